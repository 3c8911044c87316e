//! Gives a format's reader what it reads from and takes what it finds.

use crate::bundle::{self, Bundle, Entry};
use crate::evidence::{Clue, Evidence, Shape};
use crate::findings::Findings;
use crate::issue::{IssueCode, Place, Refusal, RefusalCode};
use crate::read::{Host, Step};
use crate::syntax::html::{Html, html_rows};
use crate::syntax::json::{Json, JsonError};
use crate::syntax::picks::Picks;
use crate::syntax::table::{Row, csv_rows};
use crate::syntax::xml::{Xml, XmlError};
use crate::text::Utf8;
use crate::timeline::{Account, CapturedFrom, Timeline, ZeroProof};
use crate::when::{Captured, DAY_SECONDS, DataZone, DateError, Day, Moment, Zone, ZoneBasis};
#[cfg(feature = "spreadsheet")]
use crate::when::{Context, parse};
use std::cell::Cell;
use std::io::{self, Read};
use std::ops::ControlFlow;

/// Holds one export while a format reads it.
pub struct Reading<'r> {
    /// What the first bytes told.
    pub evidence: &'r Evidence,
    /// What the host provides.
    pub host: &'r Host<'r>,
    /// What was found so far; readers add to it.
    pub findings: &'r mut Findings,
    bundle: &'r Bundle<'r>,
    format: &'static str,
    done: &'r Cell<u64>,
    total: u64,
}

/// Reads an entry as UTF-8 and tells the host how far it is.
pub type Text<'r> = Utf8<'r, Counted<'r>>;

impl<'r> Reading<'r> {
    /// Starts reading an export of a format; `total` is the bytes of all exports to be read.
    pub fn new(
        bundle: &'r Bundle<'r>,
        evidence: &'r Evidence,
        host: &'r Host<'r>,
        findings: &'r mut Findings,
        format: &'static str,
        (done, total): (&'r Cell<u64>, u64),
    ) -> Reading<'r> {
        Reading { evidence, host, findings, bundle, format, done, total }
    }

    /// Gives an entry's clue.
    pub fn clue(&self, entry: usize) -> &'r Clue {
        &self.evidence.clues[entry]
    }

    /// Gives an entry's full path, as the report shows it.
    pub fn path(&self, entry: usize) -> &'r str {
        &self.entry(entry).path
    }

    fn entry(&self, entry: usize) -> &'r Entry<'r> {
        &self.bundle.entries[entry]
    }

    /// Opens an entry as text.
    ///
    /// # Errors
    /// Encrypted, damaged, or reading its first bytes failed.
    pub fn text(&mut self, entry: usize) -> Result<Text<'r>, Refusal> {
        let opened = self.entry(entry);
        let counted = Counted { inner: opened.open()?, done: self.done, total: self.total, host: self.host };
        let text = Utf8::new(counted, self.host.legacy, self.host.encoding)
            .map_err(|error| bundle::refusal(&error, &opened.path))?;
        let source = &mut self.findings.sources[opened.input];
        source.encoding = Some(text.encoding().id());
        Ok(text)
    }

    /// Opens an entry as the bytes it is.
    ///
    /// # Errors
    /// Encrypted or damaged.
    pub fn raw(&mut self, entry: usize) -> Result<Counted<'r>, Refusal> {
        let opened = self.entry(entry);
        Ok(Counted { inner: opened.open()?, done: self.done, total: self.total, host: self.host })
    }

    /// Opens an entry as JSON, past an assignment if there is one.
    ///
    /// # Errors
    /// As [`Reading::text`].
    pub fn json(&mut self, entry: usize) -> Result<Json<Text<'r>>, Refusal> {
        let mut json = Json::new(self.text(entry)?);
        match json.skip_assignment() {
            Err(JsonError::Io(error)) => Err(bundle::refusal(&error, self.path(entry))),
            _ => Ok(json),
        }
    }

    /// Hands the values at `fields` of an entry's one JSON record to `each`; nothing where it cannot be read: a
    /// file that only describes the account loses no post.
    ///
    /// # Errors
    /// As [`Reading::text`].
    pub fn record(
        &mut self,
        entry: usize,
        fields: &[&str],
        each: &mut dyn FnMut(&Picks<'_>),
    ) -> Result<(), Refusal> {
        let mut json = self.json(entry)?;
        if let Ok(record) = json.take()
            && let Ok(picks) = Picks::of(record, fields)
        {
            each(&picks);
        }
        Ok(())
    }

    /// Opens an entry as XML.
    ///
    /// # Errors
    /// As [`Reading::text`].
    pub fn xml(&mut self, entry: usize) -> Result<Xml<'r>, Refusal> {
        Ok(Xml::new(self.text(entry)?))
    }

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
                csv_rows(text, delimiter, &mut |row| each(self, row))
                    .map_err(|error| bundle::refusal(&error, path))
            }
        }
    }

    #[cfg(feature = "spreadsheet")]
    fn workbook_rows(
        &mut self,
        entry: usize,
        each: &mut dyn FnMut(&mut Self, &Row<'_>) -> ControlFlow<()>,
    ) -> Result<(), Refusal> {
        use crate::syntax::table::{WorkbookError, workbook_rows};
        let file = self.entry(entry).open_seekable()?;
        let path = self.path(entry);
        workbook_rows(file, &mut |row| each(self, row)).map_err(|error| match error {
            WorkbookError::Encrypted => Refusal::new(RefusalCode::Encrypted, path),
            WorkbookError::Damaged => Refusal::new(RefusalCode::Damaged, path),
        })
    }

    #[cfg(not(feature = "spreadsheet"))]
    fn workbook_rows(
        &mut self,
        entry: usize,
        _each: &mut dyn FnMut(&mut Self, &Row<'_>) -> ControlFlow<()>,
    ) -> Result<(), Refusal> {
        Err(Refusal::new(RefusalCode::NeedsSpreadsheet, self.path(entry)))
    }

    /// Opens an entry as a web page.
    ///
    /// # Errors
    /// As [`Reading::text`].
    pub fn html(&mut self, entry: usize) -> Result<Html<Text<'r>>, Refusal> {
        Ok(Html::new(self.text(entry)?))
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

    /// Tells when an entry was captured, in the zone of its reader: by the person's
    /// word, else by its modified time. Relative and year-less dates count from it.
    pub fn captured(&self, entry: usize, zone: Zone) -> Option<Captured> {
        if let Some(day) = self.host.captured {
            return Some(Captured { day, seconds: None });
        }
        let local = match self.file_time(&[entry])? {
            Moment::Instant(seconds) => seconds + zone.seconds(),
            Moment::Wall(local) => local,
            _ => return None,
        };
        let day = Day::from_epoch(local.div_euclid(DAY_SECONDS))?;
        Some(Captured { day, seconds: Some(local.rem_euclid(DAY_SECONDS)) })
    }

    /// Names the zone of local times: the person's word, else the one given.
    pub fn data_zone(&self, zone: Zone, basis: ZoneBasis) -> DataZone {
        match self.host.zone {
            Some(zone) => DataZone { zone, basis: ZoneBasis::Person },
            None => DataZone { zone, basis },
        }
    }

    /// Names a place in an entry.
    pub fn place(&self, entry: usize, record: u64, field: &str) -> Place {
        let field = (!field.is_empty()).then(|| field.to_owned());
        Place { path: self.path(entry).to_owned(), record: Some(record), field }
    }

    /// Counts a record of `account` as unread and says why.
    pub fn unread(&mut self, account: &mut Account, code: IssueCode, place: Place, seen: &str) {
        account.unread += 1;
        self.findings.issue(code, place, seen);
    }

    /// Counts a record whose date could not be read.
    pub fn unread_date(&mut self, account: &mut Account, error: DateError, place: Place, seen: &str) {
        let code = match error {
            _ if seen.trim().is_empty() => IssueCode::MissingDate,
            DateError::NeedsCaptured => IssueCode::NeedsCaptureDay,
            DateError::NotADate | DateError::Impossible => IssueCode::UnreadableDate,
        };
        self.unread(account, code, place, seen);
    }

    /// Keeps what was read of an entry that ends early or breaks off: the account
    /// is incomplete, and newer posts may have been lost.
    ///
    /// # Errors
    /// Reading itself failed before the first record.
    pub fn broke_off(
        &mut self,
        account: &mut Account,
        entry: usize,
        error: &BrokeOff,
    ) -> Result<(), Refusal> {
        if account.timeline.is_empty()
            && let BrokeOff::Io(error) = error
        {
            return Err(bundle::refusal(error, self.path(entry)));
        }
        account.complete = Some(false);
        let place = Place { path: self.path(entry).to_owned(), record: None, field: None };
        self.unread(account, IssueCode::CutShort, place, "");
        Ok(())
    }

    /// Files an account that was read from these entries.
    pub fn finish(&mut self, mut account: Account, entries: &[usize]) {
        let Some(first) = entries.first() else { return };
        if account.zero_proof != ZeroProof::None && account.timeline.is_empty() && account.unread == 0 {
            for &entry in entries {
                if self.ends_inside(entry) {
                    // It fails only where nothing could be read, and then there is no proof.
                    let _ = self.broke_off(&mut account, entry, &BrokeOff::Text);
                }
            }
        }
        if account.captured.is_none() {
            account.captured = self.file_time(entries).map(|moment| (moment, CapturedFrom::FileTime));
        }
        let left_out: u64 = account.not_posts.values().sum();
        // The account's settings and the export's manifest are read too, though they list no posts.
        for entry in entries {
            self.findings.sources[self.bundle.entries[*entry].input].format = Some(self.format);
        }
        let source = &mut self.findings.sources[self.bundle.entries[*first].input];
        source.records += account.timeline.len() as u64 + left_out + account.unread;
        source.unread += account.unread;
        self.findings.accounts.push(account);
    }

    /// Tells whether a JSON text ends inside its root, which a reader that found its list does not notice. What
    /// is cut proves nothing: lists that come later may be lost.
    fn ends_inside(&mut self, entry: usize) -> bool {
        let plain = self.clue(entry).json().is_some_and(|json| json.assigned.is_none());
        let Some(mut json) = plain.then(|| self.json(entry).ok()).flatten() else { return false };
        loop {
            match json.peek() {
                Ok(Some(_)) if json.skip().is_err() => return true,
                Ok(Some(_)) => {}
                Ok(None) => return false,
                Err(_) => return true,
            }
        }
    }

    /// Tells when a service packed these entries, for formats that come as one archive of the service's own:
    /// by the members' times, where all of them were written within the hour and none is older than a post.
    ///
    /// A person who packs files again mostly has members of several ages, or without a time.
    pub fn packed(&self, entries: &[usize], timeline: &Timeline) -> Option<Moment> {
        let input = self.entry(*entries.first()?).input;
        let together = entries.len() > 1 && entries.iter().all(|entry| self.entry(*entry).input == input);
        let times: Option<Vec<i64>> =
            entries.iter().map(|entry| self.entry(*entry).modified.and_then(seconds)).collect();
        let times = times.filter(|_| together)?;
        let (first, last) = (*times.iter().min()?, *times.iter().max()?);
        let newest = timeline.newest().iter().filter_map(|kept| seconds(kept.moment)).max();
        let after_posts = newest.is_none_or(|newest| newest <= first);
        (first > NO_CLOCK && last - first <= 3600 && after_posts).then(|| self.file_time(entries)).flatten()
    }

    /// Tells when a tool made a workbook, by the workbook's properties; a later editor changes only when it was saved.
    #[cfg(feature = "spreadsheet")]
    pub fn workbook_made(&self, entry: usize) -> Option<Moment> {
        let text = crate::syntax::table::workbook_created(self.entry(entry).open_seekable().ok()?)?;
        parse(&text, &Context::default()).ok().map(|dated| dated.moment)
    }

    /// Tells nothing: this build reads no workbooks.
    #[cfg(not(feature = "spreadsheet"))]
    pub fn workbook_made(&self, _entry: usize) -> Option<Moment> {
        None
    }

    /// Finds when the newest of these entries was last changed: the nearest thing
    /// to a capture day that every file has. Archives made without a clock say 1980.
    fn file_time(&self, entries: &[usize]) -> Option<Moment> {
        let times = entries.iter().filter_map(|entry| self.entry(*entry).modified);
        times.filter(|moment| seconds(*moment) > Some(NO_CLOCK)).max_by_key(|moment| seconds(*moment))
    }
}

/// The last second that means "no clock": zips begin in 1980, and tools without one write its first days.
const NO_CLOCK: i64 = 330_000_000;

fn seconds(moment: Moment) -> Option<i64> {
    match moment {
        Moment::Instant(seconds) | Moment::Wall(seconds) => Some(seconds),
        _ => None,
    }
}

/// Says why a table of a database may lack rows.
pub enum Gap {
    /// A part of it could not be read.
    BrokeOff(BrokeOff),
    /// The newest rows may stand in the log beside the database.
    Journal,
}

/// Says why an entry could not be read to its end.
pub enum BrokeOff {
    /// Reading failed.
    Io(io::Error),
    /// The text ends early or is broken.
    Text,
}

impl From<JsonError> for BrokeOff {
    fn from(error: JsonError) -> BrokeOff {
        match error {
            JsonError::Io(error) => BrokeOff::Io(error),
            JsonError::CutShort | JsonError::Syntax | JsonError::TooLarge => BrokeOff::Text,
        }
    }
}

impl From<XmlError> for BrokeOff {
    fn from(error: XmlError) -> BrokeOff {
        match error {
            XmlError::Io(error) => BrokeOff::Io(error),
            XmlError::Syntax | XmlError::CutShort | XmlError::TooDeep => BrokeOff::Text,
        }
    }
}

/// Counts what is read and tells the host.
pub struct Counted<'r> {
    inner: Box<dyn Read + 'r>,
    done: &'r Cell<u64>,
    total: u64,
    host: &'r Host<'r>,
}

impl Read for Counted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.done.set(self.done.get() + read as u64);
        self.host.watch.progress(Step::Reading, self.done.get().min(self.total), self.total);
        Ok(read)
    }
}
