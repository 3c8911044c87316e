//! Zip, tar, gzip, and one in the other: what is listed can be opened or is refused, within limits.
#![no_main]

use dormouse::bundle::{self, Entry, MAX_ENTRIES};
use dormouse::bytes::Input;
use dormouse::native::Tables;
use dormouse_fuzz::Sliced;
use libfuzzer_sys::fuzz_target;
use std::io::{Read, Seek, SeekFrom, copy, sink};

/// How much of a member is unpacked.
const UNPACKED: u64 = 4 << 20;
/// How many members are opened.
const OPENED: usize = 32;

fuzz_target!(|bytes: &[u8]| {
    let whole = listed(bytes, 0);
    if bytes.len() < 4096 {
        assert_eq!(listed(bytes, 13), whole, "read 13 bytes at a time");
    }
});

/// Lists what is inside, with the size of each member unpacked or why it was refused.
fn listed(bytes: &[u8], step: usize) -> Vec<(String, String)> {
    let inputs = [Input::file("given", Box::new(Sliced::new(bytes, step)))];
    let (bundles, refusals) = bundle::open(&inputs, &Tables);
    let mut seen: Vec<(String, String)> =
        refusals.iter().map(|refusal| (refusal.path.clone(), refusal.code.id().to_owned())).collect();
    for bundle in &bundles {
        assert!(bundle.entries.len() <= MAX_ENTRIES);
        seen.extend(bundle.entries.iter().take(OPENED).map(|entry| (entry.path.clone(), opened(entry))));
    }
    seen
}

fn opened(entry: &Entry<'_>) -> String {
    let head = entry.head();
    let plain = match entry.open() {
        Ok(plain) => plain,
        Err(refusal) => return refusal.code.id().to_owned(),
    };
    let mut start = plain.take(UNPACKED);
    let size = match copy(&mut start, &mut sink()) {
        Ok(size) => size,
        Err(error) => return bundle::refusal(&error, &entry.path).code.id().to_owned(),
    };
    let head = head.expect("its start was just read");
    assert!(head.len() as u64 <= size, "a head of {} bytes of {size}", head.len());
    if size < UNPACKED {
        let mut held = entry.open_seekable().expect("it was just read");
        assert_eq!(held.seek(SeekFrom::End(0)).ok(), Some(size), "it is as long as it was");
    }
    size.to_string()
}
