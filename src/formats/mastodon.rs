//! # Mastodon, account archive
//! **Where people get it:** Preferences › Import and export › Data export › Request your archive.
//! **Looks like:** `archive-….tar.gz` (older servers) or `.zip` with `outbox.json`, an ActivityStreams
//! `OrderedCollection` whose `orderedItems` are `Create` and `Announce` activities, and `actor.json`.
//! **Dates:** the activity's `published`, ISO 8601 UTC. **Kinds:** `Announce` is a boost; a `Create` whose object
//! has `inReplyTo` a reply. **Quirks:** direct and followers-only posts lie in the outbox too (no
//! `…#Public` in `to` or `cc`); `totalItems` is a cached counter and may be below or above the list;
//! `actor.json` gives the day of opening at midnight, and as `movedTo` the account this one moved to (its
//! `alsoKnownAs` lists accounts that moved here). `likes.json` and `bookmarks.json` look alike. The server writes all
//! members at once and dates them: that is the time of capture.
//! **Zero posts:** `orderedItems` is there and empty. **Not read:** likes, bookmarks, media.

use super::{Claim, Confidence, Format};
use crate::evidence::{Clue, Evidence};
use crate::issue::{IssueCode, Refusal};
use crate::reading::{BrokeOff, Reading, Text};
use crate::syntax::json::{Json, JsonError};
use crate::timeline::{Account, CapturedFrom, Kind, NotPost, Post, ZeroProof, is_web_address};
use crate::when::{Context, DataZone, DateError, Moment, Zone, ZoneBasis, parse};
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::borrow::Cow;

pub(super) const FORMAT: Format =
    Format { id: "mastodon-archive", label: "Mastodon", platform: "mastodon", general: false, sniff, read };

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let find =
        |test: fn(&Clue) -> bool| evidence.clues.iter().filter(move |clue| test(clue)).map(|clue| clue.entry);
    let actors: Vec<usize> = find(is_actor).collect();
    let outboxes: Vec<usize> = find(is_outbox).collect();
    match (outboxes.as_slice(), actors.as_slice()) {
        ([], []) => Vec::new(),
        ([], actors) => vec![Claim::no_posts(actors.to_vec())],
        // Which actor a second outbox belongs to cannot be told; each is read alone.
        ([_], _) => vec![Claim::posts(Confidence::Certain, [outboxes, actors].concat())],
        _ => outboxes.into_iter().map(|entry| Claim::posts(Confidence::Certain, vec![entry])).collect(),
    }
}

fn is_outbox(clue: &Clue) -> bool {
    let Some(json) = clue.json() else { return false };
    if json.assigned.is_some() || json.value("type") != Some("OrderedCollection") {
        return false;
    }
    let named = json.value("id") == Some("outbox.json") || clue.name == "outbox.json";
    named || json.has_all(&["orderedItems[].type", "orderedItems[].published"])
}

fn is_actor(clue: &Clue) -> bool {
    clue.json()
        .is_some_and(|json| json.has("preferredUsername") && json.has("outbox") && json.assigned.is_none())
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    let utc = DataZone { zone: Zone::UTC, basis: ZoneBasis::Platform };
    let mut account = Account::new(FORMAT.id, "mastodon", utc);
    for &entry in entries {
        if is_actor(reading.clue(entry)) {
            read_actor(reading, &mut account, entry)?;
        } else {
            read_outbox(reading, &mut account, entry)?;
        }
    }
    let packed = reading.packed(entries, &account.timeline);
    account.captured = packed.map(|moment| (moment, CapturedFrom::Export));
    reading.finish(account, entries);
    Ok(())
}

fn read_outbox(reading: &mut Reading<'_>, account: &mut Account, entry: usize) -> Result<(), Refusal> {
    let mut json = reading.json(entry)?;
    match walk(reading, account, entry, &mut json) {
        Ok(()) => Ok(()),
        Err(error) => reading.broke_off(account, entry, &BrokeOff::from(error)),
    }
}

fn walk(
    reading: &mut Reading<'_>,
    account: &mut Account,
    entry: usize,
    json: &mut Json<Text<'_>>,
) -> Result<(), JsonError> {
    json.enter(b'{')?;
    while let Some(key) = json.next_key()? {
        match key.as_str() {
            "orderedItems" => {
                let listed =
                    json.elements(|record, value| activity(reading, account, entry, record, value))?;
                if listed.is_some() {
                    account.zero_proof = ZeroProof::EmptyList;
                    account.complete = account.complete.or(Some(true));
                }
            }
            "totalItems" => account.declared = serde_json::from_slice(json.take()?).ok(),
            // A page of a live server's outbox names the next page: more than this exists.
            "next" => {
                account.complete = Some(false);
                json.skip()?;
            }
            _ => json.skip()?,
        }
    }
    json.finish()
}

#[derive(Deserialize)]
struct Activity<'a> {
    #[serde(borrow, rename = "type")]
    kind: Cow<'a, str>,
    #[serde(borrow, default)]
    published: Cow<'a, str>,
    #[serde(borrow, default)]
    to: Addressees<'a>,
    #[serde(borrow, default)]
    cc: Addressees<'a>,
    #[serde(borrow)]
    object: Object<'a>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Addressees<'a> {
    Many(#[serde(borrow)] Vec<Cow<'a, str>>),
    One(#[serde(borrow)] Cow<'a, str>),
    None(IgnoredAny),
}

impl Default for Addressees<'_> {
    fn default() -> Self {
        Addressees::Many(Vec::new())
    }
}

impl Addressees<'_> {
    /// Finds the public collection, in its three spellings (ActivityPub, section 5.6).
    fn public(&self) -> bool {
        let public = |address: &Cow<'_, str>| {
            matches!(
                address.as_ref(),
                "https://www.w3.org/ns/activitystreams#Public" | "as:Public" | "Public"
            )
        };
        match self {
            Addressees::Many(list) => list.iter().any(public),
            Addressees::One(one) => public(one),
            Addressees::None(_) => false,
        }
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Object<'a> {
    Note(#[serde(borrow)] Note<'a>),
    Other(IgnoredAny),
}

#[derive(Deserialize)]
struct Note<'a> {
    #[serde(rename = "inReplyTo", default)]
    in_reply_to: Option<IgnoredAny>,
    #[serde(borrow, default)]
    url: Option<Cow<'a, str>>,
}

fn activity(reading: &mut Reading<'_>, account: &mut Account, entry: usize, record: u64, value: &[u8]) {
    let Ok(activity) = serde_json::from_slice::<Activity<'_>>(value) else {
        let place = reading.place(entry, record, "");
        return reading.unread(account, IssueCode::UnreadableRecord, place, "");
    };
    let note = match &activity.object {
        Object::Note(note) => Some(note),
        Object::Other(_) => None,
    };
    let kind = match (activity.kind.as_ref(), note) {
        ("Announce", _) => Kind::Repost,
        ("Create", Some(note)) if note.in_reply_to.is_some() => Kind::Reply,
        ("Create", _) => Kind::Original,
        // Other activities (an update of the profile) publish nothing.
        _ => return,
    };
    if !activity.to.public() && !activity.cc.public() {
        return account.leave_out(NotPost::Private);
    }
    match instant(&activity.published) {
        Ok(moment) => {
            let link = note.and_then(|note| note.url.as_deref());
            let post = Post { moment, kind, record, title: None, link, reads: None };
            account.timeline.push(reading.path(entry), post);
        }
        Err(error) => {
            let place = reading.place(entry, record, "published");
            reading.unread_date(account, error, place, &activity.published);
        }
    }
}

fn instant(text: &str) -> Result<Moment, DateError> {
    parse(text, &Context::default()).map(|dated| dated.moment.in_zone(Zone::UTC))
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Actor<'a> {
    id: Option<String>,
    preferred_username: Option<String>,
    name: Option<String>,
    published: Option<String>,
    #[serde(borrow, default)]
    moved_to: Addressees<'a>,
}

fn read_actor(reading: &mut Reading<'_>, account: &mut Account, entry: usize) -> Result<(), Refusal> {
    let mut json = reading.json(entry)?;
    let actor = json.take().ok().and_then(|value| serde_json::from_slice::<Actor<'_>>(value).ok());
    let Some(actor) = actor else { return Ok(()) };
    let host = actor.id.as_deref().and_then(|id| id.split("://").nth(1)?.split('/').next());
    account.handle = match (actor.preferred_username, host) {
        (Some(user), Some(host)) => Some(format!("{user}@{host}")),
        (user, _) => user,
    };
    account.name = actor.name.filter(|name| !name.is_empty());
    account.moved_to = match actor.moved_to {
        Addressees::One(address) if is_web_address(&address) => Some(address.into_owned()),
        _ => None,
    };
    // Servers give the day alone, as midnight UTC.
    let opened = actor.published.and_then(|text| instant(&text).ok());
    account.opened = opened.map(|moment| match moment {
        Moment::Instant(seconds) => Moment::Day(Zone::UTC.day_of(seconds)),
        other => other,
    });
    Ok(())
}
