//! # WordPress, export file (WXR)
//! **Where people get it:** Tools › Export › All content; large sites get several files.
//! **Looks like:** RSS 2.0 whose root declares `http://wordpress.org/export/1.x/`; `item` with `wp:post_type`,
//! `wp:status`, `wp:post_date_gmt`.
//! **Dates:** `wp:post_date_gmt`, UTC; where it is `0000-00-00 00:00:00`, the item's `pubDate`, else `wp:post_date`,
//! local. `post_modified` is an edit. The channel's `pubDate` is the time of export.
//! **Kinds:** `wp:post_type` post with `wp:status` publish is a post; draft, pending and auto-draft are drafts, future is
//! scheduled, private and trash are counted apart. Pages, attachments, menus and custom types are no posts.
//! **Quirks:** values may be CDATA; tools rename or lose the prefix `wp:`; other services write it too. Files of one
//! site given together are one account.
//! **Zero posts:** no published post in an export of everything: one with items of several types, with the site's
//! tags or several categories, or with a category beside items that are no posts. A selection (pages only) proves
//! nothing, nor does a site
//! that publishes a type of its own. **Not read:** bodies, comments.

use super::records::Seen;
use super::xml_items::{self, Layout, Values};
use super::{Claim, Confidence, Format, on_demand, sniff_on_demand};
use crate::evidence::{Evidence, MarkupShape, local_name};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::timeline::{Account, CapturedFrom, Kind, NotPost, Post, ZeroProof};
use crate::when::{Context, DataZone, DateError, Moment, Zone, ZoneBasis, parse};
use std::collections::BTreeSet;

pub(super) const FORMAT: Format = Format {
    id: "wordpress-wxr",
    label: "WordPress",
    platform: "blog",
    general: false,
    sniff: sniff_on_demand(sniff),
    read: on_demand(read),
};

/// Tells a site's export from a feed; both have the root `rss`.
pub(super) fn is_wxr(markup: &MarkupShape) -> bool {
    let declared = markup.attributes.iter().any(|pair| pair.contains("wordpress.org/export/"));
    let own = |name: &String| matches!(local_name(name), "wxr_version" | "post_type");
    markup.root == "rss" && (declared || markup.names.iter().any(own))
}

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let parts: Vec<usize> =
        evidence.clues.iter().filter(|clue| clue.xml().is_some_and(is_wxr)).map(|clue| clue.entry).collect();
    // Parts of one site are told from several sites when they are read.
    if parts.is_empty() { Vec::new() } else { vec![Claim::posts(Confidence::Certain, parts)] }
}

const LAYOUT: Layout = Layout {
    item: "item",
    values: &["title", "link", "pubDate", "post_id", "post_type", "status", "post_date", "post_date_gmt"],
    head: &[
        "rss/channel/title",
        "rss/channel/link",
        "rss/channel/pubDate",
        "rss/channel/category/category_nicename",
        "rss/channel/category/cat_name",
        "rss/channel/tag/tag_slug",
        "rss/channel/term/term_taxonomy",
    ],
};

/// How many types of items are told apart.
const MAX_TYPES: usize = 64;

/// Types that WordPress and well-known plugins keep beside the posts; nobody reads them as posts.
const FURNITURE: [&str; 18] = [
    "page",
    "attachment",
    "nav_menu_item",
    "revision",
    "custom_css",
    "customize_changeset",
    "oembed_cache",
    "user_request",
    "wp_block",
    "wp_template",
    "wp_template_part",
    "wp_global_styles",
    "wp_navigation",
    "wp_font_family",
    "wp_font_face",
    "feedback",
    "wpcf7_contact_form",
    "elementor_library",
];

/// Holds one site while its parts are read.
struct Site {
    address: String,
    account: Account,
    entries: Vec<usize>,
    seen: Seen,
    /// The types of the items, attachments aside: they go along with a selection.
    types: BTreeSet<String>,
    /// Whether the site publishes a type of its own.
    own_type: bool,
    /// Whether a category of the site is listed: WordPress does so for everything, or for one category of posts.
    category: bool,
    /// Whether its tags, or several categories, are listed: WordPress does so for everything alone.
    terms: bool,
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    let mut sites: Vec<Site> = Vec::new();
    let mut refused = Ok(());
    for &entry in entries {
        refused = refused.and(read_part(reading, entry, &mut sites));
    }
    for mut site in sites {
        if site.holds_everything() && !site.own_type {
            site.account.zero_proof = ZeroProof::EmptyList;
        }
        reading.finish(site.account, &site.entries);
    }
    refused
}

fn read_part(reading: &mut Reading<'_>, entry: usize, sites: &mut Vec<Site>) -> Result<(), Refusal> {
    let mut at = None;
    let (head, broken) = xml_items::walk(reading, entry, &LAYOUT, &mut |reading, head, record, item| {
        let site = *at.get_or_insert_with(|| find(sites, head, entry));
        sites[site].file(reading, entry, record, item);
    })?;
    let at = at.unwrap_or_else(|| find(sites, &head, entry));
    let site = &mut sites[at];
    site.describe(&head);
    broken.map_or(Ok(()), |error| reading.broke_off(&mut site.account, entry, &error))
}

/// Finds the site of a part, or makes it; a part without an address is a site of its own.
fn find(sites: &mut Vec<Site>, head: &Values, entry: usize) -> usize {
    let address = head.text("rss/channel/link").trim_end_matches('/');
    let known = sites.iter().position(|site| !address.is_empty() && site.address == address);
    let at = known.unwrap_or_else(|| {
        let utc = DataZone { zone: Zone::UTC, basis: ZoneBasis::Assumed };
        sites.push(Site {
            address: address.to_owned(),
            account: Account::new(FORMAT.id, FORMAT.platform, utc),
            entries: Vec::new(),
            seen: Seen::default(),
            types: BTreeSet::new(),
            own_type: false,
            category: false,
            terms: false,
        });
        sites.len() - 1
    });
    sites[at].entries.push(entry);
    at
}

impl Site {
    /// Tells an export of everything from a selection.
    fn holds_everything(&self) -> bool {
        let only_posts = self.types.iter().all(|kind| kind == "post");
        self.types.len() > 1 || self.category && !only_posts || self.terms
    }

    /// Takes what stands before the items of a part.
    fn describe(&mut self, head: &Values) {
        let filled = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        self.account.name = self.account.name.take().or_else(|| filled(head.text("rss/channel/title")));
        self.account.handle = self.account.handle.take().or_else(|| filled(head.text("rss/channel/link")));
        let count =
            |names: &[&str]| names.iter().map(|name| head.all(name).count()).max().unwrap_or_default();
        let categories = count(&["rss/channel/category/category_nicename", "rss/channel/category/cat_name"]);
        self.category |= categories > 0;
        self.terms |=
            categories > 1 || count(&["rss/channel/tag/tag_slug", "rss/channel/term/term_taxonomy"]) > 0;
        // Of several parts the oldest counts: what came after it may be missing.
        if let Ok(made) = moment(head.text("rss/channel/pubDate")) {
            let earlier = |known: Moment| matches!((known, made), (Moment::Instant(known), Moment::Instant(made)) if known <= made);
            let keep = self.account.captured.is_some_and(|(known, _)| earlier(known));
            self.account.captured =
                self.account.captured.filter(|_| keep).or(Some((made, CapturedFrom::Export)));
        }
    }

    fn file(&mut self, reading: &mut Reading<'_>, entry: usize, record: u64, item: &Values) {
        let (kind, status) = (item.text("post_type"), item.text("status"));
        if !matches!(kind, "attachment" | "") && !self.types.contains(kind) && self.types.len() < MAX_TYPES {
            self.types.insert(kind.to_owned());
        }
        if kind != "post" {
            // One without a type may be anything.
            let furniture = FURNITURE.contains(&kind) || status != "publish";
            self.own_type |= kind.is_empty() || !furniture;
            return;
        }
        let id = item.text("post_id");
        let left_out = match status {
            _ if self.seen.again("", id) => Some(NotPost::Duplicate),
            // Both lose their tag in some tools' files, and such tools write out what is public.
            "publish" | "" => None,
            "future" => Some(NotPost::Scheduled),
            "private" => Some(NotPost::Private),
            "trash" => Some(NotPost::Deleted),
            _ => Some(NotPost::Draft),
        };
        if let Some(what) = left_out {
            return self.account.leave_out(what);
        }
        let (field, seen, moment) = published(item);
        match moment {
            Ok(moment) => {
                let (title, link) = (Some(item.text("title")), Some(item.text("link")));
                let post = Post { moment, kind: Kind::Original, record, title, link, reads: None };
                self.account.timeline.push(reading.path(entry), post);
            }
            Err(error) => {
                let place = reading.place(entry, record, field);
                reading.unread_date(&mut self.account, error, place, seen);
            }
        }
    }
}

/// Reads when an item was published: the best of its dates that is one.
fn published(item: &Values) -> (&'static str, &str, Result<Moment, DateError>) {
    let gmt = item.text("post_date_gmt");
    let utc = moment(gmt).map(|moment| moment.in_zone(Zone::UTC));
    let other = ["pubDate", "post_date"].into_iter().find_map(|field| {
        let text = item.text(field);
        moment(text).ok().map(|moment| (field, text, Ok(moment)))
    });
    match utc {
        Ok(moment) => ("post_date_gmt", gmt, Ok(moment)),
        Err(error) => other.unwrap_or(("post_date_gmt", gmt, Err(error))),
    }
}

fn moment(text: &str) -> Result<Moment, DateError> {
    parse(text, &Context::default()).map(|dated| dated.moment)
}
