//! Says when something happened, no more exactly than the source did.
//!
//! A [`Moment`] keeps the precision of what was written; a [`Day`] is a civil
//! date; a [`Zone`] is a fixed offset. Reading dates out of text is in the
//! submodules; the calendar itself is chrono's.

mod clock;
mod cursor;
mod en;
mod names;
mod number;
mod numeric;
mod parse;
#[cfg(test)]
mod tests;
mod worded;
mod written;
mod x_time;
mod zh;
mod zone;

pub use number::{decimal, epoch, serial};
pub use parse::{Captured, Context, DateError, Dated, Order, is_year_less, order_of, parse, scan};
pub use x_time::x_time;

use chrono::{Datelike, Months, NaiveDate};
use std::fmt;

/// Seconds in a civil day.
pub const DAY_SECONDS: i64 = 86_400;

/// Names a civil date, from 0001-01-01 to 9999-12-31, as days since 1970-01-01.
///
/// The bounds keep every sum of a date and a threshold inside what chrono can
/// hold, so no arithmetic on a `Day` panics.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

impl Day {
    /// Holds 0001-01-01, the first date this crate knows.
    pub const MIN: Day = Day(-719_162);
    /// Holds 9999-12-31, the last date this crate knows.
    pub const MAX: Day = Day(2_932_896);

    /// Makes a date from days since 1970-01-01; `None` outside the years 1 to 9999.
    pub fn from_epoch(days: i64) -> Option<Day> {
        let day = Day(i32::try_from(days).ok()?);
        (Day::MIN..=Day::MAX).contains(&day).then_some(day)
    }

    /// Makes a date from year, month and day; `None` when the calendar has no such day.
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Day> {
        let date = NaiveDate::from_ymd_opt(year, month, day)?;
        Day::from_date(date)
    }

    fn from_date(date: NaiveDate) -> Option<Day> {
        Day::from_epoch(i64::from(date.to_epoch_days()))
    }

    fn date(self) -> NaiveDate {
        // In range by construction, so the fallback is never seen.
        NaiveDate::from_epoch_days(self.0).unwrap_or_default()
    }

    /// Counts the days since 1970-01-01.
    pub fn epoch(self) -> i64 {
        i64::from(self.0)
    }

    /// Splits into year, month and day.
    pub fn ymd(self) -> (i32, u32, u32) {
        let date = self.date();
        (date.year(), date.month(), date.day())
    }

    /// Counts weekdays from Monday = 0.
    pub fn weekday(self) -> u32 {
        self.date().weekday().num_days_from_monday()
    }

    /// Moves by whole days, stopping at the calendar's ends.
    pub fn plus_days(self, days: i64) -> Day {
        let moved = self.epoch().saturating_add(days);
        Day::from_epoch(moved.clamp(Day::MIN.epoch(), Day::MAX.epoch())).unwrap_or(Day::MAX)
    }

    /// Moves by calendar months, clamped to the month's end: 31 Aug + 6 months = 28 or 29 Feb;
    /// `None` past the calendar's end.
    pub fn checked_plus_months(self, months: u32) -> Option<Day> {
        self.date().checked_add_months(Months::new(months)).and_then(Day::from_date)
    }

    /// Moves by calendar months, stopping at the calendar's end.
    pub fn plus_months(self, months: u32) -> Day {
        self.checked_plus_months(months).unwrap_or(Day::MAX)
    }

    /// Moves back by calendar months, clamped to the month's end, stopping at the calendar's beginning.
    pub fn minus_months(self, months: u32) -> Day {
        let moved = self.date().checked_sub_months(Months::new(months));
        moved.and_then(Day::from_date).unwrap_or(Day::MIN)
    }

    /// Reads `YYYY-MM-DD`, and nothing else.
    pub fn parse_iso(text: &str) -> Option<Day> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        let number = |part: &str| {
            let digits = part.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| part.parse::<u32>().ok()).flatten()
        };
        let year = i32::try_from(number(text.get(0..4)?)?).ok()?;
        Day::from_ymd(year, number(text.get(5..7)?)?, number(text.get(8..10)?)?)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// Holds a fixed offset from UTC in minutes, from -12:00 to +14:00.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Zone(i16);

impl Zone {
    /// Stands for UTC.
    pub const UTC: Zone = Zone(0);
    /// Stands for Asia/Shanghai, +08:00 without daylight saving since 1992.
    pub const CHINA: Zone = Zone(480);
    /// Stands for the westernmost civil offset.
    pub const WEST: Zone = Zone(-720);
    /// Stands for the easternmost civil offset.
    pub const EAST: Zone = Zone(840);

    /// Makes a zone from minutes east of UTC; `None` outside -12:00 to +14:00.
    pub fn from_minutes(minutes: i32) -> Option<Zone> {
        let inside = (i32::from(Zone::WEST.0)..=i32::from(Zone::EAST.0)).contains(&minutes);
        inside.then_some(Zone(minutes as i16))
    }

    /// Counts seconds east of UTC.
    pub fn seconds(self) -> i64 {
        i64::from(self.0) * 60
    }

    /// Reads `Z`, `UTC`, `+08:00`, `-0330`, `+8` or `GMT+8`; `None` for anything else.
    pub fn parse(text: &str) -> Option<Zone> {
        zone::whole(text)
    }

    /// Finds the civil date of an instant (UTC seconds) in this zone.
    pub fn day_of(self, instant: i64) -> Day {
        let local = instant.saturating_add(self.seconds());
        let day = local.div_euclid(DAY_SECONDS);
        Day::from_epoch(day.clamp(Day::MIN.epoch(), Day::MAX.epoch())).unwrap_or(Day::MAX)
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, minutes) = if self.0 < 0 { ('-', -self.0) } else { ('+', self.0) };
        write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }
}

/// Finds the offset written at the end of a date: `Mon, 01 Feb 2021 08:00:00 +0800`, `…T08:00:00+08:00`, `…Z`.
pub fn written_zone(text: &str) -> Option<Zone> {
    let text = text.trim_end();
    if text.ends_with(['Z', 'z']) || text.ends_with("GMT") || text.ends_with("UTC") {
        return Some(Zone::UTC);
    }
    let start = text.rfind(['+', '-'])?;
    // A date's own hyphens are not an offset: something with a clock stands before one.
    text[..start].contains(':').then(|| Zone::parse(&text[start..])).flatten()
}

/// Holds a point in time at the precision the source wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// A known instant: seconds since 1970-01-01 00:00 UTC.
    Instant(i64),
    /// A local date and time without an offset: civil seconds since 1970-01-01 00:00 local.
    Wall(i64),
    /// A civil date without a time.
    Day(Day),
    /// A civil month: months since January of year 0.
    Month(i32),
    /// A date in doubt, as its earliest and latest reading: day and month that cannot be
    /// told apart, or a time elapsed that may reach over midnight.
    Either(Day, Day),
}

impl Moment {
    /// Makes a wall time; `None` when the calendar or the clock has no such time.
    pub fn wall(day: Day, hour: u32, minute: u32, second: u32) -> Option<Moment> {
        // 60 is a leap second and 24:00:00 the end of a day; both occur in feeds.
        let valid = minute < 60 && second <= 60 && (hour < 24 || (hour, minute, second) == (24, 0, 0));
        // A leap second stays in its day, as 23:59:59.
        let seconds = i64::from(hour) * 3600 + i64::from(minute) * 60 + i64::from(second.min(59));
        valid.then(|| Moment::Wall(day.epoch() * DAY_SECONDS + seconds))
    }

    /// Fixes a wall time to a zone; other moments stay as they are.
    pub fn in_zone(self, zone: Zone) -> Moment {
        match self {
            Moment::Wall(local) => Moment::Instant(local.saturating_sub(zone.seconds())),
            other => other,
        }
    }

    /// Makes a month; `None` outside the years 1 to 9999.
    pub fn month(year: i32, month: u32) -> Option<Moment> {
        Day::from_ymd(year, month, 1).map(|_| Moment::Month(year * 12 + month as i32 - 1))
    }

    /// Names the precision as the report writes it.
    pub fn precision(self) -> Precision {
        match self {
            Moment::Instant(_) | Moment::Wall(_) => Precision::Second,
            Moment::Day(_) | Moment::Either(..) => Precision::Day,
            Moment::Month(_) => Precision::Month,
        }
    }

    /// Tells the earliest, the nominal and the latest civil date this moment can mean.
    ///
    /// `shown` is the zone dates are shown in, `data` the zone the source wrote in.
    /// A civil date is never shifted: without a time there is nothing to shift by.
    pub fn days(self, shown: Zone, data: DataZone) -> DayRange {
        match self {
            Moment::Instant(instant) => DayRange::exact(shown.day_of(instant)),
            Moment::Wall(local) => {
                let at = |zone: Zone| shown.day_of(local.saturating_sub(zone.seconds()));
                match data.certain() {
                    true => DayRange::exact(at(data.zone)),
                    false => {
                        DayRange { earliest: at(Zone::EAST), nominal: at(data.zone), latest: at(Zone::WEST) }
                    }
                }
            }
            Moment::Day(day) => DayRange::around(day, shown, data),
            Moment::Month(months) => {
                let (year, month) = (months.div_euclid(12), months.rem_euclid(12) as u32 + 1);
                let first = Day::from_ymd(year, month, 1).unwrap_or(Day::MIN);
                let latest = first.plus_months(1).plus_days(-1);
                DayRange { earliest: first, nominal: first, latest }
            }
            Moment::Either(earliest, latest) => DayRange { earliest, nominal: earliest, latest },
        }
    }
}

/// Says how exactly a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// Date and time.
    Second,
    /// The date alone.
    Day,
    /// Year and month alone.
    Month,
}

/// Bounds the civil date of a moment; the ends differ only where the source leaves doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayRange {
    /// The earliest date it can be.
    pub earliest: Day,
    /// The date shown.
    pub nominal: Day,
    /// The latest date it can be.
    pub latest: Day,
}

impl DayRange {
    /// Holds a date without doubt.
    pub fn exact(day: Day) -> DayRange {
        DayRange { earliest: day, nominal: day, latest: day }
    }

    fn around(day: Day, shown: Zone, data: DataZone) -> DayRange {
        // A date of a known other zone covers parts of two shown dates. A date of
        // an unknown zone is the date its author counts by: nothing to shift.
        let (shown, written) = (shown.seconds(), data.zone.seconds());
        let before = i64::from(data.certain() && shown < written);
        let after = i64::from(data.certain() && shown > written);
        DayRange { earliest: day.plus_days(-before), nominal: day, latest: day.plus_days(after) }
    }
}

/// Says which zone an export's local times are in, and who says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DataZone {
    /// The zone.
    pub zone: Zone,
    /// On whose word.
    pub basis: ZoneBasis,
}

impl DataZone {
    /// Tells whether local times can be fixed without doubt.
    pub fn certain(self) -> bool {
        self.basis != ZoneBasis::Assumed
    }
}

/// Names the authority for a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ZoneBasis {
    /// The export or the platform's documentation says so.
    Platform,
    /// The person says so.
    Person,
    /// Nobody says so; the last post is then a range.
    Assumed,
}

/// Measures a distance between two dates both ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Whole civil days.
    pub days: i64,
    /// Calendar years, months below 12, and days below a month.
    pub calendar: (u32, u32, u32),
}

impl Span {
    /// Measures from one date to a later one; nothing when `to` is not later.
    pub fn between(from: Day, to: Day) -> Span {
        if to <= from {
            return Span { days: 0, calendar: (0, 0, 0) };
        }
        let ((y1, m1, _), (y2, m2, _)) = (from.ymd(), to.ymd());
        let mut months = ((y2 - y1) * 12 + m2 as i32 - m1 as i32).max(0) as u32;
        if from.plus_months(months) > to {
            months -= 1;
        }
        let rest = to.epoch() - from.plus_months(months).epoch();
        Span { days: to.epoch() - from.epoch(), calendar: (months / 12, months % 12, rest as u32) }
    }

    /// Writes the calendar part as an ISO 8601 duration, such as `P2Y5M28D`.
    pub fn iso(self) -> String {
        let (years, months, days) = self.calendar;
        let part = |count: u32, unit: &str| match count {
            0 => String::new(),
            count => format!("{count}{unit}"),
        };
        match self.calendar {
            (0, 0, 0) => "P0D".to_owned(),
            _ => format!("P{}{}{}", part(years, "Y"), part(months, "M"), part(days, "D")),
        }
    }
}
