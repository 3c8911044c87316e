//! Reads the columns out of the text that made a table.

use crate::syntax::table::MAX_CELLS;
use std::iter::Peekable;
use std::str::Chars;

/// What a line of a table begins with that is no column.
const CONSTRAINTS: [&str; 5] = ["CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"];

/// Gives the names of the stored columns, and which of them is another name of the row's number; `None` for what is
/// no ordinary table.
pub(super) fn columns(text: &str) -> Option<(Vec<String>, Option<usize>)> {
    let mut words = Words { text: text.chars().peekable() };
    words.find(|word| word.is("("))?;
    let (mut lines, mut depth) = (Lines::default(), 1_usize);
    let mut line: Vec<Word> = Vec::new();
    while depth > 0 {
        let word = words.next()?;
        match () {
            () if word.is("(") => depth += 1,
            () if word.is(")") => depth -= 1,
            () => {}
        }
        if depth == 0 || depth == 1 && word.is(",") {
            lines.take(&line);
            line.clear();
        } else {
            line.push(word);
        }
    }
    let plain = !words.any(|word| word.is("WITHOUT"));
    let Lines { columns, alias, key } = lines;
    let declared = |(name, integer): &(String, bool)| *integer && Some(name) == key.as_ref();
    let alias = alias.or_else(|| columns.iter().position(declared));
    let known = plain && !columns.is_empty() && columns.len() <= MAX_CELLS;
    known.then(|| (columns.into_iter().map(|(name, _)| name).collect(), alias))
}

/// Collects the lines of a table.
#[derive(Default)]
struct Lines {
    /// The columns' names, and whether they are of the type that may stand for the row's number.
    columns: Vec<(String, bool)>,
    alias: Option<usize>,
    /// The only column of a key that is declared in a line of its own.
    key: Option<String>,
}

impl Lines {
    fn take(&mut self, line: &[Word]) {
        let Some((name, rest)) = line.split_first() else { return };
        let has = |wanted: &str| rest.iter().any(|word| word.is(wanted));
        if CONSTRAINTS.iter().any(|word| name.is(word)) {
            let open = line.iter().position(|word| word.is("(")).unwrap_or(line.len());
            let primary = line.iter().take(open).any(|word| word.is("PRIMARY"));
            let single = primary && !has(",");
            self.key =
                line.get(open + 1).filter(|_| single).map(|word| word.text.clone()).or(self.key.take());
            return;
        }
        // Columns that are computed when they are read are not stored.
        if has("AS") && !has("STORED") {
            return;
        }
        let typed = rest.first().is_some_and(|word| word.is("INTEGER"));
        let one_word = rest.get(1).is_none_or(|word| TYPE_ENDS.iter().any(|end| word.is(end)));
        let integer = typed && one_word;
        if integer && has("PRIMARY") && !has("DESC") {
            self.alias = Some(self.columns.len());
        }
        self.columns.push((name.text.clone(), integer));
    }
}

/// What may follow a column's type.
const TYPE_ENDS: [&str; 10] = [
    "PRIMARY",
    "NOT",
    "NULL",
    "CONSTRAINT",
    "DEFAULT",
    "UNIQUE",
    "CHECK",
    "COLLATE",
    "REFERENCES",
    "GENERATED",
];

/// Holds a word, a sign, or a name in quotes.
struct Word {
    text: String,
    quoted: bool,
}

impl Word {
    fn is(&self, wanted: &str) -> bool {
        !self.quoted && self.text.eq_ignore_ascii_case(wanted)
    }
}

/// Splits a text into words; comments are none.
struct Words<'t> {
    text: Peekable<Chars<'t>>,
}

impl Words<'_> {
    /// Takes what stands in quotes; a doubled quote is one.
    fn quoted(&mut self, end: char) -> Word {
        let mut text = String::new();
        while let Some(c) = self.text.next() {
            if c == end && (end == ']' || self.text.next_if_eq(&end).is_none()) {
                break;
            }
            text.push(c);
        }
        Word { text, quoted: true }
    }

    fn skip_block(&mut self) {
        let mut star = false;
        for c in self.text.by_ref() {
            if star && c == '/' {
                return;
            }
            star = c == '*';
        }
    }
}

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        loop {
            let c = self.text.next()?;
            match c {
                '"' | '`' | '\'' => return Some(self.quoted(c)),
                '[' => return Some(self.quoted(']')),
                '-' if self.text.next_if_eq(&'-').is_some() => {
                    self.text.find(|c| *c == '\n');
                }
                '/' if self.text.next_if_eq(&'*').is_some() => self.skip_block(),
                c if c.is_whitespace() => {}
                c => {
                    let mut text = String::from(c);
                    let letter = |c: &char| c.is_alphanumeric() || matches!(c, '_' | '$') || !c.is_ascii();
                    while letter(&c)
                        && let Some(next) = self.text.next_if(|next| letter(next) && !next.is_whitespace())
                    {
                        text.push(next);
                    }
                    return Some(Word { text, quoted: false });
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, names: &[&str], alias: Option<usize>) {
        let (found, place) = columns(text).expect("a table");
        assert_eq!((found.iter().map(String::as_str).collect::<Vec<_>>(), place), (names.to_vec(), alias));
    }

    #[test]
    fn columns_are_named_as_they_are_stored() {
        check("CREATE TABLE t (a, b TEXT, c)", &["a", "b", "c"], None);
        check(
            "create table \"x (y\" (\n  [a b] int, -- first, of all\n  `c``d` DECIMAL(10, 2) NOT NULL,\n  \"e\" TEXT DEFAULT ',)' /* ) */)",
            &["a b", "c`d", "e"],
            None,
        );
        check("CREATE TABLE 作品(发布时间 TEXT,作品ID TEXT PRIMARY KEY)", &["发布时间", "作品ID"], None);
        check("CREATE TABLE t(a, b AS (a + 1), c GENERATED ALWAYS AS (a) STORED)", &["a", "c"], None);
    }

    #[test]
    fn the_row_s_number_may_have_a_name() {
        check("CREATE TABLE t(a, id integer primary key autoincrement)", &["a", "id"], Some(1));
        check("CREATE TABLE t(id INTEGER NOT NULL, a, PRIMARY KEY (id))", &["id", "a"], Some(0));
        check("CREATE TABLE t(id INTEGER, a, CONSTRAINT k PRIMARY KEY(\"id\" ASC))", &["id", "a"], Some(0));
        check("CREATE TABLE t(id INTEGER, a INTEGER, PRIMARY KEY (id, a))", &["id", "a"], None);
        check("CREATE TABLE t(id INT PRIMARY KEY, a)", &["id", "a"], None);
        check("CREATE TABLE t(id INTEGER PRIMARY KEY DESC, a)", &["id", "a"], None);
    }

    #[test]
    fn what_is_no_ordinary_table_has_no_columns() {
        for text in [
            "",
            "CREATE TABLE t",
            "CREATE TABLE t(",
            "CREATE TABLE t(a, (b)",
            "CREATE TABLE t()",
            "CREATE TABLE t(a PRIMARY KEY) WITHOUT ROWID",
        ] {
            assert_eq!(columns(text), None, "{text}");
        }
    }
}
