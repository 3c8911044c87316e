//! Reads relative dates in English, as apps show them and people copy them.
//!
//! Observed on X (`2h`, `3d`), Facebook (`Yesterday at 10:21 AM`), Instagram
//! (`2w`) and in feeds turned to text. A week back is any of seven days, and is
//! given by the first and the last. "3 years ago" (YouTube) and `3y` (Facebook,
//! LinkedIn) are given the same way: some apps round and some cut.

use super::clock;
use super::cursor::Cursor;
use super::written::{Date, MOST_MONTHS_BACK, Written};
use super::{DAY_SECONDS, names};

/// Reads a relative date.
pub(super) fn read(c: &mut Cursor<'_>) -> Option<Written> {
    let found = c.attempt(just_now).or_else(|| c.attempt(ago)).or_else(|| c.attempt(token));
    found.map(Written::date).or_else(|| c.attempt(named_day))
}

/// Names what elapsed time is counted in.
#[derive(Clone, Copy)]
pub(super) enum Unit {
    Seconds(i64),
    Months(u32),
}

pub(super) const DAY: Unit = Unit::Seconds(DAY_SECONDS);
pub(super) const WEEK: Unit = Unit::Seconds(7 * DAY_SECONDS);
pub(super) const YEAR: Unit = Unit::Months(12);

/// Turns a count of units into a date; calendar days where the unit is a day.
pub(super) fn back(count: u32, unit: Unit) -> Option<Date> {
    Some(match unit {
        Unit::Seconds(DAY_SECONDS) => Date::DaysBack(i64::from(count)),
        Unit::Seconds(unit_seconds) => Date::Elapsed { count: i64::from(count), unit_seconds },
        Unit::Months(_) if count > MOST_MONTHS_BACK => return None,
        Unit::Months(unit) => Date::MonthsBack { count, unit },
    })
}

fn just_now(c: &mut Cursor<'_>) -> Option<Date> {
    (c.literal("just now") && c.ends_phrase()).then_some(Date::Elapsed { count: 0, unit_seconds: 0 })
}

/// Reads `3 days ago`, `an hour ago`.
fn ago(c: &mut Cursor<'_>) -> Option<Date> {
    let count = match c.digits(4) {
        Some(run) => run.small(),
        None => c.any(&["an ", "a ", "one "]).map(|_| 1)?,
    };
    c.spaces();
    let unit = unit(c.word()?)?;
    c.spaces();
    (c.literal("ago") && !c.in_word()).then(|| back(count, unit))?
}

fn unit(word: &str) -> Option<Unit> {
    const UNITS: [(Unit, &str); 7] = [
        (Unit::Seconds(1), "second seconds sec secs"),
        (Unit::Seconds(60), "minute minutes min mins"),
        (Unit::Seconds(3600), "hour hours hr hrs"),
        (DAY, "day days"),
        (WEEK, "week weeks wk wks"),
        (Unit::Months(1), "month months mo mos"),
        (YEAR, "year years yr yrs"),
    ];
    let lists = |names: &str| names.split(' ').any(|name| name.eq_ignore_ascii_case(word));
    UNITS.iter().find(|(_, names)| lists(names)).map(|(unit, _)| *unit)
}

/// Reads `2h`, which must stand alone: `5M` are followers and `3d printing` is a hobby.
fn token(c: &mut Cursor<'_>) -> Option<Date> {
    let count = c.digits(3)?.small();
    let unit = match c.word()? {
        "s" => Unit::Seconds(1),
        "m" => Unit::Seconds(60),
        "h" => Unit::Seconds(3600),
        "d" => DAY,
        "w" => WEEK,
        "mo" => Unit::Months(1),
        "y" | "yr" => YEAR,
        _ => return None,
    };
    c.ends_phrase().then(|| back(count, unit))?
}

/// Reads `yesterday at 10:21`, `today`, `Wednesday`.
fn named_day(c: &mut Cursor<'_>) -> Option<Written> {
    let word = c.word()?;
    let date = match word {
        _ if word.eq_ignore_ascii_case("today") => Date::DaysBack(0),
        _ if word.eq_ignore_ascii_case("yesterday") => Date::DaysBack(1),
        _ => Date::Weekday(names::english_weekday(word)?),
    };
    let clock = clock::after_date(c);
    (clock.is_some() || c.ends_phrase()).then_some(Written { date, clock })
}
