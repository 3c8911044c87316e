//! # WeChat accounts in the wechat-feeds archive (RSS)
//! **Where people get it:** the archive hellodword/wechat-feeds, one XML file an account (`<__biz>.xml`); it ended in 2021.
//! **Looks like:** RSS 2.0 whose title ends in ` | wechat-feeds`.
//! **Dates:** the item's `pubDate`, with +0800. The channel's own `pubDate` is when the articles were fetched: the day of
//! capture. **Kinds:** every item is an article. **Quirks:** it keeps the newest 10 to 20 articles, so a shorter feed may
//! be whole; a file may hold a raw control character.
//! **Zero posts:** a feed can never prove it. **Not read:** bodies.

use super::{Format, on_demand, sniff_on_demand, wechat_feed};

pub(super) const FORMAT: Format = Format {
    id: "wechat-feeds-rss",
    label: "wechat-feeds (RSS)",
    platform: "wechat",
    general: false,
    sniff: sniff_on_demand(|evidence| wechat_feed::sniff(evidence, FORMAT.id)),
    read: on_demand(|reading, entries| wechat_feed::read(reading, entries, FORMAT.id, false)),
};
