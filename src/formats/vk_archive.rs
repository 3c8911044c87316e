//! # VK, archive of a profile
//! **Where people get it:** vk.com/data_protection › Request archive: a zip some days later.
//! **Looks like:** `wall/wall0.html`, `wall50.html`, … in windows-1251: `div.item` with `div.item__main`, a `post__link` to
//! `vk.com/wall<owner>_<id>` and the date.
//! **Dates:** Russian, `5 мар 2021 в 14:07:09`, without a zone; the last text of an item that is a date. **Kinds:** posts of
//! the wall; one that carries another wall's post (`Запись на стене`) passes it on.
//! **Quirks:** comments below a post lie in a folder of its id, in the same form, with `?reply=` in their link; messages and
//! the rest of the archive have no such links.
//! **Zero posts:** not proved: no archive without a wall was seen. **Not read:** texts, comments, messages.

use super::listing::{Item, Listing, moment};
use super::page::{Capture, Piece, has_classes, walk};
use super::{Claim, Confidence, Format, on_demand, sniff_on_demand};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::{BrokeOff, Reading};
use crate::syntax::xml::Element;
use crate::timeline::Kind;
use crate::when::{Zone, ZoneBasis};

pub(super) const FORMAT: Format = Format {
    id: "vk-archive",
    label: "VK",
    platform: "vk",
    general: false,
    sniff: sniff_on_demand(sniff),
    read: on_demand(read),
};

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let marks = ["class:item", "class:item__main", "class:post__link"];
    let wall = |clue: &&Clue| clue.html().is_some_and(|page| page.has_all(&marks));
    let walls: Vec<usize> = evidence.clues.iter().filter(wall).map(|clue| clue.entry).collect();
    if walls.is_empty() { Vec::new() } else { vec![Claim::posts(Confidence::Likely, walls)] }
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    // Moscow's, where most accounts are; nothing says so.
    let moscow = Zone::from_minutes(180).unwrap_or(Zone::UTC);
    let zone = reading.data_zone(moscow, ZoneBasis::Assumed);
    let Some(first) = entries.first() else { return Ok(()) };
    let mut listing = Listing::new(FORMAT.id, FORMAT.platform, zone, *first);
    for &entry in entries {
        listing.turn_to(entry);
        let (mut post, mut record) = (None::<Found>, 0);
        let whole = walk(reading, entry, &mut |reading, depth, piece| match (piece, &mut post) {
            (Piece::Start(element), None) if has_classes(element, &["item"]) => {
                post = Some(Found { depth, ..Found::default() });
            }
            (Piece::Start(element), Some(post)) => post.start(depth, element),
            (Piece::Text(text), Some(post)) => post.text(text),
            (Piece::End, Some(found)) if found.depth == depth => {
                record += 1;
                found.file(&mut listing, reading, record);
                post = None;
            }
            (Piece::End, Some(post)) => post.end(depth),
            (_, None) => {}
        })?;
        if !whole {
            listing.broke_off(reading, &BrokeOff::Text)?;
        }
    }
    listing.finish(reading);
    Ok(())
}

/// Holds one item while it is walked.
#[derive(Default)]
struct Found {
    depth: usize,
    link: String,
    date: String,
    quotes: bool,
    capture: Option<Capture>,
}

impl Found {
    fn start(&mut self, depth: usize, element: &Element) {
        if has_classes(element, &["post__link"]) {
            self.link = element.attribute("href").unwrap_or_default().to_owned();
            self.capture = Some(Capture::at(depth));
        }
    }

    fn text(&mut self, text: &str) {
        self.quotes |= text.trim() == "Запись на стене";
        if let Some(capture) = &mut self.capture {
            capture.add(text);
        }
        let text = plain(text);
        if text.len() < 60 && moment(&text).is_ok() && text.contains(' ') {
            self.date = text;
        }
    }

    fn end(&mut self, depth: usize) {
        let Some(text) = self.capture.as_ref().and_then(|capture| capture.ends(depth)) else { return };
        self.capture = None;
        if self.link.is_empty() {
            self.link = text;
        }
    }

    fn file(&self, listing: &mut Listing, reading: &mut Reading<'_>, record: u64) {
        let wall = self.link.split_once("/wall").map_or("", |(_, wall)| wall);
        // What has no link to a wall is another list in the same form; an answer is no post of the wall.
        if wall.is_empty() || wall.contains("reply=") {
            return;
        }
        let item = Item {
            handle: wall.split('_').next().unwrap_or_default(),
            id: wall,
            kind: if self.quotes { Kind::Repost } else { Kind::Original },
            link: &self.link,
            ..Item::new(record, "date", &self.date, moment(&self.date))
        };
        listing.file(reading, &item);
    }
}

/// Leaves out the word for "at": `5 мар 2021 в 14:07:09`.
fn plain(text: &str) -> String {
    text.split_whitespace().filter(|word| *word != "в").collect::<Vec<_>>().join(" ")
}
