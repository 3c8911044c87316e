//! Pulls blocks out of a CAR file (content-addressable archive, version 1) as it streams by.
//!
//! A header with the roots, then blocks, each behind its length: a CID and the data it names. Only one block is held
//! at a time; what a length claims is believed up to [`BLOCK_LIMIT`].

use super::cbor::{Cbor, Value};
use std::io::{self, Read};

/// How large one block may be; repositories of AT Protocol allow one mebibyte.
pub const BLOCK_LIMIT: u64 = 4 << 20;

/// Says why reading stopped.
#[derive(Debug)]
pub enum CarError {
    /// Reading failed.
    Io(io::Error),
    /// The file ends inside a block.
    CutShort,
    /// What stands there is no block.
    Syntax,
}

/// Holds a block.
pub struct Block<'a> {
    /// What the block is called.
    pub cid: &'a [u8],
    /// What is in it.
    pub data: &'a [u8],
}

/// Reads a CAR file.
pub struct Car<R> {
    reader: R,
    section: Vec<u8>,
    /// The CID of the first root; empty where the header names none.
    pub root: Vec<u8>,
}

impl<R: Read> Car<R> {
    /// Reads the header.
    ///
    /// # Errors
    /// Reading failed, or this is no CAR file of version 1.
    pub fn new(reader: R) -> Result<Car<R>, CarError> {
        let mut car = Car { reader, section: Vec::new(), root: Vec::new() };
        if !car.advance()? {
            return Err(CarError::CutShort);
        }
        car.root = header(&car.section).ok_or(CarError::Syntax)?.to_vec();
        Ok(car)
    }

    /// Takes the next block; `None` after the last.
    ///
    /// # Errors
    /// Reading failed, or the file ends or breaks off here.
    pub fn block(&mut self) -> Result<Option<Block<'_>>, CarError> {
        if !self.advance()? {
            return Ok(None);
        }
        let length = cid_length(&self.section).ok_or(CarError::Syntax)?;
        let (cid, data) = self.section.split_at_checked(length).ok_or(CarError::Syntax)?;
        Ok(Some(Block { cid, data }))
    }

    /// Reads the next section; `false` at the end of the file.
    fn advance(&mut self) -> Result<bool, CarError> {
        let Some(length) = self.length()? else { return Ok(false) };
        if length > BLOCK_LIMIT {
            return Err(CarError::Syntax);
        }
        self.section.clear();
        let read = (&mut self.reader).take(length).read_to_end(&mut self.section).map_err(CarError::Io)?;
        if (read as u64) < length { Err(CarError::CutShort) } else { Ok(true) }
    }

    /// Reads a length: seven bits a byte, the lowest first; `None` at the end of the file.
    fn length(&mut self) -> Result<Option<u64>, CarError> {
        let mut length = 0;
        for place in 0..9 {
            let mut byte = [0];
            match self.reader.read_exact(&mut byte) {
                Ok(()) => {}
                Err(error) if error.kind() != io::ErrorKind::UnexpectedEof => {
                    return Err(CarError::Io(error));
                }
                Err(_) if place == 0 => return Ok(None),
                Err(_) => return Err(CarError::CutShort),
            }
            length |= u64::from(byte[0] & 0x7F) << (7 * place);
            if byte[0] < 0x80 {
                return Ok(Some(length));
            }
        }
        Err(CarError::Syntax)
    }
}

/// Finds the first root in a header of version 1.
fn header(section: &[u8]) -> Option<&[u8]> {
    let mut cbor = Cbor::new(section);
    let Value::Map(pairs) = cbor.value()? else { return None };
    let (mut root, mut version) = (&section[..0], None);
    for _ in 0..pairs {
        match cbor.key()? {
            "roots" => {
                let Value::List(count) = cbor.value()? else { return None };
                for index in 0..count {
                    if let (Value::Link(cid), 0) = (cbor.single()?, index) {
                        root = cid;
                    }
                }
            }
            "version" => version = Some(cbor.single()?),
            _ => cbor.skip()?,
        }
    }
    (version == Some(Value::Whole(1))).then_some(root)
}

/// Measures the CID at the start of a section: version, content type and hash, or a bare SHA-256 as of version 0.
fn cid_length(section: &[u8]) -> Option<usize> {
    if section.starts_with(&[0x12, 0x20]) {
        return Some(34);
    }
    let mut at = 0;
    let mut number = || {
        let mut value = 0usize;
        for place in 0..4 {
            let byte = *section.get(at)?;
            at += 1;
            value |= usize::from(byte & 0x7F) << (7 * place);
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    };
    let (version, _content, _hash, length) = (number()?, number()?, number()?, number()?);
    (version == 1).then(|| at.checked_add(length))?
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &[u8] = b"\x17\xa2\x65roots\x81\xd8\x2a\x43\x00\x01\x71\x67version\x01";

    fn blocks(file: &[u8]) -> (usize, Option<CarError>) {
        let mut car = match Car::new(file) {
            Ok(car) => car,
            Err(error) => return (0, Some(error)),
        };
        assert_eq!(car.root, b"\x01\x71");
        let mut count = 0;
        loop {
            match car.block() {
                Ok(Some(_)) => count += 1,
                Ok(None) => return (count, None),
                Err(error) => return (count, Some(error)),
            }
        }
    }

    #[test]
    fn blocks_are_told_from_their_names() {
        let file = [HEADER, b"\x07\x01\x71\x12\x02\xaa\xbb\xf6"].concat();
        let mut car = Car::new(file.as_slice()).expect("a header");
        let block = car.block().expect("readable").expect("a block");
        assert_eq!((block.cid, block.data), (&b"\x01\x71\x12\x02\xaa\xbb"[..], &b"\xf6"[..]));
        assert!(car.block().expect("readable").is_none());
    }

    #[test]
    fn what_is_cut_or_lies_stops_the_reading_and_keeps_what_came_before() {
        let good = b"\x07\x01\x71\x12\x02\xaa\xbb\xf6";
        let with = |tail: &[u8]| blocks(&[HEADER, good, tail].concat());
        assert!(matches!(with(&good[..4]), (1, Some(CarError::CutShort))));
        assert!(matches!(with(b"\x80"), (1, Some(CarError::CutShort))));
        for bad in
            [&b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"[..], b"\xff\xff\xff\x7f", b"\x02\x02\x71", b"\x00"]
        {
            assert!(matches!(with(bad), (1, Some(CarError::Syntax))), "{bad:x?}");
        }
        assert!(matches!(blocks(&HEADER[..9]), (0, Some(CarError::CutShort))));
        assert!(matches!(blocks(b"\x01\x00"), (0, Some(CarError::Syntax))));
    }
}
