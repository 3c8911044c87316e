//! # WeChat articles, CSV of a MongoDB collection
//! **Where people get it:** crawlers of history pages keep articles in MongoDB; `mongoexport --type=csv`, or JSON lines.
//! **Looks like:** `_id,title,content_url,source_url_digest,cover,p_date,read_num,…,author,c_date,u_date`, LF.
//! **Dates:** `p_date`, `2020-07-31T15:43:58.000Z`: the Z lies. The crawler stored the local time of its machine, Beijing
//! in the files seen (the page's own epoch says 15:43:58+08:00), and the database called it UTC. `c_date` and `u_date`
//! are when it crawled. **Kinds:** every row is a post.
//! **Quirks:** articles of one push share a time; the newest push may be missing; no file names the account, but the
//! addresses have its id. **Zero posts:** a header alone proves nothing. **Not read:** digests, figures but the reads.

use super::columns::Columns;
use super::listing::{Item, Listing, moment};
use super::records::count;
use super::wechat_inner::{article_id, link, parameter, plain};
use super::{Claim, Confidence, Format, on_demand};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::picks::Picks;
use crate::syntax::table::Row;
use crate::when::{DateError, Moment, Zone, ZoneBasis};

pub(super) const FORMAT: Format = Format {
    id: "wechat-mongoexport-csv",
    label: "WeChat crawler (MongoDB)",
    platform: "wechat",
    general: false,
    sniff,
    read: on_demand(read),
};

/// The columns that tell the format, then those that are read beside them.
const WORDS: [&str; 4] = ["p_date", "content_url", "title", "read_num"];
const NEEDED: usize = 3;

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let claim = |clue: &Clue| Claim::posts(Confidence::Certain, vec![clue.entry]);
    evidence.clues.iter().filter(|clue| is_ours(clue)).map(claim).collect()
}

fn is_ours(clue: &Clue) -> bool {
    let json = |lead: &str| {
        clue.json().is_some_and(|json| WORDS[..NEEDED].iter().all(|word| json.has(&format!("{lead}{word}"))))
    };
    clue.tables().iter().any(|table| table.header(&WORDS[..NEEDED]).is_some()) || json("") || json("[].")
}

/// What is read of a record in JSON, the dates as either version of the tool writes them.
const FIELDS: [&str; 6] =
    ["p_date.$date.$numberLong", "p_date.$date", "p_date", "content_url", "title", "read_num"];

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    for &entry in entries {
        let zone = reading.data_zone(Zone::CHINA, ZoneBasis::Assumed);
        let mut listing = Listing::new(FORMAT.id, "wechat", zone, entry);
        match reading.clue(entry).json() {
            Some(_) => {
                listing.records(reading, &[], &FIELDS, &mut file_record)?;
            }
            None => listing.rows(reading, &WORDS, NEEDED, &mut file_row)?,
        }
        listing.finish(reading);
    }
    Ok(())
}

fn file_row(listing: &mut Listing, reading: &mut Reading<'_>, columns: &Columns, row: &Row<'_>) {
    let text = |word: &str| columns.text(row, word);
    file(
        listing,
        reading,
        row.number,
        [&text("p_date"), &text("content_url"), &text("title"), &text("read_num")],
    );
}

fn file_record(listing: &mut Listing, reading: &mut Reading<'_>, record: u64, article: &Picks<'_>) {
    let published = FIELDS[..3].iter().find_map(|path| article.some(path)).unwrap_or_default();
    let text = |path: &str| article.text(path);
    file(listing, reading, record, [&published, &text("content_url"), &text("title"), &text("read_num")]);
}

fn file(
    listing: &mut Listing,
    reading: &mut Reading<'_>,
    record: u64,
    [published, address, title, reads]: [&str; 4],
) {
    let address = link(address);
    let item = Item {
        handle: parameter(&address, "__biz").unwrap_or_default(),
        id: &article_id(&address),
        title: &plain(title),
        link: &address,
        reads: count(reads),
        ..Item::new(record, "p_date", published, local(published))
    };
    listing.file(reading, &item);
}

/// Takes what the database calls UTC for the local time it is.
fn local(text: &str) -> Result<Moment, DateError> {
    Ok(match moment(text)? {
        Moment::Instant(seconds) => Moment::Wall(seconds),
        other => other,
    })
}
