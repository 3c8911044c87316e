//! Reads dates with the month's name: RFC 822, RFC 850, asctime and prose.
//!
//! RFC 822 and RFC 2822 (`Thu, 01 Aug 2019 16:15 EDT`), RFC 850
//! (`Sunday, 06-Nov-94 08:49:37 GMT`), asctime and X
//! (`Wed Oct 10 20:20:02 +0000 2018`), JavaScript's and Java's own forms, and
//! what people copy (`January 15th, 2019 3:04pm`, `5:30 PM · Mar 4, 2022`), in
//! one grammar because feeds mix them. A weekday is skipped, right or wrong;
//! month names of other languages count where a year makes the date sure.

use super::clock::{self, Clock};
use super::cursor::{Cursor, Digits};
use super::names::{self, MonthName};
use super::numeric;
use super::written::{Date, Written};
use super::zone;

/// Reads a date with a month's name and the time beside it.
pub(super) fn read(c: &mut Cursor<'_>) -> Option<Written> {
    c.attempt(clock_first).or_else(|| date_first(c))
}

fn clock_first(c: &mut Cursor<'_>) -> Option<Written> {
    let mut clock = clock::read(c)?;
    c.spaces();
    if c.take(|c| matches!(c, '·' | '•' | '|' | ',' | '-')).is_none() {
        c.literal("on ");
    }
    c.spaces();
    let date = date_first(c)?;
    if date.clock.is_some() {
        return None;
    }
    // Wikipedia signs `10:21, 15 March 2025 (UTC)`.
    clock.zone = clock.zone.or_else(|| zone::read(c));
    Some(Written { clock: Some(clock), ..date })
}

fn date_first(c: &mut Cursor<'_>) -> Option<Written> {
    let after_weekday = |c: &mut Cursor<'_>| {
        c.word().filter(|word| names::is_weekday(word))?;
        gap(c);
        c.remark();
        gap(c);
        // Perforce writes `Fri, 2006/09/15 08:19:53 EDT`.
        date(c, true).or_else(|| numeric::with_year(c))
    };
    // `mar` is a weekday and a month: the longer form is tried first.
    c.attempt(after_weekday).or_else(|| date(c, false))
}

fn date(c: &mut Cursor<'_>, weekday: bool) -> Option<Written> {
    let found = c.attempt(|c| day_first(c, weekday)).or_else(|| c.attempt(month_first));
    found.or_else(|| c.attempt(year_first))
}

/// Reads `15 March 2025`, `06-Nov-94`, `15. März 2025`, `15 de marzo de 2025`.
fn day_first(c: &mut Cursor<'_>, weekday: bool) -> Option<Written> {
    let day = day(c)?;
    let dashed = gap(c);
    let name = month(c)?;
    let year = c.attempt(|c| {
        gap(c);
        let year = c.digits(4).filter(|run| run.len == 4 || run.len > 1 && c.peek() != Some(':'))?;
        let mut ahead = *c;
        let sure = year.len == 4 || dashed || weekday || clock::after_date(&mut ahead).is_some();
        sure.then(|| full_year(year))
    });
    finish(c, name, day, year)
}

/// Reads `March 15, 2025`, `Oct 10 20:20:02 +0000 2018`, `March 2025`, `Mar 4`.
fn month_first(c: &mut Cursor<'_>) -> Option<Written> {
    let name = month(c)?;
    gap(c);
    if let Some(year) = c.exactly(4) {
        return Some(Written::date(Date::Month(year as i32, name.month)));
    }
    let day = day(c).filter(|_| c.peek() != Some(':'))?;
    if let Some((mut clock, year)) = c.attempt(clock_and_year) {
        // Git writes `Thu Jun 13 23:05:09 2019 -0700`.
        clock.zone = clock.zone.or_else(|| zone::read(c));
        return Some(Written { date: Date::Full(year, name.month, day), clock: Some(clock) });
    }
    let year = c.attempt(|c| {
        gap(c);
        c.exactly(4).map(|year| year as i32)
    });
    finish(c, name, day, year)
}

/// Reads `2025-Mar-15`.
fn year_first(c: &mut Cursor<'_>) -> Option<Written> {
    let year = c.exactly(4)? as i32;
    gap(c);
    let name = month(c)?;
    gap(c);
    let day = day(c)?;
    // Hungarian writes the full stop of an ordinal: `2019. június 13.`
    c.eat('.');
    finish(c, name, day, Some(year))
}

/// Reads a time with the year behind it, as asctime, X and Java write it.
fn clock_and_year(c: &mut Cursor<'_>) -> Option<(Clock, i32)> {
    let start = c.rest();
    let mut clock = clock::after_date(c)?;
    // Java on a Chinese server says CST for +08:00, one elsewhere for -06:00.
    if start[..start.len() - c.rest().len()].ends_with("CST") {
        clock.zone = None;
    }
    c.spaces().then_some(())?;
    Some((clock, c.exactly(4)? as i32))
}

fn finish(c: &mut Cursor<'_>, name: MonthName, day: u32, year: Option<i32>) -> Option<Written> {
    let date = match year {
        Some(year) => Date::Full(year, name.month, day),
        None if name.english && !negative_year(*c) => Date::YearLess(name.month, day),
        None => return None,
    };
    if year.is_some() {
        c.attempt(of_the_year);
    }
    Some(Written { date, clock: c.attempt(numeric::after_t).or_else(|| clock::after_date(c)) })
}

/// Passes over the word for "year" behind its number: Russian `2019 г.`, Ukrainian `2019 р.`.
fn of_the_year(c: &mut Cursor<'_>) -> Option<()> {
    c.spaces();
    c.word().filter(|word| matches!(*word, "г" | "года" | "р" | "року"))?;
    c.eat('.');
    Some(())
}

/// Tells `30 Nov -0001`, WordPress's date of a draft, which has no year to fill in.
fn negative_year(mut c: Cursor<'_>) -> bool {
    c.spaces();
    c.eat('-') && c.peek().is_some_and(|c| c.is_ascii_digit())
}

fn month(c: &mut Cursor<'_>) -> Option<MonthName> {
    names::month(c.word()?)
}

/// Reads a day of the month with the suffix of its ordinal.
fn day(c: &mut Cursor<'_>) -> Option<u32> {
    let day = c.two()?;
    c.any(&["st", "nd", "rd", "th", "er", "º"]);
    Some(day)
}

/// Moves past what joins the parts of a date; tells whether it was a hyphen.
fn gap(c: &mut Cursor<'_>) -> bool {
    // A hyphen joins only without spaces: see `negative_year`.
    if c.take(|c| matches!(c, '-' | '/')).is_some() {
        return true;
    }
    while c.spaces() || c.take(|c| matches!(c, ',' | '.')).is_some() {}
    c.attempt(|c| c.word().filter(|word| matches!(*word, "de" | "del" | "of")));
    c.spaces();
    false
}

/// Completes a year of two or three digits by RFC 2822 section 4.3.
pub(super) fn full_year(run: Digits) -> i32 {
    let year = run.small() as i32;
    match (run.len, year) {
        (2, ..50) => year + 2000,
        (2 | 3, _) => year + 1900,
        _ => year,
    }
}
