//! # Any JSON list of records with a time
//! **Where people get it:** small tools, crawlers, interfaces of services; or a table turned into JSON.
//! **Looks like:** an array of objects at the root or under at most three keys (`data.items`), or one object a
//! line. Records may be wrapped (`node.title`, `tweet.created_at`).
//! **Dates:** the key called like a publish time, else like a time, else like a creation; never one of edits,
//! crawls, registrations, users, comments or of a reposted or quoted item. Text, Unix seconds, milliseconds or
//! microseconds, as numbers or as text, and MongoDB's `$date`.
//! **Kinds:** as in a table; `retweeted_status` and its like make a repost, `in_reply_to…` a reply.
//! **Quirks:** several lists beside each other are read only where one of them is called like posts. Two equally
//! good keys that differ are refused, and so are records without a title, a text or a link: logs have dates too.
//! A cursor or "more" beside the list, or a total above what is listed, makes the list partial.
//! **Zero posts:** never; an empty list of an unknown service proves nothing. **Not read:** texts.

mod keys;

use super::generic_table::{Filer, SAMPLE_CELL, SAMPLE_ROWS, Sheet, Signed};
use super::{Claim, Confidence, Format, on_demand, sniff_on_demand};
use crate::bundle;
use crate::evidence::{Clue, Evidence, JsonShape};
use crate::issue::{Refusal, RefusalCode};
use crate::reading::{BrokeOff, Reading, Text};
use crate::syntax::json::{Json, JsonError};
use crate::syntax::picks::{Picks, members};
use crate::syntax::table::Row;
use keys::list_of;
use std::borrow::Cow;
use std::ops::ControlFlow;

pub(super) use keys::{OTHER_LISTS, POST_LISTS, is_more, is_total, may_be_more, tells_posts};

pub(super) const FORMAT: Format = Format {
    id: "generic-json",
    label: "JSON",
    platform: "unknown",
    general: true,
    sniff: sniff_on_demand(sniff),
    read: on_demand(read),
};

/// How many different values of the records are told apart.
const MAX_COLUMNS: usize = 300;
/// How deep values inside a record are looked at.
const MAX_DEPTH: usize = 4;
/// Objects that stand for another account's item, passed on: that one is there says that the record is a repost.
const PASSED_ON: [&str; 7] = [
    "retweeted_status",
    "retweetedTweet",
    "retweeted_tweet",
    "reblog",
    "repost",
    "reposted",
    "origin_status",
];

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let lists = |clue: &&Clue| clue.json().is_some_and(|json| list_of(json).is_some());
    let claim = |clue: &Clue| Claim::posts(Confidence::Possible, vec![clue.entry]);
    evidence.clues.iter().filter(lists).map(claim).collect()
}

/// Tells whether a person's mapping may name keys of this text; only reading tells.
pub(super) fn fits(clue: &Clue) -> bool {
    clue.json().is_some()
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    entries.iter().try_for_each(|&entry| read_entry(reading, entry))
}

fn read_entry(reading: &mut Reading<'_>, entry: usize) -> Result<(), Refusal> {
    let path = reading.path(entry);
    let mapped = reading.host.map.as_ref().and_then(|map| map.records.as_deref());
    let found = reading.clue(entry).json().and_then(list_of);
    let list: Vec<String> = match mapped {
        Some(records) => records.split('.').map(str::to_owned).collect(),
        None => found.unwrap_or_default(),
    };
    let sheet = survey(reading, entry, &list)?;
    let Some(layout) = &sheet.layout else {
        let refusal = sheet.refusal(path).unwrap_or_else(|| Refusal::new(RefusalCode::Unknown, path));
        return Err(match refusal.code {
            // Not a table; the keys say more.
            RefusalCode::NoTimeColumn => {
                let keys: Vec<&str> = reading
                    .clue(entry)
                    .json()
                    .into_iter()
                    .flat_map(|json| json.record_keys().take(6))
                    .collect();
                Refusal { code: RefusalCode::Unknown, ..refusal }.with(format!("JSON: {}", keys.join(", ")))
            }
            _ => refusal,
        });
    };
    // Only what is needed is taken out of each record, in the columns' order.
    let needed: Vec<usize> =
        std::iter::once(layout.time).chain(layout.roles.iter().map(|(at, _)| *at)).collect();
    let paths: Vec<&str> = needed.iter().filter_map(|at| layout.heads.get(*at)).map(String::as_str).collect();
    let signed = Signed { format: FORMAT.id, platform: FORMAT.platform, partial: false };
    let mut filer = Filer::new(reading, &signed, entry, layout);
    let mut cells: Vec<String> = vec![String::new(); layout.heads.len()];
    let order = sheet.order(reading);
    // It may stand before the list.
    let mut total = 0;
    let mut json = reading.json(entry)?;
    let walked = walk(&mut json, &list, &mut |step| {
        match step {
            Step::Record(number, record) => match Picks::of(record, &paths) {
                Ok(picks) if record.starts_with(b"{") => {
                    for (at, path) in needed.iter().zip(&paths) {
                        cells[*at] = picks.raw(path).map(|raw| plain(path, raw)).unwrap_or_default();
                    }
                    filer.file(reading, layout, order, &Row::of_texts(number, &cells));
                }
                _ => filer.unreadable(reading, number),
            },
            Step::Beside(key, value) => {
                if is_more(key, value) {
                    filer.incomplete();
                } else if is_total(key) {
                    total = total.max(value.trim_matches('"').parse().unwrap_or(0));
                }
            }
        }
        ControlFlow::Continue(())
    });
    if total > filer.count() {
        filer.incomplete();
    }
    if let Err(error) = walked {
        filer.broke_off(reading, &BrokeOff::from(error))?;
    }
    sheet.doubt(reading, entry);
    filer.finish(reading);
    Ok(())
}

/// Walks the first records for the layout, and further ones as long as the order of day and month is open.
fn survey(reading: &mut Reading<'_>, entry: usize, list: &[String]) -> Result<Sheet, Refusal> {
    let map = reading.host.map.as_ref();
    let path = reading.path(entry);
    let mut json = reading.json(entry)?;
    let mut columns: Vec<String> = Vec::new();
    let mut rows: Vec<(u64, Vec<String>)> = Vec::new();
    let mut sheet: Option<Sheet> = None;
    let walked = walk(&mut json, list, &mut |step| {
        let Step::Record(number, record) = step else { return ControlFlow::Continue(()) };
        if let Some(sheet) = &mut sheet {
            let time = sheet.layout.as_ref().map(|layout| layout.head().to_owned()).unwrap_or_default();
            if let Ok(picks) = Picks::of(record, &[time.as_str()]) {
                sheet.vote(number, &picks.text(&time));
            }
            return if sheet.open() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) };
        }
        let mut row = Vec::new();
        if let Ok(text) = std::str::from_utf8(record) {
            flatten(text, "", &mut columns, &mut row, 0);
        }
        rows.push((number, row));
        if rows.len() < SAMPLE_ROWS {
            return ControlFlow::Continue(());
        }
        let settled = settled(&columns, std::mem::take(&mut rows), map);
        let open = settled.open();
        sheet = Some(settled);
        if open { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    match walked {
        Err(JsonError::Io(error)) if rows.is_empty() && sheet.is_none() => {
            return Err(bundle::refusal(&error, path));
        }
        // A fault further on is the reader's to tell.
        _ => {}
    }
    // A single object is somebody's profile or settings as often as a post.
    let single = list.is_empty() && rows.len() < 2 && sheet.is_none() && !is_array(reading, entry);
    if rows.is_empty() && sheet.is_none() || single {
        return Err(match map {
            Some(map) => {
                Refusal::new(RefusalCode::NotMapped, path).with(map.records.as_deref().unwrap_or(&map.time))
            }
            None => Refusal::new(RefusalCode::Unknown, path).with(format!("JSON: {}", columns.join(", "))),
        });
    }
    Ok(sheet.unwrap_or_else(|| settled(&columns, rows, map)))
}

fn is_array(reading: &Reading<'_>, entry: usize) -> bool {
    reading.clue(entry).json().is_some_and(|json: &JsonShape| json.array)
}

fn settled(columns: &[String], rows: Vec<(u64, Vec<String>)>, map: Option<&crate::map::Map>) -> Sheet {
    let mut sample = vec![(0, columns.to_vec())];
    sample.extend(rows);
    let mut sheet = Sheet::of(sample, map);
    match &mut sheet.layout {
        Some(layout) if map.is_none() && !tells_posts(layout) => sheet.withdraw(),
        Some(layout) => layout.lines = false,
        None => {}
    }
    sheet
}

/// Puts the values of a record under their columns, new ones behind the known.
fn flatten(text: &str, lead: &str, columns: &mut Vec<String>, row: &mut Vec<String>, depth: usize) {
    for (key, value) in members(text).unwrap_or_default() {
        let path = if lead.is_empty() { key.to_string() } else { format!("{lead}.{key}") };
        let object = value.starts_with('{');
        if object && depth < MAX_DEPTH {
            flatten(value, &path, columns, row, depth + 1);
        }
        if object && !PASSED_ON.contains(&key.as_ref()) || value.starts_with('[') {
            continue;
        }
        let known = columns.iter().position(|column| *column == path);
        let at = match known {
            Some(at) => at,
            None if columns.len() < MAX_COLUMNS => {
                columns.push(path.clone());
                columns.len() - 1
            }
            None => continue,
        };
        row.resize(row.len().max(at + 1), String::new());
        row[at] = plain(&path, value).chars().take(SAMPLE_CELL).collect();
    }
}

/// Writes a value as a cell: texts bare, an object that stands for something passed on as yes.
fn plain(path: &str, raw: &str) -> String {
    let text: Cow<'_, str> = match raw.as_bytes().first() {
        Some(b'"') => serde_json::from_str::<String>(raw).map(Cow::Owned).unwrap_or_default(),
        Some(b'{') => {
            let last = path.rsplit('.').next().unwrap_or_default();
            let inner = raw.trim_matches(|c: char| c.is_ascii_whitespace() || "{}".contains(c));
            Cow::Borrowed(if !inner.is_empty() && PASSED_ON.contains(&last) { "true" } else { "" })
        }
        Some(b'[') | None => Cow::Borrowed(""),
        _ if raw == "null" => Cow::Borrowed(""),
        _ => Cow::Borrowed(raw),
    };
    text.trim().to_owned()
}

/// Names what the walk meets.
enum Step<'a> {
    /// A record of the list, counted from 1.
    Record(u64, &'a [u8]),
    /// A key and its value beside the list.
    Beside(&'a str, &'a str),
}

/// Walks to the list at the end of `path`, over its records, and over what stands behind it; where the path is
/// empty and no list comes, over one record a line.
fn walk(
    json: &mut Json<Text<'_>>,
    path: &[String],
    each: &mut dyn FnMut(Step<'_>) -> ControlFlow<()>,
) -> Result<(), JsonError> {
    'levels: for wanted in path {
        if !json.enter(b'{')? {
            return Ok(());
        }
        while let Some(key) = json.next_key()? {
            if key == *wanted {
                continue 'levels;
            }
            beside(json, &key, each)?;
        }
        return Ok(());
    }
    let mut number = 0;
    if path.is_empty() && json.peek()? != Some(b'[') {
        while json.peek()?.is_some() {
            number += 1;
            if each(Step::Record(number, json.take()?)).is_break() {
                return Ok(());
            }
        }
        return Ok(());
    }
    if !json.enter(b'[')? {
        return Ok(());
    }
    while json.next_element()? {
        number += 1;
        if each(Step::Record(number, json.take()?)).is_break() {
            return Ok(());
        }
    }
    for _ in path {
        while let Some(key) = json.next_key()? {
            beside(json, &key, each)?;
        }
    }
    Ok(())
}

fn beside(
    json: &mut Json<Text<'_>>,
    key: &str,
    each: &mut dyn FnMut(Step<'_>) -> ControlFlow<()>,
) -> Result<(), JsonError> {
    if !(may_be_more(key) || is_total(key)) {
        return json.skip();
    }
    let value = String::from_utf8_lossy(json.take()?).into_owned();
    let _ = each(Step::Beside(key, &value));
    Ok(())
}
