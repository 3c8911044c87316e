//! Reads dates written in digits: ISO 8601 and what people and tools make of it.
//!
//! ISO 8601 calendar dates (also RFC 3339 and W3CDTF), with slashes or dots for
//! hyphens, without padding, with a space for the `T`; the basic format
//! `20200102T030405Z`; `31/12/2020` and `12/31/2020`; `12-16` as weibo.cn writes
//! a date of the current year. Ordinal dates are read only with a time behind them
//! and week dates only with the day, because `2003-335` and `03335` are numbers.

use super::clock::{self, Clock};
use super::cursor::Cursor;
use super::parse::Order;
use super::written::{Date, Numeric, Written};
use super::{Day, worded};

/// Reads a date in digits and the time behind it.
pub(super) fn read(c: &mut Cursor<'_>) -> Option<Written> {
    let parsed = c.attempt(with_year).or_else(|| c.attempt(compact));
    parsed.or_else(|| c.attempt(month_day))
}

/// Reads a date in digits that names its year and is told from a number by its separators.
pub(super) fn with_year(c: &mut Cursor<'_>) -> Option<Written> {
    let found = c.attempt(year_first).or_else(|| c.attempt(week_or_ordinal));
    found.or_else(|| c.attempt(year_last)).or_else(|| c.attempt(spaced))
}

/// Reads `2019-W24-4`, `2019W244`, and the ordinal dates `2019-164T…` and `2019164T…`.
fn week_or_ordinal(c: &mut Cursor<'_>) -> Option<Written> {
    let run = c.digits(7)?;
    let year = i32::try_from(if run.len == 7 { run.value / 1000 } else { run.value }).ok()?;
    let day = match run.len {
        4 if c.attempt(|c| week_mark(c)).is_some() => {
            let week = c.exactly(2);
            // `2019W244` has three digits in a row.
            match week {
                Some(week) => c.eat('-').then(|| week_day(year, week, c.exactly(1)?))?,
                None => {
                    let run = c.exactly(3)?;
                    week_day(year, run / 10, run % 10)
                }
            }?
        }
        4 => {
            c.eat('-').then_some(())?;
            day_of_year(year, c.exactly(3)?).filter(|_| matches!(c.peek(), Some('T' | 't')))?
        }
        7 => day_of_year(year, (run.value % 1000) as u32).filter(|_| matches!(c.peek(), Some('T' | 't')))?,
        _ => return None,
    };
    let (year, month, day) = day.ymd();
    Some(Written { date: Date::Full(year, month, day), clock: c.attempt(after_t) })
}

fn week_mark(c: &mut Cursor<'_>) -> Option<()> {
    c.eat('-');
    c.eat('W').then_some(())
}

/// Finds a day by its number in the year.
fn day_of_year(year: i32, number: u32) -> Option<Day> {
    let first = Day::from_ymd(year, 1, 1)?;
    let day = Day::from_epoch(first.epoch() + i64::from(number) - 1)?;
    (number > 0 && day.ymd().0 == year).then_some(day)
}

/// Finds a day by week and weekday: week 1 is the one with 4 January (ISO 8601).
fn week_day(year: i32, week: u32, weekday: u32) -> Option<Day> {
    let fourth = Day::from_ymd(year, 1, 4)?;
    let monday = fourth.epoch() - i64::from(fourth.weekday()) + 7 * (i64::from(week) - 1);
    // The Thursday says which year a week is of.
    let of_year = Day::from_epoch(monday + 3)?.ymd().0 == year;
    let valid = of_year && week > 0 && (1..=7).contains(&weekday);
    Day::from_epoch(monday + i64::from(weekday) - 1).filter(|_| valid)
}

/// Reads `2019. 6. 13.` as Korean and Hungarian write it, and Czech `13. 6. 2019`.
fn spaced(c: &mut Cursor<'_>) -> Option<Written> {
    let first = c.digits(4)?;
    dot(c)?;
    let second = c.two()?;
    dot(c)?;
    let third = c.digits(4)?;
    let (year, day) = match (first.len, third.len) {
        (4, 1 | 2) => (first, third),
        (1 | 2, 4) => (third, first),
        _ => return None,
    };
    if first.len == 4 {
        c.eat('.');
    }
    let date = Date::Full(year.small() as i32, second, day.small());
    Some(Written { date, clock: clock::after_date(c) })
}

fn dot(c: &mut Cursor<'_>) -> Option<()> {
    c.eat('.').then_some(())?;
    c.spaces().then_some(())
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
            if clock.is_none() {
                c.attempt(zone_of_day);
            }
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

/// Passes over the zone that XML Schema lets stand behind a date, `2019-06-13+02:00`: the day stays a day.
fn zone_of_day(c: &mut Cursor<'_>) -> Option<()> {
    if !c.eat('Z') {
        c.take(|c| matches!(c, '+' | '-'))?;
        c.exactly(2)?;
        c.eat(':').then_some(())?;
        c.exactly(2)?;
    }
    (!c.in_word()).then_some(())
}

pub(super) fn after_t(c: &mut Cursor<'_>) -> Option<Clock> {
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
