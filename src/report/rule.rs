//! Describes the rule an account was judged under, with everything a reader may contest.

use crate::rule::{Citation, FollowUp, Level, Rule};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Describes the rule.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RuleInfo {
    /// Its id.
    pub id: String,
    /// What the person changed about it: `originals-only`, `ignore-system-posts`.
    pub modifiers: Vec<String>,
    /// Whether it comes from the person's own file.
    pub own: bool,
    /// Its title, by language tag.
    pub title: BTreeMap<String, String>,
    /// What a reader must know about it, by language tag.
    pub note: BTreeMap<String, String>,
    /// Whom it applies to, by language tag.
    pub scope: BTreeMap<String, String>,
    /// The platforms it can apply to; empty for every platform.
    pub platforms: Vec<String>,
    /// `regulation`, `local`, `newspaper`, `institution`, `platform` or `person`.
    pub basis: String,
    /// How well its source was confirmed: `high` or `medium`.
    pub confidence: Option<String>,
    /// Where it comes from.
    pub citation: CitationInfo,
    /// The zone its days are counted in; `null` for the account's own.
    pub zone: Option<String>,
    /// The kinds of posts that count as an update.
    pub counts: Vec<String>,
    /// Its thresholds, the shortest first.
    pub levels: Vec<LevelInfo>,
    /// Whether silence proves nothing under it.
    pub one_way: bool,
    /// What follows from its verdicts.
    pub follow_up: FollowUpInfo,
    /// The SHA-256 of its file.
    pub sha256: String,
}

/// Says what a rule asks for past its thresholds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FollowUpInfo {
    /// What a sleeping account is to do: `rectify` or `merge`.
    pub sleeping: String,
    /// How an account is closed, in this order.
    pub steps: Vec<String>,
    /// The platforms it can apply to; empty for every platform.
    pub platforms: Vec<String>,
    /// The clause it rests on, where it applies.
    pub citation: Option<CitationInfo>,
}

/// Names a source.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CitationInfo {
    /// Who issued it.
    pub issuer: String,
    /// What it is called.
    pub title: Option<String>,
    /// Its document number.
    pub number: Option<String>,
    /// When it was issued: `YYYY-MM-DD` or `YYYY-MM`.
    pub date: Option<String>,
    /// Its official address.
    pub url: Option<String>,
    /// The words the threshold rests on.
    pub quote: Option<String>,
}

/// Describes a threshold.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LevelInfo {
    /// The state past it: `sleeping`, `dormant`, or `cannot-tell` where the rule is one-way.
    pub state: String,
    /// `over` or `at-least`.
    pub operator: String,
    /// How much silence.
    pub amount: u32,
    /// `days`, `calendar-months` or `calendar-years`.
    pub unit: String,
    /// Where it comes from, if not from the rule's own source.
    pub citation: Option<CitationInfo>,
}

impl From<&Rule> for RuleInfo {
    fn from(rule: &Rule) -> RuleInfo {
        RuleInfo {
            id: rule.id.clone(),
            modifiers: rule.modifiers.iter().map(|modifier| modifier.id().to_owned()).collect(),
            own: rule.own,
            title: rule.title.clone(),
            note: rule.note.clone(),
            scope: rule.scope.clone(),
            platforms: rule.platforms.clone(),
            basis: rule.basis.id().to_owned(),
            confidence: rule.confidence.map(|confidence| confidence.id().to_owned()),
            citation: (&rule.citation).into(),
            zone: rule.zone.map(|zone| zone.to_string()),
            counts: rule.counts.iter().map(|kind| kind.id().to_owned()).collect(),
            levels: rule.levels.iter().map(LevelInfo::from).collect(),
            one_way: rule.one_way,
            follow_up: (&rule.follow_up).into(),
            sha256: rule.sha256.clone(),
        }
    }
}

impl From<&FollowUp> for FollowUpInfo {
    fn from(follow_up: &FollowUp) -> FollowUpInfo {
        FollowUpInfo {
            sleeping: follow_up.sleeping.id().to_owned(),
            steps: follow_up.steps.iter().map(|step| step.id().to_owned()).collect(),
            platforms: follow_up.platforms.clone(),
            citation: follow_up.citation.as_ref().map(CitationInfo::from),
        }
    }
}

impl From<&Citation> for CitationInfo {
    fn from(citation: &Citation) -> CitationInfo {
        let Citation { issuer, title, number, date, url, quote } = citation.clone();
        CitationInfo { issuer, title, number, date, url, quote }
    }
}

impl From<&Level> for LevelInfo {
    fn from(level: &Level) -> LevelInfo {
        LevelInfo {
            state: level.state.id().to_owned(),
            operator: level.operator().to_owned(),
            amount: level.amount,
            unit: level.unit.id().to_owned(),
            citation: level.citation.as_ref().map(CitationInfo::from),
        }
    }
}

impl RuleInfo {
    /// Writes the id with its modifiers, as the command line takes it.
    pub fn spec(&self) -> String {
        self.modifiers.iter().fold(self.id.clone(), |spec, modifier| spec + "+" + modifier)
    }
}
