//! # Reddit, data request
//! **Where people get it:** reddit.com/settings/data-request; a zip some days later: `export_<name>_<date>.zip`.
//! **Looks like:** some 35 flat CSV files: `posts.csv` with id, permalink, date, ip, subreddit, gildings, title, url, body.
//! **Dates:** `date`, `2023-01-15 12:34:56 UTC`. `export time` in `statistics.csv` is the time of export.
//! **Kinds:** posts alone; what the account answered is in `comments.csv`, which is looked into only to prove no zero.
//! **Quirks:** `post_headers.csv` lists the posts again and stands in where `posts.csv` is missing; drafts and
//! scheduled posts have files of their own; a removed post stays listed; `checkfile.csv` names every file that was packed.
//! **Zero posts:** `posts.csv` is its header alone, beside `statistics.csv` or `checkfile.csv`, and no comment says that
//! somebody is there. **Not read:** comments, votes, messages.

use super::listing::{Item, Listing, moment};
use super::{Claim, Confidence, Format, on_demand};
use crate::evidence::{Clue, Evidence};
use crate::issue::{IssueCode, Place, Refusal};
use crate::reading::Reading;
use crate::timeline::ZeroProof;
use crate::when::{DataZone, Zone, ZoneBasis};
use std::ops::ControlFlow;

pub(super) const FORMAT: Format = Format {
    id: "reddit-gdpr",
    label: "Reddit",
    platform: "reddit",
    general: false,
    sniff,
    read: on_demand(read),
};

#[derive(Clone, Copy, PartialEq)]
enum Role {
    Posts,
    Headers,
    Comments,
    Statistics,
    Checkfile,
    /// Lists with dates that are no posts: private messages, chats, drafts.
    Other,
}

/// The columns of posts; the headers file has all but the title.
const POST: [&str; 5] = ["id", "permalink", "date", "subreddit", "title"];
const HEADER: usize = 4;
/// What tells other lists.
const OTHERS: [&[&str]; 4] = [
    &["permalink", "thread_id", "date", "from", "to"],
    &["message_id", "created_at", "thread_parent_message_id"],
    &["scheduled_post_id", "submission_time"],
    &["kind", "created", "send_replies", "is_public_link"],
];
/// The columns that comments have beside these, with or without the text.
const ANSWERS: [&str; 2] = ["link", "parent"];

fn role(clue: &Clue) -> Option<Role> {
    let has = |words: &[&str]| clue.tables().iter().any(|table| table.header(words).is_some());
    let listed = has(&POST[..HEADER]);
    match () {
        () if listed && has(&ANSWERS) => Some(Role::Comments),
        () if listed && has(&POST) => Some(Role::Posts),
        () if listed && has(&["url"]) => Some(Role::Headers),
        () if has(&["statistic", "value"]) => Some(Role::Statistics),
        () if has(&["filename", "sha256"]) => Some(Role::Checkfile),
        () if OTHERS.iter().any(|words| has(words)) => Some(Role::Other),
        () => None,
    }
}

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let known: Vec<(usize, &str, Role)> = evidence
        .clues
        .iter()
        .filter_map(|clue| {
            let folder = clue.path.rsplit_once('/').map_or("", |(folder, _)| folder);
            Some((clue.entry, folder, role(clue)?))
        })
        .collect();
    let mut folders: Vec<&str> = known.iter().map(|(_, folder, _)| *folder).collect();
    folders.sort_unstable();
    folders.dedup();
    let claims = folders.into_iter().flat_map(|folder| {
        let of = |role: Role| {
            let entries = known.iter().filter(move |(_, place, known)| *place == folder && *known == role);
            entries.map(|(entry, ..)| *entry).collect::<Vec<_>>()
        };
        let (posts, headers, comments) = (of(Role::Posts), of(Role::Headers), of(Role::Comments));
        let about = [of(Role::Statistics), of(Role::Checkfile)].concat();
        let others = of(Role::Other).into_iter().map(|entry| known_only(vec![entry]));
        let mut claims = match (posts.is_empty(), headers.is_empty()) {
            (false, _) => {
                vec![
                    Claim::posts(Confidence::Certain, [posts, about, comments].concat()),
                    known_only(headers),
                ]
            }
            (true, false) => {
                vec![Claim::posts(Confidence::Certain, [headers, about, comments].concat())]
            }
            // Two columns of these names alone are no mark of Reddit.
            (true, true) => vec![known_only(comments)],
        };
        claims.extend(others);
        claims
    });
    claims.filter(|claim| !claim.entries.is_empty()).collect()
}

fn known_only(entries: Vec<usize>) -> Claim {
    Claim::no_posts(entries)
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    let utc = DataZone { zone: Zone::UTC, basis: ZoneBasis::Platform };
    let Some(first) = entries.first() else { return Ok(()) };
    let mut listing = Listing::new(FORMAT.id, FORMAT.platform, utc, *first);
    let (mut whole_list, mut described, mut answers) = (false, false, false);
    for &entry in entries {
        listing.turn_to(entry);
        match role(reading.clue(entry)) {
            Some(role @ (Role::Posts | Role::Headers)) => {
                whole_list |= role == Role::Posts;
                read_posts(reading, &mut listing)?;
            }
            Some(Role::Comments) => answers |= has_rows(reading, entry)?,
            Some(Role::Statistics) => {
                described = true;
                read_statistics(reading, &mut listing, entry)?;
            }
            Some(Role::Checkfile) => {
                described = true;
                check_parts(reading, &mut listing, (entry, whole_list))?;
            }
            Some(Role::Other) | None => {}
        }
    }
    let proof = if whole_list && described && !answers { ZeroProof::EmptyList } else { ZeroProof::None };
    listing.each_account().for_each(|account| account.zero_proof = proof);
    listing.finish(reading);
    Ok(())
}

fn read_posts(reading: &mut Reading<'_>, listing: &mut Listing) -> Result<(), Refusal> {
    listing.rows(reading, &POST, HEADER, &mut |listing, reading, columns, row| {
        let text = |word| columns.text(row, word);
        let (id, date) = (text("id"), text("date"));
        let item = Item {
            id: &id,
            title: &text("title"),
            link: &text("permalink"),
            ..Item::new(row.number, "date", &date, moment(&date).map(|at| at.in_zone(Zone::UTC)))
        };
        listing.file(reading, &item);
    })
}

/// Tells whether a table has a row below its header.
fn has_rows(reading: &mut Reading<'_>, entry: usize) -> Result<bool, Refusal> {
    let mut rows = 0;
    reading.rows(entry, &mut |_, row| {
        rows += u32::from(!row.is_empty());
        if rows > 1 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })?;
    Ok(rows > 1)
}

fn read_statistics(reading: &mut Reading<'_>, listing: &mut Listing, entry: usize) -> Result<(), Refusal> {
    reading.rows(entry, &mut |_, row| {
        let (what, value) = (row.cell(0), row.cell(1));
        let value = value.text();
        let made = || moment(&value).ok().map(|at| at.in_zone(Zone::UTC));
        match what.text().as_ref() {
            "account name" if !value.is_empty() => {
                listing.each_account().for_each(|account| account.name = Some(value.to_string()));
            }
            "export time" => listing.captured(made()),
            "registration date" => listing.each_account().for_each(|account| account.opened = made()),
            _ => {}
        }
        ControlFlow::Continue(())
    })
}

/// Compares the list of what was packed with what is there.
fn check_parts(
    reading: &mut Reading<'_>,
    listing: &mut Listing,
    (entry, whole_list): (usize, bool),
) -> Result<(), Refusal> {
    let mut named = false;
    reading.rows(entry, &mut |_, row| {
        named |= row.cell(0).text() == "posts.csv";
        ControlFlow::Continue(())
    })?;
    if named {
        listing.each_account().for_each(|account| account.complete = Some(whole_list));
    }
    if named && !whole_list {
        let place = Place { path: reading.path(entry).to_owned(), record: None, field: None };
        reading.findings.issue(IssueCode::MissingPart, place, "posts.csv");
    }
    Ok(())
}
