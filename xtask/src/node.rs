//! Node, and the packages of the page and of the browser tests.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process::{find, read, run, say};
use crate::project;

const OLDEST_NODE: u32 = 20;

/// Makes sure that Node is new enough and the locked packages are installed.
pub fn prepare() -> Result<()> {
    check_version(read("node", &["--version"]).as_deref())?;
    let lock = locked()?;
    if installed().as_ref() == Some(&lock) {
        return Ok(());
    }
    if find("npm").is_none() {
        bail!("the page's libraries and the browser tests need npm: install it and try again");
    }
    say("installing the node packages of the page and of the browser tests");
    run(Command::new("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(project::browser_tests()))?;
    fs::write(stamp(), lock).context("cannot note what is installed")
}

fn locked() -> Result<Vec<u8>> {
    let file = project::browser_tests().join("package-lock.json");
    fs::read(&file).with_context(|| format!("cannot read {}", file.display()))
}

fn installed() -> Option<Vec<u8>> {
    fs::read(stamp()).ok()
}

/// The lock file as it was when the packages were installed. It lies among
/// them, so it goes when they go.
fn stamp() -> PathBuf {
    project::browser_tests().join("node_modules/.installed-lock.json")
}

fn check_version(version: Option<&str>) -> Result<()> {
    let Some(version) = version else {
        bail!(
            "the page's libraries and the browser tests need Node {OLDEST_NODE} or newer: install it and try again"
        );
    };
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_none_or(|major| major < OLDEST_NODE) {
        bail!(
            "the page's libraries and the browser tests need Node {OLDEST_NODE} or newer, and this is {version}"
        );
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
