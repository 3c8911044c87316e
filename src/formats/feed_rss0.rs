//! # RSS 0.90 to 0.94 feed
//! **Where people get it:** the address of an old site's feed, saved as a file.
//! **Looks like:** `<rss version="0.91"><channel><item>…`; 0.90 is RDF in the namespace of Netscape.
//! **Dates:** mostly none for an item; `pubDate` and `dc:date` where a later tool writes them. The channel's
//! `pubDate` and `lastBuildDate` are never posts. **Kinds:** every item is a post.
//! **Quirks:** items without a date are posts of unknown time: dates are missing, the account is not dormant.
//! **Zero posts:** a feed shows only its newest items and can never prove it. **Not read:** bodies, enclosures.

use super::feed::{self, Dialect, RSS_CHANGED, RSS_PUBLISHED};
use super::{Format, on_demand, sniff_on_demand};

const RSS0: Dialect =
    Dialect { format: "feed-rss0", item: "item", published: RSS_PUBLISHED, changed: RSS_CHANGED };

pub(super) const FORMAT: Format = Format {
    id: RSS0.format,
    label: "RSS 0.9",
    platform: "feed",
    general: false,
    sniff: sniff_on_demand(|evidence| {
        feed::sniff(evidence, |markup| {
            let netscape = markup.root == "rdf" && feed::root_says(markup, "my.netscape.com/rdf/simple/");
            netscape || markup.root == "rss" && feed::is_version_0(markup)
        })
    }),
    read: on_demand(|reading, entries| feed::read(reading, entries, &RSS0)),
};
