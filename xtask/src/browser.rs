//! Chromium and its driver, found or fetched.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::debian;
use crate::process::find;

/// Names under which systems install Chromium.
const CHROMIUM: [&str; 4] = ["chromium", "google-chrome", "google-chrome-stable", "chromium-browser"];

const DRIVER: &str = "chromedriver";

/// Finds Chromium: the one `$CHROMIUM` names, else the system's.
pub fn chromium() -> Result<PathBuf> {
    match env::var_os("CHROMIUM").map(PathBuf::from) {
        Some(file) if file.is_file() => Ok(file),
        Some(file) => bail!("$CHROMIUM names {}, which is no file", file.display()),
        None => find_or_install(&CHROMIUM, "chromium"),
    }
}

/// Finds the program that drives Chromium for WebAssembly tests.
pub fn driver() -> Result<PathBuf> {
    find_or_install(&[DRIVER], "chromium-driver")
}

fn find_or_install(names: &[&str], package: &str) -> Result<PathBuf> {
    let look = || names.iter().find_map(|name| find(name));
    if let Some(program) = look() {
        return Ok(program);
    }
    debian::ensure(&[package]).with_context(|| format!("there is no {}", names[0]))?;
    look().with_context(|| format!("{package} is installed, yet {} is not in PATH", names[0]))
}
