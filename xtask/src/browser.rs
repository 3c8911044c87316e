//! Chromium and its driver, found or fetched.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::debian;
use crate::process::find;

/// Names under which systems install Chromium.
const CHROMIUM: [&str; 4] = ["chromium", "google-chrome", "google-chrome-stable", "chromium-browser"];

const DRIVER: &str = "chromedriver";

/// Where WebKit's own browser lies, which its packages keep out of `PATH`.
const MINI_BROWSER: [&str; 2] = [
    "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.0/MiniBrowser",
];

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

/// Finds Firefox; where there is none, it is installed where that may be done.
pub fn firefox() -> Result<PathBuf> {
    find_or_install(&["firefox-esr", "firefox"], "firefox-esr")
}

/// Finds the program that drives WebKit, and its browser.
pub fn webkit() -> Result<(PathBuf, PathBuf)> {
    let driver = find_or_install(&["WebKitWebDriver"], "webkit2gtk-driver")?;
    // It needs a display, and a machine for tests has none.
    find_or_install(&["xvfb-run"], "xvfb")?;
    find_or_install(&["xauth"], "xauth")?;
    let browser = MINI_BROWSER.iter().map(PathBuf::from).find(|file| file.is_file());
    Ok((driver, browser.with_context(|| format!("there is no {}", MINI_BROWSER[0]))?))
}

fn find_or_install(names: &[&str], package: &str) -> Result<PathBuf> {
    let look = || names.iter().find_map(|name| find(name));
    if let Some(program) = look() {
        return Ok(program);
    }
    debian::ensure(&[package]).with_context(|| format!("there is no {}", names[0]))?;
    look().with_context(|| format!("{package} is installed, yet {} is not in PATH", names[0]))
}
