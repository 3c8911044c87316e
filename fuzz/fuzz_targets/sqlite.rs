//! Databases: every table is walked to an end, the same way however the bytes come.
#![no_main]

use dormouse::bytes::Window;
use dormouse::syntax::sqlite::Sqlite;
use dormouse::syntax::table::MAX_CELLS;
use dormouse_fuzz::Sliced;
use libfuzzer_sys::fuzz_target;
use std::ops::ControlFlow;

fuzz_target!(|bytes: &[u8]| {
    let whole = rows(bytes, 0);
    if bytes.len() <= 8192 {
        assert_eq!(rows(bytes, 100), whole, "read a hundred bytes at a time");
    }
});

/// Counts the rows and cells of every table, and says whether all could be read.
fn rows(bytes: &[u8], step: usize) -> Option<Vec<(String, usize, usize, bool)>> {
    let bytes = Sliced::new(bytes, step);
    let mut database = Sqlite::open(Box::new(Window::whole(&bytes))).ok()?;
    let names: Vec<String> = database.tables().iter().map(|table| table.name.clone()).collect();
    let mut seen = Vec::new();
    for name in names.into_iter().take(20) {
        let (mut count, mut cells) = (0, 0);
        let whole = database.rows(&name, &mut |row| {
            count += 1;
            assert!(row.len() <= MAX_CELLS);
            cells += (0..row.len()).map(|index| row.cell(index).text().len()).sum::<usize>();
            ControlFlow::Continue(())
        });
        seen.push((name, count, cells, whole.expect("in memory")));
    }
    Some(seen)
}
