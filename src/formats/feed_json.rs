//! # JSON Feed (1.0 and 1.1)
//! **Where people get it:** the address of a blog's JSON feed (`/feed.json`), saved as a file.
//! **Looks like:** `{ "version": "https://jsonfeed.org/version/1.1", "title", "items": [ … ] }` in any order; some write
//! `1.0` for the version. **Dates:** the item's `date_published`, by the book RFC 3339, in real files RFC 822 too.
//! `date_modified` is an edit and never stands in. **Kinds:** every item is a post.
//! **Quirks:** `next_url` names a further page; `expired` says that the feed will not change again, not that the account
//! is closed. **Zero posts:** a feed shows only its newest items and can never prove it. **Not read:** bodies.

use super::listing::{Item, Listing, moment};
use super::{Claim, Confidence, Format, on_demand, wechat_feed};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::picks::Picks;
use crate::when::{DataZone, Zone, ZoneBasis};

pub(super) const FORMAT: Format = Format {
    id: "feed-json",
    label: "JSON Feed",
    platform: "feed",
    general: false,
    sniff,
    read: on_demand(read),
};

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let claim = |clue: &Clue| {
        let json = clue.json().filter(|json| !json.array && json.assigned.is_none())?;
        let named = json.value("version").is_some_and(|version| version.contains("jsonfeed.org/version/"));
        let shaped =
            json.has_all(&["version", "items"]) && (json.has("home_page_url") || json.has("feed_url"));
        let ours = (named || shaped) && !wechat_feed::is_wewe_json(json);
        ours.then(|| Claim::posts(Confidence::Certain, vec![clue.entry]))
    };
    evidence.clues.iter().filter_map(claim).collect()
}

const FIELDS: [&str; 5] = ["title", "url", "external_url", "id", "date_published"];

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    for &entry in entries {
        let utc = DataZone { zone: Zone::UTC, basis: ZoneBasis::Assumed };
        let mut listing = Listing::new(FORMAT.id, FORMAT.platform, utc, entry);
        let mut head = |listing: &mut Listing, key: &str, value: &[u8]| {
            let text: Option<String> = serde_json::from_slice(value).ok();
            let Some(text) = text.filter(|text| !text.trim().is_empty()) else { return };
            match key {
                "title" => listing.account("").name = Some(text.trim().to_owned()),
                _ => listing.account("").complete = Some(false),
            }
        };
        listing.document(reading, ("items", &FIELDS), &["title", "next_url"], &mut head, &mut file)?;
        listing.finish(reading);
    }
    Ok(())
}

fn file(listing: &mut Listing, reading: &mut Reading<'_>, record: u64, picks: &Picks<'_>) {
    let (title, published) = (picks.text("title"), picks.text("date_published"));
    let link = picks.some("url").or_else(|| picks.some("external_url")).unwrap_or_default();
    let moment = moment(&published);
    let item = Item { title: &title, link: &link, ..Item::new(record, "date_published", &published, moment) };
    listing.file(reading, &item);
}
