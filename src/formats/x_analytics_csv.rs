//! # X (Twitter), post analytics (CSV)
//! **Where people get it:** until 2024 analytics.twitter.com › Tweets › Export data › By Tweet; now X Premium ›
//! Analytics › Content › download.
//! **Looks like:** old: `Tweet id, Tweet permalink, Tweet text, time, impressions, …`, also with Japanese names;
//! new: `Post id, Date, Post text, Post Link, …`.
//! **Dates:** old `2021-09-18 12:00 +0000`; new `Tue, Jul 14, 2026`, the day alone. **Kinds:** a text that starts with
//! `@` is a reply; reposts are not listed.
//! **Quirks:** a byte order mark; line breaks in texts; promoted figures in columns of their own. The overview of days
//! (`Date, Impressions, …, Create Post`; old `Date, Tweets published, …`) lists no posts.
//! **Zero posts:** it covers a chosen period and proves nothing. **Not read:** texts and figures, but the impressions.

use super::columns::Columns;
use super::listing::{Item, Listing};
use super::records::count;
use super::{Claim, Confidence, Format, on_demand, x};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::table::Row;
use crate::timeline::Kind;
use crate::when::{Context, DataZone, DateError, Zone, ZoneBasis, parse};

pub(super) const FORMAT: Format = Format {
    id: "x-analytics-csv",
    label: "X Analytics",
    platform: "x",
    general: false,
    sniff,
    read: on_demand(read),
};

/// The columns of a layout: id, address, text, time, impressions. The first [`NEEDED`] tell it.
type Layout = [&'static str; 5];
const NEEDED: usize = 4;
const LAYOUTS: [Layout; 3] = [
    ["Tweet id", "Tweet permalink", "Tweet text", "time", "impressions"],
    ["Post id", "Post Link", "Post text", "Date", "Impressions"],
    ["ツイートID", "ツイートの固定リンク", "ツイート本文", "時間", "インプレッション"],
];

/// The overviews: a row for every day, whether or not anything was posted.
const OVERVIEWS: [[&str; 3]; 3] = [
    ["Date", "Impressions", "Create Post"],
    ["Date", "Tweets published", "impressions"],
    ["日付", "Tweets published", "インプレッション"],
];

fn layout(clue: &Clue) -> Option<&'static Layout> {
    let fits = |layout: &&Layout| clue.tables().iter().any(|table| table.header(&layout[..NEEDED]).is_some());
    LAYOUTS.iter().find(fits)
}

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    // A table a month, given together, is one account's.
    let lists = evidence.clues.iter().filter(|clue| layout(clue).is_some());
    let lists: Vec<usize> = lists.map(|clue| clue.entry).collect();
    let mut claims: Vec<Claim> = evidence.clues.iter().filter_map(overview).collect();
    if !lists.is_empty() {
        claims.push(Claim::posts(Confidence::Certain, lists));
    }
    claims
}

fn overview(clue: &Clue) -> Option<Claim> {
    let overview = |words: &[&str; 3]| clue.tables().iter().any(|table| table.header(words).is_some());
    OVERVIEWS.iter().any(overview).then(|| Claim::no_posts(vec![clue.entry]))
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    // The new layout does not say whose days it counts.
    let zone = DataZone { zone: Zone::UTC, basis: ZoneBasis::Assumed };
    let Some(first) = entries.first() else { return Ok(()) };
    let mut listing = Listing::new(FORMAT.id, "x", zone, *first);
    for &entry in entries {
        let Some(layout) = layout(reading.clue(entry)) else { continue };
        listing.turn_to(entry);
        listing.rows(reading, layout, NEEDED, &mut |listing, reading, columns, row| {
            file(listing, reading, layout, (columns, row));
        })?;
    }
    for account in listing.each_account() {
        account.handle = account.name.take();
        account.complete = Some(false);
    }
    listing.finish(reading);
    Ok(())
}

fn file(
    listing: &mut Listing,
    reading: &mut Reading<'_>,
    layout: &'static Layout,
    (columns, row): (&Columns, &Row<'_>),
) {
    let [id, link, text, time, impressions] = layout.map(|word| columns.text(row, word));
    // A spreadsheet rounds long ids; the address keeps its own.
    let (user, id) = x::address(&link).unwrap_or(("", x::whole_id(&id)));
    let moment = match parse(&time, &Context::default()) {
        Err(DateError::NotADate) if time.is_empty() => x::id_time(id).ok_or(DateError::NotADate),
        other => other.map(|dated| dated.moment),
    };
    let item = Item {
        account: user,
        id,
        kind: if text.starts_with('@') { Kind::Reply } else { Kind::Original },
        link: &link,
        reads: count(&impressions),
        ..Item::new(row.number, layout[3], &time, moment)
    };
    listing.file(reading, &item);
}
