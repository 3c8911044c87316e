//! Runs the command lines of the page of examples as a shell would; its other blocks run elsewhere.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const EXAMPLES: &str = include_str!("../EXAMPLES.md");

/// Takes the first block of a language out of the page.
fn block(language: &str) -> &'static str {
    let start = format!("```{language}\n");
    let rest = EXAMPLES.split(&start).nth(1).expect("a block of this language");
    rest.split("```").next().expect("its end")
}

/// Makes the folder that the examples stand in.
fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("examples");
    fs::create_dir_all(&folder).expect("writable");
    fs::write(folder.join("posts.csv"), block("csv")).expect("writable");
    folder
}

fn run(line: &str) -> Output {
    let line = line.split('>').next().unwrap_or_default();
    let mut words = line.split_whitespace();
    assert_eq!(words.next(), Some("dormouse"), "{line}");
    let mut command = Command::new(env!("CARGO_BIN_EXE_dormouse"));
    command.args(words).current_dir(folder()).env("LC_ALL", "C.UTF-8").output().expect("the command runs")
}

#[test]
fn every_command_line_runs_and_says_what_it_is_there_for() {
    let lines: Vec<&str> = block("sh").lines().collect();
    let said = lines.iter().map(|line| {
        let output = run(line);
        assert_eq!(output.status.code(), Some(0), "{line}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("text")
    });
    let said: Vec<String> = said.collect();
    assert!(said[0].contains(",dormant,"), "{}", said[0]);
    assert!(said[1].contains("Schools and colleges: one month and six months"), "{}", said[1]);
    assert!(said[2].starts_with('{') && said[2].contains("\"accounts\""), "{}", said[2]);
    assert_eq!(said.len(), 3, "each is looked at");
}
