//! # WeChat articles, spreadsheet of wechat-article-exporter
//! **Where people get it:** the open-source tool wechat-article-exporter › 导出 › Excel: `微信公众号文章.xlsx`.
//! **Looks like:** one sheet, header 公众号, ID, 链接, 标题, 封面, 摘要, 创建时间, 发布时间, 阅读, … 文章类型, 所属合集.
//! **Dates:** 发布时间, `2016-12-16 10:20:00` in the zone of the browser that exported; 创建时间 is when the draft
//! was begun and is never read. **Kinds:** 文章类型 文章分享 is another account's article, passed on.
//! **Quirks:** several accounts may share a sheet; one push is up to eight articles with one time; an
//! article selected twice has the same ID; older versions of the tool lack the first columns, people take some out
//! or keep the table as CSV.
//! The workbook's property `created` is when the tool wrote it; saving it again in an office changes `modified` only.
//! **Zero posts:** a header alone says that nothing was selected, and proves nothing. **Not read:** 文章内容, counts.

use super::columns::Columns;
use super::listing::{Item, Listing, moment};
use super::records::count;
use super::wechat_exporter::{self, kind};
use super::{Claim, Confidence, Format, on_demand};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::table::Row;

pub(super) const FORMAT: Format = Format {
    id: "wechat-exporter-xlsx",
    label: "wechat-article-exporter (xlsx)",
    platform: "wechat",
    general: false,
    sniff,
    read: on_demand(read),
};

/// The columns that are needed, then those that are read beside them.
const WORDS: [&str; 7] = ["发布时间", "标题", "链接", "文章类型", "ID", "公众号", "阅读"];
const NEEDED: usize = 2;
/// The other columns, in whatever order they are kept.
const MARKS: [&str; 12] = [
    "公众号",
    "链接",
    "封面",
    "摘要",
    "创建时间",
    "阅读",
    "喜欢",
    "留言",
    "是否原创",
    "文章类型",
    "所属合集",
    "文章内容",
];

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let known =
        |clue: &&Clue| clue.tables().iter().any(|table| table.rows.iter().any(|(_, row)| is_header(row)));
    let claim = |clue: &Clue| Claim::posts(Confidence::Certain, vec![clue.entry]);
    evidence.clues.iter().filter(known).map(claim).collect()
}

/// People take columns out, and older versions had fewer: half of them are enough, with one of WeChat's own.
fn is_header(row: &[String]) -> bool {
    let has = |word: &str| row.iter().any(|cell| cell == word);
    let own = has("所属合集") || has("公众号") || has("文章类型") && has("创建时间");
    WORDS[..NEEDED].iter().all(|word| has(word)) && own && MARKS.iter().filter(|word| has(word)).count() >= 4
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    for &entry in entries {
        let mut listing = wechat_exporter::listing(reading, FORMAT.id, entry);
        listing.rows(reading, &WORDS, NEEDED, &mut file)?;
        let made = reading.workbook_made(entry);
        listing.captured(made);
        listing.finish(reading);
    }
    Ok(())
}

fn file(listing: &mut Listing, reading: &mut Reading<'_>, columns: &Columns, row: &Row<'_>) {
    let text = |word: &str| columns.text(row, word);
    let published = text("发布时间");
    let item = Item {
        account: &text("公众号"),
        id: &text("ID"),
        kind: kind(text("文章类型") == "文章分享"),
        title: &text("标题"),
        link: &text("链接"),
        reads: count(&text("阅读")),
        ..Item::new(row.number, "发布时间", &published, moment(&published))
    };
    listing.file(reading, &item);
}
