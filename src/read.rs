//! Reads whatever the person gave and says what was found: the way in.

use crate::bytes::Input;
use crate::findings::Findings;
use crate::text::Legacy;
use crate::when::{Day, Zone};

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
    let total = inputs.iter().map(|input| input.bytes.size()).sum();
    host.watch.progress(Step::Opening, 0, total);
    Findings::default()
}
