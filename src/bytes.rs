//! Reads inputs by position, whatever they are: memory, a file, a browser's `Blob`.
//!
//! Nothing here holds an input; multi-gigabyte files are read where they lie.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::{self, Read, Seek, SeekFrom};
use std::rc::Rc;

/// Gives bytes by position.
pub trait Bytes {
    /// Counts the bytes.
    fn size(&self) -> u64;

    /// Reads from position `at` into `buffer`; 0 only at the end.
    ///
    /// # Errors
    /// What the system says: the file is gone, was changed, or may not be read.
    fn read_at(&self, at: u64, buffer: &mut [u8]) -> io::Result<usize>;
}

impl<T: Bytes + ?Sized> Bytes for &T {
    fn size(&self) -> u64 {
        (**self).size()
    }

    fn read_at(&self, at: u64, buffer: &mut [u8]) -> io::Result<usize> {
        (**self).read_at(at, buffer)
    }
}

impl Bytes for Vec<u8> {
    fn size(&self) -> u64 {
        self.len() as u64
    }

    fn read_at(&self, at: u64, buffer: &mut [u8]) -> io::Result<usize> {
        let rest = usize::try_from(at).ok().and_then(|at| self.get(at..)).unwrap_or_default();
        let count = rest.len().min(buffer.len());
        buffer[..count].copy_from_slice(&rest[..count]);
        Ok(count)
    }
}

/// Makes [`Bytes`] of anything that reads and seeks.
pub struct Seekable<R> {
    inner: RefCell<R>,
    size: u64,
}

impl<R: Read + Seek> Seekable<R> {
    /// Measures the input by seeking to its end.
    ///
    /// # Errors
    /// The input cannot be sought.
    pub fn new(mut inner: R) -> io::Result<Seekable<R>> {
        let size = inner.seek(SeekFrom::End(0))?;
        Ok(Seekable { inner: RefCell::new(inner), size })
    }
}

impl<R: Read + Seek> Bytes for Seekable<R> {
    fn size(&self) -> u64 {
        self.size
    }

    fn read_at(&self, at: u64, buffer: &mut [u8]) -> io::Result<usize> {
        let mut inner = self.inner.borrow_mut();
        inner.seek(SeekFrom::Start(at))?;
        inner.read(buffer)
    }
}

/// Reads and seeks within a part of an input.
#[derive(Clone)]
pub struct Window<'a> {
    bytes: Rc<dyn Bytes + 'a>,
    start: u64,
    end: u64,
    at: u64,
}

impl<'a> Window<'a> {
    /// Opens the whole input.
    pub fn whole(bytes: &'a dyn Bytes) -> Window<'a> {
        Window::of(Rc::new(bytes))
    }

    /// Opens the whole of bytes that live as long as somebody reads them.
    pub fn of(bytes: Rc<dyn Bytes + 'a>) -> Window<'a> {
        let end = bytes.size();
        Window { bytes, start: 0, end, at: 0 }
    }

    /// Opens the part from `start` up to `end`, counted from this window's start and cut to its end.
    pub fn slice(&self, start: u64, end: u64) -> Window<'a> {
        let within = |offset: u64| self.start.saturating_add(offset).min(self.end);
        let (start, end) = (within(start.min(end)), within(end));
        Window { bytes: Rc::clone(&self.bytes), start, end, at: start }
    }

    /// Counts the bytes of the part.
    pub fn size(&self) -> u64 {
        self.end - self.start
    }
}

impl Bytes for Window<'_> {
    fn size(&self) -> u64 {
        Window::size(self)
    }

    fn read_at(&self, at: u64, buffer: &mut [u8]) -> io::Result<usize> {
        let start = self.start.saturating_add(at).min(self.end);
        let left = usize::try_from(self.end - start).unwrap_or(usize::MAX);
        let count = buffer.len().min(left);
        if count == 0 { Ok(0) } else { self.bytes.read_at(start, &mut buffer[..count]) }
    }
}

impl Read for Window<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.end.saturating_sub(self.at)).unwrap_or(usize::MAX);
        let count = buffer.len().min(left);
        if count == 0 {
            return Ok(0);
        }
        let read = self.bytes.read_at(self.at, &mut buffer[..count])?;
        self.at += read as u64;
        Ok(read)
    }
}

impl Seek for Window<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let target = match to {
            SeekFrom::Start(offset) => self.start.checked_add(offset),
            SeekFrom::End(offset) => self.end.checked_add_signed(offset),
            SeekFrom::Current(offset) => self.at.checked_add_signed(offset),
        };
        self.at = target
            .filter(|at| *at >= self.start)
            .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "a position before the start"))?;
        Ok(self.at - self.start)
    }
}

/// Holds one thing the person gave.
pub struct Input {
    /// Its name, or its path inside the folder it came with.
    pub path: String,
    /// The folder it came with; inputs of one folder are one export.
    pub folder: Option<String>,
    /// Whether it was typed or pasted.
    pub pasted: bool,
    /// When it was last changed, as seconds since 1970-01-01 UTC.
    pub modified: Option<i64>,
    /// Its bytes.
    pub bytes: Box<dyn Bytes>,
}

impl Input {
    /// Makes a file input of a name and its bytes.
    pub fn file(path: impl Into<String>, bytes: Box<dyn Bytes>) -> Input {
        Input { path: path.into(), folder: None, pasted: false, modified: None, bytes }
    }

    /// Gives its full name: led by its folder, empty for pasted text.
    pub fn name(&self) -> String {
        match &self.folder {
            Some(folder) => format!("{folder}/{}", self.path),
            None => self.path.clone(),
        }
    }

    /// Makes an input of pasted text.
    pub fn pasted(text: impl Into<Vec<u8>>) -> Input {
        Input { pasted: true, ..Input::file("", Box::new(text.into())) }
    }
}

/// Names all inputs, so that two files of one name stay two: the later ones get a number.
pub fn names(inputs: &[Input]) -> Vec<String> {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    let mut name = |input: &Input| {
        let name = input.name();
        let times = seen.entry(name.clone()).or_default();
        *times += 1;
        if *times > 1 && !name.is_empty() { format!("{name} ({times})") } else { name }
    };
    inputs.iter().map(&mut name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_one_name_stay_apart() {
        let file = |path: &str| Input::file(path, Box::new(Vec::new()));
        let folder = Input { folder: Some("a".to_owned()), ..file("posts.csv") };
        let given = [file("posts.csv"), folder, Input::pasted(""), file("posts.csv"), Input::pasted("")];
        assert_eq!(names(&given), ["posts.csv", "a/posts.csv", "", "posts.csv (2)", ""]);
    }

    #[test]
    fn a_window_reads_and_seeks_within_its_part() {
        let bytes = b"0123456789".to_vec();
        let mut window = Window::whole(&bytes).slice(2, 6);
        let mut text = String::new();
        window.read_to_string(&mut text).expect("readable");
        assert_eq!(text, "2345");
        assert_eq!(window.seek(SeekFrom::End(-1)).expect("inside"), 3);
        text.clear();
        window.read_to_string(&mut text).expect("readable");
        assert_eq!(text, "5");
        assert!(window.seek(SeekFrom::Current(-9)).is_err());
    }

    #[test]
    fn a_file_that_shrank_ends_early_instead_of_failing() {
        let bytes = b"01".to_vec();
        let mut window = Window::whole(&bytes).slice(1, 99);
        let mut text = Vec::new();
        window.read_to_end(&mut text).expect("readable");
        assert_eq!(text, b"1");
    }
}
