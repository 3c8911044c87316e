//! Hands out the rows of tables of every kind.

use super::{BrokeOff, Reading};
use crate::bundle;
use crate::evidence::Shape;
use crate::issue::{Refusal, RefusalCode};
use crate::syntax::html::html_rows;
use crate::syntax::table::{Row, csv_rows};
use std::ops::ControlFlow;

impl Reading<'_> {
    /// Hands every row of a table, text, workbook or web page, to `each` until it breaks off;
    /// this reading goes along, to take what is found.
    ///
    /// # Errors
    /// Encrypted, damaged, or this build has no spreadsheet reader.
    pub fn rows(
        &mut self,
        entry: usize,
        each: &mut dyn FnMut(&mut Self, &Row<'_>) -> ControlFlow<()>,
    ) -> Result<(), Refusal> {
        let path = self.path(entry);
        match &self.clue(entry).shape {
            Shape::Workbook(_) => self.workbook_rows(entry, each),
            Shape::Html(_) => self.html_rows(entry, each),
            shape => {
                let delimiter = match shape {
                    Shape::Table(table) => table.delimiter,
                    _ => b',',
                };
                let text = self.text(entry)?;
                let short = csv_rows(text, delimiter, &mut |row| each(self, row))
                    .map_err(|error| bundle::refusal(&error, path))?;
                if short && self.ends_inside_line(entry) {
                    self.cut.push(entry);
                }
                Ok(())
            }
        }
    }

    #[cfg(feature = "spreadsheet")]
    fn workbook_rows(
        &mut self,
        entry: usize,
        each: &mut dyn FnMut(&mut Self, &Row<'_>) -> ControlFlow<()>,
    ) -> Result<(), Refusal> {
        let file = self.entry(entry).open_seekable()?;
        let path = self.path(entry);
        let read = crate::syntax::table::workbook_rows(file, &mut |row| each(self, row));
        read.map_err(|error| error.refusal(path))
    }

    #[cfg(not(feature = "spreadsheet"))]
    fn workbook_rows(
        &mut self,
        entry: usize,
        _each: &mut dyn FnMut(&mut Self, &Row<'_>) -> ControlFlow<()>,
    ) -> Result<(), Refusal> {
        Err(Refusal::new(RefusalCode::NeedsSpreadsheet, self.path(entry)))
    }

    fn html_rows(
        &mut self,
        entry: usize,
        each: &mut dyn FnMut(&mut Self, &Row<'_>) -> ControlFlow<()>,
    ) -> Result<(), Refusal> {
        let path = self.path(entry);
        if cfg!(not(feature = "every-format")) {
            // So that the reader of pages is left out of the light module.
            return Err(Refusal::new(RefusalCode::NeedsEveryFormat, path));
        }
        let text = self.text(entry)?;
        html_rows(text, &mut |row| each(self, row)).map_err(|error| bundle::refusal(&error, path))
    }

    /// Hands the rows of one table of a database to `each` until it breaks off: first the names of its columns, as a
    /// row of number 0, then every record, counted from 1. A table that is not there has no rows.
    ///
    /// Says what may be missing.
    ///
    /// # Errors
    /// Encrypted, damaged, or this build reads no databases.
    pub fn sqlite_rows(
        &mut self,
        entry: usize,
        table: &str,
        each: &mut dyn FnMut(&mut Self, &Row<'_>) -> ControlFlow<()>,
    ) -> Result<Option<Gap>, Refusal> {
        use crate::syntax::sqlite::{Sqlite, SqliteError};
        let path = self.path(entry);
        let opened = Sqlite::open(self.entry(entry).open_seekable()?);
        let mut database = opened.map_err(|error| match error {
            SqliteError::Io(error) => bundle::refusal(&error, path),
            SqliteError::Damaged => Refusal::new(RefusalCode::Damaged, path),
        })?;
        Ok(match database.rows(table, &mut |row| each(self, row)) {
            Err(error) => Some(Gap::BrokeOff(BrokeOff::Io(error))),
            Ok(false) => Some(Gap::BrokeOff(BrokeOff::Text)),
            Ok(true) => database.journal.then_some(Gap::Journal),
        })
    }
}

/// Says why a table of a database may lack rows.
pub enum Gap {
    /// A part of it could not be read.
    BrokeOff(BrokeOff),
    /// The newest rows may stand in the log beside the database.
    Journal,
}
