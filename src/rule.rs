//! Holds rules: named thresholds with a citation, kept as data.
//!
//! One TOML file per rule under `src/rules/`, compiled to JSON by the build; the
//! same format is read from a person's own file. A threshold may come from another document
//! than the rule itself; it then carries a citation of its own.

mod fault;
mod fields;
mod file;
mod follow_up;
mod modifier;
#[cfg(test)]
mod order;
#[cfg(feature = "own-rules")]
mod own;
mod presets;
#[cfg(test)]
mod tests;
mod tree;

pub use fault::{Fault, RuleError, Wanted};
pub use file::FILE_LIMIT;
pub use follow_up::{ClosingStep, FollowUp, Remedy};
pub use modifier::Modifier;

use crate::timeline::Kind;
use crate::when::{Day, Zone};
use std::collections::BTreeMap;

/// Holds a rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// Its id, in kebab case.
    pub id: String,
    /// Its title, by language tag.
    pub title: BTreeMap<String, String>,
    /// What a reader must know about it, by language tag.
    pub note: BTreeMap<String, String>,
    /// Whom it applies to, by language tag.
    pub scope: BTreeMap<String, String>,
    /// The platforms it can apply to, as far as a file can tell; empty for every platform.
    pub platforms: Vec<String>,
    /// What kind of authority it has.
    pub basis: Basis,
    /// How well its source was confirmed, where anybody looked.
    pub confidence: Option<Confidence>,
    /// Where it comes from.
    pub citation: Citation,
    /// The zone its days are counted in; the account's own where the rule names none.
    pub zone: Option<Zone>,
    /// The kinds of posts that count as an update.
    pub counts: Vec<Kind>,
    /// Whether a recent post clears an account while silence proves nothing.
    pub one_way: bool,
    /// Its thresholds, the shortest first.
    pub levels: Vec<Level>,
    /// What follows from its verdicts.
    pub follow_up: FollowUp,
    /// The SHA-256 of its file, in lower-case hexadecimal, without a byte order mark.
    pub sha256: String,
    /// What the person changed about it.
    pub modifiers: Vec<Modifier>,
    /// Whether it comes from the person's own file.
    pub own: bool,
}

/// Names the kind of authority behind a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// A national regulation.
    Regulation,
    /// A provincial, city or county rule.
    Local,
    /// A newspaper's yardstick.
    Newspaper,
    /// A school's or an office's own rule.
    Institution,
    /// A platform's terms.
    Platform,
    /// The person's own rule file.
    Person,
}

impl Basis {
    /// Lists every basis.
    pub const ALL: [Basis; 6] = [
        Basis::Regulation,
        Basis::Local,
        Basis::Newspaper,
        Basis::Institution,
        Basis::Platform,
        Basis::Person,
    ];

    /// Names the basis as rule files, reports and catalogues write it.
    pub fn id(self) -> &'static str {
        match self {
            Basis::Regulation => "regulation",
            Basis::Local => "local",
            Basis::Newspaper => "newspaper",
            Basis::Institution => "institution",
            Basis::Platform => "platform",
            Basis::Person => "person",
        }
    }
}

/// Says how well a rule's source was confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidence {
    /// Official page, or several independent copies.
    High,
    /// One official page read in part, or one copy.
    Medium,
}

impl Confidence {
    /// Lists every degree.
    pub const ALL: [Confidence; 2] = [Confidence::High, Confidence::Medium];

    /// Names the confidence as rule files, reports and catalogues write it.
    pub fn id(self) -> &'static str {
        match self {
            Confidence::High => "high",
            Confidence::Medium => "medium",
        }
    }
}

/// Names a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// Who issued it.
    pub issuer: String,
    /// What it is called, where its title was seen.
    pub title: Option<String>,
    /// Its document number, if it has one.
    pub number: Option<String>,
    /// When it was issued: `YYYY-MM-DD`, or `YYYY-MM` where the day is not known.
    pub date: Option<String>,
    /// Its official address, if there is one.
    pub url: Option<String>,
    /// The words the threshold rests on, a short quotation.
    pub quote: Option<String>,
}

/// Holds one threshold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// The state past it.
    pub state: State,
    /// Whether exactly this much silence already counts as past it.
    pub inclusive: bool,
    /// How much silence.
    pub amount: u32,
    /// In what unit.
    pub unit: Unit,
    /// Where it comes from, if not from the rule's own source.
    pub citation: Option<Citation>,
}

/// Names what an account with posts can be, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Within every threshold.
    Active,
    /// Past the threshold of a one-way rule, where silence proves nothing.
    CannotTell,
    /// Past an earlier threshold.
    Sleeping,
    /// Past the last threshold.
    Dormant,
}

impl State {
    /// Lists the states a threshold can lead to.
    pub const PAST: [State; 3] = [State::CannotTell, State::Sleeping, State::Dormant];

    /// Names the state as rule files, reports and catalogues write it.
    pub fn id(self) -> &'static str {
        match self {
            State::Active => "active",
            State::CannotTell => "cannot-tell",
            State::Sleeping => "sleeping",
            State::Dormant => "dormant",
        }
    }
}

/// Names a threshold's unit; calendar units are never turned into days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Civil days.
    Days,
    /// Calendar months, clamped to the month's end.
    CalendarMonths,
    /// Calendar years, clamped to the month's end.
    CalendarYears,
}

impl Unit {
    /// Lists every unit.
    pub const ALL: [Unit; 3] = [Unit::Days, Unit::CalendarMonths, Unit::CalendarYears];

    /// Names the unit as rule files and reports write it.
    pub fn id(self) -> &'static str {
        match self {
            Unit::Days => "days",
            Unit::CalendarMonths => "calendar-months",
            Unit::CalendarYears => "calendar-years",
        }
    }

    /// Bounds a threshold to 200 years.
    pub fn limit(self) -> u32 {
        match self {
            Unit::Days => 73_000,
            Unit::CalendarMonths => 2_400,
            Unit::CalendarYears => 200,
        }
    }
}

impl Level {
    /// Names the operator as rule files and reports write it.
    pub fn operator(&self) -> &'static str {
        if self.inclusive { "at-least" } else { "over" }
    }

    /// Finds the day on which the silence since `last` is exactly this long; `None` past the calendar's end.
    pub fn reached_on(&self, last: Day) -> Option<Day> {
        match self.unit {
            Unit::Days => Day::from_epoch(last.epoch() + i64::from(self.amount)),
            Unit::CalendarMonths => last.checked_plus_months(self.amount),
            Unit::CalendarYears => last.checked_plus_months(self.amount.saturating_mul(12)),
        }
    }

    /// Finds the first day on which an account whose last post is `last` is past this threshold.
    pub fn trips_on(&self, last: Day) -> Option<Day> {
        let reached = self.reached_on(last)?;
        Day::from_epoch(reached.epoch() + i64::from(!self.inclusive))
    }

    /// Tells whether silence from `last` to `now` is past this threshold.
    pub fn passed(&self, last: Day, now: Day) -> bool {
        self.trips_on(last).is_some_and(|trips| now >= trips)
    }
}

impl Rule {
    /// Tells the state of an account whose last post is `last`, seen on `now`.
    pub fn state(&self, last: Day, now: Day) -> State {
        let passed = self.levels.iter().rev().find(|level| level.passed(last, now));
        passed.map_or(State::Active, |level| level.state)
    }

    /// Tells whether `opened` is so late that even the shortest threshold has not run out.
    pub fn too_new(&self, opened: Day, now: Day) -> bool {
        self.levels.first().is_some_and(|level| !level.passed(opened, now))
    }

    /// Tells whether the rule can apply to an account on this platform.
    pub fn applies_to(&self, platform: &str) -> bool {
        can_apply(&self.platforms, platform)
    }

    /// Finds the last day on which a post after `last` comes in time for every threshold.
    pub fn safe_until(&self, last: Day) -> Option<Day> {
        let trips = self.levels.first()?.trips_on(last)?;
        Day::from_epoch(trips.epoch() - 1)
    }

    /// Tells whether the silence from `last` to `now` is exactly as long as a threshold.
    pub fn on_boundary(&self, last: Day, now: Day) -> bool {
        self.levels.iter().any(|level| level.reached_on(last) == Some(now))
    }
}

/// Tells whether a platform is among these; none listed stands for every one.
pub fn can_apply(platforms: &[String], platform: &str) -> bool {
    platforms.is_empty() || platforms.iter().any(|known| known == platform)
}

/// Finds a text in a language, falling back to English and then to any.
pub fn in_language<'a>(texts: &'a BTreeMap<String, String>, lang: &str) -> Option<&'a str> {
    let text = texts.get(lang).or_else(|| texts.get("en"));
    text.or_else(|| texts.values().next()).map(String::as_str)
}
