//! Keeps README and the program in step.

use dormouse::formats::FORMATS;
use dormouse::rule::Rule;
use std::fs;
use std::path::Path;

fn paper(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).expect("readable")
}

#[test]
fn the_readme_lists_every_format_and_no_other() {
    let readme = paper("README.md");
    let table =
        readme.split("<!-- formats -->").nth(1).and_then(|rest| rest.split("<!-- /formats -->").next());
    let rows = table.expect("the table of formats").lines().filter_map(|line| line.strip_prefix("| `"));
    let mut listed: Vec<&str> = rows.filter_map(|row| row.split('`').next()).collect();
    let mut known: Vec<&str> = FORMATS.iter().map(|format| format.id).collect();
    listed.sort_unstable();
    known.sort_unstable();
    assert_eq!(listed, known);
}

#[test]
fn the_readme_lists_every_rule() {
    let readme = paper("README.md");
    for rule in Rule::presets() {
        assert!(readme.contains(&format!("`{}`", rule.id)), "{}", rule.id);
    }
}

#[test]
fn every_format_has_its_words_in_every_language() {
    for lang in dormouse::i18n::Lang::ALL {
        for format in FORMATS {
            for about in ["", "-get", "-limits"] {
                let key = format!("{}{about}", format.id);
                let words = dormouse::i18n::lookup(lang, "format", &key);
                assert!(words.is_some(), "format-{key} in {}", lang.tag());
            }
        }
    }
}
