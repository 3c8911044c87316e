//! Content-addressed archives: blocks and the values in them, the same however the bytes come.
#![no_main]

use dormouse::syntax::car::Car;
use dormouse::syntax::cbor::{Cbor, Value};
use dormouse_fuzz::Drip;
use libfuzzer_sys::fuzz_target;
use std::io::Read;

fuzz_target!(|bytes: &[u8]| {
    let whole = blocks(bytes);
    if bytes.len() < 4096 {
        assert_eq!(blocks(Drip(bytes, 1)), whole, "read one byte at a time");
    }
    values(bytes);
});

fn blocks(text: impl Read) -> Option<(Vec<(Vec<u8>, usize)>, bool)> {
    let mut car = Car::new(text).ok()?;
    let mut seen = Vec::new();
    loop {
        match car.block() {
            Ok(Some(block)) => {
                values(block.data);
                seen.push((block.cid.to_vec(), block.data.len()));
            }
            Ok(None) => return Some((seen, true)),
            Err(_) => return Some((seen, false)),
        }
    }
}

fn values(block: &[u8]) {
    let mut count = 0;
    let mut cbor = Cbor::new(block);
    while let Some(value) = cbor.value() {
        count += 1;
        if let Value::Map(_) = value {
            cbor.key();
            cbor.single();
        }
    }
    assert!(count <= block.len() + 1, "more values than bytes");
    let mut cbor = Cbor::new(block);
    while cbor.skip().is_some() {}
}
