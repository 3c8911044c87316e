//! # Weibo posts, JSON of weiboSpider
//! **Where people get it:** the open-source tool weiboSpider: `weibo/<name>/<id>.json`.
//! **Looks like:** `{ "user": { "id", "nickname", "weibo_num", … }, "weibo": [ { "id", "content", "publish_time", … } ] }`.
//! **Dates:** `publish_time`, `2020-01-07 14:59`, Beijing time. **Kinds:** `original` false, or a text that begins with
//! 转发理由, is a repost.
//! **Quirks:** `weibo` may be missing; the pinned post comes first; without reposts (a setting of the tool) the list is
//! shorter than the counter. **Zero posts:** `weibo_num` 0 and no post. **Not read:** texts, addresses.

use super::listing::{Item, Listing, moment};
use super::records::count;
use super::weibo_crawler::{link, owner};
use super::{Claim, Confidence, Format, on_demand, sniff_on_demand};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::{BrokeOff, Reading, Text};
use crate::syntax::json::{Json, JsonError};
use crate::syntax::picks::Picks;
use crate::timeline::{Kind, ZeroProof};
use crate::when::{Zone, ZoneBasis};

pub(super) const FORMAT: Format = Format {
    id: "weibospider-json",
    label: "weiboSpider (JSON)",
    platform: "weibo",
    general: false,
    sniff: sniff_on_demand(sniff),
    read: on_demand(read),
};

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let claim = |clue: &Clue| Claim::posts(Confidence::Certain, vec![clue.entry]);
    evidence.clues.iter().filter(|clue| is_ours(clue)).map(claim).collect()
}

/// Whichever of the two comes first may fill the whole head.
fn is_ours(clue: &Clue) -> bool {
    let Some(json) = clue.json() else { return false };
    json.has_all(&["user.nickname", "user.weibo_num"])
        || json.has_all(&["weibo[].id", "weibo[].publish_time"])
}

/// What is read of a post.
const FIELDS: [&str; 4] = ["id", "publish_time", "original", "content"];
/// What is read of the account.
const USER: [&str; 3] = ["id", "nickname", "weibo_num"];

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    for &entry in entries {
        let zone = reading.data_zone(Zone::CHINA, ZoneBasis::Platform);
        let mut listing = Listing::new(FORMAT.id, "weibo", zone, entry);
        let mut json = reading.json(entry)?;
        if let Err(error) = walk(&mut listing, reading, &mut json) {
            listing.broke_off(reading, &BrokeOff::from(error))?;
        }
        for account in listing.each_account() {
            account.handle =
                account.handle.take().or_else(|| owner(reading.path(entry)).1.map(str::to_owned));
            let have = account.timeline.len() as u64;
            match account.declared {
                Some(0) => account.zero_proof = ZeroProof::Counter,
                Some(declared) if account.complete.is_none() => account.complete = Some(have >= declared),
                _ => {}
            }
        }
        listing.finish(reading);
    }
    Ok(())
}

fn walk(
    listing: &mut Listing,
    reading: &mut Reading<'_>,
    json: &mut Json<Text<'_>>,
) -> Result<(), JsonError> {
    let mut listed = None;
    json.enter(b'{')?;
    while let Some(key) = json.next_key()? {
        match key.as_str() {
            "user" => {
                if let Ok(user) = Picks::of(json.take()?, &USER) {
                    let account = listing.account("");
                    account.name = user.some("nickname").map(Into::into);
                    account.handle = user.some("id").map(Into::into);
                    account.declared = count(&user.text("weibo_num"));
                }
            }
            "weibo" => {
                listed = json.elements(|record, post| match Picks::of(post, &FIELDS) {
                    Ok(post) => file(listing, reading, record, &post),
                    Err(_) => listing.unreadable(reading, record),
                })?;
                if listed.is_none() {
                    json.skip()?;
                }
            }
            _ => json.skip()?,
        }
    }
    listing.account("").listless = listed.is_none();
    Ok(())
}

fn file(listing: &mut Listing, reading: &mut Reading<'_>, record: u64, post: &Picks<'_>) {
    let (id, published) = (post.text("id"), post.text("publish_time"));
    let repost = post.raw("original") == Some("false") || post.text("content").starts_with("转发理由");
    let item = Item {
        id: &id,
        kind: if repost { Kind::Repost } else { Kind::Original },
        link: &link(&id).unwrap_or_default(),
        ..Item::new(record, "publish_time", &published, moment(&published))
    };
    listing.file(reading, &item);
}
