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
