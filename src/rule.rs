//! Reads rules: named thresholds with a citation, kept as data.
//!
//! One TOML file per rule under `src/rules/`, compiled in; the same format is
//! read from a person's own file.

use crate::timeline::Kind;
use crate::when::{Day, Span, Zone};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;

const PRESETS: [&str; 1] = [include_str!("rules/two-years.toml")];

/// Holds a rule.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Rule {
    /// Its id, in kebab case.
    pub id: String,
    /// Its title, by language tag.
    pub title: BTreeMap<String, String>,
    /// What a reader must know about it, by language tag.
    #[serde(default)]
    pub note: BTreeMap<String, String>,
    /// What kind of authority it has.
    pub basis: Basis,
    /// How well its source was confirmed.
    pub confidence: Confidence,
    /// Where it comes from.
    pub citation: Citation,
    /// The zone its days are counted in; the account's own where the rule names none.
    #[serde(default, deserialize_with = "zone")]
    pub zone: Option<Zone>,
    /// The kinds of posts that count as an update.
    #[serde(deserialize_with = "kinds")]
    pub counts: Vec<Kind>,
    /// Whether a recent post clears an account while silence proves nothing.
    #[serde(default)]
    pub one_way: bool,
    /// Its thresholds, the shortest first.
    #[serde(rename = "level")]
    pub levels: Vec<Level>,
}

/// Names the kind of authority behind a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
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
    /// Names the basis as reports and catalogues write it.
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// Official page, or several independent copies.
    High,
    /// One official page read in part.
    Medium,
}

/// Names a rule's source.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Citation {
    /// Who issued it.
    pub issuer: String,
    /// What it is called.
    pub title: String,
    /// Its document number, if it has one.
    pub number: Option<String>,
    /// When it was issued, `YYYY-MM-DD`.
    pub date: Option<String>,
    /// Its official address, if there is one.
    pub url: Option<String>,
}

/// Holds one threshold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "RawLevel")]
pub struct Level {
    /// The state past it.
    pub state: State,
    /// Whether exactly this much silence already counts as past it.
    pub inclusive: bool,
    /// How much silence.
    pub amount: u32,
    /// In what unit.
    pub unit: Unit,
}

/// Names what an account with posts can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Within every threshold.
    Active,
    /// Past an earlier threshold.
    Sleeping,
    /// Past the last threshold.
    Dormant,
}

impl State {
    /// Names the state as reports and catalogues write it.
    pub fn id(self) -> &'static str {
        match self {
            State::Active => "active",
            State::Sleeping => "sleeping",
            State::Dormant => "dormant",
        }
    }
}

/// Names a threshold's unit; calendar units are never turned into days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Civil days.
    Days,
    /// Calendar months, clamped to the month's end.
    CalendarMonths,
    /// Calendar years, clamped to the month's end.
    CalendarYears,
}

/// Bounds a threshold: 200 years in days, so that sums stay inside the calendar.
const AMOUNT_LIMIT: u32 = 73_000;

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct RawLevel {
    state: State,
    over: Option<u32>,
    at_least: Option<u32>,
    unit: Unit,
}

impl TryFrom<RawLevel> for Level {
    type Error = &'static str;

    fn try_from(raw: RawLevel) -> Result<Level, Self::Error> {
        let (inclusive, amount) = match (raw.over, raw.at_least) {
            (Some(amount), None) => (false, amount),
            (None, Some(amount)) => (true, amount),
            _ => return Err("a level needs either `over` or `at-least`"),
        };
        match (raw.state, amount) {
            (State::Active, _) => Err("`active` is the state before every level, not a level"),
            (_, 0) => Err("a threshold is at least 1"),
            (_, amount) if amount > AMOUNT_LIMIT => Err("a threshold is at most 73000"),
            (state, amount) => Ok(Level { state, inclusive, amount, unit: raw.unit }),
        }
    }
}

impl Level {
    /// Finds the first day on which an account whose last post is `last` is past this threshold.
    pub fn trips_on(&self, last: Day) -> Day {
        let reached = match self.unit {
            Unit::Days => last.plus_days(i64::from(self.amount)),
            Unit::CalendarMonths => last.plus_months(self.amount),
            Unit::CalendarYears => last.plus_months(self.amount * 12),
        };
        reached.plus_days(i64::from(!self.inclusive))
    }

    /// Tells whether silence from `last` to `now` is past this threshold.
    pub fn passed(&self, last: Day, now: Day) -> bool {
        now >= self.trips_on(last)
    }
}

impl Rule {
    /// Reads a rule file.
    ///
    /// # Errors
    /// The file is not TOML, lacks a field, has an unknown one, or its levels
    /// are not in order; the message names the line and the field.
    pub fn parse(text: &str) -> Result<Rule, RuleError> {
        let rule: Rule = toml::from_str(text).map_err(|error| RuleError::from_toml(text, &error))?;
        rule.check().map_err(RuleError::plain)?;
        Ok(rule)
    }

    fn check(&self) -> Result<(), &'static str> {
        if self.levels.is_empty() {
            return Err("a rule needs at least one [[level]]");
        }
        if self.title.is_empty() {
            return Err("a rule needs a title in at least one language");
        }
        // Thresholds are compared on a date; any will do for the order.
        let base = Day::from_ymd(2001, 1, 1).unwrap_or(Day::MIN);
        let ordered = self
            .levels
            .windows(2)
            .all(|pair| pair[0].state < pair[1].state && pair[0].trips_on(base) < pair[1].trips_on(base));
        ordered
            .then_some(())
            .ok_or("levels go from the shortest threshold to the longest, sleeping before dormant")
    }

    /// Lists the rules that are compiled in, the default first.
    pub fn presets() -> Vec<Rule> {
        // A preset that does not parse fails the test below, not the person.
        PRESETS.iter().filter_map(|text| Rule::parse(text).ok()).collect()
    }

    /// Finds a compiled-in rule.
    pub fn preset(id: &str) -> Option<Rule> {
        Rule::presets().into_iter().find(|rule| rule.id == id)
    }

    /// Tells the state of an account whose last post is `last`, seen on `now`.
    pub fn state(&self, last: Day, now: Day) -> State {
        let passed = self.levels.iter().rev().find(|level| level.passed(last, now));
        passed.map_or(State::Active, |level| level.state)
    }

    /// Tells whether `opened` is so late that even the shortest threshold has not run out.
    pub fn too_new(&self, opened: Day, now: Day) -> bool {
        self.levels.first().is_some_and(|level| !level.passed(opened, now))
    }

    /// Tells whether a span measured on `now` stands exactly on a threshold.
    pub fn on_boundary(&self, last: Day, now: Day) -> bool {
        let span = Span::between(last, now);
        self.levels.iter().any(|level| {
            let trips = level.trips_on(last).epoch() - i64::from(!level.inclusive);
            span.days > 0 && now.epoch() == trips
        })
    }

    /// Finds the title in a language, falling back to English and then to any.
    pub fn title_in(&self, lang: &str) -> &str {
        in_language(&self.title, lang).unwrap_or(&self.id)
    }

    /// Finds the note in a language, falling back to English and then to any.
    pub fn note_in(&self, lang: &str) -> Option<&str> {
        in_language(&self.note, lang)
    }
}

/// Finds a text in a language, falling back to English and then to any.
pub fn in_language<'a>(texts: &'a BTreeMap<String, String>, lang: &str) -> Option<&'a str> {
    let text = texts.get(lang).or_else(|| texts.get("en"));
    text.or_else(|| texts.values().next()).map(String::as_str)
}

fn zone<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<Zone>, D::Error> {
    let text = String::deserialize(from)?;
    let zone = Zone::parse(&text);
    zone.map(Some).ok_or_else(|| serde::de::Error::custom("a zone is written like +08:00"))
}

fn kinds<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Vec<Kind>, D::Error> {
    let names = Vec::<String>::deserialize(from)?;
    let kind = |name: &String| Kind::ALL.into_iter().find(|kind| kind.id() == name);
    let kinds: Option<Vec<Kind>> = names.iter().map(kind).collect();
    let known = kinds.filter(|kinds| !kinds.is_empty());
    known.ok_or_else(|| serde::de::Error::custom("counts are original, repost, reply, system"))
}

/// Says what is wrong with a rule file and on which line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleError {
    /// The line, counted from 1; `None` where it is about the whole file.
    pub line: Option<usize>,
    /// What is wrong, in English (rule files are written by their authors).
    pub message: String,
}

impl RuleError {
    fn plain(message: &str) -> RuleError {
        RuleError { line: None, message: message.to_owned() }
    }

    fn from_toml(text: &str, error: &toml::de::Error) -> RuleError {
        let upto = |at: usize| text.get(..at).map(|before| before.matches('\n').count() + 1);
        let line = error.span().and_then(|span| upto(span.start));
        RuleError { line, message: error.message().to_owned() }
    }
}

impl fmt::Display for RuleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "line {line}: {}", self.message),
            None => f.write_str(&self.message),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).expect("a date")
    }

    #[test]
    fn every_preset_parses() {
        for text in PRESETS {
            Rule::parse(text).expect("a valid preset");
        }
        assert_eq!(Rule::presets().len(), PRESETS.len());
    }

    #[test]
    fn two_years_counts_calendar_months_and_years() {
        let rule = Rule::preset("two-years").expect("the default");
        let last = day("2016-12-16");
        for (now, state) in [
            ("2016-12-16", State::Active),
            ("2017-06-16", State::Active),
            ("2017-06-17", State::Sleeping),
            ("2018-12-16", State::Sleeping),
            ("2018-12-17", State::Dormant),
            ("2019-06-13", State::Dormant),
        ] {
            assert_eq!(rule.state(last, day(now)), state, "{now}");
        }
        assert!(rule.on_boundary(last, day("2018-12-16")));
        assert!(!rule.on_boundary(last, day("2018-12-17")));
    }

    #[test]
    fn a_leap_day_is_clamped() {
        let rule = Rule::preset("two-years").expect("the default");
        let last = day("2020-02-29");
        assert_eq!(rule.state(last, day("2022-02-28")), State::Sleeping);
        assert_eq!(rule.state(last, day("2022-03-01")), State::Dormant);
    }

    #[test]
    fn a_bad_rule_file_names_its_line() {
        let good = PRESETS[0];
        let bad = good.replace("over = 2", "over = \"two\"");
        let line = 1 + good.lines().position(|line| line == "over = 2").expect("the line");
        let error = Rule::parse(&bad).expect_err("a bad number");
        assert_eq!(error.line, Some(line), "{error}");
        for (from, to) in
            [("over = 6", "at-least = 0"), ("\"dormant\"", "\"active\""), ("over = 6", "over = 600")]
        {
            assert!(Rule::parse(&good.replace(from, to)).is_err(), "{to}");
        }
    }
}
