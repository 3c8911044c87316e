//! Writes the catalogues as Rust: one function per message, one table for those looked up by name.

use super::catalogue::{Catalogue, Part};
use super::check::{arguments, family, merge};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Writes the whole generated file.
pub fn rust(catalogues: &[Catalogue]) -> String {
    let mut out = languages(catalogues);
    let mut named = Vec::new();
    out.push_str(
        "/// Writes each message.\npub(crate) mod message {\nuse super::{Lang, Part, Value, fill};\n",
    );
    for key in catalogues[0].messages.keys() {
        match family(key) {
            Some(_) => named.push(key),
            None => out.push_str(&function(key, catalogues)),
        }
    }
    out.push_str("}\n");
    writeln!(out, "static NAMED: [(&str, [&str; {}]); {}] = [", catalogues.len(), named.len())
        .expect("memory");
    for key in named {
        let texts: Vec<String> = each(key, catalogues).map(|parts| literal(&template(parts))).collect();
        writeln!(out, "({}, [{}]),", literal(key), texts.join(", ")).expect("memory");
    }
    out.push_str("];\n");
    out
}

fn each<'a>(key: &'a str, catalogues: &'a [Catalogue]) -> impl Iterator<Item = &'a Vec<Part>> {
    catalogues.iter().map(move |catalogue| &catalogue.messages[key])
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
         static PLURALS: [[u8; 200]; {}] = [\n{}];\n",
        lines(&|at| format!("/// {}.\n{},\n", catalogues[at].tag, names[at])),
        names.len(),
        lines(&|at| format!("Lang::{}, ", names[at])),
        lines(&|at| format!("Lang::{} => {:?},\n", names[at], catalogues[at].tag)),
        names.len(),
        lines(&|at| format!("{:?},\n", plural_indexes(&catalogues[at]))),
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

fn function(key: &str, catalogues: &[Catalogue]) -> String {
    let name = key.replace('-', "_");
    let mut wanted = BTreeMap::new();
    each(key, catalogues).for_each(|parts| merge(&mut wanted, arguments(parts)));
    if wanted.is_empty() {
        let texts: Vec<String> = each(key, catalogues).map(|parts| literal(&template(parts))).collect();
        return format!(
            "pub(crate) fn {name}(lang: Lang) -> &'static str {{ [{}][lang as usize] }}\n",
            texts.join(", ")
        );
    }
    let kind = |number: bool| if number { "u64" } else { "&str" };
    let value = |number: bool| if number { "Value::Number" } else { "Value::Text" };
    // In alphabetical order, so that a translator who moves an argument moves nothing here.
    let parameters: String =
        wanted.iter().map(|(name, number)| format!(", {name}: {}", kind(*number))).collect();
    let values: Vec<String> =
        wanted.iter().map(|(name, number)| format!("{}({name})", value(*number))).collect();
    let names: Vec<&str> = wanted.keys().map(String::as_str).collect();
    let texts: Vec<String> = each(key, catalogues).map(|parts| parts_literal(parts, &names)).collect();
    format!(
        "pub(crate) fn {name}(lang: Lang{parameters}) -> String {{\n\
         static TEXTS: [&[Part]; {}] = [{}];\nfill(lang, TEXTS[lang as usize], &[{}])\n}}\n",
        catalogues.len(),
        texts.join(", "),
        values.join(", ")
    )
}

fn parts_literal(parts: &[Part], names: &[&str]) -> String {
    let index = |wanted: &String| names.iter().position(|name| name == wanted).unwrap_or_default();
    let part = |part: &Part| match part {
        Part::Text(text) => format!("Part::Text({})", literal(text)),
        Part::Argument(name, _) => format!("Part::Argument({})", index(name)),
        Part::Plural(name, texts) => {
            let texts: Vec<String> = texts.values().map(|text| parts_literal(text, names)).collect();
            format!("Part::Plural({}, &[{}])", index(name), texts.join(", "))
        }
    };
    let parts: Vec<String> = parts.iter().map(part).collect();
    format!("&[{}]", parts.join(", "))
}

/// Writes a message with `{name}` for each argument.
fn template(parts: &[Part]) -> String {
    let part = |part: &Part| match part {
        Part::Text(text) => text.clone(),
        Part::Argument(name, _) | Part::Plural(name, _) => format!("{{{name}}}"),
    };
    parts.iter().map(part).collect()
}

fn literal(text: &str) -> String {
    format!("{text:?}")
}
