//! # X (Twitter), posts from its interface (twarc and others)
//! **Where people get it:** twarc, twarc2 or a script that asked X's interface; `.jsonl`, now and then one `.json`.
//! **Looks like:** version 2: a page a line, `{ "data": [ … ], "includes": …, "meta": … }`, or, flattened, a post a line
//! (`id`, `text`, `author_id`, …); version 1.1: a post a line with `id_str`, `user`, `full_text`.
//! **Dates:** version 2 `created_at`, ISO 8601 UTC, left out unless asked for: then the id tells it; version 1.1
//! `Wed Oct 10 20:20:02 +0000 2018`. **Kinds:** version 2 `referenced_tweets`: `retweeted`, `replied_to`; version 1.1
//! `retweeted_status`, `in_reply_to_*`.
//! **Quirks:** `includes.tweets` are other posts that `data` refers to, and only `includes.users` knows names; a search
//! has many authors; runs repeat posts.
//! **Zero posts:** the interface gives a window (7 days, 3200 posts), so nothing proves it.
//! **Not read:** texts, what is included, what is passed on.

use super::listing::{Item, Listing};
use super::{Claim, Confidence, Format, on_demand, sniff_on_demand, x};
use crate::evidence::{Evidence, JsonShape};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::picks::Picks;
use crate::timeline::{Account, Kind};
use crate::when::{DataZone, DateError, Moment, Zone, ZoneBasis};

pub(super) const FORMAT: Format = Format {
    id: "twarc-jsonl",
    label: "X API / twarc",
    platform: "x",
    general: false,
    sniff: sniff_on_demand(sniff),
    read: on_demand(read),
};

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let plain = evidence.clues.iter().filter_map(|clue| Some((clue.entry, clue.json()?)));
    let plain: Vec<(usize, &JsonShape)> = plain.filter(|(_, json)| json.assigned.is_none()).collect();
    let of = |test: &dyn Fn(&JsonShape) -> bool| -> Vec<usize> {
        plain.iter().filter(|(_, json)| test(json)).map(|(entry, _)| *entry).collect()
    };
    // Pages that a script saved one by one are one collection.
    let sure = [Confidence::Certain, Confidence::Likely]
        .map(|wanted| (wanted, of(&|json| confidence(json) == Some(wanted))));
    let mut claims: Vec<Claim> = sure
        .into_iter()
        .filter(|(_, entries)| !entries.is_empty())
        .map(|(confidence, entries)| Claim::posts(confidence, entries))
        .collect();
    // A page without posts: nothing matched, or nothing more came.
    let none = of(&|json| json.has("meta.result_count") && !json.has("data"));
    claims.extend(none.into_iter().map(|entry| Claim::no_posts(vec![entry])));
    claims
}

fn confidence(json: &JsonShape) -> Option<Confidence> {
    let root = if json.array { "[]." } else { "" };
    let has = |lead: &str, keys: &[&str]| keys.iter().all(|key| json.has(&format!("{lead}{key}")));
    for lead in [format!("{root}data[]."), format!("{root}data."), root.to_owned()] {
        if has(&lead, &["id", "text", "edit_history_tweet_ids"])
            || has(&lead, &["id", "text", "author_id", "conversation_id"])
            || has(&lead, &["id", "text", "author_id", "public_metrics.retweet_count"])
        {
            return Some(Confidence::Certain);
        }
        if has(&lead, &["id", "text", "author_id", "created_at"]) {
            return Some(Confidence::Likely);
        }
    }
    let own =
        ["retweet_count", "favorite_count", "entities", "in_reply_to_status_id_str", "retweeted_status"];
    let old = has(root, &["id_str", "created_at"])
        && (has(root, &["full_text"]) || has(root, &["text"]))
        && (has(root, &["user.screen_name"]) || has(root, &["favorite_count", "retweet_count"]));
    let sure = own.iter().filter(|key| has(root, &[key])).count() > 1;
    old.then_some(if sure { Confidence::Certain } else { Confidence::Likely })
}

/// What is read of a page, and of a post in either version.
const FIELDS: [&str; 17] = [
    "data",
    "includes.users",
    "id",
    "id_str",
    "created_at",
    "author_id",
    "author.username",
    "author.name",
    "referenced_tweets",
    "in_reply_to_user_id",
    "retweeted_status",
    "in_reply_to_status_id",
    "user.id_str",
    "user.screen_name",
    "user.name",
    "user.created_at",
    "user.statuses_count",
];

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    let utc = DataZone { zone: Zone::UTC, basis: ZoneBasis::Platform };
    let Some(first) = entries.first() else { return Ok(()) };
    let mut listing = Listing::new(FORMAT.id, "x", utc, *first);
    for &entry in entries {
        listing.turn_to(entry);
        listing.records(reading, &[], &FIELDS, &mut record)?;
    }
    for account in listing.each_account() {
        account.handle = account.handle.take().or_else(|| account.name.clone());
        account.complete = Some(false);
    }
    listing.finish(reading);
    Ok(())
}

fn record(listing: &mut Listing, reading: &mut Reading<'_>, record: u64, page: &Picks<'_>) {
    let Some(data) = page.raw("data") else {
        // A last page may have no posts, only its envelope.
        return match page.text("id").is_empty() && page.text("id_str").is_empty() {
            true => {}
            false => post(listing, reading, record, page),
        };
    };
    let users = page.list("includes.users");
    let posts = if data.starts_with('[') { page.list("data") } else { vec![data] };
    for value in posts {
        match Picks::of(value.as_bytes(), &FIELDS) {
            Ok(picks) => post(listing, reading, record, &picks),
            Err(_) => listing.unreadable(reading, record),
        }
    }
    for user in users {
        name(listing, user);
    }
}

/// Names an author who has posts.
fn name(listing: &mut Listing, user: &str) {
    const USER: [&str; 5] = ["id", "username", "name", "created_at", "public_metrics.tweet_count"];
    let Ok(user) = Picks::of(user.as_bytes(), &USER) else { return };
    let id = user.text("id");
    let Some(account) = listing.each_account().find(|account| known_as(account, &id)) else { return };
    account.name = user.some("name").map(Into::into).or(account.name.take());
    account.handle = user.some("username").map(Into::into).or(account.handle.take());
    account.opened = moment(&user.text("created_at"), "").ok().or(account.opened);
}

fn known_as(account: &Account, id: &str) -> bool {
    !id.is_empty() && account.name.as_deref() == Some(id)
}

fn post(listing: &mut Listing, reading: &mut Reading<'_>, record: u64, post: &Picks<'_>) {
    let id = post.some("id_str").unwrap_or_else(|| post.text("id"));
    let author = post.some("author_id").or_else(|| post.some("user.id_str")).unwrap_or_default();
    let published = post.text("created_at");
    let link = x::link(&id);
    let item = Item {
        account: &author,
        id: &id,
        kind: kind(post),
        link: &link,
        ..Item::new(record, "created_at", &published, moment(&published, &id))
    };
    listing.file(reading, &item);
    let account = listing.account(&author);
    let handle = post.some("author.username").or_else(|| post.some("user.screen_name"));
    if let Some(handle) = handle.filter(|_| account.handle.is_none()) {
        account.handle = Some(handle.into());
        account.name = post.some("author.name").or_else(|| post.some("user.name")).map(Into::into);
        account.opened = moment(&post.text("user.created_at"), "").ok();
    }
    let counted = post.whole("user.statuses_count").and_then(|count| u64::try_from(count).ok());
    account.declared = account.declared.max(counted);
}

fn kind(post: &Picks<'_>) -> Kind {
    let refers = |how: &str| {
        post.list("referenced_tweets")
            .iter()
            .any(|other| Picks::of(other.as_bytes(), &["type"]).is_ok_and(|other| other.text("type") == how))
    };
    match () {
        () if post.is_filled("retweeted_status") || refers("retweeted") => Kind::Repost,
        () if refers("replied_to") || post.is_filled("in_reply_to_status_id") => Kind::Reply,
        () if post.is_filled("in_reply_to_user_id") => Kind::Reply,
        () => Kind::Original,
    }
}

fn moment(text: &str, id: &str) -> Result<Moment, DateError> {
    match text.is_empty() {
        true => x::id_time(id).ok_or(DateError::NotADate),
        false => x::time(text),
    }
}
