//! The mutation check: does any test notice when a comparison or a sum is changed?

use std::ffi::OsString;
use std::process::Command;

use anyhow::Result;

use crate::process::{read, run, say};
use crate::project;

/// Runs cargo-mutants as `.cargo/mutants.toml` says, fetching it where it is missing.
///
/// Every mutant compiles the crate again, so all of them take hours; `arguments` such as
/// `--file src/judge.rs` choose some.
pub fn run_check(arguments: &[OsString]) -> Result<()> {
    if read("cargo", &["mutants", "--version"]).is_none() {
        say("installing cargo-mutants");
        run(Command::new("cargo").args(["install", "cargo-mutants", "--locked"]))?;
    }
    run(Command::new("cargo")
        .args(["mutants", "--package", "dormouse"])
        .args(arguments)
        // Nobody debugs a mutant, and linking takes half as long without.
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .current_dir(project::root()))
}
