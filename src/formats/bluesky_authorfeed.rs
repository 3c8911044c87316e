//! # Bluesky, posts of an account from the API
//! **Where people get it:** `app.bsky.feed.getAuthorFeed?actor=<handle>` of `public.api.bsky.app`, or a tool that fetches
//! it page by page. **Looks like:** `{ "cursor": …, "feed": [ { "post": { "uri", "author", "record", … }, "reason" } ] }`,
//! or the items alone, in a list or one a line.
//! **Dates:** `post.record.createdAt`, which the client wrote, unless the service saw it earlier (`post.indexedAt`). Of a
//! repost it is `reason.indexedAt`; the post itself is somebody else's.
//! **Kinds:** `reason.$type` ends in `reasonRepost`: a repost by `reason.by`; `record.reply` an answer.
//! **Quirks:** a pinned post may come first; `reply` beside `post` holds other people's posts; a timeline lists many
//! accounts, each is read apart. **Zero posts:** a page can never prove it. **Not read:** texts, counts, embeds.

use super::listing::{Item, Listing, moment};
use super::{Claim, Confidence, Format, on_demand, sniff_on_demand};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::picks::Picks;
use crate::timeline::Kind;
use crate::when::{DataZone, DateError, Moment, Zone, ZoneBasis};

pub(super) const FORMAT: Format = Format {
    id: "bluesky-authorfeed",
    label: "Bluesky API",
    platform: "bluesky",
    general: false,
    sniff: sniff_on_demand(sniff),
    read: on_demand(read),
};

const FIELDS: [&str; 13] = [
    "post.uri",
    "post.author.did",
    "post.author.handle",
    "post.author.displayName",
    "post.author.createdAt",
    "post.record.createdAt",
    "post.record.reply",
    "post.indexedAt",
    "reason.$type",
    "reason.indexedAt",
    "reason.by.did",
    "reason.by.handle",
    "reason.by.displayName",
];

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let is_ours = |clue: &&Clue| {
        let lead = lead(clue);
        let has = |key: &str| clue.json().is_some_and(|json| json.has(&format!("{lead}{key}")));
        has("post.uri") && has("post.author.did") && has("post.record")
    };
    let claims = evidence.clues.iter().filter(is_ours);
    claims.map(|clue| Claim::posts(Confidence::Certain, vec![clue.entry])).collect()
}

/// Says where the items are: in the list of a page, in a bare list, or one a line.
fn lead(clue: &Clue) -> &'static str {
    match clue.json() {
        Some(json) if json.array => "[].",
        Some(json) if json.has("post") => "",
        _ => "feed[].",
    }
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    for &entry in entries {
        let utc = DataZone { zone: Zone::UTC, basis: ZoneBasis::Platform };
        let mut listing = Listing::new(FORMAT.id, FORMAT.platform, utc, entry);
        if lead(reading.clue(entry)) == "feed[]." {
            let mut more = false;
            let mut cursor = |_: &mut Listing, _: &str, value: &[u8]| more = value != b"null";
            listing.document(reading, ("feed", &FIELDS), &["cursor"], &mut cursor, &mut file)?;
            if more {
                listing.each_account().for_each(|account| account.complete = Some(false));
            }
        } else {
            listing.records(reading, &[], &FIELDS, &mut file)?;
        }
        listing.finish(reading);
    }
    Ok(())
}

fn file(listing: &mut Listing, reading: &mut Reading<'_>, record: u64, picks: &Picks<'_>) {
    let repost = picks.text("reason.$type").ends_with("reasonRepost");
    let (who, field) = match repost {
        true => ("reason.by", "reason.indexedAt"),
        false => ("post.author", "post.record.createdAt"),
    };
    let of = |name: &str| picks.text(&format!("{who}.{name}"));
    let (did, handle) = (of("did"), of("handle"));
    let handle = if handle.is_empty() { did } else { handle };
    let uri = picks.text("post.uri");
    // The same post stands twice where the account passed on its own.
    let id = if repost { format!("repost of {uri}") } else { uri.clone().into_owned() };
    let link = if repost { String::new() } else { address(&uri) };
    let published = picks.text(field);
    let kind = match repost {
        true => Kind::Repost,
        false if picks.is_filled("post.record.reply") => Kind::Reply,
        false => Kind::Original,
    };
    let moment = match repost {
        true => time(&published),
        false => earlier(time(&published), time(&picks.text("post.indexedAt"))),
    };
    let item = Item {
        account: &handle,
        handle: &handle,
        id: &id,
        kind,
        link: &link,
        ..Item::new(record, field, &published, moment)
    };
    listing.file(reading, &item);
    let name = of("displayName");
    let account = listing.account(&handle);
    if !name.is_empty() {
        account.name = Some(name.into_owned());
    }
    if !repost && account.opened.is_none() {
        account.opened = time(&picks.text("post.author.createdAt")).ok();
    }
}

fn time(text: &str) -> Result<Moment, DateError> {
    moment(text).map(|moment| moment.in_zone(Zone::UTC))
}

/// A post cannot be newer than the moment the service saw it.
fn earlier(created: Result<Moment, DateError>, seen: Result<Moment, DateError>) -> Result<Moment, DateError> {
    match (created, seen) {
        (Ok(Moment::Instant(created)), Ok(Moment::Instant(seen))) => Ok(Moment::Instant(created.min(seen))),
        (created, _) => created,
    }
}

/// Turns `at://did/app.bsky.feed.post/key` into the address people open.
fn address(uri: &str) -> String {
    let mut parts = uri.strip_prefix("at://").unwrap_or_default().split('/');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(did), Some("app.bsky.feed.post"), Some(key)) => {
            format!("https://bsky.app/profile/{did}/post/{key}")
        }
        _ => String::new(),
    }
}
