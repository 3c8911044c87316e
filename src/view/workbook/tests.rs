//! Proves that a workbook holds what the CSV holds, by the reader that the command has.

use super::super::table::{self, HEADER};
use super::workbook;
use crate::i18n::Lang;
use crate::issue::clean;
use crate::report::Report;
use crate::view::samples;
use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use std::io::Cursor;

fn open(report: &Report, lang: Lang) -> Xlsx<Cursor<Vec<u8>>> {
    open_workbook_from_rs(Cursor::new(workbook(report, lang))).expect("a workbook")
}

fn rows(book: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &str) -> Vec<Vec<Data>> {
    book.worksheet_range(sheet).expect("a sheet").rows().map(<[Data]>::to_vec).collect()
}

fn text(cell: &Data) -> String {
    cell.to_string()
}

#[test]
fn the_first_sheet_is_the_csv() {
    for (name, report) in samples::all() {
        let heads = HEADER.map(str::to_owned);
        let expected: Vec<Vec<String>> = std::iter::once(heads)
            .chain(table::rows(&report))
            .map(|row| row.map(|cell| clean(&cell)).to_vec())
            .collect();
        let mut found = rows(&mut open(&report, Lang::En), "accounts");
        // A reader stops at the last column that holds anything.
        found.iter_mut().for_each(|row| row.resize(HEADER.len(), Data::Empty));
        let found: Vec<Vec<String>> = found.iter().map(|row| row.iter().map(text).collect()).collect();
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn counts_are_figures_and_formulas_are_text() {
    let mut report = samples::commentary();
    report.accounts[0].name = Some("=HYPERLINK(\"https://example.org\")".to_owned());
    let mut book = open(&report, Lang::En);
    let row = &rows(&mut book, "accounts")[1];
    assert_eq!(row[0], Data::String("=HYPERLINK(\"https://example.org\")".to_owned()));
    assert_eq!((row[10].clone(), row[13].clone()), (Data::Float(13.0), Data::Float(909.0)));
    assert!(book.worksheet_formula("accounts").expect("a sheet").is_empty());
}

#[test]
fn the_second_sheet_says_where_each_figure_stands() {
    let evidence = rows(&mut open(&samples::commentary(), Lang::En), "evidence");
    let last: Vec<String> = evidence[1].iter().map(text).collect();
    assert_eq!(last[..2], ["南昌市国土资源局", "last-post"]);
    assert_eq!(
        last[4..],
        ["不动产登记：这些变化与您有关", "articles.json", "13", "https://mp.weixin.qq.com/s/example"]
    );
    assert_eq!(evidence.len(), 1 + samples::commentary().accounts[0].evidence.len());
}

#[test]
fn the_third_sheet_is_a_register_in_words_worst_first() {
    let (_, report) = samples::all().into_iter().find(|(name, _)| *name == "twelve").expect("the sample");
    let register = rows(&mut open(&report, Lang::ZhHans), "台账");
    assert_eq!(register.len(), 13);
    assert_eq!(text(&register[1][2]), "休眠");
    assert_eq!(text(&register[12][2]), "正常更新");
    let one: Vec<String> =
        rows(&mut open(&samples::commentary(), Lang::ZhHans), "台账")[1].iter().map(text).collect();
    let expected = ["南昌市国土资源局", "微信公众号", "休眠", "2016年12月16日"];
    assert_eq!(one[..4], expected);
    assert_eq!(one[4..7], ["2 年 5 个月 28 天（909 天）", "两年未更新", "2019年6月13日"]);
}

#[test]
fn one_report_makes_one_file() {
    assert_eq!(workbook(&samples::hostile(), Lang::En), workbook(&samples::hostile(), Lang::En));
}
