//! Gives the page's scripts their words: the catalogues are the only place for them.

use super::plain;
use crate::i18n::{self, Lang};
use crate::judge::Verdict;
use crate::read::Step;
use crate::rule::Rule;
use serde::Serialize;
use std::collections::BTreeMap;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// What the page's title and its samples name.
const VERDICTS: [Verdict; 5] =
    [Verdict::Active, Verdict::Sleeping, Verdict::Dormant, Verdict::ZeroPost, Verdict::CannotTell];

/// What the progress names.
const STEPS: [Step; 3] = [Step::Opening, Step::Recognising, Step::Reading];

/// Gives every string the page's scripts say, in the first language of `tags` there is a catalogue for.
///
/// Beside them stand `lang`, the tag of that language, and `version`.
#[wasm_bindgen]
pub fn strings(tags: Vec<String>) -> JsValue {
    let lang = Lang::negotiate(tags.iter().map(String::as_str));
    let mut strings: BTreeMap<String, &str> =
        i18n::shell(lang).map(|(key, text)| (key.to_owned(), text)).collect();
    let verdicts = VERDICTS.map(|verdict| ("verdict", verdict.id()));
    let steps = STEPS.map(|step| ("step", step.id()));
    for (family, code) in verdicts.into_iter().chain(steps) {
        strings.insert(format!("{family}-{code}"), i18n::coded(lang, family, code));
    }
    strings.insert("lang".to_owned(), lang.tag());
    strings.insert("version".to_owned(), env!("CARGO_PKG_VERSION"));
    plain(&strings)
}

#[derive(Serialize)]
struct Preset<'a> {
    id: &'a str,
    title: &'a str,
}

/// Lists the rules to choose from as `{id, title}`, the default first.
#[wasm_bindgen]
pub fn presets(lang: &str) -> JsValue {
    let rules = Rule::presets();
    let preset = |rule| -> Preset<'_> {
        let rule: &Rule = rule;
        Preset { id: &rule.id, title: rule.title_in(lang) }
    };
    plain(&rules.iter().map(preset).collect::<Vec<_>>())
}
