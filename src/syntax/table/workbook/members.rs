//! Looks at the members of a workbook's zip before the library opens it.

use super::WorkbookError;
use super::claims::{HELD, TEXT, TOO_MUCH_HELD};
use super::ods::attribute;
use crate::bundle::{MAX_RATIO, RATIO_FREE, ReadSeek};
use crate::syntax::meter::Meter;
use crate::text::Lossy;
use flate2::bufread::DeflateDecoder;
use quick_xml::events::Event;
use rawzip::{CompressionMethod, ReaderAt, ZipArchive, ZipArchiveEntryWayfinder, ZipLocator};
use std::cell::RefCell;
use std::io::{self, BufReader, Read, SeekFrom, copy, sink};

/// How many members a workbook may have.
const MAX_MEMBERS: usize = 10_000;
/// How much of an encrypted document's manifest is looked at.
const MANIFEST: u64 = 1 << 20;

/// Names a member, and how to read it.
struct Member {
    name: String,
    way: ZipArchiveEntryWayfinder,
    method: CompressionMethod,
    packed: u64,
    claimed: u64,
}

/// Lists the members of a workbook's zip.
pub(super) struct Members<'f, 'b> {
    archive: ZipArchive<At<'f, 'b>>,
    list: Vec<Member>,
}

/// Gives the library bytes by position.
struct At<'f, 'b>(RefCell<&'f mut Box<dyn ReadSeek + 'b>>);

impl ReaderAt for At<'_, '_> {
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        let mut file = self.0.borrow_mut();
        file.seek(SeekFrom::Start(offset))?;
        file.read(buffer)
    }
}

impl<'f, 'b> Members<'f, 'b> {
    /// Reads the directory; the file is left where it starts.
    pub fn of(file: &'f mut Box<dyn ReadSeek + 'b>) -> Result<Members<'f, 'b>, WorkbookError> {
        let damaged = |_| WorkbookError::Damaged;
        let size = file.seek(SeekFrom::End(0)).map_err(|_| WorkbookError::Damaged)?;
        let mut buffer = vec![0; rawzip::RECOMMENDED_BUFFER_SIZE];
        let located = ZipLocator::new().locate_in_reader(At(RefCell::new(file)), &mut buffer, size);
        let archive = located.map_err(|_| WorkbookError::Damaged)?;
        let mut list = Vec::new();
        let mut entries = archive.entries(&mut buffer);
        while let Some(entry) = entries.next_entry().map_err(damaged)? {
            if list.len() == MAX_MEMBERS {
                return Err(WorkbookError::TooBig("10000 members"));
            }
            let name = String::from_utf8_lossy(entry.file_path().as_bytes());
            list.push(Member {
                name: name.replace('\\', "/").to_ascii_lowercase(),
                way: entry.wayfinder(),
                method: entry.compression_method(),
                packed: entry.compressed_size_hint(),
                claimed: entry.uncompressed_size_hint(),
            });
        }
        Ok(Members { archive, list })
    }

    /// Refuses what the library would hold beyond a limit, and sheets that claim to unpack abnormally.
    ///
    /// What is held is unpacked here to be counted, because claims may lie; sheets are streamed.
    pub fn measure(&self) -> Result<(), WorkbookError> {
        let mut left = HELD;
        for member in &self.list {
            if member.claimed > RATIO_FREE && member.claimed / MAX_RATIO > member.packed {
                return Err(WorkbookError::Bomb);
            }
            if member.name.ends_with("sharedstrings.xml") && self.texts(member)? > HELD / TEXT {
                return Err(TOO_MUCH_HELD);
            }
            if is_held(&member.name) {
                let size = copy(&mut self.open(member)?.take(left + 1), &mut sink());
                // What is damaged is the library's to say.
                left = left.checked_sub(size.unwrap_or_default()).ok_or(TOO_MUCH_HELD)?;
            }
        }
        Ok(())
    }

    /// Reads how many shared texts there are said to be: the library sets memory aside for them.
    fn texts(&self, member: &Member) -> Result<u64, WorkbookError> {
        let metered = Meter::new(Lossy::new(self.open(member)?));
        let mut reader = quick_xml::Reader::from_reader(BufReader::new(metered));
        reader.config_mut().check_end_names = false;
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer) {
                Ok(Event::Start(tag) | Event::Empty(tag)) if tag.local_name().as_ref() == "sst" => {
                    return Ok(attribute(&tag, "uniqueCount")
                        .and_then(|count| count.parse().ok())
                        .unwrap_or(0));
                }
                Ok(Event::Eof) => return Ok(0),
                Ok(_) => {}
                Err(_) => return Err(WorkbookError::Damaged),
            }
        }
    }

    /// Opens the content of an OpenDocument spreadsheet; `None` where this is none.
    pub fn ods_content(&self) -> Result<Option<impl Read>, WorkbookError> {
        let Some(content) = self.find("content.xml") else { return Ok(None) };
        if let Some(manifest) = self.find("meta-inf/manifest.xml") {
            let mut text = Vec::new();
            let _ = self.open(manifest)?.take(MANIFEST).read_to_end(&mut text);
            if String::from_utf8_lossy(&text).contains("encryption-data") {
                return Err(WorkbookError::Encrypted);
            }
        }
        let allowed = RATIO_FREE.max(content.packed.saturating_mul(MAX_RATIO));
        Ok(Some(self.open(content)?.take(allowed)))
    }

    fn find(&self, name: &str) -> Option<&Member> {
        self.list.iter().find(|member| member.name == name)
    }

    fn open(&self, member: &Member) -> Result<Box<dyn Read + '_>, WorkbookError> {
        let entry = self.archive.get_entry(member.way).map_err(|_| WorkbookError::Damaged)?;
        let (start, end) = entry.compressed_data_range();
        let packed = BufReader::new(Part { archive: &self.archive, at: start, end });
        match member.method {
            CompressionMethod::STORE => Ok(Box::new(packed)),
            CompressionMethod::DEFLATE => Ok(Box::new(DeflateDecoder::new(packed))),
            _ => Err(WorkbookError::Damaged),
        }
    }
}

/// Tells the members the library holds whole, wherever they lie.
fn is_held(name: &str) -> bool {
    const HELD: [&str; 9] = [
        "sharedstrings.xml",
        "sharedstrings.bin",
        "styles.xml",
        "styles.bin",
        "workbook.xml",
        "workbook.bin",
        "core.xml",
        "app.xml",
        "custom.xml",
    ];
    let file = name.rsplit('/').next().unwrap_or_default();
    HELD.contains(&file) || file.starts_with("theme") || file.ends_with(".rels")
}

/// Reads the packed bytes of a member.
struct Part<'m, 'f, 'b> {
    archive: &'m ZipArchive<At<'f, 'b>>,
    at: u64,
    end: u64,
}

impl Read for Part<'_, '_, '_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.end.saturating_sub(self.at)).unwrap_or(usize::MAX);
        let count = buffer.len().min(left);
        let read = self.archive.get_ref().read_at(&mut buffer[..count], self.at)?;
        self.at += read as u64;
        Ok(read)
    }
}
