//! Feeds the reader what it should refuse: every wrong file gets a clear answer, never a verdict.

mod common;

use common::{Item, read_items, tar_gz, zip};
use dormouse::bundle::RATIO_FREE;
use dormouse::judge::Ask;
use dormouse::report;
use dormouse::rule::Rule;
use dormouse::when::Day;

fn refused(items: &[Item]) -> Vec<String> {
    let findings = read_items(items, None, None);
    let ask = Ask { as_of: Day::from_ymd(2026, 6, 1).expect("a date"), captured: None, zone: None };
    let report = report::build(&findings, &Rule::preset("two-years").expect("the default"), &ask);
    for account in &report.accounts {
        assert_eq!(account.verdict, "cannot-tell", "{account:?}");
    }
    report.refusals.into_iter().map(|refusal| refusal.code).collect()
}

#[track_caller]
fn check(name: &str, bytes: impl Into<Vec<u8>>, code: &str) {
    assert_eq!(refused(&[Item::file(name, bytes)]), [code], "{name}");
}

fn tweets() -> Vec<(String, Vec<u8>)> {
    let text = r#"window.YTD.tweets.part0 = [{"tweet":{"created_at":"Fri Jan 24 11:45:20 +0000 2020","full_text":"x"}}]"#;
    vec![("data/tweets.js".to_owned(), text.into())]
}

#[test]
fn nothing_at_all_is_said_to_be_nothing() {
    assert_eq!(refused(&[]), ["nothing"]);
    check("empty.csv", "", "empty-file");
    check("blank.txt", " \r\n\t ", "empty-file");
    assert_eq!(refused(&[Item::pasted("")]), ["empty-file"]);
}

#[test]
fn other_kinds_of_files_are_named() {
    check("picture.csv", &b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], "not-text");
    check("report.pdf", &b"%PDF-1.7\n%\xE2\xE3\xCF\xD3"[..], "not-text");
    check("archive.rar", &b"Rar!\x1A\x07\x01\0"[..], "unsupported");
    check(
        "noise",
        (0u32..4096).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect::<Vec<_>>(),
        "not-text",
    );
    check("page.html", "<!DOCTYPE html><title>x</title><p>hello", "unknown");
    check("prose.txt", "Nothing here has a date.", "no-dates");
}

#[test]
fn empty_lists_that_no_service_signed_prove_nothing() {
    check("list.json", "[]", "unknown");
    check("object.json", "{}", "unknown");
    check("page.xml", "<urlset/>", "unknown");
}

#[test]
fn a_truncated_zip_is_told_from_a_damaged_one() {
    let whole = zip(&tweets());
    check("cut.zip", &whole[..whole.len() - 30], "truncated");
    check("cut.zip", &whole[..40], "truncated");
    let mut lying = whole.clone();
    // The local header's signature: the directory points at it, and it is not one.
    lying[0..2].copy_from_slice(b"PK");
    lying[2] = 0xFF;
    assert_eq!(refused(&[Item::file("lying.zip", lying)]).len(), 1);
}

#[test]
fn a_checksum_that_disagrees_convicts_nobody() {
    let mut packed = zip(&tweets());
    let directory = packed.windows(4).rposition(|window| window == b"PK\x01\x02").expect("a directory");
    packed[directory + 16] ^= 0xFF;
    // The text was read to its end, so there may be an account; it must not be dormant.
    refused(&[Item::file("wrong-sum.zip", packed)]);
}

#[test]
fn an_encrypted_zip_is_said_to_be_encrypted() {
    let mut packed = zip(&tweets());
    let directory = packed.windows(4).rposition(|window| window == b"PK\x01\x02").expect("a directory");
    packed[directory + 8] |= 1;
    packed[6] |= 1;
    check("locked.zip", packed, "encrypted");
}

#[test]
fn one_disk_of_many_is_said_to_be_one() {
    let mut packed = zip(&tweets());
    let end = packed.len() - 22;
    packed[end + 4] = 2;
    check("part3.zip", packed, "multi-disk");
    check("part1.zip", [b"PK\x07\x08".to_vec(), zip(&tweets())[..40].to_vec()].concat(), "multi-disk");
}

#[test]
fn an_empty_container_holds_no_posts() {
    check("empty.zip", zip(&[]), "no-posts-inside");
    check(
        "pictures.zip",
        zip(&[("a.jpg".into(), vec![0xFF, 0xD8, 0xFF]), ("b.jpg".into(), vec![0xFF])]),
        "no-posts-inside",
    );
}

#[test]
fn several_unknown_tables_are_told_from_nothing_that_lists_posts() {
    let table = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
    let tables = [table("a.csv", "x,y\n1,2\n3,4\n"), table("b.csv", "u,v\n5,6\n7,8\n")];
    check("tables.zip", zip(&tables), "several-tables");
    let one = [table("a.csv", "x,y\n1,2\n3,4\n"), ("b.jpg".to_owned(), vec![0xFF, 0xD8, 0xFF])];
    check("one.zip", zip(&one), "no-posts-inside");
}

#[test]
fn a_cut_tar_and_a_cut_gzip_are_refused() {
    let packed = tar_gz(&[(
        "outbox.json".to_owned(),
        br#"{"type":"OrderedCollection","id":"outbox.json"}"#.repeat(500),
    )]);
    check("cut.tar.gz", &packed[..packed.len() / 2], "truncated");
    check("cut.gz", &packed[..12], "truncated");
}

#[test]
fn a_bomb_is_stopped_not_unpacked() {
    let blank = vec![b' '; RATIO_FREE as usize * 2];
    let bomb = [b"window.YTD.tweets.part0 = [".to_vec(), blank].concat();
    check("bomb.zip", zip(&[("data/tweets.js".to_owned(), bomb)]), "bomb");
}

#[test]
fn deep_nesting_is_no_crash() {
    for text in ["[".repeat(100_000), "{\"a\":".repeat(100_000), "<a>".repeat(100_000)] {
        assert_eq!(refused(&[Item::file("deep", text)]).len(), 1);
    }
    let deep = format!("window.YTD.tweets.part0 = [{}]", "[".repeat(100_000));
    refused(&[Item::file("tweets.js", deep)]);
}

#[test]
fn every_input_is_answered_when_one_is_bad() {
    let good = Item::file("tweets.js", tweets()[0].1.clone());
    let bad = Item::file("locked.png", &b"\x89PNG\r\n\x1a\n"[..]);
    let findings = read_items(&[bad, good], None, None);
    assert_eq!((findings.accounts.len(), findings.refusals.len()), (1, 1));
}

#[test]
fn every_prefix_of_every_kind_of_file_is_survived() {
    let archive = zip(&tweets());
    let packed = tar_gz(&tweets());
    for whole in [archive, packed, tweets()[0].1.clone()] {
        for end in 0..whole.len() {
            refused(&[Item::file("cut", &whole[..end])]);
        }
    }
}
