//! Bounds how much a library may take in for one record, where it would hold all of it.

use crate::bundle::Trouble;
use crate::issue::RefusalCode;
use std::io::{self, Read};

/// How large one record of a table or one text of a document may be.
pub const RECORD_LIMIT: usize = 32 << 20;

/// Fails once more than [`RECORD_LIMIT`] bytes were read for one record.
pub(in crate::syntax) struct Meter<R> {
    inner: R,
    read: usize,
}

impl<R> Meter<R> {
    pub fn new(inner: R) -> Meter<R> {
        Meter { inner, read: 0 }
    }

    /// Says that a record ends here.
    pub fn restart(&mut self) {
        self.read = 0;
    }
}

impl<R: Read> Read for Meter<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.read > RECORD_LIMIT {
            return Err(io::Error::other(Trouble(RefusalCode::TooBig)));
        }
        let read = self.inner.read(buffer)?;
        self.read += read;
        Ok(read)
    }
}
