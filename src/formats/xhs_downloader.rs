//! # Xiaohongshu notes, database of XHS-Downloader
//! **Where people get it:** the open-source tool XHS-Downloader with 作品数据记录 (`record_data`) switched on:
//! `ExploreData.db` in its download folder; beside it `ExploreID.db` and `MappingData.db`.
//! **Looks like:** SQLite, table `explore_data`: 采集时间, 作品ID, 作品类型, 作品标题, … 发布时间, 最后更新时间, … 作者昵称, 作者ID, …
//! **Dates:** 发布时间, `2023-05-01_09:00:00` in the zone of the computer that ran it; 最后更新时间 is an edit and 采集时间
//! the download, neither is read. **Kinds:** every row is a note. **Quirks:** one row a note that somebody chose to
//! download, of any author: one account each; a note without a time has 未知.
//! **Zero posts:** a table without rows says that nothing was downloaded, and proves nothing. **Not read:** 作品描述, counts.

use super::columns::Columns;
use super::listing::{Item, Listing, moment};
use super::{Claim, Confidence, Format, on_demand, sniff_on_demand};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::table::Row;
use crate::when::{Zone, ZoneBasis};

pub(super) const FORMAT: Format = Format {
    id: "xhs-downloader",
    label: "XHS-Downloader",
    platform: "xiaohongshu",
    general: false,
    sniff: sniff_on_demand(sniff),
    read: on_demand(read),
};

const TABLE: &str = "explore_data";
const WORDS: [&str; 6] = ["作品ID", "发布时间", "作者ID", "作者昵称", "作品标题", "作品链接"];
/// The columns without which nothing can be told.
const NEEDED: usize = 3;
/// The tables of the tool's other databases: what was downloaded, and how authors are called.
const OTHERS: [&str; 2] = ["explore_id", "mapping_data"];

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    evidence.clues.iter().filter_map(claim).collect()
}

fn claim(clue: &Clue) -> Option<Claim> {
    let database = clue.sqlite()?;
    match () {
        () if database.tables_with(&WORDS[..NEEDED]).any(|name| name == TABLE) => {
            Some(Claim::posts(Confidence::Certain, vec![clue.entry]))
        }
        () if OTHERS.iter().any(|name| database.has_table(name)) => Some(Claim::no_posts(vec![clue.entry])),
        () => None,
    }
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    for &entry in entries {
        let zone = reading.data_zone(Zone::CHINA, ZoneBasis::Assumed);
        let mut listing = Listing::new(FORMAT.id, FORMAT.platform, zone, entry).by_handle();
        listing.database(reading, TABLE, &WORDS, &mut file)?;
        // The notes that somebody came across.
        listing.each_account().for_each(|account| account.complete = Some(false));
        listing.finish(reading);
    }
    Ok(())
}

fn file(listing: &mut Listing, reading: &mut Reading<'_>, columns: &Columns, row: &Row<'_>) {
    let text = |word: &str| columns.text(row, word);
    let published = text("发布时间");
    let item = Item {
        account: &text("作者昵称"),
        handle: &text("作者ID"),
        id: &text("作品ID"),
        title: &text("作品标题"),
        link: &text("作品链接"),
        ..Item::new(row.number, "发布时间", &published, moment(&published.replacen('_', " ", 1)))
    };
    listing.file(reading, &item);
}
