//! Reads a folder of two hundred exports of every kind at once: one report, nothing lost, little memory.

mod common;

use common::{Item, fixtures, folders, load, zip};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// How many exports the folder holds.
const EXPORTS: usize = 200;
/// How much memory the command may use, in KiB: address space, which is more than what it touches.
const MEMORY: usize = 64 << 10;

/// Counts accounts by format.
type Accounts = BTreeMap<String, usize>;

/// Holds a fixture as one file, and the accounts in it.
struct Export {
    name: String,
    bytes: Vec<u8>,
    accounts: Accounts,
}

impl Export {
    /// Takes a case that is read without a word from the person and without a refusal.
    fn of(case: &Path) -> Option<Export> {
        let text = fs::read_to_string(case.join("expect.toml")).expect("readable");
        let expect: toml::Table = text.parse().expect("TOML");
        let told = ["pasted", "refusals", "captured", "zone"].iter().any(|key| expect.contains_key(*key));
        let rows = expect.get("account").and_then(toml::Value::as_array).filter(|_| !told)?;
        let mut accounts = Accounts::new();
        for row in rows {
            let format = row["format"].as_str().expect("a format");
            *accounts.entry(format.to_owned()).or_default() += 1;
        }
        let items = load(&case.join("in"), false);
        let (name, bytes) = match items.as_slice() {
            [Item { path, bytes, folder: None, .. }] => (path.clone(), bytes.clone()),
            several => {
                let member = |item: &Item| {
                    let folder = item.folder.iter().map(|folder| format!("{folder}/")).collect::<String>();
                    (folder + &item.path, item.bytes.clone())
                };
                ("export.zip".to_owned(), zip(&several.iter().map(member).collect::<Vec<_>>()))
            }
        };
        Some(Export { name, bytes, accounts })
    }
}

/// Lists exports of all formats in turn: the first case of each, then the second, until there are enough.
fn exports() -> Vec<Export> {
    let formats: Vec<Vec<PathBuf>> = folders(&fixtures()).iter().map(|format| folders(format)).collect();
    let deepest = formats.iter().map(Vec::len).max().unwrap_or(0);
    let in_turn = (0..deepest).flat_map(|row| formats.iter().filter_map(move |cases| cases.get(row)));
    in_turn.filter_map(|case| Export::of(case)).take(EXPORTS).collect()
}

#[test]
#[cfg(target_os = "linux")]
fn two_hundred_exports_in_a_folder_are_one_report() {
    let exports = exports();
    assert_eq!(exports.len(), EXPORTS, "there are too few fixtures");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("many");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    let mut expected = Accounts::new();
    for (number, Export { name, bytes, accounts }) in exports.into_iter().enumerate() {
        fs::write(folder.join(format!("{number:03} {name}")), bytes).expect("writable");
        accounts.into_iter().for_each(|(format, count)| *expected.entry(format).or_default() += count);
    }
    let output = Command::new("sh")
        .args(["-c", &format!("ulimit -v {MEMORY}; exec \"$0\" \"$@\"")])
        .arg(env!("CARGO_BIN_EXE_dormouse"))
        .args(["check", "--as-of", "2026-06-01", "--format", "json"])
        .arg(&folder)
        .output()
        .expect("a shell");
    let told = String::from_utf8_lossy(&output.stderr);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("a report");
    let mut found = Accounts::new();
    for account in report["accounts"].as_array().expect("accounts") {
        *found.entry(account["format"].as_str().expect("a format").to_owned()).or_default() += 1;
    }
    assert_eq!(found, expected, "{told}");
    assert!(output.status.success(), "{told}");
}
