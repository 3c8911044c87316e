//! Node and the packages that what runs in it needs.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process::{find, read, run, say};

const OLDEST_NODE: u32 = 20;

/// Makes sure that Node is new enough and that the packages a folder locks are installed.
pub fn prepare(folder: &Path) -> Result<()> {
    check_version(read("node", &["--version"]).as_deref())?;
    let lock = locked(folder)?;
    // Lies among the packages, so it goes when they go.
    let stamp = folder.join("node_modules/.installed-lock.json");
    if fs::read(&stamp).ok().as_ref() == Some(&lock) {
        return Ok(());
    }
    if find("npm").is_none() {
        bail!("this needs npm: install it and try again");
    }
    say(&format!("installing the node packages of {}", folder.display()));
    run(Command::new("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(folder))?;
    fs::write(stamp, lock).context("cannot note what is installed")
}

fn locked(folder: &Path) -> Result<Vec<u8>> {
    let file = folder.join("package-lock.json");
    fs::read(&file).with_context(|| format!("cannot read {}", file.display()))
}

fn check_version(version: Option<&str>) -> Result<()> {
    let Some(version) = version else {
        bail!("this needs Node {OLDEST_NODE} or newer: install it and try again");
    };
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_none_or(|major| major < OLDEST_NODE) {
        bail!("this needs Node {OLDEST_NODE} or newer, and this is {version}");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_20_and_newer_are_accepted() {
        for version in ["v20.0.0", "v24.1.0", "v100.0.0"] {
            assert!(check_version(Some(version)).is_ok(), "{version}");
        }
    }

    #[test]
    fn older_or_unreadable_versions_are_named() {
        for version in ["v18.19.0", "v9.0.0", "nonsense"] {
            let error = check_version(Some(version)).unwrap_err().to_string();
            assert!(error.ends_with(version), "{error}");
        }
    }

    #[test]
    fn a_missing_node_is_asked_for() {
        let error = check_version(None).unwrap_err().to_string();
        assert!(error.contains("install it"), "{error}");
    }
}
