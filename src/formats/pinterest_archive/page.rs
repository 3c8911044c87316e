//! Walks the page of a Pinterest download: links to pins, and lines that tell of them.

use super::{FORMAT, is_pin};
use crate::bundle::refusal;
use crate::formats::listing::{Item, Listing};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::html::Step;
use crate::timeline::{Kind, NotPost};
use crate::when::{Context, Zone, ZoneBasis, parse};

/// Holds one pin as its lines tell it.
#[derive(Default)]
struct Pin {
    link: String,
    created: String,
    user: String,
    repin: bool,
    private: bool,
}

/// Reads the pins of each page.
pub(super) fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    let Some(first) = entries.first() else { return Ok(()) };
    let zone = reading.data_zone(Zone::UTC, ZoneBasis::Assumed);
    let mut listing = Listing::new(FORMAT.id, "pinterest", zone, *first);
    for &entry in entries {
        listing.turn_to(entry);
        let mut html = reading.html(entry)?;
        let (mut pin, mut record) = (None::<Pin>, 0);
        loop {
            let step = html.step().map_err(|error| refusal(&error, reading.path(entry)))?;
            let link = match &step {
                Some(Step::Start(element)) if element.name == "a" => {
                    element.attribute("href").filter(|link| is_pin(link)).map(str::to_owned)
                }
                _ => None,
            };
            let heading = matches!(&step, Some(Step::Start(element)) if element.name == "h1");
            if (link.is_some() || heading || step.is_none())
                && let Some(pin) = pin.take()
            {
                record += 1;
                file(&mut listing, reading, record, &pin);
            }
            match (step, link) {
                (None, _) => break,
                (_, Some(link)) => pin = Some(Pin { link, ..Pin::default() }),
                (Some(Step::Text(text)), None) => {
                    if let Some(pin) = &mut pin {
                        note(pin, &text);
                    }
                }
                _ => {}
            }
        }
    }
    listing.finish(reading);
    Ok(())
}

fn note(pin: &mut Pin, text: &str) {
    let Some((name, value)) = text.trim().split_once(':') else { return };
    let value = value.trim().trim_end_matches(',');
    match name.trim() {
        "Created at" => value.clone_into(&mut pin.created),
        "Username" if value != "No data" => value.clone_into(&mut pin.user),
        "Is a repin" => pin.repin = value == "True",
        "Private" => pin.private = value == "True",
        _ => {}
    }
}

fn file(listing: &mut Listing, reading: &mut Reading<'_>, record: u64, pin: &Pin) {
    let moment = parse(&pin.created, &Context::default()).map(|dated| dated.moment);
    let item = Item {
        handle: &pin.user,
        id: &pin.link,
        kind: if pin.repin { Kind::Repost } else { Kind::Original },
        left_out: pin.private.then_some(NotPost::Private),
        link: &pin.link,
        ..Item::new(record, "Created at", &pin.created, moment)
    };
    listing.file(reading, &item);
}
