//! Runs the command as a person would.

use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, UNIX_EPOCH};

fn dormouse(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dormouse"));
    command.args(arguments).env("LC_ALL", "en_GB.UTF-8").output().expect("the command runs")
}

fn piped(arguments: &[&str], text: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dormouse"));
    let command = command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the command runs");
    child.stdin.take().expect("piped").write_all(text.as_bytes()).expect("read");
    child.wait_with_output().expect("it ends")
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).expect("a report on stdout")
}

fn fixture(path: &str) -> String {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(path);
    path.to_string_lossy().into_owned()
}

#[test]
fn the_account_of_the_2019_commentary_is_dormant() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/samples/dormant-2019.json");
    let output = dormouse(&["check", "--as-of", "2019-06-13", "--format", "json", &sample.to_string_lossy()]);
    assert_eq!(output.status.code(), Some(0));
    let account = &json(&output)["accounts"][0];
    assert_eq!(
        (account["verdict"].as_str(), account["posts"]["counted"].as_u64()),
        (Some("dormant"), Some(13))
    );
    assert_eq!(account["posts"]["last"], "2016-12-16");
    assert_eq!(
        (&account["silence"]["days"], &account["silence"]["calendar"]),
        (&909.into(), &"P2Y5M28D".into())
    );
}

#[test]
fn a_folder_is_one_export() {
    let folder = fixture("x-archive/unpacked-folder/in/twitter-archive");
    let output = dormouse(&["check", "--as-of", "2026-06-01", "--format", "json", &folder]);
    assert_eq!(output.status.code(), Some(0));
    let report = json(&output);
    let account = &report["accounts"][0];
    assert_eq!(report["accounts"].as_array().map(Vec::len), Some(1));
    assert_eq!(
        (account["verdict"].as_str(), account["posts"]["counted"].as_u64()),
        (Some("dormant"), Some(5))
    );
    let source = &report["sources"][account["evidence"][0]["source"].as_u64().expect("a source") as usize];
    assert_eq!(source["name"], "twitter-archive/data/tweets.js");
    assert_eq!(source["sha256"].as_str().map(str::len), Some(64));
}

#[test]
fn a_refused_input_is_told_on_stderr_and_the_others_are_judged() {
    let good = fixture("feed-atom/edited-later/in/atom.xml");
    let bad = fixture("x-archive/settings-alone/in/account.js");
    let output =
        dormouse(&["check", "--as-of", "2026-06-01", "--format", "json", &good, &bad, "no-such-file"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(json(&output)["accounts"][0]["verdict"], "dormant");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("account.js") && told.contains("no-such-file"), "{told}");
}

#[test]
fn wrong_usage_is_2_and_says_what_is_right() {
    for (arguments, hint) in [
        (&["check"][..], "FILE"),
        (&["check", "--as-of", "13.6.2019", "x"], "YYYY-MM-DD"),
        (&["check", "--zone", "Shanghai", "x"], "+08:00"),
        (&["check", "--rule", "no-such-rule", "x"], "two-years"),
        (&["check", "--lang", "fr", "x"], "zh-Hans"),
        (&["check", "--encoding", "gb", "x"], "gb18030"),
        (&["frobnicate"], "--help"),
    ] {
        let output = dormouse(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(told.contains(hint), "{arguments:?}: {told}");
    }
}

#[test]
fn pasted_text_comes_from_standard_input() {
    let output = piped(
        &["check", "--as-of", "2026-06-01", "--format", "json", "-"],
        "示例镇发布\n2016年12月16日\n2015年3月2日\n",
    );
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let report = json(&output);
    assert_eq!(report["accounts"][0]["posts"]["last"], "2016-12-16");
}

#[test]
fn the_persons_word_on_the_encoding_goes_before_what_the_text_seems_to_be() {
    // 亂碼 in Big5 is as good GB18030, for so short a text.
    let text = encoding_rs::BIG5.encode("測試帳\n2016-12-16\n2016-12-15\n").0.into_owned();
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("short-big5.txt");
    std::fs::write(&file, text).expect("written");
    let read = |arguments: &[&str]| {
        let file = file.to_string_lossy().into_owned();
        json(&dormouse(&[&["check", "--format", "json"], arguments, &[&file]].concat()))
    };
    for name in ["big5", "Big5-HKSCS"] {
        let report = read(&["--encoding", name]);
        assert_eq!(report["accounts"][0]["name"], "測試帳");
        assert_eq!(report["sources"][0]["encoding"], "big5");
    }
    let report = read(&["--encoding", "koi8-r"]);
    assert_eq!(report["sources"][0]["encoding"], "koi8-r");
    assert_eq!(report["accounts"][0]["posts"]["last"], "2016-12-16");
}

#[test]
fn every_language_and_format_prints() {
    let file = fixture("feed-atom/edited-later/in/atom.xml");
    for (lang, word) in [("en", "Dormant"), ("zh-Hans", "休眠"), ("zh-Hant", "休眠")] {
        let output = dormouse(&["check", "--as-of", "2026-06-01", "--lang", lang, &file]);
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(text.contains(word) && text.contains("2019"), "{text}");
    }
    let csv = dormouse(&["check", "--as-of", "2026-06-01", "--format", "csv", &file]);
    assert_eq!(String::from_utf8_lossy(&csv.stdout).lines().count(), 2);
    let xlsx = dormouse(&["check", "--as-of", "2026-06-01", "--format", "xlsx", &file]);
    assert!(xlsx.stdout.starts_with(b"PK\x03\x04") && xlsx.stderr.is_empty());
}

#[test]
fn rules_and_formats_are_listed() {
    let rules = String::from_utf8_lossy(&dormouse(&["rules"]).stdout).into_owned();
    for rule in dormouse::rule::Rule::presets() {
        let told = rules.split("\n\n").find(|told| told.starts_with(&rule.id)).expect(&rule.id);
        let borrowed = rule.levels.iter().filter_map(|level| level.citation.as_ref());
        for cited in borrowed.chain([&rule.citation]) {
            let parts =
                [Some(&cited.issuer), cited.number.as_ref(), cited.url.as_ref(), cited.quote.as_ref()];
            assert!(parts.into_iter().flatten().all(|part| told.contains(part)), "{told}");
        }
    }
    let formats = String::from_utf8_lossy(&dormouse(&["formats"]).stdout).into_owned();
    for format in dormouse::formats::FORMATS {
        assert!(formats.contains(format.id), "{}", format.id);
    }
}

#[test]
fn a_person_s_own_rule_file_is_used() {
    let rule = Path::new(env!("CARGO_TARGET_TMPDIR")).join("ten-years.toml");
    let text = include_str!("../src/rules/two-years.toml").replace("\"two-years\"", "\"ten-years\"");
    std::fs::write(&rule, text.replace("over = 2", "over = 10")).expect("writable");
    let file = fixture("feed-atom/edited-later/in/atom.xml");
    let rule = rule.to_string_lossy();
    let output = dormouse(&["check", "--as-of", "2026-06-01", "--format", "json", "--rule", &rule, &file]);
    let report = json(&output);
    assert_eq!(
        (report["rule"]["id"].as_str(), report["accounts"][0]["verdict"].as_str()),
        (Some("ten-years"), Some("sleeping"))
    );
}

/// Judges a feed of one entry and gives verdict, last civil day and flags.
fn verdict(rule: &str, zone: &[&str], published: &str) -> (String, String, String) {
    let file =
        Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{rule}-{published}.xml").replace(':', "."));
    let entry = format!("<entry><id>1</id><title>a</title><published>{published}</published></entry>");
    let feed = format!("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>a</title>{entry}</feed>");
    std::fs::write(&file, feed).expect("writable");
    let asked =
        ["check", "--as-of", "2022-02-09", "--captured", "2022-02-09", "--format", "json", "--rule", rule];
    let file = file.to_string_lossy();
    let output = dormouse(&[&asked[..], zone, &[&file]].concat());
    let account = &json(&output)["accounts"][0];
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let flags = account["flags"].as_array().expect("flags").iter().map(text).collect::<Vec<_>>().join(" ");
    (text(&account["verdict"]), text(&account["posts"]["last"]), flags)
}

#[test]
fn an_inspection_day_is_judged_to_the_day() {
    for (rule, last, expected, boundary) in [
        ("cn-gov-2019", "2022-01-26", "active", true),
        ("cn-gov-2019", "2022-01-25", "sleeping", false),
        ("cn-local-10d", "2022-01-26", "sleeping", false),
        ("cn-local-10d", "2022-01-25", "sleeping", false),
    ] {
        let (found, day, flags) = verdict(rule, &[], &format!("{last}T10:00:00+08:00"));
        assert_eq!((found.as_str(), day.as_str()), (expected, last), "{rule}");
        assert_eq!(flags.contains("borderline"), boundary, "{rule}, {last}: {flags}");
    }
}

#[test]
fn a_late_post_is_the_next_civil_day_further_east() {
    let day = |zone: &[&str]| verdict("cn-gov-2019", zone, "2022-01-25T23:30:00Z");
    assert_eq!(day(&[]).1, "2022-01-26");
    assert_eq!(
        (day(&["--zone", "+08:00"]).0.as_str(), day(&["--zone", "+00:00"]).0.as_str()),
        ("active", "sleeping")
    );
}

#[test]
fn an_old_export_proves_what_was_and_not_what_is() {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("exported-in-2020.txt");
    std::fs::write(&file, "示例镇发布\n2020年5月20日\n2020年3月2日\n").expect("writable");
    let exported = UNIX_EPOCH + Duration::from_secs(1_591_000_000); // 1 June 2020
    let opened = std::fs::File::options().write(true).open(&file).expect("writable");
    opened.set_modified(exported).expect("a file's time");
    let file = file.to_string_lossy();
    let asked = |captured: &[&str]| {
        let asked = ["check", "--as-of", "2026-06-01", "--format", "json"];
        let account = json(&dormouse(&[&asked[..], captured, &[&file]].concat()))["accounts"][0].clone();
        ["verdict", "reason", "proven", "proven_at"]
            .map(|key| account[key].as_str().unwrap_or_default().to_owned())
    };
    assert_eq!(asked(&[]), ["cannot-tell", "export-too-old", "active", "2020-06-01"]);
    assert_eq!(
        asked(&["--captured", "2020-06-02"]),
        ["cannot-tell", "export-too-old", "active", "2020-06-02"]
    );
    let now = asked(&["--captured", "2026-06-01"]);
    assert_eq!(now, ["dormant", "silence-over-threshold", "dormant", "2026-06-01"]);
}

#[test]
fn what_an_export_says_of_itself_outweighs_the_person() {
    let folder = fixture("x-archive/export-too-old/in/twitter.zip");
    let asked = ["check", "--as-of", "2026-06-01", "--captured", "2026-06-01", "--format", "json", &folder];
    let account = &json(&dormouse(&asked))["accounts"][0];
    assert_eq!((&account["reason"], &account["proven_at"]), (&"export-too-old".into(), &"2023-08-20".into()));
    let cover = &account["coverage"];
    assert_eq!(
        (&cover["captured_from"], &cover["captured_overruled"]),
        (&"export".into(), &"2026-06-01".into())
    );
}

#[test]
fn a_bad_rule_file_is_told_with_line_and_field() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let good = include_str!("../src/rules/cn-gov-2019.toml");
    let line = 1 + good.lines().position(|line| line == "over = 14").expect("the threshold");
    let file = folder.join("bad+rule.toml");
    std::fs::write(&file, good.replace("over = 14", "over = \"two weeks\"")).expect("writable");
    let spec = format!("{}+originals-only", file.to_string_lossy());
    let output = dormouse(&["check", "--lang", "en", "--rule", &spec, "x"]);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2));
    assert!(told.contains(&format!("line {line}, level.over: ")), "{told}");

    std::fs::write(&file, " ".repeat(65 * 1024)).expect("writable");
    let output = dormouse(&["check", "--lang", "en", "--rule", &spec, "x"]);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("64 KB"), "{told}");
}

/// Computes a receipt as README tells, from the command's own report and the files on disk.
fn receipt_by_hand(report: &Value, rule: &[u8], files: &[&str]) -> String {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let sum = |path: &&str| dormouse::digest::sha256(&std::fs::read(path).expect("readable"));
    let mut inputs: Vec<String> = files.iter().map(sum).collect();
    inputs.sort();
    let account = |account: &Value| {
        let cover = &account["coverage"];
        let told = cover["captured_from"] != "file-time" && !cover["captured"].is_null();
        let captured = if told { text(&cover["captured"]) } else { "unknown".to_owned() };
        format!("account {} {captured} {}\n", text(&account["verdict"]), text(&cover["zone"]))
    };
    let mut accounts: Vec<String> =
        report["accounts"].as_array().expect("accounts").iter().map(account).collect();
    accounts.sort();
    let mut lines = format!(
        "dormouse-receipt 1\nengine {}\nrule {}\nrule-sha256 {}\nas-of {}\n",
        text(&report["tool"]["version"]),
        text(&report["rule"]["id"]),
        dormouse::digest::sha256(rule),
        text(&report["as_of"]),
    );
    lines.extend(inputs.iter().map(|input| format!("input {input}\n")));
    lines.extend(accounts);
    let digest = dormouse::digest::sha256(lines.as_bytes());
    let bits = u64::from_str_radix(&digest[..10], 16).expect("hexadecimal");
    let bits = format!("{bits:040b}");
    let digit = |at: usize| usize::from_str_radix(&bits[at * 5..at * 5 + 5], 2).expect("bits");
    let code: String = (0..8).map(|at| char::from(b"0123456789ABCDEFGHJKMNPQRSTVWXYZ"[digit(at)])).collect();
    format!("{}-{}", &code[..4], &code[4..])
}

#[test]
fn a_receipt_is_computed_again_by_hand_whatever_the_files_are_called() {
    let (feed, list) =
        (fixture("feed-atom/edited-later/in/atom.xml"), fixture("pasted-text/english-list/in/paste.txt"));
    let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join("another-name.xml");
    std::fs::copy(&feed, &copy).expect("writable");
    let copy = copy.to_string_lossy();
    let asked = ["check", "--as-of", "2026-06-01", "--rule", "cn-gov-2019", "--format"];
    let one = json(&dormouse(&[&asked[..], &["json", &feed, &list]].concat()));
    let other = json(&dormouse(&[&asked[..], &["json", &list, &copy]].concat()));
    let by_hand = receipt_by_hand(&one, include_bytes!("../src/rules/cn-gov-2019.toml"), &[&feed, &list]);
    assert_eq!(one["receipt"]["code"], by_hand.as_str());
    assert_eq!(one["receipt"], other["receipt"]);
    let text = dormouse(&[&asked[..], &["text", &feed, &list]].concat());
    assert!(String::from_utf8_lossy(&text.stdout).contains(&by_hand), "{by_hand}");
    let later = json(&dormouse(&[
        "check",
        "--as-of",
        "2026-06-02",
        "--rule",
        "cn-gov-2019",
        "--format",
        "json",
        &feed,
        &list,
    ]));
    assert_ne!(later["receipt"]["code"], by_hand.as_str());
}

/// Writes a file of a test's own and gives its path.
fn own_file(name: &str, bytes: impl AsRef<[u8]>) -> String {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&file, bytes).expect("writable");
    file.to_string_lossy().into_owned()
}

/// Checks files for 1 June 2024: the exit code and the report.
fn checked(arguments: &[&str]) -> (Option<i32>, Value) {
    let asked = ["check", "--as-of", "2024-06-01", "--captured", "2024-06-01", "--format", "json"];
    let output = dormouse(&[&asked[..], arguments].concat());
    (output.status.code(), json(&output))
}

#[test]
fn day_and_month_stay_open_until_the_person_says_which_comes_first() {
    let file = own_file("day-or-month.csv", "title,date\nA,05/06/2020\nB,07/08/2020\n");
    let (code, report) = checked(&[&file]);
    assert_eq!(code, Some(0));
    let issue = &report["issues"][0];
    assert_eq!((&issue["code"], &issue["record"]), (&"day-or-month".into(), &2.into()));
    assert_eq!((&issue["field"], &issue["seen"]), (&"date".into(), &"05/06/2020".into()));
    let between = &report["accounts"][0]["posts"]["last_between"];
    assert_eq!(*between, serde_json::json!(["2020-07-08", "2020-08-07"]));

    let map = own_file("order.json", r#"{"time": "date", "order": "dmy"}"#);
    let said: [(&[&str], [&str; 2]); 3] = [
        (&["--date-order", "dmy"], ["2020-06-05", "2020-08-07"]),
        (&["--date-order", "mdy"], ["2020-05-06", "2020-07-08"]),
        // The mapping is about this table; the option is about all that do not tell.
        (&["--date-order", "mdy", "--map", &map], ["2020-06-05", "2020-08-07"]),
    ];
    for (said, [first, last]) in said {
        let (code, report) = checked(&[said, &[&file]].concat());
        let posts = &report["accounts"][0]["posts"];
        assert_eq!(code, Some(0), "{said:?}");
        assert_eq!((&posts["first"], &posts["last"]), (&first.into(), &last.into()), "{said:?}");
        assert!(posts["last_between"].is_null() && report["issues"] == serde_json::json!([]), "{said:?}");
    }
}

#[test]
fn the_person_s_order_never_outweighs_what_the_dates_tell() {
    let file = own_file("day-first.csv", "title,date\nA,25/06/2020\nB,07/08/2020\n");
    let (code, report) = checked(&["--date-order", "mdy", &file]);
    let posts = &report["accounts"][0]["posts"];
    assert_eq!(code, Some(0));
    assert_eq!((&posts["first"], &posts["last"]), (&"2020-06-25".into(), &"2020-08-07".into()));
}

#[test]
fn two_tied_time_columns_are_shown_and_a_mapping_settles_them() {
    let table = "title,text,published_at,first_published\n\
                 A,SENTINEL,2020-01-05,2019-01-05\nB,SENTINEL,2020-02-05,2020-02-01\n";
    let list = r#"{"items": [
        {"title": "A", "text": "SENTINEL", "published_at": "2020-01-05", "first_published": "2019-01-05"},
        {"title": "B", "text": "SENTINEL", "published_at": "2020-02-05", "first_published": "2020-02-01"}]}"#;
    let markup = "<items>\
        <item><title>A</title><text>SENTINEL</text>\
        <published_at>2020-01-05</published_at><first_published>2019-01-05</first_published></item>\
        <item><title>B</title><text>SENTINEL</text>\
        <published_at>2020-02-05</published_at><first_published>2020-02-01</first_published></item></items>";
    let map = own_file("first.json", r#"{"time": "first_published", "title": "title"}"#);
    let files = [
        ("tied.csv", table, "generic-table"),
        ("tied.json", list, "generic-json"),
        ("tied.xml", markup, "generic-xml"),
    ];
    for (name, text, format) in files {
        let file = own_file(name, text);
        let (code, report) = checked(&[&file]);
        let refusal = &report["refusals"][0];
        assert_eq!((code, &refusal["code"]), (Some(1), &"which-time-column".into()), "{name}");
        let hint = &refusal["hint"];
        let expected = serde_json::json!({
            "columns": ["title", "text", "published_at", "first_published"],
            "candidates": ["published_at", "first_published"],
            "rows": [["A", "", "2020-01-05", "2019-01-05"], ["B", "", "2020-02-05", "2020-02-01"]],
        });
        assert_eq!(*hint, expected, "{name}");
        assert_eq!(report["accounts"], serde_json::json!([]), "{name}");

        let (code, report) = checked(&["--map", &map, &file]);
        let account = &report["accounts"][0];
        assert_eq!((code, &account["format"]), (Some(0), &format.into()), "{name}");
        let posts = &account["posts"];
        assert_eq!((&posts["first"], &posts["last"]), (&"2019-01-05".into(), &"2020-02-01".into()), "{name}");
        assert_eq!((&account["verdict"], &account["evidence"][0]["title"]), (&"dormant".into(), &"B".into()));
        assert!(!report.to_string().contains("SENTINEL"), "{name}");
    }
}

#[test]
fn a_mapping_that_does_not_fit_is_refused_with_the_name_that_is_not_there() {
    let table = own_file("unfit.csv", "题目,上线\n甲,2020-01-05\n乙,2020-02-05\n");
    let markup = own_file("unfit.xml", "<a><b><上线>2020-01-05</上线></b><b><上线>2020-02-05</上线></b></a>");
    let time = own_file("unfit-time.json", r#"{"time": "发表"}"#);
    let title = own_file("unfit-title.json", r#"{"time": "上线", "title": 3}"#);
    let records = own_file("unfit-records.json", r#"{"time": "上线", "records": "c.d"}"#);
    for (map, file, wanted) in
        [(&time, &table, "发表"), (&title, &table, "3"), (&time, &markup, "发表"), (&records, &markup, "c.d")]
    {
        let (code, report) = checked(&["--map", map, file]);
        let refusal = &report["refusals"][0];
        assert_eq!((code, &refusal["code"]), (Some(1), &"not-mapped".into()), "{map}");
        assert_eq!(refusal["detail"], wanted);
    }
    let (_, report) = checked(&["--map", &time, &table]);
    let hint = &report["refusals"][0]["hint"];
    assert_eq!(hint["columns"], serde_json::json!(["题目", "上线"]));

    // By a number, and by a path to the records.
    let number = own_file("fit-number.json", r#"{"time": "2", "title": 1}"#);
    let path = own_file("fit-path.json", r#"{"time": "上线", "records": "a.b"}"#);
    for (map, file) in [(&number, &table), (&path, &markup)] {
        let (code, report) = checked(&["--map", map, file]);
        assert_eq!((code, &report["accounts"][0]["posts"]["last"]), (Some(0), &"2020-02-05".into()), "{map}");
    }
}

#[test]
fn a_wrong_mapping_file_is_wrong_usage_and_told_by_field() {
    let table = own_file("mapped.csv", "title,date\nA,2020-01-05\n");
    for (name, text, told) in [
        ("no-json.json", "time: date", "JSON object"),
        ("no-time.json", r#"{"title": "title"}"#, "\"time\" is missing"),
        ("no-such-field.json", r#"{"time": "date", "headline": "title"}"#, "\"headline\""),
        ("no-text.json", r#"{"time": ["date"]}"#, "\"time\" must be"),
        ("no-order.json", r#"{"time": "date", "order": "day-month"}"#, "\"order\" must be dmy, mdy or ymd"),
        ("no-unit.json", r#"{"time": "date", "unit": "minutes"}"#, "\"unit\" must be s or ms"),
        ("no-zone.json", r#"{"time": "date", "zone": "Shanghai"}"#, "\"zone\" must be"),
    ] {
        let output = dormouse(&["check", "--map", &own_file(name, text), &table]);
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert!(stderr.contains(name) && stderr.contains(told), "{name}: {stderr}");
        assert!(output.stdout.is_empty(), "{name}");
    }
    let output = dormouse(&["check", "--map", "no-such-file.json", &table]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_mapping_says_what_numbers_count_and_which_zone_times_have() {
    // 23:30 of 31 January 2020 in UTC is the next day in China.
    let file = own_file("numbers.csv", "title,t\nA,1580513400\nB,1580427000\n");
    let map = own_file("seconds.json", r#"{"time": "t", "unit": "s", "zone": "+08:00"}"#);
    let (code, report) = checked(&["--zone", "+08:00", "--map", &map, &file]);
    assert_eq!((code, &report["accounts"][0]["posts"]["last"]), (Some(0), &"2020-02-01".into()));
    let map = own_file("milliseconds.json", r#"{"time": "t", "unit": "ms"}"#);
    let (_, report) = checked(&["--map", &map, &file]);
    assert_eq!(report["accounts"][0]["posts"]["last"], "1970-01-19");
}

#[test]
fn a_told_encoding_reads_the_heads_of_a_table() {
    let text = "標題,發佈時間\n春耕,2018-03-01\n防汛,2018-06-05\n";
    let file = own_file("big5.csv", encoding_rs::BIG5.encode(text).0);
    let (code, report) = checked(&["--encoding", "big5", &file]);
    let account = &report["accounts"][0];
    assert_eq!((code, &report["sources"][0]["encoding"]), (Some(0), &"big5".into()));
    assert_eq!(
        (&account["format"], &account["evidence"][0]["title"]),
        (&"generic-table".into(), &"防汛".into())
    );
    assert_eq!(account["posts"]["last"], "2018-06-05");

    // A wrong word garbles the heads, but no digit: the one column of dates is still found.
    let (code, report) = checked(&["--encoding", "koi8-r", &file]);
    let account = &report["accounts"][0];
    assert_eq!((code, &account["posts"]["last"]), (Some(0), &"2018-06-05".into()));
    assert!(account["evidence"][0]["title"].is_null());
}
