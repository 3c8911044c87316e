//! Holds what readers of records share: loose values, counters, and what was seen before.

use crate::reading::Reading;
use crate::timeline::Account;
use crate::when::decimal;
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::borrow::Cow;
use std::collections::hash_map::{DefaultHasher, Entry};
use std::collections::{HashMap, HashSet};
use std::hash::{Hash, Hasher};

/// Holds a JSON value that tools write now as a number, now as text.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Loose<'a> {
    Whole(i64),
    Text(#[serde(borrow)] Cow<'a, str>),
    Other(IgnoredAny),
}

impl Loose<'_> {
    /// Writes it as text; `None` for a flag, a list or an object.
    pub fn text(&self) -> Option<Cow<'_, str>> {
        match self {
            Loose::Whole(number) => Some(Cow::Owned(number.to_string())),
            Loose::Text(text) => Some(Cow::Borrowed(text.trim())),
            Loose::Other(_) => None,
        }
    }

    /// Reads it as a count.
    pub fn count(&self) -> Option<u64> {
        count(&self.text()?)
    }
}

/// Reads a count as platforms write it: `1,024`, `12235.0`, `1.2万`, `3亿+`.
pub(super) fn count(text: &str) -> Option<u64> {
    let text = text.trim().trim_end_matches('+');
    let units = [("万", 1e4), ("萬", 1e4), ("w", 1e4), ("亿", 1e8), ("億", 1e8)];
    let unit = units.iter().find_map(|(unit, factor)| Some((text.strip_suffix(unit)?, *factor)));
    let (digits, factor) = unit.unwrap_or((text, 1.0));
    let plain: String = digits.chars().filter(|c| !matches!(c, ',' | '，')).collect();
    if !plain.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        return None;
    }
    let number = decimal(&plain)? * factor;
    Some(number.round() as u64)
}

/// Remembers ids by their hash, so that an item listed twice counts once.
#[derive(Default)]
pub(super) struct Seen(HashSet<u64>);

impl Seen {
    /// Tells whether this id of this account came before; an empty id never did.
    pub fn again(&mut self, account: &str, id: &str) -> bool {
        !id.is_empty() && !self.0.insert(hash(account, id))
    }

    /// Tells the same, and remembers nothing.
    pub fn has(&self, account: &str, id: &str) -> bool {
        !id.is_empty() && self.0.contains(&hash(account, id))
    }
}

fn hash(account: &str, id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (account, id).hash(&mut hasher);
    hasher.finish()
}

/// Sorts records by account, in the order the accounts turn up.
#[derive(Default)]
pub(super) struct Accounts {
    list: Vec<Account>,
    positions: HashMap<String, usize>,
}

impl Accounts {
    /// Finds the account of this name; makes it where it is new.
    pub fn named(&mut self, name: &str, new: impl FnOnce() -> Account) -> &mut Account {
        self.keyed(name, name, new)
    }

    /// Finds the account of this key; makes it, with a name, where it is new.
    pub fn keyed(&mut self, key: &str, name: &str, new: impl FnOnce() -> Account) -> &mut Account {
        let adopts = matches!(self.list.as_slice(), [only] if holds_unread_alone(only));
        let position = match self.positions.entry(key.to_owned()) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(free) if adopts => {
                self.list[0].name = Some(name.to_owned()).filter(|name| !name.is_empty());
                *free.insert(0)
            }
            Entry::Vacant(free) => {
                let name = Some(name.to_owned()).filter(|name| !name.is_empty());
                let made = new();
                self.list.push(Account { name: name.or(made.name.clone()), ..made });
                *free.insert(self.list.len() - 1)
            }
        };
        &mut self.list[position]
    }

    /// Finds the account without a name that has this id; makes it where it is new.
    ///
    /// Records without any id, before the first with one or beside those of a single account, are that account's.
    pub fn nameless(&mut self, id: &str, new: impl FnOnce() -> Account) -> &mut Account {
        let single = self.list.len() == 1;
        let blank = self.positions.get("").copied();
        match (self.positions.get(id), blank) {
            (None, Some(blank)) if single => {
                self.positions.insert(id.to_owned(), blank);
            }
            (None, _) if single && id.is_empty() => return &mut self.list[0],
            (None, _) => {
                self.list.push(new());
                self.positions.insert(id.to_owned(), self.list.len() - 1);
            }
            (Some(_), _) => {}
        }
        let position = self.positions.get(id).copied().unwrap_or_default();
        &mut self.list[position]
    }

    /// Walks every account, or a nameless one where there was no record at all.
    pub fn each(&mut self, new: impl FnOnce() -> Account) -> impl Iterator<Item = &mut Account> {
        if self.list.is_empty() {
            self.named("", new);
        }
        self.list.iter_mut()
    }

    /// Files every account, or a nameless one where there was no record at all.
    pub fn finish(mut self, reading: &mut Reading<'_>, entries: &[usize], new: impl FnOnce() -> Account) {
        self.each(new).for_each(drop);
        for account in self.list {
            reading.finish(account, entries);
        }
    }
}

/// Tells whether an account is there only because of records that made no sense: the first that has a name is theirs.
fn holds_unread_alone(account: &Account) -> bool {
    let named = account.name.is_some() || account.handle.is_some();
    account.unread > 0 && !named && account.timeline.is_empty() && account.not_posts.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_as_platforms_write_them() {
        let cases =
            [("1,024", 1024), ("12235.0", 12_235), ("1.2万", 12_000), (" 0 ", 0), ("3亿+", 300_000_000)];
        for (text, expected) in cases {
            assert_eq!(count(text), Some(expected), "{text}");
        }
        for text in ["", "万", "12-16", "many", "1.2.3"] {
            assert_eq!(count(text), None, "{text}");
        }
    }

    #[test]
    fn records_without_an_id_join_the_only_account() {
        let zone =
            crate::when::DataZone { zone: crate::when::Zone::UTC, basis: crate::when::ZoneBasis::Assumed };
        let counts = |ids: &[&str]| {
            let mut accounts = Accounts::default();
            for id in ids {
                accounts.nameless(id, || Account::new("f", "p", zone)).unread += 1;
            }
            accounts.list.iter().map(|account| account.unread).collect::<Vec<_>>()
        };
        assert_eq!(counts(&["", "a", "", "a"]), [4]);
        assert_eq!(counts(&["a", "", "b", "a"]), [3, 1]);
        assert_eq!(counts(&["a", "b", "", "b"]), [1, 2, 1]);
    }

    #[test]
    fn an_id_repeats_within_its_account_only() {
        let mut seen = Seen::default();
        assert!(!seen.again("a", "1") && !seen.again("b", "1") && seen.again("a", "1"));
        assert!(!seen.again("a", "") && !seen.again("a", ""));
    }
}
