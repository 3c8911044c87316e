//! What the project is made of: licences, sources, doubles, known weaknesses (`deny.toml`; npm's for what is shipped of it).
//!
//! Lists of weaknesses lie elsewhere. Where they cannot be reached that is said, and nothing else fails: a check that
//! was skipped must not look like one that was passed.

use std::process::{Command, Output};

use anyhow::{Context, Result, bail};

use crate::process::{ensure_subcommand, find, run as run_command, say};
use crate::project;

/// The version that is installed where none is.
const CARGO_DENY: &str = "0.20.2";
/// What the tools say when they could not reach their lists.
const UNREACHED: [&str; 3] = [
    "failed to fetch advisory database",
    "failed to get 'FETCH_HEAD' metadata",
    "audit endpoint returned an error",
];

/// Checks both lock files and the packages that are bundled into the pages.
pub fn run() -> Result<()> {
    ensure_subcommand("deny", CARGO_DENY)?;
    run_command(deny().args(["--workspace", "check", "licenses", "bans", "sources"]))?;
    run_command(deny().args(["--manifest-path", "fuzz/Cargo.toml", "check", "licenses", "sources"]))?;
    // A copy of the list from an earlier day is better than none.
    let fresh = look(deny().args(["--workspace", "check", "advisories"]))?;
    if !fresh && !look(deny().args(["--offline", "--workspace", "check", "advisories"]))? {
        skipped("crates", "their list cannot be reached from here");
    }
    if find("npm").is_none() {
        skipped("npm packages", "npm is missing");
    } else if !look(Command::new("npm").args(["audit", "--omit=dev"]).current_dir(project::browser_tests()))?
    {
        skipped("npm packages", "the registry answers no such question here");
    }
    Ok(())
}

fn deny() -> Command {
    let mut command = Command::new("cargo");
    command.args(["deny", "--log-level", "error", "--config", "deny.toml"]).current_dir(project::root());
    command
}

fn skipped(what: &str, why: &str) {
    say(&format!("SKIPPED: the known weaknesses of {what} were not looked at, {why}"));
}

/// Runs a check; gives `false` where its list could not be reached, and fails where it found something.
fn look(command: &mut Command) -> Result<bool> {
    let name = command.get_program().to_string_lossy().into_owned();
    let done = command.output().with_context(|| format!("cannot start {name}"))?;
    let text = both(&done);
    if is_unreached(&text) {
        return Ok(false);
    }
    eprint!("{text}");
    if !done.status.success() {
        bail!("{name} found something ({})", done.status);
    }
    Ok(true)
}

fn both(done: &Output) -> String {
    [&done.stdout, &done.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned()).concat()
}

fn is_unreached(text: &str) -> bool {
    UNREACHED.iter().any(|sign| text.contains(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Result<bool> {
        look(Command::new("sh").args(["-c", script]))
    }

    #[test]
    fn a_find_is_told_from_a_list_out_of_reach() {
        assert!(shell("echo found 0 vulnerabilities").is_ok_and(|looked| looked));
        assert!(
            shell("echo 'npm error audit endpoint returned an error' >&2; exit 1")
                .is_ok_and(|looked| !looked)
        );
        assert!(shell("echo 'error[vulnerability]: a crate'; exit 1").is_err());
    }

    #[test]
    fn packages_that_are_shipped_are_no_tools_of_the_tests() {
        let manifest =
            std::fs::read_to_string(project::browser_tests().join("package.json")).expect("readable");
        let manifest: serde_json::Value = serde_json::from_str(&manifest).expect("JSON");
        let shipped: Vec<&str> = manifest["dependencies"]
            .as_object()
            .into_iter()
            .flat_map(|list| list.keys())
            .map(String::as_str)
            .collect();
        assert_eq!(shipped, crate::library::PACKAGES, "`npm audit --omit=dev` would pass over the others");
    }
}
