//! Feeds the reader rule files that are wrong in one way each.

use super::source;
use crate::digest::sha256;
use crate::i18n::{Lang, lookup};
use crate::rule::order::ORDER;
use crate::rule::{FILE_LIMIT, Fault, Rule, Wanted};
use crate::view::rule_error;
use proptest::prelude::*;

/// A small rule with two levels; the tests break one line of it.
const GOOD: &str = "\
id = \"mine\"
basis = \"person\"
counts = [\"original\"]
zone = \"+08:00\"

[title]
en = \"Mine\"

[citation]
issuer = \"Me\"

[[level]]
state = \"sleeping\"
over = 14
unit = \"days\"

[[level]]
state = \"dormant\"
at-least = 2
unit = \"calendar-years\"
";

/// Replaces one line and expects this fault on it, and words for it in every language.
#[track_caller]
fn broken(from: &str, to: &str, field: &str, fault: Fault) {
    let at = GOOD.lines().position(|line| line == from).unwrap_or_else(|| panic!("no line {from}"));
    let text = GOOD.replacen(from, to, 1);
    let error = Rule::parse(&text).expect_err(to);
    let line = error.line.expect("a line");
    // What is missing is told at the head of its table, what is added on the next line.
    let head = GOOD.lines().take(at + 1).enumerate().filter(|(_, line)| line.starts_with('[')).last();
    let head = head.map_or(1, |(at, _)| at + 1);
    assert!((head..=at + 2).contains(&line), "{to}: told on line {line}");
    assert_eq!((error.field.as_str(), &error.fault), (field, &fault), "{to}");
    for lang in Lang::ALL {
        let told = rule_error(lang, &error);
        assert!(told.contains(&line.to_string()) && told.contains(field), "{told}");
    }
}

#[test]
fn the_good_one_is_good() {
    let rule = Rule::own(GOOD.as_bytes()).expect("a rule");
    assert!(rule.own);
    assert_eq!(rule.sha256, sha256(GOOD.as_bytes()));
    assert_eq!(Rule::own(format!("\u{FEFF}{GOOD}").as_bytes()), Ok(rule), "as Windows saves it");
}

#[test]
fn what_is_not_toml_is_told_with_its_line() {
    let error = Rule::parse(&GOOD.replace("over = 14", "over 14")).expect_err("no equals sign");
    assert_eq!(error.line, Some(14), "{error:?}");
    assert!(matches!(error.fault, Fault::NotToml(_)), "{error:?}");
    let twice = Rule::parse(&GOOD.replace("over = 14", "over = 14\nover = 15")).expect_err("twice");
    assert_eq!(twice.line, Some(15), "{twice:?}");
}

#[test]
fn a_missing_field_is_named() {
    for (line, field) in [("id = \"mine\"", "id"), ("basis = \"person\"", "basis")] {
        let error = Rule::parse(&GOOD.replace(line, "")).expect_err(field);
        assert_eq!((error.line, error.field.as_str(), error.fault), (None, field, Fault::Missing));
    }
    broken("issuer = \"Me\"", "", "citation.issuer", Fault::Missing);
    broken("state = \"dormant\"", "", "level.state", Fault::Missing);
    broken("unit = \"days\"", "", "level.unit", Fault::Missing);
    let none = GOOD.split("[[level]]").next().expect("a head");
    assert_eq!(Rule::parse(none).expect_err("no level").field, "level");
}

#[test]
fn an_unknown_field_is_named() {
    broken("basis = \"person\"", "basis = \"person\"\nbase = 1", "base", Fault::Unknown);
    broken("issuer = \"Me\"", "issuer = \"Me\"\nauthor = \"You\"", "citation.author", Fault::Unknown);
    broken("over = 14", "over = 14\nunder = 15", "level.under", Fault::Unknown);
}

#[test]
fn a_wrong_type_is_told() {
    let wrong = Fault::WrongType;
    broken("id = \"mine\"", "id = 1", "id", wrong(Wanted::Text));
    broken("over = 14", "over = \"14\"", "level.over", wrong(Wanted::Number));
    broken("over = 14", "over = 14.5", "level.over", wrong(Wanted::Number));
    broken("counts = [\"original\"]", "counts = \"original\"", "counts", wrong(Wanted::List));
    broken("counts = [\"original\"]", "counts = [1]", "counts", wrong(Wanted::Text));
    broken("basis = \"person\"", "basis = \"person\"\none-way = 1", "one-way", wrong(Wanted::YesOrNo));
    broken("basis = \"person\"", "basis = \"person\"\nnote = \"x\"", "note", wrong(Wanted::Table));
    let text = GOOD.split("[[level]]").next().expect("a head").to_owned() + "[level]\nover = 1\n";
    assert_eq!(Rule::parse(&text).expect_err("one table").fault, wrong(Wanted::Tables));
}

#[test]
fn every_type_has_a_name_in_every_language() {
    for wanted in [Wanted::Text, Wanted::Number, Wanted::YesOrNo, Wanted::List, Wanted::Table, Wanted::Tables]
    {
        assert!(
            Lang::ALL.into_iter().all(|lang| lookup(lang, "rule-type", wanted.id()).is_some()),
            "{wanted:?}"
        );
    }
}

#[test]
fn an_empty_or_endless_value_is_told() {
    broken("id = \"mine\"", "id = \"\"", "id", Fault::Empty);
    broken("en = \"Mine\"", "en = \" \"", "title.en", Fault::Empty);
    broken("en = \"Mine\"", "", "title", Fault::Empty);
    broken("counts = [\"original\"]", "counts = []", "counts", Fault::Empty);
    let long = format!("issuer = \"{}\"", "长".repeat(1001));
    broken("issuer = \"Me\"", &long, "citation.issuer", Fault::TooLong(1000));
}

#[test]
fn a_value_outside_its_choices_is_told_with_them() {
    let states = vec!["cannot-tell", "sleeping", "dormant"];
    broken("state = \"dormant\"", "state = \"active\"", "level.state", Fault::NotOneOf(states));
    let units = vec!["days", "calendar-months", "calendar-years"];
    broken("unit = \"days\"", "unit = \"weeks\"", "level.unit", Fault::NotOneOf(units));
    let kinds = vec!["original", "repost", "reply", "system"];
    broken("counts = [\"original\"]", "counts = [\"like\"]", "counts", Fault::NotOneOf(kinds));
    broken("id = \"mine\"", "id = \"Mine+1\"", "id", Fault::BadId);
    broken("zone = \"+08:00\"", "zone = \"Shanghai\"", "zone", Fault::BadZone);
    broken("issuer = \"Me\"", "issuer = \"Me\"\ndate = \"13.6.2019\"", "citation.date", Fault::BadDate);
    broken("issuer = \"Me\"", "issuer = \"Me\"\nurl = \"javascript:x\"", "citation.url", Fault::BadAddress);
}

#[test]
fn a_threshold_out_of_range_is_told() {
    for number in ["0", "-1", "73001", "99999999999999999999"] {
        broken("over = 14", &format!("over = {number}"), "level.over", Fault::OutOfRange(73_000));
    }
    broken("at-least = 2", "at-least = 201", "level.at-least", Fault::OutOfRange(200));
}

#[test]
fn a_level_has_one_operator() {
    broken("over = 14", "", "level", Fault::NoOperator);
    broken("over = 14", "over = 14\nat-least = 14", "level.at-least", Fault::TwoOperators);
}

#[test]
fn levels_are_in_order_and_not_twice() {
    let head = "level";
    broken("state = \"dormant\"", "state = \"sleeping\"", head, Fault::SameState);
    let swapped = GOOD.replacen("\"sleeping\"", "\"x\"", 1).replacen("\"dormant\"", "\"sleeping\"", 1);
    let swapped = swapped.replacen("\"x\"", "\"dormant\"", 1);
    assert_eq!(Rule::parse(&swapped).expect_err("swapped").fault, Fault::Disordered);
    let twins = GOOD.replacen("at-least = 2", "at-least = 15", 1).replacen("calendar-years", "days", 1);
    assert_eq!(Rule::parse(&twins).expect_err("over 14 days").fault, Fault::Disordered);
    // 730 days are two years, but for leap years.
    let equal = GOOD.replacen("over = 14", "over = 731", 1);
    assert_eq!(Rule::parse(&equal).expect_err("as long").fault, Fault::Disordered);
}

#[test]
fn a_one_way_rule_proves_nothing_by_silence() {
    let one_way = GOOD.replacen("zone =", "one-way = true\nzone =", 1);
    let error = Rule::parse(&one_way).expect_err("convicts");
    assert_eq!((error.line, error.fault), (Some(14), Fault::Convicts));
    broken("state = \"sleeping\"", "state = \"cannot-tell\"", "level.state", Fault::ProvesNothing);
}

#[test]
fn an_absurd_file_is_refused() {
    let padded = format!("{GOOD}#{}", " ".repeat(FILE_LIMIT - GOOD.len() - 1));
    assert!(Rule::own(padded.as_bytes()).is_ok(), "64 KB is not too large");
    let error = Rule::own(format!("{padded} ").as_bytes()).expect_err("one byte more");
    assert_eq!((error.line, error.fault), (None, Fault::TooBig));
    assert_eq!(Rule::own(b"id = \"\xFF\"").expect_err("no text").fault, Fault::NotText);
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC*", bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = Rule::parse(&text);
        let _ = Rule::own(&bytes);
    }

    #[test]
    fn no_mutated_preset_panics(
        index in 0..ORDER.len(),
        at in any::<prop::sample::Index>(),
        cut in 0_usize..40,
        put in "[\\[\\]\"'={}.,#\\\\0-9a-z\n ]{0,12}",
    ) {
        let mut chars: Vec<char> = source(ORDER[index]).chars().collect();
        let from = at.index(chars.len());
        let to = (from + cut).min(chars.len());
        chars.splice(from..to, put.chars());
        let text: String = chars.into_iter().collect();
        if let Err(error) = Rule::own(text.as_bytes()) {
            for lang in Lang::ALL {
                prop_assert!(!rule_error(lang, &error).is_empty());
            }
        }
    }
}

#[test]
fn what_follows_is_checked_like_the_rest() {
    let with = |lines: &str| Rule::parse(&format!("{GOOD}\n{lines}"));
    let rule = with("[follow-up]\nsleeping = \"merge\"\nsteps = [\"announce\"]").expect("a rule");
    assert_eq!((rule.follow_up.sleeping, rule.follow_up.steps.len()), (crate::rule::Remedy::Merge, 1));
    for (lines, field) in [
        ("[follow-up]\nsleeping = \"burn\"", "follow-up.sleeping"),
        ("[follow-up]\nsteps = [\"burn\"]", "follow-up.steps"),
        ("[follow-up]\nsteps = []", "follow-up.steps"),
        ("[follow-up]\nplatforms = [\"X!\"]", "follow-up.platforms"),
        ("[follow-up]\ndormant = \"close\"", "follow-up.dormant"),
        ("[follow-up.citation]\ntitle = \"a\"", "follow-up.citation.issuer"),
    ] {
        assert_eq!(with(lines).expect_err(lines).field, field);
    }
    let of_rule = format!("platforms = [\"x\"]\n{GOOD}\n[follow-up]\nsleeping = \"merge\"");
    let inherited = Rule::parse(&of_rule).expect("a rule").follow_up.platforms;
    assert_eq!(inherited, ["x"], "left out, the rule's own");
    let own =
        Rule::parse(&format!("{of_rule}\nplatforms = [\"weibo\"]")).expect("a rule").follow_up.platforms;
    assert_eq!(own, ["weibo"]);
    let platforms = Rule::parse(&format!("platforms = [\"X!\"]\n{GOOD}")).expect_err("no id");
    assert_eq!(
        (platforms.line, platforms.field.as_str(), platforms.fault),
        (Some(1), "platforms", Fault::BadId)
    );
}
