//! Tests the calendar.

mod calendar;

use super::{DAY_SECONDS, Day};

fn civil(seconds: i64) -> String {
    let day = Day::from_epoch(seconds.div_euclid(DAY_SECONDS)).expect("a known date");
    let rest = seconds.rem_euclid(DAY_SECONDS);
    format!("{day} {:02}:{:02}:{:02}", rest / 3600, rest / 60 % 60, rest % 60)
}

fn day(text: &str) -> Day {
    Day::parse_iso(text).expect("a date")
}
