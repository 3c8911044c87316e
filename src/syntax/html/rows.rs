//! Hands out the rows of a page's tables, like those of any table.

use super::{Html, Step};
use crate::syntax::table::{Cell, Cells, MAX_CELLS, Row};
use crate::syntax::xml::Element;
use std::borrow::Cow;
use std::io::{self, Read};
use std::ops::ControlFlow;

/// How many tables of a page are read.
const MAX_TABLES: usize = 1000;

/// Hands every row of every table to `each`, until it breaks off; tables are numbered like the sheets of a workbook.
///
/// A cell over several columns is followed by empty ones. A table inside a cell is a table of its own, and its rows
/// come before the row around it.
///
/// # Errors
/// Reading failed; rows before the fault have been handed out.
pub fn html_rows(text: impl Read, each: &mut dyn FnMut(&Row<'_>) -> ControlFlow<()>) -> io::Result<()> {
    let mut html = Html::new(text);
    let mut tables = 0;
    let mut open: Vec<Table> = Vec::new();
    let mut done = ControlFlow::Continue(());
    while let Some(step) = html.step()?
        && done.is_continue()
    {
        match step {
            Step::Start(element) => match element.name.as_str() {
                "table" if tables < MAX_TABLES => {
                    open.push(Table { sheet: tables, ..Table::default() });
                    tables += 1;
                }
                "td" | "th" => open.iter_mut().rev().take(1).for_each(|table| table.begin(&element)),
                // A line break inside a cell parts words.
                "br" | "p" | "div" => open.iter_mut().rev().take(1).for_each(|table| table.text(" ")),
                _ => {}
            },
            Step::Text(text) if !html.inside("script") && !html.inside("style") => {
                open.iter_mut().rev().take(1).for_each(|table| table.text(&text));
            }
            Step::Text(_) => {}
            Step::End(name) => {
                let Some(table) = open.last_mut() else { continue };
                match name.as_str() {
                    "td" | "th" => table.end(),
                    "tr" => done = table.hand_out(each),
                    "table" => open.truncate(open.len() - 1),
                    _ => {}
                }
            }
        }
    }
    Ok(())
}

/// Holds the row of a table that is being read.
#[derive(Default)]
struct Table {
    sheet: usize,
    number: u64,
    cells: Vec<Cell<'static>>,
    /// The text of the open cell, and how many further columns it spans.
    cell: Option<(String, usize)>,
}

impl Table {
    fn begin(&mut self, element: &Element) {
        let span = element.attribute("colspan").and_then(|span| span.parse::<usize>().ok()).unwrap_or(1);
        self.cell = Some((String::new(), span.clamp(1, MAX_CELLS) - 1));
    }

    fn text(&mut self, piece: &str) {
        if let Some((text, _)) = &mut self.cell
            && text.len() < super::TEXT_LIMIT
        {
            text.push_str(piece);
        }
    }

    fn end(&mut self) {
        let Some((text, further)) = self.cell.take() else { return };
        let room = MAX_CELLS.saturating_sub(self.cells.len());
        let plain = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let cell = if plain.is_empty() { Cell::Empty } else { Cell::Text(Cow::Owned(plain)) };
        self.cells.extend(std::iter::once(cell).chain(std::iter::repeat_n(Cell::Empty, further)).take(room));
    }

    fn hand_out(&mut self, each: &mut dyn FnMut(&Row<'_>) -> ControlFlow<()>) -> ControlFlow<()> {
        self.number += 1;
        let cells = std::mem::take(&mut self.cells);
        each(&Row { sheet: self.sheet, number: self.number, cells: Cells::List(&cells) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(usize, u64, Vec<String>)> {
        let mut found = Vec::new();
        let mut each = |row: &Row<'_>| {
            found.push((row.sheet, row.number, row.texts()));
            ControlFlow::Continue(())
        };
        html_rows(text.as_bytes(), &mut each).expect("in memory");
        found
    }

    #[test]
    fn cells_line_up_whatever_is_left_out_or_joined() {
        let text = "<style>td {}</style><table><thead><tr><th>标题<th>日期</thead><tbody>\
            <tr><td>a<br>b</td><td> 2020-01-02 </td></tr><tr><td colspan=2>c</td><td>d&nbsp;</td></table>\
            <table><tr><td>x</table>";
        let row = |sheet, number, cells: &[&str]| {
            (sheet, number, cells.iter().map(ToString::to_string).collect::<Vec<_>>())
        };
        let expected = [
            row(0, 1, &["标题", "日期"]),
            row(0, 2, &["a b", "2020-01-02"]),
            row(0, 3, &["c", "", "d"]),
            row(1, 1, &["x"]),
        ];
        assert_eq!(rows(text), expected);
    }

    #[test]
    fn a_table_in_a_cell_is_its_own() {
        let found = rows("<table><tr><td>a<table><tr><td>b</table>c<td>d</table>");
        let texts: Vec<_> = found.into_iter().map(|(sheet, _, cells)| (sheet, cells.join("|"))).collect();
        assert_eq!(texts, [(1, "b".to_owned()), (0, "ac|d".to_owned())]);
    }
}
