//! Reads the list of pushes that WeChat's history page and its paged answers carry inside: `{"list":[…]}`.

use super::listing::{Item, Listing, moment};
use super::records::count;
use super::wechat_exporter::kind;
use super::wechat_inner::{article_id, biz, link, open, parameter, plain};
use crate::reading::Reading;
use crate::syntax::picks::{Picks, elements};
use crate::timeline::NotPost;

/// What is read of a push.
const PUSH: [&str; 5] = [
    "comm_msg_info.id",
    "comm_msg_info.datetime",
    "comm_msg_info.fakeid",
    "comm_msg_info.status",
    "app_msg_ext_info",
];

/// What is read of an article of a push.
const ARTICLE: [&str; 6] =
    ["title", "content_url", "del_flag", "item_show_type", "multi_app_msg_item_list", "read_num"];

/// Says whose pushes are read.
#[derive(Clone, Copy, Default)]
pub(super) struct Owner<'a> {
    /// The account's name; empty where the file does not say.
    pub name: &'a str,
    /// The account's id; empty where only its pushes tell.
    pub handle: &'a str,
}

/// Files every push of such a list, counted on from `pushes`, whatever layers of escapes lie around it.
///
/// Gives how many pushes it has; `None` where there is no list.
pub(super) fn file_list(
    listing: &mut Listing,
    reading: &mut Reading<'_>,
    owner: Owner<'_>,
    list: &str,
    pushes: u64,
) -> Option<u64> {
    let opened = open(list);
    let items = match opened.starts_with('[') {
        true => elements(&opened),
        false => Picks::of(opened.as_bytes(), &["list"]).ok()?.raw("list").and_then(elements),
    }?;
    for (record, item) in (pushes + 1..).zip(&items) {
        file_push(listing, reading, owner, item, record);
    }
    Some(items.len() as u64)
}

/// Files the articles of one push, or the push itself where it is a text, a picture or a sound.
pub(super) fn file_push(
    listing: &mut Listing,
    reading: &mut Reading<'_>,
    owner: Owner<'_>,
    item: &str,
    record: u64,
) {
    let Ok(push) = Picks::of(item.as_bytes(), &PUSH) else { return listing.unreadable(reading, record) };
    let block = push.raw("app_msg_ext_info").map(open).unwrap_or_default();
    let published = push.text("comm_msg_info.datetime");
    let number = biz(&push.text("comm_msg_info.fakeid")).unwrap_or_default();
    let handle = if owner.handle.is_empty() { number.as_str() } else { owner.handle };
    let push = Push { owner: Owner { handle, ..owner }, push: &push, record, published: &published };
    let Ok(article) = Picks::of(block.as_bytes(), &ARTICLE) else { return push.file_bare(listing, reading) };
    let more = article.list("multi_app_msg_item_list");
    // The first article was taken down: its block stays, empty, to carry the others.
    let gone = article.text("title").is_empty() && article.text("content_url").is_empty() && !more.is_empty();
    push.file_article(listing, reading, &article, 1, gone);
    for (place, inner) in (2..).zip(more) {
        match Picks::of(inner.as_bytes(), &ARTICLE) {
            Ok(article) => push.file_article(listing, reading, &article, place, false),
            Err(_) => listing.unreadable(reading, record),
        }
    }
}

struct Push<'a> {
    owner: Owner<'a>,
    push: &'a Picks<'a>,
    record: u64,
    published: &'a str,
}

impl<'a> Push<'a> {
    fn file_article(
        &self,
        listing: &mut Listing,
        reading: &mut Reading<'_>,
        article: &Picks<'_>,
        place: usize,
        gone: bool,
    ) {
        let address = link(&article.text("content_url"));
        let id = match address.is_empty() {
            true => self.id(place),
            false => article_id(&address),
        };
        // WeChat's own history page leaves out what has one of these.
        let deleted = gone || matches!(article.text("del_flag").as_ref(), "2" | "3" | "4");
        let title = article.text("title");
        let handle = match self.owner.handle.is_empty() {
            true => parameter(&address, "__biz").unwrap_or_default(),
            false => self.owner.handle,
        };
        let item = Item {
            handle,
            id: &id,
            kind: kind(article.text("item_show_type") == "11"),
            left_out: (deleted || self.is_deleted()).then_some(NotPost::Deleted),
            title: &plain(&title),
            link: &address,
            reads: count(&article.text("read_num")),
            ..self.item()
        };
        listing.file(reading, &item);
    }

    /// A push without an article: its words are its body, so nothing of it is kept.
    fn file_bare(&self, listing: &mut Listing, reading: &mut Reading<'_>) {
        let id = self.id(1);
        let left_out = self.is_deleted().then_some(NotPost::Deleted);
        listing.file(reading, &Item { id: &id, left_out, ..self.item() });
    }

    fn item(&self) -> Item<'a> {
        let item = Item::new(self.record, "datetime", self.published, moment(self.published));
        Item { account: self.owner.name, handle: self.owner.handle, ..item }
    }

    fn id(&self, place: usize) -> String {
        match self.push.text("comm_msg_info.id") {
            id if id.is_empty() => String::new(),
            id => format!("{id}/{place}"),
        }
    }

    /// The backend's own number for a push that was taken down; 2 is one that was sent.
    fn is_deleted(&self) -> bool {
        self.push.text("comm_msg_info.status") == "7"
    }
}
