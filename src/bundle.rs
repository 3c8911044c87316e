//! Turns inputs into flat lists of entries; readers never know what they came in.
//!
//! A zip is opened by its directory, a tar by its headers, a gzip by its first
//! bytes; nothing is inflated before it is needed.

mod crc;
mod gzip;
mod tar;
mod zip;

use crate::bytes::{Input, Window, names};
use crate::issue::{Refusal, RefusalCode};
use crate::text::Legacy;
use crate::when::Moment;
use gzip::Gunzip;
use std::io::{self, BufReader, Cursor, Read, Seek};

/// How many entries a container may list.
pub const MAX_ENTRIES: usize = 200_000;
/// How many times its packed size an entry may expand to, once past [`RATIO_FREE`].
pub const MAX_RATIO: u64 = 500;
/// How far an entry may expand before the ratio is looked at.
pub const RATIO_FREE: u64 = 64 << 20;
/// How large an entry may be that has to be held whole (a workbook inside a container).
pub const MAX_HELD: u64 = 256 << 20;
/// How many of an entry's first bytes are looked at to recognise it.
pub const HEAD: usize = 4096;
/// How much of an input is read at once while inflating.
const INFLATE_BUFFER: usize = 256 << 10;

/// Holds the entries of one export: a container's, a folder's, or loose files given together.
pub struct Bundle<'a> {
    /// The folder's or the container's name; empty for loose files.
    pub name: String,
    /// Whether each entry is a file of its own that the person chose.
    pub loose: bool,
    /// The files inside, junk left out.
    pub entries: Vec<Entry<'a>>,
}

/// Names one file, wherever it lies.
pub struct Entry<'a> {
    /// Its path, led by the name of the input.
    pub path: String,
    /// Its own path inside the input.
    pub inner: String,
    /// Its size once unpacked, as the container claims.
    pub size: u64,
    /// When it was last changed.
    pub modified: Option<Moment>,
    /// Which input it came from.
    pub input: usize,
    /// Whether it was typed or pasted.
    pub pasted: bool,
    /// Its first bytes, where listing the container had them at hand.
    head: Option<Vec<u8>>,
    body: Body<'a>,
}

enum Body<'a> {
    Plain(Window<'a>),
    Gzip(Window<'a>),
    Zip(zip::Member<'a>),
    /// A member of a compressed tar: where it starts in the unpacked stream.
    TarGzip {
        window: Window<'a>,
        start: u64,
    },
}

/// Reads and seeks; what a workbook needs.
pub trait ReadSeek: Read + Seek {}
impl<T: Read + Seek> ReadSeek for T {}

impl<'a> Entry<'a> {
    /// Gives the last part of the path, in ASCII lower case.
    pub fn name(&self) -> String {
        let name = self.inner.rsplit(['/', '\\']).next().unwrap_or_default();
        name.to_ascii_lowercase()
    }

    /// Opens the entry for reading from its start.
    ///
    /// # Errors
    /// Encrypted, damaged or packed in an unknown way. Errors while reading carry
    /// a [`Trouble`] where the bytes expand beyond [`MAX_RATIO`].
    pub fn open(&self) -> Result<Box<dyn Read + 'a>, Refusal> {
        Ok(match &self.body {
            Body::Plain(window) => Box::new(window.clone()),
            Body::Gzip(window) => Box::new(gunzip(window)),
            Body::Zip(member) => member.open().map_err(|code| Refusal::new(code, &self.path))?,
            Body::TarGzip { window, start } => {
                let mut stream = gunzip(window);
                let skipped = io::copy(&mut (&mut stream).take(*start), &mut io::sink());
                if skipped.ok() != Some(*start) {
                    return Err(Refusal::new(RefusalCode::Truncated, &self.path));
                }
                Box::new(stream.take(self.size))
            }
        })
    }

    /// Opens the entry for reading and seeking; held in memory unless it lies loose.
    ///
    /// # Errors
    /// As [`Entry::open`], and larger than [`MAX_HELD`].
    pub fn open_seekable(&self) -> Result<Box<dyn ReadSeek + 'a>, Refusal> {
        if let Body::Plain(window) = &self.body {
            return Ok(Box::new(window.clone()));
        }
        let mut held = Vec::new();
        let read = self.open()?.take(MAX_HELD + 1).read_to_end(&mut held);
        read.map_err(|error| refusal(&error, &self.path))?;
        if held.len() as u64 > MAX_HELD {
            return Err(Refusal::new(RefusalCode::TooBig, &self.path).with("256 MB"));
        }
        Ok(Box::new(Cursor::new(held)))
    }

    /// Reads the first [`HEAD`] bytes.
    ///
    /// # Errors
    /// As [`Entry::open`].
    pub fn head(&self) -> Result<Vec<u8>, Refusal> {
        if let Some(head) = &self.head {
            return Ok(head.clone());
        }
        let mut head = Vec::with_capacity(HEAD);
        match self.open()?.take(HEAD as u64).read_to_end(&mut head) {
            // A cut end shows again when the entry is read; its head may still tell what it is.
            Err(error) if head.is_empty() => Err(refusal(&error, &self.path)),
            _ => Ok(head),
        }
    }
}

/// Opens all inputs: folders, containers, and everything loose as one bundle.
pub fn open<'a>(inputs: &'a [Input], legacy: &dyn Legacy) -> (Vec<Bundle<'a>>, Vec<Refusal>) {
    let mut bundles: Vec<Bundle<'a>> = Vec::new();
    let mut refusals = Vec::new();
    let names = names(inputs);
    let wanted = |(_, input): &(usize, &Input)| input.folder.is_none() || !is_junk(&input.path);
    for (index, input) in inputs.iter().enumerate().filter(wanted) {
        let (packed, mut entries) = match expand(index, input, legacy) {
            Ok(opened) => opened,
            Err(refusal) => {
                refusals.push(refusal);
                continue;
            }
        };
        entries.iter_mut().for_each(|entry| entry.path.replace_range(..input.name().len(), &names[index]));
        let (name, loose) = match (&input.folder, packed) {
            (Some(folder), _) => (folder.clone(), false),
            (None, true) => (input.path.clone(), false),
            (None, false) => (String::new(), true),
        };
        // Two containers of one name are still two exports.
        let joins = |bundle: &&mut Bundle<'_>| {
            bundle.name == name && bundle.loose == loose && (!packed || input.folder.is_some())
        };
        match bundles.iter_mut().find(joins) {
            Some(bundle) => bundle.entries.extend(entries),
            None => bundles.push(Bundle { name, loose, entries }),
        }
    }
    (bundles, refusals)
}

/// Lists what an input holds, and whether it is a container.
fn expand<'a>(
    index: usize,
    input: &'a Input,
    legacy: &dyn Legacy,
) -> Result<(bool, Vec<Entry<'a>>), Refusal> {
    let window = Window::whole(input.bytes.as_ref());
    let mut start = Vec::new();
    let read = window.clone().take(tar::MAGIC_END).read_to_end(&mut start);
    read.map_err(|error| refusal(&error, &input.name()))?;
    if zip::is_zip(&start) {
        if let Some(members) = zip::list(index, input, legacy)? {
            return Ok((true, members));
        }
    } else if start.starts_with(&[0x1f, 0x8b]) {
        return gzip(index, input, window);
    } else if tar::is_tar(&start) {
        return Ok((true, tar::list(index, input, window)?));
    }
    Ok((false, vec![whole(index, input, Body::Plain(window), input.path.clone())]))
}

fn gzip<'a>(index: usize, input: &'a Input, window: Window<'a>) -> Result<(bool, Vec<Entry<'a>>), Refusal> {
    let mut start = Vec::new();
    let read = gunzip(&window).take(tar::MAGIC_END).read_to_end(&mut start);
    if let Err(error) = read {
        return Err(refusal(&error, &input.name()));
    }
    if tar::is_tar(&start) {
        return Ok((true, tar::list_gzip(index, input, window)?));
    }
    let name = input.path.strip_suffix(".gz").unwrap_or(&input.path).to_owned();
    Ok((false, vec![whole(index, input, Body::Gzip(window), name)]))
}

fn whole<'a>(index: usize, input: &Input, body: Body<'a>, inner: String) -> Entry<'a> {
    Entry {
        path: input.name(),
        inner,
        size: input.bytes.size(),
        modified: input.modified.map(Moment::Instant),
        input: index,
        pasted: input.pasted,
        head: None,
        body,
    }
}

fn gunzip<'a>(window: &Window<'a>) -> impl Read + use<'a> {
    let packed = window.size();
    let buffered = BufReader::with_capacity(INFLATE_BUFFER, window.clone());
    Guard::new(Gunzip::new(buffered), packed)
}

/// Tells whether a path is a by-product of a file manager, never part of an export.
fn is_junk(path: &str) -> bool {
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
    path.starts_with("__MACOSX/")
        || path.contains("/__MACOSX/")
        || name.starts_with("._")
        || matches!(name, "" | ".DS_Store" | "Thumbs.db" | "desktop.ini")
}

/// Carries a refusal through `std::io`.
#[derive(Debug)]
pub struct Trouble(pub RefusalCode);

impl std::fmt::Display for Trouble {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.id())
    }
}

impl std::error::Error for Trouble {}

/// Makes a refusal of an error that reading gave.
pub fn refusal(error: &io::Error, path: &str) -> Refusal {
    let trouble = error.get_ref().and_then(|inner| inner.downcast_ref::<Trouble>());
    match (trouble, error.kind()) {
        (Some(Trouble(code)), _) => Refusal::new(*code, path),
        (None, io::ErrorKind::UnexpectedEof) => Refusal::new(RefusalCode::Truncated, path),
        (None, io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput) => {
            Refusal::new(RefusalCode::Damaged, path)
        }
        (None, _) => Refusal::new(RefusalCode::ReadFailed, path).with(error.to_string()),
    }
}

/// Stops a stream that expands beyond [`MAX_RATIO`].
struct Guard<R> {
    inner: R,
    packed: u64,
    unpacked: u64,
}

impl<R> Guard<R> {
    fn new(inner: R, packed: u64) -> Guard<R> {
        Guard { inner, packed, unpacked: 0 }
    }
}

impl<R: Read> Read for Guard<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.unpacked += read as u64;
        if self.unpacked > RATIO_FREE && self.unpacked / MAX_RATIO > self.packed {
            return Err(io::Error::other(Trouble(RefusalCode::Bomb)));
        }
        Ok(read)
    }
}
