//! What this machine has, gathered once, so that decisions are pure.

use std::env;
use std::fs;
use std::path::Path;

use crate::debian;
use crate::process::{find, read};
use crate::toolchain::{PACKAGES, TARGET};

/// Describes what the search for a WebAssembly toolchain depends on.
#[derive(Clone, Copy, Debug)]
pub struct Machine {
    /// The active toolchain has a standard library for the target.
    pub has_target: bool,
    pub rustup: Rustup,
    /// Debian's own toolchain and library source are installed.
    pub has_packages: bool,
    /// We are root on a system with `apt-get`.
    pub can_install: bool,
}

/// Says what rustup may be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rustup {
    Absent,
    /// The environment forbids it to install (`RUSTUP_AUTO_INSTALL=0`).
    Bound,
    Free,
}

impl Machine {
    /// Looks at this machine.
    pub fn look() -> Self {
        Self {
            has_target: has_target(),
            rustup: rustup(),
            has_packages: debian::have(&PACKAGES),
            can_install: debian::can_install(),
        }
    }
}

/// Tells whether this process may install system packages.
pub fn is_root() -> bool {
    read("id", &["-u"]).as_deref() == Some("0")
}

fn has_target() -> bool {
    read("rustc", &["--print", "target-libdir", "--target", TARGET])
        .is_some_and(|folder| holds_std(Path::new(&folder)))
}

fn holds_std(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|files| {
        files.flatten().any(|file| file.file_name().to_string_lossy().starts_with("libstd-"))
    })
}

fn rustup() -> Rustup {
    let told_not_to = env::var_os("RUSTUP_AUTO_INSTALL").is_some_and(|value| value == "0");
    match find("rustup") {
        None => Rustup::Absent,
        Some(_) if told_not_to => Rustup::Bound,
        Some(_) => Rustup::Free,
    }
}
