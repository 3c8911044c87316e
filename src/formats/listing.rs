//! Collects the posts of one file by account: what most readers of records do, once.

mod database;
mod json;
mod rows;

use super::records::{Accounts, Seen};
use crate::issue::{IssueCode, Refusal};
use crate::reading::{BrokeOff, Reading};
use crate::timeline::{Account, CapturedFrom, Kind, NotPost, Post};
use crate::when::{Context, DataZone, DateError, Dated, Moment, epoch, parse};

/// Holds one item of a list as a reader found it.
pub(super) struct Item<'a> {
    /// Its row or item number.
    pub record: u64,
    /// The account's name; empty where the file does not say.
    pub account: &'a str,
    /// The account's id; empty where the file has none.
    pub handle: &'a str,
    /// Its own id; empty where it has none. An id that comes again is the same item.
    pub id: &'a str,
    /// The column or key of the publish time.
    pub field: &'a str,
    /// The publish time as written.
    pub published: &'a str,
    /// The publish time as read.
    pub moment: Result<Moment, DateError>,
    /// Whether the capture day filled in a part of it.
    pub inferred: bool,
    /// What it is, if it is a post.
    pub kind: Kind,
    /// Why it is no post, if it is none.
    pub left_out: Option<NotPost>,
    pub title: &'a str,
    pub link: &'a str,
    pub reads: Option<u64>,
}

impl<'a> Item<'a> {
    /// Describes an original post of a file with one account, by its publish time.
    pub fn new(
        record: u64,
        field: &'a str,
        published: &'a str,
        moment: Result<Moment, DateError>,
    ) -> Item<'a> {
        Item {
            record,
            account: "",
            handle: "",
            id: "",
            field,
            published,
            moment,
            inferred: false,
            kind: Kind::Original,
            left_out: None,
            title: "",
            link: "",
            reads: None,
        }
    }

    /// Describes one whose publish time may be relative or without a year.
    pub fn dated(
        record: u64,
        field: &'a str,
        published: &'a str,
        dated: Result<Dated, DateError>,
    ) -> Item<'a> {
        let inferred = dated.is_ok_and(|dated| dated.inferred);
        Item { inferred, ..Item::new(record, field, published, dated.map(|dated| dated.moment)) }
    }
}

/// Collects the items of one file by account.
pub(super) struct Listing {
    format: &'static str,
    platform: &'static str,
    zone: DataZone,
    entry: usize,
    entries: Vec<usize>,
    accounts: Accounts,
    seen: Seen,
    /// Whether accounts are told apart by their handles.
    by_handle: bool,
}

impl Listing {
    /// Starts a file.
    pub fn new(format: &'static str, platform: &'static str, zone: DataZone, entry: usize) -> Listing {
        let (accounts, seen, by_handle) = Default::default();
        Listing { format, platform, zone, entry, entries: vec![entry], accounts, seen, by_handle }
    }

    /// Tells accounts apart by their handles where items have one: two people may have one name, and one
    /// person two names in time.
    pub fn by_handle(mut self) -> Listing {
        self.by_handle = true;
        self
    }

    /// Goes on in another entry of the same export.
    pub fn turn_to(&mut self, entry: usize) {
        self.entry = entry;
        if !self.entries.contains(&entry) {
            self.entries.push(entry);
        }
    }

    /// Tells whether an item of this id was filed before; an empty id never was.
    pub fn has(&self, account: &str, id: &str) -> bool {
        self.seen.has(account, id)
    }

    /// Gives the entry that is read.
    pub fn entry(&self) -> usize {
        self.entry
    }

    /// Makes an account without posts.
    fn blank(&self) -> Account {
        Account::new(self.format, self.platform, self.zone)
    }

    /// Finds the account of this name; makes it where it is new.
    pub fn account(&mut self, name: &str) -> &mut Account {
        let blank = self.blank();
        self.accounts.named(name, || blank)
    }

    /// Walks the accounts found so far, or a nameless one where there is none.
    pub fn each_account(&mut self) -> impl Iterator<Item = &mut Account> {
        let blank = self.blank();
        self.accounts.each(|| blank)
    }

    /// Files one item, unless its id came before.
    pub fn file(&mut self, reading: &mut Reading<'_>, item: &Item<'_>) {
        let entry = self.entry;
        let blank = self.blank();
        let by_handle = self.by_handle && !item.handle.is_empty();
        // Some tools write only the id: two accounts without a name are still two.
        let key = if by_handle || item.account.is_empty() { item.handle } else { item.account };
        let again = self.seen.again(key, item.id);
        let account = match item.account {
            "" if !by_handle => self.accounts.nameless(item.handle, || blank),
            name => self.accounts.keyed(key, name, || blank),
        };
        account.handle = account.handle.take().or_else(|| filled(item.handle).map(str::to_owned));
        if let Some(what) = again.then_some(NotPost::Duplicate).or(item.left_out) {
            return account.leave_out(what);
        }
        let undated = item.moment == Err(DateError::NeedsCaptured);
        reading.findings.depends_on_captured |= item.inferred || undated;
        match item.moment {
            Ok(moment) => {
                account.inferred_dates |= item.inferred;
                let (title, link) = (filled(item.title), filled(item.link));
                let post =
                    Post { moment, kind: item.kind, record: item.record, title, link, reads: item.reads };
                account.timeline.push(reading.path(entry), post);
            }
            Err(error) => {
                let place = reading.place(entry, item.record, item.field);
                reading.unread_date(account, error, place, item.published);
            }
        }
    }

    /// Counts an item that is no post and of which nothing else is known: the first account bears it.
    pub fn leave_out(&mut self, what: NotPost) {
        if let Some(account) = self.each_account().next() {
            account.leave_out(what);
        }
    }

    /// Counts a record that makes no sense at all. Whose it was is not known: the first account bears it.
    pub fn unreadable(&mut self, reading: &mut Reading<'_>, record: u64) {
        let place = reading.place(self.entry, record, "");
        if let Some(account) = self.each_account().next() {
            reading.unread(account, IssueCode::UnreadableRecord, place, "");
        }
    }

    /// Charges a fault of the whole file to its accounts: newer posts of each may be lost.
    ///
    /// # Errors
    /// Reading itself failed before the first record.
    pub fn broke_off(&mut self, reading: &mut Reading<'_>, error: &BrokeOff) -> Result<(), Refusal> {
        let entry = self.entry;
        self.each_account().try_for_each(|account| reading.broke_off(account, entry, error))
    }

    /// Says when the file was made, if it tells.
    pub fn captured(&mut self, made: Option<Moment>) {
        let captured = made.map(|moment| (moment, CapturedFrom::Export));
        self.each_account().for_each(|account| account.captured = captured);
    }

    /// Files the accounts.
    pub fn finish(self, reading: &mut Reading<'_>) {
        let blank = self.blank();
        self.accounts.finish(reading, &self.entries, || blank);
    }
}

fn filled(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

/// Reads a time: seconds since 1970 where it is a whole number, else as it is written.
pub(super) fn moment(text: &str) -> Result<Moment, DateError> {
    match text.parse() {
        Ok(number) => epoch(number).or_else(|| compact(text)).ok_or(DateError::Impossible),
        Err(_) => parse(text, &Context::default()).map(|dated| dated.moment),
    }
}

/// Reads a date written as one number, `20210901`; it is too small for seconds since 1970 of any post.
fn compact(text: &str) -> Option<Moment> {
    let date = (text.len() == 8).then(|| parse(text, &Context::default()).ok()).flatten();
    date.map(|dated| dated.moment)
}
