//! Proves that every sample is shown whole, safely and in every language.

use super::node::{Element, Node};
use super::{Options, csv, page, samples, text};
use crate::i18n::Lang;
use crate::report::Report;
use crate::rule::{Modifier, Rule};
use std::collections::BTreeSet;

mod hostile;

fn elements<'a>(node: &'a Node, found: &mut Vec<&'a Element>) {
    if let Node::Element(element) = node {
        found.push(element);
        element.children.iter().for_each(|child| elements(child, found));
    }
}

fn attributes(page: &Node) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    elements(page, &mut found);
    found.into_iter().flat_map(|element| element.attributes.clone()).collect()
}

fn each(check: impl Fn(&str, &Report, Lang)) {
    for (name, report) in samples::all() {
        Lang::ALL.into_iter().for_each(|lang| check(name, &report, lang));
    }
}

#[test]
fn every_code_becomes_words_in_every_language() {
    each(|name, report, lang| {
        let text = text(report, lang);
        assert!(!text.contains(['{', '}', '$']), "{name}: {text}");
        for account in &report.accounts {
            let codes =
                account.flags.iter().chain(&account.settled_by).chain([&account.reason, &account.format]);
            for code in codes.filter(|code| code.contains('-')) {
                assert!(!text.contains(code.as_str()), "{name} in {}: {code}", lang.tag());
            }
        }
    });
}

#[test]
fn ids_are_unique_and_every_reference_is_met() {
    each(|name, report, lang| {
        let attributes = attributes(&page(report, lang, Options::default()));
        let of = |wanted: &str| {
            attributes
                .iter()
                .filter(|(key, _)| *key == wanted)
                .map(|(_, value)| value.clone())
                .collect::<Vec<_>>()
        };
        let ids: BTreeSet<String> = of("id").into_iter().collect();
        assert_eq!(ids.len(), of("id").len(), "{name}");
        let labels = of("aria-labelledby")
            .iter()
            .flat_map(|list| list.split(' ').map(str::to_owned).collect::<Vec<_>>())
            .collect::<Vec<_>>();
        let local = of("href")
            .iter()
            .filter_map(|href| href.strip_prefix('#').map(str::to_owned))
            .collect::<Vec<_>>();
        let fills = of("fill")
            .iter()
            .filter_map(|fill| fill.strip_prefix("url(#")?.strip_suffix(')').map(str::to_owned))
            .collect::<Vec<_>>();
        for reference in labels.iter().chain(&local).chain(&fills) {
            assert!(ids.contains(reference), "{name}: {reference}");
        }
    });
}

#[test]
fn no_attribute_carries_style_or_script() {
    each(|name, report, lang| {
        for (key, value) in attributes(&page(report, lang, Options::default())) {
            assert!(key != "style" && !key.starts_with("on"), "{name}: {key}={value}");
            assert!(key != "href" || value.starts_with('#') || value.starts_with("http"), "{name}: {value}");
        }
    });
}

#[test]
fn what_a_file_says_never_becomes_markup() {
    let report = samples::hostile();
    let html = page(&report, Lang::En, Options::default()).to_html();
    for trick in ["<script", "<img", "<b>", "\u{202E}", "\u{1B}"] {
        assert!(!html.contains(trick), "{trick}");
    }
    assert!(html.contains("<bdi>=&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot;&amp;</bdi>"));
    assert!(html.contains("href=\"https://example.org/?a=1&amp;b=&quot;&gt;&lt;b&gt;\""));
    let text = text(&report, Lang::En);
    assert!(!text.contains(|c: char| c != '\n' && (c.is_control() || c == '\u{202E}')));
}

#[test]
fn an_address_that_is_no_web_address_is_only_text() {
    let mut report = samples::commentary();
    report.rule.levels.iter_mut().for_each(|level| level.citation = None);
    report.rule.citation.url = Some("javascript:alert(1)".to_owned());
    report.accounts[0].evidence[0].link = Some("javascript:alert(2)".to_owned());
    let hrefs: Vec<String> = attributes(&page(&report, Lang::En, Options::default()))
        .into_iter()
        .filter_map(|(key, value)| (key == "href" && !value.starts_with('#')).then_some(value))
        .collect();
    assert_eq!(hrefs, Vec::<String>::new());
}

#[test]
fn the_2019_account_reads_as_expected() {
    let mut report = samples::commentary();
    report.tool.version = "1".to_owned();
    // The code holds the version, which changes.
    report.receipt.iter_mut().for_each(|receipt| receipt.code = "0123-4567".to_owned());
    for (lang, expected) in [
        (Lang::ZhHans, include_str!("expected/commentary.zh-Hans.txt")),
        (Lang::ZhHant, include_str!("expected/commentary.zh-Hant.txt")),
        (Lang::En, include_str!("expected/commentary.en.txt")),
    ] {
        let found = text(&report, lang);
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/view/expected");
            std::fs::write(format!("{folder}/commentary.{}.txt", lang.tag()), found)
                .expect("a writable tree");
            continue;
        }
        assert_eq!(found, expected, "{}", lang.tag());
    }
}

#[test]
fn every_rule_is_listed_with_thresholds_and_source() {
    for lang in Lang::ALL {
        let rules = Rule::presets();
        let list = super::rules(&rules, lang);
        for rule in &rules {
            assert!(list.contains(&format!("{}  ", rule.id)), "{list}");
            let borrowed = rule.levels.iter().filter_map(|level| level.citation.as_ref());
            for quote in borrowed.chain([&rule.citation]).filter_map(|citation| citation.quote.as_ref()) {
                assert!(list.contains(quote), "{quote} in {list}");
            }
        }
        for modifier in Modifier::ALL {
            assert!(list.contains(&format!("+{}", modifier.id())), "{list}");
        }
        assert!(!list.contains("cannot-tell"), "{list}");
    }
    let english = super::rules(&Rule::presets(), Lang::En);
    assert!(english.contains("Sleeping: over 14 days, Dormant: over 2 years"), "{english}");
    assert!(english.contains("Cannot tell: at least 180 days"), "{english}");
}

#[test]
fn a_changed_rule_says_so() {
    let rule = Rule::preset("two-years+originals-only").expect("a preset");
    let mut report = samples::commentary();
    report.rule = (&Rule { own: true, ..rule }).into();
    let text = text(&report, Lang::En);
    assert!(text.contains("rule “Two years without an update (original posts only)”"), "{text}");
    assert!(text.contains("your own file") && text.contains("Kinds counted: original\n"), "{text}");
    assert!(csv(&report).contains(",two-years+originals-only,"), "{}", csv(&report));
}

#[test]
fn the_2019_account_makes_one_row() {
    let expected = "account,handle,platform,format,verdict,reason,proven,proven_at,as_of,rule,posts,first,last,\
        silence_days,silence_calendar,captured,captured_from,complete,unread,flags,advice,settled_by,receipt\r\n\
        南昌市国土资源局,,wechat,wechat-exporter-json,dormant,silence-over-threshold,dormant,2019-06-13,\
        2019-06-13,two-years,13,2015-03-02,2016-12-16,909,P2Y5M28D,2019-06-13,person,,0,,close,,0123-4567\r\n";
    let mut report = samples::commentary();
    report.receipt.iter_mut().for_each(|receipt| receipt.code = "0123-4567".to_owned());
    assert_eq!(csv(&report), expected);
}

#[test]
fn those_that_need_attention_come_first() {
    let (_, report) = samples::all().into_iter().find(|(name, _)| *name == "twelve").expect("the sample");
    let verdicts: Vec<&str> = super::ranked(&report).iter().map(|account| account.verdict.as_str()).collect();
    let expected = ["dormant", "sleeping", "cannot-tell", "active"].map(|verdict| [verdict; 3]).concat();
    assert_eq!(verdicts, expected);
}

#[test]
fn further_accounts_fold_and_the_rest_stay_in_the_table() {
    let (_, report) = samples::all().into_iter().find(|(name, _)| *name == "twelve").expect("the sample");
    let html = page(&report, Lang::En, Options { unfolded: 2, detailed: 5 }).to_html();
    assert_eq!(html.matches("<details class=\"folded\">").count(), 3);
    assert_eq!(html.matches("<a href=\"#account-").count(), 5);
    let accounts = html.split("</table>").next().unwrap_or_default();
    assert_eq!(accounts.matches("<th scope=\"row\"><bdi").count(), 7);
    assert!(html.contains("first 5 accounts only"));
}

#[test]
fn a_report_of_refusals_leads_with_them() {
    let (_, report) = samples::all().into_iter().find(|(name, _)| *name == "refused").expect("the sample");
    let html = page(&report, Lang::En, Options::default()).to_html();
    let start = "<div class=\"report\" lang=\"en\"><section class=\"refusals\"><h2 tabindex=\"-1\">";
    assert!(html.starts_with(start), "{html}");
    assert!(html.contains("protected by a password") && html.contains("Details: 2 GB"));
    let receipt = samples::commentary().receipt;
    assert!(receipt.is_some());
    let html = page(&Report { receipt, ..report }, Lang::En, Options::default()).to_html();
    assert!(!html.contains("receipt"), "nothing was judged");
}

#[test]
fn each_account_shows_every_rule_that_may_apply_and_the_report_its_receipt() {
    let html = page(&samples::commentary(), Lang::En, Options::default()).to_html();
    let table = html.split("<section class=\"rules\">").nth(1).and_then(|rest| rest.split("</table>").next());
    let table = table.expect("a table");
    assert!(table.contains("<caption>") && table.matches("<th scope=\"col\">").count() == 4, "{table}");
    assert_eq!(table.matches("<th scope=\"row\">").count(), 7, "{table}");
    assert!(
        table.contains("Two years without an update (chosen)") && table.contains("17 March 2017"),
        "{table}"
    );
    assert_eq!(html.matches("class=\"receipt\"").count(), 1);
}

#[test]
fn closing_steps_stand_under_a_rule_that_asks_for_them() {
    let mut report = samples::commentary();
    report.rule = (&Rule::preset("cn-gov-2019").expect("a preset")).into();
    for (advice, shown) in [("close", true), ("merge", true), ("rectify", false), ("keep", false)] {
        report.accounts[0].advice = advice.to_owned();
        let text = text(&report, Lang::En);
        assert_eq!(text.contains("graded filing"), shown, "{advice}");
        assert_eq!(text.contains("国办发〔2018〕123号"), shown, "{advice}");
    }
}

#[test]
fn a_clause_is_cited_only_where_it_can_apply() {
    let told = |rule: &str, platform: &str| {
        let mut report = samples::commentary();
        report.rule = (&Rule::preset(rule).expect("a preset")).into();
        report.accounts[0].platform = platform.to_owned();
        let cited = text(&report, Lang::ZhHans).contains("国办发〔2018〕123号");
        let page = page(&report, Lang::ZhHans, Options::default()).to_html();
        assert_eq!(page.contains("国办发〔2018〕123号"), cited, "{rule} on {platform}");
        cited
    };
    for rule in ["two-years", "cn-gov-2019"] {
        assert!(
            ["wechat", "wechat-channels", "weibo", "unknown"].iter().all(|platform| told(rule, platform))
        );
        assert!(!["x", "mastodon", "feed"].iter().any(|platform| told(rule, platform)), "{rule}");
    }
}
