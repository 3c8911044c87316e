//! # Qzone backup, JSON of QZoneExport
//! **Where people get it:** the browser extension QQ空间导出助手 (QZoneExport), 说说 and 日志 as JSON: `Messages/messages.json` with a
//! file for each year beside it, `Blogs/blogs.json`; as HTML it writes the same into `json/messages.js` and `json/blogs.js`.
//! **Looks like:** one array, for a while assigned to `dataList`: moods with `tid`, `created_time`, `custom_create_time`; blogs
//! with `blogid` (or `blogId`), `title`, `pubtime` (or `pubTime`).
//! Qzone's own answer, as its pages load it, has a page of moods in `msglist`.
//! **Dates:** `created_time` and `pubtime`, Unix seconds; `custom_create_time` and `pubTime` are the same as text, Beijing time.
//! `lastmodify` and `lastModifyTime` are edits; comments, likes and visitors have times of their own.
//! **Kinds:** a mood with `rt_tid` is a repost; one with `secret`, and what stands in 私密日记, is not public.
//! **Quirks:** moods and blogs of one export are one account; the files of years repeat what is in `messages.json`.
//! **Zero posts:** an empty list is not even told from others; whoever exported may not have been allowed to see anything.
//! **Not read:** `content`, `html`, comments, albums, boards, shares.

use super::listing::{Item, Listing, moment};
use super::{Claim, Confidence, Format, on_demand};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::picks::Picks;
use crate::timeline::{Kind, NotPost};
use crate::when::{Zone, ZoneBasis};

pub(super) const FORMAT: Format = Format {
    id: "qzone-json",
    label: "QZoneExport",
    platform: "qzone",
    general: false,
    sniff,
    read: on_demand(read),
};

/// What tells moods and blogs. Long comments may push the later keys of the first mood out of sight.
const MARKS: [(&[&str], Confidence); 7] = [
    (&["[].tid", "[].created_time", "[].custom_create_time"], Confidence::Certain),
    (&["[].tid", "[].created_time", "[].conlist"], Confidence::Certain),
    (&["[].certified", "[].cmtnum", "[].commentlist"], Confidence::Likely),
    (&["[].blogid", "[].title", "[].pubtime"], Confidence::Likely),
    (&["[].blogId", "[].title", "[].pubTime"], Confidence::Likely),
    (&["msglist[].tid", "msglist[].created_time"], Confidence::Certain),
    (&["msglist[].certified", "msglist[].cmtnum"], Confidence::Likely),
];

/// Files of one export are one claim, so that the years' files repeat nothing.
fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let known = |clue: &Clue| {
        let json = clue.json()?;
        let fitting = MARKS.iter().filter(|(keys, _)| json.has_all(keys));
        Some((fitting.map(|(_, confidence)| *confidence).max()?, clue.entry))
    };
    let found: Vec<(Confidence, usize)> = evidence.clues.iter().filter_map(known).collect();
    let sure = found.iter().map(|(confidence, _)| *confidence).max();
    let entries = found.into_iter().map(|(_, entry)| entry).collect();
    sure.map(|sure| Claim::posts(sure, entries)).into_iter().collect()
}

const FIELDS: [&str; 13] = [
    "tid",
    "created_time",
    "custom_create_time",
    "rt_tid",
    "secret",
    "uin",
    "name",
    "blogid",
    "blogId",
    "pubtime",
    "pubTime",
    "title",
    "category",
];

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    let Some(&first) = entries.first() else { return Ok(()) };
    let zone = reading.data_zone(Zone::CHINA, ZoneBasis::Platform);
    let mut listing = Listing::new(FORMAT.id, FORMAT.platform, zone, first);
    for &entry in entries {
        listing.turn_to(entry);
        let answer = reading.clue(entry).json().is_some_and(|json| json.has("msglist"));
        let path: &[&str] = if answer { &["msglist"] } else { &[] };
        listing.records(reading, path, &FIELDS, &mut file)?;
        if answer {
            // One page of some twenty; whether it is all of them depends on what the reader may see.
            listing.each_account().for_each(|account| account.complete = Some(false));
        }
    }
    listing.finish(reading);
    Ok(())
}

fn file(listing: &mut Listing, reading: &mut Reading<'_>, record: u64, picks: &Picks<'_>) {
    let first = |fields: &[&'static str]| {
        let filled = fields.iter().find_map(|field| Some((*field, picks.some(field)?)));
        filled.unwrap_or((fields.first().copied().unwrap_or_default(), "".into()))
    };
    let (_, id) = first(&["tid", "blogid", "blogId"]);
    let (field, published) = first(&["created_time", "pubtime", "custom_create_time", "pubTime"]);
    let private = picks.is_true("secret") || picks.text("category") == "私密日记";
    let item = Item {
        handle: &picks.text("uin"),
        id: &id,
        kind: if picks.is_filled("rt_tid") { Kind::Repost } else { Kind::Original },
        left_out: private.then_some(NotPost::Private),
        title: &picks.text("title"),
        ..Item::new(record, field, &published, moment(&published))
    };
    listing.file(reading, &item);
}
