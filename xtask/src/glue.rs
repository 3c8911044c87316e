//! JavaScript glue, made by the wasm-bindgen that `Cargo.lock` pins.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
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
    forget_address(&folder.join(format!("{stem}.js")))?;
    // The tool appends "_bg", which only matters to bundlers.
    fs::rename(folder.join(format!("{stem}_bg.wasm")), folder.join(format!("{stem}.wasm")))
        .with_context(|| format!("cannot name {stem}.wasm"))
}

/// How the glue finds out where it was loaded from.
const OWN_ADDRESS: &str = "new URL(document.currentScript.src, location.href).toString()";

/// Takes out the glue's search for its own address: it has none where it stands in a page, and a page inside a frame
/// gives it nothing to start from.
fn forget_address(glue: &Path) -> Result<()> {
    let text = fs::read_to_string(glue).with_context(|| format!("cannot read {}", glue.display()))?;
    if !text.contains(OWN_ADDRESS) {
        bail!("{} finds its address in another way than expected", glue.display());
    }
    fs::write(glue, text.replace(OWN_ADDRESS, "\"\""))
        .with_context(|| format!("cannot write {}", glue.display()))
}
