//! Proves what a timeline keeps of its posts.

use super::*;

fn post(moment: Moment, record: u64) -> Post<'static> {
    Post { moment, kind: Kind::Original, record, title: Some("t"), link: None, reads: None }
}

#[test]
fn a_post_takes_sixteen_bytes() {
    assert_eq!(size_of::<Packed>(), 16);
}

#[test]
fn every_form_survives_packing() {
    let day = |y, m, d| Day::from_ymd(y, m, d).expect("a date");
    let early = day(1, 1, 1);
    for moment in [
        Moment::Instant(-5),
        Moment::Wall(1_000_000_000_000),
        Moment::Day(day(2016, 12, 16)),
        Moment::Month(2016 * 12 + 11),
        Moment::Either(early, day(9999, 12, 31)),
        Moment::Either(day(2021, 3, 4), day(2021, 4, 3)),
    ] {
        let mut timeline = Timeline::default();
        timeline.push("a", post(moment, 1));
        assert_eq!(timeline.iter().next(), Some((moment, Kind::Original)));
    }
}

#[test]
fn the_newest_are_kept_whatever_the_order() {
    let mut timeline = Timeline::default();
    for second in [3, 9, 1, 8, 2, 7, 5, 4, 6] {
        timeline.push("a", post(Moment::Instant(second), second as u64));
    }
    let kept: Vec<u64> = timeline.newest().iter().filter_map(|k| k.place.record).collect();
    assert_eq!(kept, [9, 8, 7, 6, 5]);
    let middle = timeline.evidence(0).expect("a place");
    assert_eq!((middle.place.record, middle.title), (Some(3), None));
}

#[test]
fn only_web_addresses_are_kept() {
    assert!(is_web_address("HTTPS://example.org/1"));
    for bad in ["javascript:alert(1)", "https://a b", "//example.org", "data:text/html,x"] {
        assert!(!is_web_address(bad), "{bad}");
    }
}

fn at(second: i64, kind: Kind, title: &'static str) -> Post<'static> {
    Post { kind, title: Some(title), ..post(Moment::Instant(second), second as u64) }
}

fn titles(timeline: &Timeline, kind: Kind, seconds: impl Iterator<Item = i64>) -> Vec<Option<String>> {
    let kept = |second| {
        let at = timeline.iter().position(|post| post == (Moment::Instant(second), kind)).expect("listed");
        timeline.evidence(at).expect("a place").title
    };
    seconds.map(kept).collect()
}

#[test]
fn the_newest_and_the_oldest_of_each_kind_keep_their_titles() {
    let mut timeline = Timeline::default();
    for second in 1..=8 {
        timeline.push("a", at(second, Kind::Repost, "r"));
    }
    for second in (1..=8).rev() {
        timeline.push("a", at(second, Kind::Original, "o"));
    }
    for (kind, title) in [(Kind::Repost, "r"), (Kind::Original, "o")] {
        let title = Some(title.to_owned());
        let (none, kept) = (vec![None; 2], vec![title.clone(); 5]);
        assert_eq!(titles(&timeline, kind, 1..=1), [title]);
        assert_eq!(titles(&timeline, kind, 2..=3), none);
        assert_eq!(titles(&timeline, kind, 4..=8), kept);
    }
}

#[test]
fn a_date_is_ordered_by_its_midnight() {
    let mut timeline = Timeline::default();
    let day = Day::from_ymd(2020, 1, 2).expect("a date");
    let noon = |day: i64| Moment::Instant(day * crate::when::DAY_SECONDS + 43_200);
    for (record, moment) in (1..).zip([Moment::Day(day), noon(day.epoch()), noon(day.epoch() - 1)]) {
        timeline.push("a", post(moment, record));
    }
    let kept: Vec<u64> = timeline.newest().iter().filter_map(|kept| kept.place.record).collect();
    assert_eq!(kept, [2, 1, 3]);
}

#[test]
fn every_post_knows_its_place() {
    let mut timeline = Timeline::default();
    let places = ["a", "a", "b", "c", "b", "a", "c", "c", "a", "b"];
    for (second, path) in (1..).zip(places) {
        let kind = if second % 2 == 0 { Kind::Reply } else { Kind::Original };
        timeline.push(path, at(second, kind, ""));
    }
    assert_eq!(timeline.paths(), ["a", "b", "c"]);
    for (index, path) in places.into_iter().enumerate() {
        let found = timeline.evidence(index).expect("listed");
        let second = index as i64 + 1;
        assert_eq!((found.place.path.as_str(), found.place.record), (path, Some(second as u64)));
        assert_eq!(found.moment, Moment::Instant(second));
    }
    assert_eq!(timeline.evidence(places.len()), None);
}

#[test]
fn a_full_block_is_followed_by_another() {
    let mut timeline = Timeline::default();
    for second in 1..=2 * BLOCK as i64 + 1 {
        timeline.push("a", post(Moment::Instant(second), 1));
    }
    assert_eq!(timeline.blocks.iter().map(|block| block.posts.len()).collect::<Vec<_>>(), [BLOCK, BLOCK, 1]);
    assert_eq!((timeline.len(), timeline.iter().count()), (2 * BLOCK + 1, 2 * BLOCK + 1));
    let moment = |at| timeline.evidence(at).map(|kept| kept.moment);
    assert_eq!(moment(BLOCK), Some(Moment::Instant(BLOCK as i64 + 1)), "the first of the second block");
}

#[test]
fn reads_stand_with_their_posts() {
    let mut timeline = Timeline::default();
    let counts = [None, Some(7), Some(3), None, Some(12), None];
    for (record, reads) in (1..).zip(counts) {
        timeline.push("a", Post { reads, ..post(Moment::Instant(1), record) });
    }
    assert_eq!((0..7).map(|at| timeline.reads(at)).collect::<Vec<_>>()[..6], counts);
    assert_eq!(timeline.evidence(4).and_then(|kept| kept.reads), Some(12));
}

#[test]
fn a_format_without_reads_pays_nothing_for_them() {
    let mut timeline = Timeline::default();
    timeline.push("a", post(Moment::Instant(1), 1));
    assert_eq!((timeline.reads(0), timeline.blocks[0].reads.capacity()), (None, 0));
}

#[test]
fn the_most_and_the_least_read_keep_their_titles() {
    let mut timeline = Timeline::default();
    for (second, reads) in (1..=12).zip([9, 5, 5, 5, 1, 5, 5, 5, 5, 5, 5, 5]) {
        timeline.push("a", Post { reads: Some(reads), ..at(second, Kind::Original, "t") });
    }
    let titled = |at| timeline.evidence(at).is_some_and(|kept| kept.title.is_some());
    assert_eq!((titled(0), titled(1), titled(4), titled(5)), (true, false, true, false));
}

#[test]
fn one_post_takes_the_room_of_one() {
    let mut timeline = Timeline::default();
    timeline.push("a", post(Moment::Instant(1), 1));
    let kept = [timeline.newest.capacity(), timeline.oldest.capacity()];
    assert_eq!((kept, timeline.paths.capacity()), ([1, 1], 1));
    assert_eq!((timeline.blocks.capacity(), timeline.blocks[0].posts.capacity()), (1, 1));
}
