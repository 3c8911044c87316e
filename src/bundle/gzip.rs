//! Unpacks gzip: the members of a file, one after the other, each with its sum.
//!
//! Source: RFC 1952. The library's own reader brings tables of sums that weigh
//! more than this file; see [`super::crc`].

use super::crc::Crc;
use super::inflate::Inflate;
use std::io::{self, BufRead, ErrorKind, Read};

/// Bounds a name or a comment in a header.
const TEXT_LIMIT: u64 = 64 * 1024;

/// Reads the unpacked bytes of every member.
pub(super) struct Gunzip<R> {
    inflate: Inflate<R>,
    crc: Crc,
    size: u32,
    stand: Stand,
}

/// Says where in the file it stands.
#[derive(PartialEq)]
enum Stand {
    Start,
    Within,
    Between,
}

impl<R: BufRead> Gunzip<R> {
    pub(super) fn new(packed: R) -> Gunzip<R> {
        Gunzip { inflate: Inflate::new(packed), crc: Crc::new(), size: 0, stand: Stand::Start }
    }

    fn bytes<const N: usize>(&mut self) -> io::Result<[u8; N]> {
        let mut bytes = [0; N];
        self.inflate.packed().read_exact(&mut bytes)?;
        Ok(bytes)
    }

    fn pass_text(&mut self) -> io::Result<()> {
        let mut text = Vec::new();
        let length = self.inflate.packed().take(TEXT_LIMIT).read_until(0, &mut text)?;
        match text.last() {
            Some(0) => Ok(()),
            _ if length as u64 == TEXT_LIMIT => Err(ErrorKind::InvalidData.into()),
            _ => Err(ErrorKind::UnexpectedEof.into()),
        }
    }

    fn begin(&mut self) -> io::Result<()> {
        let [magic1, magic2, method, flags, ..] = self.bytes::<10>()?;
        if (magic1, magic2, method) != (0x1f, 0x8b, 8) {
            return Err(ErrorKind::InvalidData.into());
        }
        if flags & 4 != 0 {
            let length = u16::from_le_bytes(self.bytes()?);
            (0..length).try_for_each(|_| self.bytes::<1>().map(|_| ()))?;
        }
        for text in [8, 16] {
            if flags & text != 0 {
                self.pass_text()?;
            }
        }
        if flags & 2 != 0 {
            self.bytes::<2>()?;
        }
        self.inflate.restart();
        (self.crc, self.size, self.stand) = (Crc::new(), 0, Stand::Within);
        Ok(())
    }

    /// Compares sum and size with what the member ends with; a cut file has no such end.
    fn end(&mut self) -> io::Result<()> {
        let sum = u32::from_le_bytes(self.bytes()?);
        let size = u32::from_le_bytes(self.bytes()?);
        if (sum, size) != (self.crc.sum(), self.size) {
            return Err(ErrorKind::InvalidData.into());
        }
        self.stand = Stand::Between;
        Ok(())
    }
}

impl<R: BufRead> Read for Gunzip<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if self.stand == Stand::Between && self.inflate.packed().fill_buf()?.is_empty() {
                return Ok(0);
            }
            if self.stand != Stand::Within {
                self.begin()?;
            }
            let read = self.inflate.read(buffer)?;
            if read > 0 || buffer.is_empty() {
                self.crc.update(&buffer[..read]);
                // The format keeps the size modulo 2^32.
                self.size = self.size.wrapping_add(read as u32);
                return Ok(read);
            }
            self.end()?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, GzBuilder};
    use std::io::Write;

    fn packed(text: &[u8]) -> Vec<u8> {
        let head = GzBuilder::new().filename("notes.txt").comment("c").extra(vec![7; 300]);
        let mut encoder = head.write(Vec::new(), Compression::default());
        encoder.write_all(text).expect("memory");
        encoder.finish().expect("memory")
    }

    fn unpacked(bytes: &[u8]) -> Result<Vec<u8>, ErrorKind> {
        let mut text = Vec::new();
        let read = Gunzip::new(bytes).read_to_end(&mut text);
        read.map(|_| text).map_err(|error| error.kind())
    }

    #[test]
    fn members_follow_each_other() {
        let (one, two) = (b"one ".repeat(5000), b"two".to_vec());
        let both = [packed(&one), packed(b""), packed(&two)].concat();
        assert_eq!(unpacked(&both), Ok([one, two].concat()));
    }

    #[test]
    fn a_cut_file_is_no_damaged_one() {
        let whole = packed(b"one two three");
        for length in 0..whole.len() {
            assert_eq!(unpacked(&whole[..length]), Err(ErrorKind::UnexpectedEof), "{length} bytes");
        }
    }

    #[test]
    fn a_wrong_sum_size_or_mark_is_found() {
        let whole = packed(b"one two three");
        for at in [0, 1, 2, whole.len() - 8, whole.len() - 1] {
            let mut bad = whole.clone();
            bad[at] ^= 1;
            assert_eq!(unpacked(&bad), Err(ErrorKind::InvalidData), "byte {at}");
        }
        assert_eq!(unpacked(&[whole, b"garbage after it".to_vec()].concat()), Err(ErrorKind::InvalidData));
    }
}
