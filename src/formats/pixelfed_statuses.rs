//! # Pixelfed, statuses
//! **Where people get it:** Settings › Data Export › Statuses; a file `pixelfed-statuses.json`.
//! **Looks like:** a list of statuses in the shape of Mastodon's API, each with `pf_type` and `_v`.
//! **Dates:** the status's `created_at`, UTC. **Kinds:** `pf_type` says `share` or `reply`; the rest are posts.
//! **Quirks:** posts for followers, direct messages, drafts and archived posts lie in the list too (`visibility`);
//! `reblog` is always null; a share has no date of its own but its own `created_at`.
//! **Zero posts:** an empty list names neither service nor account. **Not read:** captions, media, stories' views.

use super::mastodon_api_statuses::{read, sniff};
use super::{Format, on_demand, sniff_on_demand};

pub(super) const FORMAT: Format = Format {
    id: "pixelfed-statuses",
    label: "Pixelfed",
    platform: "pixelfed",
    general: false,
    sniff: sniff_on_demand(|evidence| sniff(evidence, true)),
    read: on_demand(|reading, entries| read(reading, entries, &FORMAT)),
};
