//! Writes a report as CSV: one row per account, for spreadsheets and scripts.
//!
//! Codes and dates stay as the JSON has them, so the table is the same in every language.

use crate::issue::clean;
use crate::report::{AccountReport, Report};
use csv::{Terminator, WriterBuilder};

/// How many columns the table has.
pub(super) const WIDTH: usize = 23;

pub(super) const HEADER: [&str; WIDTH] = [
    "account",
    "handle",
    "platform",
    "format",
    "verdict",
    "reason",
    "proven",
    "proven_at",
    "as_of",
    "rule",
    "posts",
    "first",
    "last",
    "silence_days",
    "silence_calendar",
    "captured",
    "captured_from",
    "complete",
    "unread",
    "flags",
    "advice",
    "settled_by",
    "receipt",
];

/// Writes a report as CSV with a header row and CRLF line ends.
pub fn csv(report: &Report) -> String {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    for row in std::iter::once(HEADER.map(str::to_owned))
        .chain(rows(report).map(|row| row.map(|cell| defused(&cell))))
    {
        // Rows have one length and memory does not fail, so neither does this.
        let _ = writer.write_record(&row);
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// Lists the cells of every account, in the order of [`HEADER`].
pub(super) fn rows(report: &Report) -> impl Iterator<Item = [String; WIDTH]> {
    report.accounts.iter().map(|account| row(report, account))
}

fn row(report: &Report, account: &AccountReport) -> [String; WIDTH] {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let (posts, cover) = (&account.posts, &account.coverage);
    let silence = account.silence.as_ref();
    [
        text(&account.name),
        text(&account.handle),
        account.platform.clone(),
        account.format.clone(),
        account.verdict.clone(),
        account.reason.clone(),
        text(&account.proven),
        account.proven_at.clone(),
        report.as_of.clone(),
        report.rule.spec(),
        posts.counted.to_string(),
        text(&posts.first),
        text(&posts.last),
        silence.map(|silence| silence.days.to_string()).unwrap_or_default(),
        silence.map(|silence| silence.calendar.clone()).unwrap_or_default(),
        text(&cover.captured),
        cover.captured_from.clone(),
        cover.complete.map(|complete| complete.to_string()).unwrap_or_default(),
        cover.unread.to_string(),
        account.flags.join(" "),
        account.advice.clone(),
        text(&account.settled_by),
        report.receipt.as_ref().map(|receipt| receipt.code.clone()).unwrap_or_default(),
    ]
}

/// Keeps a spreadsheet from running a cell as a formula.
///
/// Spreadsheets of East Asia read the wide signs as well, some pass over blanks before a sign, and where the list
/// separator is a semicolon a new cell begins behind one.
fn defused(cell: &str) -> String {
    let mut out = String::new();
    for (at, part) in clean(cell).split(';').enumerate() {
        out.push_str(if at > 0 { ";" } else { "" });
        let first = part.chars().find(|c| {
            !c.is_whitespace() && !matches!(c, '"' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
        });
        if first.is_some_and(|first| "=+-@＝＋－＠".contains(first)) {
            out.push('\'');
        }
        out.push_str(part);
    }
    out
}
