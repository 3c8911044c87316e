//! The fuzzer: feeds what nobody would write to the whole way in and to each reader.

mod seeds;

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::thread;

use anyhow::{Context, Result, bail};

use crate::process::{ensure_subcommand, output, run as run_command};
use crate::project;

/// The version that is fetched where none is installed.
const CARGO_FUZZ: &str = "0.13.2";
/// How large an input becomes, in bytes; limits that lie beyond have their own tests.
const MAX_LENGTH: usize = 64 << 10;
/// How many seconds one input may take.
const TIMEOUT: u64 = 20;
/// How much memory a target may use, in MB.
const MEMORY: u64 = 1024;

/// Says how one target fared.
struct Outcome {
    target: String,
    executions: u64,
    /// What libFuzzer said last of coverage, features and corpus.
    coverage: String,
    log: PathBuf,
    found: bool,
}

/// Feeds one target, or each, for so many seconds from the fixtures and what earlier runs kept; a find is an error.
///
/// Nothing here is unsafe, so there is no memory for a sanitizer to watch over: without one it runs several times as fast.
///
/// With the same `seed` and nothing kept, a target tries the same inputs again.
pub fn run(only: Option<String>, seconds: u64, seed: Option<u32>) -> Result<()> {
    let targets = match only {
        Some(target) => vec![target],
        None => targets()?,
    };
    seeds::write(&folder("seeds"))?;
    let build = build(&targets)?;
    let queue = Mutex::new(targets.into_iter());
    let outcomes = Mutex::new(Vec::new());
    let work = || -> Result<()> {
        loop {
            let next = queue.lock().expect("nobody panics").next();
            let Some(target) = next else { return Ok(()) };
            let outcome = feed(&build, target, seconds, seed)?;
            outcomes.lock().expect("nobody panics").push(outcome);
        }
    };
    let jobs = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..jobs).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| worker.join().expect("nobody panics"))
    })?;
    conclude(&outcomes.into_inner().expect("nobody panics"))
}

fn conclude(outcomes: &[Outcome]) -> Result<()> {
    for Outcome { target, executions, coverage, .. } in outcomes {
        println!("{target:12} {executions:>10} executions  {coverage}");
    }
    match outcomes.iter().find(|outcome| outcome.found) {
        Some(Outcome { target, log, .. }) => bail!("{target} found something, see {}", log.display()),
        None => Ok(()),
    }
}

fn folder(name: &str) -> PathBuf {
    project::root().join("target/fuzz").join(name)
}

/// Lists the targets: every file of the folder is one.
fn targets() -> Result<Vec<String>> {
    let mut names = Vec::new();
    for file in fs::read_dir(project::root().join("fuzz/fuzz_targets"))? {
        let path = file?.path();
        names.extend(path.file_stem().map(|name| name.to_string_lossy().into_owned()));
    }
    names.sort();
    Ok(names)
}

/// Builds the targets and says where they are.
fn build(targets: &[String]) -> Result<PathBuf> {
    ensure_subcommand("fuzz", CARGO_FUZZ)?;
    let mut command = Command::new("cargo");
    command.args(["fuzz", "build", "--sanitizer", "none", "--fuzz-dir", "fuzz", "--target-dir"]);
    command.arg(folder("build")).current_dir(project::root());
    if let [only] = targets {
        command.arg(only);
    }
    run_command(&mut command)?;
    let version = output(Command::new("rustc").arg("-vV").current_dir(project::root()))?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc names no host")?;
    Ok(folder("build").join(host).join("release"))
}

fn feed(build: &Path, target: String, seconds: u64, seed: Option<u32>) -> Result<Outcome> {
    let (corpus, finds) = (folder("corpus").join(&target), folder("finds").join(&target));
    let log = folder("logs").join(&target).with_extension("log");
    for folder in [&corpus, &finds, &folder("logs")] {
        fs::create_dir_all(folder)?;
    }
    let mut command = Command::new(build.join(&target));
    command.arg(&corpus).arg(folder("seeds").join(&target));
    command.args([
        format!("-max_total_time={seconds}"),
        format!("-max_len={MAX_LENGTH}"),
        format!("-timeout={TIMEOUT}"),
        format!("-rss_limit_mb={MEMORY}"),
        format!("-artifact_prefix={}/", finds.display()),
        "-print_final_stats=1".to_owned(),
    ]);
    if let Some(seed) = seed {
        command.arg(format!("-seed={seed}"));
    }
    let words = project::root().join("fuzz/dictionaries").join(&target).with_extension("dict");
    if words.is_file() {
        command.arg(format!("-dict={}", words.display()));
    }
    let file = File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
    let status = command.stdout(file.try_clone()?).stderr(file).status();
    let found = !status.with_context(|| format!("cannot start {target}"))?.success();
    let text = String::from_utf8_lossy(&fs::read(&log)?).into_owned();
    Ok(Outcome { executions: executions(&text), coverage: coverage(&text), target, log, found })
}

/// Reads how many inputs were tried out of what libFuzzer wrote.
fn executions(log: &str) -> u64 {
    let told = log.lines().find_map(|line| line.strip_prefix("stat::number_of_executed_units:"));
    told.and_then(|number| number.trim().parse().ok()).unwrap_or(0)
}

/// Reads the last word on coverage: `cov: 7128 ft: 31009 corp: 2100/1201Kb`.
fn coverage(log: &str) -> String {
    let told = log.lines().rev().find(|line| line.starts_with('#') && line.contains(" cov: "));
    let from = |line: &str| line.find("cov: ").map(|at| line[at..].to_owned());
    let all = told.and_then(from).unwrap_or_default();
    all.split(" lim:").next().and_then(|part| part.split(" exec/s").next()).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_libfuzzer_says_is_read() {
        let log = "#2\tINITED cov: 12 ft: 13 corp: 1/1b exec/s: 0 rss: 40Mb\n\
            #600\tNEW    cov: 34 ft: 56 corp: 7/89b lim: 4096 exec/s: 300 rss: 41Mb L: 5/9 MS: 1\n\
            Done 700 runs in 2 second(s)\nstat::number_of_executed_units: 700\n";
        assert_eq!(executions(log), 700);
        assert_eq!(coverage(log), "cov: 34 ft: 56 corp: 7/89b");
    }

    #[test]
    fn a_find_fails_the_run() {
        let outcome = |found| Outcome {
            target: "dates".to_owned(),
            executions: 1,
            coverage: String::new(),
            log: PathBuf::from("dates.log"),
            found,
        };
        assert!(conclude(&[outcome(false)]).is_ok());
        assert!(
            conclude(&[outcome(false), outcome(true)])
                .is_err_and(|error| error.to_string().contains("dates.log"))
        );
    }

    #[test]
    fn every_target_is_declared() {
        let manifest = fs::read_to_string(project::root().join("fuzz/Cargo.toml")).expect("readable");
        let targets = targets().expect("listable");
        assert_eq!(manifest.matches("[[bin]]").count(), targets.len());
        assert!(targets.iter().all(|target| manifest.contains(&format!("name = \"{target}\""))));
    }
}
