//! Compiles the rules that come with the program to JSON, so that reading them needs no TOML.

use sha2::{Digest, Sha256};
use std::fs;

#[path = "../src/rule/order.rs"]
mod order;

/// Where the rules are.
pub const FOLDER: &str = "src/rules";

/// Writes every rule in its order, each beside the SHA-256 of its file.
///
/// # Errors
/// One line per file that is not there or not TOML.
pub fn json() -> Result<String, Vec<String>> {
    let (mut rules, mut problems) = (Vec::new(), Vec::new());
    for id in order::ORDER {
        let file = format!("{FOLDER}/{id}.toml");
        match rule(&file) {
            Ok(rule) => rules.push(rule),
            Err(problem) => problems.push(format!("{file}: {problem}")),
        }
    }
    if problems.is_empty() { Ok(format!("[{}]", rules.join(",\n"))) } else { Err(problems) }
}

fn rule(file: &str) -> Result<String, String> {
    let text = fs::read_to_string(file).map_err(|error| error.to_string())?;
    let table: toml::Table = text.parse().map_err(|error: toml::de::Error| error.to_string())?;
    let rule = serde_json::to_string(&table).map_err(|error| error.to_string())?;
    let sha256: String = Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(format!("{{\"sha256\":\"{sha256}\",\"rule\":{rule}}}"))
}
