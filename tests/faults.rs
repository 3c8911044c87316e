//! Reads files that fail in the middle, as a stick that is pulled out or a file that is saved anew: nobody is convicted
//! by what was left, and the report says which file it was.

mod common;

use common::{Item, host, tar_gz, zip};
use dormouse::bytes::{Bytes, Input};
use dormouse::judge::Ask;
use dormouse::read::read;
use dormouse::report::{self, Report};
use dormouse::rule::Rule;
use dormouse::when::Day;
use std::io;

/// Gives its bytes up to a position, and an error behind it.
struct Failing {
    bytes: Vec<u8>,
    end: u64,
}

impl Bytes for Failing {
    fn size(&self) -> u64 {
        self.bytes.len() as u64
    }

    fn read_at(&self, at: u64, buffer: &mut [u8]) -> io::Result<usize> {
        if at >= self.end && !buffer.is_empty() {
            // As the browser names it.
            return Err(io::Error::other("NotReadableError"));
        }
        let most = usize::try_from(self.end - at).unwrap_or(usize::MAX).min(buffer.len());
        self.bytes.read_at(at, &mut buffer[..most])
    }
}

fn judged(item: &Item, end: u64) -> Report {
    let input = Input::file(item.path.clone(), Box::new(Failing { bytes: item.bytes.clone(), end }));
    let findings = read(&[input], &host(None, None));
    let ask = Ask { as_of: Day::from_ymd(2026, 6, 1).expect("a date"), captured: None, zone: None };
    report::build(&findings, &Rule::preset("two-years").expect("the default"), &ask)
}

const POSTS: usize = 4000;

fn tweets() -> String {
    let tweet =
        r#"{"tweet":{"id_str":"1","created_at":"Fri Jan 24 11:45:20 +0000 2020","full_text":"a note"}}"#;
    format!("window.YTD.tweets.part0 = [{}]", vec![tweet; POSTS].join(","))
}

/// Lists a file of each kind that is read as a stream.
fn streams() -> Vec<Item> {
    let row = |at: usize| format!("2020-01-24 11:45,标题{at}\n");
    let rows: String = (0..POSTS).map(row).collect();
    let item = "<item><title>t</title><pubDate>Fri, 24 Jan 2020 11:45:20 GMT</pubDate></item>".repeat(POSTS);
    vec![
        Item::file("tweets.js", tweets()),
        Item::file("notes.csv", format!("发布时间,标题\n{rows}")),
        Item::file(
            "feed.xml",
            format!("<rss version=\"2.0\"><channel><title>a</title>{item}</channel></rss>"),
        ),
        Item::file(
            "list.json",
            format!("[{}]", vec![r#"{"title":"t","published_at":"2020-01-24 11:45:00"}"#; POSTS].join(",")),
        ),
    ]
}

fn check(item: &Item, named: bool) {
    let whole = judged(item, u64::MAX);
    assert_eq!(whole.accounts[0].verdict, "dormant", "{}: {:?}", item.path, whole.refusals);
    let size = item.bytes.len() as u64;
    for end in (0..9).map(|part| size * part / 9) {
        let report = judged(item, end);
        for account in &report.accounts {
            assert_eq!(account.verdict, "cannot-tell", "{} up to {end}", item.path);
            assert_ne!(account.coverage.complete, Some(true), "{} up to {end}", item.path);
        }
        let codes: Vec<&str> = report.refusals.iter().map(|refusal| refusal.code.as_str()).collect();
        assert!(!report.refusals.is_empty() || !report.issues.is_empty(), "{} up to {end}", item.path);
        assert!(!named || codes.contains(&"read-failed"), "{} up to {end}: {codes:?}", item.path);
    }
}

#[test]
fn a_file_that_fails_in_the_middle_is_named_and_convicts_nobody() {
    streams().iter().for_each(|item| check(item, true));
}

#[test]
fn an_archive_that_fails_in_the_middle_convicts_nobody() {
    let members = [
        ("data/like.js".to_owned(), b"window.YTD.like.part0 = []".repeat(2000)),
        ("data/tweets.js".to_owned(), tweets().into()),
    ];
    check(&Item::file("a.zip", zip(&members)), false);
    check(&Item::file("a.tar.gz", tar_gz(&members)), false);
}
