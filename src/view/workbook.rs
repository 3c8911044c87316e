//! Writes a report as a workbook: the table of accounts, their evidence, and rows for a register.
//!
//! Codes and dates of the first two sheets are those of the CSV; the third speaks
//! the reader's language, so that its rows can be filed as they are.

mod package;
mod sheet;

use super::node::plain;
use super::table::{HEADER, rows};
use super::{Scene, facts, ranked, rule};
use crate::i18n::{Lang, coded, format, message};
use crate::report::{AccountReport, Evidence, Report};
use sheet::Cell;

/// The columns of the CSV whose cells are figures.
const FIGURES: [&str; 3] = ["posts", "silence_days", "unread"];

const EVIDENCE: [&str; 8] = ["account", "what", "at", "kind", "title", "path", "record", "link"];

/// Writes a report as an xlsx file; every text is a text and none a formula.
pub fn workbook(report: &Report, lang: Lang) -> Vec<u8> {
    let sheets = [
        ("accounts".to_owned(), accounts(report)),
        ("evidence".to_owned(), evidence(report, lang)),
        (coded(lang, "register", "title").to_owned(), register(Scene { report, lang })),
    ];
    package::workbook(&sheets)
}

fn accounts(report: &Report) -> Vec<Vec<Cell>> {
    let cell = |(name, text): (&&str, String)| match text.parse() {
        Ok(figure) if FIGURES.contains(name) => Cell::Figure(figure),
        _ => Cell::Text(text),
    };
    let rows = rows(report).map(|row| HEADER.iter().zip(row).map(cell).collect());
    std::iter::once(HEADER.map(Cell::from).to_vec()).chain(rows).collect()
}

fn evidence(report: &Report, lang: Lang) -> Vec<Vec<Cell>> {
    let of = |account| -> Vec<Vec<Cell>> {
        let account: &AccountReport = account;
        let name = facts::who(lang, account);
        account.evidence.iter().map(|item| evidence_row(&name, item)).collect()
    };
    let rows = report.accounts.iter().flat_map(of);
    std::iter::once(EVIDENCE.map(Cell::from).to_vec()).chain(rows).collect()
}

fn evidence_row(account: &str, item: &Evidence) -> Vec<Cell> {
    let text = |value: &Option<String>| Cell::from(value.as_deref().unwrap_or_default());
    vec![
        Cell::from(account),
        Cell::from(item.what.as_str()),
        Cell::from(item.at.as_str()),
        Cell::from(item.kind.as_str()),
        text(&item.title),
        Cell::from(item.path.as_str()),
        item.record.map_or(Cell::from(""), Cell::Figure),
        text(&item.link),
    ]
}

/// Lists the accounts as a register keeps them, worst first.
fn register(scene: Scene<'_>) -> Vec<Vec<Cell>> {
    let lang = scene.lang;
    let heads = [
        message::label_account(lang),
        coded(lang, "register", "platform"),
        message::label_verdict(lang),
        message::label_last_post(lang),
        message::label_silence(lang),
        message::heading_rule(lang),
        coded(lang, "register", "as-of"),
        message::heading_receipt(lang),
    ];
    let rows = ranked(scene.report).into_iter().map(|account| register_row(scene, account).to_vec());
    std::iter::once(heads.map(Cell::from).to_vec()).chain(rows).collect()
}

fn register_row(scene: Scene<'_>, account: &AccountReport) -> [Cell; 8] {
    let Scene { report, lang } = scene;
    let last = account.posts.last.as_deref().map(|day| format::date(lang, day));
    let code = report.receipt.as_ref().map(|receipt| receipt.code.as_str());
    [
        facts::who(lang, account),
        coded(lang, "platform", &account.platform).to_owned(),
        coded(lang, "verdict", &account.verdict).to_owned(),
        last.unwrap_or_else(|| message::no_posts(lang).to_owned()),
        account.silence.as_ref().map(|silence| facts::span(lang, silence)).unwrap_or_default(),
        plain(&rule::title(lang, &report.rule)),
        format::date(lang, &report.as_of),
        code.unwrap_or_default().to_owned(),
    ]
    .map(|text| Cell::from(text.as_str()))
}

#[cfg(test)]
mod tests;
