//! # Atom feed (0.3 and 1.0)
//! **Where people get it:** the address of a blog's or service's feed, saved as a file.
//! **Looks like:** `<feed xmlns="http://www.w3.org/2005/Atom"><entry>…` (RFC 4287).
//! **Dates:** the entry's `published`, in 0.3 `issued` or `created`; `updated` and `modified` are edits and
//! stand in only where nothing better is. The feed's own `updated` is never a post; RSSHub's is the time of capture.
//! **Kinds:** every entry is a post. **Quirks:** `source/updated` inside an entry is another feed's.
//! **Zero posts:** a feed shows only its newest entries and can never prove it. **Not read:** bodies.

use super::Format;
use super::feed::{self, Dialect};

const ATOM: Dialect = Dialect {
    format: "feed-atom",
    // RFC 4287, 4.1.2: one entry may be a document of its own.
    roots: &["feed", "entry"],
    item: "entry",
    published: &["published", "issued", "created", "atom:published", "dc:date"],
    changed: &["updated", "modified", "atom:updated"],
};

pub(super) const FORMAT: Format = Format {
    id: ATOM.format,
    label: "Atom",
    platform: "feed",
    general: false,
    sniff: |evidence| feed::sniff(evidence, &ATOM),
    read: |reading, entries| feed::read(reading, entries, &ATOM),
};
