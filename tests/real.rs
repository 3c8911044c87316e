//! Compares readings with a corpus of real files outside the project.
//!
//! Set `DORMOUSE_CORPUS` to a folder with `cn/` and `world/`, each with a
//! `manifest.jsonl`; without it there is nothing to compare and the test says so.
//! Where a manifest is held to be wrong, `real.toml` says so and why; every other
//! difference fails.

mod common;

use common::{Item, read_items};
use dormouse::findings::Findings;
use dormouse::judge::Ask;
use dormouse::report::{self, Report};
use dormouse::rule::Rule;
use dormouse::when::{Context, Day, Moment, Zone, parse};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::Path;

/// Tells whether files of this name are read; `DORMOUSE_CORPUS_ONLY` narrows it to names that begin with it.
fn is_read(name: &str) -> bool {
    name.starts_with(&std::env::var("DORMOUSE_CORPUS_ONLY").unwrap_or_default())
}

#[derive(Deserialize)]
struct Line {
    path: String,
    format: String,
    posts: Option<u64>,
    /// How many of them have no date that can be read; they are unread to us.
    #[serde(default)]
    undated: u64,
    first: Option<String>,
    last: Option<String>,
    zero_post: Option<bool>,
    partial: Option<bool>,
    as_of: Option<String>,
    account: Option<String>,
    role: Option<String>,
}

#[derive(Default)]
struct Score {
    files: u32,
    posts: u32,
    first: u32,
    last: u32,
    dated: u32,
    partial: Tally,
    zero: Tally,
    account: Tally,
}

/// Counts how often a file's answer is the manifest's, of the files where the manifest has one.
#[derive(Default)]
struct Tally {
    right: u32,
    told: u32,
}

impl Tally {
    /// Compares one answer; gives whether it differs.
    fn differs(&mut self, ours: bool, theirs: Option<bool>) -> bool {
        self.told += u32::from(theirs.is_some());
        self.right += u32::from(theirs == Some(ours));
        theirs.is_some_and(|theirs| theirs != ours)
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&format!("{}/{}", self.right, self.told))
    }
}

#[test]
fn real_files_are_read_as_their_manifest_says() {
    let Some(root) = std::env::var_os("DORMOUSE_CORPUS") else {
        println!("DORMOUSE_CORPUS is not set: no real files to compare with");
        return;
    };
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    let mut misses = Misses::default();
    for part in ["cn", "world"] {
        let part = Path::new(&root).join(part);
        let manifest = fs::read_to_string(part.join("manifest.jsonl")).expect("a manifest");
        for line in manifest.lines() {
            let line: Line = serde_json::from_str(line).expect("a manifest line");
            if is_read(&line.format) {
                let score = scores.entry(line.format.clone()).or_default();
                compare(&part, &line, score, &mut misses);
            }
        }
    }
    print_table(&scores, &misses);
    let Known { differs } = toml::from_str(include_str!("real.toml")).expect("the list of differences");
    let known = |miss: &Miss| differs.get(&miss.path).is_some_and(|row| row.what.contains(&miss.what));
    let unknown: Vec<&Miss> = misses.0.iter().filter(|miss| !known(miss)).collect();
    assert!(unknown.is_empty(), "{} differences are not in real.toml", unknown.len());
    // A difference that is gone is taken off the list; one of a format not looked at stays.
    let looked = |path: &str| scores.keys().any(|format| path.starts_with(&format!("{format}/")));
    for (path, row) in differs.iter().filter(|(path, _)| looked(path)) {
        let gone = |what: &&String| !misses.0.iter().any(|miss| miss.path == *path && miss.what == **what);
        let gone: Vec<&String> = row.what.iter().filter(gone).collect();
        assert!(gone.is_empty() && !row.why.is_empty(), "{path}: no longer differs in {gone:?}");
    }
}

/// Holds where the manifest is held to be wrong.
#[derive(Deserialize)]
struct Known {
    #[serde(default)]
    differs: BTreeMap<String, Differs>,
}

/// Says in what a file is read otherwise than its manifest has it, and why that is right.
#[derive(Deserialize)]
struct Differs {
    what: Vec<String>,
    why: String,
}

/// Collects the differences.
#[derive(Default)]
struct Misses(Vec<Miss>);

/// Holds one difference: of which file, in what, and both answers.
struct Miss {
    path: String,
    what: String,
    answers: String,
}

impl Misses {
    fn push(&mut self, line: &Line, what: &str, answers: String) {
        self.0.push(Miss { path: line.path.clone(), what: what.to_owned(), answers });
    }
}

fn compare(part: &Path, line: &Line, score: &mut Score, misses: &mut Misses) {
    let bytes = fs::read(part.join(&line.path)).expect("a listed file");
    let name = line.path.rsplit('/').next().unwrap_or_default();
    let captured = line.as_of.as_deref().and_then(day_of);
    let item = match line.format.starts_with("paste") {
        true => Item { pasted: true, ..Item::file("", bytes) },
        false => Item::file(name, bytes),
    };
    let findings = read_items(&[item], captured, None);
    let report = build(&findings, captured);
    score.files += 1;
    let zero = report.accounts.iter().any(|account| account.verdict == "zero-post");
    assert!(!zero || line.posts.unwrap_or(0) == 0, "{} has posts and was called zero-post", line.path);
    assert!(
        !zero || line.zero_post == Some(true),
        "{} was called zero-post, which nothing proves",
        line.path
    );
    compare_coverage(line, &report, zero, score, misses);
    compare_account(line, &report, score, misses);
    // What was collected from an interface is a list of posts all the same.
    let lists = line.role.as_deref().is_none_or(|role| matches!(role, "api-collection" | "single-post"));
    let Some(posts) = line.posts.filter(|_| lists) else {
        // Not a list of posts: any answer without posts is right.
        let found: u64 = report.accounts.iter().map(|account| account.posts.counted).sum();
        let right = u32::from(found == 0);
        score.posts += right;
        if found > 0 {
            misses.push(line, "posts", format!("it lists no posts, but {found} were found"));
        }
        return;
    };
    let undated = report.accounts.iter().map(|account| account.coverage.unread).sum::<u64>();
    assert!(undated >= line.undated, "{}: {} items have no date", line.path, line.undated);
    let posts = posts - line.undated;
    let counted: u64 = report.accounts.iter().map(|account| account.posts.counted).sum();
    let same = |ours: Option<&String>, theirs: Option<&String>| match (ours, theirs) {
        (Some(ours), Some(theirs)) => same_day(ours, theirs),
        (None, None) => true,
        _ => false,
    };
    let edge = |at: Option<&String>, date: Option<&String>| at.or(date).cloned();
    let posts_of = || report.accounts.iter().map(|account| &account.posts);
    let first = posts_of().filter_map(|posts| edge(posts.first_at.as_ref(), posts.first.as_ref())).min();
    let last = posts_of().filter_map(|posts| edge(posts.last_at.as_ref(), posts.last.as_ref())).max();
    let right = |good: bool, what: &str, misses: &mut Misses| {
        if !good {
            let refused: Vec<&str> = report.refusals.iter().map(|refusal| refusal.code.as_str()).collect();
            let theirs = format!("manifest {posts} posts, {:?} to {:?}", line.first, line.last);
            let ours = format!("found {counted}, {first:?} to {last:?} {refused:?}");
            misses.push(line, what, format!("{theirs}; {ours}"));
        }
        u32::from(good)
    };
    // No file at all was read: then even a list of 0 posts was not recognised.
    let recognised = !report.accounts.is_empty();
    score.posts += right(recognised && counted == posts, "posts", misses);
    score.first += right(line.first.is_none() || same(first.as_ref(), line.first.as_ref()), "first", misses);
    if line.last.is_some() {
        score.dated += 1;
        score.last += right(same(last.as_ref(), line.last.as_ref()), "last", misses);
    }
}

/// Compares what the file says of its own completeness; the manifest may know it from elsewhere.
fn compare_coverage(line: &Line, report: &Report, zero: bool, score: &mut Score, misses: &mut Misses) {
    let partial = report.accounts.iter().any(|account| account.coverage.complete == Some(false));
    for (what, tally, ours, theirs) in [
        ("partial", &mut score.partial, partial, line.partial),
        ("zero-post", &mut score.zero, zero, line.zero_post),
    ] {
        if tally.differs(ours, theirs) {
            let theirs = theirs.unwrap_or_default();
            misses.push(line, what, format!("manifest {theirs}, found {ours}"));
        }
    }
}

/// Compares the account with the manifest, which names it by whatever the file has: name, handle or both.
fn compare_account(line: &Line, report: &Report, score: &mut Score, misses: &mut Misses) {
    let Some(theirs) = line.account.as_deref().filter(|_| !report.accounts.is_empty()) else { return };
    let ours: Vec<&str> = report
        .accounts
        .iter()
        .flat_map(|account| [account.name.as_deref(), account.handle.as_deref()])
        .flatten()
        .collect();
    let plain = |text: &str| text.trim_start_matches('@').to_lowercase();
    let same =
        ours.iter().any(|ours| plain(theirs).contains(&plain(ours)) || plain(ours).contains(&plain(theirs)));
    if score.account.differs(same, Some(true)) {
        misses.push(line, "account", format!("manifest {theirs}, found {ours:?}"));
    }
}

/// Compares two dates as instants where both have an offset, else by the civil date.
fn same_day(ours: &str, theirs: &str) -> bool {
    let instant = |text: &str| match parse(text, &Context::default()).ok()?.moment {
        Moment::Instant(seconds) => Some(seconds),
        _ => None,
    };
    match (instant(ours), instant(theirs)) {
        (Some(ours), Some(theirs)) => Zone::UTC.day_of(ours) == Zone::UTC.day_of(theirs),
        _ => ours.get(..10) == theirs.get(..10),
    }
}

fn day_of(text: &str) -> Option<Day> {
    Day::parse_iso(text.get(..10)?)
}

fn build(findings: &Findings, captured: Option<Day>) -> Report {
    let as_of = Day::from_ymd(2026, 12, 31).expect("a date");
    let rule = Rule::preset("two-years").expect("the default");
    report::build(findings, &rule, &Ask { as_of, captured, zone: None })
}

fn print_table(scores: &BTreeMap<String, Score>, misses: &Misses) {
    println!(
        "{:<24} {:>6} {:>6} {:>6} {:>10} {:>8} {:>8} {:>8}",
        "format", "files", "posts", "first", "last", "partial", "zero", "account"
    );
    for (format, score) in scores {
        let last = format!("{}/{}", score.last, score.dated);
        let Score { files, posts, first, partial, zero, account, .. } = score;
        println!(
            "{format:<24} {files:>6} {posts:>6} {first:>6} {last:>10} {partial:>8} {zero:>8} {account:>8}"
        );
    }
    for Miss { path, what, answers } in &misses.0 {
        println!("  {path}: {what}: {answers}");
    }
}
