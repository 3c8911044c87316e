//! Finds columns whose names depend on the language a table was exported in.

use crate::evidence::Clue;
use crate::syntax::table::Row;

/// Names one column in every language it was seen in.
pub(super) type Names = &'static [&'static str];

/// Knows where the columns of a table stand.
pub(super) struct Header<const N: usize>([Option<usize>; N]);

impl<const N: usize> Header<N> {
    /// Reads a row as a header; `None` unless its first `needed` columns are there.
    pub fn of(row: &Row<'_>, columns: &[Names; N], needed: usize) -> Option<Header<N>> {
        let cells: Vec<String> = row.texts();
        Header::find(&cells, columns, needed)
    }

    fn find(cells: &[String], columns: &[Names; N], needed: usize) -> Option<Header<N>> {
        let place = |names: &Names| {
            cells.iter().position(|cell| names.iter().any(|name| cell.eq_ignore_ascii_case(name)))
        };
        let places = columns.each_ref().map(place);
        places.iter().take(needed).all(Option::is_some).then_some(Header(places))
    }

    /// Tells whether one of a clue's tables has such a header.
    pub fn is_in(clue: &Clue, columns: &[Names; N], needed: usize) -> bool {
        let rows = clue.tables().iter().flat_map(|table| &table.rows);
        rows.into_iter().any(|(_, cells)| Header::find(cells, columns, needed).is_some())
    }

    /// Gives the text of a row in every column; empty where one is missing.
    pub fn texts(&self, row: &Row<'_>) -> [String; N] {
        self.0.map(|place| place.map(|at| row.cell(at).text().into_owned()).unwrap_or_default())
    }
}
