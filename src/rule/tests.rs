//! Proves that every preset is complete, and that a bad rule file is refused where it is bad.

mod bad;
mod presets;

use super::Rule;
use crate::when::Day;

fn day(text: &str) -> Day {
    Day::parse_iso(text).expect("a date")
}

fn preset(spec: &str) -> Rule {
    Rule::preset(spec).unwrap_or_else(|| panic!("{spec} is a preset"))
}

/// Reads a preset's file as it was written.
fn source(id: &str) -> String {
    let file = format!("{}/src/rules/{id}.toml", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file}: {error}"))
}
