//! The JSON walker finds in well-formed text what serde_json finds, and in any other text an end.
#![no_main]

use dormouse::evidence::JsonShape;
use dormouse::syntax::json::Json;
use dormouse::syntax::picks::{self, Picks};
use dormouse_fuzz::Drip;
use libfuzzer_sys::fuzz_target;
use serde_json::value::RawValue;

const PATHS: [&str; 6] = ["id", "tweet.created_at", "user.name", "0.time", "media.0.time", "a.b.c"];

fuzz_target!(|bytes: &[u8]| {
    let whole = elements(Json::new(bytes));
    if let Ok(list) = serde_json::from_slice::<Vec<&RawValue>>(bytes) {
        let expected: Vec<Vec<u8>> = list.iter().map(|value| value.get().into()).collect();
        assert_eq!(whole, Some(expected), "serde_json sees other elements");
    }
    if bytes.len() < 4096 {
        assert_eq!(elements(Json::new(Drip(bytes, 1))), whole, "read one byte at a time");
    }
    walk(Json::new(bytes));
    for value in whole.iter().flatten() {
        record(value);
    }
    record(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        JsonShape::of(text);
        picks::elements(text);
        picks::leading(text);
        picks::members(text);
    }
});

fn elements<R: std::io::Read>(mut json: Json<R>) -> Option<Vec<Vec<u8>>> {
    let mut found = Vec::new();
    json.elements(|_, value| found.push(value.to_vec())).ok()??;
    Some(found)
}

/// Goes the ways of the readers: past an assignment, down a path, over the members of what is there.
fn walk(mut json: Json<&[u8]>) {
    let way = json.skip_assignment().and_then(|()| json.descend(&["data", "items"]));
    if matches!(way, Ok(true)) && matches!(json.enter(b'{'), Ok(true)) {
        while let Ok(Some(_)) = json.next_key() {
            if json.skip().is_err() {
                return;
            }
        }
    }
    let _ = json.finish();
}

fn record(value: &[u8]) {
    let Ok(picks) = Picks::of(value, &PATHS) else { return };
    for path in PATHS {
        picks.text(path);
        picks.whole(path);
        picks.is_true(path);
        picks.is_filled(path);
        picks.list(path);
    }
}
