//! Gives what would exhaust a reader that believed it: each is refused by name or read, in bounded memory.
//!
//! Every case runs in a process of its own, whose peak of memory is looked at. The table of LIMITS.md is printed by
//! `cargo test --release --test limits -- --nocapture`.
#![cfg(all(target_os = "linux", feature = "every-format"))]

#[path = "limits/build.rs"]
mod build;
#[path = "limits/cases.rs"]
mod cases;
mod common;

use cases::{CASES, Case};
use common::host;
use dormouse::i18n::Lang;
use dormouse::judge::Ask;
use dormouse::read::read;
use dormouse::report;
use dormouse::rule::Rule;
use dormouse::view;
use dormouse::when::Day;
use std::env;
use std::fs;
use std::process::Command;
use std::time::Instant;

/// Names the case that a process of its own runs.
const CASE: &str = "DORMOUSE_LIMITS_CASE";

/// Reads the case this process was started for, and tells what was answered, how long it took and what it held.
#[test]
fn one_case() {
    let Ok(name) = env::var(CASE) else { return };
    let case = CASES.iter().find(|case| case.name == name).expect("a known case");
    let inputs = (case.inputs)();
    let before = peak();
    let start = Instant::now();
    let findings = read(&inputs, &host(None, None));
    let ask = Ask { as_of: Day::from_ymd(2026, 6, 1).expect("a date"), captured: None, zone: None };
    let report = report::build(&findings, &Rule::preset("two-years").expect("the default"), &ask);
    let took = start.elapsed();
    let mut answers: Vec<&str> = report.refusals.iter().map(|refusal| refusal.code.as_str()).collect();
    answers.extend(report.accounts.iter().map(|account| account.verdict.as_str()));
    answers.dedup();
    let words =
        view::problems(&report, Lang::ALL.into_iter().find(|lang| lang.tag() == "en").expect("English"));
    let told = words.first().cloned().unwrap_or_default();
    assert!(
        !view::text(&report, Lang::ALL[0]).contains("root:x:0"),
        "a file of this computer is in the report"
    );
    println!("\nANSWER\t{}\t{before}\t{}\t{}\t{told}", answers.join(" "), peak(), took.as_millis());
}

/// Gives the most memory this process has held so far, in MB.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").expect("Linux");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("Linux");
    line.trim().trim_end_matches(" kB").parse::<u64>().expect("a number") / 1024
}

#[test]
fn every_case_is_answered_in_bounded_memory() {
    if env::var(CASE).is_ok() {
        return;
    }
    println!("| given | limit | answer | peak, MB | s |\n|---|---|---|---|---|");
    let wrong: Vec<String> = CASES.iter().filter_map(|case| run(case).err()).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Runs a case in a process of its own, prints its row and compares.
fn run(case: &Case) -> Result<(), String> {
    let output = Command::new(env::current_exe().expect("this program"))
        .args(["--exact", "one_case", "--nocapture"])
        .env(CASE, case.name)
        .output()
        .expect("it starts");
    let text = String::from_utf8_lossy(&output.stdout);
    let line = text.lines().find_map(|line| line.strip_prefix("ANSWER\t"));
    let Some(line) = line else {
        return Err(format!("{}: {}", case.name, String::from_utf8_lossy(&output.stderr)));
    };
    let [answers, before, after, took, told] = line.splitn(5, '\t').collect::<Vec<_>>()[..] else {
        return Err(format!("{}: {line}", case.name));
    };
    let number = |text: &str| text.parse::<u64>().expect("a number");
    let (own, seconds) = (number(after) - number(before), number(took) as f64 / 1000.0);
    println!("| {} | {} | `{answers}` {told} | {own} | {seconds:.2} |", case.name, case.limit);
    match () {
        () if answers != case.answer => Err(format!("{}: {answers} instead of {}", case.name, case.answer)),
        () if own > case.memory => Err(format!("{}: {own} MB instead of {}", case.name, case.memory)),
        () => Ok(()),
    }
}
