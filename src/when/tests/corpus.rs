//! Compares with another reader's expectations, where the corpus is at hand.

use super::show;
use crate::when::{Context, Moment, parse};
use std::path::Path;

/// Strings read otherwise on purpose: years cut to two digits or written alone,
/// which have several readings or no day, and a zone guessed from the language.
const OTHERWISE: [(&str, &str); 6] = [
    ("-0312", "not a date"),
    ("03-12-31", "not a date"),
    ("03335", "not a date"),
    ("2003-012-31T10:14:55+00:00", "not a date"),
    ("2003", "not a date"),
    ("2004년 05월 28일  01:31:15", "2004-05-28 01:31:15"),
];

#[test]
fn agrees_with_feedparser() {
    let Some(corpus) = std::env::var_os("DORMOUSE_CORPUS") else { return };
    let path = Path::new(&corpus).join("world/date-strings/feedparser-dates.jsonl");
    let text = std::fs::read_to_string(&path).expect("the corpus holds the table");
    let mut seen = 0;
    for line in text.lines() {
        let row: serde_json::Value = serde_json::from_str(line).expect("a JSON line");
        let input = row["input"].as_str().expect("an input");
        let found = parse(input, &Context::default());
        seen += 1;
        if let Some((_, expected)) = OTHERWISE.iter().find(|(text, _)| *text == input) {
            assert_eq!(show(found), *expected, "{input}");
            continue;
        }
        // The table takes wall times and dates for UTC, a zone nobody named.
        let written = found.map(|dated| match dated.moment {
            Moment::Day(day) => format!("{day} 00:00:00"),
            _ => show(found).trim_end_matches('Z').to_owned(),
        });
        let expected = row["expected_utc"].as_str().map(|utc| utc.replace('T', " ").replace('Z', ""));
        assert_eq!(written.ok(), expected, "{input}");
    }
    assert!(seen > 30, "{}: only {seen} rows", path.display());
}
