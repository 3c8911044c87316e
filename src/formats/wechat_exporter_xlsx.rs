//! # WeChat articles, spreadsheet of wechat-article-exporter
//! **Where people get it:** the open-source tool wechat-article-exporter › 导出 › Excel: `微信公众号文章.xlsx`.
//! **Looks like:** one sheet, header 公众号, ID, 链接, 标题, 封面, 摘要, 创建时间, 发布时间, 阅读, … 文章类型, 所属合集.
//! **Dates:** 发布时间, `2016-12-16 10:20:00` in the zone of the browser that exported; 创建时间 is when the draft
//! was begun and is never read. **Kinds:** 文章类型 文章分享 is another account's article, passed on.
//! **Quirks:** several accounts may share a sheet; one push is up to eight articles with one time; an
//! article selected twice has the same ID; older versions of the tool lack the first columns.
//! The workbook's property `created` is when the tool wrote it; saving it again in an office changes `modified` only.
//! **Zero posts:** a header alone says that nothing was selected, and proves nothing. **Not read:** 文章内容, counts.

use super::columns::Columns;
use super::records::count;
use super::wechat_exporter::{Article, Articles, moment};
use super::{Claim, Confidence, Format};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::table::Row;
use std::ops::ControlFlow;

pub(super) const FORMAT: Format = Format {
    id: "wechat-exporter-xlsx",
    label: "wechat-article-exporter (xlsx)",
    general: false,
    sniff,
    read,
};

/// The columns that tell the format, then those that are read beside them.
const WORDS: [&str; 8] = ["发布时间", "创建时间", "链接", "标题", "文章类型", "ID", "公众号", "阅读"];
const NEEDED: usize = 5;

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let known = |clue: &&Clue| clue.tables().iter().any(|table| table.header(&WORDS[..NEEDED]).is_some());
    let claim = |clue: &Clue| Claim::posts(Confidence::Certain, vec![clue.entry]);
    evidence.clues.iter().filter(known).map(claim).collect()
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    for &entry in entries {
        let mut articles = Articles::new(FORMAT.id, entry);
        let mut columns = None;
        reading.rows(entry, &mut |reading, row| {
            match (Columns::of(row, &WORDS, NEEDED), &columns) {
                (Some(header), _) => columns = Some(header),
                (None, Some(columns)) if !row.is_empty() => file(reading, &mut articles, columns, row),
                (None, _) => {}
            }
            ControlFlow::Continue(())
        })?;
        let made = reading.workbook_made(entry);
        articles.captured(reading, made);
        articles.finish(reading);
    }
    Ok(())
}

fn file(reading: &mut Reading<'_>, articles: &mut Articles, columns: &Columns, row: &Row<'_>) {
    let text = |word: &str| columns.text(row, word);
    let published = text("发布时间");
    let article = Article {
        record: row.number,
        account: &text("公众号"),
        handle: None,
        id: &text("ID"),
        published: &published,
        moment: moment(&published),
        field: "发布时间",
        deleted: false,
        shared: text("文章类型") == "文章分享",
        title: &text("标题"),
        link: &text("链接"),
        reads: count(&text("阅读")),
    };
    articles.file(reading, &article);
}
