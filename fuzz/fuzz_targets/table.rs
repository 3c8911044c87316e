//! Text tables: the same rows however the bytes come, and no more cells than are looked at.
#![no_main]

use dormouse::evidence::TableShape;
use dormouse::syntax::lines::{LINE_LIMIT, each_line};
use dormouse::syntax::table::{MAX_CELLS, csv_rows};
use dormouse_fuzz::Drip;
use libfuzzer_sys::fuzz_target;
use std::io::Read;
use std::ops::ControlFlow;

fuzz_target!(|bytes: &[u8]| {
    let Some((first, text)) = bytes.split_first() else { return };
    let delimiter = b",;\t|"[usize::from(first & 3)];
    // Decoding takes off the mark of byte order; the library would, where the first read brings all of it.
    let marks = text.chunks_exact(3).take_while(|bytes| *bytes == b"\xEF\xBB\xBF").count();
    let text = &text[3 * marks..];
    let whole = rows(text, delimiter);
    if text.len() < 4096 {
        assert_eq!(rows(Drip(text, 1), delimiter), whole, "read one byte at a time");
    }
    each_line(text, &mut |_, line| assert!(line.len() <= LINE_LIMIT * 3)).expect("in memory");
    let text = String::from_utf8_lossy(text);
    for (whole, pasted) in [(true, false), (false, false), (true, true)] {
        TableShape::of(&text, whole, pasted);
    }
});

fn rows(text: impl Read, delimiter: u8) -> (Vec<Vec<String>>, bool) {
    let mut found = Vec::new();
    let cut = csv_rows(text, delimiter, &mut |row| {
        let texts = row.texts();
        assert!(texts.len() <= MAX_CELLS && row.cell(row.len()).is_empty());
        found.push(texts);
        ControlFlow::Continue(())
    });
    (found, cut.expect("in memory"))
}
