//! Shows a report: as a page, as text for a terminal, as a table.
//!
//! The page is a tree of nodes, so that the browser, the saved report and the
//! print show one and the same thing. No DOM and no clock here.

mod account;
mod advice;
mod comparison;
mod evidence;
mod facts;
mod guide;
mod inputs;
pub mod node;
mod parts;
mod receipt;
mod rule;
mod rule_error;
mod settle;
mod strip;
mod summary;
mod table;
mod text;
#[cfg(feature = "saving")]
mod workbook;

pub use guide::guide;
pub use rule_error::rule_error;
pub use table::csv;
pub use text::{problems, rules, text};
#[cfg(feature = "saving")]
pub use workbook::workbook;

use crate::i18n::{Lang, message};
use crate::report::{self, AccountReport, List, Report};
use node::{Node, html};
use parts::{heading, paragraph};

/// Says how a page is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// How many accounts are shown unfolded; the first one always is.
    pub unfolded: usize,
    /// How many accounts are shown with details; the table and the CSV have all.
    pub detailed: usize,
}

impl Default for Options {
    fn default() -> Options {
        Options { unfolded: 3, detailed: 50 }
    }
}

/// Holds what every part of a page needs.
#[derive(Clone, Copy)]
struct Scene<'a> {
    report: &'a Report,
    lang: Lang,
}

/// Shows a report as a page, without the page's own heading.
pub fn page(report: &Report, lang: Lang, options: Options) -> Node {
    let scene = Scene { report, lang };
    let ranked = ranked(report);
    let mut page = html("div").with("class", "report").with("lang", lang.tag());
    if ranked.is_empty() {
        page = page.children(inputs::refusals(scene)).children(nothing(scene));
    }
    if ranked.len() > 1 {
        page = page.child(summary::whole(scene, &ranked, options));
    }
    for (at, account) in ranked.iter().take(options.detailed.max(1)).enumerate() {
        let only = ranked.len() == 1;
        let section = account::section(scene, account, at + 1, only);
        let folded = !only && at >= options.unfolded.max(1);
        page = page.child(if folded { account::folded(scene, account, section) } else { section });
    }
    if ranked.len() > 1 {
        page = page.child(rule::section(scene));
    }
    page = page.children(inputs::sources(scene)).children(inputs::issues(scene));
    if !ranked.is_empty() {
        page = page.children(inputs::refusals(scene));
    }
    page.children(receipt::section(scene)).child(footer(scene)).into()
}

/// Shows a stretch of many accounts as a page to search in; each is opened by its number.
pub fn listed(report: &Report, list: &List, lang: Lang) -> Node {
    let scene = Scene { report, lang };
    let page = html("div").with("class", "report").with("lang", lang.tag());
    page.child(summary::searchable(scene, list))
        .child(rule::section(scene))
        .children(inputs::sources(scene))
        .children(inputs::issues(scene))
        .children(inputs::refusals(scene))
        .children(receipt::section(scene))
        .child(footer(scene))
        .into()
}

/// Says so when there is neither an account nor a refusal.
fn nothing(scene: Scene<'_>) -> Option<Node> {
    scene.report.refusals.is_empty().then(|| {
        let text = paragraph("reason", message::nothing_found(scene.lang));
        html("section").child(heading("h2", message::heading_nothing(scene.lang))).child(text).into()
    })
}

fn footer(scene: Scene<'_>) -> Node {
    paragraph("report-footer", facts::footer(scene)).into()
}

/// Orders the accounts: those that need attention first, then the longest silence.
fn ranked(report: &Report) -> Vec<&AccountReport> {
    let silence = |account: &AccountReport| account.silence.as_ref().map_or(0, |silence| silence.days);
    let keys = report.accounts.iter().map(|account| (account.verdict.as_str(), silence(account)));
    report::ranked(keys).into_iter().map(|at| &report.accounts[at]).collect()
}

#[cfg(test)]
pub(crate) mod samples;
#[cfg(test)]
mod tests;
