//! Proves that every code has words, and that words are written the way each language does.

mod checker;

use super::*;
use crate::issue::{IssueCode, RefusalCode};
use crate::judge::{Advice, Flag, Reason, Verdict};
use crate::read::Step;
use crate::rule::{Basis, ClosingStep, Confidence, Modifier, Wanted};
use crate::timeline::{Kind, NotPost};

/// Lists the ids of every variant; a new variant does not compile until it is listed here.
macro_rules! ids {
    ($name:ident: $($variant:ident)*) => {{
        fn listed(one: $name) -> &'static str {
            match one { $($name::$variant => one.id()),* }
        }
        [$(listed($name::$variant)),*].to_vec()
    }};
}

fn codes() -> Vec<(&'static str, Vec<&'static str>)> {
    vec![
        ("verdict", ids!(Verdict: Active Sleeping Dormant ZeroPost CannotTell)),
        (
            "reason",
            ids!(Reason: WithinThreshold SilenceOverThreshold EmptyList CounterZero OnlyHearsay ExportTooOld Borderline
                UnreadRecords NotProvenEmpty Emptied NothingPublic AllAfterAsOf NothingCounted OneWayRule),
        ),
        (
            "flag",
            ids!(Flag: Partial CaptureAssumed ExportTooOld Borderline UnreadRecords FutureDated TooNew Emptied
                RepostsOnly SystemPostsOnly ClosingNotice Moved OnePostEver Sparse BurstBeforeCheck DuplicateAccount MixedAccounts),
        ),
        ("advice", ids!(Advice: Keep Rectify Merge Close Wait BringAnotherFile)),
        ("closing", ids!(ClosingStep: Approve Announce KeepPosting Report StayClosed)),
        ("kind", ids!(Kind: Original Repost Reply System)),
        ("not-counted", ids!(NotPost: Draft Scheduled Deleted Private Duplicate)),
        ("not-counted", vec!["future-dated"]),
        ("basis", ids!(Basis: Regulation Local Newspaper Institution Platform Person)),
        ("confidence", ids!(Confidence: High Medium)),
        ("modifier", ids!(Modifier: OriginalsOnly IgnoreSystemPosts)),
        ("rule-type", ids!(Wanted: Text Number YesOrNo List Table Tables)),
        ("step", ids!(Step: Opening Recognising Reading)),
        (
            "settled-by",
            vec![
                "newer-export",
                "exact-times",
                "readable-export",
                "later-as-of",
                "other-rule",
                "login-record",
                "whole-export",
            ],
        ),
        ("captured-from", vec!["export", "person", "file-time", "unknown"]),
        ("precision", vec!["second", "day", "month"]),
        (
            "evidence",
            vec![
                "last-post",
                "recent-post",
                "first-post",
                "before-gap",
                "after-gap",
                "most-read",
                "least-read",
            ],
        ),
        ("platform", vec!["x", "mastodon", "feed", "wechat", "weibo", "unknown"]),
    ]
}

fn issues() -> Vec<&'static str> {
    ids!(IssueCode: UnreadableDate MissingDate UnreadableRecord NeedsCaptureDay DayOrMonth CutShort MissingPart)
}

fn refusals() -> Vec<&'static str> {
    ids!(RefusalCode: Nothing EmptyFile Unknown NotText NotPosts NoPostsInside SeveralTables Encrypted Truncated MultiDisk
        Damaged TooBig Bomb Unsupported Ambiguous NoTimeColumn WhichTimeColumn NotMapped NoDates NeedsSpreadsheet
        NeedsEveryFormat ErrorAnswer JsonInstead ReadFailed)
}

#[track_caller]
fn has_words(family: &str, code: &str) {
    for lang in Lang::ALL {
        assert!(lookup(lang, family, code).is_some(), "{family}-{code} in {}", lang.tag());
    }
}

#[test]
fn every_code_has_words() {
    for (family, codes) in codes() {
        codes.iter().for_each(|code| has_words(family, code));
    }
}

#[test]
fn every_problem_says_what_happened_and_what_to_do() {
    for (family, codes) in [("issue", issues()), ("refusal", refusals())] {
        for code in codes {
            has_words(family, code);
            has_words(family, &format!("{code}-do"));
        }
    }
}

#[test]
fn every_format_says_where_it_comes_from_and_what_it_proves() {
    let named = &Texts::of(Lang::ALL[0]).named;
    let formats = named.iter().filter_map(|(name, _)| name.strip_prefix("format-")?.strip_suffix("-get"));
    let formats: Vec<&str> = formats.collect();
    assert!(formats.contains(&"x-archive"), "{formats:?}");
    for format in formats {
        has_words("format", format);
        has_words("format", &format!("{format}-limits"));
    }
}

#[test]
fn nothing_is_shouted_and_official_words_stay_quotations() {
    for lang in Lang::ALL {
        for (name, text) in &Texts::of(lang).named {
            let shouted = text.contains(['!', '！']);
            let own_voice =
                text.to_lowercase().contains("zombie") || text.contains("僵尸") || text.contains("殭屍");
            assert!(!shouted && !own_voice, "{name}: {text}");
        }
    }
}

#[test]
fn an_unknown_code_is_shown_as_it_is() {
    assert_eq!(coded(Lang::En, "flag", "from-the-future"), "from-the-future");
}

#[test]
fn a_tag_finds_its_catalogue() {
    for (tag, tag_found) in [
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh-SG", "zh-Hans"),
        ("zh-Hans-HK", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("zh-HK", "zh-Hant"),
        ("zh_MO", "zh-Hant"),
        ("ZH-hant-cn", "zh-Hant"),
        ("en-GB", "en"),
        ("EN", "en"),
    ] {
        assert_eq!(Lang::from_tag(tag).map(Lang::tag), Some(tag_found), "{tag}");
    }
    assert_eq!(Lang::from_tag("fr"), None);
    assert_eq!(Lang::from_tag(""), None);
    assert_eq!(Lang::negotiate(["fr", "zh-TW", "en"]), Lang::ZhHant);
    assert_eq!(Lang::negotiate(["fr"]), Lang::En);
    assert_eq!(Lang::ZhHans.name(), "简体中文");
    assert_eq!(Lang::ALL.map(Lang::short), ["简", "EN", "繁"]);
}

#[test]
fn texts_of_another_version_are_not_taken() {
    let file = TEXTS[0];
    assert_eq!(Texts::parse(file).map(|(lang, _)| lang), Some(Lang::ALL[0]));
    for other in ["", STAMP, "0\0zh-Hans", &file[1..]] {
        assert!(Texts::parse(other).is_none(), "{other:.40}");
    }
}

#[test]
fn plurals_stand_inside_plurals() {
    let texts = Texts::of(Lang::En);
    // English has the categories "one" and "other".
    let text = "\u{2}a(\u{2}bx\u{3}y\u{3})\u{3}\u{1}a\u{1}c\u{3}!";
    let written = |a, b| {
        let mut out = String::new();
        texts.write(&mut out, Lang::En, text, &[Value::Number(a), Value::Number(b), Value::Text("c")]);
        out
    };
    assert_eq!([written(1, 1), written(1, 2), written(2, 1)], ["(x)!", "(y)!", "2c!"]);
}

#[test]
fn plurals_follow_the_language() {
    let days = |lang| [0, 1, 2, 101, 1_001].map(|count| format::days(lang, count));
    assert_eq!(days(Lang::En), ["0 days", "1 day", "2 days", "101 days", "1,001 days"]);
    assert_eq!(days(Lang::ZhHans), ["0 天", "1 天", "2 天", "101 天", "1,001 天"]);
}

#[test]
fn numbers_are_grouped() {
    let written = [0, 999, 1_000, 12_408, 1_234_567].map(|number| format::number(Lang::En, number));
    assert_eq!(written, ["0", "999", "1,000", "12,408", "1,234,567"]);
}

#[test]
fn dates_are_written_out() {
    let written = |iso: &str| [Lang::ZhHans, Lang::En].map(|lang| format::date(lang, iso));
    assert_eq!(written("2022-03-04"), ["2022年3月4日", "4 March 2022"]);
    assert_eq!(written("2022-03"), ["2022年3月", "March 2022"]);
    let at = "2022-03-04T08:05:09+08:00";
    assert_eq!(written(at), ["2022年3月4日 08:05 (+08:00)", "4 March 2022, 08:05 (+08:00)"]);
    assert_eq!(written("2022-03-04T08:05:09"), ["2022年3月4日 08:05", "4 March 2022, 08:05"]);
    for other in ["", "soon", "2022-13", "2022-02-30", "2022-1é"] {
        assert_eq!(written(other), [other, other]);
    }
}

#[test]
fn spans_are_written_out() {
    let written = |iso: &str| [Lang::ZhHans, Lang::En].map(|lang| format::calendar(lang, iso));
    assert_eq!(written("P2Y5M28D"), ["2 年 5 个月 28 天", "2 years 5 months 28 days"]);
    assert_eq!(written("P1Y1D"), ["1 年 1 天", "1 year 1 day"]);
    assert_eq!(written("P0D"), ["不到 1 天", "less than a day"]);
    assert_eq!(written("P3W"), ["P3W", "P3W"]);
}

#[test]
fn sizes_use_the_largest_fitting_unit() {
    let written = |bytes| format::size(Lang::En, bytes);
    assert_eq!(written(1), "1 byte");
    assert_eq!(written(1_023), "1,023 bytes");
    assert_eq!(written(1_536), "1.5 KB");
    assert_eq!(written(300 * 1_024), "300 KB");
    assert_eq!(written(5 << 20), "5.0 MB");
    assert_eq!(written(2 << 30), "2.0 GB");
    assert_eq!(written(u64::MAX), "17,179,869,183 GB");
}
