//! # ActivityPub outbox, a page of it
//! **Where people get it:** the outbox address of an account on Mastodon, Misskey, Pixelfed, PeerTube, WordPress or any
//! other ActivityPub server, asked for as `application/activity+json` (`…/outbox?page=true`).
//! **Looks like:** an `OrderedCollectionPage` with `partOf`, `next`, `prev` and `orderedItems` of `Create` and `Announce`
//! activities. **Dates:** the activity's `published`; `object.updated` is an edit. **Kinds:** `Announce` is a boost, a
//! `Create` whose object has `inReplyTo` a reply. **Quirks:** the outbox itself is an `OrderedCollection` that has
//! `totalItems`, `first` and `last` and no items: it lists no posts, whatever it counts.
//! **Zero posts:** a page can never prove it. **Not read:** contents.

use super::{Claim, Confidence, Format, activities, on_demand, sniff_on_demand};
use crate::evidence::{Clue, Evidence, JsonShape};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::timeline::{Account, ZeroProof};
use crate::when::{DataZone, Zone, ZoneBasis};

pub(super) const FORMAT: Format = Format {
    id: "activitypub-outbox-page",
    label: "ActivityPub outbox",
    platform: "mastodon",
    general: false,
    sniff: sniff_on_demand(sniff),
    read: on_demand(read),
};

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let claim = |clue: &Clue| match clue.json()? {
        json if is_page(json) => Some(Claim::posts(Confidence::Certain, vec![clue.entry])),
        json if is_index(json) => Some(Claim::no_posts(vec![clue.entry])),
        _ => None,
    };
    evidence.clues.iter().filter_map(claim).collect()
}

fn is_page(json: &JsonShape) -> bool {
    let activities = json.has_all(&["orderedItems[].type", "orderedItems[].object"]);
    let page = json.value("type") == Some("OrderedCollectionPage");
    page && (activities || json.has_bare_list("orderedItems") && names_outbox(json))
}

fn is_index(json: &JsonShape) -> bool {
    let collection = matches!(json.value("type"), Some("OrderedCollection" | "Collection"));
    collection && json.has("totalItems") && json.has("first") && !json.has("orderedItems")
}

fn names_outbox(json: &JsonShape) -> bool {
    ["partOf", "id"].iter().any(|key| json.value(key).is_some_and(|address| address.contains("outbox")))
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    for &entry in entries {
        let utc = DataZone { zone: Zone::UTC, basis: ZoneBasis::Platform };
        let mut account = Account::new(FORMAT.id, FORMAT.platform, utc);
        let actor = activities::read(reading, &mut account, entry)?;
        account.handle = match actor {
            Some(address) => activities::handle(&address).or(Some(address)),
            None => None,
        };
        // Whatever the page says: newer posts are on the one before, older ones on the one after.
        account.complete = Some(false);
        account.zero_proof = ZeroProof::None;
        reading.finish(account, &[entry]);
    }
    Ok(())
}
