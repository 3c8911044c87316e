//! Writes what the fuzzer starts from: the fixtures, sorted by who reads what, in the shape each target takes.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Result;
use sha2::{Digest, Sha256};

use crate::project;

/// Stands between two files of one input (`fuzz/src/given.rs`).
const NEXT: &[u8] = b"\n=NEXT=\n";
/// Bits of the first byte (`fuzz/src/given.rs`).
const PASTED: u8 = 1;
const FOLDER: u8 = 1 << 1;
/// Every so many cases one is packed as a tar as well.
const TAR_EVERY: usize = 8;

type Files = Vec<(String, Vec<u8>)>;

/// Writes the seeds of every target into a folder each.
pub fn write(to: &Path) -> Result<()> {
    let mut seeds = Seeds::default();
    for (number, case) in cases()?.iter().enumerate() {
        seeds.case(number, case)?;
    }
    for path in listed(&project::root().join("tests/databases"))? {
        seeds.file(&fs::read(path)?);
    }
    for table in ["tests/dates.toml", "tests/feed-dates.toml"] {
        seeds.dates(&fs::read_to_string(project::root().join(table))?);
    }
    for path in listed(&project::root().join("src/rules"))? {
        seeds.add("rules", fs::read(path)?);
    }
    seeds.add(
        "rules",
        br#"{"time":"Posted","title":"Headline","order":"dmy","unit":"s","zone":"+08:00"}"#.to_vec(),
    );
    seeds.save(to)
}

#[derive(Default)]
struct Seeds(BTreeMap<&'static str, Vec<Vec<u8>>>);

impl Seeds {
    fn add(&mut self, target: &'static str, bytes: Vec<u8>) {
        self.0.entry(target).or_default().push(bytes);
    }

    /// Takes a fixture as a person gives it, its files by their syntax, and packed.
    fn case(&mut self, number: usize, case: &Path) -> Result<()> {
        let told = fs::read_to_string(case.join("expect.toml"))?;
        let pasted = told.lines().any(|line| line == "pasted = true");
        let mut loose = Files::new();
        for path in listed(&case.join("in"))? {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_file() {
                let bytes = fs::read(&path)?;
                self.file(&bytes);
                loose.push((name, bytes));
                continue;
            }
            let members = files(&path)?;
            if name.ends_with(".xlsx") {
                self.add("workbook", joined(&members));
            } else {
                members.iter().for_each(|(_, bytes)| self.file(bytes));
            }
            match name.contains('.') {
                true => loose.push((name, self.packed(number, &members)?)),
                false => self.add("whole", whole(number, FOLDER, &members)),
            }
        }
        if !loose.is_empty() {
            self.add("whole", whole(number, if pasted { PASTED } else { 0 }, &loose));
            self.packed(number, &loose)?;
        }
        Ok(())
    }

    /// Packs files as a zip, some as a gzipped tar too; gives the zip.
    fn packed(&mut self, number: usize, members: &Files) -> Result<Vec<u8>> {
        let zipped = zip(members)?;
        self.add("containers", zipped.clone());
        if number.is_multiple_of(TAR_EVERY) {
            let archive = tar(members)?;
            self.add("containers", gzip(&archive)?);
            self.add("containers", zip(&vec![("inner.zip".to_owned(), zipped.clone())])?);
            self.add("containers", archive);
        }
        Ok(zipped)
    }

    /// Gives a file to the readers of its syntax.
    fn file(&mut self, bytes: &[u8]) {
        let start = String::from_utf8_lossy(&bytes[..bytes.len().min(512)]).to_ascii_lowercase();
        let start = start.trim_start_matches('\u{feff}').trim_start();
        match () {
            () if bytes.starts_with(b"SQLite format 3\0") => self.add("sqlite", bytes.to_vec()),
            () if bytes.starts_with(b"\xD0\xCF\x11\xE0") => self.add("workbook", bytes.to_vec()),
            () if bytes.starts_with(b"PK") => self.add("containers", bytes.to_vec()),
            () if start.contains("<html") || start.starts_with("<!doctype html") => {
                self.add("html", bytes.to_vec())
            }
            () if start.starts_with('<') => self.add("xml", bytes.to_vec()),
            () if start.starts_with(['{', '[']) || start.starts_with("window.") => {
                self.add("json", bytes.to_vec())
            }
            () if bytes.get(1..).is_some_and(|rest| rest.starts_with(b"\xA2eroots"))
                || start.contains("eroots") =>
            {
                self.add("car", bytes.to_vec());
            }
            () => {
                let most = (0..4_u8).max_by_key(|at| {
                    bytes.iter().filter(|byte| **byte == b",;\t|"[usize::from(*at)]).count()
                });
                self.add("table", [&[most.unwrap_or(0)], bytes].concat());
            }
        }
    }

    /// Takes the first text of every line of a table of dates.
    fn dates(&mut self, table: &str) {
        for line in table.lines() {
            let text = line.trim_start().strip_prefix("[\"").and_then(|rest| rest.split("\", ").next());
            if let Some(text) = text {
                self.add("dates", text.as_bytes().to_vec());
            }
        }
    }

    /// Writes each seed under its sum, so that one is there once.
    fn save(&self, to: &Path) -> Result<()> {
        for (target, seeds) in &self.0 {
            let folder = to.join(target);
            fs::create_dir_all(&folder)?;
            for seed in seeds {
                let name: String =
                    Sha256::digest(seed).iter().take(10).map(|byte| format!("{byte:02x}")).collect();
                fs::write(folder.join(name), seed)?;
            }
        }
        Ok(())
    }
}

/// Joins files to an input of the whole way in; their number says in what steps it is read.
fn whole(number: usize, how: u8, files: &Files) -> Vec<u8> {
    let steps = ((number % 4) as u8) << 2;
    [vec![how | steps], joined(files)].concat()
}

fn joined(files: &Files) -> Vec<u8> {
    let file = |(name, bytes): &(String, Vec<u8>)| [name.as_bytes(), b"\n", bytes].concat();
    files.iter().map(file).collect::<Vec<_>>().join(NEXT)
}

fn cases() -> Result<Vec<PathBuf>> {
    let formats = listed(&project::root().join("tests/corpus"))?;
    let cases = formats.iter().map(|format| listed(format)).collect::<Result<Vec<_>>>()?;
    Ok(cases.concat().into_iter().filter(|case| case.join("expect.toml").is_file()).collect())
}

/// Lists what is in a folder, sorted.
fn listed(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.path()));
    let mut found = entries.collect::<Result<Vec<_>>>()?;
    found.sort();
    Ok(found)
}

/// Reads all files in and below a folder.
fn files(root: &Path) -> Result<Files> {
    let (mut found, mut open) = (Files::new(), vec![root.to_owned()]);
    while let Some(folder) = open.pop() {
        for path in listed(&folder)? {
            match path.is_dir() {
                true => open.push(path),
                false => {
                    let name = path.strip_prefix(root)?.to_string_lossy().into_owned();
                    found.push((name, fs::read(&path)?));
                }
            }
        }
    }
    Ok(found)
}

fn zip(members: &Files) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    let mut archive = rawzip::ZipArchiveWriter::new(&mut packed);
    for (name, bytes) in members {
        let member = archive.new_file(name).compression_method(rawzip::CompressionMethod::DEFLATE);
        let (mut entry, config) = member.start()?;
        let encoder = flate2::write::DeflateEncoder::new(&mut entry, flate2::Compression::default());
        let mut writer = config.wrap(encoder);
        writer.write_all(bytes)?;
        let (encoder, descriptor) = writer.finish()?;
        encoder.finish()?;
        entry.finish(descriptor)?;
    }
    archive.finish()?;
    Ok(packed)
}

fn tar(members: &Files) -> Result<Vec<u8>> {
    let mut archive = tar::Builder::new(Vec::new());
    for (name, bytes) in members {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        archive.append_data(&mut header, name, bytes.as_slice())?;
    }
    Ok(archive.into_inner()?)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_has_seeds() {
        let folder = project::root().join("target/fuzz/seeds-of-a-test");
        write(&folder).expect("writable");
        for target in super::super::targets().expect("listable") {
            let seeds = listed(&folder.join(&target)).unwrap_or_default();
            assert!(!seeds.is_empty(), "{target} starts from nothing");
        }
        fs::remove_dir_all(folder).expect("removable");
    }
}
