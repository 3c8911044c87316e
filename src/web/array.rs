//! Reads bytes that the page holds: they stay outside the module's own memory.

use crate::bytes::Bytes;
use js_sys::Uint8Array;
use std::io;

/// Gives the bytes of an array; none stands for a file that the page could not read.
pub struct ArrayBytes(pub Option<Uint8Array>);

impl Bytes for ArrayBytes {
    fn size(&self) -> u64 {
        self.0.as_ref().map_or(1, |bytes| bytes.length().into())
    }

    fn read_at(&self, at: u64, buffer: &mut [u8]) -> io::Result<usize> {
        let Some(bytes) = &self.0 else { return Err(io::Error::other("NotReadableError")) };
        let start = u32::try_from(at).unwrap_or(u32::MAX).min(bytes.length());
        let count = (bytes.length() - start).min(u32::try_from(buffer.len()).unwrap_or(u32::MAX));
        bytes.subarray(start, start + count).copy_to(&mut buffer[..count as usize]);
        Ok(count as usize)
    }
}
