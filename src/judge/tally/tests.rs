//! Proves what is counted, by posts of which only the dates matter.

use super::*;
use crate::judge::Ask;
use crate::rule::Rule;
use crate::timeline::Post;
use crate::when::{DataZone, Zone, ZoneBasis};

fn day(text: &str) -> Day {
    Day::parse_iso(text).expect("a date")
}

fn at(date: &str, hour: u32) -> Moment {
    Moment::wall(day(date), hour, 0, 0).expect("a time").in_zone(Zone::UTC)
}

fn tally(moments: &[Moment], as_of: &str) -> Tally {
    let zone = DataZone { zone: Zone::UTC, basis: ZoneBasis::Platform };
    let mut account = Account::new("generic-table", "unknown", zone);
    for (record, moment) in (1..).zip(moments) {
        let post =
            Post { moment: *moment, kind: Kind::Original, record, title: None, link: None, reads: None };
        account.timeline.push("a", post);
    }
    let rule = Rule::preset("two-years").expect("the default");
    let ask = Ask { as_of: day(as_of), captured: None, zone: None };
    Tally::of(&account, &Basis::new(&account, &rule, &ask))
}

fn days(dates: &[&str]) -> Tally {
    tally(&dates.iter().map(|date| Moment::Day(day(date))).collect::<Vec<_>>(), "2024-12-31")
}

#[test]
fn first_and_last_are_told_by_the_time_of_day_too() {
    let posts =
        [at("2024-01-02", 9), at("2024-01-02", 21), at("2024-01-02", 12), Moment::Day(day("2024-01-02"))];
    let ends = |posts: &[Moment]| {
        let tally = tally(posts, "2024-12-31");
        [tally.first, tally.last].map(|post| post.expect("a post").moment)
    };
    assert_eq!(ends(&posts), [posts[3], posts[1]], "a date alone is before every time of it");
    assert_eq!(ends(&posts[..3]), [posts[0], posts[1]]);
    let backwards: Vec<Moment> = posts.into_iter().rev().collect();
    assert_eq!(ends(&backwards), [posts[3], posts[1]]);
    let mixed = [at("2024-01-03", 1), at("2024-01-02", 23)];
    assert_eq!(ends(&mixed), [mixed[1], mixed[0]], "the date comes first");
}

#[test]
fn of_two_posts_alike_the_first_read_is_shown() {
    let twins = [Moment::Either(day("2024-01-02"), day("2024-02-01")), Moment::Day(day("2024-01-02"))];
    let tally = tally(&twins, "2024-12-31");
    assert_eq!([tally.first, tally.last].map(|post| post.expect("a post").moment), [twins[0]; 2]);
}

#[test]
fn the_latest_date_is_not_after_the_day_asked_about() {
    let january = Moment::month(2024, 1).expect("a month");
    let range = |as_of: &str| tally(&[january], as_of).last_range.expect("a post").latest;
    assert_eq!(range("2024-01-20"), day("2024-01-20"));
    assert_eq!(range("2024-02-20"), day("2024-01-31"));
}

#[test]
fn the_longest_gap_is_the_first_of_equal_ones() {
    let gap = |dates: &[&str]| days(dates).longest_gap();
    let pair = |from: &str, to: &str| Some((day(from), day(to)));
    assert_eq!(
        gap(&["2024-01-01", "2024-01-04", "2024-01-05", "2024-01-08"]),
        pair("2024-01-01", "2024-01-04")
    );
    assert_eq!(
        gap(&["2024-03-10", "2024-01-01", "2024-03-01", "2024-03-01"]),
        pair("2024-01-01", "2024-03-01")
    );
    assert_eq!(gap(&["1960-01-01", "1960-01-03", "2024-01-01"]), pair("1960-01-03", "2024-01-01"));
    assert_eq!(gap(&["2024-01-01", "2024-01-01"]), None);
}

#[test]
fn months_without_posts_are_left_out() {
    let months = days(&["2024-01-31", "2023-12-01", "2024-01-01", "2024-03-01", "2023-01-01"]).by_month();
    assert_eq!(months, [((2023, 1), 1), ((2023, 12), 1), ((2024, 1), 2), ((2024, 3), 1)]);
}

/// Counts posts of these days and reads, and finds the ends of its longest gap.
fn read_posts(posts: &[(&str, Kind, Option<u64>)], as_of: &str) -> (Tally, [Option<usize>; 2]) {
    let zone = DataZone { zone: Zone::UTC, basis: ZoneBasis::Platform };
    let mut account = Account::new("generic-table", "unknown", zone);
    for (record, (date, kind, reads)) in (1..).zip(posts) {
        let (moment, kind, reads) = (Moment::Day(day(date)), *kind, *reads);
        account.timeline.push("a", Post { moment, kind, record, title: None, link: None, reads });
    }
    let rule = Rule::preset("two-years").expect("the default");
    let ask = Ask { as_of: day(as_of), captured: None, zone: None };
    let basis = Basis::new(&account, &rule, &ask);
    let tally = Tally::of(&account, &basis);
    let gap = tally.longest_gap().map(|gap| ends(&account, &basis, gap)).unwrap_or_default();
    let ends = gap.map(|end| end.map(|end| end.at));
    (tally, ends)
}

#[test]
fn reads_are_those_of_counted_posts_month_by_month() {
    let (original, system) = (Kind::Original, Kind::System);
    let posts = [
        ("2024-02-01", original, Some(40)),
        ("2024-01-05", original, Some(7)),
        ("2024-01-09", original, None),
        ("2024-01-31", original, Some(90)),
        ("2024-01-10", system, Some(1)),
        ("2024-12-01", original, Some(1_000)),
        ("2024-02-03", original, Some(7)),
    ];
    let (tally, _) = read_posts(&posts, "2024-06-30");
    assert_eq!(tally.reads, BTreeMap::from([((2024, 1), (7, 90)), ((2024, 2), (7, 40))]));
    assert_eq!((tally.least_read, tally.most_read), (Some((7, 1)), Some((90, 3))), "the first of equals");
    let (without, _) = read_posts(&[("2024-02-01", original, None)], "2024-06-30");
    assert_eq!((without.reads.len(), without.least_read, without.most_read), (0, None, None));
}

#[test]
fn a_gap_ends_at_counted_posts() {
    let (original, system) = (Kind::Original, Kind::System);
    let posts = [
        ("2024-05-01", system, None),
        ("2024-05-01", original, None),
        ("2024-01-01", original, None),
        ("2024-05-02", original, None),
        ("2024-01-01", system, None),
    ];
    let (_, ends) = read_posts(&posts, "2024-06-30");
    assert_eq!(ends, [Some(2), Some(1)]);
    assert_eq!(read_posts(&posts[..2], "2024-06-30").1, [None, None]);
}

#[test]
fn rules_that_count_alike_share_one_count() {
    let zone = DataZone { zone: Zone::UTC, basis: ZoneBasis::Platform };
    let mut account = Account::new("generic-table", "unknown", zone);
    for (kind, record) in [(Kind::Original, 1), (Kind::Repost, 2)] {
        let moment = at("2024-01-02", 23);
        account.timeline.push("a", Post { moment, kind, record, title: None, link: None, reads: None });
    }
    let rule = |spec| Rule::preset(spec).expect("a preset");
    let ask = Ask { as_of: day("2024-06-30"), captured: None, zone: None };
    let (plain, shorter) = (rule("two-years"), rule("campus-6m"));
    let (fewer, there) = (rule("two-years+originals-only"), rule("cn-gov-2019"));
    let mut tallies = Tallies::of(&account);
    let mut count = |rule: &Rule, ask: &Ask| tallies.count(&Basis::new(&account, rule, ask));
    let first = count(&plain, &ask);
    assert!(Rc::ptr_eq(&first, &count(&shorter, &ask)), "only the thresholds differ");
    assert_eq!((first.counted(), count(&fewer, &ask).counted()), (2, 1), "other kinds");
    assert_eq!(count(&there, &ask).days, [day("2024-01-03"); 2], "another zone");
    let sooner = Ask { as_of: day("2024-01-01"), ..ask };
    assert_eq!((count(&plain, &sooner).future, first.days.len()), (2, 2), "another day asked about");
}
