//! Reads the rows of xlsx, xlsb and xls through calamine, those of ods alone.
//!
//! The library holds what a workbook claims; so claims are looked at before it sees them.

mod claims;
mod members;
mod ods;
#[cfg(test)]
mod tests;
mod xls;

use super::{Cell, Cells, MAX_CELLS, Row};
use crate::bundle::ReadSeek;
use crate::issue::{Refusal, RefusalCode};
use calamine::{Data, DataRef, ExcelDateTime, Reader, Xls, Xlsb, Xlsx, XlsxError};
use members::Members;
use std::borrow::Cow;
use std::io::{Cursor, SeekFrom};
use std::ops::ControlFlow;

/// How many rows a sheet may have (Excel's own limit).
const MAX_ROWS: u32 = 1 << 20;

/// Says why a workbook could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkbookError {
    /// It is protected by a password.
    Encrypted,
    /// It contradicts itself.
    Damaged,
    /// It is, or claims to be, larger than this limit.
    TooBig(&'static str),
    /// It unpacks to an abnormal size.
    Bomb,
}

impl WorkbookError {
    /// Makes a refusal of it.
    pub fn refusal(self, path: &str) -> Refusal {
        let refuse = |code| Refusal::new(code, path);
        match self {
            WorkbookError::Encrypted => refuse(RefusalCode::Encrypted),
            WorkbookError::Damaged => refuse(RefusalCode::Damaged),
            WorkbookError::TooBig(limit) => refuse(RefusalCode::TooBig).with(limit),
            WorkbookError::Bomb => refuse(RefusalCode::Bomb),
        }
    }
}

type Each<'e> = &'e mut dyn FnMut(&Row<'_>) -> ControlFlow<()>;

/// Hands every row of every sheet to `each`, until it breaks off.
///
/// # Errors
/// A password, a damaged file, or one beyond a limit; rows before the fault have been handed out.
pub fn workbook_rows(mut file: Box<dyn ReadSeek + '_>, each: Each<'_>) -> Result<(), WorkbookError> {
    let mut magic = [0; 4];
    let start = file.read_exact(&mut magic).and_then(|()| file.seek(SeekFrom::Start(0)));
    start.map_err(|_| WorkbookError::Damaged)?;
    if magic == [0xD0, 0xCF, 0x11, 0xE0] {
        // An encrypted xlsx lies in the same kind of container as an old xls.
        let book = Xls::new(Cursor::new(xls::tame(file)?)).map_err(|error| match error {
            calamine::XlsError::Password => WorkbookError::Encrypted,
            _ => WorkbookError::Damaged,
        })?;
        return xls_rows(book, each);
    }
    let members = Members::of(&mut file)?;
    if let Some(content) = members.ods_content()? {
        return ods::rows(content, each);
    }
    members.measure()?;
    match Xlsx::new(&mut file) {
        Ok(book) => return xlsx_rows(book, each),
        Err(XlsxError::Password) => return Err(WorkbookError::Encrypted),
        Err(_) => file.seek(SeekFrom::Start(0)).map_err(|_| WorkbookError::Damaged)?,
    };
    xlsb_rows(Xlsb::new(&mut file).map_err(|_| WorkbookError::Damaged)?, each)
}

/// Tells when a workbook was first made, as its properties write it.
pub fn workbook_created(mut file: Box<dyn ReadSeek + '_>) -> Option<String> {
    Members::of(&mut file).and_then(|members| members.measure()).ok()?;
    let mut book = Xlsx::new(file).ok()?;
    book.workbook_properties().ok()?.created
}

/// Streams the cells of each sheet: a large sheet is never held.
fn xlsx_rows<R: std::io::Read + std::io::Seek>(
    mut book: Xlsx<R>,
    each: Each<'_>,
) -> Result<(), WorkbookError> {
    let from_1904 = book.has_1904_epoch();
    for (sheet, name) in book.sheet_names().into_iter().enumerate() {
        // Charts and macro sheets have no cells.
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else { continue };
        let next =
            || Some(cells.next_cell().map_err(|_| WorkbookError::Damaged).transpose()?.map(place(from_1904)));
        if in_rows(sheet, std::iter::from_fn(next), each)?.is_break() {
            return Ok(());
        }
    }
    Ok(())
}

/// The same for the binary form, where rows and columns have no bound at all.
fn xlsb_rows<R: std::io::Read + std::io::Seek>(
    mut book: Xlsb<R>,
    each: Each<'_>,
) -> Result<(), WorkbookError> {
    for (sheet, name) in book.sheet_names().into_iter().enumerate() {
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else { continue };
        // The reader of this form turns 1904 serials into 1900 ones itself.
        let next =
            || Some(cells.next_cell().map_err(|_| WorkbookError::Damaged).transpose()?.map(place(false)));
        if in_rows(sheet, std::iter::from_fn(next), each)?.is_break() {
            return Ok(());
        }
    }
    Ok(())
}

type Placed = (u32, usize, Cell<'static>);

fn place(from_1904: bool) -> impl Fn(calamine::Cell<DataRef<'_>>) -> Placed {
    move |cell| {
        let (row, column) = cell.get_position();
        (row, column as usize, from_ref(cell.get_value(), from_1904))
    }
}

/// Puts cells together to rows.
fn in_rows(
    sheet: usize,
    cells: impl Iterator<Item = Result<Placed, WorkbookError>>,
    each: Each<'_>,
) -> Result<ControlFlow<()>, WorkbookError> {
    let mut row: Vec<Cell<'_>> = Vec::new();
    let mut current = 0;
    for cell in cells {
        let (number, column, cell) = cell?;
        if number != current && !row.is_empty() {
            let done = hand_out(sheet, current, &row, each);
            row.clear();
            if done.is_break() {
                return Ok(done);
            }
        }
        current = number;
        if column < MAX_CELLS && number < MAX_ROWS {
            row.resize(row.len().max(column + 1), Cell::Empty);
            row[column] = cell;
        }
    }
    Ok(if row.is_empty() { ControlFlow::Continue(()) } else { hand_out(sheet, current, &row, each) })
}

fn hand_out(sheet: usize, number: u32, row: &[Cell<'_>], each: Each<'_>) -> ControlFlow<()> {
    each(&Row { sheet, number: u64::from(number) + 1, cells: Cells::List(row) })
}

/// Hands out the rows of an old workbook, which the library holds whole.
fn xls_rows(mut book: Xls<Cursor<Vec<u8>>>, each: Each<'_>) -> Result<(), WorkbookError> {
    for (sheet, name) in book.sheet_names().into_iter().enumerate() {
        let Ok(range) = book.worksheet_range(&name) else { continue };
        let (first, left) = range.start().unwrap_or_default();
        let indent = (left as usize).min(MAX_CELLS);
        for (offset, cells) in range.rows().enumerate() {
            let mut row = vec![Cell::Empty; indent];
            row.extend(cells.iter().take(MAX_CELLS - indent).map(from_data));
            if hand_out(sheet, first + offset as u32, &row, each).is_break() {
                return Ok(());
            }
        }
    }
    Ok(())
}

fn from_ref<'a>(data: &DataRef<'_>, from_1904: bool) -> Cell<'a> {
    match data {
        DataRef::Empty | DataRef::Error(_) => Cell::Empty,
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::Bool(value) => owned(if *value { "TRUE" } else { "FALSE" }),
        DataRef::SharedString(text) => owned(text),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => owned(text),
        DataRef::DateTime(date) => serial(*date, from_1904),
    }
}

fn from_data(data: &Data) -> Cell<'static> {
    match data {
        Data::Empty | Data::Error(_) => Cell::Empty,
        Data::Int(number) => Cell::Number(*number as f64),
        Data::Float(number) => Cell::Number(*number),
        Data::Bool(value) => owned(if *value { "TRUE" } else { "FALSE" }),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => owned(text),
        // The old formats' reader turns 1904 serials into 1900 ones itself.
        Data::DateTime(date) => serial(*date, false),
    }
}

fn serial<'a>(date: ExcelDateTime, from_1904: bool) -> Cell<'a> {
    match date.is_datetime() {
        true => Cell::Serial(date.as_f64(), from_1904),
        false => Cell::Number(date.as_f64()),
    }
}

fn owned<'a>(text: &str) -> Cell<'a> {
    match text.is_empty() {
        true => Cell::Empty,
        false => Cell::Text(Cow::Owned(text.to_owned())),
    }
}
