//! Lists a zip by its central directory and inflates members when asked.
//!
//! Source: PKWARE APPNOTE 6.3.10. Zip64, data descriptors and a prelude before
//! the first member are the library's; limits and refusals are ours.

use super::crc::Crc;
use super::inflate::Inflate;
use super::{Body, Entry, Guard, INFLATE_BUFFER, MAX_ENTRIES, Origin, is_junk};
use crate::bytes::{Bytes, Window};
use crate::issue::{Refusal, RefusalCode};
use crate::text::{Encoding, Legacy};
use crate::when::{Day, Moment};
use rawzip::time::ZipDateTimeKind;
use rawzip::{CompressionMethod, ReaderAt, ZipArchive, ZipArchiveEntryWayfinder, ZipLocator};
use std::io::{self, BufReader, Read};
use std::rc::Rc;

/// Gives the library bytes by position.
pub(super) struct At<'a>(Window<'a>);

impl ReaderAt for At<'_> {
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        Bytes::read_at(&self.0, offset, buffer)
    }
}

/// Names a member: where the archive is and where the member starts in it.
pub(super) struct Member<'a> {
    archive: Rc<ZipArchive<At<'a>>>,
    way: ZipArchiveEntryWayfinder,
    method: CompressionMethod,
}

impl<'a> Member<'a> {
    pub(super) fn open(&self) -> Result<Box<dyn Read + 'a>, RefusalCode> {
        let entry = self.archive.get_entry(self.way).map_err(|_| RefusalCode::Damaged)?;
        let range = entry.compressed_data_range();
        let packed = range.1.saturating_sub(range.0);
        let verified = Checked { archive: Rc::clone(&self.archive), start: range.0, end: range.1 };
        let claim = entry.reader().claim_verifier();
        let buffered = BufReader::with_capacity(INFLATE_BUFFER, verified);
        let plain: Box<dyn Read + 'a> = match self.method {
            CompressionMethod::STORE => Box::new(buffered),
            CompressionMethod::DEFLATE => Box::new(Inflate::new(buffered)),
            _ => return Err(RefusalCode::Unsupported),
        };
        Ok(Box::new(Verify { inner: Guard::new(plain, packed), crc: Crc::new(), size: 0, claim }))
    }
}

impl<'a> Member<'a> {
    /// Gives the bytes of a member that is stored as it is, without holding them.
    pub(super) fn stored(&self) -> Option<Window<'a>> {
        let entry = self.archive.get_entry(self.way).ok()?;
        let (start, end) = entry.compressed_data_range();
        (self.method == CompressionMethod::STORE).then(|| self.archive.get_ref().0.slice(start, end))
    }
}

/// Reads a member's packed bytes; holds the archive so that the reader can outlive the list.
struct Checked<'a> {
    archive: Rc<ZipArchive<At<'a>>>,
    start: u64,
    end: u64,
}

impl Read for Checked<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.end - self.start).unwrap_or(usize::MAX);
        let count = buffer.len().min(left);
        if count == 0 {
            return Ok(0);
        }
        let read = self.archive.get_ref().read_at(&mut buffer[..count], self.start)?;
        self.start += read as u64;
        Ok(read)
    }
}

/// Compares size and checksum with the directory's claim when the member ends.
struct Verify<R> {
    inner: R,
    crc: Crc,
    size: u64,
    claim: rawzip::ZipVerification,
}

impl<R: Read> Read for Verify<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.crc.update(&buffer[..read]);
        self.size += read as u64;
        if read == 0 && !buffer.is_empty() {
            let found = rawzip::ZipVerification { crc: self.crc.sum(), uncompressed_size: self.size };
            let agrees = self.claim.valid(found);
            agrees.map_err(|_| io::Error::from(io::ErrorKind::InvalidData))?;
        }
        Ok(read)
    }
}

/// Tells a zip by its first bytes: a member, an empty directory, or the mark of a split archive.
pub(super) fn is_zip(start: &[u8]) -> bool {
    [b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"].iter().any(|magic| start.starts_with(*magic))
}

/// Tells what kind of document a zip is by the names at its start: a `workbook`, a `document`, or else a `zip`.
pub fn document_kind(head: &[u8]) -> &'static str {
    let mentions = |text: &str| head.windows(text.len()).any(|window| window == text.as_bytes());
    let any = |texts: &[&str]| texts.iter().any(|text| mentions(text));
    match () {
        () if any(&["word/", "ppt/", "opendocument.text", "opendocument.presentation"]) => "document",
        () if any(&["xl/", "[Content_Types].xml", "opendocument.spreadsheet", "_rels/", "docProps/"]) => {
            "workbook"
        }
        () => "zip",
    }
}

/// Names of members that make a zip one document instead of a container.
const DOCUMENT_MARKS: [&str; 6] = [
    "xl/workbook.xml",
    "xl/workbook.bin",
    "word/document.xml",
    "ppt/presentation.xml",
    "META-INF/manifest.xml",
    "AndroidManifest.xml",
];

/// Lists the members; `None` when the zip is one document (a workbook, a text document).
pub(super) fn list<'a>(
    origin: &Origin,
    window: &Window<'a>,
    legacy: &dyn Legacy,
) -> Result<Option<Vec<Entry<'a>>>, Refusal> {
    let refuse = |code| Refusal::new(code, &origin.name);
    let bytes: &dyn Bytes = window;
    let mut buffer = vec![0; rawzip::RECOMMENDED_BUFFER_SIZE];
    let located = ZipLocator::new().locate_in_reader(At(window.clone()), &mut buffer, bytes.size());
    let archive = located.map_err(|_| refuse(no_directory(bytes)))?;
    if is_split(&archive, bytes) {
        return Err(refuse(RefusalCode::MultiDisk));
    }
    let archive = Rc::new(archive);
    let mut members = Vec::new();
    let mut listed = archive.entries(&mut buffer);
    loop {
        let member = match listed.next_entry() {
            Ok(Some(member)) => member,
            Ok(None) => break,
            Err(_) => return Err(refuse(RefusalCode::Damaged)),
        };
        let name = decode_name(member.file_path().as_bytes(), legacy);
        if DOCUMENT_MARKS.contains(&name.as_str()) {
            return Ok(None);
        }
        if member.is_dir() || is_junk(&name) {
            continue;
        }
        if member.flags().is_encrypted() {
            return Err(refuse(RefusalCode::Encrypted));
        }
        if members.len() == MAX_ENTRIES {
            return Err(refuse(RefusalCode::TooBig).with(format!("{MAX_ENTRIES} files")));
        }
        members.push(Entry {
            path: format!("{}/{name}", origin.name),
            inner: name,
            size: member.uncompressed_size_hint(),
            modified: modified(member.last_modified()),
            input: origin.input,
            pasted: false,
            head: None,
            body: Body::Zip(Member {
                archive: Rc::clone(&archive),
                way: member.wayfinder(),
                method: member.compression_method(),
            }),
        });
    }
    Ok(Some(members))
}

/// Tells why there is no directory: one part of a split archive, or a cut download.
fn no_directory(bytes: &dyn Bytes) -> RefusalCode {
    let mut mark = [0; 4];
    match bytes.read_at(0, &mut mark) {
        Ok(4) if mark == *b"PK\x07\x08" => RefusalCode::MultiDisk,
        _ => RefusalCode::Truncated,
    }
}

/// Reads the disk number out of the end record (bytes 4 and 5); 0xFFFF defers to Zip64.
fn is_split(archive: &ZipArchive<At<'_>>, bytes: &dyn Bytes) -> bool {
    let mut record = [0; 6];
    let read = bytes.read_at(archive.eocd_offset(), &mut record);
    let disk = u16::from_le_bytes([record[4], record[5]]);
    read.ok() == Some(6) && !matches!(disk, 0 | 0xFFFF)
}

/// Decodes a member's name: UTF-8, or the code page of Chinese Windows.
fn decode_name(raw: &[u8], legacy: &dyn Legacy) -> String {
    let name = match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => {
            let mut name = String::new();
            legacy.decoder(Encoding::Gb18030).decode(raw, true, &mut name);
            name
        }
    };
    name.replace('\\', "/")
}

fn modified(time: ZipDateTimeKind) -> Option<Moment> {
    let day = Day::from_ymd(i32::from(time.year()), u32::from(time.month()), u32::from(time.day()))?;
    let wall = Moment::wall(day, u32::from(time.hour()), u32::from(time.minute()), u32::from(time.second()))?;
    match time {
        ZipDateTimeKind::Utc(_) => Some(wall.in_zone(crate::when::Zone::UTC)),
        ZipDateTimeKind::Local(_) => Some(wall),
    }
}
