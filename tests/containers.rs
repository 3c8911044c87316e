//! Reads exports through every wrapping people give them: zips in zips, collections in folders, parts of one archive.

mod common;

use common::{Item, read_items, tar_gz, zip};
use dormouse::findings::Findings;
use std::io::Write;

type Members = Vec<(String, Vec<u8>)>;

fn member(path: &str, text: impl Into<Vec<u8>>) -> (String, Vec<u8>) {
    (path.to_owned(), text.into())
}

fn tweets(day: u32) -> Vec<u8> {
    format!(
        r#"window.YTD.tweets.part0 = [{{"tweet":{{"id_str":"{day}","created_at":"Fri Jan {day:02} 11:45:20 +0000 2020","full_text":"x"}}}}]"#
    )
    .into_bytes()
}

fn x_archive(day: u32) -> Members {
    let account = format!(
        r#"window.YTD.account.part0 = [{{"account":{{"username":"user{day}","accountId":"{day}"}}}}]"#
    );
    vec![member("data/tweets.js", tweets(day)), member("data/account.js", account)]
}

fn weibo(name: &str) -> Vec<u8> {
    format!(r#"{{"user":{{"id":"{}","screen_name":"{name}","statuses_count":1}},"weibo":[{{"id":1,"bid":"a","screen_name":"{name}","created_at":"2020-01-02T03:04:05"}}]}}"#, name.len())
        .into_bytes()
}

/// Packs a zip whose members are stored as they are.
fn stored(members: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut packed = Vec::new();
    let mut archive = rawzip::ZipArchiveWriter::new(&mut packed);
    for (name, bytes) in members {
        let (mut entry, config) = archive.new_file(name).start().expect("a member");
        let mut writer = config.wrap(&mut entry);
        writer.write_all(bytes).expect("in memory");
        let (_, descriptor) = writer.finish().expect("in memory");
        entry.finish(descriptor).expect("in memory");
    }
    archive.finish().expect("in memory");
    packed
}

/// Gives each account's handle or name and its number of posts, sorted.
fn accounts(findings: &Findings) -> Vec<(String, usize)> {
    let of = |account: &dormouse::timeline::Account| {
        let name = account.handle.clone().or(account.name.clone()).unwrap_or_default();
        (name, account.timeline.len())
    };
    let mut found: Vec<_> = findings.accounts.iter().map(of).collect();
    found.sort();
    found
}

#[track_caller]
fn check(items: &[Item], expected: &[(&str, usize)]) {
    let findings = read_items(items, None, None);
    let expected: Vec<_> = expected.iter().map(|(name, posts)| ((*name).to_owned(), *posts)).collect();
    let refusals: Vec<_> =
        findings.refusals.iter().map(|refusal| (refusal.code.id(), &refusal.path)).collect();
    assert_eq!(accounts(&findings), expected, "{refusals:?}");
    assert!(refusals.is_empty(), "{refusals:?}");
}

#[test]
fn a_zip_in_a_zip_is_an_export_of_its_own() {
    let inner = zip(&x_archive(1));
    for outer in [zip(&[member("a.zip", inner.clone())]), stored(&[member("a.zip", inner.clone())])] {
        check(&[Item::file("outer.zip", outer.clone())], &[("user1", 1)]);
        check(&[Item::file("outermost.zip", zip(&[member("b.zip", outer)]))], &[("user1", 1)]);
    }
    let both =
        zip(&[member("readme.txt", "hello"), member("a.zip", inner), member("b.zip", zip(&x_archive(2)))]);
    check(&[Item::file("both.zip", both)], &[("user1", 1), ("user2", 1)]);
}

#[test]
fn tars_and_gzips_inside_are_opened_too() {
    let outbox = br#"{"@context":"https://www.w3.org/ns/activitystreams","id":"outbox.json","type":"OrderedCollection","totalItems":0,"orderedItems":[]}"#;
    let tar = tar_gz(&[
        member("outbox.json", &outbox[..]),
        member("actor.json", r#"{"preferredUsername":"m","type":"Person"}"#),
    ]);
    let findings = read_items(&[Item::file("x.zip", zip(&[member("archive.tar.gz", tar)]))], None, None);
    assert_eq!(findings.accounts.len(), 1);
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(&tweets(3)).expect("in memory");
    let gzip = gzip.finish().expect("in memory");
    check(&[Item::file("x.zip", zip(&[member("tweets.js.gz", gzip)]))], &[("", 1)]);
}

#[test]
fn an_archive_without_posts_beside_others_is_not_complained_of() {
    let media = zip(&[member("a.jpg", [0xFF, 0xD8, 0xFF])]);
    let mut members = x_archive(1);
    members.push(member("media.zip", media));
    check(&[Item::file("twitter.zip", zip(&members))], &[("user1", 1)]);
}

#[test]
fn archives_in_a_folder_are_exports_of_their_own() {
    let in_folder =
        |path: &str, bytes: Vec<u8>| Item { folder: Some("exports".to_owned()), ..Item::file(path, bytes) };
    let items = [in_folder("a.zip", zip(&x_archive(1))), in_folder("sub/b.zip", zip(&x_archive(2)))];
    check(&items, &[("user1", 1), ("user2", 1)]);
}

#[test]
fn unpacked_archives_side_by_side_keep_their_accounts() {
    let part = |name: &str, day| {
        let members = x_archive(day).into_iter();
        members.map(move |(path, bytes)| (format!("{name}/{path}"), bytes)).collect::<Members>()
    };
    let items: Vec<Item> = [part("first", 1), part("second", 2)]
        .into_iter()
        .flatten()
        .map(|(path, bytes)| Item { folder: Some("mine".to_owned()), ..Item::file(&path, bytes) })
        .collect();
    check(&items, &[("user1", 1), ("user2", 1)]);
}

#[test]
fn several_registers_in_a_folder_are_all_read() {
    let register = |name: &str| {
        format!("账号名称,平台,最后更新时间\n{name},微信,2020-01-02\n{name}二,微博,2020-01-03\n")
    };
    let items = ["甲", "乙"].map(|name| Item {
        folder: Some("清单".to_owned()),
        ..Item::file(&format!("{name}.csv"), register(name).into_bytes())
    });
    check(&items, &[("乙", 1), ("乙二", 1), ("甲", 1), ("甲二", 1)]);
}

#[test]
fn numbered_parts_are_one_export() {
    let (first, second) = (
        x_archive(1),
        vec![member(
            "data/tweets-part1.js",
            String::from_utf8(tweets(2)).expect("text").replace("part0", "part1"),
        )],
    );
    let items = [Item::file("x-part1.zip", zip(&first)), Item::file("x-part2.zip", zip(&second))];
    check(&items, &[("user1", 2)]);
}

#[test]
fn a_collection_of_several_services_is_taken_apart() {
    let in_folder =
        |path: &str, bytes: Vec<u8>| Item { folder: Some("all".to_owned()), ..Item::file(path, bytes) };
    let table = "发布时间,标题\n2020-01-02 03:04:05,a\n2020-02-02 03:04:05,b\n";
    let flat = [
        in_folder("weibo-a.json", weibo("甲")),
        in_folder("weibo-b.json", weibo("乙丙")),
        in_folder("tweets.js", tweets(4)),
        in_folder("table.csv", table.as_bytes().to_vec()),
    ];
    check(&flat, &[("", 1), ("", 2), ("3", 1), ("6", 1)]);
    // One service's archive is no collection: its other tables with dates are not lists of posts.
    let mut archive = x_archive(1);
    archive.push(member("data/logins.csv", table));
    check(&[Item::file("x.zip", zip(&archive))], &[("user1", 1)]);
}

#[test]
fn names_in_another_code_page_are_read() {
    let mut packed =
        zip(&[member("XXXX/tweets.js", tweets(5)), member("XXXX/account.js", x_archive(5)[1].1.clone())]);
    // 数据 in GB18030, without the flag for UTF-8.
    let places: Vec<usize> =
        packed.windows(4).enumerate().filter(|(_, window)| *window == b"XXXX").map(|(at, _)| at).collect();
    places.into_iter().for_each(|at| packed[at..at + 4].copy_from_slice(&[0xCA, 0xFD, 0xBE, 0xDD]));
    let findings = read_items(&[Item::file("x.zip", packed)], None, None);
    assert_eq!(accounts(&findings), [("user5".to_owned(), 1)]);
    assert_eq!(findings.accounts[0].timeline.paths(), ["x.zip/数据/tweets.js"]);
}

#[test]
fn long_names_in_tars_are_read() {
    let folder = "a-very-long-folder-name/".repeat(12);
    let packed = tar_gz(&[
        member(&format!("{folder}tweets.js"), tweets(6)),
        member(&format!("{folder}account.js"), x_archive(6)[1].1.clone()),
    ]);
    check(&[Item::file("x.tar.gz", packed)], &[("user6", 1)]);
}

#[test]
fn what_file_managers_add_is_no_part_of_it() {
    let mut members = x_archive(7);
    members
        .extend([member("__MACOSX/data/._tweets.js", [0, 5, 22, 7]), member("data/.DS_Store", [0, 0, 0, 1])]);
    let wrapped: Members =
        members.into_iter().map(|(path, bytes)| (format!("X 归档/{path}"), bytes)).collect();
    check(&[Item::file("x.zip", zip(&wrapped))], &[("user7", 1)]);
}

#[test]
fn endless_nesting_ends() {
    let mut packed = zip(&x_archive(1));
    for _ in 0..8 {
        packed = stored(&[member("inner.zip", packed)]);
    }
    let findings = read_items(&[Item::file("deep.zip", packed)], None, None);
    assert!(findings.accounts.is_empty());
    assert_eq!(findings.refusals.len(), 1);
}
