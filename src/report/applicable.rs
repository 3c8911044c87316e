//! Judges an account under every rule that can apply to it, so that nobody has to try them one by one.

use super::Deadline;
use super::build::deadlines;
use crate::judge::tally::Tallies;
use crate::judge::{Ask, Judgement, judge_again};
use crate::rule::Rule;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Bounds the accounts of a report that has a table of rules for each; a register of thousands goes without.
pub const RULES_LIMIT: usize = 50;

/// Answers for one account under one rule.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RuleOutcome {
    /// The rule's id.
    pub id: String,
    /// Its title, by language tag.
    pub title: BTreeMap<String, String>,
    /// Whether it is the rule the report was asked for.
    pub chosen: bool,
    /// The verdict under it.
    #[cfg_attr(test, schemars(extend("enum" = crate::report::URGENCY)))]
    pub verdict: String,
    /// Why.
    pub reason: String,
    /// What to do next, if the rule applies.
    pub advice: String,
    /// The first day of each state, if no further post comes; empty without a post.
    pub deadlines: Vec<Deadline>,
    /// The last day on which a post keeps the account within every threshold; `null` once it is over.
    pub safe_by: Option<String>,
}

/// Holds the rules to compare with.
pub(super) struct Others(Vec<Rule>);

impl Others {
    /// Takes every preset but the chosen one; none where there are too many accounts.
    pub fn than(chosen: &Rule, accounts: usize) -> Option<Others> {
        let other = |rule: &Rule| chosen.own || rule.id != chosen.id;
        (accounts <= RULES_LIMIT).then(|| Others(Rule::presets().into_iter().filter(other).collect()))
    }

    /// Answers under the chosen rule, judged already, and under every other one that can apply.
    pub fn outcomes(&self, tallies: &mut Tallies<'_>, chosen: &Judgement<'_>, ask: &Ask) -> Vec<RuleOutcome> {
        let platform = tallies.account().platform;
        let others = self.0.iter().filter(|rule| rule.applies_to(platform));
        let mut outcomes = vec![RuleOutcome { chosen: true, ..outcome(chosen) }];
        outcomes.extend(others.map(|rule| outcome(&judge_again(tallies, rule, ask))));
        outcomes
    }
}

fn outcome(judged: &Judgement<'_>) -> RuleOutcome {
    let rule = judged.basis.rule;
    // In doubt about the last post, the earlier day is the safe one to count from.
    let safe = judged.tally.last_range.and_then(|last| rule.safe_until(last.earliest));
    RuleOutcome {
        id: rule.id.clone(),
        title: rule.title.clone(),
        chosen: false,
        verdict: judged.verdict.id().to_owned(),
        reason: judged.reason.id().to_owned(),
        advice: judged.advice.id().to_owned(),
        deadlines: deadlines(judged),
        safe_by: safe.filter(|day| *day >= judged.basis.as_of).map(|day| day.to_string()),
    }
}

#[cfg(test)]
mod tests;
