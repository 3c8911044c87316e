//! Reads a `Blob` by position, without waiting, in a worker.
//!
//! Every slice costs a call into the browser, so small reads are served from a
//! page that one session keeps for all its inputs. A page doubles while it is
//! read straight on: 64 KiB suits a zip's directory, megabytes suit its posts.

use crate::bytes::Bytes;
use js_sys::Uint8Array;
use std::cell::RefCell;
use std::io;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, DomException, FileReaderSync};

/// The first page of a stretch, in bytes.
pub const PAGE: usize = 64 * 1024;

/// The largest page, in bytes: Chromium reads these a third faster than such of 4 MiB, and larger ones no faster.
const LARGEST: usize = 16 * 1024 * 1024;

/// Holds the one page that all blobs of a session share, in the browser's memory: in the module's it would be
/// copied once more, and what that has grown by it never gives back.
pub struct Pages {
    owner: usize,
    start: u64,
    bytes: Uint8Array,
}

impl Default for Pages {
    fn default() -> Pages {
        Pages { owner: 0, start: 0, bytes: Uint8Array::new_with_length(0) }
    }
}

impl Pages {
    /// Copies what the page holds at a position; 0 where it holds nothing.
    fn copy(&self, owner: usize, at: u64, buffer: &mut [u8]) -> usize {
        let offset = at.checked_sub(self.start).and_then(|offset| u32::try_from(offset).ok());
        let Some(offset) = offset.filter(|_| owner == self.owner) else { return 0 };
        let count = (self.bytes.length().saturating_sub(offset) as usize).min(buffer.len());
        if count > 0 {
            self.bytes.subarray(offset, offset + count as u32).copy_to(&mut buffer[..count]);
        }
        count
    }

    /// Tells how much to read at a position: twice as much where the last page ended.
    fn next_size(&self, owner: usize, at: u64) -> usize {
        let length = self.bytes.length() as usize;
        let straight_on = owner == self.owner && at == self.start + length as u64 && length > 0;
        if straight_on { (length * 2).clamp(PAGE, LARGEST) } else { PAGE }
    }
}

/// Gives the bytes of a `Blob`.
pub struct BlobBytes {
    blob: Blob,
    reader: FileReaderSync,
    pages: Rc<RefCell<Pages>>,
    number: usize,
}

impl BlobBytes {
    /// Opens a blob; `number` tells it from the others that share `pages`.
    ///
    /// # Errors
    /// The thread is not a worker: only workers read without waiting.
    pub fn new(blob: Blob, pages: Rc<RefCell<Pages>>, number: usize) -> Result<BlobBytes, JsValue> {
        Ok(BlobBytes { blob, reader: FileReaderSync::new()?, pages, number })
    }

    fn read(&self, at: u64, count: usize) -> io::Result<Uint8Array> {
        // Exact below 2^53, which is more than a blob can hold.
        let slice = self.blob.slice_with_f64_and_f64(at as f64, at as f64 + count as f64);
        let buffer = slice.and_then(|slice| self.reader.read_as_array_buffer(&slice));
        buffer.map(|buffer| Uint8Array::new(&buffer)).map_err(io_error)
    }
}

impl Bytes for BlobBytes {
    fn size(&self) -> u64 {
        self.blob.size() as u64
    }

    fn read_at(&self, at: u64, buffer: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.size().saturating_sub(at)).unwrap_or(usize::MAX);
        let wanted = buffer.len().min(left);
        let mut pages = self.pages.borrow_mut();
        let known = pages.copy(self.number, at, &mut buffer[..wanted]);
        if known > 0 || wanted == 0 {
            return Ok(known);
        }
        let size = pages.next_size(self.number, at);
        if wanted >= size {
            let bytes = self.read(at, wanted)?;
            let count = (bytes.length() as usize).min(wanted);
            bytes.subarray(0, count as u32).copy_to(&mut buffer[..count]);
            return Ok(count);
        }
        // Before the next one is there, so that the browser may reuse its memory.
        *pages = Pages::default();
        *pages = Pages { owner: self.number, start: at, bytes: self.read(at, size)? };
        Ok(pages.copy(self.number, at, &mut buffer[..wanted]))
    }
}

/// Keeps the browser's name for what went wrong, such as `NotReadableError`.
fn io_error(error: JsValue) -> io::Error {
    let name = error.dyn_ref::<DomException>().map(DomException::name);
    io::Error::other(name.unwrap_or_else(|| "the browser could not read the file".to_owned()))
}
