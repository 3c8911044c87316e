//! Holds a repository's tree and the few facts of its records, and walks it.
//!
//! Blocks come in any order and may name each other in a circle; each is visited once. A block is known by the hash
//! of its CID, and of a record only the time and whether it is an answer are kept.

use crate::formats::listing::moment;
use crate::syntax::cbor::{Cbor, Value};
use crate::when::{Moment, Zone};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Names the collections that are posts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Collection {
    Posts,
    Reposts,
}

impl Collection {
    fn of(name: &str) -> Option<Collection> {
        match name {
            "app.bsky.feed.post" => Some(Collection::Posts),
            "app.bsky.feed.repost" => Some(Collection::Reposts),
            _ => None,
        }
    }
}

/// Holds a record the walk came to.
pub(super) struct Found {
    pub collection: Collection,
    /// Its key; empty where the part of the tree that names it is missing.
    pub key: String,
    pub created: Option<Moment>,
    pub reply: bool,
}

/// Holds what is kept of one account's repository.
pub(super) struct Repository {
    pub did: Option<String>,
    pub name: Option<String>,
    commit: u64,
    /// The top of the tree, once the commit was seen.
    top: Option<u64>,
    nodes: HashMap<u64, Node>,
    // In an order of its own, so that the same file is told of in the same words each time.
    records: BTreeMap<u64, Record>,
}

#[derive(Default)]
struct Node {
    below: Vec<u64>,
    entries: Vec<(Collection, String, u64)>,
}

#[derive(Clone, Copy)]
struct Record {
    collection: Collection,
    created: Option<Moment>,
    reply: bool,
}

/// Holds the members of a block's map that matter, whatever the block is.
#[derive(Default)]
struct Members<'a> {
    kind: Option<&'a str>,
    did: Option<&'a str>,
    name: Option<&'a str>,
    created: Option<&'a str>,
    reply: bool,
    data: Option<u64>,
    entries: Option<Node>,
    left: Option<u64>,
}

impl Repository {
    /// Starts a repository whose commit has this CID.
    pub fn new(commit: &[u8]) -> Repository {
        let (nodes, records) = Default::default();
        Repository { did: None, name: None, commit: known(commit), top: None, nodes, records }
    }

    /// Keeps what matters of a block; a block that makes no sense is as good as missing.
    pub fn take(&mut self, cid: &[u8], data: &[u8]) {
        let Some(members) = members(data) else { return };
        let id = known(cid);
        if let Some(mut node) = members.entries {
            node.below.extend(members.left);
            self.nodes.insert(id, node);
        } else if let Some(collection) = members.kind.and_then(Collection::of) {
            let created = members.created.and_then(|text| moment(text).ok());
            let created = created.map(|moment| moment.in_zone(Zone::UTC));
            self.records.insert(id, Record { collection, created, reply: members.reply });
        } else if members.kind == Some("app.bsky.actor.profile") {
            self.name = members.name.filter(|name| !name.trim().is_empty()).map(str::to_owned);
        } else if id == self.commit {
            self.top = members.data;
            self.did = members.did.map(str::to_owned);
        }
    }

    /// Hands out every record; gives how many blocks are missing.
    pub fn walk(mut self, mut each: impl FnMut(Found)) -> u64 {
        let mut missing = 0;
        let mut reached = HashSet::new();
        let mut stack: Vec<u64> = self.top.into_iter().collect();
        if stack.is_empty() {
            missing += 1;
        }
        let mut visited = HashSet::new();
        while let Some(id) = stack.pop() {
            // Content cannot name itself; a file that claims so is not followed in circles.
            if !visited.insert(id) {
                continue;
            }
            let Some(node) = self.nodes.remove(&id) else {
                missing += 1;
                continue;
            };
            for (collection, key, id) in node.entries {
                match self.records.get(&id) {
                    Some(record) => {
                        reached.insert(id);
                        each(Found { collection, key, created: record.created, reply: record.reply });
                    }
                    None => missing += 1,
                }
            }
            stack.extend(node.below);
        }
        if missing > 0 {
            for record in
                self.records.iter().filter(|(id, _)| !reached.contains(*id)).map(|(_, record)| record)
            {
                let Record { collection, created, reply } = *record;
                each(Found { collection, key: String::new(), created, reply });
            }
        }
        missing
    }
}

fn known(cid: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    cid.hash(&mut hasher);
    hasher.finish()
}

fn members(data: &[u8]) -> Option<Members<'_>> {
    let mut cbor = Cbor::new(data);
    let Value::Map(pairs) = cbor.value()? else { return None };
    let mut found = Members::default();
    for _ in 0..pairs {
        let key = cbor.key()?;
        if key == "e" {
            found.entries = Some(entries(&mut cbor)?);
            continue;
        }
        match (key, cbor.single()?) {
            ("$type", Value::Text(text)) => found.kind = Some(text),
            ("did", Value::Text(text)) => found.did = Some(text),
            ("displayName", Value::Text(text)) => found.name = Some(text),
            ("createdAt", Value::Text(text)) => found.created = Some(text),
            ("reply", Value::Map(_)) => found.reply = true,
            ("data", Value::Link(cid)) => found.data = Some(known(cid)),
            ("l", Value::Link(cid)) => found.left = Some(known(cid)),
            _ => {}
        }
    }
    Some(found)
}

/// Reads the entries of a node: each has the rest of its key, what of the key before it it shares, its record and the
/// part of the tree to its right.
fn entries(cbor: &mut Cbor<'_>) -> Option<Node> {
    let Value::List(count) = cbor.value()? else { return None };
    let mut node = Node::default();
    let mut key = Vec::new();
    for _ in 0..count {
        let Value::Map(pairs) = cbor.value()? else { return None };
        let (mut shared, mut rest, mut record) = (0, &[][..], None);
        for _ in 0..pairs {
            match (cbor.key()?, cbor.single()?) {
                ("p", Value::Whole(length)) => shared = usize::try_from(length).ok()?,
                ("k", Value::Bytes(bytes)) => rest = bytes,
                ("v", Value::Link(cid)) => record = Some(known(cid)),
                ("t", Value::Link(cid)) => node.below.push(known(cid)),
                _ => {}
            }
        }
        key.truncate(shared);
        key.extend_from_slice(rest);
        let text = std::str::from_utf8(&key).ok()?;
        if let (Some((collection, name)), Some(record)) = (text.split_once('/'), record)
            && let Some(collection) = Collection::of(collection)
        {
            node.entries.push((collection, name.to_owned(), record));
        }
    }
    Some(node)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A node without entries whose left part is the block `to`.
    fn node(to: &[u8]) -> Vec<u8> {
        [b"\xa2\x61e\x80\x61l\xd8\x2a", &[0x40 + to.len() as u8 + 1, 0][..], to].concat()
    }

    #[test]
    fn a_tree_that_bites_its_tail_is_walked_once() {
        let mut repository = Repository::new(b"c");
        repository.take(b"c", b"\xa2\x63did\x61d\x64data\xd8\x2a\x42\x00a");
        repository.take(b"a", &node(b"b"));
        repository.take(b"b", &node(b"a"));
        assert_eq!(repository.did.as_deref(), Some("d"));
        assert_eq!(repository.walk(|_| unreachable!("no records")), 0);
    }

    #[test]
    fn a_tree_with_a_hole_says_so() {
        let mut repository = Repository::new(b"c");
        repository.take(b"c", b"\xa1\x64data\xd8\x2a\x42\x00a");
        repository.take(b"a", &node(b"z"));
        assert_eq!(repository.walk(|_| unreachable!("no records")), 1);
        assert_eq!(Repository::new(b"c").walk(|_| unreachable!("no records")), 1);
    }

    #[test]
    fn loose_records_come_in_the_same_order_each_time() {
        let post = |second: usize| {
            let created = format!("2024-01-02T03:04:{second:02}.000Z");
            let kind = b"\xa2\x65$type\x72app.bsky.feed.post";
            [&kind[..], b"\x69createdAt\x78\x18", created.as_bytes()].concat()
        };
        let walked = || {
            let mut repository = Repository::new(b"c");
            (0..40).for_each(|number| repository.take(&[number as u8], &post(number)));
            let mut seen = Vec::new();
            assert_eq!(repository.walk(|found| seen.push(found.created)), 1, "there is no commit");
            seen
        };
        let first = walked();
        assert!(first.len() == 40 && first.iter().all(Option::is_some));
        assert_eq!(first, walked());
    }
}
