//! Makes the reports that the view's tests show.

use crate::findings::{Findings, Source};
use crate::issue::{Issue, IssueCode, Place, Refusal, RefusalCode};
use crate::judge::Ask;
use crate::report::{Report, build};
use crate::rule::Rule;
use crate::timeline::{Account, CapturedFrom, Kind, NotPost, Post, ZeroProof};
use crate::when::{DAY_SECONDS, DataZone, Day, Moment, Zone, ZoneBasis};

/// Lists every sample by name.
pub fn all() -> Vec<(&'static str, Report)> {
    vec![
        ("dormant", commentary()),
        ("active", active()),
        ("zero-post", zero_post()),
        ("too-old", too_old()),
        ("month", month_only()),
        ("twelve", twelve()),
        ("refused", refused()),
        ("nothing", report(Findings::default(), "2026-01-01")),
        ("hostile", hostile()),
    ]
}

/// Makes the account of the 2019 commentary: 13 posts, the last on 2016-12-16.
pub fn commentary() -> Report {
    let mut account = account("南昌市国土资源局", "wechat-exporter-json", "wechat", Zone::CHINA);
    let days = [
        "2015-03-02",
        "2015-04-21",
        "2015-06-09",
        "2015-06-25",
        "2015-09-18",
        "2015-11-30",
        "2016-01-15",
        "2016-03-22",
        "2016-04-22",
        "2016-06-25",
        "2016-08-09",
        "2016-10-20",
        "2016-12-16",
    ];
    for (record, day) in (1..).zip(days) {
        let reads = [300, 1_250, 7_000][record as usize % 3];
        let title = (record == 13).then_some("不动产登记：这些变化与您有关");
        let link = (record == 13).then_some("https://mp.weixin.qq.com/s/example");
        let moment = Moment::Instant(instant(day));
        let kind = Kind::Original;
        account
            .timeline
            .push("articles.json", Post { moment, kind, record, title, link, reads: Some(reads) });
    }
    account.captured = Some((Moment::Day(parse("2019-06-13")), CapturedFrom::Person));
    let source = Source {
        name: "articles.json".to_owned(),
        bytes: 18_432,
        sha256: Some("0123456789abcdef".repeat(4)),
        format: Some("wechat-exporter-json"),
        encoding: Some("utf-8"),
        records: 13,
        unread: 0,
    };
    report(Findings { accounts: vec![account], sources: vec![source], ..Findings::default() }, "2019-06-13")
}

fn active() -> Report {
    let mut account = account("The Riverside Herald", "mastodon-archive", "mastodon", Zone::UTC);
    account.handle = Some("@herald@example.social".to_owned());
    account.opened = Some(Moment::Day(parse("2018-02-01")));
    account.declared = Some(12_440);
    account.complete = Some(true);
    for week in 0..400i64 {
        for post in 0..(week * 7 % 11) {
            let moment = Moment::Instant(instant("2018-02-03") + week * 7 * DAY_SECONDS + post * 3_600);
            let kind = if post % 4 == 3 { Kind::Reply } else { Kind::Original };
            add(&mut account, "outbox.json", moment, kind, (week * 11 + post) as u64 + 1);
        }
    }
    account.not_posts.insert(NotPost::Private, 12);
    account.captured = Some((Moment::Day(parse("2025-10-05")), CapturedFrom::Export));
    report(Findings { accounts: vec![account], ..Findings::default() }, "2025-10-05")
}

fn zero_post() -> Report {
    let mut account = account("空号示例", "x-archive", "x", Zone::UTC);
    account.handle = Some("@nobody".to_owned());
    account.complete = Some(true);
    account.zero_proof = ZeroProof::EmptyList;
    account.captured = Some((Moment::Day(parse("2026-01-03")), CapturedFrom::Export));
    report(Findings { accounts: vec![account], ..Findings::default() }, "2026-01-05")
}

fn too_old() -> Report {
    let mut account = account("老街社区", "weibo-crawler-csv", "weibo", Zone::CHINA);
    account.zone.basis = ZoneBasis::Assumed;
    account.complete = Some(false);
    account.unread = 0;
    account.inferred_dates = true;
    add_days(&mut account, &["2018-05-05", "2019-11-11", "2020-02-29"]);
    account.captured = Some((Moment::Day(parse("2020-03-01")), CapturedFrom::FileTime));
    let mut findings = Findings { accounts: vec![account], ..Findings::default() };
    for record in [4, 9, 1_204] {
        let place = Place {
            path: "1234567890.csv".to_owned(),
            record: Some(record),
            field: Some("完整日期".to_owned()),
        };
        findings.issue(IssueCode::UnreadableDate, place, "昨天 下午");
    }
    findings.issues.push(Issue {
        code: IssueCode::CutShort,
        place: Place { path: "1234567890.csv".to_owned(), record: Some(1_300), field: None },
        seen: String::new(),
    });
    findings.refusals.push(Refusal::new(RefusalCode::NotText, "IMG_0001.JPG"));
    report(findings, "2026-11-22")
}

fn month_only() -> Report {
    let mut account = account("Quarterly letter", "generic-table", "unknown", Zone::UTC);
    for (record, month) in (1..).zip([1, 4, 7]) {
        let moment = Moment::month(2024, month).expect("a month");
        add(&mut account, "letters.csv", moment, Kind::Original, record);
    }
    report(Findings { accounts: vec![account], ..Findings::default() }, "2025-01-10")
}

fn twelve() -> Report {
    let mut findings = Findings::default();
    for number in 0..12 {
        let mut account =
            account(&format!("第 {number} 街道办事处政务发布"), "generic-table", "weibo", Zone::CHINA);
        let last = [("2025-12-01", 3), ("2025-03-01", 1), ("2019-07-20", 2), ("", 0)][number % 4];
        let days = ["2016-02-01", "2018-08-08", last.0];
        add_days(&mut account, &days[3 - last.1..]);
        findings.accounts.push(account);
    }
    report(findings, "2026-01-05")
}

fn refused() -> Report {
    let refusal = |code, path: &str, detail: &str| Refusal::new(code, path).with(detail);
    let refusals =
        vec![refusal(RefusalCode::Encrypted, "export.zip", ""), refusal(RefusalCode::TooBig, "", "2 GB")];
    report(Findings { refusals, ..Findings::default() }, "2026-01-05")
}

/// Makes an account whose every text tries to become markup, a formula or a trick of direction.
pub fn hostile() -> Report {
    let mut account = account("=<script>alert('1')</script>\u{202E}\"&", "x-archive", "x", Zone::UTC);
    account.handle = Some("@a\u{1B}[31m".to_owned());
    let post = Post {
        moment: Moment::Instant(instant("2026-01-01")),
        kind: Kind::Repost,
        record: 1,
        title: Some("\"><img src=x onerror=alert(1)>"),
        link: Some("https://example.org/?a=1&b=\"><b>"),
        reads: None,
    };
    account.timeline.push("<b>/tweets.js", post);
    report(Findings { accounts: vec![account], ..Findings::default() }, "2026-01-05")
}

fn account(name: &str, format: &'static str, platform: &'static str, zone: Zone) -> Account {
    let mut account = Account::new(format, platform, DataZone { zone, basis: ZoneBasis::Platform });
    account.name = Some(name.to_owned());
    account
}

fn add(account: &mut Account, path: &str, moment: Moment, kind: Kind, record: u64) {
    account.timeline.push(path, Post { moment, kind, record, title: None, link: None, reads: None });
}

fn add_days(account: &mut Account, days: &[&str]) {
    for (record, day) in (1..).zip(days) {
        add(account, "posts.csv", Moment::Instant(instant(day)), Kind::Original, record);
    }
}

fn report(findings: Findings, as_of: &str) -> Report {
    let rule = Rule::preset("two-years").expect("the default");
    build(&findings, &rule, &Ask { as_of: parse(as_of), captured: None, zone: None })
}

fn parse(day: &str) -> Day {
    Day::parse_iso(day).expect("a date")
}

/// Finds 08:30 UTC of a day.
fn instant(day: &str) -> i64 {
    parse(day).epoch() * DAY_SECONDS + 30_600
}
