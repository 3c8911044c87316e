//! # Pleroma and Akkoma, backup of an account
//! **Where people get it:** Settings › Data import/export › Account backup; a zip, ready after some minutes.
//! **Looks like:** `outbox.json`, `actor.json`, `likes.json` and `bookmarks.json` in the layout of a Mastodon archive;
//! each activity names its conversation (`context`), and the actor has addresses for log-in in `endpoints`.
//! **Dates:** the activity's `published`, ISO 8601 UTC with microseconds. **Kinds:** as of a Mastodon archive.
//! **Quirks:** posts for the own server only are addressed to `https://<server>/#Public` and are counted as not public;
//! the actor has no date of opening. An empty outbox without its actor is read as Mastodon's.
//! **Zero posts:** `orderedItems` is there and empty. **Not read:** likes, bookmarks, chats, media.

use super::mastodon::{Server, read, sniff};
use super::{Format, on_demand, sniff_on_demand};

pub(super) const FORMAT: Format = Format {
    id: "pleroma-archive",
    label: "Pleroma",
    platform: "pleroma",
    general: false,
    sniff: sniff_on_demand(|evidence| sniff(evidence, Server::Pleroma)),
    read: on_demand(|reading, entries| read(reading, entries, Server::Pleroma)),
};
