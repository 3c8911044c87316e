//! Turns inputs into flat lists of entries; readers never know what they came in.
//!
//! A zip is opened by its directory, a tar by its headers, a gzip by its first
//! bytes; nothing is inflated before it is needed.

pub(crate) mod crc;
mod gzip;
mod inflate;
mod nested;
mod parts;
mod tar;
mod zip;

pub use zip::document_kind;

use crate::bytes::{Input, Window, names};
use crate::issue::{Refusal, RefusalCode};
use crate::text::Legacy;
use crate::when::Moment;
use gzip::Gunzip;
use nested::Opening;
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
#[derive(Default)]
pub struct Bundle<'a> {
    /// The folder's or the container's name; empty for loose files.
    pub name: String,
    /// Whether each entry is a file of its own that the person chose.
    pub loose: bool,
    /// Whether it is a zip or tar, not a folder or loose files.
    pub container: bool,
    /// Whether it lies in another container.
    pub nested: bool,
    /// Whether containers lie in it, which are bundles of their own.
    pub holds_others: bool,
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

    /// Tells whether opening walks over everything before it, as in a gzipped tar: too slow to do for each entry.
    pub fn is_slow_to_open(&self) -> bool {
        self.head.is_some()
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
///
/// A container is an export of its own, and so is one that lies in a folder or in another container; the numbered
/// parts of one export ([`parts`]) are joined.
pub fn open<'a>(inputs: &'a [Input], legacy: &dyn Legacy) -> (Vec<Bundle<'a>>, Vec<Refusal>) {
    let mut opening = Opening { bundles: Vec::new(), refusals: Vec::new(), legacy, held: 0 };
    let names = names(inputs);
    let wanted = |(_, input): &(usize, &Input)| input.folder.is_none() || !is_junk(&input.path);
    for (index, input) in inputs.iter().enumerate().filter(wanted) {
        let origin = Origin {
            input: index,
            name: names[index].clone(),
            path: input.path.clone(),
            modified: input.modified.map(Moment::Instant),
            pasted: input.pasted,
        };
        let folder = input.folder.clone();
        opening.input(&origin, folder, Window::whole(input.bytes.as_ref()));
    }
    (parts::join(opening.bundles), opening.refusals)
}

/// Says where bytes come from: an input, or a member of a container.
struct Origin {
    input: usize,
    /// The name that leads the paths of what is inside.
    name: String,
    /// Its own path inside what it lies in.
    path: String,
    modified: Option<Moment>,
    pasted: bool,
}

/// Holds what an origin turned out to be.
enum Opened<'a> {
    Container(Vec<Entry<'a>>),
    File(Entry<'a>),
}

/// Tells what an origin is and lists what it holds.
fn expand<'a>(origin: &Origin, window: Window<'a>, legacy: &dyn Legacy) -> Result<Opened<'a>, Refusal> {
    let mut start = Vec::new();
    let read = window.clone().take(tar::MAGIC_END).read_to_end(&mut start);
    read.map_err(|error| refusal(&error, &origin.name))?;
    if zip::is_zip(&start) {
        if let Some(members) = zip::list(origin, &window, legacy)? {
            return Ok(Opened::Container(members));
        }
    } else if start.starts_with(&GZIP) {
        return gzip(origin, window);
    } else if tar::is_tar(&start) {
        return tar(origin, || tar::list(origin, &window));
    }
    Ok(Opened::File(whole(origin, window.size(), Body::Plain(window), origin.path.clone())))
}

/// Lists a tar. The light build leaves that to a larger one: the formats that come in tars are there too.
fn tar<'a>(
    origin: &Origin,
    list: impl FnOnce() -> Result<Vec<Entry<'a>>, Refusal>,
) -> Result<Opened<'a>, Refusal> {
    if cfg!(not(feature = "every-format")) {
        return Err(Refusal::new(RefusalCode::NeedsEveryFormat, &origin.name));
    }
    list().map(Opened::Container)
}

/// The first bytes of a gzip (RFC 1952).
const GZIP: [u8; 2] = [0x1f, 0x8b];

fn gzip<'a>(origin: &Origin, window: Window<'a>) -> Result<Opened<'a>, Refusal> {
    let mut start = Vec::new();
    let read = gunzip(&window).take(tar::MAGIC_END).read_to_end(&mut start);
    read.map_err(|error| refusal(&error, &origin.name))?;
    if tar::is_tar(&start) {
        return tar(origin, || tar::list_gzip(origin, &window));
    }
    let name = origin.path.strip_suffix(".gz").unwrap_or(&origin.path).to_owned();
    Ok(Opened::File(whole(origin, window.size(), Body::Gzip(window), name)))
}

fn whole<'a>(origin: &Origin, size: u64, body: Body<'a>, inner: String) -> Entry<'a> {
    Entry {
        path: origin.name.clone(),
        inner,
        size,
        modified: origin.modified,
        input: origin.input,
        pasted: origin.pasted,
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
