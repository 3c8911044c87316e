//! Dates: what is read is a date of the calendar, blanks around it change nothing, and the fast way agrees.
#![no_main]

use dormouse::when::{
    Captured, Context, DataZone, Dated, Day, Moment, Order, Zone, ZoneBasis, decimal, epoch, is_year_less,
    order_of, parse, scan, serial, written_zone, x_time,
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Some(seconds) = x_time(bytes) {
        shown(Moment::Instant(seconds));
    }
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let day = Day::from_ymd(2019, 6, 13).expect("a date");
    let captured = Captured { day, seconds: Some(3600) };
    for context in [
        Context::default(),
        Context { order: Some(Order::DayMonth), captured: None },
        Context { order: Some(Order::MonthDay), captured: Some(captured) },
        Context { order: None, captured: Some(Captured { seconds: None, ..captured }) },
    ] {
        let found = parse(text, &context);
        if let Ok(dated) = found {
            shown(dated.moment);
            let padded = format!(" {text}\t");
            assert_eq!(parse(&padded, &context), found, "blanks around it");
            let Ok((scanned, _)) = scan(text.trim(), &context) else {
                panic!("read whole and not at the start")
            };
            assert_eq!(scanned, dated);
        }
        if let Ok((Dated { moment, .. }, rest)) = scan(text, &context) {
            shown(moment);
            assert!(text.ends_with(rest));
        }
    }
    if let (Some(seconds), Ok(dated)) = (x_time(bytes), parse(text, &Context::default())) {
        assert_eq!(dated.moment, Moment::Instant(seconds), "the fast way disagrees");
    }
    numbers(text);
    is_year_less(text);
    order_of(text);
});

fn numbers(text: &str) {
    let number = decimal(text);
    for moment in number.iter().flat_map(|number| [serial(*number, false), serial(*number, true)]) {
        moment.into_iter().for_each(shown);
    }
    text.parse().ok().and_then(epoch).into_iter().for_each(shown);
    for zone in [Zone::parse(text), written_zone(text)].into_iter().flatten() {
        assert!(zone.seconds().abs() <= 14 * 3600, "{zone}");
        Zone::parse(&zone.to_string()).expect("it reads what it writes");
    }
    if let Some(day) = Day::parse_iso(text) {
        assert_eq!(Day::parse_iso(&day.to_string()), Some(day));
    }
}

/// The days of a moment are in order and in the calendar, in any zone.
fn shown(moment: Moment) {
    for zone in [Zone::UTC, Zone::CHINA] {
        for basis in [ZoneBasis::Platform, ZoneBasis::Assumed] {
            let days = moment.days(zone, DataZone { zone: Zone::CHINA, basis });
            assert!(days.earliest <= days.latest, "{days:?}");
            assert!(days.earliest <= days.nominal && days.nominal <= days.latest, "{days:?}");
            assert!(Day::MIN <= days.earliest && days.latest <= Day::MAX, "{days:?}");
        }
    }
}
