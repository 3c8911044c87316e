//! Compares the calendar with jiff's, an implementation with no code in common.

use super::{civil, day};
use crate::when::{Day, Moment, Span, Zone, written_zone};
use jiff::ToSpan;
use jiff::civil::Date;

/// Month ends, leap days and the days beside them, over several centuries.
fn dates() -> Vec<Day> {
    let years = [1600, 1899, 1900, 1970, 1999, 2000, 2016, 2019, 2020, 2023, 2024, 2100];
    let ends = |year| (1..=12).map(move |month| Day::from_ymd(year, month, 1).expect("a date"));
    let firsts = years.into_iter().flat_map(ends);
    firsts.flat_map(|first| [-2, -1, 0, 14].map(|days| first.plus_days(days))).collect()
}

fn jiff(day: Day) -> Date {
    let (year, month, day) = day.ymd();
    Date::new(year as i16, month as i8, day as i8).expect("a date jiff knows")
}

#[test]
fn agrees_on_weekdays_and_distances() {
    let dates = dates();
    assert!(dates.len() > 500);
    for pair in dates.windows(2) {
        let (a, b) = (jiff(pair[0]), jiff(pair[1]));
        assert_eq!(pair[0].weekday(), a.weekday().to_monday_zero_offset() as u32, "{a}");
        let apart = a.until((jiff::Unit::Day, b)).expect("a span").get_days();
        assert_eq!(pair[1].epoch() - pair[0].epoch(), i64::from(apart), "{a} to {b}");
    }
}

#[test]
fn agrees_on_months() {
    for day in dates() {
        for months in [0, 1, 2, 5, 6, 11, 12, 13, 24, 600] {
            let expected = jiff(day).checked_add(i64::from(months).months()).expect("a date");
            assert_eq!(jiff(day.plus_months(months)), expected, "{day} + {months} months");
        }
    }
}

#[test]
fn measures_spans_that_lead_back_to_the_end() {
    let dates = dates();
    for (from, to) in dates.iter().zip(dates.iter().skip(97)) {
        let (start, end) = (jiff(*from), jiff(*to));
        let span = Span::between(*from, *to);
        let (years, months, days) = span.calendar;
        let months = i64::from(years * 12 + months);
        let reached = start.checked_add(months.months()).expect("a date");
        let reached = reached.checked_add(i64::from(days).days()).expect("a date");
        assert_eq!(reached, end, "{from} to {to}");
        assert!(start.checked_add((months + 1).months()).expect("a date") > end, "{from} to {to}");
        assert_eq!(i64::from((end - start).get_days()), span.days, "{from} to {to}");
    }
}

#[test]
fn stops_at_the_ends_of_the_calendar() {
    assert_eq!(Day::MAX.plus_days(1), Day::MAX);
    assert_eq!(Day::MIN.plus_days(i64::MIN), Day::MIN);
    assert_eq!(Day::MAX.plus_months(u32::MAX), Day::MAX);
    assert_eq!(Day::from_epoch(Day::MAX.epoch() + 1), None);
    assert_eq!(Day::from_ymd(0, 1, 1), None);
    assert_eq!((Day::MIN.ymd(), Day::MAX.ymd()), ((1, 1, 1), (9999, 12, 31)));
}

#[test]
fn writes_a_span_as_a_duration() {
    let span = Span::between(day("2016-12-16"), day("2019-06-13"));
    assert_eq!((span.days, span.iso().as_str()), (909, "P2Y5M28D"));
    assert_eq!(Span::between(day("2020-02-29"), day("2021-02-28")).iso(), "P1Y");
    assert_eq!(Span::between(day("2020-02-29"), day("2020-02-29")).iso(), "P0D");
    assert_eq!(Span::between(day("2020-03-01"), day("2020-02-29")).days, 0);
}

#[test]
fn keeps_a_leap_second_in_its_day() {
    let last = Moment::wall(day("2016-12-31"), 23, 59, 60);
    assert!(matches!(last, Some(Moment::Wall(seconds)) if civil(seconds) == "2016-12-31 23:59:59"));
}

#[test]
fn reads_zones() {
    let seconds = |text| Zone::parse(text).map(Zone::seconds);
    for (text, expected) in [("Z", 0), ("utc", 0), ("+08:00", 28_800), ("-0330", -12_600), ("+8", 28_800)] {
        assert_eq!(seconds(text), Some(expected), "{text}");
    }
    for text in ["", "+", "8", "+15:00", "-12:01", "+08:60", "+0:8", "+08:", "+800", "+08:00 ", "PST", "+٨"]
    {
        assert_eq!(seconds(text), None, "{text}");
    }
}

#[test]
fn an_iso_date_has_its_hyphens_in_place() {
    assert_eq!(Day::parse_iso("2016-12-16"), Day::from_ymd(2016, 12, 16));
    for bad in
        ["2016x12-16", "2016-12x16", "2016-12-160", "2016-12-1", "2016-+2-16", "201612--16", "２０１６-12"]
    {
        assert_eq!(Day::parse_iso(bad), None, "{bad}");
    }
}

#[test]
fn a_zone_is_written_with_sign_hours_and_minutes() {
    for (minutes, text) in
        [(0, "+00:00"), (480, "+08:00"), (-210, "-03:30"), (345, "+05:45"), (-720, "-12:00")]
    {
        assert_eq!(Zone::from_minutes(minutes).map(|zone| zone.to_string()).as_deref(), Some(text));
    }
    assert_eq!((Zone::from_minutes(841), Zone::from_minutes(-721)), (None, None));
}

#[test]
fn a_written_zone_stands_behind_a_time() {
    let minutes = |text: &str| written_zone(text).map(|zone| zone.seconds() / 60);
    for (text, expected) in [
        ("Mon, 01 Feb 2021 08:00:00 +0800", Some(480)),
        ("2021-02-01T08:00:00-03:30 ", Some(-210)),
        ("2021-02-01T08:00:00Z", Some(0)),
        ("2021-02-01t08:00:00z", Some(0)),
        ("Mon, 01 Feb 2021 08:00:00 GMT", Some(0)),
        ("2021-02-01 08:00 UTC", Some(0)),
        ("2021-02-01 08:00", None),
        ("2021-02-01", None),
        ("08:00", None),
    ] {
        assert_eq!(minutes(text), expected, "{text}");
    }
}

#[test]
fn a_clock_has_60_minutes_and_one_leap_second() {
    let wall = |hour, minute, second| Moment::wall(day("2016-12-31"), hour, minute, second);
    assert_eq!(wall(23, 59, 60), wall(23, 59, 59));
    assert_eq!(wall(24, 0, 0), Moment::wall(day("2017-01-01"), 0, 0, 0));
    for (hour, minute, second) in [(24, 0, 1), (24, 1, 0), (25, 0, 0), (23, 60, 0), (23, 59, 61)] {
        assert_eq!(wall(hour, minute, second), None, "{hour}:{minute}:{second}");
    }
}
