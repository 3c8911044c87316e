//! Makes accounts of the rows of a register.

use super::FORMAT;
use super::cells::{OwnDate, Told, closed, is_chinese, told};
use super::heads::{platform_of, platform_within};
use super::layout::{Group, Layout};
use crate::formats::records::count;
use crate::issue::{IssueCode, Refusal};
use crate::reading::{BrokeOff, Reading};
use crate::syntax::table::Row;
use crate::timeline::{Account, CapturedFrom, Kind, Post, ZeroProof};
use crate::when::{Captured, Context, DataZone, DateError, Dated, Day, Moment, Zone, ZoneBasis};
use std::collections::HashMap;

/// How many rows the header is looked for in.
const HEADER_ROWS: usize = 24;
/// Words that begin a row of totals or a note.
const TOTALS: [&str; 11] =
    ["合计", "总计", "共计", "小计", "注：", "注:", "备注：", "说明：", "填表", "制表", "total"];

/// Holds the accounts of one register.
pub(super) struct Register {
    entry: usize,
    zone: DataZone,
    /// When the register was copied, by the person's word or the file's time.
    copied: Option<Captured>,
    accounts: Vec<Account>,
    /// Where an account stands: its sheet and its position.
    known: HashMap<(&'static str, String, String), (usize, usize)>,
    /// Names that merged cells leave out below the first row, by group.
    carried: Vec<String>,
    /// Accounts dated by a date of the register that need not be its own.
    guessed: Vec<(usize, Day)>,
    newest: Option<Day>,
}

impl Register {
    /// Starts a register.
    pub fn new(reading: &Reading<'_>, entry: usize) -> Register {
        let zone = reading.data_zone(Zone::UTC, ZoneBasis::Assumed);
        Register {
            entry,
            zone,
            copied: None,
            accounts: Vec::new(),
            known: HashMap::new(),
            carried: Vec::new(),
            guessed: Vec::new(),
            newest: None,
        }
    }

    /// Starts a table of the register.
    pub fn start(&mut self, reading: &Reading<'_>, layout: &Layout) {
        self.zone = match is_chinese(&layout.heads) {
            true => reading.data_zone(Zone::CHINA, ZoneBasis::Platform),
            false => reading.data_zone(Zone::UTC, ZoneBasis::Assumed),
        };
        self.copied = reading.captured(self.entry, self.zone.zone);
        self.carried = vec![String::new(); layout.groups.len()];
    }

    /// Files the accounts of one row; `on` is the platform named by a line above it.
    pub fn file(
        &mut self,
        reading: &mut Reading<'_>,
        layout: &Layout,
        (sheet, number): (usize, u64),
        cells: &[String],
        on: Option<&'static str>,
    ) {
        let cell = |column: Option<usize>| column.and_then(|at| cells.get(at)).map_or("", String::as_str);
        if layout.groups.iter().any(|group| is_lumber(layout, group, cells)) {
            return;
        }
        for (index, group) in layout.groups.iter().enumerate() {
            let checked = cell(group.checked);
            let checked = match told(checked, &Context::default()) {
                Told::On(Dated { moment: Moment::Day(day), .. }) => Some(OwnDate { day, sure: true }),
                _ => None,
            };
            let own = checked.or(layout.own_date);
            let last = self.newest_of(group, cells, own);
            let name = match cell(Some(group.name)) {
                // A merged cell holds the name of the rows below it too; a note does not have a date.
                "" if matches!(last.told, Told::Blank | Told::Unclear(_)) => continue,
                "" => self.carried[index].clone(),
                name => name.to_owned(),
            };
            self.carried[index].clone_from(&name);
            let platform = match cell(group.platform) {
                "" => group.on.or(on).or(layout.platform),
                platform => platform_of(platform).or_else(|| platform_within(platform)),
            };
            let at = self.place(sheet, platform.unwrap_or("unknown"), name, cell(group.handle));
            let account = &mut self.accounts[at];
            account.said_closed |= last.told == Told::Closed;
            account.said_closed |= group.states.iter().any(|column| closed(cell(Some(*column))));
            if let Told::On(Dated { moment, inferred: false }) = told(cell(group.opened), &Context::default())
            {
                account.opened = Some(moment);
            }
            account.declared = account.declared.max(posts(cell(group.posts)));
            if let Some(own) = own {
                let day = account.captured.map_or(own.day, |(moment, _)| own.day.max(nominal(moment)));
                account.captured = Some((Moment::Day(day), CapturedFrom::Export));
                if !own.sure {
                    self.guessed.push((at, own.day));
                }
            }
            self.tell(reading, layout, at, number, last, own.is_some());
        }
    }

    /// Reads the columns of the last update: the newest date, else the plainest word.
    fn newest_of<'c>(&self, group: &Group, cells: &'c [String], own: Option<OwnDate>) -> Last<'c> {
        let captured = own.map(OwnDate::captured).or(self.copied);
        let context = Context { order: None, captured };
        let read = |column: &usize| {
            let text = cells.get(*column).map_or("", String::as_str);
            let told = match (told(text, &context), own) {
                (Told::On(dated), Some(own)) => Told::On(own.settle(dated)),
                (told, _) => told,
            };
            Last { column: *column, text, told }
        };
        let weight = |last: &Last<'_>| match last.told {
            Told::On(dated) => (4, Some(nominal(dated.moment))),
            Told::Unclear(_) => (3, None),
            Told::Closed => (2, None),
            Told::Never => (1, None),
            Told::Blank => (0, None),
        };
        let all = group.last.iter().map(read);
        all.max_by_key(weight).unwrap_or(Last { column: 0, text: "", told: Told::Blank })
    }

    /// Finds the account a row tells of: a new one, unless it stood on another sheet.
    fn place(&mut self, sheet: usize, platform: &'static str, name: String, handle: &str) -> usize {
        let key = (platform, name, handle.to_owned());
        if let Some((on, at)) = self.known.get_mut(&key)
            && *on != sheet
            && platform != "unknown"
        {
            *on = sheet;
            return *at;
        }
        let mut account = Account::new(FORMAT.id, platform, self.zone);
        account.name = Some(key.1.clone()).filter(|name| !name.is_empty());
        account.handle = Some(handle.to_owned()).filter(|handle| !handle.is_empty());
        self.accounts.push(account);
        self.known.insert(key, (sheet, self.accounts.len() - 1));
        self.accounts.len() - 1
    }

    fn tell(
        &mut self,
        reading: &mut Reading<'_>,
        layout: &Layout,
        at: usize,
        number: u64,
        last: Last<'_>,
        dated: bool,
    ) {
        let account = &mut self.accounts[at];
        match last.told {
            Told::On(Dated { moment, inferred }) => {
                account.inferred_dates |= inferred;
                reading.findings.depends_on_captured |= inferred && !dated;
                let post = Post {
                    moment,
                    kind: Kind::Original,
                    record: number,
                    title: None,
                    link: None,
                    reads: None,
                };
                account.timeline.push(reading.path(self.entry), post);
                account.complete = Some(false);
                self.newest = self.newest.max(Some(nominal(moment)));
            }
            Told::Never => account.zero_proof = ZeroProof::Hearsay,
            Told::Blank if account.declared == Some(0) => account.zero_proof = ZeroProof::Hearsay,
            Told::Blank | Told::Closed => {}
            Told::Unclear(error) => {
                reading.findings.depends_on_captured |= error == DateError::NeedsCaptured;
                let field = layout.heads.get(last.column).map_or("", String::as_str);
                let place = reading.place(self.entry, number, field);
                reading.unread_date(account, error, place, last.text);
            }
        }
    }

    /// Counts a row that makes no sense; it is charged to the account before it.
    pub fn unreadable(&mut self, reading: &mut Reading<'_>, number: u64, seen: &str) {
        let place = reading.place(self.entry, number, "");
        if let Some(account) = self.accounts.last_mut() {
            reading.unread(account, IssueCode::UnreadableRecord, place, seen);
        }
    }

    /// Says that the text breaks off.
    ///
    /// # Errors
    /// Reading failed before the first account.
    pub fn broke_off(&mut self, reading: &mut Reading<'_>, error: &BrokeOff) -> Result<(), Refusal> {
        let entry = self.entry;
        let mut nobody = Account::new(FORMAT.id, "unknown", self.zone);
        reading.broke_off(self.accounts.last_mut().unwrap_or(&mut nobody), entry, error)
    }

    /// Files the accounts; a nameless one where there was none.
    pub fn finish(mut self, reading: &mut Reading<'_>) {
        for (at, day) in self.guessed {
            // A date older than an update was another thing's.
            if self.newest > Some(day) {
                self.accounts[at].captured = None;
            }
        }
        if self.accounts.is_empty() {
            self.accounts.push(Account::new(FORMAT.id, "unknown", self.zone));
        }
        for account in self.accounts {
            reading.finish(account, &[self.entry]);
        }
    }
}

/// Holds what a row tells of the last update, and where.
struct Last<'c> {
    column: usize,
    text: &'c str,
    told: Told,
}

fn nominal(moment: Moment) -> Day {
    let utc = DataZone { zone: Zone::UTC, basis: ZoneBasis::Platform };
    moment.days(Zone::UTC, utc).nominal
}

/// Reads a number of posts: `0`, `35条`, `1.2万`.
fn posts(text: &str) -> Option<u64> {
    count(text.trim().trim_end_matches(['条', '條', '篇', '个', '個', '则', '期']))
}

/// Tells heads again, totals, notes and rows of column numbers from accounts.
fn is_lumber(layout: &Layout, group: &Group, cells: &[String]) -> bool {
    let filled = || cells.iter().filter(|cell| !cell.is_empty());
    let Some(first) = filled().next() else { return true };
    let lower = first.to_ascii_lowercase();
    let is_head = |column: &usize| {
        let (cell, head) = (cells.get(*column), layout.heads.get(*column));
        cell.is_some_and(|cell| !cell.is_empty() && Some(cell) == head)
    };
    let again = group.last.first().is_some_and(is_head) || is_head(&group.name);
    let numbered = filled().count() > 2 && filled().all(|cell| cell.len() <= 2 && cell.parse::<u8>().is_ok());
    let named = cells.get(group.name).is_some_and(|name| !name.is_empty());
    again || numbered || TOTALS.iter().any(|word| lower.starts_with(word)) || !named && filled().count() == 1
}

/// Hands the rows of a workbook or a table to a register, each sheet with its own header.
pub(super) struct Sheets<'r> {
    register: &'r mut Register,
    sheet: usize,
    /// The first rows, until the header is found.
    held: Vec<(u64, Vec<String>)>,
    state: State,
    /// The platform that a line between the rows names.
    on: Option<&'static str>,
}

enum State {
    Looking,
    Found(Layout),
    /// A sheet that lists no accounts.
    Other,
}

impl<'r> Sheets<'r> {
    /// Starts with the first sheet.
    pub fn new(register: &'r mut Register) -> Sheets<'r> {
        Sheets { register, sheet: 0, held: Vec::new(), state: State::Looking, on: None }
    }

    /// Takes one row.
    pub fn take(&mut self, reading: &mut Reading<'_>, row: &Row<'_>) {
        if row.sheet != self.sheet {
            self.finish(reading);
            (self.sheet, self.state, self.on) = (row.sheet, State::Looking, None);
        }
        if row.is_empty() || matches!(self.state, State::Other) {
            return;
        }
        match &self.state {
            State::Looking => {
                self.held.push((row.number, row.texts()));
                if self.held.len() == HEADER_ROWS {
                    self.finish(reading);
                }
            }
            _ => self.file(reading, row.number, &row.texts()),
        }
    }

    /// Settles the header of a sheet and files the rows that were held back.
    pub fn finish(&mut self, reading: &mut Reading<'_>) {
        if !matches!(self.state, State::Looking) {
            return;
        }
        let held = std::mem::take(&mut self.held);
        self.state = Layout::of(&held).map_or(State::Other, State::Found);
        if let State::Found(layout) = &self.state {
            self.register.start(reading, layout);
            let header = layout.header;
            for (number, cells) in held.iter().filter(|(number, _)| *number > header) {
                self.file(reading, *number, cells);
            }
        }
    }

    fn file(&mut self, reading: &mut Reading<'_>, number: u64, cells: &[String]) {
        let State::Found(layout) = &self.state else { return };
        let mut filled = cells.iter().filter(|cell| !cell.is_empty());
        if let (Some(only), None) = (filled.next(), filled.next()) {
            // 一、微信公众号
            let named = platform_within(only).filter(|_| cells.len() > 2);
            if named.is_some() {
                self.on = named;
                return;
            }
        }
        self.register.file(reading, layout, (self.sheet, number), cells, self.on);
    }
}
