//! Holds a date as it was written, and settles it against what is known beside it.
//!
//! Reading and settling are apart so that a text that merely begins like a
//! relative date is "not a date", and not "a capture day is needed".

use super::clock::Clock;
use super::parse::{Captured, Context, DateError, Dated, Order};
use super::{DAY_SECONDS, Day, Moment};

/// Holds a date and the time of day beside it.
pub(super) struct Written {
    pub date: Date,
    pub clock: Option<Clock>,
}

/// Names the ways a date is written.
pub(super) enum Date {
    /// Year, month and day.
    Full(i32, u32, u32),
    /// Year and month.
    Month(i32, u32),
    /// Month and day; the year is the capture day's or one before.
    YearLess(u32, u32),
    /// Two numbers whose order is not told by the form, and a year.
    Numeric(Numeric),
    /// So many calendar days before the capture day.
    DaysBack(i64),
    /// The latest such weekday before the capture day, Monday = 0.
    Weekday(u32),
    /// So many whole units of time before the capture.
    Elapsed { count: i64, unit_seconds: i64 },
    /// So many months or years (of 12) before the capture, cut or rounded.
    MonthsBack { count: u32, unit: u32 },
}

/// Holds a date such as `03/04/2021`.
#[derive(Clone, Copy)]
pub(super) struct Numeric {
    pub first: u32,
    pub second: u32,
    pub year: i32,
    /// What the separator suggests where nothing else settles the order.
    pub usual: Option<Order>,
}

impl Numeric {
    /// Tells the order where the calendar allows only one.
    pub fn order(self) -> Option<Order> {
        match (self.first > 12, self.second > 12) {
            (true, false) => Some(Order::DayMonth),
            (false, true) => Some(Order::MonthDay),
            _ => None,
        }
    }

    fn day(self, order: Order) -> Result<Day, DateError> {
        let (month, day) = match order {
            Order::DayMonth => (self.second, self.first),
            Order::MonthDay => (self.first, self.second),
        };
        Day::from_ymd(self.year, month, day).ok_or(DateError::Impossible)
    }
}

impl Written {
    /// Holds a date without a time.
    pub fn date(date: Date) -> Written {
        Written { date, clock: None }
    }

    /// Settles the date.
    pub fn settle(self, context: &Context) -> Result<Dated, DateError> {
        let captured = || context.captured.ok_or(DateError::NeedsCaptured);
        let (moment, inferred) = match self.date {
            Date::Full(0, 0, 0) => return Err(DateError::NotADate),
            Date::Full(year, month, day) => (self.at(Day::from_ymd(year, month, day))?, false),
            Date::Month(year, month) => (Moment::month(year, month).ok_or(DateError::Impossible)?, false),
            Date::Numeric(numeric) => (self.numeric(numeric, context.order)?, false),
            Date::YearLess(month, day) => {
                // 2000 is a leap year: a day it lacks no year has.
                Day::from_ymd(2000, month, day).ok_or(DateError::Impossible)?;
                (self.at(latest_year(captured()?.day, month, day))?, true)
            }
            Date::DaysBack(days) => (self.at(Some(captured()?.day.plus_days(-days)))?, true),
            Date::Weekday(weekday) => (self.at(Some(latest_weekday(captured()?.day, weekday)))?, true),
            Date::Elapsed { count, unit_seconds } => (elapsed(captured()?, count, unit_seconds), true),
            Date::MonthsBack { count, unit } => (months_back(captured()?.day, count, unit), true),
        };
        Ok(Dated { moment, inferred })
    }

    fn at(&self, day: Option<Day>) -> Result<Moment, DateError> {
        let moment = day.and_then(|day| match self.clock {
            Some(clock) => clock.on(day),
            None => Some(Moment::Day(day)),
        });
        moment.ok_or(DateError::Impossible)
    }

    fn numeric(&self, numeric: Numeric, order: Option<Order>) -> Result<Moment, DateError> {
        // A row that allows one order only is read so, whatever the file's other rows say.
        let order = numeric.order().or(order).or(numeric.usual);
        if let Some(order) = order {
            return self.at(Some(numeric.day(order)?));
        }
        let (a, b) = (numeric.day(Order::DayMonth)?, numeric.day(Order::MonthDay)?);
        match a == b {
            true => self.at(Some(a)),
            false => Ok(Moment::Either(a.min(b), a.max(b))),
        }
    }
}

/// Finds the latest year that puts a date not after the captured day.
fn latest_year(captured: Day, month: u32, day: u32) -> Option<Day> {
    // Leap days are at most eight years apart.
    let (year, _, _) = captured.ymd();
    let candidates = (0..=8).filter_map(|back| Day::from_ymd(year - back, month, day));
    candidates.into_iter().find(|day| *day <= captured)
}

fn latest_weekday(captured: Day, weekday: u32) -> Day {
    let back = (captured.weekday() + 6 - weekday) % 7 + 1;
    captured.plus_days(-i64::from(back))
}

/// How many months or years back are believed: 2018年前 is a year.
pub(super) const MOST_MONTHS_BACK: u32 = 99;

/// Counts months or years back from the capture. Some apps cut and some round: "3 years ago" is said from two and a
/// half years after to just under four, and both ends are given.
fn months_back(captured: Day, count: u32, unit: u32) -> Moment {
    let months = count.saturating_mul(unit);
    let latest = match unit {
        1 => captured.minus_months(months).plus_days(16),
        _ => captured.minus_months(months.saturating_sub(unit / 2)),
    };
    Moment::Either(captured.minus_months(months.saturating_add(unit)), latest.min(captured))
}

/// Counts back from the capture.
///
/// "3 hours ago" is said from 3 to just under 4 hours after; if a midnight lies
/// in that stretch, or in the unknown time of the capture, both dates are given.
fn elapsed(captured: Captured, count: i64, unit_seconds: i64) -> Moment {
    let midnight = captured.day.epoch() * DAY_SECONDS;
    let (first, last) = match captured.seconds {
        Some(seconds) => {
            let seconds = seconds.clamp(0, DAY_SECONDS - 1);
            (seconds, seconds)
        }
        None => (0, DAY_SECONDS - 1),
    };
    // "Now" has no unit, so it never reaches back into the day before.
    let longest = count * unit_seconds + (unit_seconds - 1).max(0);
    let date = |seconds: i64| captured.day.plus_days(seconds.div_euclid(DAY_SECONDS));
    let (earliest, latest) = (first - longest, last - count * unit_seconds);
    match (date(earliest), date(latest)) {
        (a, b) if a != b => Moment::Either(a, b),
        (day, _) if captured.seconds.is_none() => Moment::Day(day),
        _ => Moment::Wall(midnight + latest),
    }
}
