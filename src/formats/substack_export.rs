//! # Substack, export of a publication
//! **Where people get it:** Settings › Exports › New export: a zip with `posts.csv`, `posts/<id>.<slug>.html` and lists of
//! subscribers.
//! **Looks like:** `posts.csv` with post_id, post_date, is_published, email_sent_at, type, audience, title, subtitle, podcast_url.
//! **Dates:** `post_date`, ISO 8601 UTC; `email_sent_at` may be another time. **Kinds:** newsletter, podcast, video and
//! thread are posts; a page is none.
//! **Quirks:** is_published is TRUE or true; a draft has a `post_date` too, or none. Every publication begins with a
//! "Coming soon" that Substack writes itself.
//! **Zero posts:** the header alone: `posts.csv` is the whole list. **Not read:** bodies, subscribers.

use super::listing::{Item, Listing, moment};
use super::{Claim, Confidence, Format, on_demand};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::timeline::{Kind, NotPost, ZeroProof};
use crate::when::{DataZone, Zone, ZoneBasis};

pub(super) const FORMAT: Format = Format {
    id: "substack-export",
    label: "Substack",
    platform: "substack",
    general: false,
    sniff,
    read: on_demand(read),
};

/// The columns that tell the format, then those that are read beside them.
const WORDS: [&str; 5] = ["post_id", "post_date", "is_published", "type", "title"];
const NEEDED: usize = 3;

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let posts = |clue: &&Clue| clue.tables().iter().any(|table| table.header(&WORDS[..NEEDED]).is_some());
    let tables = evidence.clues.iter().filter(posts);
    tables.map(|clue| Claim::posts(Confidence::Certain, vec![clue.entry])).collect()
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    let utc = DataZone { zone: Zone::UTC, basis: ZoneBasis::Platform };
    for &entry in entries {
        let mut listing = Listing::new(FORMAT.id, FORMAT.platform, utc, entry);
        listing.rows(reading, &WORDS, NEEDED, &mut |listing, reading, columns, row| {
            let text = |word| columns.text(row, word);
            let (id, date) = (text("post_id"), text("post_date"));
            if text("type").eq_ignore_ascii_case("page") {
                return;
            }
            let own = id.ends_with(".coming-soon") && text("title").eq_ignore_ascii_case("coming soon");
            let item = Item {
                id: &id,
                kind: if own { Kind::System } else { Kind::Original },
                left_out: (!is_yes(&text("is_published"))).then_some(NotPost::Draft),
                title: &text("title"),
                ..Item::new(row.number, "post_date", &date, moment(&date).map(|at| at.in_zone(Zone::UTC)))
            };
            listing.file(reading, &item);
        })?;
        listing.each_account().for_each(|account| account.zero_proof = ZeroProof::EmptyList);
        listing.finish(reading);
    }
    Ok(())
}

fn is_yes(text: &str) -> bool {
    text.eq_ignore_ascii_case("true") || text == "1"
}
