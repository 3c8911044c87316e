//! The oldest engines the page promises to run in, and what of WebAssembly they load.
//!
//! `tests/browser/floors.json` names them, for this and for the check of scripts, style sheets and pages
//! (`floors.test.mjs`).

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result, bail};
use wasmparser::{Validator, WasmFeatures};

use crate::bundle::FLAVOURS;
use crate::project;

const FLOORS: &str = include_str!("../../tests/browser/floors.json");

/// What all of them have: by engine, the version that first had it (webassembly.org/features).
///
/// | feature | Chromium | Firefox | Safari |
/// |---|---|---|---|
/// | globals that change, shared | 69 | 61 | 13.1 |
/// | sign extension | 74 | 62 | 14.1 |
/// | conversions that do not trap | 75 | 64 | 15 |
/// | bulk memory | 75 | 79 | 15 |
/// | several values | 85 | 78 | 13.1 |
///
/// Reference types (Chromium 96), SIMD (91, Safari 16.4), tail calls and all that came later are not among them.
fn features() -> WasmFeatures {
    WasmFeatures::MVP
        .union(WasmFeatures::MUTABLE_GLOBAL)
        .union(WasmFeatures::SIGN_EXTENSION)
        .union(WasmFeatures::SATURATING_FLOAT_TO_INT)
        .union(WasmFeatures::BULK_MEMORY)
        .union(WasmFeatures::MULTI_VALUE)
}

/// Writes the engines as bundlers name them: `chrome88,firefox91,safari15`.
pub fn target() -> Result<String> {
    let floors: BTreeMap<String, String> =
        serde_json::from_str(FLOORS).context("floors.json is no list of engines")?;
    let engines: Vec<String> = floors.iter().map(|(engine, version)| format!("{engine}{version}")).collect();
    Ok(engines.join(","))
}

/// Fails when a module in dist/ needs more than the oldest engines have.
pub fn check() -> Result<()> {
    for flavour in &FLAVOURS {
        let file = project::dist().join(flavour.stem).with_extension("wasm");
        let bytes = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        if let Err(problem) = validate(&bytes) {
            bail!("{} would not load in the oldest engines: {problem}", file.display());
        }
    }
    Ok(())
}

fn validate(module: &[u8]) -> Result<()> {
    Validator::new_with_features(features()).validate_all(module)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Makes a module of one function of some type and code.
    fn module(types: &[u8], code: &[u8]) -> Vec<u8> {
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        let mut body = vec![0];
        body.extend(code);
        body.push(0x0B);
        let mut functions = vec![1, body.len() as u8];
        functions.extend(&body);
        let mut list = vec![1];
        list.extend(types);
        for (id, section) in [(1, list), (3, vec![1, 0]), (5, vec![1, 0, 1]), (10, functions)] {
            module.extend([id, section.len() as u8]);
            module.extend(section);
        }
        module
    }

    const NOTHING: &[u8] = &[0x60, 0, 0];

    #[track_caller]
    fn refused(module: &[u8], what: &str) {
        let problem = validate(module).unwrap_err().to_string();
        assert!(problem.contains(what), "{problem}");
    }

    #[test]
    fn the_floors_are_written_as_bundlers_read_them() {
        assert_eq!(target().unwrap(), "chrome88,firefox91,safari15");
    }

    #[test]
    fn what_the_oldest_engines_have_is_taken() {
        // i32.const 0, i32.extend8_s, drop; f32.const 0, i32.trunc_sat_f32_s, drop; memory.fill.
        let code =
            [0x41, 0, 0xC0, 0x1A, 0x43, 0, 0, 0, 0, 0xFC, 0, 0x1A, 0x41, 0, 0x41, 0, 0x41, 0, 0xFC, 0x0B, 0];
        validate(&module(NOTHING, &code)).unwrap();
        validate(&module(&[0x60, 0, 2, 0x7F, 0x7F], &[0x41, 0, 0x41, 0])).unwrap();
    }

    #[test]
    fn what_came_later_is_refused() {
        // v128.const, drop.
        let mut simd = vec![0xFD, 0x0C];
        simd.extend([0; 16]);
        simd.push(0x1A);
        refused(&module(NOTHING, &simd), "SIMD");
        // ref.null extern, drop.
        refused(&module(NOTHING, &[0xD0, 0x6F, 0x1A]), "reference types");
        // return_call 0.
        refused(&module(NOTHING, &[0x12, 0]), "tail calls");
        // memory.atomic.notify.
        refused(&module(NOTHING, &[0x41, 0, 0x41, 0, 0xFE, 0, 2, 0, 0x1A]), "threads");
    }
}
