//! Tests the reading of dates: a table per family, and laws over all of them.

mod calendar;
mod corpus;
mod cursor;
mod en;
mod laws;
mod number;
mod numeric;
mod worded;
mod zh;

use super::{Captured, Context, DAY_SECONDS, DateError, Dated, Day, Moment, Order, parse, scan};

/// Writes a result so that a table of them reads well: `?` marks what was inferred.
fn show(result: Result<Dated, DateError>) -> String {
    let dated = match result {
        Ok(dated) => dated,
        Err(DateError::NotADate) => return "not a date".to_owned(),
        Err(DateError::NeedsCaptured) => return "needs captured".to_owned(),
        Err(DateError::Impossible) => return "impossible".to_owned(),
    };
    let text = match dated.moment {
        Moment::Instant(seconds) => format!("{}Z", civil(seconds)),
        Moment::Wall(seconds) => civil(seconds),
        Moment::Day(day) => day.to_string(),
        Moment::Month(months) => format!("{:04}-{:02}", months / 12, months % 12 + 1),
        Moment::Either(a, b) => format!("{a} or {b}"),
    };
    if dated.inferred { format!("{text}?") } else { text }
}

fn civil(seconds: i64) -> String {
    let day = Day::from_epoch(seconds.div_euclid(DAY_SECONDS)).expect("a known date");
    let rest = seconds.rem_euclid(DAY_SECONDS);
    format!("{day} {:02}:{:02}:{:02}", rest / 3600, rest / 60 % 60, rest % 60)
}

/// Reads each text against a context and compares.
#[track_caller]
fn check(context: &Context, table: &[(&str, &str)]) {
    let wrong: Vec<String> = table
        .iter()
        .map(|(text, expected)| (text, expected, show(parse(text, context))))
        .filter(|(_, expected, found)| *expected != found)
        .map(|(text, expected, found)| format!("{text:?}: expected {expected}, found {found}"))
        .collect();
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[track_caller]
fn refuse(context: &Context, texts: &[&str]) {
    let table: Vec<(&str, &str)> = texts.iter().map(|text| (*text, "not a date")).collect();
    check(context, &table);
}

#[track_caller]
fn check_scan(context: &Context, table: &[(&str, &str, &str)]) {
    for (text, expected, expected_rest) in table {
        let found = scan(text, context);
        let rest = found.map_or("", |(_, rest)| rest);
        assert_eq!(
            (show(found.map(|(dated, _)| dated)).as_str(), rest),
            (*expected, *expected_rest),
            "{text}"
        );
    }
}

fn day(text: &str) -> Day {
    Day::parse_iso(text).expect("a date")
}

/// Monday, 1 June 2026, the hour not known.
fn captured() -> Context {
    Context { order: None, captured: Some(Captured { day: day("2026-06-01"), seconds: None }) }
}

/// The same day at a known time.
fn captured_at(hour: i64, minute: i64) -> Context {
    let seconds = Some(hour * 3600 + minute * 60);
    Context { order: None, captured: Some(Captured { day: day("2026-06-01"), seconds }) }
}

fn ordered(order: Order) -> Context {
    Context { order: Some(order), captured: None }
}
