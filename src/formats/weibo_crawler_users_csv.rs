//! # Weibo accounts, list of weibo-crawler
//! **Where people get it:** the open-source tool weibo-crawler: `weibo/users.csv`, beside the folders of posts.
//! **Looks like:** UTF-8 with a byte order mark; 用户id, 昵称, 性别, … 注册时间, 阳光信用, 微博数, 粉丝数, … 认证信息[, 上次记录微博信息]:
//! one row an account.
//! **Dates:** none of a post; 注册时间 is the account's opening, 上次记录微博信息 the tool's own note.
//! **Kinds:** none. **Quirks:** in the tool's whole folder, an account whose posts lie beside the list is read from
//! those; a second run lists accounts again, and the last row of each counts.
//! **Zero posts:** 微博数 0. Any other number says that there are posts, and not when. **Not read:** everything else.

use super::columns::Columns;
use super::listing::{Listing, moment};
use super::records::count;
use super::{Claim, Confidence, Format, on_demand};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::table::Row;
use crate::timeline::ZeroProof;
use crate::when::{Zone, ZoneBasis};
use std::collections::HashSet;

pub(super) const FORMAT: Format = Format {
    id: "weibo-crawler-users-csv",
    label: "weibo-crawler (users.csv)",
    platform: "weibo",
    general: false,
    sniff,
    read: on_demand(read),
};

/// The columns that tell the format, then those that are read beside them.
const WORDS: [&str; 4] = ["用户id", "昵称", "微博数", "注册时间"];
const NEEDED: usize = 3;

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let ours = |clue: &&Clue| clue.tables().iter().any(|table| table.header(&WORDS[..NEEDED]).is_some());
    let claim = |clue: &Clue| Claim::posts(Confidence::Certain, vec![clue.entry]);
    evidence.clues.iter().filter(ours).map(claim).collect()
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    // The tool names the files of posts by the account's id.
    let stems = reading.evidence.clues.iter().filter_map(|clue| clue.name.split('.').next());
    let beside: HashSet<&str> = stems.collect();
    for &entry in entries {
        let zone = reading.data_zone(Zone::CHINA, ZoneBasis::Platform);
        let mut listing = Listing::new(FORMAT.id, "weibo", zone, entry);
        let (mut read_here, mut read_beside) = (0, 0);
        listing.rows(reading, &WORDS, NEEDED, &mut |listing, _, columns, row| match beside
            .contains(columns.text(row, "用户id").as_str())
        {
            true => read_beside += 1,
            false => {
                describe(listing, columns, row);
                read_here += 1;
            }
        })?;
        if read_here > 0 || read_beside == 0 {
            listing.finish(reading);
        }
    }
    Ok(())
}

fn describe(listing: &mut Listing, columns: &Columns, row: &Row<'_>) {
    let text = |word: &str| columns.text(row, word);
    let (name, id) = (text("昵称"), text("用户id"));
    let account = listing.account(if name.is_empty() { &id } else { &name });
    account.handle = Some(id).filter(|id| !id.is_empty());
    account.declared = count(&text("微博数"));
    account.opened = moment(&text("注册时间")).ok();
    account.listless = true;
    account.zero_proof = match account.declared {
        Some(0) => ZeroProof::Counter,
        _ => ZeroProof::None,
    };
}
