//! # Instagram, archive (JSON or HTML)
//! **Where people get it:** Accounts Center › Your information and permissions › Download your information; JSON or HTML.
//! **Looks like:** `your_instagram_activity/media/posts_1.json` (earlier `content/posts_1.json`), an array of
//! `{ "media": [ { "uri", "creation_timestamp" } ], "title", "creation_timestamp" }`; `reels.json` with
//! `ig_reels_media`, `igtv_videos.json`; until 2020 one `media.json` with `photos` and `videos`. HTML: the same names, a block `_a6-g` a
//! post.
//! **Dates:** `creation_timestamp`, Unix seconds, of the item; where one picture stands alone, of the picture.
//! `taken_at` in `media.json`, ISO 8601, often without a zone. HTML: local time in the account's language,
//! without a zone. The camera's times are never read.
//! **Kinds:** all are posts. **Quirks:** a reel may be in both lists and counts once; the pictures of one old post are
//! elements of their own with the same time; bytes written as characters; labels in the account's language.
//! **Zero posts:** `media.json` is there and empty. The newer tree leaves an empty list out and covers a chosen period:
//! no proof. **Not read:** stories, profile pictures, messages, likes, texts; archived and deleted posts are counted.

use super::listing::{Item, Listing, moment};
use super::meta::{self, Page, ZONE};
use super::{Claim, Confidence, Format, on_demand, sniff_on_demand};
use crate::evidence::{Clue, Evidence};
use crate::issue::{Refusal, RefusalCode};
use crate::reading::Reading;
use crate::syntax::picks::Picks;
use crate::timeline::{NotPost, ZeroProof};

pub(super) const FORMAT: Format = Format {
    id: "instagram-archive",
    label: "Instagram",
    platform: "instagram",
    general: false,
    sniff: sniff_on_demand(sniff),
    read: on_demand(read),
};

#[derive(Clone, Copy, PartialEq)]
enum Role {
    /// Posts: the root array.
    Posts,
    /// More posts under a key.
    More(&'static str),
    /// Posts that nobody sees, under a key.
    Hidden(&'static str, NotPost),
    /// Posts of before 2020.
    Old,
    Page,
    Profile,
    Signup,
    Other,
}

const MORE: [&str; 3] = ["ig_reels_media", "ig_igtv_media", "ig_posts_media"];
const HIDDEN: [(&str, NotPost); 2] =
    [("ig_archived_post_media", NotPost::Private), ("ig_recently_deleted_media", NotPost::Deleted)];
const OTHERS: [&str; 9] = [
    "ig_stories",
    "ig_profile_picture",
    "ig_other_media",
    "likes_media_likes",
    "likes_comment_likes",
    "comments_media_comments",
    "comments_reels_comments",
    "relationships_following",
    "relationships_follow_requests_sent",
];

fn role(clue: &Clue) -> Option<Role> {
    let Some(json) = clue.json().filter(|json| json.assigned.is_none()) else {
        return match meta::page(clue)? {
            Page::InstagramPosts => Some(Role::Page),
            Page::Other if meta::of_instagram(clue) => Some(Role::Other),
            _ => None,
        };
    };
    if json.array {
        let any = |keys: &[&str]| keys.iter().any(|key| json.has(&format!("[].{key}")));
        let timed = any(&["creation_timestamp", "media[].creation_timestamp"]);
        // A list whose first posts are without pictures is told by its name.
        let named = clue.name.starts_with("posts_") && any(&["media"]) && (timed || any(&["timestamp"]));
        let of_facebook = clue.name.starts_with("your_posts") || clue.name.starts_with("profile_posts");
        let media = (any(&["media[].uri"]) && timed || named) && !of_facebook;
        return media.then_some(Role::Posts);
    }
    if let Some(root) = MORE.iter().find(|root| json.has(root)) {
        return Some(Role::More(root));
    }
    if let Some((root, what)) = HIDDEN.iter().find(|(root, _)| json.has(root)) {
        return Some(Role::Hidden(root, *what));
    }
    let old = ["photos", "videos", "stories", "profile", "direct"];
    let taken = old.iter().any(|list| json.has(&format!("{list}[].taken_at")));
    match () {
        () if taken || json.has_bare_list("photos") && json.has("videos") => Some(Role::Old),
        () if meta::is_instagram_profile(json) => Some(Role::Profile),
        () if json.has("account_history_registration_info") => Some(Role::Signup),
        () if OTHERS.iter().any(|root| json.has(root)) => Some(Role::Other),
        () if meta::is_inbox(json) && meta::of_instagram(clue) => Some(Role::Other),
        () => None,
    }
}

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let known: Vec<(usize, Role)> =
        evidence.clues.iter().filter_map(|clue| Some((clue.entry, role(clue)?))).collect();
    let of = |wanted: fn(&Role) -> bool| -> Vec<usize> {
        known.iter().filter(|(_, role)| wanted(role)).map(|(entry, _)| *entry).collect()
    };
    let lists = of(|role| matches!(role, Role::Posts | Role::More(_) | Role::Old | Role::Page));
    let hidden = of(|role| matches!(role, Role::Hidden(..)));
    let people = of(|role| matches!(role, Role::Profile | Role::Signup));
    let others = of(|role| matches!(role, Role::Other));
    let signed = people.iter().any(|entry| known.contains(&(*entry, Role::Profile)));
    let mut claims = Vec::new();
    let pages = |entry: &&usize| evidence.clues[**entry].html().is_some();
    // A whole archive without its posts is an account of which nothing is known.
    if !lists.is_empty() || !hidden.is_empty() || signed && !others.is_empty() {
        claims.push(Claim::posts(Confidence::Certain, [lists, hidden, people].concat()));
    } else if !people.is_empty() {
        claims.push(Claim::no_posts(people));
    } else if let Some(page) = others.iter().find(pages).filter(|_| evidence.clues.len() > 1) {
        // Pages alone, and none of posts: perhaps one in a language not known here.
        claims.push(Claim::posts(Confidence::Likely, vec![*page]));
    }
    claims.extend(others.into_iter().map(|entry| Claim::no_posts(vec![entry])));
    claims
}

/// What is read of a post.
const POST: [&str; 5] =
    ["creation_timestamp", "media.0.creation_timestamp", "timestamp", "media.0.uri", "uri"];

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    let Some(first) = entries.first() else { return Ok(()) };
    if role(reading.clue(*first)) == Some(Role::Other) {
        return Err(Refusal::new(RefusalCode::JsonInstead, reading.path(*first)));
    }
    let zone = reading.data_zone(ZONE.zone, ZONE.basis);
    let mut listing = Listing::new(FORMAT.id, "instagram", zone, *first);
    let (mut signed, mut empty) = (false, false);
    for &entry in entries {
        listing.turn_to(entry);
        match role(reading.clue(entry)) {
            Some(Role::Posts) => {
                listing.records(reading, &[], &POST, &mut file)?;
            }
            Some(Role::Page) => meta::read_page(reading, &mut listing, entry)?,
            Some(Role::More(root)) => {
                listing.records(reading, &[root], &POST, &mut file)?;
            }
            Some(Role::Hidden(root, what)) => {
                listing.records(reading, &[root], &POST, &mut |listing, _, _, _| {
                    listing.account("").leave_out(what);
                })?;
            }
            Some(Role::Old) => {
                empty |= read_old(reading, &mut listing)?;
                signed = true;
            }
            Some(Role::Profile) => {
                meta::read_instagram_profile(reading, listing.account(""), entry)?;
                signed = true;
            }
            Some(Role::Signup) => meta::read_signup(reading, listing.account(""), entry)?,
            Some(Role::Other) | None => {}
        }
    }
    for account in listing.each_account() {
        if !signed {
            // A list on its own was taken out of its archive: reels, and further posts, lie in others.
            account.complete = Some(false);
        } else if empty && account.unread == 0 {
            account.zero_proof = ZeroProof::EmptyList;
        }
    }
    listing.finish(reading);
    Ok(())
}

fn file(listing: &mut Listing, reading: &mut Reading<'_>, record: u64, post: &Picks<'_>) {
    let uri = post.some("media.0.uri").unwrap_or_else(|| post.text("uri"));
    let name = uri.rsplit('/').next().unwrap_or_default();
    // A reel may stand among the posts too.
    if listing.has("", name) {
        return;
    }
    let field = POST[..3].iter().find(|field| post.whole(field).is_some_and(|time| time > 0));
    let field = field.unwrap_or(&POST[0]);
    let published = post.text(field);
    let item = Item { id: name, ..Item::new(record, field, &published, moment(&published)) };
    listing.file(reading, &item);
}

/// Reads `media.json`; tells whether its lists of posts are there and empty.
fn read_old(reading: &mut Reading<'_>, listing: &mut Listing) -> Result<bool, Refusal> {
    let mut listed = 0;
    let mut whole = true;
    for list in ["photos", "videos"] {
        let count =
            listing.records(reading, &[list], &["taken_at"], &mut |listing, reading, record, post| {
                let published = post.text("taken_at");
                // The pictures of one post have its time.
                if listing.has("", &published) {
                    return;
                }
                let item =
                    Item { id: &published, ..Item::new(record, "taken_at", &published, moment(&published)) };
                listing.file(reading, &item);
            })?;
        whole &= count.is_some();
        listed += count.unwrap_or_default();
    }
    Ok(whole && listed == 0)
}
