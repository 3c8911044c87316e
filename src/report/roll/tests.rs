//! Proves that a stretch says of its accounts what the whole report says.

use super::*;
use crate::report::{AccountReport, build};
use crate::timeline::{Account, CapturedFrom, Kind, Post};
use crate::when::{DataZone, Day, Moment, Zone, ZoneBasis};

fn day(text: &str) -> Day {
    Day::parse_iso(text).expect("a date")
}

fn ask() -> Ask {
    Ask { as_of: day("2026-01-05"), captured: None, zone: None }
}

fn rule() -> Rule {
    Rule::preset("two-years").expect("the default")
}

/// Makes 250 accounts: one in five active, four silent for ever longer, on two platforms.
fn findings() -> Findings {
    let account = |number: usize| {
        let zone = DataZone { zone: Zone::CHINA, basis: ZoneBasis::Platform };
        let platform = if number.is_multiple_of(2) { "wechat" } else { "weibo" };
        let mut account = Account::new("gov-newmedia-list", platform, zone);
        account.name = Some(format!("Bureau {number}"));
        account.handle = (number == 7).then(|| "Ärger".to_owned());
        account.captured = Some((Moment::Day(day("2026-01-05")), CapturedFrom::Export));
        let last =
            day("2026-01-01").epoch() - if number.is_multiple_of(5) { 0 } else { 200 + number as i64 * 4 };
        let moment = Moment::Day(Day::from_epoch(last).expect("a day"));
        let post = Post {
            moment,
            kind: Kind::Original,
            record: number as u64 + 1,
            title: None,
            link: None,
            reads: None,
        };
        account.timeline.push("list.csv", post);
        account
    };
    Findings { accounts: (0..250).map(account).collect(), ..Findings::default() }
}

#[test]
fn stretches_together_are_the_whole_report_ranked() {
    let findings = findings();
    let mut whole = build(&findings, &rule(), &ask());
    let silence = |one: &AccountReport| one.silence.as_ref().map_or(0, |silence| silence.days);
    whole.accounts.sort_by_key(|one| (urgency(&one.verdict), -silence(one)));
    let roll = Roll::of(&findings, rule(), ask());
    let mut seen = Vec::new();
    for from in [0, 100, 200] {
        let (report, list) = roll.stretch(&findings, &Query { from, ..Query::default() });
        assert_eq!((list.total, list.matched, list.from), (250, 250, from as u64));
        assert_eq!(list.numbers.len(), report.accounts.len());
        seen.extend(report.accounts);
    }
    assert_eq!(seen, whole.accounts);
}

#[test]
fn a_query_counts_what_it_leaves_and_the_list_still_counts_all() {
    let findings = findings();
    let roll = Roll::of(&findings, rule(), ask());
    let matched = |query: Query| {
        let (report, list) = roll.stretch(&findings, &query);
        assert_eq!(list.verdicts, List::whole(&build(&findings, &rule(), &ask())).verdicts);
        (list.matched, report.accounts.first().and_then(|one| one.name.clone()))
    };
    assert_eq!(matched(Query { verdict: "active".to_owned(), ..Query::default() }).0, 50);
    assert_eq!(matched(Query { platform: "weibo".to_owned(), ..Query::default() }).0, 125);
    let both = Query { verdict: "active".to_owned(), platform: "weibo".to_owned(), ..Query::default() };
    assert_eq!(matched(both).0, 25);
    assert_eq!(matched(Query { name: " bureau 24".to_owned(), ..Query::default() }).0, 11);
    assert_eq!(
        matched(Query { name: "ÄrGER".to_owned(), ..Query::default() }),
        (1, Some("Bureau 7".to_owned())),
        "by the handle"
    );
    assert_eq!(matched(Query { name: "nobody".to_owned(), ..Query::default() }), (0, None));
}

#[test]
fn a_stretch_past_the_end_is_the_last_one() {
    let findings = findings();
    let roll = Roll::of(&findings, rule(), ask());
    let from = |query: Query| roll.stretch(&findings, &query).1.from;
    assert_eq!(from(Query { from: 9_000, ..Query::default() }), 200);
    assert_eq!(from(Query { from: 100, name: "Ärger".to_owned(), ..Query::default() }), 0);
}

#[test]
fn one_account_is_reported_with_every_rule_and_its_flags() {
    let mut findings = findings();
    findings.accounts[3].name = Some("Bureau 1".to_owned());
    let roll = Roll::of(&findings, rule(), ask());
    let report = roll.one(&findings, 3).expect("an account");
    assert_eq!(report.accounts.len(), 1);
    assert!(report.accounts[0].rules.len() > 1);
    assert!(report.accounts[0].flags.iter().any(|flag| flag == "duplicate-account"));
    assert_eq!(roll.one(&findings, 250), None);
}

#[test]
fn judging_again_is_as_good_as_the_first_time() {
    let mut findings = findings();
    findings.accounts[247].name = findings.accounts[249].name.clone();
    let other = || Rule::preset("cn-gov-2019").expect("a preset");
    let all = |roll: Roll| roll.stretch(&findings, &Query::default());
    let again = all(Roll::of(&findings, rule(), ask()).again(&findings, other(), ask()));
    assert_eq!(again, all(Roll::of(&findings, other(), ask())));
    let told = |report: &Report| report.accounts.iter().any(|one| one.flags.len() > 1);
    assert!(told(&again.0), "what is known from the others is kept");
}
