//! Writes the catalogues: one file of texts per language, and one Rust function per message.
//!
//! A function knows its message by number; the numbers are the same in every
//! language. So the texts need not be in the program: a page loads them beside it.

use super::catalogue::{Catalogue, Part};
use super::check::{arguments, family, merge};
use std::collections::BTreeMap;
use std::fmt::Write;

#[path = "../src/i18n/marks.rs"]
mod marks;

use marks::{ARGUMENT, END, NEXT, PLURAL};

/// Writes the Rust that is the same for every language.
pub fn rust(catalogues: &[Catalogue]) -> String {
    let mut out = languages(catalogues);
    out.push_str(
        "/// Writes each message.\npub(crate) mod message {\nuse super::{Lang, Value, fill, plain};\n",
    );
    for (number, key) in messages(&catalogues[0]).enumerate() {
        out.push_str(&function(number, key, catalogues));
    }
    writeln!(out, "}}\nconst MESSAGES: usize = {};", messages(&catalogues[0]).count()).expect("memory");
    writeln!(out, "const STAMP: &str = {:?};", stamp(&catalogues[0])).expect("memory");
    out
}

/// Writes the texts of one language: stamp, tag, plural categories, messages, then keys and texts.
pub fn texts(catalogues: &[Catalogue], at: usize) -> String {
    let catalogue = &catalogues[at];
    let plurals = plural_indexes(catalogue).iter().map(usize::to_string).collect();
    let mut texts = vec![stamp(&catalogues[0]), catalogue.tag.clone(), plurals];
    for key in messages(catalogue) {
        let names = wanted(key, catalogues).into_keys().collect::<Vec<_>>();
        let mut text = String::new();
        marked(&mut text, &catalogue.messages[key], &names);
        texts.push(text);
    }
    for (key, parts) in catalogue.messages.iter().filter(|(key, _)| family(key).is_some()) {
        texts.extend([key.clone(), template(parts)]);
    }
    texts.join(NEXT)
}

/// Lists the keys that have a function of their own.
fn messages(catalogue: &Catalogue) -> impl Iterator<Item = &String> {
    catalogue.messages.keys().filter(|key| family(key).is_none())
}

/// Tells texts of another version: their numbers would mean something else.
fn stamp(source: &Catalogue) -> String {
    let mut sum = 0xCBF2_9CE4_8422_2325_u64;
    for (key, parts) in &source.messages {
        for byte in format!("{key} {:?}\n", arguments(parts)).bytes() {
            sum = (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
        }
    }
    format!("{sum:016x}")
}

fn languages(catalogues: &[Catalogue]) -> String {
    let names: Vec<String> = catalogues.iter().map(|catalogue| variant(&catalogue.tag)).collect();
    let lines = |line: &dyn Fn(usize) -> String| (0..names.len()).map(line).collect::<String>();
    format!(
        "/// Names a language there is a catalogue for.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq)]\npub enum Lang {{\n{}}}\n\
         impl Lang {{\n\
         /// Lists every language, the source language first.\npub const ALL: [Lang; {}] = [{}];\n\
         /// Names the language as a BCP 47 tag.\npub fn tag(self) -> &'static str {{ match self {{\n{}}} }}\n}}\n\
         /// The texts, where the program carries them.\n\
         #[cfg(not(target_arch = \"wasm32\"))]\nstatic TEXTS: [&str; Lang::ALL.len()] = [\n{}];\n",
        lines(&|at| format!("/// {}.\n{},\n", catalogues[at].tag, names[at])),
        names.len(),
        lines(&|at| format!("Lang::{}, ", names[at])),
        lines(&|at| format!("Lang::{} => {:?},\n", names[at], catalogues[at].tag)),
        lines(&|at| format!(
            "include_str!(concat!(env!(\"OUT_DIR\"), \"/texts/{}.txt\")),\n",
            catalogues[at].tag
        )),
    )
}

fn plural_indexes(catalogue: &Catalogue) -> Vec<usize> {
    let categories: Vec<&str> = catalogue.categories().into_iter().collect();
    let index = |name: &&str| categories.iter().position(|category| category == name).unwrap_or_default();
    catalogue.plurals.iter().map(index).collect()
}

/// Makes a variant's name of a tag: `zh-Hans` to `ZhHans`.
fn variant(tag: &str) -> String {
    let capital = |part: &str| part[..1].to_ascii_uppercase() + &part[1..];
    tag.split('-').map(capital).collect()
}

/// Lists a message's arguments, in alphabetical order: a translator who moves one moves nothing here.
fn wanted(key: &str, catalogues: &[Catalogue]) -> BTreeMap<String, bool> {
    let mut wanted = BTreeMap::new();
    catalogues.iter().for_each(|catalogue| merge(&mut wanted, arguments(&catalogue.messages[key])));
    wanted
}

fn function(number: usize, key: &str, catalogues: &[Catalogue]) -> String {
    let name = key.replace('-', "_");
    let wanted = wanted(key, catalogues);
    if wanted.is_empty() {
        return format!("pub(crate) fn {name}(lang: Lang) -> &'static str {{ plain(lang, {number}) }}\n");
    }
    let kind = |number: bool| if number { "u64" } else { "&str" };
    let value = |number: bool| if number { "Value::Number" } else { "Value::Text" };
    let parameters: String =
        wanted.iter().map(|(name, number)| format!(", {name}: {}", kind(*number))).collect();
    let values: Vec<String> =
        wanted.iter().map(|(name, number)| format!("{}({name})", value(*number))).collect();
    format!(
        "pub(crate) fn {name}(lang: Lang{parameters}) -> String {{ fill(lang, {number}, &[{}]) }}\n",
        values.join(", ")
    )
}

/// Writes a message with a mark and a letter for each argument.
fn marked(out: &mut String, parts: &[Part], names: &[String]) {
    let letter = |wanted: &String| {
        let index = names.iter().position(|name| name == wanted).unwrap_or_default();
        char::from(b'a' + index as u8)
    };
    for part in parts {
        match part {
            Part::Text(text) => out.push_str(text),
            Part::Argument(name, _) => out.extend([ARGUMENT, letter(name)]),
            Part::Plural(name, texts) => {
                out.extend([PLURAL, letter(name)]);
                for text in texts.values() {
                    marked(out, text, names);
                    out.push(END);
                }
            }
        }
    }
}

/// Writes a message with `{name}` for each argument.
fn template(parts: &[Part]) -> String {
    let part = |part: &Part| match part {
        Part::Text(text) => text.clone(),
        Part::Argument(name, _) | Part::Plural(name, _) => format!("{{{name}}}"),
    };
    parts.iter().map(part).collect()
}
