//! Takes out of an old workbook (xls) the claims the library would believe.
//!
//! It sets aside memory for the size a sheet claims, and for all cells between the first and the last. So the claims
//! are made small, and cells that lie too far apart are a refusal. Sources: MS-CFB (sectors, chains, directory),
//! MS-XLS 2.4 (records).

use super::WorkbookError;
use super::claims::{SHEETS, SPAN, TOO_MANY_CELLS, TOO_MANY_SHEETS, XLS, XLS_TOO_BIG};
use crate::bundle::ReadSeek;
use std::io::Read;

/// The streams a workbook may lie in, as the directory writes them.
const NAMES: [&str; 2] = ["Workbook", "Book"];
/// The longest sector; a header of that size is read as well.
const HEADER: usize = 512;
/// How many sectors of the table of sectors the header names.
const IN_HEADER: usize = 109;
/// The size of a small sector.
const SMALL: usize = 64;
/// Streams below this size lie in small sectors.
const CUTOFF: u32 = 4096;
/// The size of an entry of the directory.
const ENTRY: usize = 128;

const DIMENSIONS: u16 = 0x0200;
const BOUND_SHEET: u16 = 0x0085;
/// The records that begin a sheet.
const BEGIN: [u16; 4] = [0x0009, 0x0209, 0x0409, 0x0809];
/// The records of cells: formulas, numbers, texts, errors, several numbers.
const CELLS: [u16; 10] = [0x0006, 0x0206, 0x0406, 0x0203, 0x0204, 0x0205, 0x00D6, 0x027E, 0x00FD, 0x00BD];

/// Reads an old workbook, its claims made small.
///
/// # Errors
/// It is larger than a limit, or its cells span more.
pub(super) fn tame(file: impl ReadSeek) -> Result<Vec<u8>, WorkbookError> {
    let mut bytes = Vec::new();
    file.take(XLS + 1).read_to_end(&mut bytes).map_err(|_| WorkbookError::Damaged)?;
    if bytes.len() as u64 > XLS {
        return Err(XLS_TOO_BIG);
    }
    // Without a stream of this name the library says what it is.
    for pieces in Compound::of(&bytes).map(|file| file.streams()).unwrap_or_default() {
        let stream: Vec<u8> = pieces.iter().flat_map(|(at, size)| bytes[*at..at + size].to_vec()).collect();
        for (from, claim) in small_claims(&stream)? {
            for (offset, byte) in claim.into_iter().enumerate() {
                if let Some(place) = place(&pieces, from + offset) {
                    bytes[place] = byte;
                }
            }
        }
    }
    Ok(bytes)
}

/// Finds where in the file a byte of a stream lies.
fn place(pieces: &[(usize, usize)], mut at: usize) -> Option<usize> {
    for (start, size) in pieces {
        if at < *size {
            return Some(start + at);
        }
        at -= size;
    }
    None
}

/// Walks the records of a stream; gives what is to stand where a sheet claims its size.
pub(super) fn small_claims(stream: &[u8]) -> Result<Vec<(usize, Vec<u8>)>, WorkbookError> {
    let (mut claims, mut sheets, mut span) = (Vec::new(), 0_u64, Span::default());
    let mut at = 0;
    while let (Some(kind), Some(size)) = (short(stream, at), short(stream, at + 2)) {
        let from = at + 4;
        at = from + usize::from(size);
        let body = stream.get(from..at.min(stream.len())).unwrap_or_default();
        match kind {
            DIMENSIONS if body.len() >= 10 => {
                // One row and one column, in figures of two or four bytes.
                let wide = if body.len() >= 14 { 4 } else { 2 };
                let mut claim = vec![0; 2 * wide + 4];
                (claim[wide], claim[2 * wide + 2]) = (1, 1);
                claims.push((from, claim));
            }
            BOUND_SHEET => sheets += 1,
            kind if BEGIN.contains(&kind) => span = span.next(),
            kind if CELLS.contains(&kind) => span.take(kind, body),
            _ => {}
        }
    }
    // Every entry of the list of sheets may point to the largest of them.
    match span.next().most.saturating_mul(sheets.max(1)) {
        _ if sheets > SHEETS => Err(TOO_MANY_SHEETS),
        cells if cells > SPAN => Err(TOO_MANY_CELLS),
        _ => Ok(claims),
    }
}

/// Measures how far apart the cells of a sheet lie, counted from its corner.
#[derive(Default)]
struct Span {
    rows: u64,
    columns: u64,
    /// The most cells that any sheet before spans.
    most: u64,
}

impl Span {
    fn take(&mut self, kind: u16, body: &[u8]) {
        let (Some(row), Some(column)) = (short(body, 0), short(body, 2)) else { return };
        // Several numbers of a row end with the column of the last.
        let last = if kind == 0x00BD { short(body, body.len().saturating_sub(2)) } else { None };
        let column = column.max(last.unwrap_or_default());
        self.rows = self.rows.max(u64::from(row) + 1);
        self.columns = self.columns.max(u64::from(column) + 1);
    }

    fn next(self) -> Span {
        Span { most: self.most.max(self.rows * self.columns), ..Span::default() }
    }
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|bytes| u16::from_le_bytes(*bytes))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|bytes| u32::from_le_bytes(*bytes))
}

/// Finds the streams of a compound file.
struct Compound<'b> {
    bytes: &'b [u8],
    size: usize,
    /// The sectors that hold the table of sectors.
    tables: Vec<u32>,
}

type Pieces = Vec<(usize, usize)>;

impl<'b> Compound<'b> {
    fn of(bytes: &'b [u8]) -> Option<Compound<'b>> {
        let size = match short(bytes, 30)? {
            9 => HEADER,
            12 => 4096,
            _ => return None,
        };
        let mut file = Compound { bytes, size, tables: Vec::new() };
        file.tables = (0..IN_HEADER).filter_map(|index| long(bytes, 76 + 4 * index)).collect();
        let mut next = long(bytes, 68)?;
        // Further ones are listed in a chain of their own, each sector of it ending with the next.
        for _ in 0..bytes.len() / size {
            let Some((start, length)) = file.sector(next).filter(|(_, length)| *length == size) else {
                break;
            };
            let listed = (0..length / 4 - 1).filter_map(|index| long(bytes, start + 4 * index));
            file.tables.extend(listed);
            next = long(bytes, start + length - 4)?;
        }
        Some(file)
    }

    /// Says where a sector lies, and how much of it is there.
    fn sector(&self, number: u32) -> Option<(usize, usize)> {
        let start = (number as usize).checked_add(1)?.checked_mul(self.size)?;
        let there = self.bytes.len().checked_sub(start).filter(|there| *there > 0)?;
        Some((start, there.min(self.size)))
    }

    fn next(&self, number: u32) -> Option<u32> {
        let each = self.size / 4;
        let (start, _) = self.sector(*self.tables.get(number as usize / each)?)?;
        long(self.bytes, start + 4 * (number as usize % each))
    }

    fn chain(&self, start: u32) -> Pieces {
        let numbers = std::iter::successors(Some(start), |number| self.next(*number));
        numbers.map_while(|number| self.sector(number)).take(self.bytes.len() / self.size + 1).collect()
    }

    fn gather(&self, pieces: &Pieces) -> Vec<u8> {
        pieces.iter().flat_map(|(at, size)| self.bytes[*at..at + size].to_vec()).collect()
    }

    /// Lists the pieces of every stream that is a workbook.
    fn streams(&self) -> Vec<Pieces> {
        let directory = self.gather(&long(self.bytes, 48).map(|start| self.chain(start)).unwrap_or_default());
        let entries: Vec<&[u8]> = directory.chunks_exact(ENTRY).collect();
        let root = entries.first().and_then(|root| long(root, 116));
        let known = |entry: &&&[u8]| NAMES.iter().any(|name| is_called(entry, name));
        let stream = |entry: &&[u8]| {
            let (start, size) = (long(entry, 116)?, long(entry, 120)?);
            Some(if size < CUTOFF { self.small(root?, start) } else { self.chain(start) })
        };
        entries.iter().filter(known).filter_map(stream).collect()
    }

    /// Finds the small sectors of a stream: pieces of the stream of the root, with a table of their own.
    fn small(&self, root: u32, start: u32) -> Pieces {
        let table = self.gather(&long(self.bytes, 60).map(|start| self.chain(start)).unwrap_or_default());
        let whole = self.chain(root);
        let numbers = std::iter::successors(Some(start), |number| long(&table, 4 * *number as usize));
        let piece = |number: u32| {
            let at = (number as usize).checked_mul(SMALL)?;
            let (sector, there) = *whole.get(at / self.size)?;
            let within = at % self.size;
            Some((sector + within, there.checked_sub(within)?.min(SMALL)))
        };
        numbers.map_while(piece).take(table.len() / 4 + 1).collect()
    }
}

/// Compares the name of an entry, UTF-16 with a zero at its end.
fn is_called(entry: &[u8], name: &str) -> bool {
    let written: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).chain([0, 0]).collect();
    entry.starts_with(&written)
}
