use super::{captured, captured_at, check, check_scan, refuse};
use crate::when::Context;

const RELATIVE: [&str; 10] = [
    "just now",
    "5m",
    "2h",
    "3d",
    "an hour ago",
    "3 days ago",
    "yesterday",
    "yesterday at 10:21",
    "today",
    "Wednesday",
];

#[test]
fn needs_the_capture_day() {
    let table = RELATIVE.map(|text| (text, "needs captured"));
    check(&Context::default(), &table);
}

#[test]
fn counts_back_from_the_capture_day() {
    check(
        &captured(),
        &[
            ("just now", "2026-06-01?"),
            ("today", "2026-06-01?"),
            ("Today, 7:05", "2026-06-01 07:05:00?"),
            ("yesterday", "2026-05-31?"),
            ("yesterday at 10:21", "2026-05-31 10:21:00?"),
            ("Yesterday at 10:21 PM", "2026-05-31 22:21:00?"),
            ("3 days ago", "2026-05-29?"),
            ("a day ago", "2026-05-31?"),
            ("3d", "2026-05-29?"),
            ("Wednesday", "2026-05-27?"),
            ("Wed", "2026-05-27?"),
            ("Monday", "2026-05-25?"),
            ("Sunday at 10:21", "2026-05-31 10:21:00?"),
            ("an hour ago", "2026-05-31 or 2026-06-01?"),
            ("5m", "2026-05-31 or 2026-06-01?"),
            ("23 hours ago", "2026-05-31 or 2026-06-01?"),
            ("24 hours ago", "2026-05-30 or 2026-05-31?"),
            ("2w", "2026-05-11 or 2026-05-18?"),
            ("one week ago", "2026-05-18 or 2026-05-25?"),
        ],
    );
}

#[test]
fn counts_back_from_the_capture_time() {
    check(
        &captured_at(9, 30),
        &[
            ("just now", "2026-06-01 09:30:00?"),
            ("5m", "2026-06-01 09:25:00?"),
            ("45s", "2026-06-01 09:29:15?"),
            ("10 mins ago", "2026-06-01 09:20:00?"),
            ("8 hours ago", "2026-06-01 01:30:00?"),
            ("9 hours ago", "2026-05-31 or 2026-06-01?"),
            ("10 hours ago", "2026-05-31 23:30:00?"),
            ("3 days ago", "2026-05-29?"),
            ("1w", "2026-05-18 or 2026-05-25?"),
        ],
    );
}

#[test]
fn months_and_years_back_are_bounded_whether_apps_cut_or_round() {
    check(
        &captured(),
        &[
            ("1 month ago", "2026-04-01 or 2026-05-17?"),
            ("1mo", "2026-04-01 or 2026-05-17?"),
            ("3个月前", "2026-02-01 or 2026-03-17?"),
            ("2 years ago", "2023-06-01 or 2024-12-01?"),
            ("两年前", "2023-06-01 or 2024-12-01?"),
            ("3y", "2022-06-01 or 2023-12-01?"),
            ("1yr", "2024-06-01 or 2025-12-01?"),
        ],
    );
}

#[test]
fn refuses_the_vague_and_the_accidental() {
    refuse(
        &captured(),
        &[
            "a few days ago",
            "many days ago",
            "3 days",
            "ago",
            "5M",
            "3D",
            "3d printing",
            "2h30",
            "2 h",
            "todays",
            "yesterday I went out",
            "Sun is shining",
            "tomorrow",
            "just nowhere",
        ],
    );
}

#[test]
fn leaves_what_follows() {
    check_scan(
        &captured(),
        &[
            ("3d · 5 likes", "2026-05-29?", " · 5 likes"),
            ("2 days ago by Foo", "2026-05-30?", " by Foo"),
            ("Wednesday\nnews", "2026-05-27?", "\nnews"),
            ("Sun, 16 zzz 2012", "not a date", ""),
        ],
    );
}
