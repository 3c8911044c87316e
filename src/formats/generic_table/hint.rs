//! Shows a person the first rows of a table whose time column is not sure.

use super::layout::{Rows, is_dated, is_header};
use super::time_words::normal;
use crate::issue::{HINT_COLUMNS, HINT_ROWS, Hint, clip};

/// Heads of columns that hold what a post says; nothing of it goes into a report.
const BODIES: [&str; 26] = [
    "正文",
    "内容",
    "全文",
    "文本",
    "微博正文",
    "文章内容",
    "摘要",
    "本文",
    "text",
    "full text",
    "body",
    "content",
    "contents",
    "message",
    "caption",
    "description",
    "html",
    "content html",
    "plain content",
    "rich content",
    "raw content",
    "rawcontent",
    "excerpt",
    "selftext",
    "commentary",
    "texto",
];

/// Tells whether a head is that of a post's text.
pub(in crate::formats) fn is_body(head: &str) -> bool {
    let head = normal(head);
    BODIES.contains(&head.as_str()) || BODIES.contains(&head.rsplit(' ').next().unwrap_or_default())
}

/// Makes a hint of the first rows; `None` where they are no table.
pub(in crate::formats) fn hint(rows: &Rows, among: &[usize]) -> Option<Hint> {
    let header = rows.iter().position(|(_, row)| is_header(row)).or_else(|| {
        let first =
            rows.iter().position(|(_, row)| row.iter().filter(|cell| !cell.is_empty()).count() > 1)?;
        let (_, row) = rows.get(first)?;
        (!row.iter().any(|cell| is_dated(cell))).then_some(first)
    });
    let heads: &[String] =
        header.and_then(|at| rows.get(at)).map(|(_, row)| row.as_slice()).unwrap_or_default();
    let below: Vec<_> = rows.iter().skip(header.map_or(0, |at| at + 1)).take(HINT_ROWS).collect();
    let width =
        below.iter().map(|(_, row)| row.len()).max()?.clamp(heads.len(), HINT_COLUMNS.max(heads.len()));
    let name = |index: usize| match heads.get(index) {
        // A mapping finds the first column of a head; a later one goes by its number.
        Some(head) if !head.is_empty() && heads.iter().position(|other| other == head) == Some(index) => {
            clip(head)
        }
        _ => (index + 1).to_string(),
    };
    let body = |index: usize| heads.get(index).is_some_and(|head| is_body(head));
    // Candidates stay in sight, however wide the table is.
    let mut shown: Vec<usize> = (0..width.min(HINT_COLUMNS)).collect();
    shown.extend(among.iter().filter(|index| **index >= HINT_COLUMNS));
    let cell = |row: &[String], index: usize| match body(index) {
        true => String::new(),
        false => row.get(index).map(|text| clip(text)).unwrap_or_default(),
    };
    Some(Hint {
        columns: shown.iter().map(|index| name(*index)).collect(),
        candidates: among.iter().map(|index| name(*index)).collect(),
        rows: below.iter().map(|(_, row)| shown.iter().map(|index| cell(row, *index)).collect()).collect(),
    })
}
