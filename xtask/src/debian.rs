//! Debian packages, for machines that cannot download from elsewhere.

use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::machine;
use crate::process::{find, read, run, say};

/// Makes sure that packages are installed, installing them where allowed.
///
/// # Errors
/// Says what to run where this is not Debian or we are not root.
pub fn ensure(packages: &[&str]) -> Result<()> {
    let missing: Vec<&str> = packages.iter().copied().filter(|name| !is_installed(name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    if !can_install() {
        bail!("run `{}` and try again", advice(&missing));
    }
    install(&missing).with_context(|| format!("cannot install {}", missing.join(", ")))
}

/// Tells whether every package is installed.
pub fn have(packages: &[&str]) -> bool {
    packages.iter().all(|name| is_installed(name))
}

/// Tells whether packages may be installed without asking anybody.
pub fn can_install() -> bool {
    find("apt-get").is_some() && machine::is_root()
}

/// Returns the command a person would run to install packages.
pub fn advice(packages: &[&str]) -> String {
    format!("sudo apt-get install --no-install-recommends {}", packages.join(" "))
}

fn is_installed(package: &str) -> bool {
    let status = read("dpkg-query", &["-W", "-f=${db:Status-Status}", package]);
    status.as_deref() == Some("installed")
}

fn install(packages: &[&str]) -> Result<()> {
    say(&format!("installing Debian packages: {}", packages.join(" ")));
    run(apt_get().args(["update", "--quiet=2"]))?;
    run(apt_get().args(["install", "--quiet=2", "--yes", "--no-install-recommends"]).args(packages))
}

fn apt_get() -> Command {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}
