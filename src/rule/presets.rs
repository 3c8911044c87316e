//! Holds the rules that come with the program, in the order of [`super::order`].
//!
//! The build compiles them; a computer's program carries them, a page loads them
//! beside the module, where their texts are compressed and kept once.

use super::{Modifier, Rule};
use crate::syntax::picks::elements;
use std::sync::OnceLock;

static PRESETS: OnceLock<Vec<Rule>> = OnceLock::new();

impl Rule {
    /// Lists the rules that come with the program, the default first.
    pub fn presets() -> Vec<Rule> {
        PRESETS.get_or_init(carried).clone()
    }

    /// Finds one of them by its id, with or without modifiers: `cn-gov-2019+originals-only`.
    pub fn preset(spec: &str) -> Option<Rule> {
        let (id, modifiers) = Modifier::split(spec);
        let rule = Rule::presets().into_iter().find(|rule| rule.id == id);
        rule.map(|rule| rule.with(&modifiers))
    }

    /// Takes the rules as the build wrote them; `None` if they are another version's.
    #[cfg(target_arch = "wasm32")]
    pub fn take_presets(file: &str) -> Option<()> {
        // Those of a program that has some already change nothing.
        let _ = PRESETS.set(read(file)?);
        Some(())
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn carried() -> Vec<Rule> {
    // A preset that does not parse fails a test, not the person.
    read(include_str!(concat!(env!("OUT_DIR"), "/texts/rules.json"))).unwrap_or_default()
}

/// Stands in until the rules have come.
#[cfg(target_arch = "wasm32")]
fn carried() -> Vec<Rule> {
    Vec::new()
}

fn read(file: &str) -> Option<Vec<Rule>> {
    elements(file)?.into_iter().map(Rule::compiled).collect()
}
