//! Walks the records of one table of a database.

use super::Listing;
use super::rows::EachRow;
use crate::formats::columns::Columns;
use crate::issue::Refusal;
use crate::reading::{Gap, Reading};
use std::ops::ControlFlow;

impl Listing {
    /// Hands every record of one table of a database to `each`, as [`Listing::rows`] does for tables.
    /// Where rows may be missing the accounts are incomplete.
    ///
    /// # Errors
    /// Encrypted, damaged, or this build reads no databases.
    pub fn database(
        &mut self,
        reading: &mut Reading<'_>,
        table: &str,
        words: &'static [&'static str],
        each: EachRow<'_>,
    ) -> Result<(), Refusal> {
        let mut columns = None;
        let gap = reading.sqlite_rows(self.entry, table, &mut |reading, row| {
            match &columns {
                Some(columns) => each(self, reading, columns, row),
                None => columns = Columns::of(row, words, 0),
            }
            ControlFlow::Continue(())
        })?;
        match gap {
            Some(Gap::BrokeOff(error)) => self.broke_off(reading, &error),
            Some(Gap::Journal) => {
                self.each_account().for_each(|account| account.complete = Some(false));
                Ok(())
            }
            None => Ok(()),
        }
    }
}
