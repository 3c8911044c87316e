//! # LinkedIn, content analytics (workbook)
//! **Where people get it:** a person's Analytics › Content › Export; a company page's Analytics › Content › Export (`.xls`).
//! **Looks like:** a person's: the sheet `TOP POSTS`, two tables side by side, `Post URL`, `Post publish date` and a
//! figure each. A page's: the sheets `Metrics` and `All posts`, a note in row 1, names in row 2 (`Post title`,
//! `Post link`, …, `Created date`).
//! **Dates:** the day alone, text (`3/31/2024`) or a date cell; day and month are told apart by the file, or by the post's
//! id, which holds the time. **Kinds:** all are posts.
//! **Quirks:** names in the person's language, where the two tables side by side still tell it; both list the same posts;
//! a page's posts may have several authors (`Posted by`).
//! **Zero posts:** it covers a chosen period and at most 50 posts, so nothing is proved. **Not read:** figures and titles.

use super::header::{Header, Names};
use super::listing::{Item, Listing};
use super::{Claim, Confidence, Format, linkedin, on_demand};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::table::Row;
use crate::timeline::Account;
use crate::when::{Context, Moment, Order, Zone, ZoneBasis, order_of, parse};
use std::ops::ControlFlow;

pub(super) const FORMAT: Format = Format {
    id: "linkedin-analytics-xlsx",
    label: "LinkedIn Analytics",
    platform: "linkedin",
    general: false,
    sniff,
    read: on_demand(read),
};

/// Of a person's sheet and of a page's: address, day, author.
const LAYOUTS: [[Names; 3]; 2] =
    [[&["Post URL"], &["Post publish date"], &[]], [&["Post link"], &["Created date"], &["Posted by"]]];
const NEEDED: usize = 2;
/// The first sheet of a page's workbook; the posts may stand beyond what is looked at.
const METRICS: [Names; 2] = [&["Date"], &["Impressions (organic)"]];
/// The first sheet of a person's workbook.
const DISCOVERY: [Names; 1] = [&["Overall Performance"]];

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    evidence.clues.iter().filter_map(claim).collect()
}

fn claim(clue: &Clue) -> Option<Claim> {
    let posts = LAYOUTS.iter().any(|layout| Header::is_in(clue, layout, NEEDED));
    let sheets = clue.tables().len() > 1;
    let first = Header::is_in(clue, &METRICS, 2) || Header::is_in(clue, &DISCOVERY, 1);
    let side_by_side = clue.tables().iter().filter(|table| table.delimiter == 0).any(|table| {
        table.rows.iter().any(|(_, cells)| cells.iter().filter(|cell| is_address(cell)).count() > 1)
    });
    match () {
        () if posts || side_by_side => Some(Claim::posts(Confidence::Certain, vec![clue.entry])),
        () if first && (sheets || clue.tables().iter().all(|table| table.delimiter == 0)) => {
            Some(Claim::posts(Confidence::Certain, vec![clue.entry]))
        }
        () => None,
    }
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    for &entry in entries {
        let order = survey(reading, entry)?;
        let zone = reading.data_zone(Zone::UTC, ZoneBasis::Assumed);
        let mut listing = Listing::new(FORMAT.id, "linkedin", zone, entry);
        let mut author = Authors::default();
        each_post(reading, entry, &mut |reading, number, [link, date, by]| {
            author.meet(by);
            // The second table lists the same posts.
            if listing.has("", link) || link.is_empty() && date.is_empty() {
                return;
            }
            let context = Context { order, captured: None };
            let moment = parse(date, &context).map(|dated| dated.moment);
            let item = Item { id: link, link, ..Item::new(number, "Created date", date, moment) };
            listing.file(reading, &item);
        })?;
        for account in listing.each_account() {
            account.complete = Some(false);
            author.name(account);
        }
        listing.finish(reading);
    }
    Ok(())
}

/// Settles the order of day and month: by a day past the twelfth, else by the times in the posts' ids.
fn survey(reading: &mut Reading<'_>, entry: usize) -> Result<Option<Order>, Refusal> {
    let (mut written, mut counted) = (None, None);
    each_post(reading, entry, &mut |_, _, [link, date, _]| {
        written = written.or_else(|| order_of(date));
        counted = counted.or_else(|| by_id(link, date));
    })?;
    Ok(written.or(counted))
}

fn by_id(link: &str, date: &str) -> Option<Order> {
    let Some(Moment::Instant(at)) = linkedin::link_time(link) else { return None };
    let day = Zone::UTC.day_of(at).epoch();
    let near = |order: Order| {
        let read = parse(date, &Context { order: Some(order), captured: None }).ok()?.moment;
        let Moment::Day(read) = read else { return None };
        ((read.epoch() - day).abs() <= 1).then_some(order)
    };
    // A date that is near in both orders (1 and 2 February) tells nothing.
    match (near(Order::MonthDay), near(Order::DayMonth)) {
        (Some(order), None) | (None, Some(order)) => Some(order),
        _ => None,
    }
}

/// Tells the address of a post.
fn is_address(cell: &str) -> bool {
    cell.contains("linkedin.com/feed/update/")
}

type Each<'e> = &'e mut dyn FnMut(&mut Reading<'_>, u64, &[String; 3]);

/// Hands address, day and author of every post to `each`, of all tables of all sheets.
fn each_post(reading: &mut Reading<'_>, entry: usize, each: Each<'_>) -> Result<(), Refusal> {
    let mut tables: Vec<[Option<usize>; 3]> = Vec::new();
    let mut sheet = usize::MAX;
    reading.rows(entry, &mut |reading, row| {
        if row.sheet != sheet {
            sheet = row.sheet;
            tables.clear();
        }
        let found = headers(row);
        if !found.is_empty() {
            tables = found;
        } else if tables.is_empty() {
            // In another language the names tell nothing; a day stands behind each address.
            let cells = row.texts();
            for pair in cells.windows(2) {
                if let [link, date] = pair
                    && is_address(link)
                    && !date.is_empty()
                {
                    each(reading, row.number, &[link.clone(), date.clone(), String::new()]);
                }
            }
        } else if !row.is_empty() {
            for places in &tables {
                let text = |place: Option<usize>| {
                    place.map(|at| row.cell(at).text().into_owned()).unwrap_or_default()
                };
                each(reading, row.number, &places.map(text));
            }
        }
        ControlFlow::Continue(())
    })
}

/// Finds the tables whose header a row is: each begins where its address stands again.
fn headers(row: &Row<'_>) -> Vec<[Option<usize>; 3]> {
    let cells = row.texts();
    let is = |cell: &String, names: &Names| names.iter().any(|name| cell.eq_ignore_ascii_case(name));
    let mut found = Vec::new();
    for layout in &LAYOUTS {
        let starts = cells.iter().enumerate().filter(|(_, cell)| is(cell, &layout[0]));
        for (start, _) in starts {
            let after = |names: &Names| {
                cells.iter().skip(start).position(|cell| is(cell, names)).map(|offset| start + offset)
            };
            if let Some(date) = after(&layout[1]) {
                found.push([Some(start), Some(date), after(&layout[2])]);
            }
        }
    }
    found
}

/// Knows who posted: a page names itself, or the people who post for it.
#[derive(Default)]
struct Authors {
    one: String,
    several: bool,
}

impl Authors {
    fn meet(&mut self, by: &str) {
        if !by.is_empty() {
            self.several |= !self.one.is_empty() && self.one != by;
            by.clone_into(&mut self.one);
        }
    }

    fn name(&self, account: &mut Account) {
        if !self.several && !self.one.is_empty() {
            account.name = Some(self.one.clone());
        }
    }
}
