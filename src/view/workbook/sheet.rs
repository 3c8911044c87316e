//! Writes the XML of one sheet.

use crate::issue::clean;
use crate::view::node::escape;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// How many characters a cell holds; Excel calls a file with more damaged.
const LONGEST: usize = 32_767;

/// Holds a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A text, which no program takes for a formula.
    Text(String),
    /// A whole number.
    Figure(u64),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }
}

/// Writes rows as a sheet whose first row stays in view.
pub fn sheet(rows: &[Vec<Cell>]) -> String {
    let mut out = format!("{}<worksheet xmlns=\"{MAIN}\">", super::package::DECLARATION);
    out += "<sheetViews><sheetView workbookViewId=\"0\">";
    out += "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>";
    out += "</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/>";
    let columns = rows.first().map_or(0, Vec::len);
    out +=
        &format!("<cols><col min=\"1\" max=\"{columns}\" width=\"18\" customWidth=\"1\"/></cols><sheetData>");
    for (row, number) in rows.iter().zip(1_u32..) {
        out += &format!("<row r=\"{number}\">");
        for (cell, column) in row.iter().zip('A'..='Z') {
            write(&mut out, cell, &format!("{column}{number}"));
        }
        out += "</row>";
    }
    out + "</sheetData></worksheet>"
}

fn write(out: &mut String, cell: &Cell, place: &str) {
    match cell {
        Cell::Figure(figure) => *out += &format!("<c r=\"{place}\"><v>{figure}</v></c>"),
        Cell::Text(text) if text.is_empty() => {}
        Cell::Text(text) => {
            *out += &format!("<c r=\"{place}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
            escape(out, &written(text));
            *out += "</t></is></c>";
        }
    }
}

/// Leaves out what XML cannot hold and what does not fit.
fn written(text: &str) -> String {
    clean(text).chars().filter(|c| !matches!(c, '\u{FFFE}' | '\u{FFFF}')).take(LONGEST).collect()
}
