//! Reads the rows of xlsx, xlsb, xls and ods through calamine.

use super::{Cell, Cells, MAX_CELLS, Row};
use crate::bundle::ReadSeek;
use calamine::{Data, DataRef, ExcelDateTime, Ods, Reader, Xls, Xlsb, Xlsx, XlsxError};
use std::borrow::Cow;
use std::io::SeekFrom;
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
}

type Each<'e> = &'e mut dyn FnMut(&Row<'_>) -> ControlFlow<()>;

/// Hands every row of every sheet to `each`, until it breaks off.
///
/// # Errors
/// A password, or a damaged file; rows before the fault have been handed out.
pub fn workbook_rows(mut file: Box<dyn ReadSeek + '_>, each: Each<'_>) -> Result<(), WorkbookError> {
    let mut magic = [0; 4];
    let start = file.read_exact(&mut magic).and_then(|()| file.seek(SeekFrom::Start(0)));
    start.map_err(|_| WorkbookError::Damaged)?;
    if magic == [0xD0, 0xCF, 0x11, 0xE0] {
        // An encrypted xlsx lies in the same kind of container as an old xls.
        let book = Xls::new(file).map_err(|error| match error {
            calamine::XlsError::Password => WorkbookError::Encrypted,
            _ => WorkbookError::Damaged,
        })?;
        return ranges(book, each);
    }
    match Xlsx::new(&mut file) {
        Ok(book) => xlsx_rows(book, each),
        Err(XlsxError::Password) => Err(WorkbookError::Encrypted),
        Err(_) => other_zips(file, each),
    }
}

fn other_zips(mut file: Box<dyn ReadSeek + '_>, each: Each<'_>) -> Result<(), WorkbookError> {
    let rewind = |file: &mut Box<dyn ReadSeek + '_>| file.seek(SeekFrom::Start(0)).is_ok();
    if rewind(&mut file)
        && let Ok(book) = Ods::new(&mut file)
    {
        return ranges(book, each);
    }
    if rewind(&mut file)
        && let Ok(book) = Xlsb::new(&mut file)
    {
        return ranges(book, each);
    }
    Err(WorkbookError::Damaged)
}

/// Tells when a workbook was first made, as its properties write it.
pub fn workbook_created(file: Box<dyn ReadSeek + '_>) -> Option<String> {
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
        let mut row: Vec<Cell<'_>> = Vec::new();
        let mut current = 0;
        loop {
            let next = cells.next_cell().map_err(|_| WorkbookError::Damaged)?;
            let position = next.as_ref().map(calamine::Cell::get_position);
            if position.is_none_or(|(number, _)| number != current) && !row.is_empty() {
                let done = hand_out(sheet, current, &row, each);
                row.clear();
                if done.is_break() {
                    return Ok(());
                }
            }
            let (Some(cell), Some((number, column))) = (next, position) else { break };
            current = number;
            let column = column as usize;
            if column < MAX_CELLS && number < MAX_ROWS {
                row.resize(row.len().max(column + 1), Cell::Empty);
                row[column] = from_ref(cell.get_value(), from_1904);
            }
        }
    }
    Ok(())
}

fn hand_out(sheet: usize, number: u32, row: &[Cell<'_>], each: Each<'_>) -> ControlFlow<()> {
    each(&Row { sheet, number: u64::from(number) + 1, cells: Cells::List(row) })
}

fn ranges<R, B>(mut book: B, each: Each<'_>) -> Result<(), WorkbookError>
where
    R: std::io::Read + std::io::Seek,
    B: Reader<R>,
{
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
