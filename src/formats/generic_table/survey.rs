//! Walks a table once before it is read: the layout of each sheet, and the order of day and month.

use super::hint::hint;
use super::layout::{Layout, Unsure, read_cell};
use crate::evidence::Shape;
use crate::issue::{IssueCode, Refusal, RefusalCode};
use crate::map::Map;
use crate::reading::Reading;
use crate::syntax::table::Row;
use crate::when::{Context, Moment, Order, order_of};
use std::ops::ControlFlow;

/// How many rows of a sheet the layout is found by.
pub(in crate::formats) const SAMPLE_ROWS: usize = 200;
/// How much of a cell is kept for that, in characters.
pub(in crate::formats) const SAMPLE_CELL: usize = 120;

/// Holds what was found of every sheet.
pub(super) struct Survey {
    sheets: Vec<Sheet>,
}

impl Survey {
    /// Walks the table, as far as needed.
    ///
    /// # Errors
    /// As [`Reading::rows`]; or no sheet has a column that surely is the publish time.
    pub fn of(reading: &mut Reading<'_>, entry: usize) -> Result<Survey, Refusal> {
        let host = reading.host;
        let mut survey = Survey { sheets: Vec::new() };
        let one_sheet = matches!(reading.clue(entry).shape, Shape::Table(_));
        reading.rows(entry, &mut |_, row| {
            if row.sheet >= survey.sheets.len() {
                survey.sheets.resize_with(row.sheet + 1, Sheet::default);
            }
            let sheet = &mut survey.sheets[row.sheet];
            sheet.look(row, host.map.as_ref());
            // The rest of a text table is walked only to settle its dates.
            match one_sheet && sheet.settled && !sheet.open() {
                true => ControlFlow::Break(()),
                false => ControlFlow::Continue(()),
            }
        })?;
        survey.sheets.iter_mut().for_each(|sheet| sheet.settle(host.map.as_ref()));
        match survey.layout() {
            Some(_) => Ok(survey),
            None => Err(survey.refusal(reading.path(entry))),
        }
    }

    /// Gives a sheet, if it lists posts.
    pub fn sheet(&self, index: usize) -> Option<(&Layout, &Sheet)> {
        let sheet = self.sheets.get(index)?;
        Some((sheet.layout.as_ref()?, sheet))
    }

    /// Gives the layout of the first sheet that lists posts.
    pub fn layout(&self) -> Option<&Layout> {
        self.sheets.iter().find_map(|sheet| sheet.layout.as_ref())
    }

    /// Says where the order of day and month stays in doubt.
    pub fn doubt(&self, reading: &mut Reading<'_>, entry: usize) {
        self.sheets.iter().for_each(|sheet| sheet.doubt(reading, entry));
    }

    fn refusal(&self, path: &str) -> Refusal {
        let refusals = self.sheets.iter().filter_map(|sheet| sheet.refusal(path));
        let best = refusals.min_by_key(|refusal| match refusal.code {
            RefusalCode::NotMapped => 0,
            RefusalCode::WhichTimeColumn => 1,
            _ => 2,
        });
        best.unwrap_or_else(|| Refusal::new(RefusalCode::NoTimeColumn, path))
    }
}

/// Holds what was found of one sheet, or of one list of records.
#[derive(Default)]
pub(in crate::formats) struct Sheet {
    sample: Vec<(u64, Vec<String>)>,
    pub layout: Option<Layout>,
    unsure: Option<Unsure>,
    settled: bool,
    day_first: bool,
    month_first: bool,
    /// The first date whose order does not show.
    unclear: Option<(u64, String)>,
}

impl Sheet {
    /// Finds the layout of a list of records by its first records, a row of heads before them.
    pub fn of(sample: Vec<(u64, Vec<String>)>, map: Option<&Map>) -> Sheet {
        let mut sheet = Sheet { sample, ..Sheet::default() };
        sheet.settle(map);
        sheet
    }

    fn look(&mut self, row: &Row<'_>, map: Option<&Map>) {
        if self.settled {
            if let Some(layout) = &self.layout {
                let text = row.cell(layout.time).text().into_owned();
                self.vote(row.number, &text);
            }
        } else if !row.is_empty() {
            let clipped = row.texts().into_iter().map(|text| text.chars().take(SAMPLE_CELL).collect());
            self.sample.push((row.number, clipped.collect()));
            if self.sample.len() == SAMPLE_ROWS {
                self.settle(map);
            }
        }
    }

    fn settle(&mut self, map: Option<&Map>) {
        if self.settled {
            return;
        }
        self.settled = true;
        match Layout::find(&self.sample, map) {
            Ok(layout) => {
                let time = layout.time;
                self.layout = Some(layout);
                for (number, row) in std::mem::take(&mut self.sample) {
                    row.get(time).into_iter().for_each(|text| self.vote(number, text));
                }
            }
            Err(unsure) => {
                self.unsure = Some(unsure);
                self.sample.truncate(24);
            }
        }
    }

    /// Takes back a layout: the records are no posts after all.
    pub fn withdraw(&mut self) {
        (self.layout, self.unsure) = (None, Some(Unsure::Nothing));
    }

    /// Takes what one date tells of the order of day and month.
    pub fn vote(&mut self, number: u64, text: &str) {
        match order_of(text) {
            Some(Order::DayMonth) => self.day_first = true,
            Some(Order::MonthDay) => self.month_first = true,
            None if self.unclear.is_some() => {}
            None => {
                let read = read_cell(text, &Context::default(), true);
                let unclear = read.is_ok_and(|dated| matches!(dated.moment, Moment::Either(..)));
                self.unclear = unclear.then(|| (number, text.to_owned()));
            }
        }
    }

    /// Tells whether further rows may still settle the order.
    pub fn open(&self) -> bool {
        let settled = self.layout.as_ref().is_none_or(|layout| layout.order.is_some());
        !settled && self.unclear.is_some() && self.told().is_none()
    }

    /// Gives the order of day and month: what the values tell, else the person's word.
    pub fn order(&self, reading: &mut Reading<'_>) -> Option<Order> {
        let mapped = self.layout.as_ref().and_then(|layout| layout.order);
        let told = mapped.or(self.told());
        // Which rows heeded the person's word nobody remembers; those that would have liked one are marked as they are read.
        reading.findings.depends_on_order |= told.is_none() && reading.host.date_order.is_some();
        told.or(reading.host.date_order)
    }

    fn told(&self) -> Option<Order> {
        match (self.day_first, self.month_first) {
            (true, false) => Some(Order::DayMonth),
            (false, true) => Some(Order::MonthDay),
            _ => None,
        }
    }

    /// Says so where the order of day and month stays in doubt.
    pub fn doubt(&self, reading: &mut Reading<'_>, entry: usize) {
        let (Some(layout), Some((number, seen))) = (&self.layout, &self.unclear) else { return };
        if self.order(reading).is_none() {
            let place = reading.place(entry, *number, layout.head());
            reading.findings.issue(IssueCode::DayOrMonth, place, seen);
        }
    }

    /// Says why there is no layout, with the first rows to choose from; `None` where there is one.
    pub fn refusal(&self, path: &str) -> Option<Refusal> {
        let refusal = self.unsure.as_ref()?.refusal(path);
        let candidates = match self.unsure.as_ref()? {
            Unsure::Among(candidates) => candidates.as_slice(),
            _ => &[],
        };
        Some(refusal.hinting(hint(&self.sample, candidates)))
    }
}
