//! # Facebook, archive (JSON or HTML)
//! **Where people get it:** Accounts Center › Your information and permissions › Download your information; JSON or HTML.
//! **Looks like:** `your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json` (pages:
//! `profile_posts_1.json`), until 2022 `posts/your_posts_1.json`: an array of `{ "timestamp", "data", "attachments",
//! "title" }`; in 2018 under `status_updates`. Beside it `profile_information.json`. HTML: the same names, a block
//! `_a6-g` (before 2022 `_2lej`) a post.
//! **Dates:** `timestamp`, Unix seconds; `update_timestamp`, `backdated_timestamp` and the times of pictures are others.
//! HTML: the footer's, local time in the account's language, without a zone; `Updated …` is an edit.
//! **Kinds:** all are the account's own; what it shares has words of its own in any language.
//! **Quirks:** every UTF-8 byte of a text is written as one character; `data` may be empty; several numbered lists;
//! posts of others on the account's wall lie beside and look alike.
//! **Zero posts:** the old tree has `posts/no-data.txt` or an empty list. The new one covers a chosen period: no proof.
//! **Not read:** comments, reactions, wall posts of others, groups, albums, messages, texts.

use super::listing::{Item, Listing, moment};
use super::meta::{self, Page, ZONE, mend};
use super::{Claim, Confidence, Format, on_demand, sniff_on_demand};
use crate::evidence::{Clue, Evidence, JsonShape};
use crate::issue::{Refusal, RefusalCode};
use crate::reading::Reading;
use crate::timeline::ZeroProof;
use crate::when::epoch;

pub(super) const FORMAT: Format = Format {
    id: "facebook-archive",
    label: "Facebook",
    platform: "facebook",
    general: false,
    sniff: sniff_on_demand(sniff),
    read: on_demand(read),
};

#[derive(Clone, Copy, PartialEq)]
enum Role {
    Posts,
    Page,
    NoData,
    Profile,
    Other,
}

/// The roots of members that list no posts of the account's own.
const OTHERS: [&str; 12] = [
    "wall_posts_sent_to_you",
    "comments_v2",
    "group_comments_v2",
    "group_posts_v2",
    "reactions",
    "reactions_v2",
    "friends_v2",
    "page_likes",
    "page_likes_v2",
    "searches_v2",
    "videos_v2",
    "other_photos_v2",
];

fn role(clue: &Clue) -> Option<Role> {
    let Some(json) = clue.json().filter(|json| json.assigned.is_none()) else {
        match meta::page(clue) {
            Some(Page::FacebookPosts) => return Some(Role::Page),
            Some(Page::Other) if !meta::of_instagram(clue) => return Some(Role::Other),
            _ => {}
        }
        let folder = clue.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let empty = clue.name == "no-data.txt" && (folder == "posts" || folder.ends_with("/posts"));
        return empty.then_some(Role::NoData);
    };
    let named = !meta::of_instagram(clue) && clue.name.starts_with("your_posts")
        || clue.name.starts_with("profile_posts");
    match () {
        () if json.has_all(&["profile.name.full_name"]) || json.has("profile_v2.name.full_name") => {
            Some(Role::Profile)
        }
        () if json.array && (is_list(json) || named && (json.has("[].timestamp") || json.empty)) => {
            Some(Role::Posts)
        }
        () if json.has("status_updates[].timestamp") => Some(Role::Posts),
        () if OTHERS.iter().any(|root| json.has(root) && !json.array) => Some(Role::Other),
        () if meta::is_inbox(json) && !meta::of_instagram(clue) => Some(Role::Other),
        () => None,
    }
}

/// Tells the account's posts by what only they have; reactions, comments and events have marks of their own.
fn is_list(json: &JsonShape) -> bool {
    let any = |keys: &[&str]| keys.iter().any(|key| json.has(&format!("[].{key}")));
    let posts = any(&[
        "data[].post",
        "data[].update_timestamp",
        "data[].backdated_timestamp",
        "attachments[].data[].media",
        "attachments[].data[].external_context",
        "attachments[].data[].place",
    ]);
    // A post that only shares something may have an empty list of data.
    let bare = any(&["title"]) && json.has_bare_list("[].data");
    json.has("[].timestamp")
        && (posts || bare)
        && !any(&["data[].comment", "data[].reaction", "data[].event"])
}

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let known = |clue: &Clue| {
        // Posts of others look like posts; only the name of the member tells them.
        let of_others = clue.name.starts_with("other_people") || clue.name.starts_with("posts_on_other");
        role(clue).map(|role| {
            (
                clue.entry,
                if of_others && matches!(role, Role::Posts | Role::Page) { Role::Other } else { role },
            )
        })
    };
    let known: Vec<(usize, Role)> = evidence.clues.iter().filter_map(known).collect();
    let of = |wanted: Role| -> Vec<usize> {
        known.iter().filter(|(_, role)| *role == wanted).map(|(entry, _)| *entry).collect()
    };
    let (profiles, others) = (of(Role::Profile), of(Role::Other));
    let mut lists = [of(Role::Posts), of(Role::Page)].concat();
    // A placeholder is nobody's unless something signs the archive.
    if lists.is_empty() && !profiles.is_empty() {
        lists = of(Role::NoData);
    }
    let mut claims = match (lists.is_empty(), profiles.is_empty() || others.is_empty()) {
        (false, _) => vec![Claim::posts(Confidence::Certain, [lists, profiles].concat())],
        // A whole archive without its posts is an account of which nothing is known.
        (true, false) => vec![Claim::posts(Confidence::Certain, profiles)],
        (true, true) if profiles.is_empty() => {
            // Pages alone, and none of posts: perhaps one in a language not known here.
            let page = others.iter().find(|entry| evidence.clues[**entry].html().is_some());
            let other = evidence.clues.len() == 1 || evidence.clues.iter().any(meta::of_instagram);
            let page = page.filter(|_| !other);
            page.map(|page| Claim::posts(Confidence::Likely, vec![*page])).into_iter().collect()
        }
        (true, true) => vec![Claim::no_posts(profiles)],
    };
    claims.extend(others.into_iter().map(|entry| Claim::no_posts(vec![entry])));
    claims
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    let Some(first) = entries.first() else { return Ok(()) };
    if role(reading.clue(*first)) == Some(Role::Other) {
        return Err(Refusal::new(RefusalCode::JsonInstead, reading.path(*first)));
    }
    let zone = reading.data_zone(ZONE.zone, ZONE.basis);
    let mut listing = Listing::new(FORMAT.id, "facebook", zone, *first);
    let mut empty = false;
    for &entry in entries {
        listing.turn_to(entry);
        match role(reading.clue(entry)) {
            Some(Role::Posts) => {
                let root: &[&str] = match reading.clue(entry).json().is_some_and(|json| json.array) {
                    true => &[],
                    false => &["status_updates"],
                };
                let listed = listing.records(
                    reading,
                    root,
                    &["timestamp"],
                    &mut |listing, reading, record, post| {
                        let published = post.text("timestamp");
                        let item = Item::new(record, "timestamp", &published, moment(&published));
                        listing.file(reading, &item);
                    },
                )?;
                empty |= listed == Some(0) && !meta::of_a_chosen_period(reading.path(entry));
            }
            Some(Role::Page) => meta::read_page(reading, &mut listing, entry)?,
            Some(Role::NoData) => empty |= !meta::of_a_chosen_period(reading.path(entry)),
            Some(Role::Profile) => read_profile(reading, &mut listing, entry)?,
            Some(Role::Other) | None => {}
        }
    }
    if empty {
        listing.each_account().for_each(|account| account.zero_proof = ZeroProof::EmptyList);
    }
    listing.finish(reading);
    Ok(())
}

fn read_profile(reading: &mut Reading<'_>, listing: &mut Listing, entry: usize) -> Result<(), Refusal> {
    const FIELDS: [&str; 6] = [
        "profile.name.full_name",
        "profile_v2.name.full_name",
        "profile.registration_timestamp",
        "profile_v2.registration_timestamp",
        "profile.username",
        "profile_v2.username",
    ];
    reading.record(entry, &FIELDS, &mut |profile| {
        let either = |one: &str, other: &str| profile.some(one).or_else(|| profile.some(other)).map(mend);
        let account = listing.account("");
        account.name = either(FIELDS[0], FIELDS[1]);
        account.handle = either(FIELDS[4], FIELDS[5]);
        account.opened = profile.whole(FIELDS[2]).or_else(|| profile.whole(FIELDS[3])).and_then(epoch);
    })
}
