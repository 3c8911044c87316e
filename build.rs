//! Compiles the catalogues in `src/i18n/*.ftl` to files of texts and Rust functions, and the rules to JSON.
//!
//! Everything a translator can forget fails here, with file and key named, so
//! nothing is parsed or missing at run time.
#![forbid(unsafe_code)]

#[path = "build/catalogue.rs"]
mod catalogue;
#[path = "build/check.rs"]
mod check;
#[path = "build/emit.rs"]
mod emit;
#[path = "build/rules.rs"]
mod rules;

use catalogue::{Catalogue, FOLDER, file};
use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
use std::path::PathBuf;
use std::{env, fs, io};
use unic_langid::LanguageIdentifier;

/// The language strings are written in first; the others are held against it.
const SOURCE: &str = "zh-Hans";

fn main() {
    println!("cargo::rerun-if-changed={FOLDER}");
    println!("cargo::rerun-if-changed={}", rules::FOLDER);
    println!("cargo::rerun-if-changed=build");
    match (compile(), rules::json()) {
        (Ok(catalogues), Ok(rules)) => write(&catalogues, &rules).expect("OUT_DIR is writable"),
        (catalogues, rules) => {
            for problem in catalogues.err().into_iter().chain(rules.err()).flatten() {
                println!("cargo::error={problem}");
            }
        }
    }
}

/// Writes what the program includes, and the folder `texts`, which a page loads beside it.
fn write(catalogues: &[Catalogue], rules: &str) -> io::Result<()> {
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    fs::write(out.join("catalogues.rs"), emit::rust(catalogues))?;
    let texts = out.join("texts");
    fs::create_dir_all(&texts)?;
    for (at, catalogue) in catalogues.iter().enumerate() {
        fs::write(texts.join(format!("{}.txt", catalogue.tag)), emit::texts(catalogues, at))?;
    }
    fs::write(texts.join("rules.json"), rules)
}

fn compile() -> Result<Vec<Catalogue>, Vec<String>> {
    let mut tags = tags().map_err(|error| vec![format!("{FOLDER}: {error}")])?;
    tags.sort_by_key(|tag| (tag != SOURCE, tag.clone()));
    let mut catalogues = Vec::new();
    let mut problems = Vec::new();
    for tag in &tags {
        match read(tag) {
            Ok(catalogue) => catalogues.push(catalogue),
            Err(found) => problems.extend(found),
        }
    }
    if problems.is_empty() {
        problems = check::problems(&catalogues);
    }
    if problems.is_empty() { Ok(catalogues) } else { Err(problems) }
}

fn tags() -> io::Result<Vec<String>> {
    let names = fs::read_dir(FOLDER)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
    let names: io::Result<Vec<String>> = names.collect();
    Ok(names?.iter().filter_map(|name| name.strip_suffix(".ftl")).map(str::to_owned).collect())
}

fn read(tag: &str) -> Result<Catalogue, Vec<String>> {
    let file = file(tag);
    let text = fs::read_to_string(&file).map_err(|error| vec![format!("{file}: {error}")])?;
    let plurals = plurals(tag).map_err(|error| vec![format!("{file}: {error}")])?;
    catalogue::parse(tag, &text, plurals)
}

/// Names the plural category of 0 to 199; beyond that they repeat every hundred in every language so far.
fn plurals(tag: &str) -> Result<Vec<&'static str>, String> {
    let locale: LanguageIdentifier = tag.parse().map_err(|_| format!("{tag} is not a language tag"))?;
    let language = LanguageIdentifier::from_parts(locale.language, None, None, &[]);
    let rules = PluralRules::create(language, PluralRuleType::CARDINAL)?;
    (0..200u32).map(|number| rules.select(number).map(name).map_err(str::to_owned)).collect()
}

fn name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::ZERO => "zero",
        PluralCategory::ONE => "one",
        PluralCategory::TWO => "two",
        PluralCategory::FEW => "few",
        PluralCategory::MANY => "many",
        PluralCategory::OTHER => "other",
    }
}
