//! # Weibo posts, SQLite database of weibo-crawler
//! **Where people get it:** the open-source tool weibo-crawler with `sqlite` output: `weibo/weibodata.db`.
//! **Looks like:** SQLite, tables `user` (id, nick_name, reg_date, …) and `weibo` (id, bid, user_id, screen_name, created_at,
//! retweet_id, …), often `comments`, `reposts` and `bins`.
//! **Dates:** `weibo.created_at`, Beijing time; `user.reg_date` is the account's opening. **Kinds:** a filled `retweet_id` is a
//! repost by its own date. **Quirks:** the posts that were passed on are rows of `weibo`, too: those of nobody in `user` are
//! somebody else's and are passed over. **Zero posts:** a user without posts proves nothing: a window may hold none.
//! **Not read:** texts, counts, comments.

use super::columns::Columns;
use super::listing::{Item, Listing, moment};
use super::weibo_crawler::link;
use super::{Claim, Confidence, Format, on_demand, sniff_on_demand};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::table::Row;
use crate::timeline::Kind;
use crate::when::{Zone, ZoneBasis};
use std::collections::HashSet;

pub(super) const FORMAT: Format = Format {
    id: "weibo-crawler-sqlite",
    label: "weibo-crawler (SQLite)",
    platform: "weibo",
    general: false,
    sniff: sniff_on_demand(sniff),
    read: on_demand(read),
};

const POSTS: [&str; 6] = ["id", "bid", "user_id", "created_at", "screen_name", "retweet_id"];
/// The columns without which it is another tool's.
const NEEDED: usize = 4;
const USERS: [&str; 3] = ["id", "nick_name", "reg_date"];

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let ours = |clue: &&Clue| {
        let database = clue.sqlite();
        database.is_some_and(|database| database.tables_with(&POSTS[..NEEDED]).any(|name| name == "weibo"))
    };
    let claim = |clue: &Clue| Claim::posts(Confidence::Certain, vec![clue.entry]);
    evidence.clues.iter().filter(ours).map(claim).collect()
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    for &entry in entries {
        let zone = reading.data_zone(Zone::CHINA, ZoneBasis::Platform);
        let mut listing = Listing::new(FORMAT.id, FORMAT.platform, zone, entry).by_handle();
        let mut users = HashSet::new();
        listing.database(reading, "user", &USERS, &mut |listing, _, columns, row| {
            let id = columns.text(row, "id");
            let account = listing.account(&id);
            account.name = Some(columns.text(row, "nick_name")).filter(|name| !name.is_empty());
            account.handle = Some(id.clone());
            account.opened = moment(&columns.text(row, "reg_date")).ok();
            users.insert(id);
        })?;
        listing.database(reading, "weibo", &POSTS, &mut |listing, reading, columns, row| {
            if users.is_empty() || users.contains(&columns.text(row, "user_id")) {
                file(listing, reading, columns, row);
            }
        })?;
        listing.finish(reading);
    }
    Ok(())
}

fn file(listing: &mut Listing, reading: &mut Reading<'_>, columns: &Columns, row: &Row<'_>) {
    let text = |word: &str| columns.text(row, word);
    let (id, published, inner) = (text("id"), text("created_at"), text("retweet_id"));
    let item = Item {
        account: &text("screen_name"),
        handle: &text("user_id"),
        id: &id,
        kind: if matches!(inner.as_str(), "" | "0") { Kind::Original } else { Kind::Repost },
        link: &link(&id).unwrap_or_default(),
        ..Item::new(row.number, "created_at", &published, moment(&published))
    };
    listing.file(reading, &item);
}
