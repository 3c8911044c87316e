//! Reads an article as WeChat's own back end lists it (`aid`, `appmsgid`, `itemidx`, `update_time`, …).

use super::listing::{Item, Listing, moment};
use super::records::count;
use super::wechat_exporter::kind;
use super::wechat_inner::{link, parameter, plain};
use crate::reading::Reading;
use crate::syntax::picks::Picks;
use crate::timeline::NotPost;

/// What is read of an article.
pub(super) const FIELDS: [&str; 13] = [
    "aid",
    "appmsgid",
    "itemidx",
    "update_time",
    "is_deleted",
    "item_show_type",
    "title",
    "link",
    "content_url",
    "fakeid",
    "_accountName",
    "readNum",
    "read_num",
];

/// Says what is known of an article from outside of it.
#[derive(Clone, Copy, Default)]
pub(super) struct Around<'a> {
    /// The account's name; empty where only the article may say.
    pub name: &'a str,
    /// The account's id; empty where only the article may say.
    pub handle: &'a str,
    /// When its push was sent; empty where only the article may say.
    pub sent: &'a str,
    /// Whether the push was taken down as a whole.
    pub deleted: bool,
}

/// Files one article.
pub(super) fn file(
    listing: &mut Listing,
    reading: &mut Reading<'_>,
    record: u64,
    around: Around<'_>,
    article: &Picks<'_>,
) {
    let address = article.some("link").unwrap_or_else(|| article.text("content_url"));
    let address = link(&address);
    let id = match article.text("aid") {
        aid if !aid.is_empty() => aid.into_owned(),
        _ => match (article.text("appmsgid"), article.text("itemidx")) {
            (push, place) if !push.is_empty() && !place.is_empty() => format!("{push}_{place}"),
            _ => super::wechat_inner::article_id(&address),
        },
    };
    let own = article.text("update_time");
    let (field, published) = match around.sent {
        "" => ("update_time", own.as_ref()),
        sent => ("time", sent),
    };
    let (name, title, fakeid) = (article.text("_accountName"), article.text("title"), article.text("fakeid"));
    let first =
        |known: &'_ str, other: &'_ str| if known.is_empty() { other.to_owned() } else { known.to_owned() };
    let handle = first(&first(around.handle, &fakeid), parameter(&address, "__biz").unwrap_or_default());
    let reads = article.some("readNum").unwrap_or_else(|| article.text("read_num"));
    let item = Item {
        account: &first(around.name, &name),
        handle: &handle,
        id: &id,
        kind: kind(article.text("item_show_type") == "11"),
        left_out: (around.deleted || article.is_true("is_deleted")).then_some(NotPost::Deleted),
        title: &plain(&title),
        link: &address,
        reads: count(&reads),
        ..Item::new(record, field, published, moment(published))
    };
    listing.file(reading, &item);
}
