//! # Any table with a time column (CSV, TSV, spreadsheet)
//! **Where people get it:** creator back ends, office software, small tools; or kept by hand.
//! **Looks like:** a header row with words for a publish time, not always in row 1; else one column of dates.
//! **Dates:** the column headed like a publish time (发布时间, published at), else like a time (时间, date), else like
//! a creation, else 更新时间; times of editing, crawling, registering and commenting are never taken. Text,
//! spreadsheet dates, serials (20000 to 60000) and Unix times. Day and month are told apart per sheet.
//! **Kinds:** a column of types or of originals tells reposts and replies; one of states tells drafts,
//! scheduled, deleted and private rows, which are not posts.
//! **Quirks:** titles and notes above the header, the header again inside, totals below; one column may name
//! several accounts. Two equally good columns that differ, a table of days with figures alone and a
//! list of accounts are refused. A banner may say how many rows the tool writes at most; a table that reaches it is
//! partial. When a workbook was made or saved tells nothing: such tables are kept and edited by hand.
//! **Zero posts:** a header alone proves nothing. **Not read:** texts and figures, but the reads.

mod hint;
mod layout;
mod roles;
mod rows;
mod survey;
mod time_words;

use super::{Claim, Confidence, Format};
use crate::evidence::{Clue, Evidence};
use crate::issue::{Refusal, RefusalCode};
use crate::map::Map;
use crate::reading::Reading;
use std::ops::ControlFlow;
use survey::Survey;

pub(super) use hint::is_body;
pub(super) use layout::{Layout, is_dated, read_cell, row_limit};
pub(super) use roles::{Role, role};
pub(super) use rows::Filer;
pub(super) use survey::{SAMPLE_CELL, SAMPLE_ROWS, Sheet};
pub(super) use time_words::{TimeWord, normal as plain_head, time_word};

pub(super) const FORMAT: Format =
    Format { id: "generic-table", label: "CSV / Excel", platform: "unknown", general: true, sniff, read };

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let claim = |clue: &Clue| lists_posts(clue).then(|| Claim::posts(Confidence::Possible, vec![clue.entry]));
    evidence.clues.iter().filter_map(claim).collect()
}

/// Tells whether this is a table with a column that surely is a publish time.
pub(super) fn lists_posts(clue: &Clue) -> bool {
    clue.tables().iter().any(|table| Layout::find(&table.rows, None).is_ok())
}

/// Tells whether a person's mapping names columns of this table.
pub(super) fn fits(clue: &Clue, map: &Map) -> bool {
    clue.tables().iter().any(|table| Layout::find(&table.rows, Some(map)).is_ok())
}

/// Refuses a table that nobody claims, with its first rows for the person to choose from.
pub(crate) fn no_time_column(clue: &Clue, path: &str) -> Refusal {
    let sheets = clue.tables().iter().map(|table| Sheet::of(table.rows.clone(), None));
    let refusals = sheets.filter_map(|sheet| sheet.refusal(path)).filter(|refusal| refusal.hint.is_some());
    let sure_of_less = |refusal: &Refusal| refusal.code == RefusalCode::NoTimeColumn;
    let best = refusals.min_by_key(sure_of_less);
    best.unwrap_or_else(|| Refusal::new(RefusalCode::NoTimeColumn, path))
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    let signed = Signed { format: FORMAT.id, platform: FORMAT.platform, partial: false };
    entries.iter().try_for_each(|&entry| read_signed(reading, entry, &signed))
}

/// Says whose table it is, where a format knows its maker but not where each column stands.
pub(super) struct Signed {
    pub format: &'static str,
    pub platform: &'static str,
    /// Whether such tables never hold every post.
    pub partial: bool,
}

/// Reads a table by the words of its header and by its values.
///
/// # Errors
/// No column is surely the publish time, or the table cannot be read.
pub(super) fn read_signed(reading: &mut Reading<'_>, entry: usize, signed: &Signed) -> Result<(), Refusal> {
    let survey = Survey::of(reading, entry)?;
    let Some(first) = survey.layout() else { return Ok(()) };
    let mut filer = Filer::new(reading, signed, entry, first);
    reading.rows(entry, &mut |reading, row| {
        if let Some((layout, sheet)) = survey.sheet(row.sheet) {
            let order = sheet.order(reading);
            filer.file(reading, layout, order, row);
        }
        ControlFlow::Continue(())
    })?;
    survey.doubt(reading, entry);
    if signed.partial {
        filer.incomplete();
    }
    filer.finish(reading);
    Ok(())
}
