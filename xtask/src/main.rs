//! The project's task runner: builds, serves, lints and tests Dormouse.
//!
//! Everything the project needs beyond a Rust toolchain (and Node for the
//! browser tests) is found or fetched here, so that a fresh machine takes
//! one command and a machine that lacks something says so in one sentence.
#![forbid(unsafe_code)]

mod address;
mod bench;
mod browser;
mod bundle;
mod debian;
mod deny;
mod floors;
mod frame;
mod fuzz;
mod glue;
mod library;
mod lint;
mod machine;
mod mime;
mod mutants;
mod node;
mod offline;
mod package;
mod page;
mod process;
mod project;
mod release;
mod serve;
mod single;
mod size;
mod test;
mod toolchain;
mod version;
mod wasm_cargo;
mod weights;

use std::ffi::OsString;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::address::Address;
use crate::test::Suite;

/// Builds, serves and tests Dormouse.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, PartialEq, Eq, Subcommand)]
enum Task {
    /// Build the page and all WebAssembly modules into dist/
    Build,
    /// Build dist/ and the package anew of the modules that are compiled already
    Page {
        /// The address of the folder dist/ will be served from, for what other sites are told of it
        #[arg(long)]
        address: Option<Address>,
    },
    /// Build dist/ as it is given to others: with the checker in one file, checksums and licences
    Release {
        /// The address of the folder dist/ will be served from, for what other sites are told of it
        #[arg(long)]
        address: Option<Address>,
    },
    /// Build the engine as a package for the npm registry
    Package,
    /// Build, then serve dist/ on this computer only
    Serve {
        /// Port to listen on (0 picks a free one)
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Serve dist/ as it is
        #[arg(long)]
        no_build: bool,
    },
    /// Run the tests: native, web and browser unless one is named
    Test { suite: Option<Suite> },
    /// Fail if the module every visitor loads has outgrown its ceiling
    Size {
        /// List what each crate weighs in it instead (compiles it once more, with names)
        #[arg(long)]
        by_crate: bool,
    },
    /// Time what is in dist/ and the command line against what people would use instead
    Bench {
        /// Inputs to read; all unless some are named
        names: Vec<String>,
        /// Read the small inputs only
        #[arg(long)]
        quick: bool,
        /// Write the tables of all inputs into BENCHMARKS.md
        #[arg(long, conflicts_with_all = ["names", "quick"])]
        write: bool,
    },
    /// Lint the code that only WebAssembly compiles
    Clippy,
    /// Change comparisons and sums one by one and list what no test notices (takes hours)
    Mutants {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
    /// Fail on a licence, a source, a double or a known weakness that nobody allowed
    Deny,
    /// Feed the readers what nobody would write, and fail on a find
    Fuzz {
        /// One of fuzz/fuzz_targets/, all unless named
        target: Option<String>,
        /// How long each target runs
        #[arg(long, default_value_t = 60)]
        seconds: u64,
        /// Repeat the run of this number
        #[arg(long)]
        seed: Option<u32>,
    },
    /// Run one WebAssembly test binary in a browser (cargo calls this)
    #[command(hide = true)]
    RunWasmTests {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
}

fn main() -> ExitCode {
    match perform(Cli::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn perform(task: Task) -> Result<()> {
    match task {
        Task::Build => bundle::build(None),
        Task::Page { address } => {
            bundle::put_together(address.as_ref())?;
            bundle::build_single(address.as_ref())?;
            package::pack().map(|_| ())
        }
        Task::Release { address } => release::build(address.as_ref()),
        Task::Package => package::build(),
        Task::Size { by_crate: false } => bundle::sizes()?.check_ceiling(),
        Task::Size { by_crate: true } => weights::run(),
        Task::Serve { port, no_build } => serve::run(port, !no_build),
        Task::Test { suite } => test::run(suite),
        Task::Bench { names, quick, write } => bench::run(&names, quick, write),
        Task::Clippy => lint::run_clippy(),
        Task::Mutants { arguments } => mutants::run_check(&arguments),
        Task::Deny => deny::run(),
        Task::Fuzz { target, seconds, seed } => fuzz::run(target, seconds, seed),
        Task::RunWasmTests { arguments } => test::run_in_browser(arguments),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn task(line: &str) -> Option<Task> {
        let words = std::iter::once("xtask").chain(line.split_whitespace());
        Cli::try_parse_from(words).ok().map(|cli| cli.task)
    }

    #[test]
    fn serve_listens_on_8080_and_builds_unless_told_otherwise() {
        let serve = |port, no_build| Some(Task::Serve { port, no_build });
        assert_eq!(task("serve"), serve(8080, false));
        assert_eq!(task("serve --port 9000 --no-build"), serve(9000, true));
    }

    #[test]
    fn test_runs_every_suite_unless_one_is_named() {
        assert_eq!(task("test"), Some(Task::Test { suite: None }));
        let web = Some(Suite::Web);
        assert_eq!(task("test web"), Some(Task::Test { suite: web }));
    }

    #[test]
    fn the_wasm_runner_passes_every_argument_on() {
        let arguments = vec!["a.wasm".into(), "--nocapture".into(), "name".into()];
        let expected = Some(Task::RunWasmTests { arguments });
        assert_eq!(task("run-wasm-tests a.wasm --nocapture name"), expected);
    }

    #[test]
    fn only_a_whole_benchmark_is_written_down() {
        let bench = |names, quick, write| Some(Task::Bench { names, quick, write });
        assert_eq!(
            task("bench x-20m feed"),
            bench(vec!["x-20m".to_owned(), "feed".to_owned()], false, false)
        );
        assert_eq!(task("bench --write"), bench(Vec::new(), false, true));
        assert_eq!(task("bench --quick --write"), None);
        assert_eq!(task("bench feed --write"), None);
    }

    #[test]
    fn the_mutation_check_passes_its_choice_on() {
        let arguments = vec!["--file".into(), "src/judge.rs".into()];
        assert_eq!(task("mutants --file src/judge.rs"), Some(Task::Mutants { arguments }));
    }

    #[test]
    fn the_fuzzer_runs_every_target_for_a_minute_unless_told_otherwise() {
        assert_eq!(task("fuzz"), Some(Task::Fuzz { target: None, seconds: 60, seed: None }));
        let dates = Some(Task::Fuzz { target: Some("dates".to_owned()), seconds: 5, seed: Some(1) });
        assert_eq!(task("fuzz dates --seconds 5 --seed 1"), dates);
    }

    #[test]
    fn an_address_is_taken_whole_or_refused() {
        let address = |text: &str| text.parse::<Address>().ok();
        assert_eq!(task("page"), Some(Task::Page { address: None }));
        let whole = "https://example.org/a/";
        assert_eq!(
            task(&format!("release --address {whole}")),
            Some(Task::Release { address: address(whole) })
        );
        assert_eq!(task("release --address example.org"), None);
    }

    #[test]
    fn unknown_words_are_refused() {
        for line in ["", "sreve", "test everything", "serve --port 99999"] {
            assert_eq!(task(line), None, "{line:?}");
        }
    }
}
