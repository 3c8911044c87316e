//! Web pages: as many ends as starts, the same walk however the bytes come, the rows of tables.
#![no_main]

use dormouse::syntax::html::{DEPTH_LIMIT, Html, Step, html_rows};
use dormouse::syntax::table::MAX_CELLS;
use dormouse_fuzz::Drip;
use libfuzzer_sys::fuzz_target;
use std::io::Read;
use std::ops::ControlFlow;

fuzz_target!(|bytes: &[u8]| {
    let whole = walk(bytes);
    if bytes.len() < 4096 {
        assert_eq!(walk(Drip(bytes, 1)), whole, "read one byte at a time");
    }
    let rows = html_rows(bytes, &mut |row| {
        assert!(row.texts().len() <= MAX_CELLS);
        ControlFlow::Continue(())
    });
    rows.expect("in memory");
    let mut html = Html::new(bytes);
    while let Ok(Some(step)) = html.step() {
        if let Step::Start(element) = step
            && element.name == "p"
        {
            html.inner_text().expect("in memory");
        }
    }
});

/// Walks a page; texts are joined, because where they are parted tells nothing.
fn walk(text: impl Read) -> String {
    let mut html = Html::new(text);
    let (mut seen, mut open) = (String::new(), 0_usize);
    while let Some(step) = html.step().expect("in memory") {
        match step {
            Step::Start(element) => {
                open += 1;
                seen.push_str(&format!("<{} {:?}>", element.name, element.attributes));
            }
            Step::Text(text) => seen.push_str(&text),
            Step::End(name) => {
                open = open.checked_sub(1).expect("an end of nothing");
                seen.push_str(&format!("</{name}>"));
            }
        }
        assert!(html.depth() <= DEPTH_LIMIT);
    }
    assert_eq!(open, 0, "the end of the page, and elements are open");
    seen
}
