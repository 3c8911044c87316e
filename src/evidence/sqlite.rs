//! Lists the tables of a database.

use crate::bundle::Entry;

/// Says what a database holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct SqliteShape {
    /// The tables' names and their columns' names, where this build reads databases.
    pub tables: Vec<(String, Vec<String>)>,
}

impl SqliteShape {
    /// Finds the tables that have all of these columns.
    pub fn tables_with<'s>(&'s self, columns: &'s [&str]) -> impl Iterator<Item = &'s str> {
        let has = |own: &[String], wanted: &str| own.iter().any(|column| column == wanted);
        let found = self.tables.iter().filter(move |(_, own)| columns.iter().all(|wanted| has(own, wanted)));
        found.map(|(name, _)| name.as_str())
    }

    /// Tells whether there is a table of this name.
    pub fn has_table(&self, name: &str) -> bool {
        self.tables.iter().any(|(own, _)| own == name)
    }
}

/// Looks into a database; a damaged one shows again when it is read.
#[cfg(feature = "every-format")]
pub fn database(entry: &Entry<'_>) -> SqliteShape {
    use crate::syntax::sqlite::Sqlite;
    let opened = entry.open_seekable().ok().and_then(|file| Sqlite::open(file).ok());
    let tables = opened.iter().flat_map(Sqlite::tables);
    SqliteShape { tables: tables.map(|table| (table.name.clone(), table.columns.clone())).collect() }
}

/// Looks at nothing: this build has no reader of databases, and a larger one looks again.
#[cfg(not(feature = "every-format"))]
pub fn database(_entry: &Entry<'_>) -> SqliteShape {
    SqliteShape::default()
}
