//! Walks the rows of a table under its header.

use super::Listing;
use crate::formats::columns::Columns;
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::table::Row;
use std::ops::ControlFlow;

/// What is done with one row: its header and its cells.
pub(super) type EachRow<'e> = &'e mut dyn FnMut(&mut Listing, &mut Reading<'_>, &Columns, &Row<'_>);

impl Listing {
    /// Hands every row of a table under its header to `each`. Any row that holds the first `needed` of `words` is a
    /// header: tools write it again on every run. Every sheet of a workbook needs its own.
    ///
    /// # Errors
    /// Encrypted, damaged, or this build has no spreadsheet reader.
    pub fn rows(
        &mut self,
        reading: &mut Reading<'_>,
        words: &'static [&'static str],
        needed: usize,
        each: EachRow<'_>,
    ) -> Result<(), Refusal> {
        let (mut columns, mut sheet) = (None, 0);
        reading.rows(self.entry, &mut |reading, row| {
            if row.sheet != sheet {
                (columns, sheet) = (None, row.sheet);
            }
            match (Columns::of(row, words, needed), &columns) {
                (Some(header), _) => columns = Some(header),
                (None, Some(columns)) if !row.is_empty() => each(self, reading, columns, row),
                (None, _) => {}
            }
            ControlFlow::Continue(())
        })
    }
}
