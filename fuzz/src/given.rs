//! Makes of a fuzzer's bytes what a person could give.
//!
//! The first byte says how it is given, then come a name, a line feed and the file. Further files follow the mark
//! [`NEXT`], each with its name. `cargo xtask fuzz` writes its seeds this way (`xtask/src/fuzz/seeds.rs`).

use crate::Sliced;
use dormouse::bytes::Input;
use dormouse::digest;
use dormouse::findings::Findings;
use dormouse::judge::Ask;
use dormouse::native::{Quiet, Tables};
use dormouse::read::{Host, read};
use dormouse::rule::Rule;
use dormouse::when::{Day, Order, Zone};

/// Stands between two files.
const NEXT: &[u8] = b"\n=NEXT=\n";
/// How many files are made of one input at most.
const MAX_FILES: usize = 16;

/// Holds files and the person's word on them.
pub struct Given<'a> {
    files: Vec<(String, &'a [u8])>,
    how: u8,
}

/// Parts bytes into names and contents.
pub fn parts(bytes: &[u8]) -> Vec<(String, &[u8])> {
    let mut rest = bytes;
    let mut files = Vec::new();
    while files.len() < MAX_FILES {
        let end = rest.windows(NEXT.len()).position(|window| window == NEXT);
        let (file, more) = end.map_or((rest, None), |at| (&rest[..at], Some(&rest[at + NEXT.len()..])));
        let line = file.iter().position(|byte| *byte == b'\n').unwrap_or(file.len());
        let (name, content) = file.split_at(line);
        files.push((String::from_utf8_lossy(name).into_owned(), content.get(1..).unwrap_or_default()));
        match more {
            Some(more) => rest = more,
            None => break,
        }
    }
    files
}

impl<'a> Given<'a> {
    /// Takes the bytes apart; `None` where there are none.
    pub fn of(bytes: &'a [u8]) -> Option<Given<'a>> {
        let (how, rest) = bytes.split_first()?;
        Some(Given { files: parts(rest), how: *how })
    }

    fn has(&self, bit: u8) -> bool {
        self.how & (1 << bit) != 0
    }

    /// Gives the size of the pieces to read in, besides reading all at once; none for what is packed: the library of
    /// workbooks shows more or less of a damaged sheet by the size of its reads, and zips have a target of their own.
    pub fn step(&self) -> Option<usize> {
        let packed =
            |(_, content): &(String, &[u8])| content.starts_with(b"PK") || content.starts_with(b"\x1f\x8b");
        let step = [None, Some(1), Some(7), Some(100)][usize::from(self.how >> 2 & 3)];
        step.filter(|_| !self.files.iter().any(packed))
    }

    /// Makes inputs that give at most `step` bytes a read.
    fn inputs(&self, step: usize) -> Vec<Input> {
        let input = |(name, content): &(String, &[u8])| {
            let bytes = Box::new(Sliced::new(content, step));
            let folder = self.has(1).then(|| "export".to_owned());
            match self.has(0) {
                true => Input { pasted: true, ..Input::file("", bytes) },
                false => Input { folder, modified: Some(1_560_000_000), ..Input::file(name.clone(), bytes) },
            }
        };
        self.files.iter().map(input).collect()
    }

    /// Reads everything, at most `step` bytes at a time.
    pub fn read(&self, step: usize) -> Findings {
        let Ask { captured, zone, .. } = self.ask();
        let date_order = self.has(6).then_some(Order::DayMonth);
        let host =
            Host { legacy: &Tables, watch: &Quiet, captured, zone, encoding: None, date_order, map: None };
        let mut findings = read(&self.inputs(step), &host);
        for source in &mut findings.sources {
            source.sha256 = Some(digest::sha256(self.files[source.input].1));
        }
        findings
    }

    /// Says what is asked.
    pub fn ask(&self) -> Ask {
        let day = |year| Day::from_ymd(year, 6, 13);
        Ask {
            as_of: day(if self.has(7) { 2026 } else { 2019 }).expect("a date"),
            captured: day(2019).filter(|_| self.has(4)),
            zone: Some(Zone::UTC).filter(|_| self.has(5)),
        }
    }

    /// Gives the rule to judge by.
    pub fn rule(&self) -> Rule {
        let id = if self.has(6) { "cn-gov-2019" } else { "two-years" };
        Rule::preset(id).expect("a preset")
    }
}
