use super::show;
use crate::when::{Dated, Moment, decimal, epoch, serial, x_time};

#[track_caller]
fn check(found: Option<Moment>, expected: Option<&str>) {
    let text = found.map(|moment| show(Ok(Dated { moment, inferred: false })));
    assert_eq!(text.as_deref(), expected);
}

#[test]
fn reads_epoch_numbers_by_their_size() {
    check(epoch(1_481_854_800), Some("2016-12-16 02:20:00Z"));
    check(epoch(1_481_854_800_999), Some("2016-12-16 02:20:00Z"));
    check(epoch(1_481_854_800_999_999), Some("2016-12-16 02:20:00Z"));
    check(epoch(631_152_000), Some("1990-01-01 00:00:00Z"));
    check(epoch(631_151_999), None);
    check(epoch(4_102_444_799), Some("2099-12-31 23:59:59Z"));
    check(epoch(4_102_444_800), None);
    check(epoch(0), None);
    check(epoch(-1_481_854_800), None);
    check(epoch(20_161_216), None);
    check(epoch(i64::MAX), None);
    check(epoch(i64::MIN), None);
}

#[test]
fn reads_serials_of_both_systems() {
    check(serial(45292.0, false), Some("2024-01-01"));
    check(serial(45292.5, false), Some("2024-01-01 12:00:00"));
    check(serial(42_720.430_555_555_6, false), Some("2016-12-16 10:20:00"));
    check(serial(43830.0, true), Some("2024-01-01"));
    check(serial(0.0, true), Some("1904-01-01"));
    check(serial(2_958_465.0, false), Some("9999-12-31"));
    check(serial(2_958_466.0, false), None);
    check(serial(2_958_465.0, true), None);
}

#[test]
fn knows_the_day_that_never_was() {
    check(serial(1.0, false), Some("1900-01-01"));
    check(serial(59.0, false), Some("1900-02-28"));
    check(serial(60.0, false), None);
    check(serial(60.5, false), None);
    check(serial(61.0, false), Some("1900-03-01"));
}

#[test]
fn refuses_serials_that_are_no_dates() {
    for number in [0.0, 0.5, -1.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e300] {
        check(serial(number, false), None);
    }
}

#[test]
fn reads_the_time_of_x() {
    let seconds = |text: &str| x_time(text.as_bytes());
    assert_eq!(seconds("Wed Oct 10 20:20:02 +0000 2018"), Some(1_539_202_802));
    assert_eq!(seconds("Fri Dec 16 10:20:00 +0800 2016"), Some(1_481_854_800));
    assert_eq!(seconds("Thu Dec 15 21:20:00 -0500 2016"), Some(1_481_854_800));
    assert_eq!(seconds("Sat Dec 31 23:59:60 +0000 2016"), Some(1_483_228_799));
    for wrong in [
        "",
        "Wed Oct 10 20:20:02 +0000 201",
        "Wed Oct 10 20:20:02 +0000 2018 ",
        "Wed Okt 10 20:20:02 +0000 2018",
        "Wed Oct 32 20:20:02 +0000 2018",
        "Wed Oct 10 24:20:02 +0000 2018",
        "Wed Oct 10 20:60:02 +0000 2018",
        "Wed Oct 10 20:20:02 00000 2018",
        "Wed Oct 10T20:20:02 +0000 2018",
        "Wed Oct 1x 20:20:02 +0000 2018",
    ] {
        assert_eq!(seconds(wrong), None, "{wrong}");
    }
}

#[test]
fn reads_decimals_as_the_standard_library_does() {
    for text in
        ["0", "42", "-1.5", "+7", ".5", "5.", "1.48E+09", "2e-3", "42720.4305555556", "1481854800.999"]
    {
        assert_eq!(decimal(text), text.parse().ok(), "{text}");
    }
    for text in ["", ".", "-", "e5", "1e", "1e5.5", "1,5", "0x10", "inf", "NaN", "1 ", "--1", "1e99999"] {
        assert_eq!(decimal(text), None, "{text}");
    }
    assert_eq!(decimal("1e400"), Some(f64::INFINITY));
}
