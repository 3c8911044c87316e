//! Checks laws over arbitrary text and over every date.

use super::{captured_at, civil, show};
use crate::when::{Context, DAY_SECONDS, Dated, Day, Moment, order_of, parse, scan, serial, x_time};
use proptest::prelude::*;

/// Dates of each family, to be mutated.
const SEEDS: [&str; 20] = [
    "2020-01-02T03:04:05.678+08:00",
    "2020/1/2 下午3:04:05",
    "20200102T030405Z",
    "31/12/2020 10:20 PM",
    "12-16 10:20",
    "Thu, 01 Aug 2019 16:15:00 +0000 (UTC)",
    "Sunday, 06-Nov-94 08:49:37 GMT",
    "Wed Oct 10 20:20:02 +0000 2018",
    "mar. 16 août 2021 10:20:00 GMT+8",
    "Чт, 01 Авг 2019 16:15:00 +0300",
    "5:30 PM · Mar 4, 2022",
    "January 15th, 2019 3:04pm",
    "yesterday at 10:21",
    "an hour ago",
    "２０１６年１２月１６日　１０：２０",
    "二〇一六年十二月廿六日 晚上8点半",
    "06月17日 18:12",
    "昨晚12点",
    "半小时前",
    "周五下午3点20",
];

fn read_every_way(text: &str) {
    let context = captured_at(9, 30);
    let whole = parse(text, &context);
    order_of(text);
    x_time(text.as_bytes());
    let found = scan(text, &context);
    if let Ok((_, rest)) = found {
        assert!(text.ends_with(rest) && rest.len() < text.len(), "{text:?} left {rest:?}");
    }
    // Only surrounding space sets the two apart.
    if whole.is_ok() {
        assert_eq!(found.map(|(dated, _)| dated), whole.clone(), "{text:?}");
    }
}

fn any_day() -> impl Strategy<Value = Day> {
    (Day::MIN.epoch()..=Day::MAX.epoch()).prop_map(|days| Day::from_epoch(days).expect("in range"))
}

#[track_caller]
fn same(text: &str, expected: Moment) {
    let expected = Ok(Dated { moment: expected, inferred: false });
    assert_eq!(parse(text, &Context::default()), expected, "{text}: {}", show(expected));
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC*") {
        read_every_way(&text);
    }

    #[test]
    fn no_text_of_the_right_letters_panics(text in "[0-9０-９:/.,+TZ 年月日号時点分秒天前周星期一十廿半上下午amp()-]{0,24}") {
        read_every_way(text.trim());
    }

    #[test]
    fn no_mutated_date_panics(
        seed in 0..SEEDS.len(),
        at in any::<prop::sample::Index>(),
        other in any::<char>(),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut chars: Vec<char> = SEEDS[seed].chars().collect();
        let at = at.index(chars.len());
        chars[at] = other;
        read_every_way(chars.iter().collect::<String>().trim());
        chars.truncate(cut.index(chars.len()));
        read_every_way(chars.iter().collect::<String>().trim());
    }

    #[test]
    fn no_bytes_or_numbers_panic(bytes in prop::collection::vec(any::<u8>(), 30), number in any::<f64>()) {
        x_time(&bytes);
        serial(number, false);
        serial(number, true);
    }

    #[test]
    fn every_date_comes_back(day in any_day(), second in 0..DAY_SECONDS) {
        const MONTHS: [&str; 12] =
            ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        let (year, month, date) = day.ymd();
        let name = MONTHS[month as usize - 1];
        for text in [
            format!("{day}"),
            format!("{year:04}/{month}/{date}"),
            format!("{date}.{month}.{year:04}"),
            format!("{date} {name} {year:04}"),
            format!("{name} {date}, {year:04}"),
            format!("{year:04}年{month}月{date}日"),
        ] {
            same(&text, Moment::Day(day));
        }
        let seconds = day.epoch() * DAY_SECONDS + second;
        let (_, time) = civil(seconds).split_once(' ').map(|(day, time)| (day.to_owned(), time.to_owned())).expect("two parts");
        for text in [format!("{day}T{time}Z"), format!("Mon, {date:02} {name} {year:04} {time} GMT")] {
            same(&text, Moment::Instant(seconds));
        }
        same(&format!("{year:04}年{month}月{date}日{time}"), Moment::Wall(seconds));
        let x = format!("Mon {name} {date:02} {time} +0000 {year:04}");
        same(&x, Moment::Instant(seconds));
        prop_assert_eq!(x_time(x.as_bytes()), Some(seconds));
    }

    #[test]
    fn every_serial_comes_back(days in 61_i64..2_958_466, second in 1..DAY_SECONDS) {
        let day = Day::from_epoch(days - 25_569).expect("in range");
        let wall = Moment::Wall(day.epoch() * DAY_SECONDS + second);
        prop_assert_eq!(serial(days as f64, false), Some(Moment::Day(day)));
        prop_assert_eq!(serial(days as f64 + second as f64 / DAY_SECONDS as f64, false), Some(wall));
    }
}
