//! # Weibo posts, CSV of weibo-crawler
//! **Where people get it:** the open-source tool weibo-crawler: `weibo/<name>/<id>.csv`; beside it `users.csv`.
//! **Looks like:** UTF-8 with a byte order mark; id, bid, 正文, … 位置, 日期, 工具, 点赞数, 评论数, 转发数, 话题, @用户, and
//! since 2024 完整日期, 是否原创, 源用户id … 源微博完整日期.
//! **Dates:** 完整日期, else 日期 (a day until 2023), Beijing time. 源微博日期 is another account's time and never read.
//! **Kinds:** 是否原创 False, or a filled 源微博id, is a repost. **Quirks:** original rows are shorter than the header;
//! an id may end in a TAB; a second run appends, header and all, and lists posts again; the pinned post comes
//! first. `users.csv`, the list of accounts, is a format of its own.
//! **Zero posts:** the tool writes no file then; a header alone proves nothing. **Not read:** 正文, counts, 源微博.

use super::columns::Columns;
use super::records::Seen;
use super::weibo_crawler::{Record, account, file, owner};
use super::{Claim, Confidence, Format};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::table::Row;
use crate::timeline::Account;
use std::ops::ControlFlow;

pub(super) const FORMAT: Format = Format {
    id: "weibo-crawler-csv",
    label: "weibo-crawler (CSV)",
    platform: "weibo",
    general: false,
    sniff,
    read,
};

/// The columns that tell the format, then those that are read beside them.
const WORDS: [&str; 7] = ["id", "bid", "正文", "日期", "完整日期", "是否原创", "源微博id"];
const NEEDED: usize = 4;

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let ours = |clue: &&Clue| clue.tables().iter().any(|table| table.header(&WORDS[..NEEDED]).is_some());
    let claim = |clue: &Clue| Claim::posts(Confidence::Certain, vec![clue.entry]);
    evidence.clues.iter().filter(ours).map(claim).collect()
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    for &entry in entries {
        let mut account = account(reading, FORMAT.id);
        let (name, id) = owner(reading.path(entry));
        account.name = name.map(str::to_owned);
        account.handle = id.map(str::to_owned);
        let (mut columns, mut seen) = (None, Seen::default());
        reading.rows(entry, &mut |reading, row| {
            match (Columns::of(row, &WORDS, NEEDED), &columns) {
                (Some(header), _) => columns = Some(header),
                (None, Some(columns)) if !row.is_empty() => {
                    file_row(reading, &mut account, &mut seen, entry, (columns, row));
                }
                (None, _) => {}
            }
            ControlFlow::Continue(())
        })?;
        reading.finish(account, &[entry]);
    }
    Ok(())
}

fn file_row(
    reading: &mut Reading<'_>,
    account: &mut Account,
    seen: &mut Seen,
    entry: usize,
    (columns, row): (&Columns, &Row<'_>),
) {
    let text = |word: &str| columns.text(row, word);
    let (field, published) = match text("完整日期") {
        full if !full.is_empty() => ("完整日期", full),
        _ => ("日期", text("日期")),
    };
    let id = match text("id") {
        // A spreadsheet has destroyed it: 5.106E+15.
        id if id.contains('E') => text("bid"),
        id => id,
    };
    let passed_on = matches!(text("是否原创").as_str(), "False" | "FALSE" | "false" | "0" | "否");
    let repost = passed_on || !text("源微博id").is_empty();
    let record = Record { number: row.number, id: &id, field, published: &published, repost };
    file(reading, account, seen, entry, &record);
}
