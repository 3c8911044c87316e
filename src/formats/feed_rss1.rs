//! # RSS 1.0 feed (RDF)
//! **Where people get it:** the address of a journal's or older site's feed, saved as a file.
//! **Looks like:** `<rdf:RDF xmlns="http://purl.org/rss/1.0/">` with `<channel>` and, beside it, `<item>`s.
//! **Dates:** the item's `dc:date` (W3C date and time, often a day only), else `prism:publicationDate`,
//! `dcterms:*` or a `pubDate` borrowed from RSS 2.0. The channel's own `dc:date` is never a post.
//! **Kinds:** every item is a post. **Quirks:** `items/rdf:Seq` only lists addresses; other RDF (people, licences)
//! has the same root. **Zero posts:** a feed shows only its newest items and can never prove it. **Not read:** bodies.

use super::feed::{self, Dialect, RSS_CHANGED, RSS_PUBLISHED};
use super::{Format, on_demand, sniff_on_demand};
use crate::evidence::local_name;

const RSS1: Dialect =
    Dialect { format: "feed-rss1", item: "item", published: RSS_PUBLISHED, changed: RSS_CHANGED };

pub(super) const FORMAT: Format = Format {
    id: RSS1.format,
    label: "RSS 1.0",
    platform: "feed",
    general: false,
    sniff: sniff_on_demand(|evidence| {
        feed::sniff(evidence, |markup| {
            let channel = markup.names.iter().any(|name| local_name(name) == "channel");
            let netscape = feed::root_says(markup, "my.netscape.com/rdf/simple/");
            markup.root == "rdf" && channel && !netscape
        })
    }),
    read: on_demand(|reading, entries| feed::read(reading, entries, &RSS1)),
};
