//! # Douban backup, workbook of 豆伴 (Tofu)
//! **Where people get it:** the browser extension 豆伴 › 备份, then 浏览 › 导出: `豆伴(<id>).xlsx`.
//! **Looks like:** a sheet for each kind that was chosen: 看过, 在看, 想看 and so on (标题, 简介, 豆瓣评分, 链接, 创建时间, 我的评分, …, 可见性),
//! 影评 … (标题, 评论对象, 链接, 创建时间, …), 笔记, 广播 (创建时间, 链接, 内容, 话题), 日记 (标题, 链接, 创建时间, 修改时间, 内容).
//! **Dates:** 创建时间, Beijing time as Douban writes it. 修改时间 is an edit. **Kinds:** marks, reviews, annotations, statuses and
//! diaries are posts; a status whose author 转发 is a repost; a mark that is not public is counted apart.
//! **Quirks:** a mark often stands among the statuses too. The account stands in the file's name alone.
//! **Zero posts:** a sheet without rows may not have been backed up: nothing is proven. **Not read:** bodies; 相册, 豆邮, 豆列, 留言板, 我关注的,
//! 关注我的, 黑名单 (their times are called otherwise).

use super::columns::Columns;
use super::listing::{Item, Listing, moment};
use super::{Claim, Confidence, Format, on_demand};
use crate::evidence::{Clue, Evidence, Shape, TableShape};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::table::Row;
use crate::timeline::{Kind, NotPost};
use crate::when::{Zone, ZoneBasis};

pub(super) const FORMAT: Format = Format {
    id: "douban-tofu-xlsx",
    label: "豆伴 (Tofu)",
    platform: "douban",
    general: false,
    sniff,
    read: on_demand(read),
};

const WORDS: [&str; 5] = ["创建时间", "链接", "标题", "内容", "可见性"];
const NEEDED: usize = 2;
/// What tells a sheet of the extension.
const SHEETS: [&[&str]; 5] = [
    &["标题", "豆瓣评分", "链接", "创建时间", "我的评分"],
    &["标题", "评论对象", "链接", "创建时间", "我的评分"],
    &["书名", "章节", "页码", "链接", "创建时间"],
    &["创建时间", "链接", "内容", "话题"],
    &["标题", "链接", "创建时间", "修改时间", "内容"],
];

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let claim = |clue: &Clue| {
        let Shape::Workbook(sheets) = &clue.shape else { return None };
        let known = sheets.iter().filter(|sheet| SHEETS.iter().any(|words| sheet.header(words) == Some(0)));
        let sure = known.map(confidence).max()?;
        Some(Claim::posts(sure, vec![clue.entry]))
    };
    evidence.clues.iter().filter_map(claim).collect()
}

/// The words of some sheets are ordinary; the addresses in their rows are not.
fn confidence(sheet: &TableShape) -> Confidence {
    let own = |cell: &String| cell == "豆瓣评分" || cell.contains(".douban.com/");
    match sheet.rows.iter().flat_map(|(_, row)| row).any(own) {
        true => Confidence::Certain,
        false => Confidence::Likely,
    }
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    for &entry in entries {
        let zone = reading.data_zone(Zone::CHINA, ZoneBasis::Platform);
        let mut listing = Listing::new(FORMAT.id, FORMAT.platform, zone, entry);
        listing.rows(reading, &WORDS, NEEDED, &mut file)?;
        let owner = owner(reading.path(entry)).map(str::to_owned);
        listing.each_account().for_each(|account| account.handle = owner.clone());
        listing.finish(reading);
    }
    Ok(())
}

fn file(listing: &mut Listing, reading: &mut Reading<'_>, columns: &Columns, row: &Row<'_>) {
    let text = |word: &str| columns.text(row, word);
    let published = text("创建时间");
    let private = matches!(text("可见性").as_str(), "private" | "私密" | "仅自己可见");
    let item = Item {
        kind: if is_reshared(&text("内容")) { Kind::Repost } else { Kind::Original },
        left_out: private.then_some(NotPost::Private),
        title: &text("标题"),
        link: &text("链接"),
        ..Item::new(row.number, "创建时间", &published, moment(&published))
    };
    listing.file(reading, &item);
}

/// Tells a status that passes another on: `名字(@id) 转发: …`.
fn is_reshared(status: &str) -> bool {
    let (head, _) = status.split_once(": ").unwrap_or_default();
    head.contains("(@") && head.ends_with("转发")
}

/// Reads the account's number out of a file name of the extension's own making.
fn owner(path: &str) -> Option<&str> {
    let (_, rest) = path.rsplit_once("豆伴(")?;
    let (id, _) = rest.split_once(')')?;
    (!id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit())).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_extension_s_own_names_tell_the_account() {
        assert_eq!(owner("a/豆伴(1000001).xlsx"), Some("1000001"));
        assert_eq!(owner("豆伴(1000001) (2).xlsx"), Some("1000001"));
        assert_eq!(owner("豆伴(我的).xlsx"), None);
        assert_eq!(owner("1000001.xlsx"), None);
    }

    #[test]
    fn a_status_is_a_repost_by_what_its_author_did() {
        assert!(is_reshared("名字(@1000001) 转发: 说得对//别人(@2) 说: 旧话"));
        assert!(!is_reshared("名字(@1000001) 说: 转发: 抽奖"));
        assert!(!is_reshared("名字(@1000001): 转发"));
        assert!(!is_reshared(""));
    }
}
