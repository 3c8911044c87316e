//! Libraries of the node registry inside the pages, each bundled to one classic script.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::process::output;
use crate::{floors, node, project};

/// The packages whose code is shipped.
pub const PACKAGES: [&str; 2] = ["lean-qr", "lzma1"];

/// The script of the page that makes QR codes, and the global it gives them by.
const QR_CODE: (&str, &str) = ("qr-code.js", "QrCode");

/// Writes the scripts that a page takes from libraries beside its modules.
pub fn write(modules: &Path) -> Result<()> {
    let (name, global) = QR_CODE;
    let script = bundle(name, &[&format!("--global-name={global}")])?;
    fs::write(modules.join(name), script).with_context(|| format!("cannot write {name}"))
}

/// Bundles a script of this folder with what it imports, in the syntax of the oldest engines.
pub fn bundle(name: &str, options: &[&str]) -> Result<String> {
    node::prepare(&project::browser_tests())?;
    let packages = packages();
    output(
        Command::new(packages.join(".bin/esbuild"))
            .arg(project::root().join("xtask/src").join(name))
            .args(["--bundle", "--minify", "--format=iife"])
            .arg(format!("--target={}", floors::target()?))
            .args(options)
            .env("NODE_PATH", &packages),
    )
}

/// Returns the folder the packages lie in.
pub fn packages() -> PathBuf {
    project::browser_tests().join("node_modules")
}
