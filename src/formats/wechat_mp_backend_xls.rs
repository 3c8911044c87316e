//! # WeChat content statistics, downloads of the back end (xls, xlsx)
//! **Where people get it:** mp.weixin.qq.com › 内容分析 › 下载数据明细, for a span of days (30 unless changed).
//! **Looks like:** a header with 内容标题 or 标题, 发表时间 or 发表日期, and figures only this service has (送达人数, 阅读后关注人数, 送达阅读率,
//! 总分享人数, …); in row 1 of an xlsx, below a banner and from column B in a BIFF workbook, or an HTML table named .xls.
//! **Dates:** 发表时间, `20231121` as number or text, a day in Beijing time. **Kinds:** every row is a post.
//! **Quirks:** 流量数据 has three tables side by side: the first two list every day of the span, the third lists an
//! article once for each 传播渠道; totals stand below; no file names the account. 用户增长 has days of following, no posts.
//! **Zero posts:** a header alone says that nothing was sent in the span. **Not read:** figures, but the readers.

use super::listing::{Item, Listing, moment};
use super::records::{Seen, count};
use super::{Claim, Confidence, Format, on_demand};
use crate::evidence::{Clue, Evidence, TableShape};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::table::Row;
use crate::when::{Context, DateError, Moment, Zone, ZoneBasis, parse};
use std::ops::ControlFlow;

pub(super) const FORMAT: Format = Format {
    id: "wechat-mp-backend-xls",
    label: "WeChat back end (内容分析)",
    platform: "wechat",
    general: false,
    sniff,
    read: on_demand(read),
};

const TITLES: [&str; 5] = ["内容标题", "标题", "图文标题", "文章标题", "图文消息标题"];
const DATES: [&str; 6] = ["发表时间", "发表日期", "群发时间", "群发日期", "推送时间", "发布时间"];
const LINKS: [&str; 5] = ["内容url", "内容URL", "url", "链接", "文章链接"];
const READS: [&str; 4] = ["总阅读人数", "阅读人数", "图文页阅读人数", "总阅读次数"];
/// Figures that only this service gives, some of them in every layout.
const MARKS: [&str; 10] = [
    "阅读后关注人数",
    "送达阅读率",
    "送达人数",
    "公众号消息阅读次数",
    "分享产生阅读次数",
    "首次分享率",
    "总分享人数",
    "图文页阅读人数",
    "原文页阅读人数",
    "传播渠道",
];
/// What stands in the downloads without posts: days of following, days of reading.
const NO_POSTS: [[&str; 2]; 4] = [
    ["取消关注人数", "净增关注人数"],
    ["取消关注人数", "累积关注人数"],
    ["渠道", "发表篇数"],
    ["图文页阅读人数", "原文页阅读人数"],
];

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    evidence.clues.iter().filter_map(claim).collect()
}

fn claim(clue: &Clue) -> Option<Claim> {
    let is_header = |table: &TableShape| table.rows.iter().any(|(_, row)| Header::of(row).is_some());
    let others = |table: &TableShape| NO_POSTS.iter().any(|words| table.header(words).is_some());
    match clue.tables() {
        tables if tables.iter().any(is_header) => Some(Claim::posts(Confidence::Certain, vec![clue.entry])),
        tables if tables.iter().any(others) => Some(Claim::no_posts(vec![clue.entry])),
        _ => None,
    }
}

/// Knows where the columns of one table stand.
struct Header {
    title: usize,
    date: usize,
    link: Option<usize>,
    reads: Option<usize>,
    channel: Option<usize>,
}

impl Header {
    /// Reads a row as a header; `None` if it is none. The columns stand in any order and begin anywhere.
    fn of(row: &[String]) -> Option<Header> {
        let place = |words: &[&str]| {
            words.iter().find_map(|word| row.iter().position(|cell| cell.trim().eq_ignore_ascii_case(word)))
        };
        place(&MARKS)?;
        Some(Header {
            title: place(&TITLES)?,
            date: place(&DATES)?,
            link: place(&LINKS),
            reads: place(&READS),
            channel: place(&["传播渠道"]),
        })
    }
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    for &entry in entries {
        let zone = reading.data_zone(Zone::CHINA, ZoneBasis::Platform);
        let mut listing = Listing::new(FORMAT.id, "wechat", zone, entry);
        let (mut header, mut sheet, mut seen) = (None, 0, Seen::default());
        reading.rows(entry, &mut |reading, row| {
            if row.sheet != sheet {
                (header, sheet) = (None, row.sheet);
            }
            match (Header::of(&row.texts()), &header) {
                (Some(found), _) => header = Some(found),
                (None, Some(header)) => file(&mut listing, reading, &mut seen, header, row),
                (None, None) => {}
            }
            ControlFlow::Continue(())
        })?;
        listing.each_account().for_each(|account| account.complete = Some(false));
        listing.finish(reading);
    }
    Ok(())
}

fn file(listing: &mut Listing, reading: &mut Reading<'_>, seen: &mut Seen, header: &Header, row: &Row<'_>) {
    let text = |place: Option<usize>| place.map(|at| row.cell(at).text().into_owned()).unwrap_or_default();
    let (title, published) = (text(Some(header.title)), text(Some(header.date)));
    let total = matches!(title.as_str(), "总计" | "合计" | "汇总" | "平均");
    // The other tables of the sheet go on where this one has ended.
    if published.is_empty() && (title.is_empty() || total) {
        return;
    }
    let link = text(header.link);
    // An article comes once for each channel: the table's way of writing, not a repetition.
    let key = format!("{published}\n{}", if link.is_empty() { &title } else { &link });
    if header.channel.is_some() && seen.again("", &key) {
        return;
    }
    let item = Item {
        id: if link.starts_with("http") { &link } else { "" },
        title: &title,
        link: &link,
        reads: count(&text(header.reads)),
        ..Item::new(row.number, "发表时间", &published, day(&published))
    };
    listing.file(reading, &item);
}

/// Reads `20231121` as a day, not as seconds since 1970.
fn day(text: &str) -> Result<Moment, DateError> {
    parse(text, &Context::default()).map(|dated| dated.moment).or_else(|_| moment(text))
}
