//! # Weibo posts, CSV of weiboSpider
//! **Where people get it:** the open-source tool weiboSpider: `weibo/<name>/<id>.csv`.
//! **Looks like:** UTF-8 with a byte order mark; 微博id, 微博正文, [头条文章url,] 原始图片url, [被转发微博原始图片url, 是否为原创微博,]
//! 微博视频url, 发布位置, 发布时间, 发布工具, 点赞数, 转发数, 评论数; the bracketed ones depend on version and settings.
//! **Dates:** 发布时间, `2020-01-13 16:22`, Beijing time. The tool fills the year of its run into dates without one.
//! **Kinds:** 是否为原创微博 False, or a text that begins with 转发理由, is a repost.
//! **Quirks:** every run appends, header and all, and lists posts again; the pinned post comes first; rows may be
//! shorter than the header; line breaks inside quotes. The file names the account only by its own name.
//! **Zero posts:** the header is written before any post is known, so that it alone proves nothing.
//! **Not read:** 微博正文, counts, addresses.

use super::columns::Columns;
use super::listing::{Item, Listing, moment};
use super::weibo_crawler::{link, owner};
use super::{Claim, Confidence, Format, on_demand};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::table::Row;
use crate::timeline::Kind;
use crate::when::{Zone, ZoneBasis};

pub(super) const FORMAT: Format = Format {
    id: "weibospider-csv",
    label: "weiboSpider (CSV)",
    platform: "weibo",
    general: false,
    sniff,
    read: on_demand(read),
};

/// The columns that tell the format, then those that are read beside them.
const WORDS: [&str; 5] = ["微博id", "发布时间", "微博正文", "是否为原创微博", "发布工具"];
const NEEDED: usize = 2;

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let ours = |clue: &&Clue| clue.tables().iter().any(|table| table.header(&WORDS[..NEEDED]).is_some());
    let claim = |clue: &Clue| Claim::posts(Confidence::Certain, vec![clue.entry]);
    evidence.clues.iter().filter(ours).map(claim).collect()
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    for &entry in entries {
        let zone = reading.data_zone(Zone::CHINA, ZoneBasis::Platform);
        let mut listing = Listing::new(FORMAT.id, "weibo", zone, entry);
        listing.rows(reading, &WORDS, NEEDED, &mut file)?;
        let (name, id) = owner(reading.path(entry));
        for account in listing.each_account() {
            account.name = name.map(str::to_owned);
            account.handle = id.map(str::to_owned);
        }
        listing.finish(reading);
    }
    Ok(())
}

fn file(listing: &mut Listing, reading: &mut Reading<'_>, columns: &Columns, row: &Row<'_>) {
    let text = |word: &str| columns.text(row, word);
    let (id, published) = (text("微博id"), text("发布时间"));
    let original = text("是否为原创微博");
    let repost = is_no(&original) || text("微博正文").starts_with("转发理由");
    let item = Item {
        id: &id,
        kind: if repost { Kind::Repost } else { Kind::Original },
        link: &link(&id).unwrap_or_default(),
        ..Item::new(row.number, "发布时间", &published, moment(&published))
    };
    listing.file(reading, &item);
}

/// Tells whether a cell says no, as Python, Excel or a person writes it.
pub(super) fn is_no(text: &str) -> bool {
    matches!(text, "False" | "FALSE" | "false" | "0" | "否")
}
