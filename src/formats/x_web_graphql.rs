//! # X (Twitter), saved answers of the website
//! **Where people get it:** a browser's developer tools › Network › `UserTweets`, `UserTweetsAndReplies` or `UserMedia` ›
//! save the response; tools that do so page by page.
//! **Looks like:** `data.user.result.timeline(_v2).timeline.instructions[]` with `entries[]`; a post lies at
//! `content.itemContent.tweet_results.result`, those of a thread under `content.items[].item`.
//! **Dates:** `legacy.created_at`, `Wed Oct 10 20:20:02 +0000 2018`; where it is missing the id tells it.
//! **Kinds:** `legacy.retweeted_status_result` is a repost, a filled `in_reply_to_status_id_str` a reply.
//! **Quirks:** the answer does not name its user: it is the author of the entries that stand alone. Threads begin with
//! other people's posts, and promoted posts stand between; the pinned post has an instruction of its own. The page of
//! likes looks alike, with many authors. The author's name moved from `legacy` to `core` in 2025.
//! **Zero posts:** a page is a part, and the last has cursors alone; nothing is proved.
//! **Not read:** texts, posts of others, search, home, lists and bookmarks.

use super::listing::{Item, Listing};
use super::{Claim, Confidence, Format, on_demand, sniff_on_demand, x};
use crate::evidence::{Clue, Evidence};
use crate::issue::{Refusal, RefusalCode};
use crate::reading::Reading;
use crate::syntax::picks::{Picks, elements};
use crate::timeline::Kind;
use crate::when::{DataZone, DateError, Zone, ZoneBasis};
use std::collections::HashMap;

pub(super) const FORMAT: Format = Format {
    id: "x-web-graphql",
    label: "X (website)",
    platform: "x",
    general: false,
    sniff: sniff_on_demand(sniff),
    read: on_demand(read),
};

/// Where the timeline of one user lies.
const TIMELINES: [&str; 2] =
    ["data.user.result.timeline.timeline.instructions", "data.user.result.timeline_v2.timeline.instructions"];
/// How far such a path is followed at the start of a file; in a list of answers it stands one step deeper.
const SEEN: [&str; 2] = ["data.user.result.timeline.timeline", "data.user.result.timeline_v2.timeline"];
/// Where the website has posts of many.
const OTHERS: [&str; 6] = [
    "data.home.home_timeline_urt",
    "data.search_by_raw_query.search_timeline",
    "data.list.tweets_timeline",
    "data.threaded_conversation_with_injections_v2",
    "data.bookmark_timeline_v2",
    "data.communityResults.result.ranked_community_timeline",
];

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let has = |clue: &Clue, paths: &[&str]| {
        let json = clue.json().filter(|json| json.assigned.is_none());
        json.is_some_and(|json| {
            let root = if json.array { "[]." } else { "" };
            paths.iter().any(|path| json.has(&format!("{root}{path}")))
        })
    };
    let all = |paths: &[&str]| -> Vec<usize> {
        evidence.clues.iter().filter(|clue| has(clue, paths)).map(|clue| clue.entry).collect()
    };
    let (pages, others) = (all(&SEEN), all(&OTHERS));
    let mut claims = Vec::new();
    if !pages.is_empty() {
        claims.push(Claim::posts(Confidence::Certain, pages));
    }
    claims.extend(others.into_iter().map(|entry| Claim::no_posts(vec![entry])));
    claims
}

/// Holds one post as a page lists it.
struct Tweet {
    record: u64,
    id: String,
    author: String,
    user: String,
    name: String,
    opened: String,
    counted: Option<u64>,
    published: String,
    kind: Kind,
    /// Whether it stands alone, as only posts of the timeline's user do.
    alone: bool,
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    let Some(first) = entries.first() else { return Ok(()) };
    let utc = DataZone { zone: Zone::UTC, basis: ZoneBasis::Platform };
    let mut listing = Listing::new(FORMAT.id, "x", utc, *first);
    let mut of_many = Vec::new();
    for &entry in entries {
        listing.turn_to(entry);
        listing.records(reading, &[], &TIMELINES, &mut |listing, reading, record, page| {
            let mut tweets = Vec::new();
            for instructions in TIMELINES.iter().filter_map(|path| page.raw(path)) {
                collect(instructions, record, &mut tweets);
            }
            match owner(&tweets) {
                Owner::One(owner) => {
                    let own = tweets.iter().filter(|tweet| tweet.author == owner);
                    own.for_each(|tweet| file(listing, reading, tweet));
                }
                Owner::Many => of_many.push(entry),
                Owner::Nobody => {}
            }
        })?;
    }
    if of_many.len() == entries.len() {
        return Err(Refusal::new(RefusalCode::NotPosts, reading.path(*first)).with(FORMAT.label));
    }
    listing.each_account().for_each(|account| account.complete = Some(false));
    listing.finish(reading);
    Ok(())
}

enum Owner {
    One(String),
    /// Several authors have entries of their own: likes, not a user's posts.
    Many,
    Nobody,
}

/// Finds whose timeline a page is.
fn owner(tweets: &[Tweet]) -> Owner {
    let mut counts: HashMap<&str, u64> = HashMap::new();
    let alone = tweets.iter().filter(|tweet| tweet.alone);
    alone.for_each(|tweet| *counts.entry(&tweet.author).or_default() += 1);
    match counts.len() {
        0 => {}
        1 => return counts.into_keys().next().map_or(Owner::Nobody, |author| Owner::One(author.to_owned())),
        _ => return Owner::Many,
    }
    // Threads alone: the user takes part in each, so has the most posts.
    for tweet in tweets {
        *counts.entry(&tweet.author).or_default() += 1;
    }
    let most = counts.values().copied().max().unwrap_or_default();
    let mut leading = counts.iter().filter(|(_, count)| **count == most);
    match (leading.next(), leading.next()) {
        (Some((author, _)), None) => Owner::One((*author).to_owned()),
        (Some(_), Some(_)) => Owner::Many,
        (None, _) => Owner::Nobody,
    }
}

fn collect(instructions: &str, record: u64, tweets: &mut Vec<Tweet>) {
    for instruction in elements(instructions).unwrap_or_default() {
        const FIELDS: [&str; 3] = ["entries", "entry", "moduleItems"];
        let Ok(instruction) = Picks::of(instruction.as_bytes(), &FIELDS) else { continue };
        let entries = instruction.list("entries").into_iter().chain(instruction.raw("entry"));
        for entry in entries {
            const ENTRY: [&str; 3] = ["entryId", "content.itemContent", "content.items"];
            let Ok(entry) = Picks::of(entry.as_bytes(), &ENTRY) else { continue };
            let id = entry.text("entryId");
            if let Some(content) = entry.raw("content.itemContent") {
                tweet(content, record, id.starts_with("tweet-"), tweets);
            }
            // The grid of pictures is the user's own; a thread is not.
            items(&entry.list("content.items"), record, id.starts_with("profile-grid"), tweets);
        }
        items(&instruction.list("moduleItems"), record, false, tweets);
    }
}

fn items(items: &[&str], record: u64, alone: bool, tweets: &mut Vec<Tweet>) {
    for item in items {
        let Ok(item) = Picks::of(item.as_bytes(), &["item.itemContent"]) else { continue };
        if let Some(content) = item.raw("item.itemContent") {
            tweet(content, record, alone, tweets);
        }
    }
}

fn tweet(content: &str, record: u64, alone: bool, tweets: &mut Vec<Tweet>) {
    const CONTENT: [&str; 3] = ["tweet_results.result", "tweet_results.result.tweet", "promotedMetadata"];
    let Ok(content) = Picks::of(content.as_bytes(), &CONTENT) else { return };
    // A post with limited visibility is wrapped once more.
    let result = content.raw("tweet_results.result.tweet").or_else(|| content.raw("tweet_results.result"));
    if let Some(result) = result.filter(|_| content.raw("promotedMetadata").is_none()) {
        const TWEET: [&str; 13] = [
            "rest_id",
            "legacy.id_str",
            "legacy.created_at",
            "legacy.user_id_str",
            "legacy.retweeted_status_result",
            "legacy.in_reply_to_status_id_str",
            "core.user_results.result.rest_id",
            "core.user_results.result.core.screen_name",
            "core.user_results.result.core.name",
            "core.user_results.result.core.created_at",
            "core.user_results.result.legacy.screen_name",
            "core.user_results.result.legacy.name",
            "core.user_results.result.legacy.statuses_count",
        ];
        let Ok(tweet) = Picks::of(result.as_bytes(), &TWEET) else { return };
        let either =
            |one: &str, other: &str| tweet.some(one).unwrap_or_else(|| tweet.text(other)).into_owned();
        let id = either("rest_id", "legacy.id_str");
        // A deleted or withheld post has no id here, only a tombstone.
        if id.is_empty() {
            return;
        }
        tweets.push(Tweet {
            record,
            id,
            author: either("legacy.user_id_str", "core.user_results.result.rest_id"),
            user: either(
                "core.user_results.result.core.screen_name",
                "core.user_results.result.legacy.screen_name",
            ),
            name: either("core.user_results.result.core.name", "core.user_results.result.legacy.name"),
            opened: tweet.text("core.user_results.result.core.created_at").into_owned(),
            counted: tweet
                .whole("core.user_results.result.legacy.statuses_count")
                .and_then(|count| u64::try_from(count).ok()),
            published: tweet.text("legacy.created_at").into_owned(),
            kind: match () {
                () if tweet.is_filled("legacy.retweeted_status_result") => Kind::Repost,
                () if tweet.is_filled("legacy.in_reply_to_status_id_str") => Kind::Reply,
                () => Kind::Original,
            },
            alone,
        });
    }
}

fn file(listing: &mut Listing, reading: &mut Reading<'_>, tweet: &Tweet) {
    // The pinned post comes again where it belongs, and pages overlap.
    if listing.has(&tweet.author, &tweet.id) {
        return;
    }
    let link = x::link(&tweet.id);
    let moment = match tweet.published.is_empty() {
        true => x::id_time(&tweet.id).ok_or(DateError::NotADate),
        false => x::time(&tweet.published),
    };
    let item = Item {
        account: &tweet.author,
        handle: &tweet.user,
        id: &tweet.id,
        kind: tweet.kind,
        link: &link,
        ..Item::new(tweet.record, "created_at", &tweet.published, moment)
    };
    listing.file(reading, &item);
    let account = listing.account(&tweet.author);
    if !tweet.name.is_empty() {
        account.name = Some(tweet.name.clone());
    }
    account.opened = account.opened.or_else(|| x::time(&tweet.opened).ok());
    account.declared = account.declared.max(tweet.counted);
}
