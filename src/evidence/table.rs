//! Tells tables from prose and keeps their first rows.

use crate::bundle::Entry;
use crate::issue::Refusal;
use crate::syntax::table::{Row, csv_rows};
use std::ops::ControlFlow;

/// How many first rows are kept.
pub(super) const MAX_ROWS: usize = 24;

/// Holds the first rows of a table.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct TableShape {
    /// The cell separator of a text table; 0 in a workbook.
    pub delimiter: u8,
    /// The first rows that are not blank, with their numbers.
    pub rows: Vec<(u64, Vec<String>)>,
}

impl TableShape {
    /// Looks for a table in the start of a text.
    pub fn of(text: &str, whole: bool, pasted: bool) -> Option<TableShape> {
        let candidates = [b'\t', b',', b';', b'|']
            .into_iter()
            .filter_map(|delimiter| split(text, delimiter, whole, pasted));
        // The separator that gives the most cells; the first of equals.
        candidates.rev().max_by_key(|table| table.rows.iter().map(|(_, row)| row.len()).sum::<usize>())
    }

    /// Finds the row that holds all of these header words, and its position.
    pub fn header(&self, words: &[&str]) -> Option<usize> {
        let holds = |row: &[String]| words.iter().all(|word| row.iter().any(|cell| cell == word));
        self.rows.iter().position(|(_, row)| holds(row))
    }
}

fn split(text: &str, delimiter: u8, whole: bool, pasted: bool) -> Option<TableShape> {
    if !text.as_bytes().contains(&delimiter) {
        return None;
    }
    let mut rows = collect(|each| csv_rows(text.as_bytes(), delimiter, each).is_ok());
    if !whole && rows.len() > 1 && rows.len() < MAX_ROWS {
        // The last row is cut by the end of the head.
        rows.pop();
    }
    let wide = rows.iter().filter(|(_, row)| row.len() > 1).count();
    let header = rows.first().is_some_and(|(_, row)| row.iter().filter(|cell| !cell.is_empty()).count() > 1);
    // A sentence with commas is not a table: most rows of a table have several
    // cells, and prose that was pasted must line up in columns throughout.
    let steady = rows.windows(2).all(|pair| pair[0].1.len() == pair[1].1.len());
    let table = match pasted && delimiter != b'\t' {
        true => header && steady && rows.len() > 1,
        false => (header || wide > 1) && wide * 10 >= rows.len() * 6,
    };
    table.then_some(TableShape { delimiter, rows })
}

fn collect(
    walk: impl FnOnce(&mut dyn FnMut(&Row<'_>) -> ControlFlow<()>) -> bool,
) -> Vec<(u64, Vec<String>)> {
    let mut rows = Vec::new();
    walk(&mut |row| {
        if !row.is_empty() {
            rows.push((row.number, row.texts()));
        }
        if rows.len() < MAX_ROWS { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    rows
}

/// Reads the first rows of every sheet; nothing in a build without the spreadsheet reader.
///
/// # Errors
/// It is beyond a limit. What is damaged shows again when it is read, and its first rows may do.
#[cfg(feature = "spreadsheet")]
pub fn workbook(entry: &Entry<'_>) -> Result<Vec<TableShape>, Refusal> {
    use crate::syntax::table::{WorkbookError, workbook_rows};
    let Ok(file) = entry.open_seekable() else { return Ok(Vec::new()) };
    let mut sheets: Vec<TableShape> = Vec::new();
    let mut each = |row: &Row<'_>| {
        sheets.resize_with(sheets.len().max(row.sheet + 1), TableShape::default);
        let sheet = &mut sheets[row.sheet];
        if sheet.rows.len() < MAX_ROWS && !row.is_empty() {
            sheet.rows.push((row.number, row.texts()));
        }
        // Later sheets are only reached by walking all rows of the first.
        if row.sheet == 0 && sheet.rows.len() == MAX_ROWS {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    };
    match workbook_rows(file, &mut each) {
        Err(error @ (WorkbookError::TooBig(_) | WorkbookError::Bomb)) => Err(error.refusal(&entry.path)),
        _ => Ok(sheets),
    }
}

/// Reads nothing: this build has no spreadsheet reader.
#[cfg(not(feature = "spreadsheet"))]
pub fn workbook(_entry: &Entry<'_>) -> Result<Vec<TableShape>, Refusal> {
    Ok(Vec::new())
}
