//! Proves that a report somebody else wrote shows nothing but texts: a newsroom's page may be handed any file.

use super::attributes;
use crate::i18n::Lang;
use crate::report::Report;
#[cfg(feature = "saving")]
use crate::view::workbook;
use crate::view::{Options, csv, page, samples, text};
use serde_json::{Value, json};

/// What tries to be markup, an address that runs, a trick of direction, a terminal's command, and very long.
const TRICK: &str = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>javascript:alert(1)\u{202E}\u{2066}\u{2028}\u{1B}[31m\0\r\n;=cmd|'/C calc'!A0";

/// Calls with every place of a JSON tree in turn.
fn places(tree: &Value, path: &str, found: &mut Vec<String>) {
    match tree {
        Value::Object(members) => {
            members.iter().for_each(|(name, value)| places(value, &format!("{path}/{name}"), found));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, value)| places(value, &format!("{path}/{at}"), found));
        }
        _ => found.push(path.to_owned()),
    }
}

fn with(tree: &Value, place: &str, value: Value) -> Option<Report> {
    let mut tree = tree.clone();
    *tree.pointer_mut(place)? = value;
    Report::from_json(&tree.to_string())
}

/// Makes everything of a report that can be taken away, and the page.
fn shown(report: &Report) -> [String; 3] {
    #[cfg(feature = "saving")]
    assert!(!workbook(report, Lang::ZhHans).is_empty());
    [page(report, Lang::En, Options::default()).to_html(), text(report, Lang::En), csv(report)]
}

fn trees() -> Vec<Value> {
    let wanted = ["dormant", "too-old", "zero-post", "refused"];
    let reports = samples::all().into_iter().filter(|(name, _)| wanted.contains(name));
    reports.map(|(_, report)| serde_json::from_str(&report.to_json()).expect("JSON")).collect()
}

#[test]
fn no_text_of_a_report_becomes_more_than_text() {
    for tree in trees() {
        let mut found = Vec::new();
        places(&tree, "", &mut found);
        let texts = found.iter().filter(|place| {
            tree.pointer(place).is_some_and(|value| value.is_string() || value.is_null())
                && !place.contains("by_month/2")
        });
        let mut taken = 0;
        for place in texts {
            let Some(report) = with(&tree, place, json!(TRICK)) else { continue };
            taken += 1;
            let [html, text, csv] = shown(&report);
            for [start, rest] in [["<scr", "ipt"], ["<im", "g "]] {
                assert!(!html.contains(&format!("{start}{rest}")), "{place}");
            }
            for out in [html.as_str(), &text.replace('\n', ""), &csv.replace("\r\n", "")] {
                let control = out.chars().find(|c| c.is_control() || ('\u{2028}'..='\u{202E}').contains(c));
                assert_eq!(control, None, "{place}");
            }
            assert!(!csv.contains(";="), "{place}");
            for (key, value) in attributes(&page(&report, Lang::En, Options::default())) {
                assert!(key != "href" || value.starts_with(['#', 'h']), "{place}: {key}={value}");
            }
        }
        assert!(taken > 10, "{taken}");
    }
}

#[test]
fn no_figure_of_a_report_is_too_large_to_show() {
    // One of each kind is enough: a list of months is long.
    let once = |place: &&String| !place.split('/').any(|part| part.parse::<u32>().is_ok_and(|at| at > 1));
    for tree in &trees()[..2] {
        let mut found = Vec::new();
        places(tree, "", &mut found);
        for place in found.iter().filter(once) {
            for value in [json!(i64::MIN), json!(i64::MAX), json!(u64::MAX), json!(u32::MAX)] {
                with(tree, place, value).iter().for_each(|report| drop(shown(report)));
            }
            for value in ["9999-12-31", "0001-01-01", "P99999999999Y", "2020-01-01T€€€"] {
                with(tree, place, json!(value)).iter().for_each(|report| drop(shown(report)));
            }
        }
    }
}

#[test]
fn lists_of_any_length_and_none_are_shown() {
    for tree in trees() {
        let mut emptied = tree.clone();
        for list in ["accounts", "sources", "issues", "refusals"] {
            emptied[list] = json!([]);
        }
        shown(&Report::from_json(&emptied.to_string()).expect("a report"));
        for (place, times) in
            [("/accounts/0/by_month", 9000), ("/accounts/0/evidence", 300), ("/accounts/0/deadlines", 300)]
        {
            let mut longer = tree.clone();
            let Some(list) = longer.pointer_mut(place).and_then(Value::as_array_mut) else { continue };
            *list = list.iter().cycle().take(times).cloned().collect();
            Report::from_json(&longer.to_string()).iter().for_each(|report| drop(shown(report)));
        }
    }
}

#[test]
fn what_is_nested_without_end_or_of_another_type_is_no_report() {
    let tree = &trees()[0];
    let deep = "[".repeat(200_000);
    for broken in [deep.clone(), format!("{{\"accounts\":{deep}"), deep.replace('[', "{\"a\":")] {
        assert_eq!(Report::from_json(&broken), None);
    }
    for place in [
        "/accounts",
        "/accounts/0",
        "/accounts/0/flags",
        "/rule",
        "/rule/levels",
        "/as_of",
        "/sources/0",
        "/tool",
    ] {
        for value in [json!(1), json!("x"), json!([[[]]]), json!([1]), json!({"length": 1})] {
            let same = tree.pointer(place).is_none() || (place == "/as_of" && value.is_string());
            assert!(same || with(tree, place, value.clone()).is_none(), "{place} {value}");
        }
    }
    let half = tree.to_string().replacen("南昌", "\\ud83d", 1);
    assert_eq!(Report::from_json(&half), None);
}

#[test]
fn a_name_of_megabytes_is_cut_and_one_from_right_to_left_stands_apart() {
    let tree = &trees()[0];
    let long = with(tree, "/accounts/0/name", json!("Ж".repeat(5_000_000))).expect("a report");
    assert!(shown(&long).iter().all(|out| out.len() < 200_000));
    let hebrew = with(tree, "/accounts/0/name", json!("\u{5E9}\u{5DC}\u{5D5}\u{5DD} 13")).expect("a report");
    let [html, text, csv] = shown(&hebrew);
    for out in [&html, &text] {
        assert!(out.contains(" · \u{2068}\u{5E9}\u{5DC}\u{5D5}\u{5DD} 13\u{2069} · "), "{out}");
    }
    assert!(html.contains("<bdi>\u{5E9}\u{5DC}\u{5D5}\u{5DD} 13</bdi>"));
    assert!(csv.contains("\r\n\u{5E9}\u{5DC}\u{5D5}\u{5DD} 13,"));
}

#[test]
fn a_cell_is_no_formula_whatever_stands_before_the_sign() {
    for name in [
        "=1",
        "+1",
        "-1",
        "@a",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "\u{FEFF}=1",
        "\0=1",
        "\u{202E}=1",
        "＝1",
        "＋1",
        "－1",
        "＠a",
        "\u{3000}=1",
        "a;=1",
        "a; +1",
        "\"=1",
    ] {
        let mut report = samples::commentary();
        report.accounts[0].name = Some(name.to_owned());
        let table = csv(&report);
        let cell = table.split_once("\r\n").map(|(_, rows)| rows).unwrap_or_default();
        let signs: String = cell.chars().take(8).collect();
        assert!(signs.contains('\''), "{name:?}: {signs}");
    }
    let mut report = samples::commentary();
    report.accounts[0].name = Some("a-b+c=d; e@f".to_owned());
    assert!(csv(&report).contains("\r\na-b+c=d; e@f,"), "what stands inside a name stays");
}
