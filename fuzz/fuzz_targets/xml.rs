//! XML: as many ends as starts unless it breaks off, the same steps however the bytes come, nothing that expands.
#![no_main]

use dormouse::evidence::MarkupShape;
use dormouse::syntax::xml::{DEPTH_LIMIT, Step, Xml, unescape};
use dormouse_fuzz::Drip;
use libfuzzer_sys::fuzz_target;
use std::io::Read;

fuzz_target!(|bytes: &[u8]| {
    let whole = walk(bytes);
    if bytes.len() < 4096 {
        assert_eq!(walk(Drip(bytes, 1)), whole, "read one byte at a time");
    }
    let text = String::from_utf8_lossy(bytes);
    MarkupShape::of(&text);
    assert!(unescape(&text).len() <= text.len(), "it expands");
});

fn walk(text: impl Read) -> (Vec<String>, bool) {
    let mut xml = Xml::new(text);
    let (mut seen, mut open) = (Vec::new(), 0_usize);
    loop {
        match xml.step() {
            Ok(Some(Step::Start(element))) => {
                open += 1;
                seen.push(format!("{} {:?}", element.name, element.attributes));
            }
            Ok(Some(Step::End { name, text })) => {
                open = open.checked_sub(1).expect("an end of nothing");
                seen.push(format!("/{name} {text}"));
            }
            Ok(None) => {
                assert_eq!(open, 0, "the end of the text, and elements are open");
                return (seen, true);
            }
            Err(_) => return (seen, false),
        }
        assert!(xml.depth() <= DEPTH_LIMIT && open <= DEPTH_LIMIT + 1);
    }
}
