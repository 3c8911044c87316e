//! Collects the posts of one file by account: what most readers of records do, once.

use super::columns::Columns;
use super::records::{Accounts, Seen};
use crate::issue::{IssueCode, Refusal};
use crate::reading::{BrokeOff, Gap, Reading};
use crate::syntax::json::{JsonError, RECORD_LIMIT};
use crate::syntax::picks::Picks;
use crate::syntax::table::Row;
use crate::timeline::{Account, CapturedFrom, Kind, NotPost, Post};
use crate::when::{Context, DataZone, DateError, Dated, Moment, epoch, parse};
use std::io::{BufRead, BufReader, Read};
use std::ops::ControlFlow;

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

/// What is done with one record: its number and its values.
pub(super) type Each<'e> = &'e mut dyn FnMut(&mut Listing, &mut Reading<'_>, u64, &Picks<'_>);

/// What is done with one row: its header and its cells.
pub(super) type EachRow<'e> = &'e mut dyn FnMut(&mut Listing, &mut Reading<'_>, &Columns, &Row<'_>);

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

    /// Hands the values at `fields` of every record of a JSON text to `each`: of the list at the end of `path`,
    /// or, where the path is empty and no list comes, of one record a line; a broken line loses no other.
    ///
    /// Gives how many records there were; `None` when there is no list, or it breaks off before its end.
    ///
    /// # Errors
    /// Encrypted or damaged, or reading failed before the first record.
    pub fn records(
        &mut self,
        reading: &mut Reading<'_>,
        path: &[&str],
        fields: &[&str],
        each: Each<'_>,
    ) -> Result<Option<u64>, Refusal> {
        // What follows `name = {…}` in a script is the script's: a semicolon, other variables.
        let assigned = reading.clue(self.entry).json().is_some_and(|json| json.assigned.is_some());
        let lines = path.is_empty() && reading.clue(self.entry).json().is_some_and(|json| json.lines);
        // A first record that is larger than what was looked at hides that others follow.
        let texts = path.is_empty() && reading.clue(self.entry).json().is_some_and(|json| !json.array);
        let mut json = reading.json(self.entry)?;
        let mut handed = 0;
        let mut hand = |record, value: &[u8]| {
            handed = record;
            match Picks::of(value, fields) {
                Ok(picks) => each(self, reading, record, &picks),
                Err(_) => self.unreadable(reading, record),
            }
        };
        let mut walk = || -> Result<Option<u64>, JsonError> {
            if !json.descend(path)? {
                return Ok(None);
            }
            if !path.is_empty() {
                return json.elements(&mut hand);
            }
            let mut count = 0;
            while let Some(next) = json.peek()? {
                if next == b'[' {
                    // A second run of some tools appends a second list.
                    let before = count;
                    let listed = json.elements(|record, value| hand(before + record, value))?;
                    count += listed.unwrap_or_default();
                } else {
                    count += 1;
                    hand(count, json.take()?);
                }
                if assigned {
                    break;
                }
            }
            Ok(Some(count))
        };
        match walk() {
            Ok(count) => Ok(count),
            Err(error) => match BrokeOff::from(error) {
                BrokeOff::Text if lines || (texts && handed > 0) => {
                    self.resume(reading, handed, fields, each)
                }
                error => self.broke_off(reading, &error).map(|()| None),
            },
        }
    }

    /// Goes on behind a line that is no record: a tool that was stopped while it wrote leaves one, and its next run
    /// writes on behind it. `handed` lines before it were read.
    fn resume(
        &mut self,
        reading: &mut Reading<'_>,
        handed: u64,
        fields: &[&str],
        each: Each<'_>,
    ) -> Result<Option<u64>, Refusal> {
        let mut text = BufReader::new(reading.text(self.entry)?);
        let (mut line, mut count, mut bad) = (Vec::new(), 0, None);
        loop {
            line.clear();
            let limited = (&mut text).take(RECORD_LIMIT as u64).read_until(b'\n', &mut line);
            let record = line.trim_ascii();
            match limited {
                Err(error) => return self.broke_off(reading, &BrokeOff::Io(error)).map(|()| None),
                Ok(0) if bad.is_none() => return Ok(Some(count)),
                // The last line of all: the file was cut, and more may be missing.
                Ok(0) => return self.broke_off(reading, &BrokeOff::Text).map(|()| None),
                Ok(_) if record.is_empty() => continue,
                Ok(_) => count += 1,
            }
            if count <= handed {
                // Records over several lines cannot be told from what is broken.
                if !record.ends_with(b"}") {
                    return self.broke_off(reading, &BrokeOff::Text).map(|()| None);
                }
                continue;
            }
            if let Some(bad) = bad.take() {
                self.unreadable(reading, bad);
            }
            match Picks::of(record, fields) {
                Ok(picks) => each(self, reading, count, &picks),
                Err(_) => bad = Some(count),
            }
        }
    }

    /// Walks a document, an object with a list in it: hands the fields of the list's records to `each` and the root's
    /// other `members` as they are written to `other`, in the order of the text.
    ///
    /// Gives how many records there were; `None` when there is no list, or it breaks off before its end.
    ///
    /// # Errors
    /// Encrypted or damaged, or reading failed before the first record.
    pub fn document(
        &mut self,
        reading: &mut Reading<'_>,
        (list, fields): (&str, &[&str]),
        members: &[&str],
        other: &mut dyn FnMut(&mut Listing, &str, &[u8]),
        each: Each<'_>,
    ) -> Result<Option<u64>, Refusal> {
        let mut json = reading.json(self.entry)?;
        let mut listed = None;
        let mut walk = || -> Result<(), JsonError> {
            json.enter(b'{')?;
            while let Some(key) = json.next_key()? {
                if key == list {
                    listed = json.elements(|record, value| match Picks::of(value, fields) {
                        Ok(picks) => each(self, reading, record, &picks),
                        Err(_) => self.unreadable(reading, record),
                    })?;
                    if listed.is_none() {
                        json.skip()?;
                    }
                } else if members.contains(&key.as_str()) {
                    other(self, &key, json.take()?);
                } else {
                    json.skip()?;
                }
            }
            json.finish()
        };
        match walk() {
            Ok(()) => Ok(listed),
            Err(error) => self.broke_off(reading, &BrokeOff::from(error)).map(|()| None),
        }
    }

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
