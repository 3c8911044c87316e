//! # Tumblr, export of a blog
//! **Where people get it:** Settings › Blog › Export; a zip with `posts.zip` inside, where `html/<id>.html` is one post.
//! **Looks like:** a page whose `div#footer` holds `span#timestamp` and `span.tag`.
//! **Dates:** `January 15th, 2019 3:04pm` in English, in the blog's own zone, which is not said. **Kinds:** every page is a
//! post; one that quotes another blog (`a.tumblr_blog`) passes it on.
//! **Quirks:** the blog's name is not in its pages; `posts_index.html` and `style.css` lie beside them.
//! **Zero posts:** not proved: an empty folder leaves no trace in a zip. **Not read:** bodies, media, likes.

use super::listing::{Item, Listing, moment};
use super::page::{Capture, Piece, has_classes, walk};
use super::{Claim, Confidence, Format, on_demand, sniff_on_demand};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::timeline::Kind;
use crate::when::{Zone, ZoneBasis};

pub(super) const FORMAT: Format = Format {
    id: "tumblr-export",
    label: "Tumblr",
    platform: "tumblr",
    general: false,
    sniff: sniff_on_demand(sniff),
    read: on_demand(read),
};

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let post = |clue: &&Clue| clue.html().is_some_and(|page| page.has_all(&["id:footer", "id:timestamp"]));
    let posts: Vec<usize> = evidence.clues.iter().filter(post).map(|clue| clue.entry).collect();
    if posts.is_empty() { Vec::new() } else { vec![Claim::posts(Confidence::Likely, posts)] }
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    let zone = reading.data_zone(Zone::UTC, ZoneBasis::Assumed);
    let Some(first) = entries.first() else { return Ok(()) };
    let mut listing = Listing::new(FORMAT.id, FORMAT.platform, zone, *first);
    for &entry in entries {
        listing.turn_to(entry);
        let post = read_page(reading, entry)?;
        let kind = if post.quotes { Kind::Repost } else { Kind::Original };
        let item = Item {
            kind,
            title: &post.title,
            ..Item::new(1, "timestamp", &post.published, moment(&post.published))
        };
        listing.file(reading, &item);
    }
    listing.finish(reading);
    Ok(())
}

/// Holds what a page says of its post.
#[derive(Default)]
struct Found {
    title: String,
    published: String,
    /// Whether it quotes another blog.
    quotes: bool,
}

fn read_page(reading: &mut Reading<'_>, entry: usize) -> Result<Found, Refusal> {
    let mut found = Found::default();
    let mut capture: Option<(Capture, bool)> = None;
    walk(reading, entry, &mut |_, depth, piece| match piece {
        Piece::Start(element) => {
            found.quotes |= has_classes(element, &["tumblr_blog"]);
            if element.attribute("id") == Some("timestamp") {
                capture = Some((Capture::at(depth), true));
            } else if element.name == "h1" && found.title.is_empty() {
                capture = Some((Capture::at(depth), false));
            }
        }
        Piece::Text(text) => {
            if let Some((capture, _)) = &mut capture {
                capture.add(text);
            }
        }
        Piece::End => {
            let ended = capture.as_ref().and_then(|(capture, time)| Some((capture.ends(depth)?, *time)));
            if let Some((text, time)) = ended {
                capture = None;
                *(if time { &mut found.published } else { &mut found.title }) = text;
            }
        }
    })?;
    Ok(found)
}
