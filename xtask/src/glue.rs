//! JavaScript glue, made by the wasm-bindgen that `Cargo.lock` pins.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use wasm_bindgen_cli::wasm_bindgen::run_cli_with_args;

/// Writes `<stem>.js` and `<stem>.wasm` for a compiled module.
///
/// The glue is a classic script, because module scripts are refused on
/// `file://`. It names no file to load: the caller passes the module, so that
/// page, worker and single file share it.
pub fn write(module: &Path, folder: &Path, stem: &str) -> Result<()> {
    let arguments: [&OsStr; 10] = [
        "wasm-bindgen".as_ref(),
        module.as_ref(),
        "--target=no-modules".as_ref(),
        "--no-typescript".as_ref(),
        "--omit-default-module-path".as_ref(),
        "--remove-producers-section".as_ref(),
        "--out-name".as_ref(),
        stem.as_ref(),
        "--out-dir".as_ref(),
        folder.as_ref(),
    ];
    run_cli_with_args(arguments).with_context(|| format!("cannot make glue for {}", module.display()))?;
    // The tool appends "_bg", which only matters to bundlers.
    fs::rename(folder.join(format!("{stem}_bg.wasm")), folder.join(format!("{stem}.wasm")))
        .with_context(|| format!("cannot name {stem}.wasm"))
}
