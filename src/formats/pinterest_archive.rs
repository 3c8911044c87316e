//! # Pinterest, data download (HTML)
//! **Where people get it:** Settings › Privacy and data › Request your data; a zip or a page by mail, some days later.
//! **Looks like:** one page, `<div id="contents">` with a heading a section; under `Pins` a link
//! `https://www.pinterest.com/pin/…` for every pin and lines `Created at: 2017/02/13 15:35:01`, `Is a repin: True`, …
//! **Dates:** `Created at`, without a zone. **Kinds:** `Is a repin: True` is a repost; `Private: True` is not public.
//! **Quirks:** a heading's id is random; a comma ends most lines; boards, likes and log-ins are sections of the same page.
//! **Zero posts:** a page without pins does not prove that there never were any. **Not read:** titles, boards, addresses.

#[cfg(feature = "every-format")]
mod page;

use super::{Claim, Confidence, Format, on_demand, sniff_on_demand};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::Reading;

pub(super) const FORMAT: Format = Format {
    id: "pinterest-archive",
    label: "Pinterest",
    platform: "pinterest",
    general: false,
    sniff: sniff_on_demand(sniff),
    read: on_demand(read),
};

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let page = |clue: &&Clue| {
        clue.html()
            .is_some_and(|page| page.has_all(&["id:contents"]) && page.links.iter().any(|link| is_pin(link)))
    };
    // A long download comes as several pages.
    let pages: Vec<usize> = evidence.clues.iter().filter(page).map(|clue| clue.entry).collect();
    if pages.is_empty() { Vec::new() } else { vec![Claim::posts(Confidence::Certain, pages)] }
}

/// Reads the pins, where this build has the reader of pages.
#[cfg(feature = "every-format")]
fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    page::read(reading, entries)
}

/// Reads nothing: this build has no reader of pages.
#[cfg(not(feature = "every-format"))]
fn read(_: &mut Reading<'_>, _: &[usize]) -> Result<(), Refusal> {
    Ok(())
}

fn is_pin(link: &str) -> bool {
    link.split_once("pinterest.").is_some_and(|(_, rest)| rest.contains("/pin/"))
}
