//! # WeChat articles, JSON of wechat-article-exporter
//! **Where people get it:** the open-source tool wechat-article-exporter › 导出 › JSON: `微信公众号文章.json`.
//! **Looks like:** one array of articles as WeChat's own backend sends them (`aid`, `appmsgid`, `itemidx`,
//! `update_time`, …) with `fakeid` and `_accountName` added.
//! **Dates:** `update_time`, Unix seconds, is when it was sent; `create_time` is when the draft was begun and is
//! never read. **Kinds:** `item_show_type` 11 is another account's article, passed on.
//! **Quirks:** `is_deleted` is a flag, a number or a text; several accounts may share a file; `content` holds
//! whole pages and `comments` have times of their own. The list of accounts (`usefor`, `accounts`) has only
//! the tool's own times.
//! **Zero posts:** an empty array says that nothing was selected, and proves nothing. **Not read:** bodies, comments.

use super::listing::Listing;
use super::wechat_article::{self, Around};
use super::wechat_exporter;
use super::{Claim, Confidence, Format};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::picks::Picks;

pub(super) const FORMAT: Format = Format {
    id: "wechat-exporter-json",
    label: "wechat-article-exporter (JSON)",
    platform: "wechat",
    general: false,
    sniff,
    read,
};

/// The backend's own keys; other tools keep them too.
const BACKEND: [&str; 4] = ["aid", "appmsgid", "itemidx", "update_time"];

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    evidence.clues.iter().filter_map(claim).collect()
}

fn claim(clue: &Clue) -> Option<Claim> {
    let json = clue.json()?;
    let manifest = json.has_all(&["version", "accounts"])
        && json.value("usefor").is_some_and(|tool| tool.contains("wechat-article-exporter"));
    if manifest {
        return Some(Claim::no_posts(vec![clue.entry]));
    }
    // One array, or one article a line.
    let lead = if json.array { "[]." } else { "" };
    let has = |key: &str| json.has(&format!("{lead}{key}"));
    let backend = BACKEND.iter().filter(|key| has(key)).count();
    // A whole page in `content` may fill the first bytes before the other keys come.
    let own = has("_accountName") || has("fakeid") && has("_status");
    match () {
        () if own && backend > 0 => Some(Claim::posts(Confidence::Certain, vec![clue.entry])),
        () if backend == BACKEND.len() => Some(Claim::posts(Confidence::Likely, vec![clue.entry])),
        () => None,
    }
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    for &entry in entries {
        let mut listing = wechat_exporter::listing(reading, FORMAT.id, entry);
        listing.records(reading, &[], &wechat_article::FIELDS, &mut file)?;
        listing.finish(reading);
    }
    Ok(())
}

fn file(listing: &mut Listing, reading: &mut Reading<'_>, record: u64, article: &Picks<'_>) {
    wechat_article::file(listing, reading, record, Around::default(), article);
}
