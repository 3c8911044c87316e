//! Reads what a feed says of itself: its name, its maker, when it was made, whether it goes on.
//!
//! A feed's own date is mostly the time of its last change (`lastBuildDate` of a blog, `updated` of an Atom
//! feed) and says nothing of when the file was saved. It is the time of capture only for makers that build the
//! feed when they fetch the posts: the wechat-feeds archive (the channel's `pubDate`) and RSSHub
//! (`lastBuildDate`, `updated`; from its `template` middleware). Another maker belongs here once its code says so.

use crate::syntax::xml::Element;
use crate::timeline::{Account, CapturedFrom};
use crate::when::{Context, parse};

/// What the wechat-feeds archive appends to an account's name.
const WECHAT_FEEDS: &str = " | wechat-feeds";
/// The wechat-feeds archive keeps the newest 10 to 20 articles; a shorter feed may be whole.
const WECHAT_FEEDS_WINDOW: u64 = 10;

/// Holds what stands outside the items.
#[derive(Default)]
pub(super) struct Head {
    title: Option<String>,
    generator: Option<String>,
    published: Option<String>,
    built: Option<String>,
    /// Whether it names a further page (RFC 5005: `next`, `prev-archive`).
    goes_on: bool,
}

impl Head {
    /// Looks at a link of the feed itself.
    pub fn link(&mut self, element: &Element) {
        self.goes_on |= matches!(element.attribute("rel"), Some("next" | "prev-archive"));
    }

    /// Looks at an element's text; the first of each name is the feed's own.
    pub fn end(&mut self, name: &str, text: &str) {
        let slot = match name {
            "title" => &mut self.title,
            "generator" => &mut self.generator,
            "pubdate" => &mut self.published,
            "lastbuilddate" | "updated" => &mut self.built,
            _ => return,
        };
        slot.get_or_insert_with(|| text.to_owned());
    }

    /// Says of the account what its feed of this many items tells.
    pub fn describe(self, account: &mut Account, items: u64) {
        let title = self.title.unwrap_or_default();
        let wechat_feeds = title.strip_suffix(WECHAT_FEEDS);
        let made = match wechat_feeds {
            Some(_) => self.published,
            None => self.built.filter(|_| self.generator.as_deref() == Some("RSSHub")),
        };
        let moment = made.and_then(|text| parse(&text, &Context::default()).ok());
        account.captured = moment.map(|dated| (dated.moment, CapturedFrom::Export));
        if self.goes_on || (wechat_feeds.is_some() && items >= WECHAT_FEEDS_WINDOW) {
            account.complete = Some(false);
        }
        let name = wechat_feeds.unwrap_or(&title);
        account.name = Some(name.to_owned()).filter(|name| !name.is_empty());
    }
}
