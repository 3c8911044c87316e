//! Proves which rules stand in an account's table, and the days they name.

use super::*;
use crate::findings::Findings;
use crate::report::{AccountReport, build};
use crate::timeline::{Account, Kind, Post};
use crate::when::{DataZone, Day, Moment, Zone, ZoneBasis};

fn day(text: &str) -> Day {
    Day::parse_iso(text).expect("a date")
}

fn reports(platform: &'static str, accounts: usize, rule: &str, as_of: &str) -> Vec<AccountReport> {
    let zone = DataZone { zone: Zone::CHINA, basis: ZoneBasis::Platform };
    let account = |_| {
        let mut account = Account::new("generic-table", platform, zone);
        let moment = Moment::Day(day("2022-01-26"));
        let kind = Kind::Original;
        account.timeline.push("a", Post { moment, kind, record: 1, title: None, link: None, reads: None });
        account
    };
    let findings = Findings { accounts: (0..accounts).map(account).collect(), ..Findings::default() };
    let ask = Ask { as_of: day(as_of), captured: None, zone: None };
    build(&findings, &Rule::preset(rule).expect("a preset"), &ask).accounts
}

fn ids(account: &AccountReport) -> Vec<&str> {
    account.rules.iter().map(|rule| rule.id.as_str()).collect()
}

#[test]
fn only_rules_of_the_platform_are_listed_and_the_chosen_one_leads() {
    for (platform, expected) in [
        (
            "wechat",
            &[
                "campus-6m",
                "two-years",
                "cn-gov-2019",
                "cn-guizhou-2025",
                "cn-local-10d",
                "cn-weekly",
                "wechat-210d",
            ][..],
        ),
        ("x", &["campus-6m", "two-years", "us-doi-3m", "x-30d"]),
        ("tiktok", &["campus-6m", "two-years", "tiktok-180d"]),
    ] {
        let account = &reports(platform, 1, "campus-6m+originals-only", "2022-02-09")[0];
        assert_eq!(ids(account), expected, "{platform}");
        let chosen: Vec<bool> = account.rules.iter().map(|rule| rule.chosen).collect();
        assert_eq!(chosen.iter().position(|chosen| *chosen), Some(0), "{platform}");
    }
    assert!(ids(&reports("unknown", 1, "two-years", "2022-02-09")[0]).contains(&"cn-gov-2019"));
}

#[test]
fn each_rule_has_its_own_verdict_days_and_advice() {
    let account = &reports("wechat", 1, "cn-gov-2019", "2022-02-09")[0];
    let of = |id: &str| account.rules.iter().find(|rule| rule.id == id).expect("listed");
    let (national, county) = (of("cn-gov-2019"), of("cn-local-10d"));
    assert_eq!((national.verdict.as_str(), national.safe_by.as_deref()), ("active", Some("2022-02-09")));
    assert_eq!(national.deadlines[0].on, "2022-02-10");
    assert_eq!((county.verdict.as_str(), county.safe_by.as_deref()), ("sleeping", None));
    assert_eq!((county.deadlines[0].on.as_str(), county.advice.as_str()), ("2022-02-06", "merge"));
    assert_eq!(national.verdict, account.verdict);
    assert_eq!(reports("x", 1, "us-doi-3m", "2022-06-01")[0].advice, "rectify");
}

#[test]
fn a_register_goes_without() {
    assert!(
        reports("wechat", RULES_LIMIT, "two-years", "2022-02-09").iter().all(|one| !one.rules.is_empty())
    );
    assert!(
        reports("wechat", RULES_LIMIT + 1, "two-years", "2022-02-09").iter().all(|one| one.rules.is_empty())
    );
}
