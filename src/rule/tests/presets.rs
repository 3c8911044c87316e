//! Holds the presets against what their sources say and what readers are promised.

use super::{day, preset, source};
use crate::i18n::Lang;
use crate::rule::order::ORDER;
use crate::rule::{Basis, Modifier, Rule, State, can_apply, in_language};
use crate::timeline::Kind;

#[test]
fn every_preset_is_compiled_as_it_was_written() {
    let presets = Rule::presets();
    assert_eq!(ORDER.to_vec(), presets.iter().map(|rule| rule.id.as_str()).collect::<Vec<_>>());
    for (id, preset) in ORDER.iter().zip(presets) {
        let text = source(id);
        let written = Rule::parse(&text).unwrap_or_else(|error| panic!("{error:?} in {id}"));
        assert_eq!(written, preset, "{id}");
        let own = Rule::compile(text.as_bytes()).ok().and_then(|json| Rule::own_compiled(&json));
        assert_eq!(own, Rule::own(text.as_bytes()).ok(), "{id}");
    }
    let folder = format!("{}/src/rules", env!("CARGO_MANIFEST_DIR"));
    assert_eq!(std::fs::read_dir(folder).expect("the rules").count(), ORDER.len());
}

#[test]
fn every_preset_speaks_every_language_and_names_its_source() {
    for rule in Rule::presets() {
        for lang in Lang::ALL {
            for texts in [&rule.title, &rule.note, &rule.scope] {
                assert!(texts.contains_key(lang.tag()), "{} in {}", rule.id, lang.tag());
            }
        }
        assert!(rule.confidence.is_some() && rule.basis != Basis::Person, "{}", rule.id);
        assert!(rule.citation.quote.is_some(), "{}", rule.id);
        assert_eq!(rule.counts, [Kind::Original, Kind::Repost, Kind::Reply], "{}", rule.id);
        assert!(!rule.own && rule.modifiers.is_empty(), "{}", rule.id);
    }
}

#[test]
fn a_quotation_is_short() {
    for rule in Rule::presets() {
        let borrowed = rule.levels.iter().filter_map(|level| level.citation.as_ref());
        for quote in borrowed.chain([&rule.citation]).filter_map(|citation| citation.quote.as_ref()) {
            assert!(quote.chars().count() <= 80, "{}: {quote}", rule.id);
        }
    }
}

#[test]
fn official_words_stay_quotations() {
    for rule in Rule::presets() {
        for text in rule.title.values().chain(rule.note.values()).chain(rule.scope.values()) {
            let own_voice =
                text.to_lowercase().contains("zombie") || text.contains("僵尸") || text.contains("殭屍");
            assert!(!own_voice, "{}: {text}", rule.id);
        }
    }
}

#[test]
fn platform_rules_clear_and_never_convict() {
    for rule in Rule::presets() {
        let platform = rule.basis == Basis::Platform;
        assert_eq!(rule.one_way, platform, "{}", rule.id);
        let proves_nothing = rule.levels.iter().all(|level| level.state == State::CannotTell);
        assert_eq!(proves_nothing, platform, "{}", rule.id);
    }
}

#[test]
fn a_level_from_another_document_says_so() {
    for id in ["cn-gov-2019", "cn-local-10d", "cn-weekly"] {
        let rule = preset(id);
        let dormant = rule.levels.last().and_then(|level| level.citation.as_ref()).expect("a citation");
        assert_ne!(dormant.issuer, rule.citation.issuer, "{id}");
    }
}

#[test]
fn the_interior_department_knows_no_dormant_account() {
    let states: Vec<State> = preset("us-doi-3m").levels.iter().map(|level| level.state).collect();
    assert_eq!(states, [State::Sleeping]);
}

#[test]
fn two_years_counts_calendar_months_and_years() {
    let rule = preset("two-years");
    let last = day("2016-12-16");
    for (now, state) in [
        ("2016-12-16", State::Active),
        ("2017-06-16", State::Active),
        ("2017-06-17", State::Sleeping),
        ("2018-12-16", State::Sleeping),
        ("2018-12-17", State::Dormant),
        ("2019-06-13", State::Dormant),
    ] {
        assert_eq!(rule.state(last, day(now)), state, "{now}");
    }
    assert!(rule.on_boundary(last, day("2018-12-16")));
    assert!(!rule.on_boundary(last, day("2018-12-17")));
}

#[test]
fn a_modifier_narrows_what_counts() {
    let rule = preset("cn-gov-2019+originals-only");
    assert_eq!((rule.counts.as_slice(), rule.id.as_str()), (&[Kind::Original][..], "cn-gov-2019"));
    assert_eq!(rule.modifiers, [Modifier::OriginalsOnly]);
    let both = preset("cn-gov-2019+ignore-system-posts+originals-only+originals-only");
    assert_eq!(both.modifiers, [Modifier::IgnoreSystemPosts, Modifier::OriginalsOnly]);
    assert_eq!(Rule::preset("cn-gov-2019+sometimes"), None);

    let all = source("two-years").replace("\"reply\"]", "\"reply\", \"system\"]");
    let all = Rule::parse(&all).expect("a rule that counts everything");
    assert_eq!(all.counts, Kind::ALL);
    let fewer = all.with(&[Modifier::IgnoreSystemPosts]);
    assert_eq!(fewer.counts, [Kind::Original, Kind::Repost, Kind::Reply]);
}

#[test]
fn only_known_modifiers_are_split_off() {
    let none: Vec<Modifier> = Vec::new();
    assert_eq!(Modifier::split("a+b.toml"), ("a+b.toml", none));
    assert_eq!(Modifier::split("a+b.toml+originals-only"), ("a+b.toml", vec![Modifier::OriginalsOnly]));
}

#[test]
fn the_operator_is_named_as_rule_files_write_it() {
    let operator = |id: &str| preset(id).levels[0].operator();
    assert_eq!((operator("cn-gov-2019"), operator("tiktok-180d")), ("over", "at-least"));
}

#[test]
fn a_post_comes_in_time_until_the_day_before_the_shortest_threshold_trips() {
    let until = |id: &str| preset(id).safe_until(day("2022-01-26")).map(|day| day.to_string());
    assert_eq!(until("cn-gov-2019").as_deref(), Some("2022-02-09"));
    assert_eq!(until("tiktok-180d").as_deref(), Some("2022-07-24"), "on the 180th day it is too late");
}

#[test]
fn a_rule_without_platforms_can_apply_everywhere() {
    assert!(preset("two-years").applies_to("x") && can_apply(&[], "x"));
    let rule = preset("cn-gov-2019");
    assert!(rule.applies_to("weibo") && rule.applies_to("unknown") && !rule.applies_to("x"));
}

#[test]
fn a_text_falls_back_to_english_and_then_to_any() {
    let texts = |langs: &[&str]| langs.iter().map(|lang| (lang.to_string(), format!("in {lang}"))).collect();
    assert_eq!(in_language(&texts(&["en", "zh-Hans"]), "zh-Hans"), Some("in zh-Hans"));
    assert_eq!(in_language(&texts(&["en", "de"]), "zh-Hans"), Some("in en"));
    assert_eq!(in_language(&texts(&["de"]), "zh-Hans"), Some("in de"));
    assert_eq!(in_language(&texts(&[]), "en"), None);
}
