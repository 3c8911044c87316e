//! # Posts of seven Chinese platforms, MediaCrawler
//! **Where people get it:** the open-source tool MediaCrawler: `data/<platform>/<jsonl|json|csv>/creator_contents_<date>…`,
//! `<platform>_creator_<time>.xlsx` or `sqlite_tables.db`.
//! **Looks like:** one record a post with the platform's own id (`note_id`, `aweme_id`, `video_id`, `content_id`, …), its time,
//! `nickname` and the tool's `last_modify_ts`; a workbook has the sheets Contents, Comments and Creators, a database a
//! table for each of these of every platform.
//! **Dates:** `time` (Xiaohongshu), `publish_time` (Tieba), `created_time` (Zhihu), `pub_ts` (dynamics of Bilibili), else
//! `create_time`: Unix seconds or milliseconds, or Beijing time as text. `last_update_time` and `updated_time` are
//! edits, `last_modify_ts` and `add_ts` the crawl; none of them is read.
//! **Kinds:** a dynamic of type FORWARD is a repost, one of LIVE_RCMD was made by the platform.
//! **Quirks:** a run by keyword (`search_…`) holds posts of many people: one account each. Newer versions write a hash in
//! place of the author's id and half a name. A second run on a day appends. Comments have times too, and are no posts.
//! **Zero posts:** the tool writes no file then; it fetches a set number at most, so nothing is ever complete.
//! **Not read:** `desc`, `content`, `content_text`, counts, comments, creators, contacts.

use super::columns::Columns;
use super::listing::{Item, Listing, moment};
use super::records::count;
use super::{Claim, Confidence, Format, on_demand};
use crate::evidence::{Clue, Evidence, JsonShape, Shape};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::timeline::Kind;
use crate::when::{Zone, ZoneBasis};
use std::ops::ControlFlow;

pub(super) const FORMAT: Format = Format {
    id: "mediacrawler",
    label: "MediaCrawler",
    platform: "unknown",
    general: false,
    sniff,
    read: on_demand(read),
};

/// Describes what the tool writes of one kind of posts.
struct Posts {
    platform: &'static str,
    /// The table of a database.
    table: &'static str,
    /// What tells the records: their id, their time, and something no other tool writes beside them.
    marks: [&'static str; 3],
    /// The first fields, where a long text may push the others out of sight.
    start: &'static [&'static str],
    title: &'static str,
    link: &'static str,
    reads: &'static str,
}

const POSTS: [Posts; 9] = [
    posts("xiaohongshu", "xhs_note", ["note_id", "time", "last_update_time"], "title", "note_url", "")
        .starting(&["note_id", "type", "title", "desc"]),
    posts("douyin", "douyin_aweme", ["aweme_id", "create_time", "aweme_type"], "title", "aweme_url", "")
        .starting(&["aweme_id", "aweme_type", "title", "desc"]),
    posts(
        "kuaishou",
        "kuaishou_video",
        ["video_id", "create_time", "viewd_count"],
        "title",
        "video_url",
        "viewd_count",
    ),
    posts(
        "bilibili",
        "bilibili_video",
        ["video_id", "create_time", "video_play_count"],
        "title",
        "video_url",
        "video_play_count",
    ),
    posts(
        "bilibili",
        "bilibili_article",
        ["article_id", "create_time", "article_url"],
        "title",
        "article_url",
        "",
    ),
    posts("bilibili", "bilibili_up_dynamic", ["dynamic_id", "pub_ts", "total_forwards"], "", "", ""),
    posts("weibo", "weibo_note", ["note_id", "create_time", "create_date_time"], "", "note_url", "")
        .starting(&["note_id", "content"]),
    posts("tieba", "tieba_note", ["note_id", "publish_time", "tieba_name"], "title", "note_url", ""),
    posts(
        "zhihu",
        "zhihu_content",
        ["content_id", "created_time", "content_type"],
        "title",
        "content_url",
        "",
    )
    .starting(&["content_id", "content_type", "content_text"]),
];

const fn posts(
    platform: &'static str,
    table: &'static str,
    marks: [&'static str; 3],
    title: &'static str,
    link: &'static str,
    reads: &'static str,
) -> Posts {
    Posts { platform, table, marks, start: &[], title, link, reads }
}

impl Posts {
    const fn starting(mut self, start: &'static [&'static str]) -> Posts {
        self.start = start;
        self
    }
}

/// The id of a comment; comments name their post too.
const COMMENT: &str = "comment_id";
/// When the tool fetched a record.
const FETCHED: &str = "last_modify_ts";
/// What tells the tool's other lists beside [`FETCHED`]: comments, creators, their fans.
const OTHERS: [&[&str]; 4] =
    [&[COMMENT, "content"], &["follows", "fans"], &["total_fans", "user_rank"], &["up_id", "fan_id"]];

/// Everything that is read of any record.
const FIELDS: [&str; 29] = [
    "note_id",
    "aweme_id",
    "video_id",
    "article_id",
    "dynamic_id",
    "content_id",
    "comment_id",
    "time",
    "create_time",
    "create_date_time",
    "publish_time",
    "created_time",
    "pub_ts",
    "user_id",
    "creator_hash",
    "user_link",
    "nickname",
    "user_name",
    "user_nickname",
    "title",
    "note_url",
    "aweme_url",
    "video_url",
    "article_url",
    "content_url",
    "viewd_count",
    "video_play_count",
    "type",
    "content_type",
];

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    evidence.clues.iter().filter_map(claim).collect()
}

fn claim(clue: &Clue) -> Option<Claim> {
    let heads = heads(clue);
    let has = |words: &[&str]| heads.iter().any(|head| words.iter().all(|word| head.contains(word)));
    let sure = if has(&[FETCHED]) { Confidence::Certain } else { Confidence::Likely };
    let listed = heads.iter().any(|head| kind_of(head).is_some());
    let begun = || clue.json().is_some_and(|json| begun_of(json).is_some());
    match () {
        () if listed => Some(Claim::posts(sure, vec![clue.entry])),
        () if OTHERS.iter().any(|words| has(words) && has(&[FETCHED])) => {
            Some(Claim::no_posts(vec![clue.entry]))
        }
        () if begun() => Some(Claim::posts(Confidence::Likely, vec![clue.entry])),
        () => None,
    }
}

/// Lists the heads of an entry: the keys of its records, its header rows, or the columns of its tables.
fn heads(clue: &Clue) -> Vec<Vec<&str>> {
    fn words(row: &[String]) -> Vec<&str> {
        row.iter().map(String::as_str).collect()
    }
    match &clue.shape {
        Shape::Json(json) => vec![json.record_keys().collect()],
        Shape::Sqlite(database) => database.tables.iter().map(|(_, columns)| words(columns)).collect(),
        _ => clue.tables().iter().filter_map(|table| table.rows.first()).map(|(_, row)| words(row)).collect(),
    }
}

fn kind_of(head: &[&str]) -> Option<&'static Posts> {
    let has = |word: &str| head.contains(&word);
    POSTS.iter().find(|posts| posts.marks.iter().all(|mark| has(mark)) && !has(COMMENT))
}

/// Recognises a record whose first long text fills all that is seen of it.
fn begun_of(json: &JsonShape) -> Option<&'static Posts> {
    let keys: Vec<&str> = json.record_keys().collect();
    let begins = |posts: &&Posts| !posts.start.is_empty() && keys == posts.start;
    POSTS.iter().find(begins).filter(|_| !json.whole)
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    for &entry in entries {
        match &reading.clue(entry).shape {
            Shape::Json(_) => read_records(reading, entry)?,
            Shape::Sqlite(_) => read_database(reading, entry)?,
            _ => read_table(reading, entry)?,
        }
    }
    Ok(())
}

fn start(reading: &Reading<'_>, platform: &'static str, entry: usize) -> Listing {
    let zone = reading.data_zone(Zone::CHINA, ZoneBasis::Platform);
    Listing::new(FORMAT.id, platform, zone, entry).by_handle()
}

fn finish(mut listing: Listing, reading: &mut Reading<'_>) {
    for account in listing.each_account() {
        // The tool stops at a number of posts that was set.
        account.complete = Some(false);
        account.handle = account.handle.take().filter(|handle| !handle.starts_with(HASH));
    }
    listing.finish(reading);
}

fn read_records(reading: &mut Reading<'_>, entry: usize) -> Result<(), Refusal> {
    let known = reading.clue(entry).json().and_then(|json| {
        let keys: Vec<&str> = json.record_keys().collect();
        kind_of(&keys).or_else(|| begun_of(json))
    });
    let Some(kind) = known else { return Ok(()) };
    let mut listing = start(reading, kind.platform, entry);
    listing.records(reading, &[], &FIELDS, &mut |listing, reading, record, picks| {
        file(listing, reading, kind, record, &|field| picks.text(field).into_owned());
    })?;
    finish(listing, reading);
    Ok(())
}

/// Reads the tables of posts of every platform. The tool makes all of them, and most stay empty.
fn read_database(reading: &mut Reading<'_>, entry: usize) -> Result<(), Refusal> {
    let mut nothing = true;
    for of_platform in POSTS.chunk_by(|one, next| one.platform == next.platform) {
        let platform = of_platform.first().map_or(FORMAT.platform, |kind| kind.platform);
        let mut listing = start(reading, platform, entry);
        let mut found = false;
        for kind in of_platform {
            listing.database(reading, kind.table, &FIELDS, &mut |listing, reading, columns, row| {
                found = true;
                file(listing, reading, kind, row.number, &|field| columns.text(row, field));
            })?;
        }
        if found || listing.each_account().any(|account| account.unread > 0) {
            nothing = false;
            finish(listing, reading);
        }
    }
    if nothing {
        finish(start(reading, FORMAT.platform, entry), reading);
    }
    Ok(())
}

/// Reads a text table, or the sheets of a workbook that list posts; the others have other headers.
fn read_table(reading: &mut Reading<'_>, entry: usize) -> Result<(), Refusal> {
    let mut listing: Option<Listing> = None;
    let (mut sheet, mut lead) = (0, String::new());
    let mut head: Option<(&Posts, Columns)> = None;
    reading.rows(entry, &mut |reading, row| {
        if row.sheet != sheet {
            (sheet, head) = (row.sheet, None);
        }
        let again = head.is_none() || row.cell(0).text() == lead;
        let texts = if again { row.texts() } else { Vec::new() };
        let words: Vec<&str> = texts.iter().map(String::as_str).collect();
        if let Some(kind) = kind_of(&words) {
            listing.get_or_insert_with(|| start(reading, kind.platform, entry));
            head = Columns::of(row, &FIELDS, 0).map(|columns| (kind, columns));
            lead = row.cell(0).text().into_owned();
        } else if let (Some((kind, columns)), Some(listing)) = (&head, &mut listing)
            && !row.is_empty()
        {
            file(listing, reading, kind, row.number, &|field| columns.text(row, field));
        }
        ControlFlow::Continue(())
    })?;
    let listing = listing.unwrap_or_else(|| start(reading, FORMAT.platform, entry));
    finish(listing, reading);
    Ok(())
}

/// Marks a handle that the tool made up: a hash tells authors apart and is nobody's id.
const HASH: char = '#';

fn file(
    listing: &mut Listing,
    reading: &mut Reading<'_>,
    kind: &Posts,
    record: u64,
    text: &dyn Fn(&str) -> String,
) {
    if !text(COMMENT).is_empty() {
        return;
    }
    let first = |fields: &[&str]| fields.iter().map(|field| text(field)).find(|text| !text.is_empty());
    let [id, time, _] = kind.marks;
    let published = first(&[time, "create_date_time"]).unwrap_or_default();
    let hash = || first(&["creator_hash"]).map(|hash| format!("{HASH}{hash}"));
    let handle = first(&["user_id"]).or_else(hash).or_else(|| first(&["user_link"]));
    let dynamic = if time == "pub_ts" { text("type") } else { String::new() };
    let item = Item {
        account: &first(&["nickname", "user_nickname", "user_name"]).unwrap_or_default(),
        handle: &handle.unwrap_or_default(),
        id: &text(id),
        kind: match dynamic.as_str() {
            "FORWARD" => Kind::Repost,
            // The notice of a live stream (LIVE_RCMD).
            "RCMD" => Kind::System,
            _ => Kind::Original,
        },
        title: &text(kind.title),
        link: &text(kind.link),
        reads: count(&text(kind.reads)),
        // A spreadsheet program has made a fraction of it.
        ..Item::new(record, time, &published, moment(published.strip_suffix(".0").unwrap_or(&published)))
    };
    listing.file(reading, &item);
}
