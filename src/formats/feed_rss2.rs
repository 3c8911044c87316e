//! # RSS 2.0 feed
//! **Where people get it:** the address of a blog's or service's feed, saved as a file.
//! **Looks like:** `<rss version="2.0"><channel><item>…`; 0.91 and 0.92 share the root and are another
//! format; a version that is missing or misspelt is this one.
//! **Dates:** the item's `pubDate` (RFC 822 with every sin), else `dc:date` or `dcterms:*`. The channel's
//! `pubDate` and `lastBuildDate` are never posts; of few makers they are the time of capture (`feed_head.rs`). **Kinds:** every item is a post.
//! **Quirks:** real feeds are not always well-formed; a date may lack its zone.
//! **Zero posts:** a feed shows only its newest items and can never prove it. **Not read:** bodies, enclosures.

use super::feed::{self, Dialect, RSS_CHANGED, RSS_PUBLISHED};
use super::{Format, on_demand, sniff_on_demand};

const RSS2: Dialect =
    Dialect { format: "feed-rss2", item: "item", published: RSS_PUBLISHED, changed: RSS_CHANGED };

pub(super) const FORMAT: Format = Format {
    id: RSS2.format,
    label: "RSS",
    platform: "feed",
    general: false,
    sniff: sniff_on_demand(|evidence| {
        feed::sniff(evidence, |markup| markup.root == "rss" && !feed::is_version_0(markup))
    }),
    read: on_demand(|reading, entries| feed::read(reading, entries, &RSS2)),
};
