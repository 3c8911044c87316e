//! Ranks thousands of accounts without writing a report on each: the page shows a stretch of them at a time.
//!
//! A report of 10,000 accounts is some 12 MB of JSON, which nobody looks at whole. What stays here of an
//! account is its verdict; the rest is written again for those on show.

use super::build::{Writer, cover, frame};
use super::{Receipt, Report, receipt};
use crate::findings::Findings;
use crate::judge::across::across;
use crate::judge::{Ask, Flag, judge};
use crate::rule::Rule;
use std::cmp::Reverse;

/// Lists the verdicts in the order they need attention.
pub const URGENCY: [&str; 5] = ["dormant", "zero-post", "sleeping", "cannot-tell", "active"];

/// Ranks a verdict: those that need attention first.
pub fn urgency(verdict: &str) -> usize {
    URGENCY.iter().position(|known| *known == verdict).unwrap_or(URGENCY.len())
}

/// Orders accounts, of whom verdict and silence in days are given: those that need attention first, then the longest
/// silence.
pub fn ranked<'a>(accounts: impl Iterator<Item = (&'a str, i64)>) -> Vec<usize> {
    let key =
        |(number, (verdict, silence)): (usize, (&str, i64))| (urgency(verdict), Reverse(silence), number);
    let mut keys: Vec<(usize, Reverse<i64>, usize)> = accounts.enumerate().map(key).collect();
    keys.sort_unstable();
    keys.into_iter().map(|(_, _, number)| number).collect()
}

/// How many accounts a stretch holds.
pub const STRETCH: usize = 100;

/// Describes the accounts that a stretch of a report is of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// All accounts.
    pub total: u64,
    /// Those that were asked for.
    pub matched: u64,
    /// How many of these come before the stretch.
    pub from: u64,
    /// How many of all have each verdict of [`URGENCY`].
    pub verdicts: Vec<u64>,
    /// The platforms, in the order found.
    pub platforms: Vec<String>,
    /// How many of all are on each of them.
    pub on_platforms: Vec<u64>,
    /// The numbers of the accounts of the stretch, by which they can be asked for one by one.
    pub numbers: Vec<u64>,
}

impl List {
    /// Describes a report that is whole.
    pub fn whole(report: &Report) -> List {
        let mut list = List::default();
        for account in &report.accounts {
            list.count(&account.verdict, &account.platform);
        }
        List { matched: list.total, ..list }
    }

    fn count(&mut self, verdict: &str, platform: &str) {
        self.total += 1;
        self.verdicts.resize(URGENCY.len() + 1, 0);
        self.verdicts[urgency(verdict)] += 1;
        let known = self.platforms.iter().position(|known| known == platform);
        let at = known.unwrap_or_else(|| {
            self.platforms.push(platform.to_owned());
            self.on_platforms.push(0);
            self.platforms.len() - 1
        });
        self.on_platforms[at] += 1;
    }

    /// Counts the accounts of a verdict.
    pub fn of(&self, verdict: &str) -> u64 {
        self.verdicts.get(urgency(verdict)).copied().unwrap_or_default()
    }
}

/// Says which accounts are wanted; what is empty asks for all.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// The verdict.
    pub verdict: String,
    /// The platform's id.
    pub platform: String,
    /// A part of the name or the handle, in Latin letters of any case.
    pub name: String,
    /// How many of them are left out before the first one shown.
    pub from: usize,
}

/// Holds the verdict on every account, and who comes before whom.
pub struct Roll {
    verdicts: Vec<&'static str>,
    ranked: Vec<usize>,
    beside: Vec<Vec<Flag>>,
    list: List,
    rule: Rule,
    ask: Ask,
    receipt: Option<Receipt>,
}

impl Roll {
    /// Judges every account.
    pub fn of(findings: &Findings, rule: Rule, ask: Ask) -> Roll {
        Roll::beside(across(&findings.accounts), findings, rule, ask)
    }

    /// Judges every account of the same findings anew.
    pub fn again(self, findings: &Findings, rule: Rule, ask: Ask) -> Roll {
        Roll::beside(self.beside, findings, rule, ask)
    }

    fn beside(beside: Vec<Vec<Flag>>, findings: &Findings, rule: Rule, ask: Ask) -> Roll {
        let (mut list, mut told) = (List::default(), Vec::new());
        let mut verdicts = Vec::new();
        let ranked = ranked(findings.accounts.iter().map(|account| {
            let judged = judge(account, &rule, &ask);
            let verdict = judged.verdict.id();
            told.push(receipt::account(&judged));
            list.count(verdict, account.platform);
            verdicts.push(verdict);
            (verdict, judged.silence.map_or(0, |span| span.days))
        }));
        let receipt = receipt::receipt(&frame(findings, &rule, &ask), &rule, told);
        Roll { verdicts, ranked, beside, list, rule, ask, receipt }
    }

    /// Reports on a stretch of the accounts asked for, the worst first.
    pub fn stretch(&self, findings: &Findings, query: &Query) -> (Report, List) {
        let name = query.name.trim().to_ascii_lowercase();
        let is_named = |text: &Option<String>| {
            text.as_ref().is_some_and(|text| text.to_ascii_lowercase().contains(&name))
        };
        let wanted = |number: &usize| {
            let account = &findings.accounts[*number];
            (query.verdict.is_empty() || query.verdict == self.verdicts[*number])
                && (query.platform.is_empty() || query.platform == account.platform)
                && (name.is_empty() || is_named(&account.name) || is_named(&account.handle))
        };
        let matched: Vec<usize> = self.ranked.iter().copied().filter(wanted).collect();
        let from = query.from.min(matched.len().saturating_sub(1) / STRETCH * STRETCH);
        let shown: Vec<usize> = matched.iter().skip(from).take(STRETCH).copied().collect();
        let list = List {
            matched: matched.len() as u64,
            from: from as u64,
            numbers: shown.iter().map(|number| *number as u64).collect(),
            ..self.list.clone()
        };
        let receipt = self.receipt.clone();
        (self.report(findings, &shown, Report { receipt, ..frame(findings, &self.rule, &self.ask) }), list)
    }

    /// Reports on one account alone, under every rule that can apply to it.
    pub fn one(&self, findings: &Findings, number: usize) -> Option<Report> {
        findings.accounts.get(number)?;
        Some(self.report(findings, &[number], cover(&self.rule, &self.ask)))
    }

    fn report(&self, findings: &Findings, numbers: &[usize], frame: Report) -> Report {
        // Only a report on one account has room for a comparison of rules.
        let compared = if numbers.len() == 1 { 1 } else { usize::MAX };
        let writer = Writer::new(findings, &self.rule, &self.ask, compared);
        let write = |number: &usize| {
            let flags = self.beside.get(*number).cloned().unwrap_or_default();
            writer.account(&findings.accounts[*number], flags).1
        };
        Report { accounts: numbers.iter().map(write).collect(), ..frame }
    }
}

#[cfg(test)]
mod tests;
