//! Shares what the integration tests need: packing fixtures, reading, one-byte reads.
#![allow(dead_code)] // Each test binary uses its own part.

use dormouse::bytes::{Bytes, Input};
use dormouse::findings::Findings;
use dormouse::native::{Quiet, Tables};
use dormouse::read::{Host, read};
use dormouse::when::{Day, Zone};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Holds one thing to read, before it becomes an input.
#[derive(Clone)]
pub struct Item {
    pub path: String,
    pub folder: Option<String>,
    pub pasted: bool,
    pub modified: Option<i64>,
    pub bytes: Vec<u8>,
}

impl Item {
    pub fn file(path: &str, bytes: impl Into<Vec<u8>>) -> Item {
        Item { path: path.to_owned(), folder: None, pasted: false, modified: None, bytes: bytes.into() }
    }

    pub fn pasted(text: &str) -> Item {
        Item { pasted: true, ..Item::file("", text) }
    }

    fn input(&self, bytes: Box<dyn Bytes>) -> Input {
        Input {
            folder: self.folder.clone(),
            pasted: self.pasted,
            modified: self.modified,
            ..Input::file(self.path.clone(), bytes)
        }
    }
}

/// Gives one byte per read, as a slow disk may.
struct Drip(Vec<u8>);

impl Bytes for Drip {
    fn size(&self) -> u64 {
        self.0.len() as u64
    }

    fn read_at(&self, at: u64, buffer: &mut [u8]) -> io::Result<usize> {
        let end = buffer.len().min(1);
        self.0.read_at(at, &mut buffer[..end])
    }
}

/// Reads items as the person's word on capture day and zone has it.
pub fn read_items(items: &[Item], captured: Option<Day>, zone: Option<Zone>) -> Findings {
    read(&inputs(items), &host(captured, zone))
}

/// Makes inputs of items.
pub fn inputs(items: &[Item]) -> Vec<Input> {
    items.iter().map(|item| item.input(Box::new(item.bytes.clone()))).collect()
}

/// Reads items one byte at a time.
pub fn read_dripping(items: &[Item], captured: Option<Day>, zone: Option<Zone>) -> Findings {
    let inputs: Vec<Input> =
        items.iter().map(|item| item.input(Box::new(Drip(item.bytes.clone())))).collect();
    read(&inputs, &host(captured, zone))
}

pub fn host(captured: Option<Day>, zone: Option<Zone>) -> Host<'static> {
    Host { legacy: &Tables, watch: &Quiet, captured, zone, encoding: None, date_order: None, map: None }
}

/// Names the fixtures' folder.
pub fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus")
}

/// Lists the subfolders of a folder, sorted.
pub fn folders(dir: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = entries(dir).into_iter().filter(|path| path.is_dir()).collect();
    found.sort();
    found
}

/// Lists what is in a folder, sorted.
pub fn entries(dir: &Path) -> Vec<PathBuf> {
    let listed = fs::read_dir(dir).unwrap_or_else(|error| panic!("{}: {error}", dir.display()));
    let mut found: Vec<PathBuf> = listed.map(|entry| entry.expect("listable").path()).collect();
    found.sort();
    found
}

/// Loads a fixture's `in/`: files, folders, and folders that stand for archives.
pub fn load(dir: &Path, pasted: bool) -> Vec<Item> {
    let mut items = Vec::new();
    for path in entries(dir) {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if path.is_file() {
            let bytes = fs::read(&path).expect("readable");
            let path = if pasted { "" } else { &name };
            items.push(Item { pasted, ..Item::file(path, bytes) });
            continue;
        }
        let members = files(&path);
        match () {
            () if name.ends_with(".tar.gz") => items.push(Item::file(&name, tar_gz(&members))),
            () if name.ends_with(".zip") || name.ends_with(".xlsx") => {
                items.push(Item::file(&name, zip(&members)))
            }
            () => items.extend(
                members
                    .into_iter()
                    .map(|(path, bytes)| Item { folder: Some(name.clone()), ..Item::file(&path, bytes) }),
            ),
        }
    }
    items
}

fn files(root: &Path) -> Vec<(String, Vec<u8>)> {
    fn walk(root: &Path, dir: &Path, found: &mut Vec<(String, Vec<u8>)>) {
        for path in entries(dir) {
            if path.is_dir() {
                walk(root, &path, found);
            } else {
                let inner = path.strip_prefix(root).expect("inside").to_string_lossy().replace('\\', "/");
                found.push((inner, fs::read(&path).expect("readable")));
            }
        }
    }
    let mut found = Vec::new();
    walk(root, root, &mut found);
    found
}

/// Packs a zip with deflated members.
pub fn zip(members: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut packed = Vec::new();
    let mut archive = rawzip::ZipArchiveWriter::new(&mut packed);
    for (name, bytes) in members {
        let member = archive.new_file(name).compression_method(rawzip::CompressionMethod::DEFLATE);
        let (mut entry, config) = member.start().expect("a member");
        let encoder = flate2::write::DeflateEncoder::new(&mut entry, flate2::Compression::default());
        let mut writer = config.wrap(encoder);
        writer.write_all(bytes).expect("in memory");
        let (encoder, descriptor) = writer.finish().expect("in memory");
        encoder.finish().expect("in memory");
        entry.finish(descriptor).expect("in memory");
    }
    archive.finish().expect("in memory");
    packed
}

/// Packs a gzipped tar.
pub fn tar_gz(members: &[(String, Vec<u8>)]) -> Vec<u8> {
    let encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    let mut archive = tar::Builder::new(encoder);
    for (name, bytes) in members {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        archive.append_data(&mut header, name, bytes.as_slice()).expect("in memory");
    }
    archive.into_inner().expect("in memory").finish().expect("in memory")
}
