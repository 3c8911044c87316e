//! Walks a table once before it is read: the layout of each sheet, and the order of day and month.

use super::layout::{Layout, read_cell};
use crate::evidence::Shape;
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::table::Row;
use crate::when::{Context, Moment, Order, Zone, order_of};
use std::ops::ControlFlow;

/// How many rows of a sheet the layout is found by.
const SAMPLE_ROWS: usize = 200;
/// How much of a cell is kept for that, in characters.
const SAMPLE_CELL: usize = 120;

/// Holds what was found of every sheet.
pub(super) struct Survey {
    sheets: Vec<Sheet>,
}

#[derive(Default)]
struct Sheet {
    sample: Vec<(u64, Vec<String>)>,
    layout: Option<Layout>,
    settled: bool,
    day_first: bool,
    month_first: bool,
    unclear: bool,
}

impl Survey {
    /// Walks the table, as far as needed.
    ///
    /// # Errors
    /// As [`Reading::rows`].
    pub fn of(reading: &mut Reading<'_>, entry: usize) -> Result<Survey, Refusal> {
        let mut survey = Survey { sheets: Vec::new() };
        let one_sheet = matches!(reading.clue(entry).shape, Shape::Table(_));
        reading.rows(entry, &mut |_, row| {
            if row.sheet >= survey.sheets.len() {
                survey.sheets.resize_with(row.sheet + 1, Sheet::default);
            }
            let sheet = &mut survey.sheets[row.sheet];
            sheet.look(row);
            // The rest of a text table is walked only to settle its dates.
            match one_sheet && sheet.settled && !sheet.open() {
                true => ControlFlow::Break(()),
                false => ControlFlow::Continue(()),
            }
        })?;
        survey.sheets.iter_mut().for_each(Sheet::settle);
        Ok(survey)
    }

    /// Gives a sheet's layout and the order its dates settle on, if it lists posts.
    pub fn sheet(&self, index: usize) -> Option<(&Layout, Option<Order>)> {
        let sheet = self.sheets.get(index)?;
        Some((sheet.layout.as_ref()?, sheet.order()))
    }

    /// Guesses the zone of local times; `None` where no sheet lists posts.
    pub fn zone(&self) -> Option<Zone> {
        self.sheets.iter().find_map(|sheet| sheet.layout.as_ref()).map(Layout::zone)
    }
}

impl Sheet {
    fn look(&mut self, row: &Row<'_>) {
        if self.settled {
            if let Some(layout) = &self.layout {
                let text = row.cell(layout.time).text().into_owned();
                self.vote(&text);
            }
        } else if !row.is_empty() {
            let clipped = row.texts().into_iter().map(|text| text.chars().take(SAMPLE_CELL).collect());
            self.sample.push((row.number, clipped.collect()));
            if self.sample.len() == SAMPLE_ROWS {
                self.settle();
            }
        }
    }

    fn settle(&mut self) {
        if self.settled {
            return;
        }
        self.settled = true;
        let sample = std::mem::take(&mut self.sample);
        self.layout = Layout::of(&sample);
        let Some(time) = self.layout.as_ref().map(|layout| layout.time) else { return };
        sample.iter().filter_map(|(_, row)| row.get(time)).for_each(|text| self.vote(text));
    }

    fn vote(&mut self, text: &str) {
        match order_of(text) {
            Some(Order::DayMonth) => self.day_first = true,
            Some(Order::MonthDay) => self.month_first = true,
            None => {
                let read = read_cell(text, &Context::default(), true);
                self.unclear |= read.is_ok_and(|dated| matches!(dated.moment, Moment::Either(..)));
            }
        }
    }

    /// Tells whether further rows may still settle the order.
    fn open(&self) -> bool {
        self.layout.is_some() && self.unclear && self.order().is_none()
    }

    fn order(&self) -> Option<Order> {
        match (self.day_first, self.month_first) {
            (true, false) => Some(Order::DayMonth),
            (false, true) => Some(Order::MonthDay),
            _ => None,
        }
    }
}
