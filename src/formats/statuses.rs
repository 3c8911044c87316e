//! Reads statuses as Mastodon's API gives them; Pixelfed writes its export in the same shape.

use super::listing::{Item, Listing, moment};
use super::mastodon::day;
use crate::reading::Reading;
use crate::syntax::picks::Picks;
use crate::timeline::{Kind, NotPost, is_web_address};
use crate::when::Zone;

/// What is taken of a status.
pub(super) const FIELDS: [&str; 14] = [
    "id",
    "created_at",
    "in_reply_to_id",
    "reblog",
    "visibility",
    "url",
    "pf_type",
    "account.acct",
    "account.username",
    "account.url",
    "account.display_name",
    "account.created_at",
    "account.statuses_count",
    "account.moved.url",
];

/// Files one status.
pub(super) fn file(listing: &mut Listing, reading: &mut Reading<'_>, record: u64, picks: &Picks<'_>) {
    let (acct, url, published) =
        (picks.text("account.acct"), picks.text("account.url"), picks.text("created_at"));
    let (id, link) = (picks.text("id"), picks.text("url"));
    let handle = full_handle(&acct, &url);
    let moment = moment(&published).map(|moment| moment.in_zone(Zone::UTC));
    let item = Item {
        account: &handle,
        handle: &handle,
        id: &id,
        kind: kind(picks),
        left_out: left_out(&picks.text("visibility")),
        link: &link,
        ..Item::new(record, "created_at", &published, moment)
    };
    listing.file(reading, &item);
    let account = listing.account(&handle);
    if account.name.as_deref() == Some(handle.as_str()) {
        let name = picks.some("account.display_name").or_else(|| picks.some("account.username"));
        account.name = name.map(|name| name.into_owned());
        account.opened = super::listing::moment(&picks.text("account.created_at")).ok().map(day);
        account.declared = picks.whole("account.statuses_count").and_then(|count| u64::try_from(count).ok());
        let moved = picks.some("account.moved.url").filter(|address| is_web_address(address));
        account.moved_to = moved.map(|address| address.into_owned());
    }
}

/// The time of what a boost passes on is somebody else's; the status around it has its own.
fn kind(picks: &Picks<'_>) -> Kind {
    let pixelfed = picks.text("pf_type");
    if picks.is_filled("reblog") || pixelfed == "share" {
        Kind::Repost
    } else if picks.is_filled("in_reply_to_id") || pixelfed == "reply" {
        Kind::Reply
    } else {
        Kind::Original
    }
}

/// `public` and `unlisted` can be seen by anybody; `local` by anybody of the server.
fn left_out(visibility: &str) -> Option<NotPost> {
    match visibility {
        "" | "public" | "unlisted" => None,
        "draft" => Some(NotPost::Draft),
        "scheduled" => Some(NotPost::Scheduled),
        _ => Some(NotPost::Private),
    }
}

/// Adds the server to a name of its own accounts, where the address tells it.
fn full_handle(acct: &str, url: &str) -> String {
    let host =
        url.split("://").nth(1).and_then(|rest| rest.split('/').next()).filter(|host| !host.is_empty());
    match host {
        Some(host) if !acct.contains('@') && !acct.is_empty() => format!("{acct}@{host}"),
        _ => acct.to_owned(),
    }
}

/// Says which lists are shorter than the server's own counter.
pub(super) fn settle(listing: &mut Listing) {
    for account in listing.each_account() {
        let private = account.not_posts.get(&NotPost::Private).copied().unwrap_or_default();
        let filed = account.timeline.len() as u64 + private + account.unread;
        if account.declared.is_some_and(|declared| declared > filed) {
            account.complete = Some(false);
        }
    }
}
