//! Reads whatever the person gave and says what was found: the way in.

mod claims;
mod piles;

use crate::bundle::{self, Bundle};
use crate::bytes::{Input, names};
use crate::evidence::{Clue, Evidence, Shape};
use crate::findings::{Findings, Source};
use crate::issue::{Refusal, RefusalCode};
use crate::map::Map;
use crate::reading::Reading;
use crate::text::{Encoding, Legacy};
use crate::when::{Day, Order, Zone};
use claims::{Choice, Chosen};
use std::cell::Cell;

/// Holds what reading needs from its host.
pub struct Host<'a> {
    /// Decodes legacy text.
    pub legacy: &'a dyn Legacy,
    /// Hears of progress.
    pub watch: &'a dyn Watch,
    /// The day the inputs were copied or exported, if the person says so; relative dates count from it.
    pub captured: Option<Day>,
    /// The zone of local times without one, if the person says so.
    pub zone: Option<Zone>,
    /// Whether `03/04/2021` begins with the day or the month, if the person says so; values that tell go before it.
    pub date_order: Option<Order>,
    /// Which column is what in tables that no format knows by name, if the person says so.
    pub map: Option<Map>,
    /// The encoding of every text, if the person says so; else each text tells.
    pub encoding: Option<Encoding>,
}

/// Hears of progress.
pub trait Watch {
    /// Tells how many bytes of how many are read; called often, so it must be cheap.
    fn progress(&self, step: Step, done: u64, total: u64);
}

/// Names a step of reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Opening containers and listing what is inside.
    Opening,
    /// Looking at the first bytes of each entry.
    Recognising,
    /// Reading posts.
    Reading,
}

impl Step {
    /// Names the step as messages and catalogues write it.
    pub fn id(self) -> &'static str {
        match self {
            Step::Opening => "opening",
            Step::Recognising => "recognising",
            Step::Reading => "reading",
        }
    }
}

/// Reads all inputs. Never fails: what cannot be read is in the findings.
pub fn read(inputs: &[Input], host: &Host<'_>) -> Findings {
    let mut findings = Findings {
        sources: inputs.iter().zip(names(inputs)).enumerate().map(source).collect(),
        ..Findings::default()
    };
    if inputs.is_empty() {
        findings.refusals.push(Refusal::new(RefusalCode::Nothing, ""));
    }
    let size = inputs.iter().map(|input| input.bytes.size()).sum();
    host.watch.progress(Step::Opening, 0, size);
    let (bundles, refusals) = bundle::open(inputs, host.legacy);
    findings.refusals.extend(refusals);
    host.watch.progress(Step::Recognising, 0, size);
    let plans: Vec<Plan<'_>> = bundles.into_iter().flat_map(|bundle| piles::plans(bundle, host)).collect();
    let total = plans.iter().map(Plan::size).sum();
    let done = Cell::new(0);
    for plan in &plans {
        plan.carry_out(host, &mut findings, (&done, total));
    }
    plans.iter().for_each(|plan| plan.refuse_the_rest(&plans, &mut findings));
    // A folder's pictures and settings are no sources of anything.
    findings.sources.retain(|source| {
        source.encoding.is_some() || source.format.is_some() || inputs[source.input].folder.is_none()
    });
    findings
}

fn source((index, (input, name)): (usize, (&Input, String))) -> Source {
    Source { input: index, name, bytes: input.bytes.size(), ..Source::default() }
}

/// Holds a bundle and who will read what of it.
struct Plan<'b> {
    bundle: Bundle<'b>,
    evidence: Evidence,
    choice: Choice,
}

impl<'b> Plan<'b> {
    fn of(bundle: Bundle<'b>, host: &Host<'_>) -> Plan<'b> {
        let evidence = Evidence::of(&bundle, host);
        let mut choice = claims::choose(&evidence, bundle.loose);
        if let Some(map) = &host.map {
            claims::use_map(&mut choice, &evidence, map);
        }
        Plan { bundle, evidence, choice }
    }

    /// Counts the bytes that will be read.
    fn size(&self) -> u64 {
        let entries = self.choice.chosen.iter().flat_map(|chosen| &chosen.claim.entries);
        entries.map(|entry| self.bundle.entries[*entry].size).sum()
    }

    fn carry_out(&self, host: &Host<'_>, findings: &mut Findings, progress: (&Cell<u64>, u64)) {
        for Chosen { format, claim } in &self.choice.chosen {
            let mut reading =
                Reading::new(&self.bundle, &self.evidence, host, &mut *findings, format.id, progress);
            if let Err(refusal) = (format.read)(&mut reading, &claim.entries) {
                findings.refusals.push(refusal);
            }
        }
    }

    /// Refuses what nobody could read. In a container or folder the rest is the
    /// export's own lumber (pictures, settings); it is named only if nothing was read.
    fn refuse_the_rest(&self, plans: &[Plan<'_>], findings: &mut Findings) {
        let path = |entry: usize| self.bundle.entries[entry].path.as_str();
        for (entry, formats) in &self.choice.tied {
            findings.refusals.push(Refusal::new(RefusalCode::Ambiguous, path(*entry)).with(formats));
        }
        // Even in a container: the posts that a failed page should list are missing.
        for (entry, words) in &self.choice.errors {
            findings.refusals.push(Refusal::new(RefusalCode::ErrorAnswer, path(*entry)).with(words));
        }
        let Choice { chosen, tied, errors, .. } = &self.choice;
        let unseen = |entry: &usize| self.evidence.clues[*entry].shape.is_beyond_this_build();
        let no_errors = errors.is_empty() || self.choice.unclaimed.iter().any(unseen);
        let nothing_read = chosen.is_empty() && tied.is_empty() && no_errors;
        if self.bundle.loose {
            for (entry, label) in &self.choice.known {
                findings.refusals.push(Refusal::new(RefusalCode::NotPosts, path(*entry)).with(label));
            }
            for entry in &self.choice.unclaimed {
                findings.refusals.push(claims::refuse(&self.evidence.clues[*entry], path(*entry)));
            }
        } else if nothing_read && !self.is_lumber(plans) {
            findings.refusals.push(self.refuse_container());
        }
    }

    /// Tells whether nobody misses posts here: they are in the containers inside, or beside this one.
    fn is_lumber(&self, plans: &[Plan<'_>]) -> bool {
        let Bundle { nested, holds_others, entries, .. } = &self.bundle;
        let input = |plan: &Plan<'_>| plan.bundle.entries.first().map(|entry| entry.input);
        let posts_elsewhere = || {
            let mut others = plans.iter().filter(|plan| input(plan) == input(self));
            others.any(|plan| !plan.choice.chosen.is_empty())
        };
        (*holds_others && (entries.is_empty() || posts_elsewhere())) || (*nested && posts_elsewhere())
    }

    fn refuse_container(&self) -> Refusal {
        let name = &self.bundle.name;
        // A lone file in a container is what the person meant.
        if let [only] = self.bundle.entries.as_slice() {
            return claims::refuse(&self.evidence.clues[0], &only.path);
        }
        let workbooks = |clue: &Clue| matches!(clue.shape, Shape::Workbook(_));
        if cfg!(not(feature = "spreadsheet")) && self.evidence.clues.iter().any(workbooks) {
            return Refusal::new(RefusalCode::NeedsSpreadsheet, name);
        }
        if self.evidence.clues.iter().any(|clue| clue.shape.is_beyond_this_build()) {
            return Refusal::new(RefusalCode::NeedsEveryFormat, name);
        }
        let seen: Vec<&str> = self.evidence.clues.iter().take(4).map(|clue| clue.path.as_str()).collect();
        match self.choice.known.first() {
            Some((_, label)) => Refusal::new(RefusalCode::NotPosts, name).with(label),
            None => {
                let table = |clue: &&Clue| matches!(clue.shape, Shape::Table(_) | Shape::Workbook(_));
                let several = self.evidence.clues.iter().filter(table).nth(1).is_some();
                let code = if several { RefusalCode::SeveralTables } else { RefusalCode::NoPostsInside };
                Refusal::new(code, name).with(seen.join(", "))
            }
        }
    }
}
