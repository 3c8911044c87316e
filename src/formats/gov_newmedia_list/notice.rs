//! Finds a register in running text: one cell a line, as a table copied out of a notice often is, or cells parted
//! by bars.

use super::heads::{Head, head};
use super::layout::Layout;
use super::register::Register;
use crate::reading::Reading;

/// How many columns a register in running text has at least and at most.
const COLUMNS: std::ops::RangeInclusive<usize> = 2..=14;
/// How many lines are looked at for the header.
const LINES: usize = 400;
/// How many lines that may begin a header are tried.
const STARTS: usize = 60;

/// Holds the layout of a register in running text.
pub(super) struct Notice {
    layout: Layout,
    /// Whether a row is a line with bars between its cells.
    barred: bool,
}

impl Notice {
    /// Looks for a register in the first lines of a text.
    pub fn of(text: &str) -> Option<Notice> {
        let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(LINES).collect();
        Notice::barred(&lines).or_else(|| Notice::by_lines(&lines))
    }

    fn barred(lines: &[&str]) -> Option<Notice> {
        let layout = (0..lines.len()).find_map(|at| {
            let heads = bars(lines[at])?;
            let layout = Layout::under(0, heads, &lines[..at])?;
            let rows = || lines[at + 1..].iter().filter_map(|line| bars(line));
            rows().any(|row| layout.fits(&row)).then_some(layout)
        })?;
        Some(Notice { layout, barred: true })
    }

    /// Tries every place and every number of columns; the one under which the most rows fit is taken.
    fn by_lines(lines: &[&str]) -> Option<Notice> {
        let cells: Vec<String> = lines.iter().map(|line| cell(line)).collect();
        let heads: Vec<Option<Head>> = cells.iter().map(|cell| head(cell)).collect();
        let dates = |head: &Option<Head>| matches!(head, Some(Head::Last(_) | Head::Updated));
        if !heads.iter().any(dates) {
            return None;
        }
        let begins = |at: &usize| {
            let numbers = matches!(cells[*at].as_str(), "序号" | "序號" | "编号");
            let near = heads.iter().skip(*at).take(*COLUMNS.end());
            (heads[*at].is_some() || numbers) && near.clone().any(dates)
        };
        let starts = (0..cells.len()).filter(begins).take(STARTS);
        let mut best: Option<(usize, Layout)> = None;
        for (at, width) in starts.flat_map(|at| COLUMNS.map(move |width| (at, width))) {
            let (Some(heads), Some(below)) = (cells.get(at..at + width), cells.get(at + width..)) else {
                continue;
            };
            let Some(layout) = Layout::under(0, heads.to_vec(), &lines[..at]) else { continue };
            let fit = fitting(&layout, below);
            // The first of equals: fewer columns.
            if fit > best.as_ref().map_or(0, |(most, _)| *most) {
                best = Some((fit, layout));
            }
        }
        let (_, layout) = best?;
        Some(Notice { layout, barred: false })
    }
}

/// Counts the rows that fit, past a broken one but for the first.
fn fitting(layout: &Layout, cells: &[String]) -> usize {
    let width = layout.heads.len();
    let (mut fit, mut passed, mut at) = (0, 0, 0);
    while let Some(row) = cells.get(at..at + width).filter(|_| passed <= width) {
        match layout.fits(row) {
            true => (fit, passed, at) = (fit + 1, 0, at + width),
            false if fit == 0 => return 0,
            false => (passed, at) = (passed + 1, at + 1),
        }
    }
    fit
}

/// Takes off the bar that a converter leaves behind a cell.
fn cell(line: &str) -> String {
    line.trim().trim_start_matches('|').trim_end_matches('|').trim().to_owned()
}

/// Splits a line by the bars between its cells; `None` where there is none.
fn bars(line: &str) -> Option<Vec<String>> {
    let inner = line.trim();
    let inner = inner.strip_prefix('|').unwrap_or(inner);
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    inner.contains('|').then(|| inner.split('|').map(|cell| cell.trim().to_owned()).collect())
}

/// Walks the lines of a text and hands the rows of its register on.
pub(super) struct Lines<'r> {
    notice: Notice,
    register: &'r mut Register,
    /// How many heads in a row the lines have shown; all of them inside a table.
    matched: usize,
    /// The cells of the row that is being read, and their lines.
    cells: Vec<String>,
    numbers: Vec<u64>,
    /// How many cells in a row were passed over.
    passed: usize,
}

impl<'r> Lines<'r> {
    /// Starts with the first line.
    pub fn new(notice: Notice, register: &'r mut Register) -> Lines<'r> {
        Lines { notice, register, matched: 0, cells: Vec::new(), numbers: Vec::new(), passed: 0 }
    }

    /// Takes one line.
    pub fn take(&mut self, reading: &mut Reading<'_>, number: u64, line: &str) {
        if line.trim().is_empty() {
            return;
        }
        if self.notice.barred {
            return self.take_barred(reading, number, line);
        }
        let heads = &self.notice.layout.heads;
        let text = cell(line);
        if self.matched < heads.len() {
            self.matched = match () {
                () if heads[self.matched] == text => self.matched + 1,
                () => usize::from(heads[0] == text),
            };
            if self.matched == heads.len() {
                self.register.start(reading, &self.notice.layout);
            }
            return;
        }
        self.cells.push(text);
        self.numbers.push(number);
        if self.cells.len() == heads.len() {
            self.row(reading);
        }
    }

    fn row(&mut self, reading: &mut Reading<'_>) {
        let layout = &self.notice.layout;
        let first = self.numbers.first().copied().unwrap_or_default();
        if self.cells == layout.heads || layout.fits(&self.cells) {
            let again = self.cells == layout.heads;
            if self.passed > 0 && !again {
                self.register.unreadable(reading, first.saturating_sub(1), "");
            }
            if !again {
                self.register.file(reading, layout, (0, first), &self.cells, None);
            }
            self.cells.clear();
            self.numbers.clear();
            self.passed = 0;
        } else if self.passed < layout.heads.len() {
            // A cell was lost or split: the next row may begin at any line.
            self.cells.remove(0);
            self.numbers.remove(0);
            self.passed += 1;
        } else {
            self.cells.clear();
            self.numbers.clear();
            (self.passed, self.matched) = (0, 0);
        }
    }

    fn take_barred(&mut self, reading: &mut Reading<'_>, number: u64, line: &str) {
        let layout = &self.notice.layout;
        let Some(cells) = bars(line) else { return };
        if cells == layout.heads {
            self.register.start(reading, layout);
            self.matched = cells.len();
        } else if self.matched > 0 && !cells.iter().all(|cell| cell.chars().all(|c| "-: ".contains(c))) {
            self.register.file(reading, layout, (0, number), &cells, None);
        }
    }
}
