//! # Nostr events
//! **Where people get it:** a client's or a relay's export, or a tool such as `nak` that asks relays; one event a line.
//! **Looks like:** `{ "id", "pubkey", "created_at", "kind", "tags", "content", "sig" }`, in lines, in a list, or as a relay
//! sends them: `["EVENT", "…", { … }]` and `["EOSE", "…"]`.
//! **Dates:** `created_at`, seconds since 1970, which the client wrote; of an article (kind 30023) the tag
//! `published_at`, because `created_at` is its last edit.
//! **Kinds:** 1 is a note, with an `e` tag that does not only mention an answer; 6 and 16 pass on; 11, 20, 21, 22, 1068,
//! 1222, 9802 and 30023 are posts of other sorts, 1111 and 1244 answers. **Quirks:** a file may hold many keys' events,
//! each is an account; kind 0 is the profile with the name; 30024 is a draft; 5 asks to delete what its `e` tags name;
//! relays give the same event again. Reactions, lists, follows and private messages are not posts.
//! **Zero posts:** no relay holds everything, so nothing can prove it. **Not read:** contents, signatures.

use super::listing::{Item, Listing, moment};
use super::{Claim, Confidence, Format, on_demand, sniff_on_demand};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::{BrokeOff, Reading};
use crate::syntax::json::{Json, JsonError};
use crate::syntax::meter::RECORD_LIMIT;
use crate::syntax::picks::{Picks, elements};
use crate::timeline::{Kind, NotPost};
use crate::when::{DataZone, Zone, ZoneBasis};
use std::collections::HashSet;
use std::io::{BufRead, BufReader, Read};

pub(super) const FORMAT: Format = Format {
    id: "nostr-events",
    label: "Nostr",
    platform: "nostr",
    general: false,
    sniff: sniff_on_demand(sniff),
    read: on_demand(read),
};

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let is_ours = |clue: &&Clue| {
        clue.json().is_some_and(|json| {
            ["", "[].", "[][].", "events[]."].iter().any(|lead| {
                let keys = ["pubkey", "created_at", "kind", "tags", "sig"];
                json.assigned.is_none() && keys.iter().all(|key| json.has(&format!("{lead}{key}")))
            })
        })
    };
    let claims = evidence.clues.iter().filter(is_ours);
    claims.map(|clue| Claim::posts(Confidence::Certain, vec![clue.entry])).collect()
}

const FIELDS: [&str; 6] = ["id", "pubkey", "created_at", "kind", "tags", "content"];

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    for &entry in entries {
        let utc = DataZone { zone: Zone::UTC, basis: ZoneBasis::Platform };
        let mut events = Events {
            listing: Listing::new(FORMAT.id, FORMAT.platform, utc, entry),
            deleted: HashSet::new(),
            count: 0,
        };
        if has_one_a_line(reading, entry)? {
            events.lines(reading)?;
        } else {
            let mut json = reading.json(entry)?;
            if let Err(error) = events.texts(reading, &mut json) {
                events.listing.broke_off(reading, &BrokeOff::from(error))?;
            }
        }
        // A relay keeps what it likes and gives so many at once.
        events.listing.each_account().for_each(|account| account.complete = Some(false));
        events.listing.finish(reading);
    }
    Ok(())
}

/// Tells whether the first line is a text of its own, and not the beginning of one that goes on below. The first
/// event may be larger than what was looked at to recognise the file.
fn has_one_a_line(reading: &mut Reading<'_>, entry: usize) -> Result<bool, Refusal> {
    let lines = reading.clue(entry).json().is_some_and(|json| json.lines);
    let mut line = Vec::new();
    let mut text = BufReader::new(reading.text(entry)?);
    let read = (&mut text).take(RECORD_LIMIT as u64).read_until(b'\n', &mut line);
    let (first, last) = (line.trim_ascii().first(), line.trim_ascii().last());
    let whole = matches!((first, last), (Some(b'{'), Some(b'}'))) || (lines && last == Some(&b']'));
    Ok(read.is_ok() && whole)
}

struct Events {
    listing: Listing,
    /// The events that their author asked to delete, by author and id.
    deleted: HashSet<(String, String)>,
    count: u64,
}

impl Events {
    /// Reads texts one after the other: events, lists of events, frames, lists of frames.
    fn texts<R: Read>(&mut self, reading: &mut Reading<'_>, json: &mut Json<R>) -> Result<(), JsonError> {
        while let Some(first) = json.peek()? {
            match first {
                b'[' => self.list(reading, json, 2)?,
                b'{' => self.one(reading, json.take()?),
                _ => return Err(JsonError::Syntax),
            }
        }
        Ok(())
    }

    /// Reads one event or frame a line: a line that is broken loses no other.
    fn lines(&mut self, reading: &mut Reading<'_>) -> Result<(), Refusal> {
        let mut text = BufReader::new(reading.text(self.listing.entry())?);
        let (mut line, mut bad) = (Vec::new(), None);
        loop {
            line.clear();
            match (&mut text).take(RECORD_LIMIT as u64).read_until(b'\n', &mut line) {
                Err(error) => return self.listing.broke_off(reading, &BrokeOff::Io(error)),
                // The last line of all: the file was cut, and more may be missing.
                Ok(0) if bad.is_some() => return self.listing.broke_off(reading, &BrokeOff::Text),
                Ok(0) => return Ok(()),
                Ok(_) => {}
            }
            if let Some(bad) = bad.take() {
                self.listing.unreadable(reading, bad);
            }
            if self.texts(reading, &mut Json::new(line.as_slice())).is_err() {
                self.count += 1;
                bad = Some(self.count);
            }
        }
    }

    fn list<R: Read>(
        &mut self,
        reading: &mut Reading<'_>,
        json: &mut Json<R>,
        depth: usize,
    ) -> Result<(), JsonError> {
        json.enter(b'[')?;
        while json.next_element()? {
            match json.peek()? {
                Some(b'[') if depth > 1 => self.list(reading, json, depth - 1)?,
                Some(b'{') => self.one(reading, json.take()?),
                // The words of a frame.
                _ => json.skip()?,
            }
        }
        Ok(())
    }

    fn one(&mut self, reading: &mut Reading<'_>, value: &[u8]) {
        self.count += 1;
        let picks = Picks::of(value, &FIELDS).ok().filter(|picks| picks.raw("pubkey").is_some());
        match picks {
            Some(picks) => self.event(reading, &picks),
            None => self.listing.unreadable(reading, self.count),
        }
    }

    fn event(&mut self, reading: &mut Reading<'_>, picks: &Picks<'_>) {
        let (id, key, kind) = (picks.text("id"), picks.text("pubkey"), picks.whole("kind").unwrap_or(-1));
        if kind == 0 {
            return self.profile(&key, &picks.text("content"));
        }
        let tags = Tags(picks.list("tags").into_iter().filter_map(elements).collect());
        if kind == 5 {
            let named = tags.named("e").map(|id| (key.clone().into_owned(), id));
            return self.deleted.extend(named);
        }
        let Some(kind) = post_kind(kind, &tags) else {
            // Somebody who only reacts is an account too.
            self.listing.account(&key).handle.get_or_insert_with(|| key.clone().into_owned());
            return;
        };
        let first = tags.named("published_at").next().filter(|_| kind.1);
        let (field, published) = match first {
            Some(first) => ("published_at", first),
            None => ("created_at", picks.text("created_at").into_owned()),
        };
        let deleted = self.deleted.contains(&(key.clone().into_owned(), id.clone().into_owned()));
        let left_out = match picks.whole("kind") {
            Some(30024) => Some(NotPost::Draft),
            _ => deleted.then_some(NotPost::Deleted),
        };
        let moment = moment(&published);
        let item = Item {
            account: &key,
            handle: &key,
            id: &id,
            kind: kind.0,
            left_out,
            ..Item::new(self.count, field, &published, moment)
        };
        self.listing.file(reading, &item);
    }

    /// Takes the name out of a profile: a JSON text inside the event.
    fn profile(&mut self, key: &str, content: &str) {
        let account = self.listing.account(key);
        account.handle.get_or_insert_with(|| key.to_owned());
        let Ok(picks) = Picks::of(content.as_bytes(), &["display_name", "displayName", "name"]) else {
            return;
        };
        let name = ["display_name", "displayName", "name"].iter().find_map(|field| picks.some(field));
        account.name = name.map(|name| name.into_owned()).or(account.name.take());
    }
}

/// Says what an event is, and whether it may name its first publication; `None` where it is no post.
fn post_kind(kind: i64, tags: &Tags<'_>) -> Option<(Kind, bool)> {
    Some(match kind {
        1 if tags.answers() => (Kind::Reply, false),
        1 | 11 | 20 | 1068 | 1222 | 9802 => (Kind::Original, false),
        21 | 22 | 30023 | 30024 | 34235 | 34236 => (Kind::Original, true),
        1111 | 1244 => (Kind::Reply, false),
        6 | 16 => (Kind::Repost, false),
        _ => return None,
    })
}

/// Holds an event's tags: lists of texts, the first of which is the name.
struct Tags<'a>(Vec<Vec<&'a str>>);

impl Tags<'_> {
    /// Gives the values of the tags of a name.
    fn named(&self, name: &str) -> impl Iterator<Item = String> {
        let named = self.0.iter().filter(move |tag| tag.first().is_some_and(|first| plain(first) == name));
        named.filter_map(|tag| tag.get(1)).map(|value| plain(value).to_owned())
    }

    /// Tells whether an `e` tag is more than a mention (NIP-10, the fourth word).
    fn answers(&self) -> bool {
        let is =
            |tag: &Vec<&str>, at: usize, word: &str| tag.get(at).is_some_and(|found| plain(found) == word);
        self.0.iter().any(|tag| is(tag, 0, "e") && !is(tag, 3, "mention"))
    }
}

fn plain(raw: &str) -> &str {
    raw.trim_matches('"')
}
