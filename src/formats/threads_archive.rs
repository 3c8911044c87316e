//! # Threads, archive (JSON)
//! **Where people get it:** Accounts Center › Your information and permissions › Download your information, the Instagram
//! account; format JSON.
//! **Looks like:** `your_instagram_activity/threads/threads_and_replies.json`, `{ "text_post_app_text_posts": [ … ] }`.
//! **Dates:** `creation_timestamp` of the item, else of its first medium, Unix seconds. **Kinds:** `is_reply` tells replies.
//! **Quirks:** bytes written as characters; a text without a picture is a medium with an empty `uri`.
//! The HTML archive does not tell replies from posts: its JSON is asked for.
//! **Zero posts:** the archive covers a chosen period, so an empty list is no proof. **Not read:** texts, likes, saved ones.

use super::listing::{Item, Listing, moment};
use super::meta::{self, Page, ZONE};
use super::{Claim, Confidence, Format, on_demand, sniff_on_demand};
use crate::evidence::Evidence;
use crate::issue::{Refusal, RefusalCode};
use crate::reading::Reading;
use crate::syntax::picks::Picks;
use crate::timeline::Kind;

pub(super) const FORMAT: Format = Format {
    id: "threads-archive",
    label: "Threads",
    platform: "threads",
    general: false,
    sniff: sniff_on_demand(sniff),
    read: on_demand(read),
};

const ROOT: &str = "text_post_app_text_posts";

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let lists = evidence.clues.iter().filter(|clue| clue.json().is_some_and(|json| json.has(ROOT)));
    let mut lists: Vec<usize> = lists.map(|clue| clue.entry).collect();
    if lists.is_empty() {
        // The pages do not tell replies from posts.
        let pages = evidence.clues.iter().filter(|clue| meta::page(clue) == Some(Page::ThreadsPosts));
        lists = pages.map(|clue| clue.entry).collect();
    }
    if lists.is_empty() { Vec::new() } else { vec![Claim::posts(Confidence::Certain, lists)] }
}

/// What is read of a post.
const POST: [&str; 4] = [
    "creation_timestamp",
    "media.0.creation_timestamp",
    "text_app_post.is_reply",
    "media.0.text_app_post.is_reply",
];

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    let Some(first) = entries.first() else { return Ok(()) };
    if reading.clue(*first).json().is_none() {
        return Err(Refusal::new(RefusalCode::JsonInstead, reading.path(*first)));
    }
    let mut listing = Listing::new(FORMAT.id, "threads", ZONE, *first);
    for &entry in entries {
        listing.turn_to(entry);
        listing.records(reading, &[ROOT], &POST, &mut file)?;
    }
    // The account has the name it has on Instagram, whose archive this lies in.
    let profile =
        reading.evidence.clues.iter().find(|clue| clue.json().is_some_and(meta::is_instagram_profile));
    if let Some(profile) = profile {
        let account = listing.account("");
        meta::read_instagram_profile(reading, account, profile.entry)?;
        account.opened = None;
    }
    listing.finish(reading);
    Ok(())
}

fn file(listing: &mut Listing, reading: &mut Reading<'_>, record: u64, post: &Picks<'_>) {
    let field = if post.whole(POST[0]).is_some_and(|time| time > 0) { POST[0] } else { POST[1] };
    let published = post.text(field);
    let reply = post.is_true(POST[2]) || post.is_true(POST[3]);
    let item = Item {
        kind: if reply { Kind::Reply } else { Kind::Original },
        ..Item::new(record, field, &published, moment(&published))
    };
    listing.file(reading, &item);
}
