//! Gives the page's scripts their words: the catalogues are the only place for them.

use super::plain;
use crate::i18n::{self, Lang};
use crate::judge::Verdict;
use crate::read::Step;
use crate::rule::{Rule, in_language};
#[cfg(feature = "own-rules")]
use crate::view::rule_error;
use serde::Serialize;
use std::collections::BTreeMap;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// What the page's title and its samples name.
const VERDICTS: [Verdict; 5] =
    [Verdict::Active, Verdict::Sleeping, Verdict::Dormant, Verdict::ZeroPost, Verdict::CannotTell];

/// What the progress names.
const STEPS: [Step; 3] = [Step::Opening, Step::Recognising, Step::Reading];

/// Takes one of the files the build wrote beside the module: a language's texts, or the rules.
///
/// Before, codes stand for words, and there is no rule to judge by.
///
/// # Errors
/// Throws when the file is of another version.
#[wasm_bindgen]
pub fn take_texts(file: String) -> Result<(), JsValue> {
    let taken = Rule::take_presets(&file).or_else(|| i18n::take(file).map(|_| ()));
    Ok(taken.ok_or_else(|| js_sys::Error::new("texts of another version"))?)
}

/// Gives every string the page's scripts say, in the first language of `tags` there is a catalogue for.
///
/// Beside them stand `lang`, the tag of that language, and `version`.
#[wasm_bindgen]
pub fn strings(tags: Vec<String>) -> JsValue {
    let lang = Lang::negotiate(tags.iter().map(String::as_str));
    let verdicts = VERDICTS.map(|verdict| ("verdict", verdict.id()));
    let steps = STEPS.map(|step| ("step", step.id()));
    let own = [("lang", lang.tag()), ("version", env!("CARGO_PKG_VERSION"))];
    let texts = i18n::shell(lang).chain(own).map(|(key, text)| (key.to_owned(), text));
    let mut strings: BTreeMap<String, &str> = texts.collect();
    for (family, code) in verdicts.into_iter().chain(steps) {
        strings.insert(format!("{family}-{code}"), i18n::coded(lang, family, code));
    }
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
        Preset { id: &rule.id, title: in_language(&rule.title, lang).unwrap_or(&rule.id) }
    };
    plain(&rules.iter().map(preset).collect::<Vec<_>>())
}

/// Holds a person's rule, compiled, or says what is wrong with it.
#[cfg(feature = "own-rules")]
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Compiled {
    Rule(String),
    Problem(String),
}

/// Compiles a person's own rule file: `{rule}`, or `{problem}` with the line and the field, in words.
#[cfg(feature = "own-rules")]
#[wasm_bindgen]
pub fn compile_rule(bytes: &[u8], lang: &str) -> JsValue {
    plain(&match Rule::compile(bytes) {
        Ok(rule) => Compiled::Rule(rule),
        Err(error) => Compiled::Problem(rule_error(Lang::negotiate([lang]), &error)),
    })
}

/// Tells the title of a compiled rule.
#[wasm_bindgen]
pub fn rule_title(rule: &str, lang: &str) -> Option<String> {
    let rule = Rule::compiled(rule)?;
    Some(in_language(&rule.title, lang).unwrap_or(&rule.id).to_owned())
}
