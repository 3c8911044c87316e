//! # Douyin works, table of the creator centre
//! **Where people get it:** creator.douyin.com › 数据中心 › 作品数据 › 导出: `作品列表.xlsx`, or the same as CSV.
//! **Looks like:** 作品名称, 发布时间, 体裁, 审核状态 (or 发布状态), 播放量, 完播率, 5s完播率, 封面点击率, 2s跳出率, 平均播放时长, … 主页访问量, 粉丝增量.
//! **Dates:** 发布时间, `2022-07-18 14:11:20`, Beijing time. **Kinds:** every row is a work (审核状态 公开 or 通过); one that is
//! private, not approved, waiting or taken down is no public post and is counted apart.
//! **Quirks:** 作品名称 is title and text in one; columns come and go; the account is not named.
//! **Zero posts:** a header alone says that there is nothing in the chosen dates, and proves nothing. **Not read:** figures.

use super::columns::Columns;
use super::listing::{Item, Listing, moment};
use super::records::count;
use super::{Claim, Confidence, Format, on_demand};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::table::Row;
use crate::timeline::NotPost;
use crate::when::{Zone, ZoneBasis};

pub(super) const FORMAT: Format = Format {
    id: "douyin-creator",
    label: "抖音创作者中心",
    platform: "douyin",
    general: false,
    sniff,
    read: on_demand(read),
};

const WORDS: [&str; 7] = ["作品名称", "发布时间", "体裁", "审核状态", "发布状态", "状态", "播放量"];
const NEEDED: usize = 2;
/// What only this service counts, or judges under this name.
const OWN: [&str; 5] = ["5s完播率", "2s跳出率", "主页访问量", "粉丝增量", "审核状态"];

/// What a state says about a work that is no public post. The first that fits counts.
const STATES: [(&str, NotPost); 16] = [
    ("私密", NotPost::Private),
    ("仅自己", NotPost::Private),
    ("自己可见", NotPost::Private),
    ("好友可见", NotPost::Private),
    ("互关", NotPost::Private),
    ("不公开", NotPost::Private),
    ("未公开", NotPost::Private),
    ("草稿", NotPost::Draft),
    ("不通过", NotPost::Draft),
    ("未通过", NotPost::Draft),
    ("驳回", NotPost::Draft),
    ("审核中", NotPost::Scheduled),
    ("待", NotPost::Scheduled),
    ("定时", NotPost::Scheduled),
    ("删除", NotPost::Deleted),
    ("下架", NotPost::Deleted),
];

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let known = |clue: &&Clue| {
        let has = |own: &&str| {
            let words = [WORDS[0], WORDS[1], own];
            clue.tables().iter().any(|table| table.header(&words).is_some())
        };
        OWN.iter().any(has)
    };
    let claim = |clue: &Clue| Claim::posts(Confidence::Certain, vec![clue.entry]);
    evidence.clues.iter().filter(known).map(claim).collect()
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    for &entry in entries {
        let zone = reading.data_zone(Zone::CHINA, ZoneBasis::Platform);
        let mut listing = Listing::new(FORMAT.id, FORMAT.platform, zone, entry);
        listing.rows(reading, &WORDS, NEEDED, &mut file)?;
        listing.finish(reading);
    }
    Ok(())
}

fn file(listing: &mut Listing, reading: &mut Reading<'_>, columns: &Columns, row: &Row<'_>) {
    let text = |word: &str| columns.text(row, word);
    let (name, published) = (text("作品名称"), text("发布时间"));
    let states = [text("审核状态"), text("发布状态"), text("状态")].concat();
    let item = Item {
        left_out: STATES.iter().find(|(state, _)| states.contains(state)).map(|(_, what)| *what),
        // Behind the title stands the whole text.
        title: name.lines().next().unwrap_or_default(),
        reads: count(&text("播放量")),
        ..Item::new(row.number, "发布时间", &published, moment(&published))
    };
    listing.file(reading, &item);
}
