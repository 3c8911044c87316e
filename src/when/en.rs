//! Reads relative dates in English, as apps show them and people copy them.
//!
//! Observed on X (`2h`, `3d`), Facebook (`Yesterday at 10:21 AM`), Instagram
//! (`2w`) and in feeds turned to text. A week back is any of seven days, and is
//! given by the first and the last. Months and years back are refused: some apps
//! round and some cut, so "1 month ago" is no month in particular.

use super::clock;
use super::cursor::Cursor;
use super::written::{Date, Written};
use super::{DAY_SECONDS, names};

/// Reads a relative date.
pub(super) fn read(c: &mut Cursor<'_>) -> Option<Written> {
    let found = c.attempt(just_now).or_else(|| c.attempt(ago)).or_else(|| c.attempt(token));
    found.map(Written::date).or_else(|| c.attempt(named_day))
}

/// Turns a count of units into a date; calendar days where the unit is a day.
pub(super) fn back(count: i64, unit_seconds: i64) -> Date {
    match unit_seconds {
        DAY_SECONDS => Date::DaysBack(count),
        _ => Date::Elapsed { count, unit_seconds },
    }
}

fn just_now(c: &mut Cursor<'_>) -> Option<Date> {
    (c.literal("just now") && c.ends_phrase()).then_some(Date::Elapsed { count: 0, unit_seconds: 0 })
}

/// Reads `3 days ago`, `an hour ago`.
fn ago(c: &mut Cursor<'_>) -> Option<Date> {
    let count = match c.digits(4) {
        Some(run) => i64::from(run.small()),
        None => c.any(&["an ", "a ", "one "]).map(|_| 1)?,
    };
    c.spaces();
    let unit = unit(c.word()?)?;
    c.spaces();
    (c.literal("ago") && !c.in_word()).then(|| back(count, unit))
}

fn unit(word: &str) -> Option<i64> {
    const UNITS: [(i64, &str); 5] = [
        (1, "second seconds sec secs"),
        (60, "minute minutes min mins"),
        (3600, "hour hours hr hrs"),
        (DAY_SECONDS, "day days"),
        (7 * DAY_SECONDS, "week weeks"),
    ];
    let lists = |names: &str| names.split(' ').any(|name| name.eq_ignore_ascii_case(word));
    UNITS.iter().find(|(_, names)| lists(names)).map(|(unit, _)| *unit)
}

/// Reads `2h`, which must stand alone: `5M` are followers and `3d printing` is a hobby.
fn token(c: &mut Cursor<'_>) -> Option<Date> {
    let count = i64::from(c.digits(3)?.small());
    let unit = match c.take(|c| c.is_ascii_lowercase())? {
        's' => 1,
        'm' => 60,
        'h' => 3600,
        'd' => DAY_SECONDS,
        'w' => 7 * DAY_SECONDS,
        _ => return None,
    };
    c.ends_phrase().then(|| back(count, unit))
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
