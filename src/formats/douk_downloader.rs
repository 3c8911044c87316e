//! # Douyin and TikTok works, table or database of DouK-Downloader
//! **Where people get it:** the open-source tool DouK-Downloader (TikTokDownloader), `storage_format` csv, xlsx or sql:
//! `UID…_<name>_发布作品.csv`, the same as xlsx, or `DetailData.db`; collections in `MixData.db`, searches in `SearchData.db`.
//! **Looks like:** 作品类型, 采集时间, UID, SEC_UID, ID, 作品ID, 作品描述, … 发布时间, … 账号昵称, … 额外信息; in a database one table an account.
//! **Dates:** 发布时间, in the form the person set (`2021-09-01 10:00:00`) and the zone of the computer that ran the tool.
//! 采集时间 is the run and never read as a post's time. **Kinds:** every row is a work. **Quirks:** a work without a time gets
//! the time of the run: where both are the same to some seconds, the time is not known. A table of liked or collected works
//! (喜欢作品, 收藏作品), a collection and a search hold works of many people: one account each. TikTok's are told by their links.
//! **Zero posts:** the tool writes no file, or a header alone, which proves nothing. **Not read:** counts, signatures, music;
//! the tool's tables of comments, accounts and lists of hot searches.

use super::columns::Columns;
use super::listing::{Item, Listing, moment};
use super::records::count;
use super::{Claim, Confidence, Format, on_demand};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::table::Row;
use crate::when::{DateError, Moment, Zone, ZoneBasis};

pub(super) const FORMAT: Format = Format {
    id: "douk-downloader",
    label: "DouK-Downloader",
    platform: "douyin",
    general: false,
    sniff,
    read: on_demand(read),
};

/// The columns that tell the format, then those that are read beside them.
const WORDS: [&str; 9] =
    ["采集时间", "SEC_UID", "作品ID", "发布时间", "账号昵称", "UID", "作品描述", "作品链接", "播放数量"];
const NEEDED: usize = 5;
/// What tells the tool's other tables: comments, accounts, people found by a search, live rooms, hot searches.
const OTHERS: [&[&str]; 5] = [
    &["采集时间", "评论ID", "评论时间"],
    &["采集时间", "SEC_UID", "作品数量"],
    &["采集时间", "SEC_UID", "粉丝数量"],
    &["采集时间", "SEC_UID", "直播ID"],
    &["SENTENCE_ID", "热度", "时间"],
];
/// How many seconds after a time that was made up the row may have been written.
const MADE_UP: u64 = 5;

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    evidence.clues.iter().filter_map(claim).collect()
}

fn claim(clue: &Clue) -> Option<Claim> {
    let has = |words: &[&str]| {
        let table = clue.tables().iter().any(|table| table.header(words).is_some());
        table || clue.sqlite().is_some_and(|database| database.tables_with(words).next().is_some())
    };
    match () {
        () if has(&WORDS[..NEEDED]) => Some(Claim::posts(Confidence::Certain, vec![clue.entry])),
        () if OTHERS.iter().any(|words| has(words)) => Some(Claim::no_posts(vec![clue.entry])),
        () => None,
    }
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    for &entry in entries {
        let zone = reading.data_zone(Zone::CHINA, ZoneBasis::Assumed);
        let mut listing = Listing::new(FORMAT.id, FORMAT.platform, zone, entry).by_handle();
        let mut tiktok = false;
        let mut each =
            |listing: &mut Listing, reading: &mut Reading<'_>, columns: &Columns, row: &Row<'_>| {
                tiktok |= columns.text(row, "作品链接").contains("tiktok.com");
                file(listing, reading, columns, row);
            };
        match reading.clue(entry).sqlite() {
            Some(database) => {
                for table in database.tables_with(&WORDS[..NEEDED]) {
                    listing.database(reading, table, &WORDS, &mut each)?;
                }
            }
            None => listing.rows(reading, &WORDS, NEEDED, &mut each)?,
        }
        if tiktok {
            listing.each_account().for_each(|account| account.platform = "tiktok");
        }
        listing.finish(reading);
    }
    Ok(())
}

fn file(listing: &mut Listing, reading: &mut Reading<'_>, columns: &Columns, row: &Row<'_>) {
    let text = |word: &str| columns.text(row, word);
    let (published, collected) = (text("发布时间"), text("采集时间"));
    let read = moment(&published);
    let (shown, read) = if is_made_up(read, moment(&collected)) {
        (String::new(), Err(DateError::NotADate))
    } else {
        (published, read)
    };
    let item = Item {
        account: &text("账号昵称"),
        handle: &text("UID"),
        id: &text("作品ID"),
        title: &text("作品描述"),
        link: &text("作品链接"),
        reads: count(&text("播放数量")),
        ..Item::new(row.number, "发布时间", &shown, read)
    };
    listing.file(reading, &item);
}

/// Tells whether a time is that of the run itself.
fn is_made_up(published: Result<Moment, DateError>, collected: Result<Moment, DateError>) -> bool {
    match (published, collected) {
        (Ok(Moment::Wall(published)), Ok(Moment::Wall(collected))) => {
            published.abs_diff(collected) <= MADE_UP
        }
        _ => false,
    }
}
