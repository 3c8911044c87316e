//! # Google Takeout, My Activity
//! **Where people get it:** Google Takeout › My Activity, as HTML or JSON. **Looks like:** `MyActivity.html` with cells
//! of the classes `outer-cell`, `header-cell` and `content-cell`; or `MyActivity.json`, an array of
//! `{header, title, titleUrl, time, products}`.
//! **Dates:** those of searches and visits, never of posts. **Kinds:** none.
//! **Quirks:** YouTube's `watch-history` and `search-history` look the same, with less or more.
//! **Zero posts:** never. **Not read:** all of it; it lists what somebody looked at, not what they published.

use super::{Claim, Format};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::Reading;

pub(super) const FORMAT: Format = Format {
    id: "google-myactivity",
    label: "Google My Activity",
    platform: "google",
    general: false,
    sniff,
    read,
};

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    evidence.clues.iter().filter(|clue| is_ours(clue)).map(|clue| Claim::no_posts(vec![clue.entry])).collect()
}

fn is_ours(clue: &Clue) -> bool {
    let page = clue.html().is_some_and(|page| {
        page.has_all(&["class:outer-cell", "class:header-cell", "class:content-cell", "class:mdl-cell"])
    });
    let list = clue.json().is_some_and(|json| {
        json.array
            && json.has_all(&["[].header", "[].title", "[].time"])
            && (json.has("[].products") || json.has("[].titleUrl"))
    });
    page || list
}

fn read(_: &mut Reading<'_>, _: &[usize]) -> Result<(), Refusal> {
    Ok(())
}
