//! Rule files and mapping files: a fault is named in every language, and a rule judges the same once compiled.
#![no_main]

use dormouse::findings::Findings;
use dormouse::i18n::Lang;
use dormouse::judge::Ask;
use dormouse::map::Map;
use dormouse::report::{self, Report};
use dormouse::rule::Rule;
use dormouse::timeline::{Account, Kind, Post};
use dormouse::view;
use dormouse::when::{DataZone, Day, Moment, Zone, ZoneBasis};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    match Rule::own(bytes) {
        Ok(rule) => obeyed(&rule, bytes),
        Err(error) => {
            assert!(Rule::compile(bytes).is_err(), "compiled, and refused as it stands");
            for lang in Lang::ALL {
                assert!(!view::rule_error(lang, &error).is_empty());
            }
        }
    }
    let text = String::from_utf8_lossy(bytes);
    let _ = Rule::compiled(&text);
    let _ = Rule::own_compiled(&text);
    if let Err(error) = Map::parse(&text) {
        assert!(!error.to_string().is_empty());
    }
});

fn obeyed(rule: &Rule, bytes: &[u8]) {
    let json = Rule::compile(bytes).expect("it was read as it stands");
    assert_eq!(Rule::own_compiled(&json).as_ref(), Some(rule), "compiled, it is another rule");
    for lang in Lang::ALL {
        view::rules(std::slice::from_ref(rule), lang);
    }
    for days in [0, 13, 15, 400, 3000] {
        let report = judged(rule, days);
        let json = serde_json::to_string(&report).expect("serialisable");
        assert_eq!(json, report.to_json());
        view::page(&report, Lang::ALL[0], view::Options::default()).to_html();
    }
}

/// Judges an account whose last post is so many days old.
fn judged(rule: &Rule, days: i64) -> Report {
    let as_of = Day::from_ymd(2019, 6, 13).expect("a date");
    let zone = DataZone { zone: Zone::CHINA, basis: ZoneBasis::Platform };
    let mut account = Account::new("generic-table", "wechat", zone);
    let moment = Moment::Day(as_of.plus_days(-days));
    let post = Post { moment, kind: Kind::Original, record: 1, title: None, link: None, reads: None };
    account.timeline.push("posts", post);
    let findings = Findings { accounts: vec![account], ..Findings::default() };
    report::build(&findings, rule, &Ask { as_of, captured: None, zone: None })
}
