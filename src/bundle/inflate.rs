//! Inflates, and gives all that stands before a damaged place.

use flate2::bufread::DeflateDecoder;
use std::io::{self, BufRead, Read};

/// Reads the unpacked bytes of one stream.
///
/// The library drops what the call unpacked that met the damage, so how much of a damaged file is seen would hang on
/// how much is asked for at once.
pub(super) struct Inflate<R>(DeflateDecoder<R>);

impl<R: BufRead> Inflate<R> {
    pub(super) fn new(packed: R) -> Inflate<R> {
        Inflate(DeflateDecoder::new(packed))
    }

    /// Gives what is still packed.
    pub(super) fn packed(&mut self) -> &mut R {
        self.0.get_mut()
    }

    /// Begins another stream.
    pub(super) fn restart(&mut self) {
        self.0.reset_data();
    }
}

impl<R: BufRead> Read for Inflate<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let before = self.0.total_out();
        let read = self.0.read(buffer);
        let unpacked = (self.0.total_out() - before) as usize;
        // The damage is met again at the next call.
        if read.is_err() && unpacked > 0 { Ok(unpacked) } else { read }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    /// Packs a text, and lets a block follow whose kind there is none.
    fn spoilt(text: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(text).and_then(|()| encoder.flush()).expect("memory");
        [encoder.get_ref().as_slice(), &[0xFF; 20]].concat()
    }

    fn unpacked(packed: &[u8], step: usize) -> (Vec<u8>, bool) {
        let mut inflate = Inflate::new(packed);
        let (mut all, mut piece) = (Vec::new(), vec![0; step]);
        loop {
            match inflate.read(&mut piece) {
                Ok(0) => return (all, true),
                Ok(read) => all.extend_from_slice(&piece[..read]),
                Err(_) => return (all, false),
            }
        }
    }

    #[test]
    fn what_stands_before_the_damage_is_given_whatever_the_steps() {
        for length in [1, 40, 5_000, 200_000] {
            let text: Vec<u8> = (0..length).map(|at: u32| (at.wrapping_mul(at) / 7) as u8).collect();
            let packed = spoilt(&text);
            for step in [1, 7, 4096, 1 << 20] {
                assert_eq!(
                    unpacked(&packed, step),
                    (text.clone(), false),
                    "{length} bytes in steps of {step}"
                );
            }
        }
    }
}
