//! # Mastodon, account archive
//! **Where people get it:** Preferences › Import and export › Data export › Request your archive.
//! **Looks like:** `archive-….tar.gz` (older servers) or `.zip` with `outbox.json`, an ActivityStreams
//! `OrderedCollection` whose `orderedItems` are `Create` and `Announce` activities, and `actor.json`.
//! **Dates:** the activity's `published`, ISO 8601 UTC. **Kinds:** `Announce` is a boost; a `Create` whose object
//! has `inReplyTo` a reply. **Quirks:** direct and followers-only posts lie in the outbox too (no
//! `…#Public` in `to` or `cc`); `totalItems` is a cached counter and may be below or above the list;
//! `actor.json` gives the day of opening at midnight, and as `movedTo` the account this one moved to (its
//! `alsoKnownAs` lists accounts that moved here). `likes.json` and `bookmarks.json` look alike and list other people's. The server writes all
//! members at once and dates them: that is the time of capture.
//! **Zero posts:** `orderedItems` is there and empty. **Not read:** likes, bookmarks, media.

use super::{Claim, Confidence, Format, activities, on_demand, sniff_on_demand};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::picks::Picks;
use crate::timeline::{Account, CapturedFrom, is_web_address};
use crate::when::{DataZone, Moment, Zone, ZoneBasis};

pub(super) const FORMAT: Format = Format {
    id: "mastodon-archive",
    label: "Mastodon",
    platform: "mastodon",
    general: false,
    sniff: sniff_on_demand(|evidence| sniff(evidence, Server::Mastodon)),
    read: on_demand(|reading, entries| read(reading, entries, Server::Mastodon)),
};

/// Names the programs whose archives have this layout.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Server {
    Mastodon,
    /// Pleroma and Akkoma, and what was made of them.
    Pleroma,
}

impl Server {
    fn format(self) -> (&'static str, &'static str) {
        match self {
            Server::Mastodon => (FORMAT.id, FORMAT.platform),
            Server::Pleroma => (super::pleroma::FORMAT.id, super::pleroma::FORMAT.platform),
        }
    }

    /// Tells the server by what only Pleroma writes: every activity's conversation, the actor's addresses for log-in.
    fn of(evidence: &Evidence) -> Server {
        let marks = ["orderedItems[].context", "endpoints.oauthTokenEndpoint", "endpoints.uploadMedia"];
        let marked = |clue: &Clue| clue.json().is_some_and(|json| marks.iter().any(|mark| json.has(mark)));
        match evidence.clues.iter().any(marked) {
            true => Server::Pleroma,
            false => Server::Mastodon,
        }
    }
}

pub(super) fn sniff(evidence: &Evidence, server: Server) -> Vec<Claim> {
    if Server::of(evidence) != server {
        return Vec::new();
    }
    let find =
        |test: fn(&Clue) -> bool| evidence.clues.iter().filter(move |clue| test(clue)).map(|clue| clue.entry);
    let actors: Vec<usize> = find(is_actor).collect();
    let outboxes: Vec<usize> = find(is_outbox).collect();
    let beside: Vec<usize> = find(is_beside).collect();
    match (outboxes.as_slice(), actors.as_slice()) {
        ([], []) if beside.is_empty() => Vec::new(),
        ([], _) => vec![Claim::no_posts([actors, beside].concat())],
        // Which actor a second outbox belongs to cannot be told; each is read alone.
        ([_], _) => vec![Claim::posts(Confidence::Certain, [outboxes, actors].concat())],
        _ => outboxes.into_iter().map(|entry| Claim::posts(Confidence::Certain, vec![entry])).collect(),
    }
}

fn is_outbox(clue: &Clue) -> bool {
    let Some(json) = clue.json() else { return false };
    if json.assigned.is_some() || json.value("type") != Some("OrderedCollection") || is_beside(clue) {
        return false;
    }
    // A server's own outbox, saved under that name, has an address and mostly no items.
    let named =
        json.value("id") == Some("outbox.json") || clue.name == "outbox.json" && json.has("orderedItems");
    named || json.has_all(&["orderedItems[].type", "orderedItems[].published"])
}

/// Tells the lists of what the account liked or marked.
fn is_beside(clue: &Clue) -> bool {
    let id = clue.json().and_then(|json| json.value("id"));
    matches!(id, Some("likes.json" | "bookmarks.json"))
}

fn is_actor(clue: &Clue) -> bool {
    clue.json()
        .is_some_and(|json| json.has("preferredUsername") && json.has("outbox") && json.assigned.is_none())
}

pub(super) fn read(reading: &mut Reading<'_>, entries: &[usize], server: Server) -> Result<(), Refusal> {
    let utc = DataZone { zone: Zone::UTC, basis: ZoneBasis::Platform };
    let (format, platform) = server.format();
    let mut account = Account::new(format, platform, utc);
    for &entry in entries {
        if is_actor(reading.clue(entry)) {
            read_actor(reading, &mut account, entry)?;
        } else {
            activities::read(reading, &mut account, entry)?;
        }
    }
    let packed = reading.packed(entries, &account.timeline);
    account.captured = packed.map(|moment| (moment, CapturedFrom::Export));
    reading.finish(account, entries);
    Ok(())
}

const ACTOR: [&str; 5] = ["id", "preferredUsername", "name", "published", "movedTo"];

fn read_actor(reading: &mut Reading<'_>, account: &mut Account, entry: usize) -> Result<(), Refusal> {
    let mut json = reading.json(entry)?;
    let Ok(value) = json.take() else { return Ok(()) };
    let Ok(picks) = Picks::of(value, &ACTOR) else { return Ok(()) };
    let address = picks.text("id");
    let host = address.split("://").nth(1).and_then(|rest| rest.split('/').next());
    account.handle = match (picks.some("preferredUsername"), host) {
        (Some(user), Some(host)) => Some(format!("{user}@{host}")),
        (user, _) => user.map(|user| user.into_owned()),
    };
    account.name = picks.some("name").map(|name| name.into_owned());
    let moved_to = picks.some("movedTo").filter(|address| is_web_address(address));
    account.moved_to = moved_to.map(|address| address.into_owned());
    // Servers give the day alone, as midnight UTC.
    account.opened = super::listing::moment(&picks.text("published")).ok().map(day);
    Ok(())
}

/// Takes a midnight for the day it stands for.
pub(super) fn day(moment: Moment) -> Moment {
    match moment.in_zone(Zone::UTC) {
        Moment::Instant(seconds) => Moment::Day(Zone::UTC.day_of(seconds)),
        other => other,
    }
}
