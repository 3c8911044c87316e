//! Holds the catalogues against each other: the same keys, arguments and every plural variant.

use super::catalogue::{Catalogue, Part};
use std::collections::{BTreeMap, BTreeSet};

/// The families of keys that are looked up by a code of the report, or by name from the page's scripts.
pub const FAMILIES: [&str; 23] = [
    "advice",
    "basis",
    "captured-from",
    "closing",
    "confidence",
    "evidence",
    "flag",
    "format",
    "issue",
    "kind",
    "modifier",
    "month",
    "not-counted",
    "platform",
    "precision",
    "reason",
    "refusal",
    "register",
    "rule-type",
    "settled-by",
    "shell",
    "step",
    "verdict",
];
/// The family of the page's own strings, the only one whose texts may have arguments.
const SHELL: &str = "shell";

/// Tells the family of a key, if it is looked up by name.
pub fn family(key: &str) -> Option<&'static str> {
    let inside = |family: &&str| key.strip_prefix(*family).is_some_and(|rest| rest.starts_with('-'));
    FAMILIES.into_iter().find(inside)
}

/// Lists what is missing, superfluous or unusable; the first catalogue is the source.
pub fn problems(catalogues: &[Catalogue]) -> Vec<String> {
    let mut problems = Vec::new();
    for catalogue in catalogues {
        compare(&catalogues[0], catalogue, &mut problems);
        for (key, parts) in &catalogue.messages {
            let inner =
                variants(catalogue, parts).into_iter().chain(by_name(key, parts)).chain(control(parts));
            problems.extend(inner.map(|problem| format!("{}: {key}: {problem}", catalogue.file())));
        }
    }
    problems
}

fn compare(source: &Catalogue, other: &Catalogue, problems: &mut Vec<String>) {
    for (key, parts) in &source.messages {
        let Some(theirs) = other.messages.get(key) else {
            problems.push(format!("{}: {key}: the string is missing", other.file()));
            continue;
        };
        let (wanted, found) = (arguments(parts), arguments(theirs));
        for name in wanted.keys().filter(|name| !found.contains_key(*name)) {
            problems.push(format!("{}: {key}: the argument ${name} is missing", other.file()));
        }
        for name in found.keys().filter(|name| !wanted.contains_key(*name)) {
            problems.push(format!(
                "{}: {key}: the argument ${name} is not in {}",
                other.file(),
                source.file()
            ));
        }
    }
    for key in other.messages.keys().filter(|key| !source.messages.contains_key(*key)) {
        problems.push(format!("{}: {key}: the string is not in {}", other.file(), source.file()));
    }
}

/// Lists the arguments of a message, and whether each is a number.
pub fn arguments(parts: &[Part]) -> BTreeMap<String, bool> {
    let mut found = BTreeMap::new();
    for part in parts {
        let inner = match part {
            Part::Text(_) => continue,
            Part::Argument(name, number) => BTreeMap::from([(name.clone(), *number)]),
            Part::Plural(name, texts) => {
                let mut inner = BTreeMap::from([(name.clone(), true)]);
                texts.values().for_each(|text| merge(&mut inner, arguments(text)));
                inner
            }
        };
        merge(&mut found, inner);
    }
    found
}

/// Adds arguments to others; one mark as a number is enough.
pub fn merge(into: &mut BTreeMap<String, bool>, from: BTreeMap<String, bool>) {
    for (name, number) in from {
        *into.entry(name).or_default() |= number;
    }
}

fn variants(catalogue: &Catalogue, parts: &[Part]) -> Vec<String> {
    let wanted = catalogue.categories();
    let mut problems = Vec::new();
    for part in parts {
        let Part::Plural(name, texts) = part else { continue };
        let found: BTreeSet<&str> = texts.keys().map(String::as_str).collect();
        let missing = wanted.difference(&found).map(|category| (category, "is missing"));
        let surplus = found.difference(&wanted).map(|category| (category, "has no number in this language"));
        let lines = missing.chain(surplus);
        problems.extend(lines.map(|(category, what)| format!("${name}: the variant [{category}] {what}")));
        problems.extend(texts.values().flat_map(|text| variants(catalogue, text)));
    }
    problems
}

/// Refuses what compiled catalogues mark arguments with.
fn control(parts: &[Part]) -> Option<String> {
    let marked = |part: &Part| match part {
        Part::Text(text) => text.contains(|c| c <= '\u{3}'),
        Part::Argument(..) => false,
        Part::Plural(_, texts) => texts.values().any(|text| control(text).is_some()),
    };
    parts.iter().any(marked).then(|| "the text holds a control character".to_owned())
}

fn by_name(key: &str, parts: &[Part]) -> Option<String> {
    let family = family(key)?;
    let plural = parts.iter().any(|part| matches!(part, Part::Plural(..)));
    let refused = if family == SHELL { plural } else { !arguments(parts).is_empty() };
    refused.then(|| format!("strings of the family {family}- are looked up by name and cannot have this"))
}
