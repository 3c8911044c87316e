//! # Misskey notes
//! **Where people get it:** Settings › Import/export › All notes; `notes-<date>.json` appears in the account's drive.
//! Firefish, Sharkey, CherryPick and others of the family write the same. Also the API's answer to `users/notes`.
//! **Looks like:** a list with one note a line: `id`, `text`, `createdAt`, `replyId`, `renoteId`, `visibility`,
//! `localOnly`. **Dates:** `createdAt`, ISO 8601 UTC. **Kinds:** a note with `renoteId` and nothing of its own is a
//! renote, with a text or a file a quote; `replyId` makes a reply. **Quirks:** the export names no account; notes for
//! followers (`followers`) and chosen people (`specified`) are not public. In the API's answer `renote` and `reply` hold
//! other people's notes with their times.
//! **Zero posts:** an empty list names neither service nor account. **Not read:** texts, files, polls.

use super::listing::{Item, Listing, moment};
use super::{Claim, Confidence, Format, on_demand, sniff_on_demand};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::picks::Picks;
use crate::timeline::{Kind, NotPost};
use crate::when::{DataZone, Zone, ZoneBasis};

pub(super) const FORMAT: Format = Format {
    id: "misskey-notes",
    label: "Misskey",
    platform: "misskey",
    general: false,
    sniff: sniff_on_demand(sniff),
    read: on_demand(read),
};

const FIELDS: [&str; 13] = [
    "id",
    "createdAt",
    "replyId",
    "renoteId",
    "text",
    "cw",
    "poll",
    "fileIds",
    "visibility",
    "user.username",
    "user.host",
    "user.name",
    "user.notesCount",
];

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let is_ours = |clue: &&Clue| {
        clue.json().is_some_and(|json| {
            let lead = if json.array { "[]." } else { "" };
            let has = |key: &str| json.has(&format!("{lead}{key}"));
            ["createdAt", "renoteId", "replyId", "visibility", "fileIds"].iter().all(|key| has(key))
        })
    };
    let claims = evidence.clues.iter().filter(is_ours);
    claims.map(|clue| Claim::posts(Confidence::Certain, vec![clue.entry])).collect()
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    for &entry in entries {
        let utc = DataZone { zone: Zone::UTC, basis: ZoneBasis::Platform };
        let mut listing = Listing::new(FORMAT.id, FORMAT.platform, utc, entry);
        listing.records(reading, &[], &FIELDS, &mut file)?;
        listing.finish(reading);
    }
    Ok(())
}

fn file(listing: &mut Listing, reading: &mut Reading<'_>, record: u64, picks: &Picks<'_>) {
    let (id, published) = (picks.text("id"), picks.text("createdAt"));
    let (user, host) = (picks.text("user.username"), picks.text("user.host"));
    let handle = if host.is_empty() { user.into_owned() } else { format!("{user}@{host}") };
    let moment = moment(&published).map(|moment| moment.in_zone(Zone::UTC));
    let item = Item {
        account: &handle,
        handle: &handle,
        id: &id,
        kind: kind(picks),
        left_out: left_out(&picks.text("visibility")),
        ..Item::new(record, "createdAt", &published, moment)
    };
    listing.file(reading, &item);
    let account = listing.account(&handle);
    if let Some(name) = picks.some("user.name") {
        account.name = Some(name.into_owned());
    }
    // Only the API names the account, and it answers with a page.
    if !handle.is_empty() {
        account.complete = Some(false);
    }
}

fn kind(picks: &Picks<'_>) -> Kind {
    let own = ["text", "cw", "poll", "fileIds"].iter().any(|field| picks.is_filled(field));
    if picks.is_filled("renoteId") && !own {
        Kind::Repost
    } else if picks.is_filled("replyId") {
        Kind::Reply
    } else {
        Kind::Original
    }
}

fn left_out(visibility: &str) -> Option<NotPost> {
    match visibility {
        "" | "public" | "home" => None,
        _ => Some(NotPost::Private),
    }
}
