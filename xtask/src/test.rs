//! The three suites: native, WebAssembly in a worker, and the page.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::thread;

use anyhow::{Context, Result, bail};
use clap::ValueEnum;
use serde_json::{Value, json};
use wasm_bindgen_cli::wasm_bindgen_test_runner;

use crate::process::{run as run_command, say};
use crate::serve::{Site, listen};
use crate::toolchain::{TARGET, Toolchain};
use crate::{browser, bundle, node, package, project, single};

/// Seconds before a browser that says nothing more is given up.
const PATIENCE: &str = "300";

/// Names a group of tests that runs in one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Suite {
    /// Every crate's tests, on this machine
    Native,
    /// The WebAssembly boundary, in a worker of a headless browser
    Web,
    /// The finished page, in a headless browser
    Browser,
}

/// Runs one suite, or all of them to the end before saying what failed.
pub fn run(only: Option<Suite>) -> Result<()> {
    let suites = only.map_or(Suite::value_variants().to_vec(), |suite| vec![suite]);
    let mut failures = Vec::new();
    for suite in &suites {
        say(&format!("running the {} tests", suite.name()));
        if let Err(error) = suite.run() {
            failures.push(format!("{}: {error:#}", suite.name()));
        }
    }
    println!("{}", conclude(&suites, &failures)?);
    Ok(())
}

fn conclude(suites: &[Suite], failures: &[String]) -> Result<String> {
    if !failures.is_empty() {
        bail!("tests failed ({})", failures.join("; "));
    }
    let names: Vec<String> = suites.iter().map(|suite| suite.name()).collect();
    Ok(format!("All tests passed: {}.", names.join(", ")))
}

impl Suite {
    fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }

    fn run(self) -> Result<()> {
        match self {
            Self::Native => native(),
            Self::Web => web(),
            Self::Browser => page(),
        }
    }
}

/// One package at a time, because `--workspace` would join their features:
/// the product would be tested with more than it ships, and most of xtask's
/// dependencies compiled a second time.
fn native() -> Result<()> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let test =
        |arguments: &[&str]| run_command(Command::new(&cargo).args(arguments).current_dir(project::root()));
    for package in ["dormouse", "xtask"] {
        test(&["test", "--package", package])?;
    }
    // What the light module reads, it must read as the full one does.
    test(&[
        "test",
        "--package",
        "dormouse",
        "--no-default-features",
        "--features",
        "own-rules",
        "--test",
        "corpus",
    ])
}

/// Doctests cannot run where the standard library is compiled by cargo, so
/// the one test file is named.
fn web() -> Result<()> {
    let toolchain = Toolchain::find()?;
    let runner = json!([env::current_exe()?, "run-wasm-tests"]);
    run_command(
        toolchain
            .cargo("test")
            .args(["--test", "web"])
            .args(bundle::FULL.features())
            .arg("--config")
            .arg(format!("target.{TARGET}.runner={runner}"))
            .env("CHROMEDRIVER", browser::driver()?)
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities()?)
            .env("WASM_BINDGEN_TEST_TIMEOUT", PATIENCE),
    )
}

/// Runs one test binary that cargo has built, in a worker of a browser.
pub fn run_in_browser(arguments: Vec<OsString>) -> Result<()> {
    let name = OsString::from("wasm-bindgen-test-runner");
    wasm_bindgen_test_runner::run_cli_with_args(std::iter::once(name).chain(arguments))
}

/// Writes what the driver must know: which browser, started how.
fn capabilities() -> Result<PathBuf> {
    let flags = project::browser_tests().join("chromium-flags.json");
    let text = fs::read_to_string(&flags).with_context(|| format!("cannot read {}", flags.display()))?;
    let flags: Value = serde_json::from_str(&text).context("the browser's flags are no JSON")?;
    let options = json!({ "binary": browser::chromium()?, "args": flags });
    let file = project::web_target().join("webdriver.json");
    fs::create_dir_all(project::web_target())?;
    fs::write(&file, json!({ "goog:chromeOptions": options }).to_string())
        .with_context(|| format!("cannot write {}", file.display()))?;
    Ok(file)
}

fn page() -> Result<()> {
    node::prepare(&project::browser_tests())?;
    let chromium = browser::chromium()?;
    let engines = engines();
    bundle::build(None)?;
    bundle::build_single(None)?;
    let package = package::pack()?;
    let site = Site::open(listen(0)?)?;
    let url = site.url();
    thread::spawn(move || site.serve());
    run_command(
        Command::new("node")
            .args(["--test", "--test-reporter=spec"])
            .args(page_tests()?)
            .current_dir(project::browser_tests())
            .env("DORMOUSE_URL", format!("{url}app.html"))
            .env("DORMOUSE_SITE", url)
            .env("DORMOUSE_FILE", project::dist().join(single::NAME))
            .env("DORMOUSE_PACKAGE", package)
            .env("CHROMIUM", chromium)
            .envs(engines),
    )
}

/// Finds the other engines; a machine that cannot have one is told so, and tests the rest.
fn engines() -> Vec<(&'static str, PathBuf)> {
    let mut found = Vec::new();
    match browser::firefox() {
        Ok(firefox) => found.push(("FIREFOX", firefox)),
        Err(error) => say(&format!("not testing in Firefox: {error:#}")),
    }
    match browser::webkit() {
        Ok((driver, browser)) => found.extend([("WEBKIT_DRIVER", driver), ("WEBKIT_BROWSER", browser)]),
        Err(error) => say(&format!("not testing in WebKit: {error:#}")),
    }
    found
}

/// Lists the test files, because Node 20 does not expand patterns.
fn page_tests() -> Result<Vec<PathBuf>> {
    let folder = project::browser_tests();
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .with_context(|| format!("cannot read {}", folder.display()))?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    if files.is_empty() {
        bail!("there are no tests in {}", folder.display());
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn success_names_what_ran() {
        let text = conclude(Suite::value_variants(), &[]).unwrap();
        assert_eq!(text, "All tests passed: native, web, browser.");
    }

    #[test]
    fn every_failure_is_in_the_last_sentence() {
        let failures = ["native: cargo failed".to_owned(), "web: no driver".to_owned()];
        let error = conclude(Suite::value_variants(), &failures).unwrap_err();
        let expected = "tests failed (native: cargo failed; web: no driver)";
        assert_eq!(error.to_string(), expected);
    }
}
