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

mod layout;
mod roles;
mod rows;
mod survey;
mod time_words;

use super::{Claim, Confidence, Format};
use crate::evidence::{Clue, Evidence};
use crate::issue::{Refusal, RefusalCode};
use crate::reading::Reading;
use crate::timeline::Account;
use crate::when::{Zone, ZoneBasis};
use layout::Layout;
use rows::Filer;
use std::ops::ControlFlow;
use survey::Survey;

pub(super) use layout::read_cell;
pub(super) use time_words::{TimeWord, normal as plain_head, time_word};

pub(super) const FORMAT: Format =
    Format { id: "generic-table", label: "CSV / Excel", platform: "unknown", general: true, sniff, read };

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let claim = |clue: &Clue| Some(Claim::posts(confidence(clue)?, vec![clue.entry]));
    evidence.clues.iter().filter_map(claim).collect()
}

/// Says how sure it is that this is a table of posts; `None` where it is not.
pub(super) fn confidence(clue: &Clue) -> Option<Confidence> {
    let layouts = clue.tables().iter().filter_map(|table| Layout::of(&table.rows));
    let sure = |layout: Layout| match layout.word {
        TimeWord::Unknown => Confidence::Possible,
        _ => Confidence::Likely,
    };
    layouts.map(sure).max()
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    for &entry in entries {
        let survey = Survey::of(reading, entry)?;
        let Some(zone) = survey.zone() else {
            return Err(Refusal::new(RefusalCode::NoTimeColumn, reading.path(entry)));
        };
        let mut filer = Filer::new(reading, entry, zone);
        reading.rows(entry, &mut |reading, row| {
            if let Some((layout, order)) = survey.sheet(row.sheet) {
                filer.file(reading, layout, order, row);
            }
            ControlFlow::Continue(())
        })?;
        filer.finish(reading);
    }
    Ok(())
}

/// Makes an account of a table whose header speaks Chinese or not.
fn blank(reading: &Reading<'_>, zone: Zone) -> Account {
    Account::new(FORMAT.id, "unknown", reading.data_zone(zone, ZoneBasis::Assumed))
}
