//! Reads exports in which every text is an attack, and proves that none is more than a text in anything made of them.

mod common;

use common::{Item, read_items, zip};
use dormouse::i18n::Lang;
use dormouse::judge::Ask;
use dormouse::report::{self, Report};
use dormouse::rule::Rule;
use dormouse::view::{self, Options};
use dormouse::when::Day;

/// Texts that a spreadsheet, a browser, a terminal or a reader's eye takes for more than a text.
const TRICKS: [&str; 12] = [
    "=cmd|'/C calc'!A0",
    "+1+cmd|'/C calc'!A0",
    "-2+3",
    "@SUM(1+1)",
    "＝1+1",
    " =HYPERLINK(\"http://x.example/\",\"click\")",
    "\u{FEFF}=1+1",
    "a;=1+1",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "\u{202E}evitca\u{2066}\u{2069}\u{2028}",
    "\u{1B}[2J\u{7}\u{9B}31m",
];

fn judged(items: &[Item]) -> Report {
    let findings = read_items(items, None, None);
    let ask = Ask { as_of: Day::from_ymd(2026, 6, 1).expect("a date"), captured: None, zone: None };
    report::build(&findings, &Rule::preset("two-years").expect("the default"), &ask)
}

/// Checks everything a person can see of a report or take away.
#[track_caller]
fn check(name: &str, report: &Report) {
    for lang in Lang::ALL {
        let html = view::page(report, lang, Options::default()).to_html();
        let text = view::text(report, lang) + &view::problems(report, lang).join("\n");
        for mark in ["<script", "<img", "onerror=alert(1)>", "href=\"javascript"] {
            assert!(!html.contains(mark), "{name}: {mark}");
        }
        for out in [html, text.replace('\n', "")] {
            let trick = out.chars().find(|c| c.is_control() || ('\u{2028}'..='\u{202E}').contains(c));
            assert_eq!(trick, None, "{name}");
        }
    }
    let table = view::csv(report);
    let mut rows = csv::ReaderBuilder::new().has_headers(false).from_reader(table.as_bytes());
    for cell in
        rows.records().flat_map(|row| row.expect("a row").iter().map(str::to_owned).collect::<Vec<_>>())
    {
        for part in cell.split(';') {
            let start = part.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
            assert!(!start.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']), "{name}: {cell:?}");
        }
        assert!(
            !cell.contains(|c: char| c.is_control() || ('\u{202A}'..='\u{202E}').contains(&c)),
            "{name}: {cell:?}"
        );
    }
    let book = String::from_utf8_lossy(&view::workbook(report, Lang::ZhHans)).into_owned();
    for mark in ["<f>", "<f ", "<script", "hyperlink "] {
        assert!(!book.contains(mark), "{name}: {mark}");
    }
    assert!(!book.contains('\u{202E}'), "{name}");
}

fn xml(text: &str) -> String {
    let plain = text.chars().filter(|c| !c.is_control()).collect::<String>();
    plain.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn table(trick: &str) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["账号", "发布时间", "标题", "链接"]).expect("memory");
    for (account, day) in [(trick, "2016-12-16"), ("老街社区", "2026-05-20")] {
        writer.write_record([account, day, trick, "javascript:alert(1)"]).expect("memory");
    }
    writer.into_inner().expect("memory")
}

fn archive(trick: &str) -> Vec<u8> {
    let text =
        |value: serde_json::Value, what: &str| format!("window.YTD.{what}.part0 = {value}").into_bytes();
    let account = serde_json::json!([{ "account": { "username": trick, "accountId": "42", "accountDisplayName": trick, "createdAt": "2012-03-04T05:06:07.000Z" } }]);
    let tweet = serde_json::json!([{ "tweet": { "id_str": trick, "created_at": "Fri Jan 24 11:45:20 +0000 2020", "full_text": trick } }]);
    zip(&[
        ("data/account.js".to_owned(), text(account, "account")),
        ("data/tweets.js".to_owned(), text(tweet, "tweets")),
    ])
}

fn feed(trick: &str) -> Vec<u8> {
    let said = xml(trick);
    format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>{said}</title><link>javascript:alert(1)</link>\
         <item><title>{said}</title><link>javascript:alert(1)</link><pubDate>Fri, 24 Jan 2020 11:45:20 GMT</pubDate></item></channel></rss>"
    )
    .into_bytes()
}

fn book(trick: &str) -> Vec<u8> {
    let cell = |text: &str| format!("<c t=\"inlineStr\"><is><t>{}</t></is></c>", xml(text));
    let row = |cells: [&str; 3]| format!("<row>{}</row>", cells.map(cell).concat());
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let relation = |kind: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"rId1\" Type=\"{rels}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let part = |path: &str, kind: &str| {
        format!(
            "<Override PartName=\"{path}\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml\"/>"
        )
    };
    let members = [
        (
            "[Content_Types].xml",
            format!(
                "<Types xmlns=\"{package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>{}{}</Types>",
                part("/xl/workbook.xml", "sheet.main"),
                part("/xl/worksheets/sheet1.xml", "worksheet")
            ),
        ),
        ("_rels/.rels", relation("officeDocument", "xl/workbook.xml")),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{rels}\"><sheets><sheet name=\"{}\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
                xml(trick)
            ),
        ),
        ("xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml")),
        (
            "xl/worksheets/sheet1.xml",
            format!(
                "<worksheet xmlns=\"{main}\"><sheetData>{}{}</sheetData></worksheet>",
                row(["账号", "发布时间", "标题"]),
                row([trick, "2016-12-16 10:00", trick])
            ),
        ),
    ];
    zip(&members.map(|(name, text)| (name.to_owned(), text.into_bytes())))
}

#[test]
fn exports_full_of_tricks_give_reports_of_texts() {
    for trick in TRICKS {
        let kinds: [(&str, Vec<u8>, bool); 4] = [
            ("table", table(trick), !trick.contains('\u{1B}')),
            ("archive", archive(trick), true),
            ("feed", feed(trick), true),
            ("workbook", book(trick), true),
        ];
        for (kind, bytes, read) in kinds {
            let report = judged(&[Item::file(&format!("{trick}.{kind}"), bytes)]);
            assert_eq!(!report.accounts.is_empty(), read, "{kind}: {trick:?} {:?}", report.refusals);
            check(&format!("{kind} {trick:?}"), &report);
        }
    }
}

#[test]
fn a_refusal_of_a_file_full_of_tricks_is_text_as_well() {
    for trick in TRICKS {
        let names = zip(&[
            (format!("{trick}.bin"), vec![0, 1, 2]),
            (format!("{trick}/x.csv"), b"a,b\n1,2\n".to_vec()),
        ]);
        for bytes in [
            names,
            format!("{trick},{trick}\n{trick},1\n").into_bytes(),
            serde_json::json!([{trick: trick}]).to_string().into_bytes(),
        ] {
            check(trick, &judged(&[Item::file(trick, bytes)]));
        }
    }
}

#[test]
fn a_name_of_ten_megabytes_costs_the_report_two_hundred_letters() {
    let long = "长".repeat(3_500_000);
    let mut table = "账号,发布时间,标题\n".to_owned();
    table += &format!("{long},2016-12-16,{long}\n老街社区,2026-05-20,x\n");
    for items in
        [vec![Item::file("long.csv", table)], vec![Item::file(&long, "标题,发布时间\nx,2016-12-16\n")]]
    {
        let report = judged(&items);
        assert!(!report.accounts.is_empty(), "{:?}", report.refusals);
        let html = view::page(&report, Lang::ZhHans, Options::default()).to_html();
        assert!(html.len() < 100_000, "{}", html.len());
        assert!(view::csv(&report).len() < 4_000 && view::text(&report, Lang::En).len() < 40_000);
    }
}

#[test]
fn halves_of_surrogates_and_null_bytes_are_read_past() {
    let text = r#"window.YTD.tweets.part0 = [{"tweet":{"id_str":"1","created_at":"Fri Jan 24 11:45:20 +0000 2020","full_text":"\ud83d\u0000 x"}}]"#;
    let account = r#"window.YTD.account.part0 = [{"account":{"username":"a\udc00\u0000b","accountId":"1","accountDisplayName":"\ud800"}}]"#;
    let items = [("data/tweets.js", text), ("data/account.js", account)];
    let report =
        judged(&[Item::file("a.zip", zip(&items.map(|(name, text)| (name.to_owned(), text.into()))))]);
    assert_eq!(report.accounts.len(), 1, "{:?}", report.refusals);
    assert_eq!(report.accounts[0].posts.counted + report.accounts[0].coverage.unread, 1);
    check("surrogates", &report);
}
