//! # GitHub, events of a user
//! **Where people get it:** `https://api.github.com/users/NAME/events/public`, saved; several pages make several files.
//! GH Archive has the same events of everybody, one a line.
//! **Looks like:** an array of `{"type": "PushEvent", "actor": {"login": …}, "repo": {"name": …}, "created_at": …}`.
//! **Dates:** `created_at`, UTC. **Kinds:** a comment or a review answers somebody; every other event is original.
//! **Quirks:** an event may be on two pages; each counts once.
//! **Zero posts:** never: the interface gives at most 300 events of the last 90 (now 30) days. For the same reason
//! the list is never complete. **Not read:** what the events hold, where another time may stand.

use super::listing::{Item, Listing, moment};
use super::{Claim, Confidence, Format, on_demand};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::timeline::Kind;
use crate::when::{Zone, ZoneBasis};

pub(super) const FORMAT: Format = Format {
    id: "github-events",
    label: "GitHub",
    platform: "github",
    general: false,
    sniff,
    read: on_demand(read),
};

const FIELDS: [&str; 5] = ["id", "type", "actor.login", "repo.name", "created_at"];

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let ours: Vec<usize> =
        evidence.clues.iter().filter(|clue| is_ours(clue)).map(|clue| clue.entry).collect();
    if ours.is_empty() { Vec::new() } else { vec![Claim::posts(Confidence::Certain, ours)] }
}

fn is_ours(clue: &Clue) -> bool {
    let Some(json) = clue.json() else { return false };
    let lead = if json.array { "[]." } else { "" };
    let has = |key: &str| json.has(&format!("{lead}{key}"));
    let event = json.value(&format!("{lead}type")).is_some_and(|kind| kind.ends_with("Event"));
    event && has("actor.login") && has("repo.name") && (has("payload") || has("public") || has("created_at"))
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    let Some(&first) = entries.first() else { return Ok(()) };
    let zone = reading.data_zone(Zone::UTC, ZoneBasis::Platform);
    let mut listing = Listing::new(FORMAT.id, FORMAT.platform, zone, first);
    for &entry in entries {
        listing.turn_to(entry);
        listing.records(reading, &[], &FIELDS, &mut |listing, reading, record, picks| {
            let (id, login, repo) = (picks.text("id"), picks.text("actor.login"), picks.text("repo.name"));
            let (written, kind) = (picks.text("created_at"), picks.text("type"));
            let answer = kind.contains("Comment") || kind.contains("Review");
            let kind = if answer { Kind::Reply } else { Kind::Original };
            let item = Item::new(record, "created_at", &written, moment(&written));
            let item = Item { account: &login, handle: &login, id: &id, title: &repo, kind, ..item };
            listing.file(reading, &item);
        })?;
    }
    listing.each_account().for_each(|account| account.complete = Some(false));
    listing.finish(reading);
    Ok(())
}
