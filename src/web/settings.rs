//! Reads the page's settings: what is asked, and under which rule.

use crate::judge::Ask;
use crate::rule::Rule;
use crate::when::{Day, Zone};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

/// Holds the settings as the page writes them; nothing is what is not there.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Settings {
    as_of: String,
    captured: Option<String>,
    rule: Option<String>,
    /// The text of the person's own rule file; it goes before `rule`.
    rule_text: Option<String>,
    zone: Option<String>,
}

/// Names a setting that makes no sense.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// `as_of`, `captured`, `rule` or `zone`.
    pub field: &'static str,
    /// What stood there.
    pub value: String,
}

impl Settings {
    /// Takes the settings from the page; what is not a string is as good as missing.
    pub fn take(settings: JsValue) -> Settings {
        super::taken(&settings).unwrap_or_default()
    }

    /// Resolves every setting.
    ///
    /// # Errors
    /// The first setting that is no date, rule or zone.
    pub fn resolve(&self) -> Result<(Rule, Ask), Problem> {
        let as_of = date("as_of", &self.as_of)?;
        Ok((self.rule()?, Ask { as_of, captured: self.captured()?, zone: self.zone()? }))
    }

    /// Reads the capture day, if there is one.
    ///
    /// # Errors
    /// It is no date.
    pub fn captured(&self) -> Result<Option<Day>, Problem> {
        self.captured.as_deref().map(|text| date("captured", text)).transpose()
    }

    /// Reads the zone, if there is one.
    ///
    /// # Errors
    /// It is no zone.
    pub fn zone(&self) -> Result<Option<Zone>, Problem> {
        self.zone.as_deref().map(|text| known("zone", text, Zone::parse(text))).transpose()
    }

    fn rule(&self) -> Result<Rule, Problem> {
        if let Some(text) = self.rule_text.as_deref() {
            return known("rule", "", Rule::own(text.as_bytes()).ok());
        }
        match self.rule.as_deref() {
            Some(id) => known("rule", id, Rule::preset(id)),
            None => known("rule", "", Rule::presets().into_iter().next()),
        }
    }
}

fn date(field: &'static str, text: &str) -> Result<Day, Problem> {
    known(field, text, Day::parse_iso(text))
}

fn known<T>(field: &'static str, text: &str, found: Option<T>) -> Result<T, Problem> {
    found.ok_or_else(|| Problem { field, value: text.to_owned() })
}
