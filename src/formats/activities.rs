//! Reads collections of ActivityStreams activities, as archives and servers write them.

use super::listing::moment;
use crate::issue::{IssueCode, Refusal};
use crate::reading::{BrokeOff, Reading, Text};
use crate::syntax::json::{Json, JsonError};
use crate::syntax::picks::Picks;
use crate::timeline::{Account, Kind, NotPost, Post, ZeroProof};
use crate::when::Zone;

/// The public collection, in its three spellings (ActivityPub, section 5.6).
const PUBLIC: [&str; 3] = ["https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"];

const FIELDS: [&str; 8] =
    ["type", "published", "actor", "to", "cc", "object.published", "object.inReplyTo", "object.url"];

/// Reads the activities of one collection or of one page of it into the account.
///
/// Gives the address of whoever acts, where an activity says it.
///
/// # Errors
/// Encrypted or damaged, or reading failed before the first activity.
pub(super) fn read(
    reading: &mut Reading<'_>,
    account: &mut Account,
    entry: usize,
) -> Result<Option<String>, Refusal> {
    let mut json = reading.json(entry)?;
    let mut actor = None;
    match walk(reading, account, entry, &mut json, &mut actor) {
        Ok(()) => Ok(actor),
        Err(error) => reading.broke_off(account, entry, &BrokeOff::from(error)).map(|()| actor),
    }
}

fn walk(
    reading: &mut Reading<'_>,
    account: &mut Account,
    entry: usize,
    json: &mut Json<Text<'_>>,
    actor: &mut Option<String>,
) -> Result<(), JsonError> {
    json.enter(b'{')?;
    while let Some(key) = json.next_key()? {
        match key.as_str() {
            "orderedItems" => {
                let listed =
                    json.elements(|record, value| activity(reading, account, entry, record, value, actor))?;
                match listed {
                    Some(_) => {
                        account.zero_proof = ZeroProof::EmptyList;
                        account.complete = account.complete.or(Some(true));
                    }
                    None => json.skip()?,
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

fn activity(
    reading: &mut Reading<'_>,
    account: &mut Account,
    entry: usize,
    record: u64,
    value: &[u8],
    actor: &mut Option<String>,
) {
    let picks = Picks::of(value, &FIELDS).ok().filter(|picks| picks.raw("type").is_some());
    let Some(picks) = picks else {
        let place = reading.place(entry, record, "");
        return reading.unread(account, IssueCode::UnreadableRecord, place, "");
    };
    let reply = picks.is_filled("object.inReplyTo");
    let kind = match picks.text("type").as_ref() {
        "Announce" => Kind::Repost,
        "Create" if reply => Kind::Reply,
        "Create" => Kind::Original,
        // Other activities (an update of the profile) publish nothing.
        _ => return,
    };
    if actor.is_none() {
        *actor = picks.some("actor").map(|actor| actor.into_owned());
    }
    if !is_public(&picks, "to") && !is_public(&picks, "cc") {
        return account.leave_out(NotPost::Private);
    }
    // The time of what a boost passes on is somebody else's.
    let own = match kind {
        Kind::Repost => "published",
        _ if picks.raw("published").is_none() => "object.published",
        _ => "published",
    };
    let published = picks.text(own);
    match moment(&published).map(|moment| moment.in_zone(Zone::UTC)) {
        Ok(moment) => {
            let link = picks.some("object.url");
            let post = Post { moment, kind, record, title: None, link: link.as_deref(), reads: None };
            account.timeline.push(reading.path(entry), post);
        }
        Err(error) => {
            let place = reading.place(entry, record, "published");
            reading.unread_date(account, error, place, &published);
        }
    }
}

fn is_public(picks: &Picks<'_>, field: &str) -> bool {
    let names = |address: &str| PUBLIC.contains(&address.trim_matches('"'));
    names(&picks.text(field)) || picks.list(field).into_iter().any(names)
}

/// Gives `user@host` for the address of an actor: `https://host/users/user`, `https://host/@user`.
pub(super) fn handle(address: &str) -> Option<String> {
    let (_, rest) = address.split_once("://")?;
    let (host, path) = rest.split_once('/')?;
    let mut parts = path.split('/');
    let user = match parts.next()? {
        "users" | "u" | "user" | "profile" | "accounts" | "video-channels" => parts.next()?,
        "ap" | "federation" => parts.nth(1)?,
        first => first.strip_prefix('@')?,
    };
    (!user.is_empty() && !host.is_empty()).then(|| format!("{user}@{host}"))
}
