//! Finds the columns of a table by the words in its header row.

use crate::syntax::table::Row;

/// Knows where the columns of some header words stand.
pub(super) struct Columns {
    words: &'static [&'static str],
    places: Vec<Option<usize>>,
}

impl Columns {
    /// Reads a row as a header; `None` unless the first `needed` of these words stand in it.
    ///
    /// Tools write the header again on every run, so any row may be one.
    pub fn of(row: &Row<'_>, words: &'static [&'static str], needed: usize) -> Option<Columns> {
        let mut places = vec![None; words.len()];
        for index in 0..row.len() {
            let cell = row.cell(index);
            // A tool that appends may write its byte order mark again, too.
            let text = cell.text();
            let text = text.trim_start_matches('\u{FEFF}');
            if let Some(word) = words.iter().position(|word| *word == text) {
                places[word] = places[word].or(Some(index));
            }
        }
        places[..needed].iter().all(Option::is_some).then_some(Columns { words, places })
    }

    /// Gives the text of a row under a word; empty where the column is missing.
    pub fn text(&self, row: &Row<'_>, word: &str) -> String {
        let place = self.words.iter().position(|known| *known == word).and_then(|at| self.places[at]);
        place.map(|index| row.cell(index).text().into_owned()).unwrap_or_default()
    }
}
