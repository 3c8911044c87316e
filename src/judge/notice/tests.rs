//! Measures the recogniser on headlines about closures and on notices.

use super::{Notice, recognise};

/// Titles of ordinary posts about closures, moves and accounts, none of them a notice.
const ORDINARY: &str = include_str!("tests/ordinary.txt");
/// Notices the words were chosen for.
const NOTICES: &str = include_str!("tests/notices.txt");
/// Notices that the words were measured with; what a first look missed and a word of its own could mend was added.
const MEASURED: &str = include_str!("tests/measured.txt");

/// What is still missed of them: farewells that name no ending, and words too far apart or too common.
const MISSED: [&str; 4] = [
    "Goodbye from this account",
    "关于停止“示例气象”微博更新的公告",
    "The blog is closed",
    "Farewell to this blog",
];

fn recognised(titles: &'static str, expected: bool) -> Vec<&'static str> {
    titles.lines().filter(|title| recognise(title).is_some() == expected).collect()
}

#[test]
fn ordinary_news_of_closures_is_no_notice() {
    assert_eq!(recognised(ORDINARY, true), [""; 0]);
    assert!(ORDINARY.lines().count() >= 200);
}

#[test]
fn notices_are_recognised() {
    assert_eq!(recognised(NOTICES, false), [""; 0]);
    assert!(NOTICES.lines().count() >= 40);
}

#[test]
fn what_is_missed_is_known() {
    assert_eq!(recognised(MEASURED, false), MISSED);
    assert!(MEASURED.lines().count() >= 100);
}

#[test]
fn closing_moving_and_renaming_are_told_apart() {
    for (title, notice) in [
        ("本公众号停止更新", Notice::Closes),
        ("本公众号迁移公告", Notice::Moves),
        ("本公众号更名公告", Notice::Renamed),
        ("本公眾號更名公告", Notice::Renamed),
        ("We are closing this account", Notice::Closes),
        ("THIS BLOG HAS MOVED", Notice::Moves),
        ("Our account has been renamed", Notice::Renamed),
    ] {
        assert_eq!(recognise(title), Some(notice), "{title}");
    }
}
