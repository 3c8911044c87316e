//! The search for a toolchain that can build for WebAssembly.
//!
//! The order is: what is there, then rustup, then Debian's packages, then
//! one clear sentence. [`plan`] decides from a described machine alone.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::debian;
use crate::machine::{Machine, Rustup};
use crate::process::{find, read, run, say};

/// The target of every WebAssembly build.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Debian's newest toolchain and the source its standard library is built from.
pub const PACKAGES: [&str; 3] = ["rustc-web", "cargo-web", "rust-web-src"];

/// Debian's linter, of the same version.
const CLIPPY_PACKAGE: &str = "rust-web-clippy";

/// Names a toolchain that was found to work.
#[derive(Debug)]
pub enum Toolchain {
    /// The active toolchain, with a precompiled standard library.
    Active,
    /// Debian's toolchain, which compiles the standard library first.
    Debian { linker: PathBuf },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    UseActive,
    SkipRustup,
    AddWithRustup,
    UsePackages,
    InstallPackages,
}

impl Toolchain {
    /// Finds a toolchain, fetching it where that is allowed.
    ///
    /// # Errors
    /// Says in one sentence what to run when none can be had.
    pub fn find() -> Result<Self> {
        for step in plan(&Machine::look()) {
            match step.take() {
                Ok(Some(toolchain)) => return Ok(toolchain),
                Ok(None) => {}
                Err(error) => say(&format!("that did not work: {error:#}")),
            }
        }
        bail!(
            "no compiler for {TARGET}: run `rustup target add {TARGET}`, or on Debian 12 `{}`, and try again",
            debian::advice(&PACKAGES)
        )
    }

    /// Makes sure that the toolchain has a linter.
    pub fn ensure_clippy(&self) -> Result<()> {
        match self {
            Self::Active => Ok(()),
            Self::Debian { .. } => debian::ensure(&[CLIPPY_PACKAGE]),
        }
    }

    fn debian() -> Result<Option<Self>> {
        let linker = linker()?;
        Ok(Some(Self::Debian { linker }))
    }
}

fn plan(machine: &Machine) -> Vec<Step> {
    if machine.has_target {
        return vec![Step::UseActive];
    }
    let rustup = match machine.rustup {
        Rustup::Absent => None,
        Rustup::Bound => Some(Step::SkipRustup),
        Rustup::Free => Some(Step::AddWithRustup),
    };
    let packages = match (machine.has_packages, machine.can_install) {
        (true, _) => Some(Step::UsePackages),
        (false, true) => Some(Step::InstallPackages),
        (false, false) => None,
    };
    rustup.into_iter().chain(packages).collect()
}

impl Step {
    fn take(self) -> Result<Option<Toolchain>> {
        say(&self.describe());
        match self {
            Self::UseActive => Ok(Some(Toolchain::Active)),
            Self::SkipRustup => Ok(None),
            Self::AddWithRustup => {
                run(Command::new("rustup").args(["target", "add", TARGET]))?;
                Ok(Some(Toolchain::Active))
            }
            Self::UsePackages => Toolchain::debian(),
            Self::InstallPackages => {
                debian::ensure(&PACKAGES)?;
                Toolchain::debian()
            }
        }
    }

    fn describe(self) -> String {
        match self {
            Self::UseActive => format!("building with the installed target {TARGET}"),
            Self::SkipRustup => {
                "the target is not installed, and RUSTUP_AUTO_INSTALL=0 tells rustup not to fetch it"
                    .to_owned()
            }
            Self::AddWithRustup => format!("adding the target {TARGET} with rustup"),
            Self::UsePackages => "building with Debian's rustc-web and its library source".to_owned(),
            Self::InstallPackages => format!("fetching Debian's {}", PACKAGES.join(", ")),
        }
    }
}

/// Finds a WebAssembly linker, which Debian's toolchain comes without.
fn linker() -> Result<PathBuf> {
    rustup_linker()
        .or_else(|| find("rust-lld"))
        .or_else(|| find("wasm-ld"))
        .context("no linker for WebAssembly: install `lld` and try again")
}

fn rustup_linker() -> Option<PathBuf> {
    let sysroot = read("rustc", &["--print", "sysroot"])?;
    let version = read("rustc", &["-vV"])?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "))?;
    let folder = PathBuf::from(sysroot).join("lib/rustlib").join(host);
    Some(folder.join("bin/rust-lld")).filter(|file| file.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    const BARE: Machine =
        Machine { has_target: false, rustup: Rustup::Absent, has_packages: false, can_install: false };

    #[test]
    fn an_installed_target_ends_the_search() {
        let machine =
            Machine { has_target: true, rustup: Rustup::Free, has_packages: true, can_install: true };
        assert_eq!(plan(&machine), [Step::UseActive]);
    }

    #[test]
    fn rustup_comes_before_debian() {
        let machine = Machine { rustup: Rustup::Free, can_install: true, ..BARE };
        assert_eq!(plan(&machine), [Step::AddWithRustup, Step::InstallPackages]);
    }

    #[test]
    fn a_bound_rustup_is_never_asked() {
        let machine = Machine { rustup: Rustup::Bound, has_packages: true, ..BARE };
        assert_eq!(plan(&machine), [Step::SkipRustup, Step::UsePackages]);
    }

    #[test]
    fn installed_packages_are_used_without_installing() {
        let machine = Machine { has_packages: true, can_install: true, ..BARE };
        assert_eq!(plan(&machine), [Step::UsePackages]);
    }

    #[test]
    fn a_bare_machine_leaves_only_the_advice() {
        assert_eq!(plan(&BARE), []);
    }
}
