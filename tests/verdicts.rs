//! Holds the judge against the table in `verdicts.toml`, which its header explains.

use dormouse::judge::{Ask, Judgement, judge};
use dormouse::rule::Rule;
use dormouse::timeline::{Account, CapturedFrom, Kind, NotPost, Post, ZeroProof};
use dormouse::when::{DataZone, Day, Moment, Zone, ZoneBasis};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    #[serde(rename = "case")]
    cases: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Case {
    why: String,
    rule: String,
    counts: Option<Vec<String>>,
    as_of: String,
    captured: Option<String>,
    captured_from: Option<String>,
    zone: Option<String>,
    data_zone: Option<String>,
    #[serde(default)]
    zone_assumed: bool,
    #[serde(default)]
    posts: Vec<String>,
    #[serde(default)]
    titles: Vec<String>,
    opened: Option<String>,
    complete: Option<bool>,
    declared: Option<u64>,
    #[serde(default)]
    unread: u64,
    zero_proof: Option<String>,
    #[serde(default)]
    left_out: BTreeMap<String, u64>,
    verdict: String,
    reason: String,
    #[serde(default)]
    flags: Vec<String>,
    silence: Option<String>,
    proven: Option<String>,
    last: Option<String>,
    trips: Option<Vec<String>>,
    advice: Option<String>,
    overruled: Option<String>,
}

fn table() -> Vec<Case> {
    let table: Table = toml::from_str(include_str!("verdicts.toml")).expect("a table of cases");
    table.cases
}

fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap_or_else(|| panic!("{text} is no date"))
}

fn zone(text: &str) -> Zone {
    Zone::parse(text).unwrap_or_else(|| panic!("{text} is no zone"))
}

/// Reads `2022-01`, `2022-01-26`, `2022-01-26 23:30`, `2022-01-26 23:30 +08:00` or `2022-01-02 or 2022-02-01`.
fn moment(text: &str) -> Moment {
    let words: Vec<&str> = text.split(' ').collect();
    let clock = |date: &str, time: &str| {
        let (hour, minute) = time.split_once(':').expect("hours and minutes");
        let number = |digits: &str| digits.parse().expect("a number");
        Moment::wall(day(date), number(hour), number(minute), 0).expect("a time of day")
    };
    match words[..] {
        [month] if month.len() == 7 => {
            Moment::month(month[..4].parse().expect("a year"), month[5..].parse().expect("a month"))
                .expect("a month")
        }
        [date] => Moment::Day(day(date)),
        [one, "or", other] => Moment::Either(day(one), day(other)),
        [date, time] => clock(date, time),
        [date, time, offset] => clock(date, time).in_zone(zone(offset)),
        _ => panic!("{text} is no moment"),
    }
}

fn kind(id: &str) -> Option<Kind> {
    Kind::ALL.into_iter().find(|kind| kind.id() == id)
}

fn not_post(id: &str) -> NotPost {
    let all = [NotPost::Draft, NotPost::Scheduled, NotPost::Deleted, NotPost::Private, NotPost::Duplicate];
    all.into_iter().find(|what| what.id() == id).unwrap_or_else(|| panic!("{id} is left out of nothing"))
}

impl Case {
    fn account(&self) -> Account {
        let data = self.data_zone.as_deref().unwrap_or("+08:00");
        let basis = if self.zone_assumed { ZoneBasis::Assumed } else { ZoneBasis::Platform };
        let mut account = Account::new("generic-table", "unknown", DataZone { zone: zone(data), basis });
        for (record, post) in (1..).zip(&self.posts) {
            let (when, kind) = match post.rsplit_once(' ').map(|(when, last)| (when, kind(last))) {
                Some((when, Some(kind))) => (when, kind),
                _ => (post.as_str(), Kind::Original),
            };
            let moment = moment(when);
            let title = self.titles.get(record as usize - 1).map(String::as_str);
            account.timeline.push("posts", Post { moment, kind, record, title, link: None, reads: None });
        }
        account.opened = self.opened.as_deref().map(moment);
        (account.complete, account.declared, account.unread) = (self.complete, self.declared, self.unread);
        account.zero_proof = match self.zero_proof.as_deref() {
            None => ZeroProof::None,
            Some("empty-list") => ZeroProof::EmptyList,
            Some("counter") => ZeroProof::Counter,
            Some("hearsay") => ZeroProof::Hearsay,
            Some(other) => panic!("{other} proves nothing"),
        };
        account.not_posts = self.left_out.iter().map(|(what, count)| (not_post(what), *count)).collect();
        account.captured = self.captured().and_then(|(day, from)| match from {
            "export" => Some((Moment::Day(day), CapturedFrom::Export)),
            "file-time" => Some((Moment::Day(day), CapturedFrom::FileTime)),
            _ => None,
        });
        account
    }

    /// Gives the capture day and who tells it; by default the export does, made on the as-of date.
    fn captured(&self) -> Option<(Day, &str)> {
        let date = self.captured.as_deref().unwrap_or(&self.as_of);
        let from = self.captured_from.as_deref().unwrap_or("export");
        assert!(["export", "person", "file-time", "unknown"].contains(&from), "{from}");
        (from != "unknown").then(|| (day(date), from))
    }

    fn rule(&self) -> Rule {
        let mut rule = Rule::preset(&self.rule).unwrap_or_else(|| panic!("{} is no preset", self.rule));
        if let Some(counts) = &self.counts {
            let kinds = counts.iter().map(|id| kind(id).unwrap_or_else(|| panic!("{id} is no kind")));
            rule.counts = kinds.collect();
            let modifiers = std::mem::take(&mut rule.modifiers);
            rule = rule.with(&modifiers);
        }
        rule
    }

    fn differences(&self) -> Vec<String> {
        let (account, rule) = (self.account(), self.rule());
        let person = self.captured().filter(|(_, from)| *from == "person").map(|(day, _)| day);
        let ask = Ask { as_of: day(&self.as_of), captured: person, zone: self.zone.as_deref().map(zone) };
        let judged = judge(&account, &rule, &ask);
        let mut flags: Vec<&str> = judged.flags.iter().map(|flag| flag.id()).collect();
        flags.sort_unstable();
        let mut expected: Vec<&str> = self.flags.iter().map(String::as_str).collect();
        expected.sort_unstable();
        let mut found = vec![
            differ("verdict", judged.verdict.id(), &self.verdict),
            differ("reason", judged.reason.id(), &self.reason),
            differ("flags", &flags.join(" "), &expected.join(" ")),
        ];
        found.extend(self.silence.as_ref().map(|silence| differ("silence", &silence_of(&judged), silence)));
        let proven = judged.proven.map_or("nothing", |state| state.id());
        found.extend(self.proven.as_ref().map(|state| differ("proven", proven, state)));
        let last = judged.tally.last_range.map(|last| last.nominal.to_string()).unwrap_or_default();
        found.extend(self.last.as_ref().map(|date| differ("last", &last, date)));
        let overruled = judged.basis.overruled.map_or("nothing".to_owned(), |day| day.to_string());
        found.extend(self.overruled.as_ref().map(|day| differ("overruled", &overruled, day)));
        found.extend(self.advice.as_ref().map(|advice| differ("advice", judged.advice.id(), advice)));
        let trips = trips(&rule, &judged).join(", ");
        found.extend(self.trips.as_ref().map(|dates| differ("trips", &trips, &dates.join(", "))));
        found.into_iter().flatten().collect()
    }
}

fn differ(what: &str, found: &str, expected: &str) -> Option<String> {
    (found != expected).then(|| format!("{what} is “{found}”, the table says “{expected}”"))
}

fn silence_of(judged: &Judgement<'_>) -> String {
    judged.silence.map(|span| format!("{} days, {}", span.days, span.iso())).unwrap_or_default()
}

fn trips(rule: &Rule, judged: &Judgement<'_>) -> Vec<String> {
    let Some(last) = judged.tally.last_range else { return Vec::new() };
    let trip = |level: &dormouse::rule::Level| {
        level.trips_on(last.nominal).map(|on| format!("{} {on}", level.state.id()))
    };
    rule.levels.iter().filter_map(trip).collect()
}

#[test]
fn every_case_is_judged_as_the_table_says() {
    let failures: Vec<String> = (1..)
        .zip(table())
        .flat_map(|(number, case)| {
            let told = format!("case {number} ({}, {}): ", case.rule, case.why);
            case.differences().into_iter().map(move |difference| told.clone() + &difference)
        })
        .collect();
    assert!(failures.is_empty(), "{} differences:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn the_table_covers_every_trap_and_every_rule() {
    let cases = table();
    assert!(cases.len() >= 150, "{} cases", cases.len());
    for trap in 1..=22 {
        let name = format!("trap {trap}:");
        assert!(cases.iter().any(|case| case.why.contains(&name)), "no case for {name}");
    }
    for rule in Rule::presets() {
        for level in &rule.levels {
            let stands = |case: &&Case| {
                let on = |post: &String| Day::parse_iso(post).and_then(|last| level.reached_on(last));
                let now = day(&case.as_of).epoch();
                case.rule == rule.id
                    && case.posts.iter().filter_map(on).any(|on| (on.epoch() - now).abs() <= 1)
            };
            let around = cases.iter().filter(stands).count();
            assert!(around >= 3, "{} {}: {around} cases around its boundary", rule.id, level.state.id());
        }
    }
}
