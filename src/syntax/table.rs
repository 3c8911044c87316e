//! Hands out the rows of CSV, TSV, workbooks and web pages alike, one at a time.

#[cfg(feature = "spreadsheet")]
mod workbook;

#[cfg(feature = "spreadsheet")]
pub use workbook::{WorkbookError, workbook_created, workbook_rows};

use super::meter::Meter;
#[cfg(feature = "spreadsheet")]
use crate::when::{DAY_SECONDS, Day, Moment, serial};
use std::borrow::Cow;
use std::io::{self, Read};
use std::ops::ControlFlow;

/// How many cells of a row are looked at.
pub const MAX_CELLS: usize = 4096;

/// Holds one cell as it was stored.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Nothing.
    Empty,
    /// Text; in CSV, everything.
    Text(Cow<'a, str>),
    /// A number of a workbook that is not shown as a date.
    #[cfg(feature = "spreadsheet")]
    Number(f64),
    /// A date of a workbook: its serial, and whether it counts from 1904.
    #[cfg(feature = "spreadsheet")]
    Serial(f64, bool),
}

impl<'a> Cell<'a> {
    /// Gives the text without surrounding white space; numbers and dates as they would be typed.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Cell::Empty => Cow::Borrowed(""),
            Cell::Text(text) => Cow::Borrowed(text.trim()),
            #[cfg(feature = "spreadsheet")]
            Cell::Number(number) => Cow::Owned(number.to_string()),
            #[cfg(feature = "spreadsheet")]
            Cell::Serial(number, from_1904) => Cow::Owned(date_text(*number, *from_1904)),
        }
    }

    /// Tells whether nothing but white space is in it.
    pub fn is_empty(&self) -> bool {
        self.text().is_empty()
    }
}

/// Writes the date of a workbook's cell as ISO 8601, so that every reader takes it like a typed one.
#[cfg(feature = "spreadsheet")]
fn date_text(number: f64, from_1904: bool) -> String {
    match serial(number, from_1904) {
        Some(Moment::Day(day)) => day.to_string(),
        Some(Moment::Wall(local)) => {
            let second = local.rem_euclid(DAY_SECONDS);
            let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
            let day = Day::from_epoch(local.div_euclid(DAY_SECONDS)).unwrap_or(Day::MIN);
            format!("{day} {hour:02}:{minute:02}:{second:02}")
        }
        _ => number.to_string(),
    }
}

/// Holds one row.
pub struct Row<'a> {
    /// The sheet's position, counted from 0; 0 in a text table.
    pub sheet: usize,
    /// The row's number, counted from 1 as a spreadsheet shows it.
    pub number: u64,
    pub(in crate::syntax) cells: Cells<'a>,
}

pub(in crate::syntax) enum Cells<'a> {
    Record(&'a csv::ByteRecord),
    Texts(&'a [String]),
    List(&'a [Cell<'a>]),
}

impl<'a> Row<'a> {
    /// Makes a row of the values of a record that is not from a table.
    pub fn of_texts(number: u64, texts: &'a [String]) -> Row<'a> {
        Row { sheet: 0, number, cells: Cells::Texts(texts) }
    }
}

impl Row<'_> {
    /// Counts the cells.
    pub fn len(&self) -> usize {
        match &self.cells {
            Cells::Record(record) => record.len(),
            Cells::Texts(texts) => texts.len(),
            Cells::List(cells) => cells.len(),
        }
    }

    /// Tells whether there is no cell with anything in it.
    pub fn is_empty(&self) -> bool {
        (0..self.len()).all(|index| self.cell(index).is_empty())
    }

    /// Gives a cell; an absent one is empty.
    pub fn cell(&self, index: usize) -> Cell<'_> {
        match &self.cells {
            Cells::Record(record) => match record.get(index) {
                Some(bytes) if !bytes.is_empty() => Cell::Text(String::from_utf8_lossy(bytes)),
                _ => Cell::Empty,
            },
            Cells::Texts(texts) => {
                texts.get(index).map_or(Cell::Empty, |text| Cell::Text(Cow::Borrowed(text.as_str())))
            }
            Cells::List(cells) => cells.get(index).cloned().unwrap_or(Cell::Empty),
        }
    }

    /// Gives the texts of the cells, at most [`MAX_CELLS`].
    pub fn texts(&self) -> Vec<String> {
        (0..self.len().min(MAX_CELLS)).map(|index| self.cell(index).text().into_owned()).collect()
    }
}

/// Hands every row of a text table to `each`, until it breaks off. Rows may be ragged.
///
/// Tells whether the last row alone is shorter than all others: where the text ends inside a line, too, it was cut
/// there.
///
/// # Errors
/// Reading failed, or a row is larger than [`RECORD_LIMIT`]; rows before the fault have been handed out.
pub fn csv_rows(
    mut text: impl Read,
    delimiter: u8,
    each: &mut dyn FnMut(&Row<'_>) -> ControlFlow<()>,
) -> io::Result<bool> {
    // Behind a pointer, so that the parser is compiled once for all kinds of text.
    let text: &mut dyn Read = &mut text;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .buffer_capacity(1 << 20)
        .from_reader(Meter::new(text));
    let mut record = csv::ByteRecord::new();
    let mut number = 0;
    let mut widths = Widths::default();
    while reader.read_byte_record(&mut record).map_err(cause)? {
        reader.get_mut().restart();
        number += 1;
        widths.take(record.len());
        // Excel's own hint line, never data.
        if number == 1 && record.get(0).is_some_and(|cell| cell.starts_with(b"sep=")) {
            continue;
        }
        // The line under the header of a Markdown table.
        let dashes = |cell: &[u8]| cell.iter().all(|byte| b" -:".contains(byte));
        if delimiter == b'|' && record.len() > 1 && record.iter().all(dashes) {
            continue;
        }
        let row = Row { sheet: 0, number, cells: Cells::Record(&record) };
        if each(&row).is_break() {
            return Ok(false);
        }
    }
    Ok(widths.last_is_short())
}

/// Gives what reading gave; the library's own wrapping would hide a refusal.
fn cause(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// Remembers how many cells the rows of a table have.
#[derive(Default)]
struct Widths {
    /// The width of all rows before the last; 0 where they differ.
    all: Option<usize>,
    last: Option<usize>,
}

impl Widths {
    fn take(&mut self, width: usize) {
        if let Some(last) = self.last.replace(width) {
            self.all = Some(if self.all.is_none_or(|all| all == last) { last } else { 0 });
        }
    }

    fn last_is_short(&self) -> bool {
        self.last < self.all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, delimiter: u8) -> Vec<(u64, Vec<String>)> {
        let mut found = Vec::new();
        let mut each = |row: &Row<'_>| {
            found.push((row.number, row.texts()));
            ControlFlow::Continue(())
        };
        csv_rows(text.as_bytes(), delimiter, &mut each).expect("readable");
        found
    }

    #[test]
    fn ragged_rows_quotes_and_line_breaks_are_kept_apart() {
        let found = rows("a,b,c\r\n1,\"x\ny, \"\"z\"\"\"\r\n2\r\n", b',');
        let row = |cells: &[&str]| cells.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(found, [(1, row(&["a", "b", "c"])), (2, row(&["1", "x\ny, \"z\""])), (3, row(&["2"]))]);
    }

    #[test]
    fn a_date_cell_reads_as_a_typed_date() {
        let text = |number, from_1904| Cell::Serial(number, from_1904).text().into_owned();
        assert_eq!(text(45_292.5, false), "2024-01-01 12:00:00");
        assert_eq!(text(43_529.0, false), "2019-03-05");
        assert_eq!(text(42_067.0, true), "2019-03-05");
        assert_eq!(text(0.5, false), "0.5");
    }

    #[test]
    fn the_hint_line_of_excel_is_no_row() {
        assert_eq!(rows("sep=;\na;b\n", b';')[0].1, ["a", "b"]);
    }
}
