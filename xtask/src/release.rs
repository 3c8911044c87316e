//! What is given to others: the site, the single file, checksums, and the licences of everything inside.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::address::Address;
use crate::bundle::{self, FULL};
use crate::process::{output, say};
use crate::toolchain::TARGET;
use crate::{library, project};

const SUMS: &str = "SHA256SUMS";
const LICENCES: &str = "LICENCES.txt";

/// Builds dist/ with the single file, the licences and the checksums; the same sources give the same bytes.
pub fn build(address: Option<&Address>) -> Result<()> {
    bundle::build(address)?;
    bundle::build_single(address)?;
    let dist = project::dist();
    fs::write(dist.join(LICENCES), licences()?).context("cannot write the licences")?;
    let sums = sums(&dist)?;
    fs::write(dist.join(SUMS), &sums).context("cannot write the checksums")?;
    say(&format!("{} files in dist/, with their checksums in {SUMS}", sums.lines().count()));
    Ok(())
}

/// Writes the checksums the way `sha256sum --check` reads them.
fn sums(dist: &Path) -> Result<String> {
    let mut files = Vec::new();
    list(dist, dist, &mut files)?;
    files.retain(|name| name != SUMS);
    files.sort();
    let mut sums = String::new();
    for name in files {
        let bytes = fs::read(dist.join(&name)).with_context(|| format!("cannot read {name}"))?;
        let sum: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        writeln!(sums, "{sum}  {name}")?;
    }
    Ok(sums)
}

fn list(dist: &Path, folder: &Path, files: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            list(dist, &path, files)?;
        } else {
            files.push(path.strip_prefix(dist)?.to_string_lossy().replace('\\', "/"));
        }
    }
    Ok(())
}

/// Holds what is inside and under which licence.
struct Part {
    licence: String,
    folder: PathBuf,
}

/// Lists everything that is inside the shipped files, with the texts of its licences.
fn licences() -> Result<String> {
    let mut parts = crates()?;
    for name in library::PACKAGES {
        let folder = library::packages().join(name);
        let package = fs::read_to_string(folder.join("package.json"))
            .with_context(|| format!("cannot read {name}'s package.json"))?;
        let package: Value =
            serde_json::from_str(&package).with_context(|| format!("{name}'s package.json is no JSON"))?;
        let field = |name: &str| package[name].as_str().unwrap_or_default().to_owned();
        parts.insert(format!("{name} {}", field("version")), Part { licence: field("license"), folder });
    }
    let mut text = String::from("Dormouse is made of these parts, each under its own licence.\n\n");
    for (name, part) in &parts {
        writeln!(text, "{name}: {}", part.licence)?;
    }
    for (name, part) in &parts {
        for licence in texts(&part.folder)? {
            write!(text, "\n\n{}\n{name}\n{}\n\n{}", "=".repeat(72), "=".repeat(72), licence.trim_end())?;
        }
    }
    text.push('\n');
    Ok(text)
}

/// Finds the crates compiled into the full module.
fn crates() -> Result<BTreeMap<String, Part>> {
    let tree =
        output(cargo("tree").args(["--edges", "normal", "--prefix", "none", "--format", "{p}"]).args([
            "--package",
            "dormouse",
            "--target",
            TARGET,
            "--features",
            FULL.features,
        ]))?;
    let metadata: Value = serde_json::from_str(&output(cargo("metadata").args(["--format-version", "1"]))?)
        .context("cargo's metadata is no JSON")?;
    let mut parts = BTreeMap::new();
    for line in tree.lines() {
        let mut words = line.split_whitespace();
        let (Some(name), Some(version)) = (words.next(), words.next()) else { continue };
        let version = version.trim_start_matches('v');
        let packages = metadata["packages"].as_array().context("cargo lists no packages")?;
        let package =
            packages.iter().find(|package| package["name"] == name && package["version"] == version);
        let package = package.with_context(|| format!("cargo does not know {name} {version}"))?;
        let manifest = Path::new(package["manifest_path"].as_str().unwrap_or_default());
        let licence = package["license"].as_str().unwrap_or("see its files").to_owned();
        let folder = manifest.parent().unwrap_or(manifest).to_owned();
        parts.insert(format!("{name} {version}"), Part { licence, folder });
    }
    Ok(parts)
}

fn cargo(command: &str) -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.arg(command).arg("--locked").current_dir(project::root());
    cargo
}

/// Reads the licence files of a part, in the order of their names.
fn texts(folder: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    let named = |file: &PathBuf| {
        let name = file.file_name().unwrap_or_default().to_string_lossy().to_ascii_uppercase();
        file.is_file()
            && ["LICENSE", "LICENCE", "COPYING", "NOTICE"].iter().any(|word| name.starts_with(word))
    };
    files.retain(named);
    files.sort();
    files.iter().map(|file| fs::read_to_string(file).context("a licence is no text")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_crate_inside_has_a_licence() {
        let crates = crates().unwrap();
        assert!(crates.keys().any(|name| name.starts_with("calamine ")), "{:?}", crates.keys());
        assert!(
            !crates.keys().any(|name| name.starts_with("clap ")),
            "the command line's crates are not inside"
        );
        let bare: Vec<&String> =
            crates.iter().filter(|(_, part)| part.licence == "see its files").map(|(name, _)| name).collect();
        assert!(bare.is_empty(), "{bare:?}");
    }

    #[test]
    fn checksums_name_every_file_below_the_folder() {
        let folder = std::env::temp_dir().join(format!("dormouse-sums-{}", std::process::id()));
        fs::create_dir_all(folder.join("b")).unwrap();
        fs::write(folder.join("a"), "abc").unwrap();
        fs::write(folder.join("b/c"), "").unwrap();
        let sums = sums(&folder).unwrap();
        let first = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a\n";
        assert!(sums.starts_with(first) && sums.ends_with("  b/c\n"), "{sums}");
    }
}
