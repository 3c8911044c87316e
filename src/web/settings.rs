//! Reads the page's settings: what is asked, and under which rule.

use crate::judge::Ask;
use crate::map::{DateOrder, Map, MapError};
use crate::rule::{Modifier, Rule};
use crate::text::Encoding;
use crate::when::{Day, Order, Zone};
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// Stands for `{as_of, captured?, rule?, own_rule?, zone?, encoding?, order?, map?}`; what is not a string is as good as
    /// missing.
    #[wasm_bindgen(extends = js_sys::Object)]
    pub type Asked;

    #[wasm_bindgen(method, getter)]
    fn as_of(this: &Asked) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn captured(this: &Asked) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn rule(this: &Asked) -> JsValue;
    /// Gives the person's own rule, compiled; it goes before the name in `rule`, whose modifiers narrow it.
    #[wasm_bindgen(method, getter)]
    fn own_rule(this: &Asked) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn zone(this: &Asked) -> JsValue;
    /// Gives whether numeric dates begin with the day or the month: `dmy` or `mdy`.
    #[wasm_bindgen(method, getter)]
    fn order(this: &Asked) -> JsValue;
    /// Gives which column is what, as the text of a mapping file.
    #[wasm_bindgen(method, getter)]
    fn map(this: &Asked) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn encoding(this: &Asked) -> JsValue;
}

/// Holds the settings as the page writes them; nothing is what is not there.
#[derive(Default, PartialEq, Eq)]
pub struct Settings {
    as_of: String,
    captured: Option<String>,
    rule: Option<String>,
    own_rule: Option<String>,
    zone: Option<String>,
    order: Option<String>,
    map: Option<String>,
    encoding: Option<String>,
}

/// Names a setting that makes no sense.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// `as_of`, `captured`, `rule`, `zone`, `encoding`, `order` or `map`.
    field: &'static str,
    /// What stood there.
    value: String,
}

impl Settings {
    /// Takes the settings from the page.
    pub fn take(asked: Option<Asked>) -> Settings {
        let Some(asked) = asked else { return Settings::default() };
        Settings {
            as_of: asked.as_of().as_string().unwrap_or_default(),
            captured: asked.captured().as_string(),
            rule: asked.rule().as_string(),
            own_rule: asked.own_rule().as_string(),
            zone: asked.zone().as_string(),
            order: asked.order().as_string(),
            map: asked.map().as_string(),
            encoding: asked.encoding().as_string(),
        }
    }

    /// Resolves every setting.
    ///
    /// # Errors
    /// The first setting that is no date, rule, zone or encoding.
    pub fn resolve(&self) -> Result<(Rule, Ask), Problem> {
        self.encoding()?;
        let as_of = date("as_of", &self.as_of)?;
        self.order()?;
        self.map()?;
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

    /// Reads the order of day and month, if there is one.
    ///
    /// # Errors
    /// It is no order.
    pub fn order(&self) -> Result<Option<Order>, Problem> {
        let order = |text: &str| DateOrder::parse(text).and_then(DateOrder::day_month);
        self.order.as_deref().map(|text| known("order", text, order(text))).transpose()
    }

    /// Reads which column is what, if the person says so.
    ///
    /// # Errors
    /// It is no mapping file; the value is what is wrong with it.
    pub fn map(&self) -> Result<Option<Map>, Problem> {
        let problem = |error: MapError| Problem { field: "map", value: error.to_string() };
        self.map.as_deref().map(|text| Map::parse(text).map_err(problem)).transpose()
    }

    /// Reads the encoding, if there is one.
    ///
    /// # Errors
    /// It is no encoding that is known here.
    pub fn encoding(&self) -> Result<Option<Encoding>, Problem> {
        self.encoding.as_deref().map(|text| known("encoding", text, Encoding::from_label(text))).transpose()
    }

    fn rule(&self) -> Result<Rule, Problem> {
        let asked = self.rule.as_deref().unwrap_or_default();
        // Without a name, as in `+originals-only`, what is narrowed is the rule that applies anyway.
        let (name, modifiers) = Modifier::split(asked);
        let rule = match (self.own_rule.as_deref(), name) {
            (Some(compiled), _) => Rule::own_compiled(compiled),
            (None, "") => Rule::presets().into_iter().next(),
            (None, name) => Rule::preset(name),
        };
        known("rule", asked, rule.map(|rule| rule.with(&modifiers)))
    }
}

fn date(field: &'static str, text: &str) -> Result<Day, Problem> {
    known(field, text, Day::parse_iso(text))
}

fn known<T>(field: &'static str, text: &str, found: Option<T>) -> Result<T, Problem> {
    found.ok_or_else(|| Problem { field, value: text.to_owned() })
}
