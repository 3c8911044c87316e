//! # Tables of scraping services (Apify and its like)
//! **Where people get it:** apify.com › an actor's run › Export › CSV or Excel; other services flatten the same way.
//! **Looks like:** one post a row, values inside values as paths: `latestComments/0/timestamp`,
//! `authorMeta/name`, `childPosts/0/id`; or with dots.
//! **Dates:** the post's own column (`timestamp`, `createTimeISO`, `createdAt`, `time`, `postedAtISO`, `date`), ISO 8601
//! or Unix time; a column under a path is never its time: comments and quoted posts are others' and newer.
//! **Kinds:** as in any table. **Quirks:** pinned posts come first, so rows are in no order; one run may hold
//! several accounts. **Zero posts:** never; and a run stops at the number of posts it was asked for, so that the
//! table is never whole. **Not read:** captions and comments.

use super::generic_table::{Signed, lists_posts, read_signed};
use super::{Claim, Confidence, Format, on_demand};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::Reading;

pub(super) const FORMAT: Format = Format {
    id: "scrape-csv",
    label: "Apify",
    platform: "unknown",
    general: false,
    sniff,
    read: on_demand(read),
};

/// Columns that only scrapers of a service write, by service; the first names the platform.
const SCRAPERS: [(&str, &[&str]); 7] = [
    ("instagram", &["ownerUsername", "timestamp", "shortCode"]),
    ("instagram", &["ownerUsername", "timestamp", "inputUrl"]),
    ("tiktok", &["createTimeISO", "webVideoUrl"]),
    ("facebook", &["pageName", "time", "postId"]),
    ("facebook", &["facebookUrl", "time", "postId"]),
    ("x", &["twitterUrl", "createdAt", "retweetCount"]),
    ("youtube", &["channelName", "channelUrl", "date", "viewCount"]),
];

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let claim = |clue: &Clue| {
        let ours = scraper(clue).is_some() || is_flattened(clue);
        (ours && lists_posts(clue)).then(|| Claim::posts(Confidence::Likely, vec![clue.entry]))
    };
    evidence.clues.iter().filter_map(claim).collect()
}

fn scraper(clue: &Clue) -> Option<&'static str> {
    let has = |words: &[&str]| clue.tables().iter().any(|table| table.header(words).is_some());
    SCRAPERS.iter().find(|(_, words)| has(words)).map(|(platform, _)| *platform)
}

/// Tells numbered paths in a header: `latestComments/0/text`.
fn is_flattened(clue: &Clue) -> bool {
    let numbered = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let path = |cell: &String| {
        let mut parts = cell.split('/');
        let named = parts
            .next()
            .is_some_and(|part| part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_'));
        named && !numbered(cell.split('/').next().unwrap_or_default()) && parts.next().is_some_and(numbered)
    };
    clue.tables().iter().any(|table| table.rows.first().is_some_and(|(_, row)| row.iter().any(path)))
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    entries.iter().try_for_each(|&entry| {
        let platform = scraper(reading.clue(entry)).unwrap_or("unknown");
        read_signed(reading, entry, &Signed { format: FORMAT.id, platform, partial: true })
    })
}
