//! Gives a format's reader what it reads from and takes what it finds.

mod ends;
mod rows;

pub use ends::BrokeOff;
pub use rows::Gap;

use crate::bundle::{self, Bundle, Entry};
use crate::evidence::{Clue, Evidence};
use crate::findings::Findings;
use crate::issue::{IssueCode, Place, Refusal};
use crate::read::Host;
use crate::syntax::html::Html;
use crate::syntax::json::{Json, JsonError};
use crate::syntax::picks::Picks;
use crate::syntax::xml::Xml;
use crate::text::Utf8;
use crate::timeline::{Account, CapturedFrom, Timeline};
use crate::when::{Captured, DAY_SECONDS, DataZone, DateError, Day, Moment, Zone, ZoneBasis};
#[cfg(feature = "spreadsheet")]
use crate::when::{Context, parse};
use ends::{Counted, Tail};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

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
    /// Entries that end inside a row.
    cut: Vec<usize>,
    /// How the tables and pages read so far end.
    tails: Vec<(usize, Rc<RefCell<Tail>>)>,
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
        let (cut, tails) = (Vec::new(), Vec::new());
        Reading { evidence, host, findings, bundle, format, done, total, cut, tails }
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
        let counted = Counted { tail: self.watch_tail(entry), ..self.raw(entry)? };
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
        Ok(Counted { inner: opened.open()?, done: self.done, total: self.total, host: self.host, tail: None })
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

    /// Opens an entry as a web page.
    ///
    /// # Errors
    /// As [`Reading::text`].
    pub fn html(&mut self, entry: usize) -> Result<Html<Text<'r>>, Refusal> {
        Ok(Html::new(self.text(entry)?))
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

    /// Files an account that was read from these entries.
    pub fn finish(&mut self, mut account: Account, entries: &[usize]) {
        let Some(first) = entries.first() else { return };
        self.mark_cut(&mut account, entries);
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
