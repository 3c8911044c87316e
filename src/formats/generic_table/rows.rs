//! Files the rows of a table whose layout is known.

use super::Signed;
use super::layout::Layout;
use super::roles::{Role, kind, not_post};
use crate::formats::records::{Accounts, count};
use crate::issue::{IssueCode, Refusal};
use crate::reading::{BrokeOff, Reading};
use crate::syntax::table::Row;
use crate::timeline::{Account, Kind, NotPost, Post};
use crate::when::{Captured, Context, DataZone, DateError, Dated, Moment, Order};

/// Words that begin a line of totals.
const TOTALS: [&str; 7] = ["合计", "总计", "共计", "小计", "total", "sum", "grand total"];
/// How many columns a table must have for a row with one cell to be a note.
const NOTE_WIDTH: usize = 3;

/// Collects the posts of one table by account.
pub(in crate::formats) struct Filer {
    format: &'static str,
    platform: &'static str,
    entry: usize,
    zone: DataZone,
    captured: Option<Captured>,
    accounts: Accounts,
    owner: Option<String>,
    count: u64,
    /// Whether as many rows were read as the tool writes at most.
    full: bool,
}

impl Filer {
    /// Starts a table.
    pub fn new(reading: &Reading<'_>, signed: &Signed, entry: usize, layout: &Layout) -> Filer {
        let DataZone { zone, basis } = layout.data_zone();
        let zone = reading.data_zone(zone, basis);
        let captured = reading.captured(entry, zone.zone);
        let accounts = Accounts::default();
        let Signed { format, platform, .. } = *signed;
        Filer { format, platform, entry, zone, captured, accounts, owner: None, count: 0, full: false }
    }

    /// Makes an account without posts.
    fn blank(&self) -> Account {
        Account::new(self.format, self.platform, self.zone)
    }

    /// Files one row, unless it is no record.
    pub fn file(&mut self, reading: &mut Reading<'_>, layout: &Layout, order: Option<Order>, row: &Row<'_>) {
        if self.owner.is_none() {
            self.owner.clone_from(&layout.owner);
        }
        let time = time_text(layout, row);
        if row.number <= layout.header || is_lumber(layout, row, &time) {
            return;
        }
        self.count += 1;
        self.full |= layout.limit.is_some_and(|limit| self.count >= limit);
        let text = |role: Role| layout.column(role).map(|index| row.cell(index).text().into_owned());
        let name = text(Role::Account).or(self.owner.clone()).unwrap_or_default();
        let blank = self.blank();
        let account = self.accounts.named(&name, || blank);
        if let Some(what) = left_out(layout, row) {
            return account.leave_out(what);
        }
        match layout.read_time(&time, &Context { order, captured: self.captured }) {
            Ok(Dated { moment, inferred }) => {
                account.inferred_dates |= inferred;
                reading.findings.depends_on_captured |= inferred;
                reading.findings.depends_on_order |= matches!(moment, Moment::Either(..));
                let (title, link) = (text(Role::Title), text(Role::Link));
                let post = Post {
                    moment,
                    kind: kind_of(layout, row),
                    record: row.number,
                    title: title.as_deref(),
                    link: link.as_deref(),
                    reads: text(Role::Reads).and_then(|reads| count(&reads)),
                };
                account.timeline.push(reading.path(self.entry), post);
            }
            Err(error) => {
                reading.findings.depends_on_captured |= error == DateError::NeedsCaptured;
                let place = reading.place(self.entry, row.number, layout.head());
                reading.unread_date(account, error, place, &time);
            }
        }
    }

    /// Files the accounts.
    pub fn finish(mut self, reading: &mut Reading<'_>) {
        if self.full {
            self.each_account().for_each(|account| account.complete = Some(false));
        }
        let account = Account { name: self.owner.clone(), ..self.blank() };
        self.accounts.finish(reading, &[self.entry], || account);
    }

    /// Says that more posts exist than the file lists.
    pub fn incomplete(&mut self) {
        self.full = true;
    }

    /// Counts the records so far.
    pub fn count(&self) -> u64 {
        self.count
    }

    fn each_account(&mut self) -> impl Iterator<Item = &mut Account> {
        let blank = self.blank();
        self.accounts.each(|| blank)
    }

    /// Counts a record that makes no sense at all; the first account bears it.
    pub fn unreadable(&mut self, reading: &mut Reading<'_>, record: u64) {
        let place = reading.place(self.entry, record, "");
        self.count += 1;
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
}

fn time_text(layout: &Layout, row: &Row<'_>) -> String {
    let date = row.cell(layout.time).text().into_owned();
    let clock = layout.clock.map(|index| row.cell(index).text().into_owned()).unwrap_or_default();
    match date.is_empty() || clock.is_empty() {
        true => date,
        false => format!("{date} {clock}"),
    }
}

/// Tells blank rows, the header again, totals and notes from records.
fn is_lumber(layout: &Layout, row: &Row<'_>, time: &str) -> bool {
    if !time.is_empty() {
        return layout.lines && layout.heads.get(layout.time).is_some_and(|head| head == time);
    }
    let mut filled =
        (0..row.len()).map(|index| row.cell(index).text().into_owned()).filter(|text| !text.is_empty());
    let Some(first) = filled.next() else { return true };
    if !layout.lines {
        return false;
    }
    let first = first.to_ascii_lowercase();
    let total = TOTALS
        .iter()
        .any(|word| first.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphabetic)));
    total || (layout.heads.len() >= NOTE_WIDTH && filled.next().is_none())
}

fn left_out(layout: &Layout, row: &Row<'_>) -> Option<NotPost> {
    layout.roles.iter().find_map(|(index, role)| not_post(*role, &row.cell(*index).text()))
}

fn kind_of(layout: &Layout, row: &Row<'_>) -> Kind {
    let kinds = layout.roles.iter().find_map(|(index, role)| kind(*role, &row.cell(*index).text()));
    kinds.unwrap_or(Kind::Original)
}
