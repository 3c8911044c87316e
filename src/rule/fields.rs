//! Takes fields out of a table one by one, so that every error knows its line and field.

use super::fault::{Fault, RuleError, Wanted};
use super::tree::{Entry, Item, Value};
use std::collections::BTreeMap;

/// Bounds a text field, in characters.
const TEXT_LIMIT: usize = 1000;

type Result<T> = std::result::Result<T, RuleError>;

/// Holds the fields of a table that nobody has asked for yet.
pub(super) struct Fields<'a> {
    source: &'a str,
    path: String,
    start: usize,
    left: Vec<&'a Entry>,
}

/// Holds one field's value and where it stands.
pub(super) struct Field<'a> {
    source: &'a str,
    path: String,
    item: &'a Item,
}

fn error(source: &str, path: &str, start: usize, fault: Fault) -> RuleError {
    let line = source.get(..start).map(|before| before.matches('\n').count() + 1);
    RuleError { line, field: path.to_owned(), fault }
}

impl<'a> Fields<'a> {
    /// Holds the fields of a whole file.
    ///
    /// # Errors
    /// The file is no table; no file in TOML is not.
    pub fn of(source: &'a str, tree: &'a Item) -> Result<Fields<'a>> {
        Field { source, path: String::new(), item: tree }.table(Wanted::Table)
    }

    fn path_of(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }

    /// Takes a field that may be left out.
    pub fn optional(&mut self, name: &str) -> Option<Field<'a>> {
        let at = self.left.iter().position(|entry| entry.name == name)?;
        let item = &self.left.remove(at).item;
        Some(Field { source: self.source, path: self.path_of(name), item })
    }

    /// Takes a field that every rule has.
    pub fn required(&mut self, name: &str) -> Result<Field<'a>> {
        self.optional(name).ok_or_else(|| self.missing(name))
    }

    fn missing(&self, name: &str) -> RuleError {
        let mut missing = self.blame(Fault::Missing);
        missing.field = self.path_of(name);
        missing
    }

    /// Blames the table as a whole.
    pub fn blame(&self, fault: Fault) -> RuleError {
        let mut blamed = error(self.source, &self.path, self.start, fault);
        // Of the whole file no line says more than another.
        blamed.line = blamed.line.filter(|_| !self.path.is_empty());
        blamed
    }

    /// Takes every field as a text, by its name.
    pub fn texts(mut self) -> Result<BTreeMap<String, String>> {
        let names: Vec<&str> = self.left.iter().map(|entry| entry.name.as_str()).collect();
        let take = |name: &str| Ok((name.to_owned(), self.required(name)?.text()?.to_owned()));
        names.into_iter().map(take).collect()
    }

    /// Refuses the fields that nobody asked for, the first in the file first.
    pub fn finish(self) -> Result<()> {
        match self.left.iter().min_by_key(|entry| entry.start) {
            Some(entry) => Err(error(self.source, &self.path_of(&entry.name), entry.start, Fault::Unknown)),
            None => Ok(()),
        }
    }
}

impl<'a> Field<'a> {
    /// Blames the field.
    pub fn blame(&self, fault: Fault) -> RuleError {
        error(self.source, &self.path, self.item.start, fault)
    }

    fn wants<T>(&self, wanted: Wanted, found: Option<T>) -> Result<T> {
        found.ok_or_else(|| self.blame(Fault::WrongType(wanted)))
    }

    fn as_text(&self) -> Option<&'a str> {
        if let Value::Text(text) = &self.item.value { Some(text) } else { None }
    }

    /// Reads a text that is neither empty nor endless.
    pub fn text(&self) -> Result<&'a str> {
        let text = self.wants(Wanted::Text, self.as_text())?;
        if text.trim().is_empty() {
            return Err(self.blame(Fault::Empty));
        }
        match text.chars().nth(TEXT_LIMIT) {
            Some(_) => Err(self.blame(Fault::TooLong(TEXT_LIMIT))),
            None => Ok(text),
        }
    }

    /// Reads a text with a meaning of its own.
    pub fn parsed<T>(&self, fault: Fault, parse: impl FnOnce(&str) -> Option<T>) -> Result<T> {
        parse(self.text()?).ok_or_else(|| self.blame(fault))
    }

    /// Reads the id of one of these.
    pub fn one_of<T: Copy>(&self, all: &[T], id: fn(T) -> &'static str) -> Result<T> {
        let ids = || Fault::NotOneOf(all.iter().map(|one| id(*one)).collect());
        let text = self.wants(Wanted::Text, self.as_text())?;
        let found = all.iter().copied().find(|one| id(*one) == text);
        found.ok_or_else(|| self.blame(ids()))
    }

    /// Reads `true` or `false`.
    pub fn yes(&self) -> Result<bool> {
        let yes = if let Value::YesOrNo(yes) = self.item.value { Some(yes) } else { None };
        self.wants(Wanted::YesOrNo, yes)
    }

    /// Reads a whole number from 1 to `most`.
    pub fn number(&self, most: u32) -> Result<u32> {
        let number = if let Value::Number(number) = self.item.value { Some(number) } else { None };
        let number = self.wants(Wanted::Number, number)?;
        let inside = number.filter(|number| (1..=most).contains(number));
        inside.ok_or_else(|| self.blame(Fault::OutOfRange(most)))
    }

    /// Reads a list's items, of which there is at least one.
    pub fn list(&self, wanted: Wanted) -> Result<Vec<Field<'a>>> {
        let items = if let Value::List(items) = &self.item.value { Some(items) } else { None };
        let items = self.wants(wanted, items)?;
        let field = |item| Field { source: self.source, path: self.path.clone(), item };
        match items.is_empty() {
            true => Err(self.blame(Fault::Empty)),
            false => Ok(items.iter().map(field).collect()),
        }
    }

    /// Reads a table's fields.
    pub fn table(&self, wanted: Wanted) -> Result<Fields<'a>> {
        let entries = if let Value::Table(entries) = &self.item.value { Some(entries) } else { None };
        let left = self.wants(wanted, entries)?.iter().collect();
        Ok(Fields { source: self.source, path: self.path.clone(), start: self.item.start, left })
    }
}
