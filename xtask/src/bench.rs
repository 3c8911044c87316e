//! The benchmark: finds what it needs, serves dist/, and keeps its tables in BENCHMARKS.md.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::thread;

use anyhow::{Context, Result, bail};

use crate::process::{output, run as run_command, say};
use crate::serve::{Site, listen};
use crate::{browser, bundle, debian, node, project, single};

/// The tables stand between these in BENCHMARKS.md.
const MARKS: [&str; 2] = ["<!-- tables: cargo xtask bench --write -->\n", "<!-- end of tables -->\n"];

/// What the command line is measured against or with; a machine without them is told so.
const PEERS: [&str; 4] = ["jq", "miller", "time", "unzip"];

/// Measures and prints the tables, and writes them down where asked to.
pub fn run(names: &[String], quick: bool, write: bool) -> Result<()> {
    node::prepare(&project::benches())?;
    let chromium = browser::chromium()?;
    if let Err(error) = debian::ensure(&PEERS) {
        say(&format!("measuring without some others: {error:#}"));
    }
    let site = Site::open(listen(0)?)?;
    if !project::dist().join(single::NAME).is_file() {
        bundle::build_single(None)?;
    }
    let url = site.url();
    thread::spawn(move || site.serve());
    let mut command = Command::new("node");
    command
        .arg("bench.mjs")
        .args(names)
        .args(quick.then_some("--quick"))
        .current_dir(project::benches())
        .env("CHROMIUM", chromium)
        .env("DORMOUSE", command_line()?)
        .env("DORMOUSE_COMMAND", as_typed(names, quick, write))
        .env("DORMOUSE_DIST", project::dist())
        .env("DORMOUSE_FILE", project::dist().join(single::NAME))
        .env("DORMOUSE_INPUTS", scratch().join("inputs"))
        .env("DORMOUSE_SITE", &url)
        .env("DORMOUSE_URL", format!("{url}app.html"));
    match python() {
        Ok(python) => drop(command.env("PYTHON", python)),
        Err(error) => say(&format!("measuring without Python: {error:#}")),
    }
    let tables = output(&mut command)?;
    println!("{tables}");
    if write { write_down(&tables) } else { Ok(()) }
}

fn scratch() -> PathBuf {
    project::target().join("bench")
}

fn as_typed(names: &[String], quick: bool, write: bool) -> String {
    let flags = [quick.then_some("--quick"), write.then_some("--write")].into_iter().flatten();
    let words = ["cargo", "xtask", "bench"].into_iter().chain(names.iter().map(String::as_str)).chain(flags);
    words.collect::<Vec<_>>().join(" ")
}

/// Builds the command as it is given to others.
fn command_line() -> Result<PathBuf> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let arguments = ["build", "--release", "--package", "dormouse", "--bin", "dormouse"];
    run_command(Command::new(cargo).args(arguments).current_dir(project::root()))?;
    Ok(project::target().join("release/dormouse").with_extension(env::consts::EXE_EXTENSION))
}

/// Gives a Python with the packages that are measured against.
fn python() -> Result<PathBuf> {
    let folder = scratch().join("python");
    let python = folder.join("bin/python3");
    let wanted = project::benches().join("peers/requirements.txt");
    if !python.is_file() {
        run_command(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
    }
    let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"];
    run_command(Command::new(&python).args(install).arg(wanted))?;
    Ok(python)
}

fn write_down(tables: &str) -> Result<()> {
    let file = project::root().join("BENCHMARKS.md");
    let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    fs::write(&file, replace(&text, tables)?).with_context(|| format!("cannot write {}", file.display()))
}

/// Puts the tables between the marks.
fn replace(text: &str, tables: &str) -> Result<String> {
    let parts = text.split_once(MARKS[0]).and_then(|(head, rest)| Some((head, rest.split_once(MARKS[1])?.1)));
    match parts {
        Some((head, tail)) => Ok([head, MARKS[0], "\n", tables, "\n", MARKS[1], tail].concat()),
        None => bail!("BENCHMARKS.md has no marks between which the tables would stand"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_tables_take_the_place_of_the_old_and_of_nothing_else() {
        let [open, close] = MARKS;
        let text = format!("head\n{open}old\n{close}tail\n");
        let once = replace(&text, "new\n").unwrap();
        assert_eq!(once, format!("head\n{open}\nnew\n\n{close}tail\n"));
        assert_eq!(replace(&once, "new\n").unwrap(), once);
        assert!(replace("head\n", "new\n").is_err());
    }

    #[test]
    fn the_command_is_told_as_it_was_typed() {
        assert_eq!(as_typed(&["feed".to_owned()], false, false), "cargo xtask bench feed");
        assert_eq!(as_typed(&[], true, false), "cargo xtask bench --quick");
    }
}
