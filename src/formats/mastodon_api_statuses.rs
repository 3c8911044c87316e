//! # Mastodon API, statuses of an account
//! **Where people get it:** the address `/api/v1/accounts/<id>/statuses` of a server, or a tool that fetches it page by
//! page. Pleroma, Akkoma, GoToSocial, Truth Social and Gab answer in the same shape.
//! **Looks like:** a list of statuses, each with its `account`; one status a line where a tool wrote it.
//! **Dates:** the status's `created_at`, UTC. `reblog.created_at` is another account's, `edited_at` an edit.
//! **Kinds:** `reblog` is a boost; `in_reply_to_id` a reply. **Quirks:** a timeline lists many accounts, each is read
//! apart; a pinned status may come first; `account.created_at` is a day at midnight.
//! **Zero posts:** an empty answer names no account. **Not read:** contents, scheduled statuses.

use super::listing::Listing;
use super::{Claim, Confidence, Format, on_demand, sniff_on_demand, statuses};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::when::{DataZone, Zone, ZoneBasis};

pub(super) const FORMAT: Format = Format {
    id: "mastodon-api-statuses",
    label: "Mastodon API",
    platform: "mastodon",
    general: false,
    sniff: sniff_on_demand(|evidence| sniff(evidence, false)),
    read: on_demand(|reading, entries| read(reading, entries, &FORMAT)),
};

/// Claims lists of statuses: Pixelfed's own, or all others.
pub(super) fn sniff(evidence: &Evidence, pixelfed: bool) -> Vec<Claim> {
    let is_ours = |clue: &&Clue| {
        clue.json().is_some_and(|json| {
            let lead = if json.array { "[]." } else { "" };
            let has = |key: &str| json.has(&format!("{lead}{key}"));
            let keys = ["account.acct", "created_at", "in_reply_to_id", "reblog"];
            keys.iter().all(|key| has(key)) && has("pf_type") == pixelfed
        })
    };
    let claims = evidence.clues.iter().filter(is_ours);
    claims.map(|clue| Claim::posts(Confidence::Certain, vec![clue.entry])).collect()
}

/// Reads lists of statuses.
pub(super) fn read(reading: &mut Reading<'_>, entries: &[usize], format: &Format) -> Result<(), Refusal> {
    for &entry in entries {
        let utc = DataZone { zone: Zone::UTC, basis: ZoneBasis::Platform };
        let mut listing = Listing::new(format.id, format.platform, utc, entry);
        listing.records(reading, &[], &statuses::FIELDS, &mut statuses::file)?;
        statuses::settle(&mut listing);
        listing.finish(reading);
    }
    Ok(())
}
