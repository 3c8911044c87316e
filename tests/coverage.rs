//! Checks where a capture day comes from, for containers and workbooks that date themselves.

mod common;

use common::{Item, read_items};
use dormouse::findings::Findings;
use dormouse::timeline::CapturedFrom;
use dormouse::when::Moment;

/// 2024-07-23, 12:00 UTC.
const PACKED: u64 = 1_721_736_000;
/// A post of 2024-07-22.
const OUTBOX: &str = r#"{"id":"outbox.json","type":"OrderedCollection","totalItems":1,"orderedItems":[{"type":"Create",
"published":"2024-07-22T08:00:00Z","to":["https://www.w3.org/ns/activitystreams#Public"],"object":{}}]}"#;
const ACTOR: &str =
    r#"{"id":"https://example.social/users/a","preferredUsername":"a","outbox":"outbox.json"}"#;

fn tar(members: &[(&str, &str, u64)]) -> Vec<u8> {
    let mut archive = tar::Builder::new(Vec::new());
    for (name, text, modified) in members {
        let mut header = tar::Header::new_gnu();
        header.set_size(text.len() as u64);
        header.set_mtime(*modified);
        archive.append_data(&mut header, name, text.as_bytes()).expect("in memory");
    }
    archive.into_inner().expect("in memory")
}

fn captured(findings: &Findings) -> Option<(Moment, CapturedFrom)> {
    assert_eq!(findings.accounts.len(), 1, "{:?}", findings.refusals);
    findings.accounts[0].captured
}

#[track_caller]
fn check_archive(actor: u64, outbox: u64, expected: Option<CapturedFrom>) {
    let bytes = tar(&[("actor.json", ACTOR, actor), ("outbox.json", OUTBOX, outbox)]);
    let findings = read_items(&[Item::file("archive.tar", bytes)], None, None);
    assert_eq!(captured(&findings).map(|(_, from)| from), expected, "actor {actor}, outbox {outbox}");
}

#[test]
fn an_archive_whose_members_were_written_together_dates_itself() {
    check_archive(PACKED, PACKED + 3600, Some(CapturedFrom::Export));
}

#[test]
fn members_of_several_ages_were_packed_by_somebody_else() {
    check_archive(PACKED, PACKED + 3601, Some(CapturedFrom::FileTime));
}

#[test]
fn a_member_older_than_a_post_dates_nothing_by_itself() {
    check_archive(PACKED - 200_000, PACKED - 200_000, Some(CapturedFrom::FileTime));
}

#[test]
fn members_without_a_clock_date_nothing() {
    check_archive(0, 0, None);
    check_archive(315_619_200, 315_619_200, None);
}

#[test]
fn loose_files_of_one_age_were_not_packed_together() {
    let item = |name: &str, text: &str| Item { modified: Some(PACKED as i64), ..Item::file(name, text) };
    let findings = read_items(&[item("actor.json", ACTOR), item("outbox.json", OUTBOX)], None, None);
    assert_eq!(captured(&findings), Some((Moment::Instant(PACKED as i64), CapturedFrom::FileTime)));
}

#[cfg(feature = "spreadsheet")]
mod workbooks {
    use super::*;
    use common::{fixtures, zip};
    use std::fs;

    /// Packs the sheet of a fixture with properties of its own.
    fn workbook(format: &str, case: &str, name: &str) -> Vec<u8> {
        const SHEETS: [&str; 3] = ["xl/styles.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"];
        const CORE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
 xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<dcterms:created xsi:type="dcterms:W3CDTF">2026-05-19T02:52:57Z</dcterms:created>
<dcterms:modified xsi:type="dcterms:W3CDTF">2026-11-22T19:45:29Z</dcterms:modified></cp:coreProperties>"#;
        let root = fixtures().join(format).join(case).join("in").join(name);
        let members = ["[Content_Types].xml", "_rels/.rels", "xl/_rels/workbook.xml.rels", "xl/workbook.xml"];
        let mut packed: Vec<(String, Vec<u8>)> = Vec::new();
        for member in members.into_iter().chain(SHEETS) {
            packed.extend(fs::read(root.join(member)).ok().map(|bytes| (member.to_owned(), bytes)));
        }
        packed.push(("docProps/core.xml".to_owned(), CORE.as_bytes().to_vec()));
        zip(&packed)
    }

    #[test]
    fn a_tool_s_workbook_dates_itself_by_when_it_was_made_and_not_by_when_it_was_saved() {
        let bytes = workbook("wechat-exporter-xlsx", "draft-time-earlier", "微信公众号文章.xlsx");
        let findings = read_items(&[Item::file("a.xlsx", bytes)], None, None);
        assert_eq!(captured(&findings), Some((Moment::Instant(1_779_159_177), CapturedFrom::Export)));
    }

    #[test]
    fn a_hand_made_workbook_dates_nothing() {
        let bytes = workbook("generic-table", "second-sheet", "report.xlsx");
        let item = Item { modified: Some(PACKED as i64), ..Item::file("a.xlsx", bytes) };
        let findings = read_items(&[item], None, None);
        assert_eq!(captured(&findings), Some((Moment::Instant(PACKED as i64), CapturedFrom::FileTime)));
    }
}

fn banner_table(rows: u32) -> String {
    let rows = (0..rows).map(|row| format!("第{row}条,2026-05-{:02} 10:00:00,图文\n", row % 28 + 1));
    format!("最多导出排序后前30条笔记\n笔记标题,首次发布时间,体裁\n{}", rows.collect::<String>())
}

#[test]
fn a_table_that_reaches_its_banner_s_limit_is_partial() {
    for (rows, complete) in [(29, None), (30, Some(false))] {
        let findings = read_items(&[Item::file("a.csv", banner_table(rows))], None, None);
        assert_eq!(findings.accounts.len(), 1, "{:?}", findings.refusals);
        assert_eq!(findings.accounts[0].complete, complete, "{rows} rows");
    }
}
