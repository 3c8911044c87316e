//! # TikTok, data download (JSON or TXT)
//! **Where people get it:** Settings and privacy › Account › Download your data; format JSON, or TXT.
//! **Looks like:** `user_data_tiktok.json` (earlier `user_data.json`), one object: posts at `Post.Posts.VideoList`, until
//! 2023 at `Video.Videos.VideoList`. TXT: `Post/Posts.txt` (`Video/Videos.txt`), blocks of `Date: … UTC`, `Link: …`.
//! **Dates:** `Date`, `2024-03-01 08:00:00`, UTC. **Kinds:** posts; `Your Activity.Reposts` are reposts; `WhoCanView` other
//! than everybody is not public.
//! **Quirks:** an empty list is `null`; sections that were not asked for are missing; `Watch History` and `Video Browsing
//! History` have lists of the same name; the order of the sections differs.
//! **Zero posts:** the list of posts is there and `null` or empty; in TXT the file of posts of a whole download says that
//! it has no data. **Not read:** what was watched, liked, searched, written in comments and messages.

mod text;

use super::listing::{Item, Listing, moment};
use super::{Claim, Confidence, Format, on_demand, sniff_on_demand};
use crate::evidence::{Clue, Evidence, JsonShape};
use crate::issue::Refusal;
use crate::reading::{BrokeOff, Reading};
use crate::syntax::json::JsonError;
use crate::syntax::picks::Picks;
use crate::timeline::{Kind, NotPost, ZeroProof};
use crate::when::{DataZone, DateError, Moment, Zone, ZoneBasis};

pub(super) const FORMAT: Format = Format {
    id: "tiktok-json",
    label: "TikTok",
    platform: "tiktok",
    general: false,
    sniff: sniff_on_demand(sniff),
    read: on_demand(read),
};

/// Where the posts are, newest layout first.
const LISTS: [[&str; 3]; 2] = [["Post", "Posts", "VideoList"], ["Video", "Videos", "VideoList"]];
const REPOSTS: [&str; 3] = ["Your Activity", "Reposts", "RepostList"];
const DELETED: [&str; 3] = ["Post", "Recently Deleted Posts", "PostList"];
/// Where the account's name is.
const PROFILES: [[&str; 3]; 4] = [
    ["Profile", "Profile Info", "ProfileMap"],
    ["Profile", "Profile Information", "ProfileMap"],
    ["Profile And Settings", "Profile Info", "ProfileMap"],
    ["Profile and Settings", "Profile Info", "ProfileMap"],
];
/// Sections that only this download has; two of them tell it.
const SECTIONS: [&str; 22] = [
    "Activity.Favorite Effects",
    "Activity.Favorite Hashtags",
    "Activity.Favorite Sounds",
    "Activity.Favorite Videos",
    "Activity.Follower List",
    "Activity.Following List",
    "Activity.Like List",
    "Activity.Login History",
    "Activity.Video Browsing History",
    "Ads and data",
    "App Settings",
    "Comment.Comments",
    "Direct Messages",
    "Likes and Favorites",
    "Post.Posts",
    "Profile.Profile Info",
    "Profile.Profile Information",
    "Profile And Settings",
    "TikTok Shop",
    "Tiktok Live",
    "Video.Videos",
    "Your Activity",
];

fn is_download(json: &JsonShape) -> bool {
    let list = LISTS.iter().any(|list| json.has(&list.join(".")));
    let sections = SECTIONS.iter().filter(|section| json.has(section)).count();
    json.assigned.is_none() && !json.array && (list || sections > 1)
}

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let downloads = evidence.clues.iter().filter(|clue| clue.json().is_some_and(is_download));
    let mut claims: Vec<Claim> =
        downloads.map(|clue| Claim::posts(Confidence::Certain, vec![clue.entry])).collect();
    claims.extend(text::claims(evidence));
    claims
}

/// Makes a listing; the service writes UTC.
fn listing(entry: usize) -> Listing {
    let utc = DataZone { zone: Zone::UTC, basis: ZoneBasis::Platform };
    Listing::new(FORMAT.id, "tiktok", utc, entry)
}

fn published(text: &str) -> Result<Moment, DateError> {
    moment(text.trim_end_matches("UTC").trim_end()).map(|moment| moment.in_zone(Zone::UTC))
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    let Some(&first) = entries.first() else { return Ok(()) };
    if reading.clue(first).json().is_none() {
        return text::read(reading, entries);
    }
    let mut listing = listing(first);
    for path in PROFILES {
        if let Some(name) = name(reading, first, &path)? {
            listing.account("").handle = Some(name);
            break;
        }
    }
    const POST: [&str; 6] = ["Date", "date", "Link", "VideoLink", "link", "WhoCanView"];
    let mut list = None;
    for path in LISTS {
        let counted = listing.records(reading, &path, &POST, &mut |listing, reading, record, post| {
            file(listing, reading, record, post, Kind::Original);
        })?;
        list = counted.or(null_list(reading, first, &path)?.then_some(0)).or(list);
        // What broke off once breaks off again.
        if list.is_some() || is_cut(&mut listing) {
            break;
        }
    }
    if list == Some(0) {
        listing.account("").zero_proof = ZeroProof::EmptyList;
    }
    if !is_cut(&mut listing) {
        listing.records(reading, &REPOSTS, &POST, &mut |listing, reading, record, post| {
            file(listing, reading, record, post, Kind::Repost);
        })?;
    }
    if !is_cut(&mut listing) {
        listing.records(reading, &DELETED, &["Date"], &mut |listing, _, _, _| {
            listing.account("").leave_out(NotPost::Deleted);
        })?;
    }
    listing.finish(reading);
    Ok(())
}

fn file(listing: &mut Listing, reading: &mut Reading<'_>, record: u64, post: &Picks<'_>, kind: Kind) {
    let either = |one: &str, other: &str| post.some(one).unwrap_or_else(|| post.text(other));
    let (date, link) =
        (either("Date", "date"), post.some("Link").unwrap_or_else(|| either("VideoLink", "link")));
    let hidden = hidden(&post.text("WhoCanView"));
    let item = Item {
        kind,
        link: &link,
        left_out: hidden.then_some(NotPost::Private),
        ..Item::new(record, "Date", &date, published(&date))
    };
    listing.file(reading, &item);
}

/// Tells whether the file broke off, which is charged once.
fn is_cut(listing: &mut Listing) -> bool {
    listing.each_account().any(|account| account.complete == Some(false))
}

/// Tells whether a post is not for everybody.
fn hidden(audience: &str) -> bool {
    ["private", "only me", "only you", "friends", "followers", "mutual friends"]
        .iter()
        .any(|word| audience.eq_ignore_ascii_case(word))
}

/// Tells whether `null` stands where a list should be: so the service writes an empty one.
fn null_list(reading: &mut Reading<'_>, entry: usize, path: &[&str]) -> Result<bool, Refusal> {
    let mut json = reading.json(entry)?;
    let mut walk = || -> Result<bool, JsonError> {
        Ok(json.descend(path)? && json.peek()? == Some(b'n') && json.take()? == b"null")
    };
    // A cut end was charged to the account when the posts were looked for.
    Ok(walk().unwrap_or_default())
}

fn name(reading: &mut Reading<'_>, entry: usize, path: &[&str]) -> Result<Option<String>, Refusal> {
    let mut json = reading.json(entry)?;
    let mut walk = || -> Result<Option<String>, JsonError> {
        if !json.descend(path)? {
            return Ok(None);
        }
        let profile = Picks::of(json.take()?, &["userName"]).ok();
        Ok(profile.and_then(|profile| profile.some("userName").map(Into::into)))
    };
    match walk().map_err(BrokeOff::from) {
        Ok(name) => Ok(name),
        Err(_) => Ok(None),
    }
}

/// Tells whether a clue lies in this folder and has this name.
fn is_member(clue: &Clue, folder: &str, name: &str) -> bool {
    let path = clue.path.to_ascii_lowercase();
    path == format!("{folder}/{name}") || path.ends_with(&format!("/{folder}/{name}"))
}
