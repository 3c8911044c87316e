//! Holds everything that reading found; judging needs nothing else.

use crate::issue::{Issue, IssueCode, Place, Refusal, clip};
use crate::timeline::Account;

/// How many issues are kept with their place; further ones are only counted.
pub const ISSUE_LIMIT: usize = 200;

/// Holds the accounts and what could not be read.
#[derive(Default)]
pub struct Findings {
    /// One per account and platform, in the order found.
    pub accounts: Vec<Account>,
    /// One per input; of a folder, only the files that were read.
    pub sources: Vec<Source>,
    /// Unreadable records, the first [`ISSUE_LIMIT`].
    pub issues: Vec<Issue>,
    /// Inputs that cannot be judged.
    pub refusals: Vec<Refusal>,
    /// Whether another capture day would be read differently (relative or year-less dates).
    pub depends_on_captured: bool,
    /// Whether another order of day and month would be read differently.
    pub depends_on_order: bool,
}

/// Describes one input.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The position of the input.
    pub input: usize,
    /// The name it was given under; empty for pasted text.
    pub name: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// Its SHA-256 in lower-case hexadecimal, once computed.
    pub sha256: Option<String>,
    /// The format's id, once recognised.
    pub format: Option<&'static str>,
    /// The text encoding, where it is text.
    pub encoding: Option<&'static str>,
    /// Records read.
    pub records: u64,
    /// Records that could not be read.
    pub unread: u64,
}

impl Findings {
    /// Adds an issue, unless there are enough of them.
    pub fn issue(&mut self, code: IssueCode, place: Place, seen: &str) {
        if self.issues.len() < ISSUE_LIMIT {
            self.issues.push(Issue { code, place, seen: clip(seen) });
        }
    }
}
