//! The whole way in: whatever is given, there is an answer, the same one however the bytes come, and it claims no
//! more than was read.
#![no_main]

use dormouse::report;
use dormouse_fuzz::{Given, check};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some(given) = Given::of(bytes) else { return };
    let report = report::build(&given.read(0), &given.rule(), &given.ask());
    check(&report, bytes.len());
    if let Some(step) = given.step() {
        let again = report::build(&given.read(step), &given.rule(), &given.ask());
        assert_eq!(again, report, "read {step} bytes at a time");
    }
});
