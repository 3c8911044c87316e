//! # Blogger, back-up of a blog
//! **Where people get it:** Settings › Manage blog › Back up content: `blog-MM-DD-YYYY.xml`; since 2024, and in a
//! Google Takeout, `Blogger/Blogs/<blog>/feed.atom`.
//! **Looks like:** Atom. Of old each entry's kind is a `category` with the term `…/blogger/2008/kind#post`; now it is
//! `blogger:type` POST, PAGE, COMMENT, with `blogger:status` LIVE, DRAFT, SOFT_TRASHED.
//! **Dates:** `published`, with an offset; `updated` is an edit. The feed's own `updated` is the blog's last change, not
//! the export. **Kinds:** post; comments, pages, settings and templates are none.
//! **Quirks:** `app:control/app:draft` marks a draft; the prefix `app` may be undeclared; a draft has a `published` too;
//! a scheduled post is live from a day to come.
//! **Zero posts:** no entry is a published post: the back-up is always of the whole blog. **Not read:** bodies.

use super::records::Seen;
use super::xml_items::{self, Layout, Values};
use super::{Claim, Confidence, Format, on_demand, sniff_on_demand};
use crate::evidence::{Clue, Evidence, MarkupShape};
use crate::issue::{IssueCode, Refusal};
use crate::reading::Reading;
use crate::timeline::{Account, Kind, NotPost, Post, ZeroProof};
use crate::when::{Context, DataZone, Zone, ZoneBasis, parse};

pub(super) const FORMAT: Format = Format {
    id: "blogger-xml",
    label: "Blogger",
    platform: "blog",
    general: false,
    sniff: sniff_on_demand(sniff),
    read: on_demand(read),
};

/// Tells a blog's back-up from its live feed; both have the root `feed` and Blogger's name in it.
///
/// Observed: the old back-up links to `…blogger.com/feeds/<blog>/archive`; the new one declares Blogger's own
/// elements, which the live feed lacks.
pub(super) fn is_backup(markup: &MarkupShape) -> bool {
    let archive = |link: &String| link.contains("blogger.com/feeds/") && link.ends_with("/archive");
    let declared = markup.attributes.iter().any(|pair| pair.contains("schemas.google.com/blogger/2018"));
    let own = |name: &String| matches!(name.as_str(), "blogger:type" | "blogger:status");
    markup.root == "feed" && (declared || markup.links.iter().any(archive) || markup.names.iter().any(own))
}

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let blog = |clue: &Clue| clue.xml().is_some_and(is_backup);
    let blogs = evidence.clues.iter().filter(|clue| blog(clue));
    blogs.map(|clue| Claim::posts(Confidence::Certain, vec![clue.entry])).collect()
}

const LAYOUT: Layout = Layout {
    item: "entry",
    values: &["id", "title", "published", "category@term", "control/draft", "type", "status", "link@href"],
    head: &["feed/title", "feed/link@href"],
};

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    for &entry in entries {
        let utc = DataZone { zone: Zone::UTC, basis: ZoneBasis::Assumed };
        let mut account = Account::new(FORMAT.id, FORMAT.platform, utc);
        let mut seen = Seen::default();
        let (head, broken) = xml_items::walk(reading, entry, &LAYOUT, &mut |reading, _, record, item| {
            file(reading, &mut account, &mut seen, (entry, record), item);
        })?;
        let filled = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        account.name = filled(head.text("feed/title"));
        account.handle = filled(head.text("feed/link@href"));
        match broken {
            Some(error) => reading.broke_off(&mut account, entry, &error)?,
            None => account.zero_proof = ZeroProof::EmptyList,
        }
        reading.finish(account, &[entry]);
    }
    Ok(())
}

fn file(
    reading: &mut Reading<'_>,
    account: &mut Account,
    seen: &mut Seen,
    (entry, record): (usize, u64),
    item: &Values,
) {
    let term = |kind: &str| item.all("category@term").any(|term| term.ends_with(kind));
    let kind = item.text("type");
    if kind.is_empty() && !item.all("category@term").any(|term| term.contains("/kind#")) {
        let place = reading.place(entry, record, "");
        return reading.unread(account, IssueCode::UnreadableRecord, place, "");
    }
    if !(kind.eq_ignore_ascii_case("POST") || kind.is_empty() && term("blogger/2008/kind#post")) {
        return;
    }
    let left_out = match item.text("status") {
        _ if seen.again("", item.text("id")) => Some(NotPost::Duplicate),
        _ if item.text("control/draft") == "yes" => Some(NotPost::Draft),
        "" | "LIVE" => None,
        "SCHEDULED" => Some(NotPost::Scheduled),
        "SOFT_TRASHED" | "TRASHED" => Some(NotPost::Deleted),
        _ => Some(NotPost::Draft),
    };
    if let Some(what) = left_out {
        return account.leave_out(what);
    }
    let published = item.text("published");
    match parse(published, &Context::default()) {
        Ok(dated) => {
            let (title, link) = (Some(item.text("title")), Some(item.text("link@href")));
            let post = Post { moment: dated.moment, kind: Kind::Original, record, title, link, reads: None };
            account.timeline.push(reading.path(entry), post);
        }
        Err(error) => {
            let place = reading.place(entry, record, "published");
            reading.unread_date(account, error, place, published);
        }
    }
}
