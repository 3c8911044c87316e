//! Reads every date of `dates.toml` and `feed-dates.toml`: hundreds of strings in the shapes that other readers are tested on.

use dormouse::when::{Context, DAY_SECONDS, Day, Moment, parse};
use std::collections::BTreeMap;

const TABLES: [&str; 2] = [include_str!("dates.toml"), include_str!("feed-dates.toml")];

fn table() -> BTreeMap<String, Vec<(String, String)>> {
    let mut all: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for table in TABLES {
        let families: BTreeMap<String, Vec<(String, String)>> =
            toml::from_str(table).expect("lists of pairs");
        families.into_iter().for_each(|(family, rows)| all.entry(family).or_default().extend(rows));
    }
    all
}

/// Writes what a text is read as, in the words of the table.
fn read(text: &str) -> String {
    let Ok(dated) = parse(text, &Context::default()) else { return "refused".to_owned() };
    match dated.moment {
        Moment::Instant(seconds) => format!("{}Z", civil(seconds, 'T')),
        Moment::Wall(seconds) => civil(seconds, ' '),
        Moment::Day(day) => day.to_string(),
        Moment::Month(months) => format!("{:04}-{:02}", months / 12, months % 12 + 1),
        Moment::Either(first, second) => format!("{first} or {second}"),
    }
}

fn civil(seconds: i64, between: char) -> String {
    let day = Day::from_epoch(seconds.div_euclid(DAY_SECONDS)).expect("a known date");
    let rest = seconds.rem_euclid(DAY_SECONDS);
    format!("{day}{between}{:02}:{:02}:{:02}", rest / 3600, rest / 60 % 60, rest % 60)
}

#[test]
fn every_date_is_read_as_the_table_says() {
    let mut wrong = Vec::new();
    for (family, rows) in table() {
        for (text, expected) in rows {
            let found = read(&text);
            if found != expected {
                wrong.push(format!("{family}: {text:?}: expected {expected}, read {found}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of the dates:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn blanks_around_a_date_change_nothing() {
    for (text, expected) in table().into_values().flatten() {
        assert_eq!(read(&format!("\t {text}\n")), expected, "{text:?}");
    }
}

#[test]
fn the_table_is_large_enough_to_mean_something() {
    let table = table();
    let count = |refused: bool| {
        table.values().flatten().filter(|(_, expected)| (expected == "refused") == refused).count()
    };
    assert!(count(false) >= 300, "{} dates that are read", count(false));
    assert!(count(true) >= 30, "{} that are refused", count(true));
}
