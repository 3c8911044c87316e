//! # Atom feed (0.3 and 1.0)
//! **Where people get it:** the address of a blog's or service's feed, saved as a file.
//! **Looks like:** `<feed xmlns="http://www.w3.org/2005/Atom"><entry>…` (RFC 4287).
//! **Dates:** the entry's `published`, in 0.3 `issued` or `created`; `updated` and `modified` are edits and
//! stand in only where nothing better is. The feed's own `updated` is never a post; RSSHub's is the time of capture.
//! **Kinds:** every entry is a post, unless `app:draft` says it is none yet. **Quirks:** `source/updated` inside an
//! entry is another feed's; entries may stand anywhere below the root and before the feed's own elements.
//! **Zero posts:** a feed shows only its newest entries and can never prove it. **Not read:** bodies.

use super::feed::{self, Dialect};
use super::{Format, on_demand, sniff_on_demand};

const ATOM: Dialect = Dialect {
    format: "feed-atom",
    item: "entry",
    published: &["published", "issued", "created", "dc:date", "dcterms:issued", "dcterms:created", "pubdate"],
    changed: &["updated", "modified", "dcterms:modified"],
};

pub(super) const FORMAT: Format = Format {
    id: ATOM.format,
    label: "Atom",
    platform: "feed",
    general: false,
    // RFC 4287, 4.1.2: one entry may be a document of its own.
    sniff: sniff_on_demand(|evidence| {
        feed::sniff(evidence, |markup| matches!(markup.root.as_str(), "feed" | "entry"))
    }),
    read: on_demand(|reading, entries| feed::read(reading, entries, &ATOM)),
};
