//! Shows a report: as a page, as text for a terminal, as a table.
//!
//! The page is a tree of nodes, so that the browser, the saved report and the
//! print show one and the same thing. No DOM and no clock here.

pub mod node;

use crate::i18n::{Lang, coded};
use crate::report::Report;
use node::{Node, html};

/// Says how a page is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// How many accounts are shown unfolded; at least one.
    pub unfolded: usize,
    /// How many accounts are shown with details; all are in the table.
    pub detailed: usize,
}

impl Default for Options {
    fn default() -> Options {
        Options { unfolded: 3, detailed: 50 }
    }
}

/// Shows a report as a page, without the page's own heading.
pub fn page(report: &Report, lang: Lang, _options: Options) -> Node {
    let heading = |verdict: &str| html("h2").child(coded(lang, "verdict", verdict));
    let headings = report.accounts.iter().map(|account| heading(&account.verdict));
    html("div").with("class", "report").with("lang", lang.tag()).children(headings).into()
}
