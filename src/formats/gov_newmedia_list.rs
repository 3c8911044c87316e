//! # Register of accounts (CSV, TSV, spreadsheet, HTML table, running text)
//! **Where people get it:** kept by hand by whoever is in charge of the accounts of a county, a ministry, a
//! university; or copied out of a public notice about them. No service writes it.
//! **Looks like:** one account a row; a column of names and one of the last update (最近更新日期, 最后发布时间,
//! 检查时更新日期, `last post`), in any order, often with platform, unit, state, day of opening and number of posts;
//! a title above. A row may hold a unit's account on each of several platforms. In running text, one cell a line.
//! **Dates:** the last update, in every form people type, serials of spreadsheets among them. A date without a year
//! counts from the register's own date (截至…, 检查日期, a date above the table), else from the day of copying. That own
//! date is when the register was made; of two guesses of a year both are kept.
//! **Kinds:** the last update is the account's one known post; nothing is claimed of others.
//! **Quirks:** two rows of heads, heads again inside, totals, notes, names and platforms that merged cells left
//! out. An account that comes again on another sheet is the same. A row about a closed account is told as such.
//! **Zero posts:** 从未更新, 一片空白 or a number of posts of 0 are the register's word and not the platform's: the report
//! says who says so, and proves nothing. **Not read:** contacts, followers, remarks.

mod cells;
mod heads;
mod layout;
mod notice;
mod register;

use super::{Claim, Confidence, Format, on_demand};
use crate::evidence::{Clue, Evidence, Shape};
use crate::issue::Refusal;
use crate::reading::{BrokeOff, Reading};
use crate::syntax::lines::each_line;
use layout::Layout;
use notice::{Lines, Notice};
use register::{Register, Sheets};
use std::ops::ControlFlow;

pub(super) const FORMAT: Format = Format {
    id: "gov-newmedia-list",
    label: "List of accounts",
    platform: "unknown",
    general: true,
    sniff: if cfg!(feature = "every-format") { sniff } else { sniff_loosely },
    read: on_demand(read),
};

/// Words of which a register has several, in its head or around its table.
const WORDS: [&str; 12] = [
    "单位",
    "單位",
    "账号",
    "帳號",
    "公众号",
    "新媒体",
    "新媒體",
    "平台",
    "状态",
    "狀態",
    "account",
    "platform",
];

/// Words for the last update.
const TIMES: [&str; 8] = ["更新", "最后", "最後", "最近", "update", "last post", "last active", "latest"];

/// Takes whatever might be a register: the light build has no reader of them, and the wide one looks again.
fn sniff_loosely(evidence: &Evidence) -> Vec<Claim> {
    let resembles = |clue: &&Clue| {
        let rows = clue.tables().iter().flat_map(|table| table.rows.iter().take(6));
        let mut text: String = rows.flat_map(|(_, row)| row).map(String::as_str).collect();
        if let Shape::Prose(prose) = &clue.shape {
            text.push_str(prose);
        }
        text.make_ascii_lowercase();
        let known = WORDS.iter().filter(|word| text.contains(**word)).count();
        known > 1 && TIMES.iter().any(|word| text.contains(word))
    };
    let claim = |clue: &Clue| Claim::posts(Confidence::Certain, vec![clue.entry]);
    evidence.clues.iter().filter(resembles).map(claim).collect()
}

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let lists = |clue: &&Clue| {
        let tabular = clue.tables().iter().any(|table| Layout::of(&table.rows).is_some());
        tabular || running_text(clue).is_some()
    };
    let claim = |clue: &Clue| Claim::posts(Confidence::Certain, vec![clue.entry]);
    evidence.clues.iter().filter(lists).map(claim).collect()
}

/// Finds a register in running text; commas may make it look like a table.
fn running_text(clue: &Clue) -> Option<Notice> {
    match &clue.shape {
        Shape::Prose(text) => Notice::of(text),
        Shape::Table(table) => {
            let delimiter = char::from(table.delimiter).to_string();
            let lines: Vec<String> = table.rows.iter().map(|(_, row)| row.join(&delimiter)).collect();
            Notice::of(&lines.join("\n"))
        }
        _ => None,
    }
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    for &entry in entries {
        let clue = reading.clue(entry);
        let tabular = clue.tables().iter().any(|table| Layout::of(&table.rows).is_some());
        let mut register = Register::new(reading, entry);
        match running_text(clue).filter(|_| !tabular) {
            Some(notice) => {
                let text = reading.text(entry)?;
                let mut lines = Lines::new(notice, &mut register);
                let read = each_line(text, &mut |number, line| lines.take(reading, number, line));
                if let Err(error) = read {
                    register.broke_off(reading, &BrokeOff::Io(error))?;
                }
            }
            None => {
                let mut sheets = Sheets::new(&mut register);
                reading.rows(entry, &mut |reading, row| {
                    sheets.take(reading, row);
                    ControlFlow::Continue(())
                })?;
                sheets.finish(reading);
            }
        }
        register.finish(reading);
    }
    Ok(())
}
