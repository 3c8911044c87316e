//! # Newsletters and blogs of beehiiv, Buttondown and Wix, CSV
//! **Where people get it:** beehiiv: Settings › Export data › posts; Buttondown: Settings › Exports › emails; Wix: the
//! Blog's posts › Export. **Looks like:** beehiiv `id, web_title, status, audience, …, created_at`; Buttondown `id,
//! subject, …, publish_date`; Wix `…, Published Date, …, Post Page URL, Last Published Date, Internal ID`.
//! **Dates:** beehiiv's `created_at` (there is no other), local and without a zone, held to be UTC; Buttondown's
//! `publish_date`, with an offset; Wix's `Published Date`, ISO 8601 in UTC. `Last Published Date` is that of an edit.
//! **Kinds:** a row is a post. beehiiv's status `confirmed`, Buttondown's `sent` or `imported` and a Wix row with a
//! published date are published; drafts, scheduled and archived rows are counted apart.
//! **Quirks:** texts with line breaks in quotes; Wix puts its columns in any order.
//! **Zero posts:** a Wix export with its header alone: it holds every post of the blog. **Not read:** texts.

use super::columns::Columns;
use super::listing::{Item, Listing, moment};
use super::{Claim, Confidence, Format, on_demand};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::timeline::{NotPost, ZeroProof};
use crate::when::{DataZone, Zone, ZoneBasis};

pub(super) const FORMAT: Format = Format {
    id: "newsletter-csv",
    label: "beehiiv, Buttondown, Wix",
    platform: "newsletter",
    general: false,
    sniff,
    read: on_demand(read),
};

/// Describes the table of one service.
struct Service {
    /// The columns that are read; the first `needed` of them tell the service.
    words: &'static [&'static str],
    needed: usize,
    time: &'static str,
    title: &'static str,
    link: &'static str,
    id: &'static str,
    state: &'static str,
    /// Whether its times without a zone are only held to be UTC.
    assumed: bool,
    /// Whether a header alone proves that there is no post.
    whole: bool,
}

const SERVICES: [Service; 3] = [
    Service {
        words: &["web_title", "web_subtitle", "created_at", "status", "audience", "id", "url"],
        needed: 5,
        time: "created_at",
        title: "web_title",
        link: "url",
        id: "id",
        state: "status",
        assumed: true,
        whole: false,
    },
    Service {
        words: &["Published Date", "Last Published Date", "Post Page URL", "Title", "Internal ID", "ID"],
        needed: 3,
        time: "Published Date",
        title: "Title",
        link: "Post Page URL",
        id: "ID",
        state: "",
        assumed: false,
        whole: true,
    },
    Service {
        words: &["publish_date", "subject", "body", "email_type", "id", "status", "absolute_url"],
        needed: 3,
        time: "publish_date",
        title: "subject",
        link: "absolute_url",
        id: "id",
        state: "status",
        assumed: false,
        whole: false,
    },
];

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let claim = |clue: &Clue| {
        let service = service(clue)?;
        let confidence =
            if service.needed > 3 || service.whole { Confidence::Certain } else { Confidence::Likely };
        Some(Claim::posts(confidence, vec![clue.entry]))
    };
    evidence.clues.iter().filter_map(claim).collect()
}

fn service(clue: &Clue) -> Option<&'static Service> {
    let has = |words: &[&str]| clue.tables().iter().any(|table| table.header(words).is_some());
    SERVICES.iter().find(|service| has(&service.words[..service.needed]))
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    for &entry in entries {
        let Some(service) = service(reading.clue(entry)) else { continue };
        let basis = if service.assumed { ZoneBasis::Assumed } else { ZoneBasis::Platform };
        let zone: DataZone = reading.data_zone(Zone::UTC, basis);
        let mut listing = Listing::new(FORMAT.id, FORMAT.platform, zone, entry);
        let mut rows = 0_u64;
        listing.rows(reading, service.words, service.needed, &mut |listing, reading, columns, row| {
            rows += 1;
            let text = |word: &str| columns.text(row, word);
            let (written, title, link, id) =
                (text(service.time), text(service.title), text(service.link), text(service.id));
            let left_out = left_out(service, columns, row, &written);
            let item = Item::new(row.number, service.time, &written, moment(&written));
            listing.file(reading, &Item { id: &id, title: &title, link: &link, left_out, ..item });
        })?;
        if service.whole && rows == 0 {
            listing.each_account().for_each(|account| account.zero_proof = ZeroProof::EmptyList);
        }
        listing.finish(reading);
    }
    Ok(())
}

fn left_out(
    service: &Service,
    columns: &Columns,
    row: &crate::syntax::table::Row<'_>,
    written: &str,
) -> Option<NotPost> {
    let state = columns.text(row, service.state).to_ascii_lowercase();
    match state.as_str() {
        "draft" => Some(NotPost::Draft),
        "scheduled" | "about_to_send" => Some(NotPost::Scheduled),
        "archived" | "deleted" => Some(NotPost::Deleted),
        _ if written.is_empty() && (service.whole || state.is_empty()) => Some(NotPost::Draft),
        _ => None,
    }
}
