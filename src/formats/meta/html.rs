//! Reads the pages of a Meta archive in HTML: a block a post, its date in a footer of its own.
//!
//! Class names are all there is: `_a6-g` begins a block and `_a6-o` holds its date since 2022, `_2lej` and `_2lem`
//! before. A post that was edited has that time in its text, behind a word; one without a date in its footer has it
//! alone in its text. Dates are local, in the account's language, without a zone.

use super::time::time;
use crate::bundle;
use crate::formats::listing::{Item, Listing};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::html::{Step, has_class};
use crate::syntax::xml::Element;
use crate::when::{DateError, Moment};

#[derive(Default)]
struct Block {
    depth: usize,
    footer: String,
    /// A date that stands alone in the text.
    inside: Option<(String, Moment)>,
}

fn begins(element: &Element) -> bool {
    has_class(element, "_a6-g") || has_class(element, "_2lej")
}

/// Reads the posts of a page.
///
/// # Errors
/// Encrypted, damaged, or reading failed.
pub(in crate::formats) fn read(
    reading: &mut Reading<'_>,
    listing: &mut Listing,
    entry: usize,
) -> Result<(), Refusal> {
    let path = reading.path(entry);
    let mut html = reading.html(entry)?;
    let mut block: Option<Block> = None;
    let mut record = 0;
    loop {
        let step = html.step().map_err(|error| bundle::refusal(&error, path))?;
        let depth = html.depth();
        // What began at this depth or deeper is over.
        let over = match &step {
            Some(Step::End(_)) => block.as_ref().is_some_and(|block| depth < block.depth),
            Some(_) => false,
            None => true,
        };
        if over && let Some(block) = block.take() {
            record += 1;
            file(reading, listing, record, &block);
        }
        let Some(step) = step else { return Ok(()) };
        let Step::Start(element) = step else { continue };
        let Some(open) = &mut block else {
            if begins(&element) {
                block = Some(Block { depth, ..Block::default() });
            }
            continue;
        };
        let footer = has_class(&element, "_a6-o") || has_class(&element, "_2lem");
        if footer || has_class(&element, "_2pin") {
            let text = html.inner_text().map_err(|error| bundle::refusal(&error, path))?;
            if footer {
                open.footer = text;
            } else if let Ok(moment) = time(&text) {
                open.inside = Some((text, moment));
            }
        }
    }
}

fn file(reading: &mut Reading<'_>, listing: &mut Listing, record: u64, block: &Block) {
    let (published, moment) = match (time(&block.footer), &block.inside) {
        (Ok(moment), _) => (block.footer.as_str(), Ok(moment)),
        (Err(_), Some((text, moment))) => (text.as_str(), Ok(*moment)),
        (Err(error), None) => (block.footer.as_str(), Err::<Moment, DateError>(error)),
    };
    listing.file(reading, &Item::new(record, "date", published, moment));
}
