//! Which release a page is: its version, the day of its sources, and what its engine hashes to.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::page::Page;
use crate::process::read;
use crate::project;

/// What the page has in its place until it is built.
const PLACE: &str = "<span id=\"release\"></span>";

/// Writes into a page which release it is; `module` is the engine it starts with.
///
/// The day is that of the newest commit, so that the same sources give the same bytes.
pub fn write(page: &mut Page, module: &Path) -> Result<()> {
    let bytes = fs::read(module).with_context(|| format!("cannot read {}", module.display()))?;
    let sum: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let name = module.file_name().unwrap_or_default().to_string_lossy();
    let day = read("git", &["log", "-1", "--format=%cs"]).map(|day| format!(" · {day}")).unwrap_or_default();
    let version = number()?;
    let release = format!("Dormouse {version}{day} · {name} SHA-256 {sum}");
    page.put(PLACE, &format!("<span id=\"release\">{release}</span>"))
}

/// Tells the version in Cargo.toml.
pub fn number() -> Result<String> {
    let manifest =
        fs::read_to_string(project::root().join("Cargo.toml")).context("cannot read Cargo.toml")?;
    let version = manifest.lines().find_map(|line| line.strip_prefix("version = "));
    Ok(version.context("Cargo.toml names no version")?.trim_matches('"').to_owned())
}
