//! The mutation check: does any test notice when a comparison or a sum is changed?

use std::ffi::OsString;
use std::process::Command;

use anyhow::Result;

use crate::process::{ensure_subcommand, run};
use crate::project;

/// Runs cargo-mutants as `.cargo/mutants.toml` says, fetching it where it is missing.
///
/// Every mutant compiles the crate again, so all of them take hours; `arguments` such as
/// `--file src/judge.rs` choose some.
pub fn run_check(arguments: &[OsString]) -> Result<()> {
    ensure_subcommand("mutants", "27.1.0")?;
    run(Command::new("cargo")
        .args(["mutants", "--package", "dormouse"])
        .args(arguments)
        // Nobody debugs a mutant, and linking takes half as long without.
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .current_dir(project::root()))
}
