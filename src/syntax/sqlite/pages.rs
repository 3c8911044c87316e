//! Reads the pages of a database by their numbers.

use super::SqliteError;
use crate::bundle::ReadSeek;
use std::io::{self, Read, SeekFrom};

/// How many bytes are read at once: neighbouring pages mostly belong together. The largest page is a quarter of it.
const CHUNK: usize = 256 << 10;
/// How long the header is.
const HEADER: usize = 100;
/// The least part of a page that rows may use.
const LEAST_USABLE: usize = 480;

/// Says what the header tells beside the size of pages.
pub(super) struct Header {
    /// The number of the text encoding.
    pub encoding: u8,
    /// Whether a log beside the file may hold newer rows.
    pub journal: bool,
}

/// Gives pages, a few of them kept.
pub(super) struct Pages<'f> {
    file: Box<dyn ReadSeek + 'f>,
    size: usize,
    /// How much of a page rows may use.
    pub usable: usize,
    /// How many whole pages there are.
    pub count: u32,
    chunk: Vec<u8>,
    at: Option<u64>,
}

impl<'f> Pages<'f> {
    /// Reads the header.
    ///
    /// # Errors
    /// It is no database, or reading failed.
    pub fn open(mut file: Box<dyn ReadSeek + 'f>) -> Result<(Pages<'f>, Header), SqliteError> {
        let bytes = file.seek(SeekFrom::End(0))?;
        let mut pages = Pages { file, size: CHUNK, usable: 0, count: 0, chunk: Vec::new(), at: None };
        pages.load(0)?;
        let header = pages.chunk.get(..HEADER).ok_or(SqliteError::Damaged)?;
        let size = match u16::from_be_bytes([header[16], header[17]]) {
            1 => 65_536,
            size => usize::from(size),
        };
        let usable = size.saturating_sub(usize::from(header[20]));
        let plain = header.starts_with(b"SQLite format 3\0") && size.is_power_of_two();
        if !plain || size < 512 || usable < LEAST_USABLE {
            return Err(SqliteError::Damaged);
        }
        let told = Header { encoding: header[59], journal: header[18] == 2 || header[19] == 2 };
        (pages.size, pages.usable) = (size, usable);
        pages.count = u32::try_from(bytes / size as u64).unwrap_or(u32::MAX);
        Ok((pages, told))
    }

    /// Gives the usable part of a page; `None` past the end of the file.
    ///
    /// # Errors
    /// Reading failed.
    pub fn page(&mut self, number: u32) -> io::Result<Option<&[u8]>> {
        if number == 0 || number > self.count {
            return Ok(None);
        }
        let position = u64::from(number - 1) * self.size as u64;
        self.load(position / CHUNK as u64)?;
        let start = (position % CHUNK as u64) as usize;
        Ok(self.chunk.get(start..start + self.usable))
    }

    fn load(&mut self, at: u64) -> io::Result<()> {
        if self.at != Some(at) {
            self.at = None;
            self.chunk.clear();
            self.file.seek(SeekFrom::Start(at * CHUNK as u64))?;
            Read::by_ref(&mut self.file).take(CHUNK as u64).read_to_end(&mut self.chunk)?;
            self.at = Some(at);
        }
        Ok(())
    }
}

/// Says where the tree's own header begins on a page: the first page has the file's header before it.
pub(super) fn tree_header(number: u32) -> usize {
    if number == 1 { HEADER } else { 0 }
}
