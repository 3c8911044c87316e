//! Runs every fixture in every disguise: as is, renamed, zipped, one byte at a time.
//!
//! A case is a folder `tests/corpus/<format>/<case>/` with `in/` and `expect.toml`;
//! adding a folder is the whole job. Without the features (`--no-default-features --features own-rules`) it holds
//! the light build to the same expectations.
#![cfg_attr(not(feature = "every-format"), allow(dead_code, unused_imports))]

mod common;

use common::{Item, fixtures, folders, load, read_dripping, read_items, zip};
use dormouse::i18n::Lang;
use dormouse::judge::{Ask, Flag};
use dormouse::report::{self, AccountReport, Report};
use dormouse::rule::Rule;
use dormouse::view;
use dormouse::when::{Day, Zone};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Expect {
    #[allow(dead_code)] // For the reader of the fixture.
    why: String,
    as_of: String,
    captured: Option<String>,
    zone: Option<String>,
    #[serde(default)]
    pasted: bool,
    /// Flags that another case raises and this one only just does not.
    #[serde(default)]
    narrowly_not: Vec<String>,
    #[serde(default)]
    refusals: Vec<String>,
    #[serde(default, rename = "account")]
    accounts: Vec<ExpectAccount>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct ExpectAccount {
    format: String,
    name: Option<String>,
    handle: Option<String>,
    platform: String,
    posts: u64,
    first: Option<String>,
    last: Option<String>,
    verdict: String,
    reason: String,
    #[serde(default)]
    unread: u64,
    #[serde(default)]
    not_counted: BTreeMap<String, u64>,
    #[serde(default)]
    by_kind: BTreeMap<String, u64>,
    #[serde(default)]
    flags: Vec<String>,
}

impl From<&AccountReport> for ExpectAccount {
    fn from(account: &AccountReport) -> ExpectAccount {
        ExpectAccount {
            format: account.format.clone(),
            name: account.name.clone(),
            handle: account.handle.clone(),
            platform: account.platform.clone(),
            posts: account.posts.counted,
            first: account.posts.first.clone(),
            last: account.posts.last.clone(),
            verdict: account.verdict.clone(),
            reason: account.reason.clone(),
            unread: account.coverage.unread,
            not_counted: account.posts.not_counted.clone(),
            by_kind: account.posts.by_kind.clone(),
            flags: account.flags.clone(),
        }
    }
}

impl ExpectAccount {
    /// Forgets what a file's name may tell.
    fn nameless(self) -> ExpectAccount {
        ExpectAccount { name: None, handle: None, ..self }
    }
}

/// Holds a case with the words of the person parsed.
struct Case {
    label: String,
    expect: Expect,
    items: Vec<Item>,
    ask: Ask,
}

impl Case {
    fn open(dir: &Path) -> Case {
        let label = dir.strip_prefix(fixtures()).expect("inside").display().to_string();
        let text =
            fs::read_to_string(dir.join("expect.toml")).unwrap_or_else(|error| panic!("{label}: {error}"));
        let expect: Expect = toml::from_str(&text).unwrap_or_else(|error| panic!("{label}: {error}"));
        let day = |text: &str| Day::parse_iso(text).unwrap_or_else(|| panic!("{label}: no date: {text}"));
        let zone = expect.zone.as_deref().map(|text| Zone::parse(text).expect("a zone"));
        let ask = Ask { as_of: day(&expect.as_of), captured: expect.captured.as_deref().map(day), zone };
        let items = load(&dir.join("in"), expect.pasted);
        Case { label, expect, items, ask }
    }

    fn report(&self, items: &[Item]) -> Report {
        let findings = read_items(items, self.ask.captured, self.ask.zone);
        report::build(&findings, &Rule::preset("two-years").expect("the default"), &self.ask)
    }

    #[track_caller]
    fn check(&self, report: &Report, disguise: &str, nameless: bool) {
        let found = report.accounts.iter().map(ExpectAccount::from);
        let wanted = toml::from_str::<Expect>(&self.written()).expect("parsed before").accounts;
        let (found, wanted): (Vec<_>, Vec<_>) = match nameless {
            true => (
                found.map(ExpectAccount::nameless).collect(),
                wanted.into_iter().map(ExpectAccount::nameless).collect(),
            ),
            false => (found.collect(), wanted),
        };
        assert_eq!(found, wanted, "{} {disguise}\n{:?}\n{:?}", self.label, report.issues, report.refusals);
    }

    fn written(&self) -> String {
        fs::read_to_string(fixtures().join(&self.label).join("expect.toml")).expect("read before")
    }
}

fn cases() -> Vec<Case> {
    folders(&fixtures()).iter().flat_map(|format| folders(format)).map(|dir| Case::open(&dir)).collect()
}

#[cfg(feature = "every-format")]
#[test]
fn every_case_is_read_as_expected() {
    let cases = cases();
    assert!(!cases.is_empty());
    for case in &cases {
        let report = case.report(&case.items);
        case.check(&report, "as is", false);
        let codes: Vec<&str> = report.refusals.iter().map(|refusal| refusal.code.as_str()).collect();
        assert_eq!(codes, case.expect.refusals, "{}: refusals", case.label);
    }
}

#[cfg(feature = "every-format")]
#[test]
fn names_of_files_decide_nothing() {
    for case in &cases() {
        let items: Vec<Item> = case.items.iter().map(renamed).collect();
        case.check(&case.report(&items), "renamed", true);
    }
}

fn renamed(item: &Item) -> Item {
    match &item.folder {
        Some(_) => Item { folder: Some("unknown".to_owned()), ..item.clone() },
        None => Item { path: if item.pasted { "" } else { "unknown" }.to_owned(), ..item.clone() },
    }
}

#[cfg(feature = "every-format")]
#[test]
fn a_zip_around_it_changes_nothing() {
    for case in &cases() {
        // A paste has no file.
        if case.expect.pasted {
            continue;
        }
        let members: Vec<(String, Vec<u8>)> =
            case.items.iter().map(|item| (item.path.clone(), item.bytes.clone())).collect();
        let wrapped: Vec<(String, Vec<u8>)> =
            members.iter().map(|(path, bytes)| (format!("My Export/{path}"), bytes.clone())).collect();
        for (disguise, members) in [("zipped", members), ("zipped in a folder", wrapped)] {
            case.check(&case.report(&[Item::file("export.zip", zip(&members))]), disguise, true);
        }
    }
}

#[cfg(feature = "every-format")]
#[test]
fn one_byte_at_a_time_changes_nothing() {
    for case in &cases() {
        let findings = read_dripping(&case.items, case.ask.captured, case.ask.zone);
        let rule = Rule::preset("two-years").expect("the default");
        case.check(&report::build(&findings, &rule, &case.ask), "one byte at a time", false);
    }
}

#[cfg(feature = "every-format")]
#[test]
fn every_report_survives_its_json_and_every_language() {
    for case in &cases() {
        let report = case.report(&case.items);
        let json = serde_json::to_string(&report).expect("serialisable");
        let back: Report = serde_json::from_str(&json).expect("its own JSON");
        assert_eq!(back, report, "{}", case.label);
        // The page's way of writing and reading it is another one.
        assert_eq!(report.to_json(), json, "{}", case.label);
        assert_eq!(Report::from_json(&json).as_ref(), Some(&report), "{}", case.label);
        for lang in Lang::ALL {
            let page = view::page(&report, lang, view::Options::default()).to_html();
            let text = view::text(&report, lang);
            for (what, shown) in [("page", &page), ("text", &text)] {
                assert!(!shown.is_empty(), "{}: {what} in {}", case.label, lang.tag());
                assert!(!shown.contains("SENTINEL"), "{}: a body reached the {what}", case.label);
            }
        }
        assert!(!json.contains("SENTINEL"), "{}: a body reached the report", case.label);
        assert!(!view::csv(&report).contains("SENTINEL"), "{}: a body reached the CSV", case.label);
    }
}

#[cfg(feature = "every-format")]
#[test]
fn every_reported_place_is_in_a_source() {
    for case in &cases() {
        let report = case.report(&case.items);
        for evidence in report.accounts.iter().flat_map(|account| &account.evidence) {
            let source = evidence.source.and_then(|index| report.sources.get(index));
            assert!(source.is_some(), "{}: {} has no source", case.label, evidence.place);
        }
    }
}

#[cfg(feature = "every-format")]
#[test]
fn every_flag_is_raised_and_narrowly_not_raised() {
    let cases = cases();
    let raises = |case: &Case, flag: &str| {
        case.expect.accounts.iter().any(|account| account.flags.iter().any(|raised| raised == flag))
    };
    for flag in Flag::ALL.map(Flag::id) {
        assert!(cases.iter().any(|case| raises(case, flag)), "no case raises {flag}");
        let near: Vec<&Case> =
            cases.iter().filter(|case| case.expect.narrowly_not.iter().any(|not| not == flag)).collect();
        assert!(!near.is_empty(), "no case narrowly does not raise {flag}");
        assert!(!near.iter().any(|case| raises(case, flag)), "{flag} is raised where it should not be");
    }
}

/// It may also say that a larger build must read this.
#[cfg(not(feature = "every-format"))]
#[test]
fn the_light_build_reads_as_the_full_one_or_asks_for_it() {
    let (mut read, mut asked) = (0, 0);
    for case in &cases() {
        let report = case.report(&case.items);
        if report.refusals.iter().any(|refusal| refusal.code.starts_with("needs-")) {
            asked += 1;
            continue;
        }
        read += 1;
        case.check(&report, "in the light build", false);
    }
    assert!(read > 50 && asked > 50, "{read} were read, {asked} asked for more");
}
