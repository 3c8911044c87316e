//! Reads dates written in digits: ISO 8601 and what people and tools make of it.
//!
//! ISO 8601 calendar dates (also RFC 3339 and W3CDTF), with slashes or dots for
//! hyphens, without padding, with a space for the `T`; the basic format
//! `20200102T030405Z`; `31/12/2020` and `12/31/2020`; `12-16` as weibo.cn writes
//! a date of the current year. Ordinal and week dates are not read: nothing seen
//! writes them, and `03335` is a number.

use super::clock::{self, Clock};
use super::cursor::Cursor;
use super::parse::Order;
use super::written::{Date, Numeric, Written};
use super::{Day, worded};

/// Reads a date in digits and the time behind it.
pub(super) fn read(c: &mut Cursor<'_>) -> Option<Written> {
    let parsed = c.attempt(year_first).or_else(|| c.attempt(compact));
    parsed.or_else(|| c.attempt(year_last)).or_else(|| c.attempt(month_day))
}

fn year_first(c: &mut Cursor<'_>) -> Option<Written> {
    let year = c.exactly(4)? as i32;
    let separator = c.take(|c| matches!(c, '-' | '/' | '.'))?;
    let month = c.digits(2)?;
    let day = c.attempt(|c| c.eat(separator).then(|| c.two())?);
    if more(*c, separator) && (day.is_none() || separator == '.') {
        return None;
    }
    match day {
        Some(day) => {
            let clock = c.attempt(after_t).or_else(|| clock::after_date(c));
            Some(Written { date: Date::Full(year, month.small(), day), clock })
        }
        // `2020.1` is a number and `2019-20` a season.
        None => {
            let month_form = separator == '/' || separator == '-' && month.len == 2;
            let valid = month_form && (1..=12).contains(&month.small());
            valid.then(|| Written::date(Date::Month(year, month.small())))
        }
    }
}

/// Tells whether another field follows.
fn more(mut c: Cursor<'_>, separator: char) -> bool {
    c.eat(separator) && c.peek().is_some_and(|c| c.is_ascii_digit())
}

fn after_t(c: &mut Cursor<'_>) -> Option<Clock> {
    c.take(|c| matches!(c, 'T' | 't'))?;
    clock::read(c).or_else(|| clock::compact(c))
}

/// Reads `20200102`, `20200102T030405Z` and `20200102030405`.
fn compact(c: &mut Cursor<'_>) -> Option<Written> {
    let run = c.digits(14)?;
    let (date, time) = match run.len {
        8 => (run.value, None),
        14 => (run.value / 1_000_000, Some((run.value % 1_000_000) as u32)),
        _ => return None,
    };
    let (year, month, day) = ((date / 10_000) as i32, (date / 100 % 100) as u32, (date % 100) as u32);
    // Eight digits are as often an id, so only a believable date is one.
    Day::from_ymd(year, month, day).filter(|_| (1900..2100).contains(&year))?;
    let clock = match time {
        Some(time) => Some(Clock::at(time / 10_000, time / 100 % 100, time % 100)),
        None => c.attempt(after_t).or_else(|| clock::after_date(c)),
    };
    Some(Written { date: Date::Full(year, month, day), clock })
}

fn year_last(c: &mut Cursor<'_>) -> Option<Written> {
    let numeric = numeric(c)?;
    Some(Written { date: Date::Numeric(numeric), clock: clock::after_date(c) })
}

/// Reads two numbers and a year; `3/4/21` too, but not with other separators.
pub(super) fn numeric(c: &mut Cursor<'_>) -> Option<Numeric> {
    let first = c.two()?;
    let separator = c.take(|c| matches!(c, '-' | '/' | '.'))?;
    let second = c.two()?;
    c.eat(separator).then_some(())?;
    let year = c.digits(4).filter(|run| run.len == 4 || run.len == 2 && separator == '/')?;
    // Dots are the mark of German, Russian and other day-first usage.
    let usual = (separator == '.').then_some(Order::DayMonth);
    (!more(*c, separator)).then(|| Numeric { first, second, year: worded::full_year(year), usual })
}

/// Reads `12-16`, always padded.
fn month_day(c: &mut Cursor<'_>) -> Option<Written> {
    let month = c.exactly(2)?;
    c.eat('-').then_some(())?;
    let day = c.exactly(2)?;
    // A range such as `12-16` cannot be told from a date; one such as `16-20` can.
    Day::from_ymd(2000, month, day)?;
    if matches!(c.peek(), Some('-' | '.' | '/' | '%')) {
        return None;
    }
    Some(Written { date: Date::YearLess(month, day), clock: clock::after_date(c) })
}
