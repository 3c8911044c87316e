//! Computes the CRC-32 that zip and gzip end with.
//!
//! The usual crates bring their tables ready-made: sixteen kilobytes that no
//! compression makes smaller, in what every visitor downloads. Here they are made
//! when the first container is opened, which takes microseconds.

use std::sync::OnceLock;

/// How many bytes one step takes in.
const STEP: usize = 8;

type Tables = [[u32; 256]; STEP];

static TABLES: OnceLock<Box<Tables>> = OnceLock::new();

/// Holds a sum that grows with the bytes that pass.
pub(crate) struct Crc {
    tables: &'static Tables,
    state: u32,
}

impl Crc {
    pub(crate) fn new() -> Crc {
        Crc { tables: TABLES.get_or_init(tables), state: !0 }
    }

    /// Takes in bytes, eight at a time ("slicing by 8", Kounavis and Berry 2005).
    pub(crate) fn update(&mut self, bytes: &[u8]) {
        let (steps, rest) = bytes.as_chunks::<STEP>();
        for step in steps {
            let [a, b, c, d, e, f, g, h] = *step;
            let [a, b, c, d] = (self.state ^ u32::from_le_bytes([a, b, c, d])).to_le_bytes();
            let folded = [h, g, f, e, d, c, b, a].into_iter().zip(self.tables);
            self.state = folded.fold(0, |sum, (byte, table)| sum ^ table[usize::from(byte)]);
        }
        for byte in rest {
            self.state = self.tables[0][usize::from(self.state as u8 ^ byte)] ^ (self.state >> 8);
        }
    }

    pub(crate) fn sum(&self) -> u32 {
        !self.state
    }
}

fn tables() -> Box<Tables> {
    let mut tables = Box::new([[0; 256]; STEP]);
    for byte in 0..256_u32 {
        let shift = |sum: u32, _| if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 };
        tables[0][byte as usize] = (0..8).fold(byte, shift);
    }
    for step in 1..STEP {
        for byte in 0..256 {
            let before = tables[step - 1][byte];
            tables[step][byte] = tables[0][usize::from(before as u8)] ^ (before >> 8);
        }
    }
    tables
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_sum_of_gzip_whatever_the_pieces() {
        let bytes: Vec<u8> = (0..1000_u32).map(|at| (at * 31 / 7) as u8).collect();
        let mut other = flate2::Crc::new();
        other.update(&bytes);
        for cut in [0, 1, 7, 8, 9, 500, 1000] {
            let mut crc = Crc::new();
            crc.update(&bytes[..cut]);
            crc.update(&bytes[cut..]);
            assert_eq!(crc.sum(), other.sum(), "cut at {cut}");
        }
        // The check value of the catalogue of CRC algorithms.
        let mut check = Crc::new();
        check.update(b"123456789");
        assert_eq!(check.sum(), 0xCBF4_3926);
    }
}
