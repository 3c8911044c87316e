//! Reads the values of one row.

use crate::syntax::table::{Cell, MAX_CELLS};

/// Names how a database writes text.
#[derive(Clone, Copy)]
pub(super) enum Encoding {
    Utf8,
    Utf16Le,
    Utf16Be,
}

impl Encoding {
    /// Reads the header's number; a database without any table has 0.
    pub fn of(number: u8) -> Encoding {
        match number {
            2 => Encoding::Utf16Le,
            3 => Encoding::Utf16Be,
            _ => Encoding::Utf8,
        }
    }

    fn text(self, bytes: &[u8]) -> String {
        let pair = |pair: &[u8]| match self {
            Encoding::Utf16Be => u16::from_be_bytes([pair[0], pair[1]]),
            _ => u16::from_le_bytes([pair[0], pair[1]]),
        };
        match self {
            Encoding::Utf8 => String::from_utf8_lossy(bytes).into_owned(),
            _ => char::decode_utf16(bytes.chunks_exact(2).map(pair))
                .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
                .collect(),
        }
    }
}

/// Reads a number of up to nine bytes; gives it and where it ends.
pub(super) fn varint(bytes: &[u8], at: usize) -> Option<(u64, usize)> {
    let mut value = 0;
    for (index, &byte) in bytes.get(at..)?.iter().take(9).enumerate() {
        if index == 8 {
            return Some((value << 8 | u64::from(byte), at + 9));
        }
        value = value << 7 | u64::from(byte & 0x7F);
        if byte < 0x80 {
            return Some((value, at + index + 1));
        }
    }
    None
}

/// Reads the first `count` values of a row; `None` if it contradicts itself. Values that are not there, that lie
/// beyond what is held, and bytes that are no text are empty.
pub(super) fn cells(payload: &[u8], count: usize, encoding: Encoding) -> Option<Vec<Cell<'static>>> {
    let (size, mut at) = varint(payload, 0)?;
    let mut body = usize::try_from(size).ok()?;
    let kinds = payload.get(..body)?;
    let mut cells = Vec::new();
    while at < kinds.len() && cells.len() < count.min(MAX_CELLS) {
        let (kind, next) = varint(kinds, at)?;
        at = next;
        let end = body.checked_add(usize::try_from(width(kind)).ok()?)?;
        let bytes = payload.get(body..end);
        body = end;
        cells.push(bytes.map_or(Cell::Empty, |bytes| cell(kind, bytes, encoding)));
    }
    cells.resize(count.min(MAX_CELLS), Cell::Empty);
    Some(cells)
}

/// Tells how many bytes a value of a kind has.
fn width(kind: u64) -> u64 {
    match kind {
        1..=4 => kind,
        5 => 6,
        6 | 7 => 8,
        12.. => (kind - 12) / 2,
        _ => 0,
    }
}

fn cell(kind: u64, bytes: &[u8], encoding: Encoding) -> Cell<'static> {
    let text = match kind {
        1..=6 => whole(bytes).to_string(),
        7 => bytes.first_chunk().map(|bytes| f64::from_be_bytes(*bytes).to_string()).unwrap_or_default(),
        8 | 9 => (kind - 8).to_string(),
        13.. if kind % 2 == 1 => encoding.text(bytes),
        // Some tools store text as bytes.
        12.. => std::str::from_utf8(bytes).unwrap_or_default().to_owned(),
        _ => String::new(),
    };
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.into()) }
}

fn whole(bytes: &[u8]) -> i64 {
    let negative = bytes.first().is_some_and(|byte| *byte >= 0x80);
    bytes.iter().fold(-i64::from(negative), |value, byte| value << 8 | i64::from(*byte))
}
