//! Proves laws of the judge and of calendar arithmetic over arbitrary accounts, rules and dates.

use dormouse::findings::Findings;
use dormouse::judge::{Ask, Judgement, judge};
use dormouse::report;
use dormouse::rule::{Level, Rule, State, Unit};
use dormouse::timeline::{Account, CapturedFrom, Kind, Post};
use dormouse::when::{DAY_SECONDS, DataZone, Day, Moment, Zone, ZoneBasis};
use jiff::ToSpan;
use jiff::civil::Date;
use proptest::prelude::*;

fn account(posts: &[(Moment, Kind)]) -> Account {
    let zone = DataZone { zone: Zone::CHINA, basis: ZoneBasis::Platform };
    let mut account = Account::new("generic-table", "unknown", zone);
    for (record, (moment, kind)) in (1..).zip(posts) {
        let post = Post { moment: *moment, kind: *kind, record, title: None, link: None, reads: None };
        account.timeline.push("posts", post);
    }
    account
}

/// Asks with nobody knowing when the export was made, so that the horizon is the as-of date.
fn ask(as_of: Day) -> Ask {
    Ask { as_of, captured: None, zone: None }
}

fn at(base: i64, days: i64) -> Day {
    Day::from_epoch(base + days).expect("in range")
}

/// Ranks a judgement by how silent the account is; `None` where no post counts.
fn rank(judged: &Judgement<'_>) -> Option<(i64, usize)> {
    // With exact dates and nothing unread, only a one-way rule cannot tell.
    let order = ["active", "cannot-tell", "sleeping", "dormant"];
    let severity = order.iter().position(|verdict| *verdict == judged.verdict.id());
    judged.silence.map(|silence| (silence.days, severity.expect("an account with posts")))
}

fn any_kind() -> impl Strategy<Value = Kind> {
    prop::sample::select(Kind::ALL.to_vec())
}

/// Posts up to six years before a day, as dates and as instants.
fn posts_before(base: i64) -> impl Strategy<Value = Vec<(Moment, Kind)>> {
    let moment = (0_i64..2200, any::<bool>()).prop_map(move |(days, exact)| match exact {
        true => Moment::Instant((base - days) * DAY_SECONDS - Zone::CHINA.seconds() + 43_200),
        false => Moment::Day(at(base, -days)),
    });
    prop::collection::vec((moment, any_kind()), 0..12)
}

fn any_rule() -> impl Strategy<Value = Rule> {
    prop::sample::select(Rule::presets())
}

fn any_day() -> impl Strategy<Value = Day> {
    (Day::MIN.epoch()..=Day::MAX.epoch()).prop_map(|days| Day::from_epoch(days).expect("in range"))
}

fn any_level() -> impl Strategy<Value = Level> {
    let unit = prop::sample::select(Unit::ALL.to_vec());
    (unit, any::<prop::sample::Index>(), any::<bool>()).prop_map(|(unit, amount, inclusive)| {
        let amount = amount.index(unit.limit() as usize) as u32 + 1;
        Level { state: State::Sleeping, inclusive, amount, unit, citation: None }
    })
}

/// Any moment a reader could be brought to make, sensible or not.
fn any_moment() -> impl Strategy<Value = Moment> {
    let second = prop_oneof![any::<i64>(), Just(i64::MIN), Just(i64::MAX), -1_i64..2_000_000_000];
    let month = prop_oneof![any::<i32>(), Just(i32::MIN), Just(i32::MAX)];
    prop_oneof![
        second.clone().prop_map(Moment::Instant),
        second.prop_map(Moment::Wall),
        any_day().prop_map(Moment::Day),
        month.prop_map(Moment::Month),
        (any_day(), any_day()).prop_map(|(one, other)| Moment::Either(one, other)),
    ]
}

const BASE: i64 = 19_000;

proptest! {
    #[test]
    fn a_later_as_of_is_never_less_silent(
        posts in posts_before(BASE), rule in any_rule(), sooner in 0_i64..3000, more in 0_i64..3000,
    ) {
        let account = account(&posts);
        let before = judge(&account, &rule, &ask(at(BASE, sooner)));
        let after = judge(&account, &rule, &ask(at(BASE, sooner + more)));
        prop_assert!(rank(&after) >= rank(&before));
        prop_assert!(rank(&after).map(|(_, verdict)| verdict) >= rank(&before).map(|(_, verdict)| verdict));
    }

    #[test]
    fn a_newer_post_is_never_more_silent(
        posts in posts_before(BASE), rule in any_rule(), newer in 0_i64..2200, kind in any_kind(), later in 0_i64..400,
    ) {
        let as_of = at(BASE, later);
        let mut more = posts.clone();
        more.push((Moment::Day(at(BASE, -newer)), kind));
        let (few, many) = (account(&posts), account(&more));
        let (before, after) = (judge(&few, &rule, &ask(as_of)), judge(&many, &rule, &ask(as_of)));
        // Nothing counted before leaves nothing to compare with.
        if let Some(before) = rank(&before) {
            prop_assert!(rank(&after).is_some_and(|after| after.0 <= before.0 && after.1 <= before.1));
        }
    }

    #[test]
    fn the_order_of_posts_changes_nothing(
        (posts, shuffled) in posts_before(BASE).prop_flat_map(|posts| (Just(posts.clone()), Just(posts).prop_shuffle())),
        rule in any_rule(),
    ) {
        let (one, other) = (account(&posts), account(&shuffled));
        let (one, other) = (judge(&one, &rule, &ask(at(BASE, 30))), judge(&other, &rule, &ask(at(BASE, 30))));
        prop_assert_eq!((one.verdict, one.reason, one.proven), (other.verdict, other.reason, other.proven));
        prop_assert_eq!((one.flags, one.silence), (other.flags, other.silence));
        prop_assert_eq!((one.tally.last_range, &one.tally.days), (other.tally.last_range, &other.tally.days));
    }

    #[test]
    fn nothing_is_known_after_the_export(
        posts in posts_before(BASE), rule in any_rule(), later in 0_i64..3000,
    ) {
        let mut account = account(&posts);
        account.captured = Some((Moment::Day(at(BASE, 0)), CapturedFrom::Export));
        let then = judge(&account, &rule, &ask(at(BASE, 0)));
        let now = judge(&account, &rule, &ask(at(BASE, later)));
        prop_assert_eq!((then.silence, then.horizon), (now.silence, now.horizon));
        prop_assert!(now.verdict == then.verdict || now.verdict.id() == "cannot-tell");
    }

    #[test]
    fn a_threshold_trips_once_and_for_good(level in any_level(), last in any_day(), later in 0_i64..100_000) {
        let Some(trips) = level.trips_on(last) else {
            prop_assert!(!level.passed(last, Day::MAX), "what never trips is never passed");
            return Ok(());
        };
        prop_assert!(level.passed(last, trips) && level.passed(last, trips.plus_days(later)));
        prop_assert!(!level.passed(last, trips.plus_days(-1)));
        prop_assert!(!level.passed(last, last), "a post is silent for nothing on its own day");
    }

    #[test]
    fn over_and_at_least_differ_on_the_boundary_alone(level in any_level(), last in any_day(), off in -400_i64..400) {
        let Some(reached) = level.reached_on(last) else { return Ok(()) };
        let (over, least) = (Level { inclusive: false, ..level.clone() }, Level { inclusive: true, ..level });
        let now = reached.plus_days(off);
        prop_assert_eq!(over.passed(last, now) != least.passed(last, now), now == reached);
    }

    #[test]
    fn the_boundary_is_said_and_changes_no_state(rule in any_rule(), last in 0_i64..40_000, which in any::<prop::sample::Index>()) {
        let last = at(0, last);
        let level = &rule.levels[which.index(rule.levels.len())];
        let reached = level.reached_on(last).expect("in range");
        let account = account(&[(Moment::Day(last), Kind::Original)]);
        for (now, said) in [(reached.plus_days(-1), false), (reached, true), (reached.plus_days(1), false)] {
            let judged = judge(&account, &rule, &ask(now));
            prop_assert_eq!(judged.flags.iter().any(|flag| flag.id() == "borderline"), said, "{} on {}", rule.id, now);
            prop_assert_eq!(judged.verdict.id(), rule.state(last, now).id());
        }
    }

    #[test]
    fn no_date_panics(
        posts in prop::collection::vec((any_moment(), any_kind()), 0..6), opened in any_moment(), captured in any_moment(),
        rule in any_rule(), as_of in any_day(), assumed in any::<bool>(), zone in -720_i32..=840,
    ) {
        let mut account = account(&posts);
        account.opened = Some(opened);
        account.captured = Some((captured, CapturedFrom::Export));
        account.zone.basis = if assumed { ZoneBasis::Assumed } else { ZoneBasis::Platform };
        let findings = Findings { accounts: vec![account], ..Findings::default() };
        let report = report::build(&findings, &rule, &Ask { zone: Zone::from_minutes(zone), ..ask(as_of) });
        prop_assert_eq!(report.accounts.len(), 1);
    }
}

/// Lists 288 dates: month ends, the days beside them and mid-months, of leap years, of the years beside them and of centuries.
fn dates() -> Vec<Day> {
    let years = [1999, 2000, 2019, 2020, 2023, 2024];
    let firsts =
        years.into_iter().flat_map(|year| (1..=12).filter_map(move |month| Day::from_ymd(year, month, 1)));
    firsts.flat_map(|first| [-2, -1, 0, 14].map(|days| first.plus_days(days))).collect()
}

fn jiff(day: Day) -> Date {
    let (year, month, day) = day.ymd();
    Date::new(year as i16, month as i8, day as i8).expect("a date jiff knows")
}

/// Adds a threshold's span by jiff, which shares no code with chrono.
fn by_jiff(last: Day, level: &Level) -> Date {
    let amount = i64::from(level.amount);
    let span = match level.unit {
        Unit::Days => amount.days(),
        Unit::CalendarMonths => amount.months(),
        Unit::CalendarYears => amount.years(),
    };
    jiff(last).checked_add(span).expect("a date jiff knows")
}

#[test]
fn thresholds_agree_with_another_calendar() {
    assert!(dates().len() >= 200);
    let spans = [
        (Unit::Days, &[1, 7, 10, 14, 15, 30, 180, 210, 730, 731][..]),
        (Unit::CalendarMonths, &[1, 2, 3, 6, 11, 12, 13, 24]),
        (Unit::CalendarYears, &[1, 2, 4, 100]),
    ];
    for (unit, amounts) in spans {
        for (last, amount) in
            dates().into_iter().flat_map(|last| amounts.iter().map(move |amount| (last, *amount)))
        {
            let over = Level { state: State::Sleeping, inclusive: false, amount, unit, citation: None };
            let least = Level { inclusive: true, ..over.clone() };
            let reached = over.reached_on(last).expect("in range");
            assert_eq!(jiff(reached), by_jiff(last, &over), "{last} and {amount} {}", unit.id());
            let passed = [-1, 0, 1].map(|off| {
                (over.passed(last, reached.plus_days(off)), least.passed(last, reached.plus_days(off)))
            });
            assert_eq!(
                passed,
                [(false, false), (false, true), (true, true)],
                "{last} and {amount} {}",
                unit.id()
            );
        }
    }
}
