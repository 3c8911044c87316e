//! Connects the core to a computer of one's own: files, folders, legacy text, the clock.

use crate::bytes::{Bytes, Input};
use crate::digest::hex;
use crate::read::{Step, Watch};
use crate::text::{Decode, Encoding, Legacy};
use crate::when::Day;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// How deep folders are followed.
const MAX_FOLDERS: usize = 32;

/// Reads a file where it lies; opened for each read, so a folder of a hundred
/// thousand files never holds that many open.
struct OnDisk {
    path: PathBuf,
    size: u64,
}

impl Bytes for OnDisk {
    fn size(&self) -> u64 {
        self.size
    }

    fn read_at(&self, at: u64, buffer: &mut [u8]) -> io::Result<usize> {
        let mut file = File::open(&self.path)?;
        file.seek(SeekFrom::Start(at))?;
        file.read(buffer)
    }
}

/// Opens a file as one input, a folder as one export of many.
///
/// # Errors
/// The path does not exist or may not be read.
pub fn inputs(path: &Path) -> io::Result<Vec<Input>> {
    let mut found = Vec::new();
    if fs::metadata(path)?.is_dir() {
        let folder = path.file_name().map(|name| name.to_string_lossy().into_owned());
        walk(path, path, folder.as_deref().unwrap_or("."), 0, &mut found)?;
        found.sort_by(|a, b| a.path.cmp(&b.path));
    } else {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        found.push(on_disk(path, name.into_owned())?);
    }
    Ok(found)
}

fn walk(root: &Path, dir: &Path, folder: &str, depth: usize, found: &mut Vec<Input>) -> io::Result<()> {
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let path = entry.path();
        let kind = entry.file_type()?;
        if kind.is_dir() && depth < MAX_FOLDERS {
            walk(root, &path, folder, depth + 1, found)?;
        } else if kind.is_file() {
            let inner = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            found.push(Input { folder: Some(folder.to_owned()), ..on_disk(&path, inner)? });
        }
    }
    Ok(())
}

fn on_disk(path: &Path, name: String) -> io::Result<Input> {
    let metadata = fs::metadata(path)?;
    // Opened once here, so that a file that may not be read is known before reading starts.
    File::open(path)?;
    let bytes = OnDisk { path: path.to_owned(), size: metadata.len() };
    let modified = metadata.modified().ok().and_then(epoch_seconds);
    Ok(Input { modified, ..Input::file(name, Box::new(bytes)) })
}

fn epoch_seconds(time: SystemTime) -> Option<i64> {
    let since = time.duration_since(UNIX_EPOCH).ok()?;
    i64::try_from(since.as_secs()).ok()
}

/// Tells the present moment, as seconds since 1970-01-01 UTC.
pub fn now() -> i64 {
    epoch_seconds(SystemTime::now()).unwrap_or_default()
}

/// Tells today's date where this computer stands.
pub fn today() -> Day {
    use chrono::Datelike;
    let date = chrono::Local::now().date_naive();
    Day::from_ymd(date.year(), date.month(), date.day()).unwrap_or(Day::MAX)
}

/// Computes an input's SHA-256 in lower-case hexadecimal, piece by piece.
///
/// # Errors
/// Reading failed.
pub fn sha256(input: &Input) -> io::Result<String> {
    let mut hasher = Sha256::new();
    let mut piece = vec![0; 1 << 20];
    let mut at = 0;
    loop {
        let count = input.bytes.read_at(at, &mut piece)?;
        if count == 0 {
            return Ok(hex(&hasher.finalize()));
        }
        hasher.update(&piece[..count]);
        at += count as u64;
    }
}

/// Decodes legacy text by `encoding_rs`.
pub struct Tables;

impl Legacy for Tables {
    fn decoder(&self, encoding: Encoding) -> Box<dyn Decode> {
        let known = encoding_rs::Encoding::for_label(encoding.id().as_bytes());
        let encoding = known.unwrap_or(encoding_rs::UTF_8);
        Box::new(TableDecoder(encoding.new_decoder_without_bom_handling()))
    }
}

struct TableDecoder(encoding_rs::Decoder);

impl Decode for TableDecoder {
    fn decode(&mut self, bytes: &[u8], last: bool, out: &mut String) {
        let needed = self.0.max_utf8_buffer_length(bytes.len());
        out.reserve(needed.unwrap_or(bytes.len() * 3));
        // The reserved space is the decoder's own upper bound, so one call does it.
        let _ = self.0.decode_to_string(bytes, out, last);
    }
}

/// Hears nothing; for callers that show no progress.
pub struct Quiet;

impl Watch for Quiet {
    fn progress(&self, _step: Step, _done: u64, _total: u64) {}
}
