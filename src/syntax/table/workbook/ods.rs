//! Reads the rows of an OpenDocument spreadsheet as its text streams by.
//!
//! Source: OpenDocument 1.3, part 3, 9.1 (tables), 19.385 (values). A cell or a row that says it is repeated stands
//! for so many: they are handed out one by one and never held, up to the limits of every table.

use super::claims::{HELD, TOO_MUCH_HELD};
use super::{Each, MAX_ROWS, WorkbookError, hand_out, owned};
use crate::syntax::meter::Meter;
use crate::syntax::table::{Cell, MAX_CELLS};
use crate::syntax::xml::unescape;
use crate::text::Lossy;
use quick_xml::events::{BytesStart, Event};
use std::io::{BufReader, Read};
use std::ops::ControlFlow;

/// How much text of a cell is kept, in bytes; spreadsheets hold 32,767 characters in one.
const CELL_LIMIT: usize = 128 << 10;
/// How much text of a row is kept, in bytes; what repeats beyond reads as empty.
const ROW_LIMIT: usize = 4 << 20;

/// Hands every row of every sheet to `each`, until it breaks off.
pub(super) fn rows(content: impl Read, each: Each<'_>) -> Result<(), WorkbookError> {
    let metered = Meter::new(Lossy::new(content));
    let mut reader = quick_xml::Reader::from_reader(BufReader::new(metered));
    reader.config_mut().check_end_names = false;
    let (mut buffer, mut sheet) = (Vec::new(), Sheet::default());
    let mut done = ControlFlow::Continue(());
    while done.is_continue() {
        buffer.clear();
        reader.get_mut().get_mut().restart();
        match reader.read_event_into(&mut buffer).map_err(|_| WorkbookError::Damaged)? {
            Event::Start(tag) => sheet.start(&tag),
            Event::Empty(tag) => {
                sheet.start(&tag);
                done = sheet.end(tag.name().as_ref(), each);
            }
            Event::End(tag) => done = sheet.end(tag.name().as_ref(), each),
            Event::Text(text) => sheet.text(&text),
            Event::CData(text) => sheet.text(&text),
            Event::GeneralRef(name) => sheet.text(&unescape(&format!("&{};", &*name))),
            // What is cut may lack the newest rows.
            Event::Eof if sheet.is_open => return Err(WorkbookError::Damaged),
            Event::Eof => break,
            _ => {}
        }
        if sheet.spent > HELD {
            return Err(TOO_MUCH_HELD);
        }
    }
    Ok(())
}

/// Holds the row that is being read.
#[derive(Default)]
struct Sheet {
    /// How many tables have begun.
    count: usize,
    is_open: bool,
    /// The number of the row, counted from 0.
    row: u32,
    rows: u32,
    cells: Vec<Cell<'static>>,
    /// Empty cells that nothing has followed yet.
    gap: usize,
    held: usize,
    /// How much was made of repetitions, in bytes and cells: a short text may ask for terabytes.
    spent: u64,
    cell: Option<Open>,
}

/// Holds the cell that is being read.
struct Open {
    columns: usize,
    value: Option<Cell<'static>>,
    text: String,
    /// Whether this is a text of the cell and not a note on it.
    within: bool,
    notes: usize,
}

impl Sheet {
    fn start(&mut self, tag: &BytesStart<'_>) {
        match tag.name().as_ref() {
            "table:table" => {
                (self.count, self.is_open, self.row) = (self.count + 1, true, 0);
                self.clear();
            }
            "table:table-row" => {
                self.rows = repeated(tag, "table:number-rows-repeated");
                self.clear();
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let columns = repeated(tag, "table:number-columns-repeated") as usize;
                self.cell =
                    Some(Open { columns, value: value(tag), text: String::new(), within: false, notes: 0 });
            }
            "office:annotation" => self.cell.iter_mut().for_each(|cell| cell.notes += 1),
            "text:p" => {
                self.cell.iter_mut().for_each(|cell| cell.within = true);
                if self.cell.as_ref().is_some_and(|cell| !cell.text.is_empty()) {
                    self.text("\n");
                }
            }
            "text:s" | "text:tab" => self.text(" "),
            "text:line-break" => self.text("\n"),
            _ => {}
        }
    }

    fn text(&mut self, piece: &str) {
        if let Some(Open { text, within: true, notes: 0, .. }) = &mut self.cell
            && text.len() + piece.len() <= CELL_LIMIT
        {
            text.push_str(piece);
        }
    }

    fn end(&mut self, name: &str, each: Each<'_>) -> ControlFlow<()> {
        match name {
            "table:table" => self.is_open = false,
            "table:table-row" => return self.hand_out(each),
            "table:table-cell" | "table:covered-table-cell" => self.close(),
            "office:annotation" => {
                self.cell.iter_mut().for_each(|cell| cell.notes = cell.notes.saturating_sub(1));
            }
            "text:p" => self.cell.iter_mut().for_each(|cell| cell.within = false),
            _ => {}
        }
        ControlFlow::Continue(())
    }

    fn clear(&mut self) {
        self.cells.clear();
        (self.cell, self.gap, self.held) = (None, 0, 0);
    }

    fn close(&mut self) {
        let Some(Open { columns, value, text, .. }) = self.cell.take() else { return };
        let cell = value.unwrap_or_else(|| owned(&text));
        if cell == Cell::Empty {
            self.gap = self.gap.saturating_add(columns);
            return;
        }
        let size = cell.text().len();
        for column in 0..self.gap.saturating_add(columns).min(MAX_CELLS - self.cells.len()) {
            let fits = column >= self.gap && self.held + size <= ROW_LIMIT;
            self.held += if fits { size } else { 0 };
            self.cells.push(if fits { cell.clone() } else { Cell::Empty });
        }
        self.gap = 0;
        self.spent += if columns > 1 { self.held as u64 } else { 0 };
    }

    fn hand_out(&mut self, each: Each<'_>) -> ControlFlow<()> {
        let last = self.row.saturating_add(self.rows).min(MAX_ROWS);
        let again = u64::from(last.saturating_sub(self.row).saturating_sub(1));
        self.spent += (self.held + self.cells.len()) as u64 * again;
        if !self.cells.is_empty() && self.spent <= HELD {
            for row in self.row..last {
                hand_out(self.count.saturating_sub(1), row, &self.cells, each)?;
            }
        }
        self.row = last;
        self.clear();
        ControlFlow::Continue(())
    }
}

/// Gives the value of an attribute.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = tag.attributes();
    let mut attributes = attributes.with_checks(false).flatten();
    attributes.find(|attribute| attribute.key.as_ref() == name).map(|found| unescape(&found.value))
}

fn repeated(tag: &BytesStart<'_>, name: &str) -> u32 {
    attribute(tag, name).and_then(|count| count.parse().ok()).unwrap_or(1)
}

/// Gives a value that does not stand in the cell's text.
fn value(tag: &BytesStart<'_>) -> Option<Cell<'static>> {
    let stated = |name: &str| attribute(tag, name);
    match attribute(tag, "office:value-type")?.as_str() {
        "float" | "currency" | "percentage" => Some(Cell::Number(stated("office:value")?.parse().ok()?)),
        "date" => Some(owned(&stated("office:date-value")?)),
        "time" => Some(owned(&stated("office:time-value")?)),
        "boolean" => Some(owned(if stated("office:boolean-value")? == "true" { "TRUE" } else { "FALSE" })),
        _ => stated("office:string-value").map(|text| owned(&text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::table::Row;

    type Found = Vec<(usize, u64, Vec<String>)>;

    fn read(content: &str) -> (Found, Result<(), WorkbookError>) {
        let mut found = Vec::new();
        let mut each = |row: &Row<'_>| {
            found.push((row.sheet, row.number, row.texts()));
            if found.len() < 100 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        };
        let done = rows(content.as_bytes(), &mut each);
        (found, done)
    }

    fn row(sheet: usize, number: u64, cells: &[&str]) -> (usize, u64, Vec<String>) {
        (sheet, number, cells.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn values_texts_and_repetitions_are_told_apart() {
        let content = "<office:spreadsheet><table:table><table:table-row>\
            <table:table-cell office:value-type=\"string\"><text:p>a<text:span>b</text:span>c</text:p><text:p>&lt;d</text:p>\
            <office:annotation><text:p>a note</text:p></office:annotation></table:table-cell>\
            <table:table-cell table:number-columns-repeated=\"2\"/>\
            <table:table-cell office:value-type=\"float\" office:value=\"13\" table:number-columns-repeated=\"2\"><text:p>13,0</text:p></table:table-cell>\
            <table:covered-table-cell/></table:table-row>\
            <table:table-row table:number-rows-repeated=\"3\"><table:table-cell/></table:table-row>\
            <table:table-row table:number-rows-repeated=\"2\"><table:table-cell office:value-type=\"date\" office:date-value=\"2019-06-13\"/></table:table-row>\
            </table:table><table:table><table:table-row><table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"/></table:table-row></table:table></office:spreadsheet>";
        let (found, done) = read(content);
        let expected = [
            row(0, 1, &["abc\n<d", "", "", "13", "13"]),
            row(0, 5, &["2019-06-13"]),
            row(0, 6, &["2019-06-13"]),
            row(1, 1, &["TRUE"]),
        ];
        assert_eq!(found, expected);
        assert_eq!(done, Ok(()));
    }

    #[test]
    fn claims_of_millions_of_cells_are_not_held() {
        let long = "x".repeat(100_000);
        let content = format!(
            "<table:table><table:table-row table:number-rows-repeated=\"4294967295\"><table:table-cell \
             table:number-columns-repeated=\"4294967295\" office:value-type=\"string\"><text:p>{long}</text:p>\
             </table:table-cell></table:table-row></table:table>"
        );
        assert_eq!(read(&content), (Vec::new(), Err(TOO_MUCH_HELD)));
        let (found, done) = read(&content.replacen("4294967295", "2", 1));
        let size: usize = found[0].2.iter().map(String::len).sum();
        assert!(found[0].2.len() == MAX_CELLS && size <= ROW_LIMIT, "{size} bytes in a row");
        assert_eq!((found.len(), done), (2, Ok(())));
    }

    #[test]
    fn a_cut_sheet_is_damaged_and_its_rows_are_there() {
        let (found, done) = read(
            "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>",
        );
        assert_eq!(found, [row(0, 1, &["a"])]);
        assert_eq!(done, Err(WorkbookError::Damaged));
    }
}
