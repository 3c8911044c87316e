//! Writes the report: the only serialised type, the same for page, command line and embeds.
//!
//! The JSON Schema in `www/report.schema.json` is generated from these types.
//! `schema` counts incompatible changes; added fields do not raise it.

mod applicable;
mod build;
mod receipt;
mod roll;
mod rule;
#[cfg(test)]
mod schema;
mod wire;

pub use applicable::{RULES_LIMIT, RuleOutcome};
pub use build::build;
pub use receipt::Receipt;
pub use roll::{List, Query, Roll, STRETCH, URGENCY, ranked, urgency};
pub use rule::{CitationInfo, FollowUpInfo, LevelInfo, RuleInfo};

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The version of this layout.
pub const SCHEMA: u32 = 1;

/// Answers, for every account found, whether anybody is still there.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Report {
    /// The version of this layout.
    pub schema: u32,
    /// What made the report.
    pub tool: Tool,
    /// The day the question was asked for, `YYYY-MM-DD`.
    pub as_of: String,
    /// The rule it was judged under.
    pub rule: RuleInfo,
    /// One entry per account, in the order found.
    pub accounts: Vec<AccountReport>,
    /// What was read.
    pub sources: Vec<Source>,
    /// Records that could not be read; at most [`crate::findings::ISSUE_LIMIT`] of them.
    pub issues: Vec<IssueReport>,
    /// What anyone with the same inputs can compute again; `null` until every input is hashed.
    pub receipt: Option<Receipt>,
    /// Inputs that could not be judged.
    pub refusals: Vec<RefusalReport>,
}

/// Names the program.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Tool {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// Answers for one account.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AccountReport {
    /// Its display name.
    pub name: Option<String>,
    /// Its handle or id.
    pub handle: Option<String>,
    /// The platform's id.
    pub platform: String,
    /// The format's id.
    pub format: String,
    /// When it was opened, if the export says.
    pub opened: Option<String>,
    /// The address its profile says it has moved to.
    pub moved_to: Option<String>,
    /// `active`, `sleeping`, `dormant`, `zero-post` or `cannot-tell`.
    #[cfg_attr(test, schemars(extend("enum" = URGENCY)))]
    pub verdict: String,
    /// Why.
    pub reason: String,
    /// The state proven on `proven_at`, whatever the verdict; `null` where none is.
    pub proven: Option<String>,
    /// The horizon: nothing after this day is known.
    pub proven_at: String,
    /// What a reader must know beside the verdict.
    pub flags: Vec<String>,
    /// What to do next.
    pub advice: String,
    /// What would settle a `cannot-tell`.
    pub settled_by: Option<String>,
    /// The posts.
    pub posts: Posts,
    /// From the last counted post to `proven_at`.
    pub silence: Option<Silence>,
    /// The longest stretch between two posts.
    pub longest_gap: Option<Gap>,
    /// Counted posts by month, oldest first, empty months left out.
    pub by_month: Vec<Month>,
    /// How often counted posts were read, where the export says.
    pub audience: Option<Audience>,
    /// What the export covers.
    pub coverage: Coverage,
    /// The first day of each state, if no further post comes.
    pub deadlines: Vec<Deadline>,
    /// The answer under every rule that can apply, the chosen one first; empty where the report has over [`RULES_LIMIT`] accounts.
    pub rules: Vec<RuleOutcome>,
    /// Where the figures come from.
    pub evidence: Vec<Evidence>,
}

/// Counts the posts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Posts {
    /// Posts the rule counts, not after the as-of date.
    pub counted: u64,
    /// The same by kind.
    pub by_kind: BTreeMap<String, u64>,
    /// What was left out, by reason.
    pub not_counted: BTreeMap<String, u64>,
    /// The civil date of the oldest counted post in the shown zone: `YYYY-MM-DD`, or `YYYY-MM` where the source has no day.
    pub first: Option<String>,
    /// The civil date of the newest counted post.
    pub last: Option<String>,
    /// Date, time and offset of the oldest counted post, where the source has them.
    pub first_at: Option<String>,
    /// Date, time and offset of the newest counted post, where the source has them.
    pub last_at: Option<String>,
    /// `second`, `day` or `month`.
    pub last_precision: Option<String>,
    /// The dates the last post can lie between, where the source leaves doubt.
    pub last_between: Option<(String, String)>,
    /// The platform's own counter.
    pub declared_total: Option<u64>,
}

/// Measures the silence.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Silence {
    /// In civil days.
    pub days: i64,
    /// In calendar years, months and days, as an ISO 8601 duration.
    pub calendar: String,
}

/// Measures a stretch without posts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Gap {
    /// The date before it.
    pub from: String,
    /// The date after it.
    pub to: String,
    /// In civil days.
    pub days: i64,
}

/// Counts one month.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Month {
    /// `YYYY-MM`.
    pub month: String,
    /// Counted posts.
    pub posts: u64,
    /// How often they were read, where the export says.
    pub audience: Option<Audience>,
}

/// Says how often posts were read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Audience {
    /// The most reads of one post.
    pub reads_max: u64,
    /// The fewest reads of one post.
    pub reads_min: u64,
}

/// Says what the export covers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Coverage {
    /// The day the export was made.
    pub captured: Option<String>,
    /// `export`, `person`, `file-time` or `unknown`.
    pub captured_from: String,
    /// The day of export the person gave, where it does not count: the export itself says another, or lists a newer
    /// post.
    pub captured_overruled: Option<String>,
    /// Whether it holds every post; `null` where nothing tells.
    pub complete: Option<bool>,
    /// The zone days are counted in.
    pub zone: String,
    /// Whether the zone of the export's local times is an assumption.
    pub zone_assumed: bool,
    /// Whether dates were filled in from the capture day (relative or year-less).
    pub inferred_dates: bool,
    /// Records that could not be read.
    pub unread: u64,
}

/// Names the first day of a state, if no further post comes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Deadline {
    /// The state.
    pub state: String,
    /// Its first day.
    pub on: String,
}

/// Points at the item a figure comes from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Evidence {
    /// `last-post`, `recent-post`, `first-post`, `before-gap` and `after-gap` (the ends of the longest gap), `most-read`
    /// or `least-read`.
    pub what: String,
    /// What else it is: one item can be the first post and the most read.
    pub also: Vec<String>,
    /// The index of the source in `sources`.
    pub source: Option<usize>,
    /// The entry and the record, as `articles.xlsx, 14`.
    pub place: String,
    /// The entry's path.
    pub path: String,
    /// The record's number, counted from 1.
    pub record: Option<u64>,
    /// Its date, or date and time.
    pub at: String,
    /// Its kind.
    pub kind: String,
    /// Its title, clipped.
    pub title: Option<String>,
    /// Its address.
    pub link: Option<String>,
    /// How often it was read.
    pub reads: Option<u64>,
}

/// Describes an input.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Source {
    /// The name it was given under.
    pub name: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// Its SHA-256 in lower-case hexadecimal, once computed.
    pub sha256: Option<String>,
    /// The format's id.
    pub format: Option<String>,
    /// The text encoding, where it is text.
    pub encoding: Option<String>,
    /// Records read.
    pub records: u64,
    /// Records that could not be read.
    pub unread: u64,
}

/// Reports an unreadable record.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct IssueReport {
    /// What happened.
    pub code: String,
    /// The entry's path.
    pub path: String,
    /// The record's number.
    pub record: Option<u64>,
    /// The field.
    pub field: Option<String>,
    /// What stood there, clipped.
    pub seen: String,
}

/// Reports an input that could not be judged.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RefusalReport {
    /// Why.
    pub code: String,
    /// The input or entry.
    pub path: String,
    /// What was found instead, a limit, or a system message.
    pub detail: String,
    /// The first rows of a table, where a person's word on which column is the publish time would help.
    pub hint: Option<HintReport>,
}

/// Shows a table, so that a person can say which column is the publish time.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct HintReport {
    /// The columns: heads or paths, or their numbers from 1 where there is no head.
    pub columns: Vec<String>,
    /// Those of them that could be the time, the best first.
    pub candidates: Vec<String>,
    /// The first rows, a clipped cell for each column.
    pub rows: Vec<Vec<String>>,
}
