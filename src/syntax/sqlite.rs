//! Reads the tables of an SQLite database, one row at a time.
//!
//! After <https://www.sqlite.org/fileformat2.html>. Pages are read where they lie, a few at a time. A part that
//! contradicts itself is passed over and said so; nothing in a file makes this loop, overflow or hold more than a
//! chunk of pages, one list of page numbers and one row.
//!
//! Not read: indexes, views, virtual tables and `WITHOUT ROWID` tables (none of the tools that export posts makes
//! them); defaults of columns added later, which read as empty; the write-ahead log beside the file, see
//! [`Sqlite::journal`].

mod btree;
mod create;
mod pages;
mod record;

use crate::bundle::ReadSeek;
use crate::syntax::table::{Cell, Cells, Row};
use pages::Pages;
use record::Encoding;
use std::io;
use std::ops::ControlFlow;

/// How many tables of a database are known.
const MAX_TABLES: usize = 1000;

/// Says why a database could not be opened.
#[derive(Debug)]
pub enum SqliteError {
    /// Reading failed.
    Io(io::Error),
    /// It contradicts itself.
    Damaged,
}

impl From<io::Error> for SqliteError {
    fn from(error: io::Error) -> SqliteError {
        SqliteError::Io(error)
    }
}

/// Describes a table.
#[derive(Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// The names of its columns, in the order they are stored.
    pub columns: Vec<String>,
    root: u32,
    /// The column that is another name of the row's own number, and is stored nowhere else.
    alias: Option<usize>,
}

/// Holds an open database.
pub struct Sqlite<'f> {
    pages: Pages<'f>,
    encoding: Encoding,
    tables: Vec<Table>,
    /// Whether the list of tables could be read to its end.
    listed: bool,
    /// Whether it is written through a log: the newest rows may stand in a file beside it (`…-wal`).
    pub journal: bool,
}

impl<'f> Sqlite<'f> {
    /// Opens a database and lists its tables.
    ///
    /// # Errors
    /// It is none, or reading failed.
    pub fn open(file: Box<dyn ReadSeek + 'f>) -> Result<Sqlite<'f>, SqliteError> {
        let (mut pages, header) = Pages::open(file)?;
        let encoding = Encoding::of(header.encoding);
        let mut tables = Vec::new();
        let listed = btree::walk(&mut pages, 1, &mut |_, payload| {
            tables.extend(table(payload, encoding));
            if tables.len() < MAX_TABLES { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        Ok(Sqlite { pages, encoding, tables, listed, journal: header.journal })
    }

    /// Lists the tables.
    pub fn tables(&self) -> &[Table] {
        &self.tables
    }

    /// Hands the rows of a table to `each` until it breaks off: first the names of its columns, as a row of number 0,
    /// then every record, counted from 1. A table that is not there has no rows.
    ///
    /// Gives whether all of it could be read.
    ///
    /// # Errors
    /// Reading failed; rows before the fault have been handed out.
    pub fn rows(
        &mut self,
        name: &str,
        each: &mut dyn FnMut(&Row<'_>) -> ControlFlow<()>,
    ) -> io::Result<bool> {
        let Some(table) = self.tables.iter().find(|table| table.name == name) else { return Ok(self.listed) };
        let header: Vec<Cell<'_>> = table.columns.iter().map(|name| Cell::Text(name.into())).collect();
        if each(&Row { sheet: 0, number: 0, cells: Cells::List(&header) }).is_break() {
            return Ok(true);
        }
        let (mut number, mut readable) = (0, true);
        let whole = btree::walk(&mut self.pages, table.root, &mut |rowid, payload| {
            number += 1;
            let Some(mut cells) = record::cells(payload, table.columns.len(), self.encoding) else {
                readable = false;
                return ControlFlow::Continue(());
            };
            if let Some(cell) = table.alias.and_then(|alias| cells.get_mut(alias)) {
                *cell = Cell::Text(rowid.to_string().into());
            }
            each(&Row { sheet: 0, number, cells: Cells::List(&cells) })
        })?;
        Ok(whole && readable)
    }
}

/// Reads a row of the list of tables: type, name, table, root page, CREATE text.
fn table(payload: &[u8], encoding: Encoding) -> Option<Table> {
    let cells = record::cells(payload, 5, encoding)?;
    let [kind, name, _, root, text] = cells.as_slice() else { return None };
    let name = name.text().into_owned();
    if kind.text() != "table" || name.starts_with("sqlite_") {
        return None;
    }
    let (columns, alias) = create::columns(&text.text())?;
    Some(Table { name, columns, root: root.text().parse().ok().filter(|root| *root > 0)?, alias })
}

#[cfg(test)]
mod tests;
