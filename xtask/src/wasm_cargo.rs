//! Cargo commands for WebAssembly on whichever toolchain was found.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::project;
use crate::toolchain::{TARGET, Toolchain};

const DEBIAN_CARGO: &str = "/usr/bin/cargo";
const DEBIAN_CLIPPY: &str = "/usr/bin/cargo-clippy";
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_LIBRARY: &str = "/usr/lib/rustlib/src/rust";

/// Keeps the module loadable in engines as old as Chromium 88.
const OLD_ENGINES: &str = "-Ctarget-feature=-reference-types,-multivalue";

/// Variables that would tie Debian's toolchain to the one running xtask.
const INHERITED: [&str; 8] = [
    "CARGO",
    "LD_LIBRARY_PATH",
    "RUSTC",
    "RUSTC_WORKSPACE_WRAPPER",
    "RUSTDOC",
    "RUSTFLAGS",
    "RUSTUP_TOOLCHAIN",
    "RUST_RECURSION_COUNT",
];

impl Toolchain {
    /// Starts a cargo command that works on the WebAssembly target.
    pub fn cargo(&self, subcommand: &str) -> Command {
        self.cargo_into(&project::web_target(), subcommand)
    }

    /// Starts such a command with a target folder of its own, so that it leaves the shipped modules alone.
    pub fn cargo_into(&self, target: &Path, subcommand: &str) -> Command {
        let mut command = match self {
            Self::Active => active(subcommand),
            Self::Debian { linker } => {
                let mut command = debian(subcommand);
                command.env(format!("{}_LINKER", variable_prefix()), linker);
                command
            }
        };
        command
            .current_dir(project::root())
            .args(["--target", TARGET, "--target-dir"])
            .arg(target)
            .env("CARGO_ENCODED_RUSTFLAGS", self.flags());
        command
    }

    /// A precompiled library already uses the newer features, and flags on our
    /// own code alone would not undo that; such builds need current engines.
    fn flags(&self) -> OsString {
        let features = match self {
            Self::Active => None,
            Self::Debian { .. } => Some(OsString::from(OLD_ENGINES)),
        };
        let flags: Vec<OsString> = remaps().into_iter().chain(features).collect();
        flags.join("\u{1f}".as_ref())
    }
}

fn active(subcommand: &str) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.arg(subcommand);
    command
}

fn debian(subcommand: &str) -> Command {
    // Cargo looks for its subcommands in its home first, where rustup's are.
    let program = match subcommand {
        "clippy" => DEBIAN_CLIPPY,
        _ => DEBIAN_CARGO,
    };
    let mut command = Command::new(program);
    for name in INHERITED {
        command.env_remove(name);
    }
    command
        .env("CARGO", DEBIAN_CARGO)
        .env("RUSTC", DEBIAN_RUSTC)
        .env("RUSTC_BOOTSTRAP", "1")
        // The library built for size: its sorts and number writers alone weigh tens of kilobytes.
        .args([subcommand, "-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"]);
    command
}

/// Returns the start of cargo's variables for this target.
fn variable_prefix() -> String {
    let name = TARGET.to_uppercase().replace('-', "_");
    format!("CARGO_TARGET_{name}")
}

/// Keeps this machine's folders out of the module.
fn remaps() -> Vec<OsString> {
    let project = (project::root().to_owned(), "dormouse");
    let library = (PathBuf::from(DEBIAN_LIBRARY), "rust");
    let crates = registries().into_iter().map(|folder| (folder, "crates"));
    [project, library].into_iter().chain(crates).map(|(from, to)| remap(from, to)).collect()
}

/// Returns the folders crates are unpacked in, in a stable order, because
/// cargo builds everything anew when the flags differ.
fn registries() -> Vec<PathBuf> {
    let sources = cargo_home().map(|home| home.join("registry/src"));
    let mut folders: Vec<PathBuf> = sources
        .and_then(|sources| fs::read_dir(sources).ok())
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .collect();
    folders.sort();
    folders
}

fn remap(from: PathBuf, to: &str) -> OsString {
    let mut flag = OsString::from("--remap-path-prefix=");
    flag.push(from);
    flag.push("=");
    flag.push(to);
    flag
}

fn cargo_home() -> Option<PathBuf> {
    env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| env::home_dir().map(|home| home.join(".cargo")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::ffi::OsStr;

    fn value<'a>(command: &'a Command, name: &str) -> Option<Option<&'a OsStr>> {
        command.get_envs().find(|(key, _)| *key == name).map(|(_, value)| value)
    }

    #[test]
    fn debian_is_cut_loose_from_the_toolchain_that_runs_xtask() {
        let linker = "rust-lld".into();
        let command = Toolchain::Debian { linker }.cargo("build");
        assert_eq!(value(&command, "RUSTUP_TOOLCHAIN"), Some(None));
        assert_eq!(value(&command, "LD_LIBRARY_PATH"), Some(None));
        let rustc = Some(Some(OsStr::new(DEBIAN_RUSTC)));
        assert_eq!(value(&command, "RUSTC"), rustc);
        let variable = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER";
        assert_eq!(value(&command, variable), Some(Some("rust-lld".as_ref())));
    }

    #[test]
    fn debian_lints_with_its_own_clippy() {
        let linker = "rust-lld".into();
        let command = Toolchain::Debian { linker }.cargo("clippy");
        assert_eq!(command.get_program(), DEBIAN_CLIPPY);
    }

    #[test]
    fn features_are_lowered_only_where_the_library_is_compiled_too() {
        let linker = "rust-lld".into();
        let debian = Toolchain::Debian { linker }.flags();
        assert!(debian.to_string_lossy().contains(OLD_ENGINES));
        let active = Toolchain::Active.flags();
        assert!(!active.to_string_lossy().contains("target-feature"));
    }
}
