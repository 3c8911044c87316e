use super::{captured, captured_at, check, check_scan, refuse};
use crate::when::{Context, x_time};

#[test]
fn reads_rfc_822_with_its_sins() {
    check(
        &Context::default(),
        &[
            ("Thu, 01 Aug 2019 16:15:00 GMT", "2019-08-01 16:15:00Z"),
            ("01 Aug 2019 16:15:00 GMT", "2019-08-01 16:15:00Z"),
            ("Mon, 01 Aug 2019 16:15:00 GMT", "2019-08-01 16:15:00Z"),
            ("Thu 01 Aug 2019 16:15:00 GMT", "2019-08-01 16:15:00Z"),
            ("Thu,01 Aug 2019 16:15:00 GMT", "2019-08-01 16:15:00Z"),
            ("Thu,  1  Aug  2019  6:15:00  GMT", "2019-08-01 06:15:00Z"),
            ("thu, 1 aug 2019 16:15:00 gmt", "2019-08-01 16:15:00Z"),
            ("THU, 1 AUG 2019 16:15:00 GMT", "2019-08-01 16:15:00Z"),
            ("Thursday, 1 August 2019 16:15 GMT", "2019-08-01 16:15:00Z"),
            ("Tues, 3 Sept 2019 16:15 GMT", "2019-09-03 16:15:00Z"),
            ("Thu, 1st Aug 2019 16:15 GMT", "2019-08-01 16:15:00Z"),
            ("Thu (today), 01 Aug 2019 16:15:00 +0000 (UTC (sort of))", "2019-08-01 16:15:00Z"),
            ("Thu, 01 Aug 2019 16:15:00 (UTC)", "2019-08-01 16:15:00Z"),
            ("Thu, 01 Aug 2019 16:15:00", "2019-08-01 16:15:00"),
            ("Thu, 01 Aug 2019 16:15", "2019-08-01 16:15:00"),
            ("Thu, 01 Aug 2019", "2019-08-01"),
            ("Tue, Jul 14, 2026", "2026-07-14"),
            ("Sat, Dec 16 2023 02:02:33 PM", "2023-12-16 14:02:33"),
            ("Sat, Dec 16 2023 12:02:33 AM", "2023-12-16 00:02:33"),
            ("Sunday, 06-Nov-94 08:49:37 GMT", "1994-11-06 08:49:37Z"),
            ("Sun Nov  6 08:49:37 1994", "1994-11-06 08:49:37"),
            ("Wed Oct 10 20:20:02 +0000 2018", "2018-10-10 20:20:02Z"),
            ("Fri Dec 16 10:20:00 +0800 2016", "2016-12-16 02:20:00Z"),
            ("Fri Dec 16 2016 10:20:00 GMT+0800 (China Standard Time)", "2016-12-16 02:20:00Z"),
            ("Fri Dec 16 10:20:00 PST 2016", "2016-12-16 18:20:00Z"),
            ("Fri Dec 16 10:20:00 CST 2016", "2016-12-16 10:20:00"),
        ],
    );
}

#[test]
fn reads_zones() {
    let table = [
        ("EST", "2019-08-02 00:15:00Z"),
        ("EDT", "2019-08-01 23:15:00Z"),
        ("CST", "2019-08-02 01:15:00Z"),
        ("CDT", "2019-08-02 00:15:00Z"),
        ("MST", "2019-08-02 02:15:00Z"),
        ("PST", "2019-08-02 03:15:00Z"),
        ("PDT", "2019-08-02 02:15:00Z"),
        ("CEST", "2019-08-01 17:15:00Z"),
        ("UT", "2019-08-01 19:15:00Z"),
        ("Z", "2019-08-01 19:15:00Z"),
        ("-0000", "2019-08-01 19:15:00Z"),
        ("+08:00", "2019-08-01 11:15:00Z"),
        ("+000", "2019-08-01 19:15:00Z"),
        ("+00:0", "2019-08-01 19:15:00Z"),
        ("+080", "not a date"),
        ("+08:3", "not a date"),
        ("GMT+8", "2019-08-01 11:15:00Z"),
        ("UTC-03:30", "2019-08-01 22:45:00Z"),
        ("Etc/GMT", "2019-08-01 19:15:00Z"),
        ("A", "2019-08-01 19:15:00"),
        ("XYZ", "2019-08-01 19:15:00"),
        ("Etc/GMT-8", "not a date"),
        ("+24:00", "not a date"),
        ("+8", "not a date"),
        ("soon", "not a date"),
    ];
    for (zone, expected) in table {
        check(&Context::default(), &[(&format!("Thu, 01 Aug 2019 19:15:00 {zone}"), expected)]);
    }
}

#[test]
fn completes_short_years_as_rfc_2822_does() {
    check(
        &Context::default(),
        &[
            ("Thu, 01 Aug 49 16:15 GMT", "2049-08-01 16:15:00Z"),
            ("Thu, 01 Aug 50 16:15 GMT", "1950-08-01 16:15:00Z"),
            ("01 Aug 03 16:15 GMT", "2003-08-01 16:15:00Z"),
            ("Thu, 01 Aug 103 16:15 GMT", "2003-08-01 16:15:00Z"),
            ("Thu, 01 Aug 0100 16:15 GMT", "0100-08-01 16:15:00Z"),
        ],
    );
}

#[test]
fn reads_months_of_other_languages() {
    check(
        &Context::default(),
        &[
            ("mer, 16 nov 2022 00:38:15 +0100", "2022-11-15 23:38:15Z"),
            ("mar. 16 mars 2021 10:20:00 +0100", "2021-03-16 09:20:00Z"),
            ("1er août 2019", "2019-08-01"),
            ("5 DÉCEMBRE 2019", "2019-12-05"),
            ("Do., 15. März 2018 um 10:20", "2018-03-15 10:20:00"),
            ("15 de marzo de 2025", "2025-03-15"),
            ("mié, 5 ago 2020 10:20:00 GMT", "2020-08-05 10:20:00Z"),
            ("gio, 3 ott 2019 10:20:00 +0200", "2019-10-03 08:20:00Z"),
            ("seg, 2 fev 2015 10:20:00 -0300", "2015-02-02 13:20:00Z"),
            ("15 de março de 2025", "2025-03-15"),
            ("za, 5 mei 2018 10:20:00 +0200", "2018-05-05 08:20:00Z"),
            ("Чт, 01 Авг 2019 16:15:00 +0300", "2019-08-01 13:15:00Z"),
            ("16 декабря 2016", "2016-12-16"),
            ("Τετ, 16 Νοέ 2022 10:20:00 +0200", "2022-11-16 08:20:00Z"),
        ],
    );
}

#[test]
fn reads_prose() {
    check(
        &Context::default(),
        &[
            ("Mar 15, 2025", "2025-03-15"),
            ("Mar 15 2025", "2025-03-15"),
            ("15 March 2025", "2025-03-15"),
            ("15 Mar. 2025", "2025-03-15"),
            ("the 5th", "not a date"),
            ("5th of May 2020", "2020-05-05"),
            ("January 15th, 2019 3:04pm", "2019-01-15 15:04:00"),
            ("January 15, 2019 at 3 p.m.", "2019-01-15 15:00:00"),
            ("Jan 31, 2018, 10:54:50 PM", "2018-01-31 22:54:50"),
            ("Jan 31, 2018, 10:54:50 PM UTC", "2018-01-31 22:54:50Z"),
            ("5:30 PM · Mar 4, 2022", "2022-03-04 17:30:00"),
            ("8:20 AM - 10 Oct 2018", "2018-10-10 08:20:00"),
            ("10:21, 15 March 2025 (UTC)", "2025-03-15 10:21:00Z"),
            ("2025-Mar-15", "2025-03-15"),
            ("March 2025", "2025-03"),
            ("Feb 30, 2020", "impossible"),
            ("Feb 30", "impossible"),
        ],
    );
}

#[test]
fn gives_a_year_to_english_dates_without_one() {
    check(
        &captured(),
        &[
            ("Mar 4", "2026-03-04?"),
            ("4 March", "2026-03-04?"),
            ("Jul 4", "2025-07-04?"),
            ("Jul 4, 10:21 AM", "2025-07-04 10:21:00?"),
            ("5:30 PM · Mar 4", "2026-03-04 17:30:00?"),
            ("3 ago", "not a date"),
        ],
    );
    check(&Context::default(), &[("Mar 4", "needs captured"), ("Mar zz", "not a date")]);
}

#[test]
fn refuses_what_only_looks_like_one() {
    refuse(
        &captured(),
        &[
            "Mon, 30 Nov -0001",
            "Mon, 30 Nov -0001 00:00:00 +0000",
            "Sun, 16 zzz 2012 11:47:32 GMT",
            "Sun, 16 Dec zz 11:47:32 GMT",
            "Sun, 16 Dec 2012 11:47:32 +00:zz",
            "May",
            "may 16 people",
            "Marching 4",
            "March on",
            "16",
            "16 Dec 20",
            "Decade 12, 2020",
            "10:21 PM",
            "Posted on 16 Dec 2012",
        ],
    );
}

#[test]
fn leaves_what_follows() {
    check_scan(
        &captured(),
        &[
            ("Mar 4, 2022 at the fair", "2022-03-04", " at the fair"),
            ("Mar 4 · 5 likes", "2026-03-04?", " · 5 likes"),
            ("Mon, 30 Nov -0001 00:00:00", "not a date", ""),
            ("10:20 PM · Mar 4, 2022 from X", "2022-03-04 22:20:00", " from X"),
            ("Mar 4, 2022 10:20 AM by Foo", "2022-03-04 10:20:00", " by Foo"),
        ],
    );
}

#[test]
fn two_digits_are_a_year_where_nothing_else_can_be_meant() {
    check(&Context::default(), &[("06-Nov-94", "1994-11-06")]);
    check(&captured(), &[("Sun, 15 Mar 10:30", "2026-03-15 10:30:00?")]);
    refuse(&captured(), &["15-Mar-8"]);
}

#[test]
fn an_hour_ago_reaches_to_the_last_second_of_it() {
    check(&captured_at(4, 0), &[("3 hours ago", "2026-06-01 01:00:00?")]);
    check(&captured_at(3, 59), &[("3 hours ago", "2026-05-31 or 2026-06-01?")]);
}

#[test]
fn a_dash_before_a_title_is_no_negative_year() {
    check_scan(&captured(), &[("30 Nov - Title", "2025-11-30?", " - Title")]);
}

#[test]
fn every_named_zone_lies_on_its_own_side_of_greenwich() {
    let west = [("AST", 4), ("ADT", 3), ("AKST", 9), ("AKDT", 8), ("HST", 10)];
    let short = [("ET", 5), ("CT", 6), ("MT", 7), ("PT", 8), ("AT", 4)];
    for (name, hours) in west.into_iter().chain(short) {
        let text = format!("Thu, 13 Jun 2019 08:30:00 {name}");
        check(
            &Context::default(),
            &[(text.as_str(), format!("2019-06-13 {:02}:30:00Z", 8 + hours).as_str())],
        );
    }
    check(
        &Context::default(),
        &[
            ("Thu, 13 Jun 2019 08:30:00 NST", "2019-06-13 12:00:00Z"),
            ("Thu, 13 Jun 2019 08:30:00 NDT", "2019-06-13 11:00:00Z"),
            ("Thu, 13 Jun 2019 08:30:00 Etc/GMT", "2019-06-13 08:30:00Z"),
        ],
    );
    // POSIX means the other side by the sign; the name is left standing, and no zone is taken.
    check_scan(
        &Context::default(),
        &[
            ("Thu, 13 Jun 2019 08:30:00 Etc/GMT-8", "2019-06-13 08:30:00", " Etc/GMT-8"),
            ("2016年12月 10:20", "2016-12", " 10:20"),
        ],
    );
}

#[test]
fn the_zone_of_x_has_hours_and_minutes() {
    let midnight = x_time(b"Wed Oct 10 00:00:00 +0000 2018").expect("a time");
    for (zone, minutes) in [("+0530", 330), ("-0330", -210), ("+0800", 480), ("-0001", -1)] {
        let text = format!("Wed Oct 10 00:00:00 {zone} 2018");
        assert_eq!(x_time(text.as_bytes()), Some(midnight - minutes * 60), "{zone}");
    }
}
