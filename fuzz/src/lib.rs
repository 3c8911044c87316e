//! Shares what the targets need: inputs made of bytes, slow reading, and what must hold for every report.
#![forbid(unsafe_code)]

mod given;
mod laws;

pub use given::{Given, parts};
pub use laws::check;

use dormouse::bytes::Bytes;
use std::io::{self, Read};

/// Gives at most so many bytes per read.
pub struct Sliced {
    bytes: Vec<u8>,
    step: usize,
}

impl Sliced {
    /// Reads `bytes` in steps; a step of 0 gives as much as is asked for.
    pub fn new(bytes: &[u8], step: usize) -> Sliced {
        Sliced { bytes: bytes.to_vec(), step: if step == 0 { usize::MAX } else { step } }
    }
}

impl Bytes for Sliced {
    fn size(&self) -> u64 {
        self.bytes.len() as u64
    }

    fn read_at(&self, at: u64, buffer: &mut [u8]) -> io::Result<usize> {
        let end = buffer.len().min(self.step);
        self.bytes.read_at(at, &mut buffer[..end])
    }
}

/// Reads at most so many bytes at once.
pub struct Drip<'a>(pub &'a [u8], pub usize);

impl Read for Drip<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let end = buffer.len().min(self.1);
        self.0.read(&mut buffer[..end])
    }
}
