//! # Records of snscrape, gallery-dl and instaloader (JSON)
//! **Where people get it:** `snscrape --jsonl twitter-user NAME`; `gallery-dl --write-metadata` (a file for each picture)
//! or its JSONL post-processor; `instaloader profile NAME` (a file for each post).
//! **Looks like:** snscrape: one object a line (or an array) with `_type`, `date`, `rawContent` (formerly `content`) and
//! `user`; gallery-dl: `category`, `tweet_id` or `post_id`, `date`; instaloader: `{"instaloader": …, "node": …}`.
//! **Dates:** snscrape's `date`, with an offset; gallery-dl's `date`, UTC without a zone; instaloader's
//! `node.taken_at_timestamp`. What is quoted or passed on has dates of its own, which are never taken; nor is
//! `user.created`.
//! **Kinds:** snscrape's `retweetedTweet` and gallery-dl's `retweet_id` make a repost, the latter dated by that id, for
//! its `date` is the original's; `inReplyToTweetId` and `reply_id` a reply.
//! **Quirks:** gallery-dl knows posts with media only, and writes a record for each medium: they count once. Records of
//! users, profiles and stories are passed over. Many files in a folder are one export.
//! **Zero posts:** never; these tools stop at a limit or where the page does. **Not read:** texts.

use super::listing::{Item, Listing, moment};
use super::{Claim, Confidence, Format, on_demand};
use crate::evidence::{Clue, Evidence, JsonShape};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::picks::Picks;
use crate::timeline::Kind;
use crate::when::{DateError, Moment, Zone, ZoneBasis, epoch};

pub(super) const FORMAT: Format = Format {
    id: "scrape-jsonl",
    label: "snscrape, gallery-dl, instaloader",
    platform: "unknown",
    general: false,
    sniff,
    read: on_demand(read),
};

const FIELDS: [&str; 34] = [
    "_type",
    "date",
    "id",
    "url",
    "user.username",
    "user.displayname",
    "username",
    "author",
    "retweetedTweet",
    "inReplyToTweetId",
    "boostedToot",
    "category",
    "subcategory",
    "tweet_id",
    "retweet_id",
    "reply_id",
    "post_id",
    "post_shortcode",
    "post_url",
    "user.name",
    "user.nick",
    "author.name",
    "fullname",
    "instaloader.node_type",
    "node.taken_at_timestamp",
    "node.shortcode",
    "node.owner.username",
    "node.owner.id",
    "node.date",
    "owner.username",
    "tweetId",
    "repostedPost",
    "content",
    "renderedContent",
];

/// Names the tool that wrote a file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tool {
    Snscrape,
    GalleryDl,
    Instaloader,
}

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    // A profile or a story beside the posts belongs to the export.
    let mut ours: Vec<usize> = Vec::new();
    let mut sure = true;
    for clue in &evidence.clues {
        if let Some((_, certain)) = clue.json().and_then(tool) {
            ours.push(clue.entry);
            sure &= certain;
        }
    }
    let confidence = if sure { Confidence::Certain } else { Confidence::Likely };
    if ours.is_empty() { Vec::new() } else { vec![Claim::posts(confidence, ours)] }
}

/// Tells the tool, and whether it is sure.
fn tool(json: &JsonShape) -> Option<(Tool, bool)> {
    let lead = if json.array { "[]." } else { "" };
    let has = |key: &str| json.has(&format!("{lead}{key}"));
    let value = |key: &str| json.value(&format!("{lead}{key}"));
    let all = |keys: &[&str]| keys.iter().all(|key| has(key));
    match () {
        () if value("_type").is_some_and(|kind| kind.starts_with("snscrape.")) => {
            Some((Tool::Snscrape, true))
        }
        // Before 2021 it wrote no type.
        () if all(&["date", "content", "renderedContent"]) && (has("user.username") || has("username")) => {
            Some((Tool::Snscrape, false))
        }
        () if all(&["instaloader.node_type", "node"]) => Some((Tool::Instaloader, true)),
        () if all(&["category", "subcategory", "date"])
            && (has("tweet_id") || has("post_shortcode") || has("post_id")) =>
        {
            Some((Tool::GalleryDl, false))
        }
        () => None,
    }
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    let Some(&first) = entries.first() else { return Ok(()) };
    let zone = reading.data_zone(Zone::UTC, ZoneBasis::Platform);
    let mut listings: Vec<(&'static str, Listing)> = Vec::new();
    for &entry in entries {
        let Some((tool, _)) = reading.clue(entry).json().and_then(tool) else { continue };
        let platform = platform(reading.clue(entry), tool);
        let at = listings.iter().position(|(known, _)| *known == platform).unwrap_or_else(|| {
            listings.push((platform, Listing::new(FORMAT.id, platform, zone, first)));
            listings.len() - 1
        });
        let listing = &mut listings[at].1;
        listing.turn_to(entry);
        listing.records(reading, &[], &FIELDS, &mut |listing, reading, record, picks| match tool {
            Tool::Snscrape => snscrape(listing, reading, record, picks),
            Tool::GalleryDl => gallery(listing, reading, record, picks),
            Tool::Instaloader => instaloader(listing, reading, record, picks),
        })?;
    }
    for (_, mut listing) in listings {
        listing.each_account().for_each(|account| account.complete = Some(false));
        listing.finish(reading);
    }
    Ok(())
}

fn platform(clue: &Clue, tool: Tool) -> &'static str {
    let Some(json) = clue.json() else { return "unknown" };
    let lead = if json.array { "[]." } else { "" };
    let key = if tool == Tool::Snscrape { "_type" } else { "category" };
    let named = json.value(&format!("{lead}{key}")).unwrap_or_default();
    const KNOWN: [(&str, &str); 9] = [
        ("twitter", "x"),
        ("instagram", "instagram"),
        ("mastodon", "mastodon"),
        ("telegram", "telegram"),
        ("weibo", "weibo"),
        ("reddit", "reddit"),
        ("facebook", "facebook"),
        ("vkontakte", "vk"),
        ("tumblr", "tumblr"),
    ];
    match tool {
        Tool::Instaloader => "instagram",
        Tool::Snscrape if named.is_empty() => "x",
        _ => KNOWN.iter().find(|(word, _)| named.contains(word)).map_or("unknown", |(_, platform)| *platform),
    }
}

fn snscrape(listing: &mut Listing, reading: &mut Reading<'_>, record: u64, picks: &Picks<'_>) {
    let of_type = picks.text("_type");
    let last = of_type.rsplit('.').next().unwrap_or_default();
    // Whoever asks for users gets users among the posts.
    if matches!(last, "User" | "Tombstone" | "TweetRef" | "Channel" | "Profile" | "Group") {
        return;
    }
    let handle = ["user.username", "username", "author"]
        .map(|path| picks.text(path))
        .into_iter()
        .find(|text| !text.is_empty());
    let handle = handle.unwrap_or_default();
    let (id, link, written) = (picks.text("id"), picks.text("url"), picks.text("date"));
    let id = if id.is_empty() { link.clone() } else { id };
    let filled = |path: &str| picks.is_filled(path);
    let kind = match () {
        () if filled("retweetedTweet") || filled("boostedToot") || filled("repostedPost") => Kind::Repost,
        () if filled("inReplyToTweetId") || last == "Comment" => Kind::Reply,
        () => Kind::Original,
    };
    let item = Item::new(record, "date", &written, moment(&written));
    listing.file(reading, &Item { account: &handle, handle: &handle, id: &id, link: &link, kind, ..item });
}

fn gallery(listing: &mut Listing, reading: &mut Reading<'_>, record: u64, picks: &Picks<'_>) {
    let names = ["user.name", "username", "author.name", "user.username", "owner.username"];
    let handle =
        names.map(|path| picks.text(path)).into_iter().find(|text| !text.is_empty()).unwrap_or_default();
    let ids = ["retweet_id", "tweet_id", "post_shortcode", "post_id", "id"];
    let id = ids.map(|path| picks.text(path)).into_iter().find(|text| !matches!(text.as_ref(), "" | "0"));
    let id = id.unwrap_or_default();
    let written = picks.text("date");
    let passed_on = picks.is_filled("retweet_id");
    let (field, moment) = match passed_on {
        true => ("retweet_id", x_id(&id)),
        false => ("date", moment(&written)),
    };
    let kind = match () {
        () if passed_on => Kind::Repost,
        () if picks.is_filled("reply_id") => Kind::Reply,
        () => Kind::Original,
    };
    let written = if passed_on { &id } else { &written };
    let link = picks.text("post_url");
    let item = Item::new(record, field, written, moment);
    listing.file(reading, &Item { account: &handle, handle: &handle, id: &id, link: &link, kind, ..item });
}

/// Reads when an item of X was made out of its id; those before November 2010 hold no time.
fn x_id(id: &str) -> Result<Moment, DateError> {
    let number: u64 = id.parse().map_err(|_| DateError::NotADate)?;
    let milliseconds =
        i64::try_from(number >> 22).ok().and_then(|since| since.checked_add(1_288_834_974_657));
    milliseconds.filter(|_| number > 1 << 36).and_then(epoch).ok_or(DateError::NotADate)
}

fn instaloader(listing: &mut Listing, reading: &mut Reading<'_>, record: u64, picks: &Picks<'_>) {
    if picks.text("instaloader.node_type") != "Post" {
        return;
    }
    let handle = picks.text("node.owner.username");
    let written = ["node.taken_at_timestamp", "node.date"]
        .map(|path| picks.text(path))
        .into_iter()
        .find(|text| !text.is_empty());
    let written = written.unwrap_or_default();
    let id = picks.text("node.shortcode");
    let link = if id.is_empty() { String::new() } else { format!("https://www.instagram.com/p/{id}/") };
    let item = Item::new(record, "node.taken_at_timestamp", &written, moment(&written));
    listing.file(reading, &Item { account: &handle, handle: &handle, id: &id, link: &link, ..item });
}
