//! Files the rows of a table whose layout is known.

use super::blank;
use super::layout::{Layout, read_cell};
use super::roles::{Role, kind, not_post};
use crate::formats::records::{Accounts, count};
use crate::reading::Reading;
use crate::syntax::table::Row;
use crate::timeline::{Kind, NotPost, Post};
use crate::when::{Captured, Context, DateError, Dated, Order, Zone};

/// Words that begin a line of totals.
const TOTALS: [&str; 7] = ["合计", "总计", "共计", "小计", "total", "sum", "grand total"];
/// How many columns a table must have for a row with one cell to be a note.
const NOTE_WIDTH: usize = 3;

/// Collects the posts of one table by account.
pub(super) struct Filer {
    entry: usize,
    zone: Zone,
    captured: Option<Captured>,
    accounts: Accounts,
    owner: Option<String>,
    count: u64,
    /// Whether as many rows were read as the tool writes at most.
    full: bool,
}

impl Filer {
    /// Starts a table.
    pub fn new(reading: &Reading<'_>, entry: usize, zone: Zone) -> Filer {
        let captured = reading.captured(entry, reading.data_zone(zone, crate::when::ZoneBasis::Assumed).zone);
        Filer { entry, zone, captured, accounts: Accounts::default(), owner: None, count: 0, full: false }
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
        let zone = self.zone;
        let account = self.accounts.named(&name, || blank(reading, zone));
        if let Some(what) = left_out(layout, row) {
            return account.leave_out(what);
        }
        match read_time(&time, &Context { order, captured: self.captured }, layout) {
            Ok(Dated { moment, inferred }) => {
                account.inferred_dates |= inferred;
                reading.findings.depends_on_captured |= inferred;
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
                let field = layout.heads.get(layout.time).map_or("", String::as_str);
                let place = reading.place(self.entry, row.number, field);
                reading.unread_date(account, error, place, &time);
            }
        }
    }

    /// Files the accounts.
    pub fn finish(mut self, reading: &mut Reading<'_>) {
        let mut account = blank(reading, self.zone);
        account.name = self.owner;
        if self.full {
            let blank = blank(reading, self.zone);
            self.accounts.each(|| blank).for_each(|account| account.complete = Some(false));
        }
        self.accounts.finish(reading, &[self.entry], || account);
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

fn read_time(text: &str, context: &Context, layout: &Layout) -> Result<Dated, DateError> {
    let headed = layout.word < super::TimeWord::Unknown;
    read_cell(text, context, headed)
}

/// Tells blank rows, the header again, totals and notes from records.
fn is_lumber(layout: &Layout, row: &Row<'_>, time: &str) -> bool {
    if !time.is_empty() {
        return layout.heads.get(layout.time).is_some_and(|head| head == time);
    }
    let mut filled =
        (0..row.len()).map(|index| row.cell(index).text().into_owned()).filter(|text| !text.is_empty());
    let Some(first) = filled.next() else { return true };
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
