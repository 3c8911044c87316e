//! # Bilibili videos, articles or dynamics, answers of its web interface
//! **Where people get it:** the answers an account's page loads, saved from the browser or by a script: `x/space/arc/search`
//! (videos), `x/space/article` (articles), `x/polymer/web-dynamic/v1/feed/space` (dynamics), or the app's list of videos.
//! **Looks like:** `{code: 0, message, ttl, data}`, or `data` alone as libraries give it: `list.vlist[]` with `created`, `item[]`
//! with `ctime`, `articles[]` with `publish_time`, `items[]` with `modules.module_author.pub_ts`; scripts collect several
//! answers, or their records alone, in an array or one a line.
//! **Dates:** these, Unix seconds; `pub_time` is the same in words. `meta.mtime`, `stat` and `orig` have times of others.
//! **Kinds:** DYNAMIC_TYPE_FORWARD is a repost, by its own date and never by that of `orig`; DYNAMIC_TYPE_LIVE_RCMD is made by
//! the platform. **Quirks:** the pinned dynamic comes first; numbers may be texts; joint videos list another author too.
//! **Zero posts:** videos, articles and dynamics are three lists, and a counter of 0 empties one. Dynamics announce videos
//! and articles, so their first page, empty and without a next one, proves that there is nothing. A refusal (`code` -352)
//! is nobody's. **Not read:** texts, counts, comments.

use super::listing::{Item, Listing, moment};
use super::records::count;
use super::{Claim, Confidence, Format, on_demand};
use crate::evidence::{Clue, Evidence, JsonShape};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::picks::{Picks, elements};
use crate::timeline::{Kind, ZeroProof};
use crate::when::{Zone, ZoneBasis};

pub(super) const FORMAT: Format = Format {
    id: "bilibili-json",
    label: "Bilibili",
    platform: "bilibili",
    general: false,
    sniff,
    read: on_demand(read),
};

/// Describes one of the lists.
struct List {
    /// Where it stands in `data`.
    path: &'static [&'static str],
    /// The keys its records are told by; none where the list's own name tells enough.
    marks: &'static [&'static str],
    /// What stands in `data` beside a list without records.
    beside: &'static [&'static str],
    /// Where its counter stands, and what says that there is more; empty where there is none.
    counter: &'static str,
    more: &'static str,
    /// The fields of a record's id, time, title, author, author's number and reads.
    fields: [&'static str; 6],
    /// The keys that tell its records outside of any answer.
    alone: &'static [&'static str],
    /// What leads the id in an address.
    address: &'static str,
    /// Whether everything an account publishes comes to this list.
    whole: bool,
}

const LISTS: [List; 4] = [
    List {
        path: &["list", "vlist"],
        marks: &[],
        beside: &["list.vlist", "page"],
        counter: "page.count",
        more: "",
        fields: ["aid", "created", "title", "author", "mid", "play"],
        alone: &["bvid", "created", "mid", "typeid"],
        address: "https://www.bilibili.com/video/av",
        whole: false,
    },
    List {
        path: &["item"],
        marks: &["ctime", "param", "goto"],
        beside: &["item", "count", "order"],
        counter: "count",
        more: "has_next",
        fields: ["param", "ctime", "title", "author", "", "play"],
        alone: &["ctime", "param", "goto", "tname"],
        address: "https://www.bilibili.com/video/av",
        whole: false,
    },
    List {
        path: &["articles"],
        marks: &["publish_time", "author"],
        beside: &["articles", "count", "pn", "ps"],
        counter: "count",
        more: "",
        fields: ["id", "publish_time", "title", "author.name", "author.mid", "stats.view"],
        alone: &["publish_time", "author.mid", "banner_url"],
        address: "https://www.bilibili.com/read/cv",
        whole: false,
    },
    List {
        path: &["items"],
        marks: &["basic", "id_str", "modules"],
        beside: &["items", "has_more", "offset"],
        counter: "",
        more: "has_more",
        fields: [
            "id_str",
            "modules.module_author.pub_ts",
            "modules.module_dynamic.major.archive.title",
            "modules.module_author.name",
            "modules.module_author.mid",
            "",
        ],
        alone: &["basic", "id_str", "modules.module_author"],
        address: "https://t.bilibili.com/",
        whole: true,
    },
];

/// Where an answer keeps its lists: libraries give what is inside alone.
const ENVELOPES: [&[&str]; 2] = [&["data"], &[]];

/// Says how a file holds one of the lists.
enum Held {
    /// In one answer, inside this envelope.
    Answer(&'static [&'static str]),
    /// In several answers, one a page, at this path of each.
    Pages(String),
    /// Alone: scripts collect the records of all pages.
    Alone,
}

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let claim = |clue: &Clue| {
        let json = clue.json()?;
        recognise(json)?;
        let sure =
            if json.has_all(&["code", "ttl", "data"]) { Confidence::Certain } else { Confidence::Likely };
        Some(Claim::posts(sure, vec![clue.entry]))
    };
    evidence.clues.iter().filter_map(claim).collect()
}

fn recognise(json: &JsonShape) -> Option<(Held, &'static List)> {
    // Each answer of several stands in an array, or on a line of its own.
    let root = if json.array { "[]." } else { "" };
    let fits = |envelope: &[&str], list: &List| {
        let at = |rest: &[&str]| format!("{root}{}", [envelope, rest].concat().join("."));
        let lead = at(list.path);
        let marked = json.has(&lead) && list.marks.iter().all(|mark| json.has(&format!("{lead}[].{mark}")));
        let beside = || list.beside.iter().all(|key| json.has(&at(&[key])));
        // A list's own name tells only as long as something is in it.
        if json.has_bare_list(&lead) { beside() } else { marked }
    };
    let pairs = ENVELOPES.iter().flat_map(|envelope| LISTS.iter().map(move |list| (*envelope, list)));
    let mut fitting = pairs.filter(|(envelope, list)| fits(envelope, list));
    let many = json.array || json.lines;
    let alone = |list: &&List| many && list.alone.iter().all(|key| json.has(&format!("{root}{key}")));
    match fitting.next() {
        Some((envelope, list)) if many => Some((Held::Pages([envelope, list.path].concat().join(".")), list)),
        Some((envelope, list)) => Some((Held::Answer(envelope), list)),
        None => LISTS.iter().find(alone).map(|list| (Held::Alone, list)),
    }
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    for &entry in entries {
        let Some((held, list)) = reading.clue(entry).json().and_then(recognise) else { continue };
        let zone = reading.data_zone(Zone::CHINA, ZoneBasis::Platform);
        let mut listing = Listing::new(FORMAT.id, FORMAT.platform, zone, entry).by_handle();
        let fields = [list.fields.as_slice(), &["type"]].concat();
        let envelope = match held {
            Held::Answer(envelope) => envelope,
            Held::Pages(path) => {
                read_pages(&mut listing, reading, list, &path, &fields)?;
                listing.finish(reading);
                continue;
            }
            Held::Alone => {
                listing.records(reading, &[], &fields, &mut |listing, reading, record, picks| {
                    file(listing, reading, list, record, picks);
                })?;
                listing.finish(reading);
                continue;
            }
        };
        let path = [envelope, list.path].concat();
        let listed = listing.records(reading, &path, &fields, &mut |listing, reading, record, picks| {
            file(listing, reading, list, record, picks);
        })?;
        let told = |reading: &mut Reading<'_>, path: &str| value(reading, entry, envelope, path);
        let counted = told(reading, list.counter).and_then(|count| count.parse::<u64>().ok());
        let more = told(reading, list.more);
        let first_page = told(reading, "offset").as_deref() == Some("");
        let cut = listed.is_some() && counted > listed || more.as_deref() == Some("true");
        let nothing = list.whole && listed == Some(0) && more.as_deref() == Some("false") && first_page;
        let single = listing.each_account().count() == 1;
        for account in listing.each_account() {
            account.complete = account.complete.or(if cut { Some(false) } else { nothing.then_some(true) });
            account.declared = counted.filter(|_| single && listed > Some(0));
            account.zero_proof = if nothing { ZeroProof::EmptyList } else { ZeroProof::None };
        }
        listing.finish(reading);
    }
    Ok(())
}

/// Reads several answers. Which pages they are is not known: nothing is said of what may be missing.
fn read_pages(
    listing: &mut Listing,
    reading: &mut Reading<'_>,
    list: &List,
    path: &str,
    fields: &[&str],
) -> Result<(), Refusal> {
    let mut before = 0;
    listing.records(reading, &[], &[path], &mut |listing, reading, page, picks| {
        let Some(records) = picks.raw(path).and_then(elements) else {
            return listing.unreadable(reading, page);
        };
        for raw in records {
            before += 1;
            match Picks::of(raw.as_bytes(), fields) {
                Ok(picks) => file(listing, reading, list, before, &picks),
                Err(_) => listing.unreadable(reading, before),
            }
        }
    })?;
    Ok(())
}

/// Gives a number, a flag or a short text that stands in the answer, wherever it stands beside the list.
fn value(reading: &mut Reading<'_>, entry: usize, envelope: &[&str], path: &str) -> Option<String> {
    let keys: Vec<&str> = envelope.iter().copied().chain(path.split('.')).collect();
    let mut json = reading.json(entry).ok()?;
    let found = !path.is_empty() && json.descend(&keys).ok()?;
    let raw = if found { json.take().ok()? } else { return None };
    Some(String::from_utf8_lossy(raw).trim_matches('"').to_owned())
}

fn file(listing: &mut Listing, reading: &mut Reading<'_>, list: &List, record: u64, picks: &Picks<'_>) {
    let [id, time, title, author, number, reads] = list.fields;
    let (id, published) = (picks.text(id), picks.text(time));
    let item = Item {
        account: &picks.text(author),
        handle: &picks.text(number),
        id: &id,
        kind: match picks.text("type").as_ref() {
            "DYNAMIC_TYPE_FORWARD" => Kind::Repost,
            "DYNAMIC_TYPE_LIVE_RCMD" => Kind::System,
            _ => Kind::Original,
        },
        title: &picks.text(title),
        link: &if id.is_empty() { String::new() } else { format!("{}{id}", list.address) },
        reads: count(&picks.text(reads)),
        ..Item::new(record, time, &published, moment(&published))
    };
    listing.file(reading, &item);
}
