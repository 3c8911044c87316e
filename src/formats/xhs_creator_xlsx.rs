//! # Xiaohongshu notes, table of the creator centre
//! **Where people get it:** creator.xiaohongshu.com › 数据看板 › 内容分析 › 导出数据: `笔记列表明细表.xlsx`.
//! **Looks like:** row 1 a banner, 最多导出排序后前1000条笔记 (merged, or again in every cell); row 2 笔记标题, 首次发布时间, 体裁, 曝光,
//! 观看量, 封面点击率, 点赞, 评论, 收藏, 涨粉, 分享, 人均观看时长, 弹幕.
//! **Dates:** 首次发布时间, `2026年07月11日03时09分05秒`, Beijing time. **Kinds:** every row is a note. **Quirks:** sorted by whatever
//! column was chosen; titles may be empty; the account is not named. The banner tells how many rows there are at most: a
//! table that long may be cut. The workbook's property `created` is when the service wrote it.
//! **Zero posts:** banner and header alone prove nothing: dates can be chosen. **Not read:** figures.

use super::columns::Columns;
use super::generic_table::row_limit;
use super::listing::{Item, Listing, moment};
use super::records::count;
use super::{Claim, Confidence, Format, on_demand};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::table::Row;
use crate::when::{Moment, Zone, ZoneBasis};

pub(super) const FORMAT: Format = Format {
    id: "xhs-creator-xlsx",
    label: "小红书创作服务平台",
    platform: "xiaohongshu",
    general: false,
    sniff,
    read: on_demand(read),
};

const WORDS: [&str; 3] = ["笔记标题", "首次发布时间", "观看量"];
const NEEDED: usize = 2;
/// How many notes the service writes, where its banner does not say.
const LIMIT: u64 = 1000;

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let known = |clue: &&Clue| clue.tables().iter().any(|table| table.header(&WORDS[..NEEDED]).is_some());
    let claim = |clue: &Clue| Claim::posts(Confidence::Certain, vec![clue.entry]);
    evidence.clues.iter().filter(known).map(claim).collect()
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    for &entry in entries {
        let zone = reading.data_zone(Zone::CHINA, ZoneBasis::Platform);
        let mut listing = Listing::new(FORMAT.id, FORMAT.platform, zone, entry);
        let mut rows = 0;
        listing.rows(reading, &WORDS, NEEDED, &mut |listing, reading, columns, row| {
            rows += 1;
            file(listing, reading, columns, row);
        })?;
        if rows >= limit(reading.clue(entry)) {
            listing.each_account().for_each(|account| account.complete = Some(false));
        }
        let made = reading.workbook_made(entry).filter(|made| is_after_all(&mut listing, *made));
        listing.captured(made);
        listing.finish(reading);
    }
    Ok(())
}

/// Reads the banner's number.
fn limit(clue: &Clue) -> u64 {
    let cells = clue.tables().iter().flat_map(|table| table.rows.first()).flat_map(|(_, row)| row);
    cells.filter_map(|cell| row_limit(cell)).next().unwrap_or(LIMIT)
}

/// Tells whether a workbook was made after its newest note: one that was filled into a template was not.
fn is_after_all(listing: &mut Listing, made: Moment) -> bool {
    let seconds = |moment: Moment| match moment.in_zone(Zone::CHINA) {
        Moment::Instant(seconds) => Some(seconds),
        _ => None,
    };
    let newest = listing.each_account().flat_map(|account| account.timeline.newest().to_vec());
    let newest = newest.filter_map(|kept| seconds(kept.moment)).max();
    seconds(made) >= newest
}

fn file(listing: &mut Listing, reading: &mut Reading<'_>, columns: &Columns, row: &Row<'_>) {
    let text = |word: &str| columns.text(row, word);
    let published = text("首次发布时间");
    let item = Item {
        title: &text("笔记标题"),
        reads: count(&text("观看量")),
        ..Item::new(row.number, "首次发布时间", &published, moment(&published))
    };
    listing.file(reading, &item);
}
