//! Keeps what was read, so that judging again reads nothing again.

use super::inputs::{self, Given};
use super::legacy::BrowserLegacy;
use super::plain;
use super::settings::{Asked, Problem, Settings};
use crate::bytes::Input;
use crate::digest::hex;
use crate::findings::Findings;
use crate::issue::RefusalCode;
use crate::read::{Host, Step, Watch, read};
use crate::report::{Query, Roll, build};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::cell::Cell;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Holds inputs and what was found in them.
#[wasm_bindgen]
#[derive(Default)]
pub struct Session {
    inputs: Vec<Input>,
    findings: Findings,
    hashing: Hashing,
    roll: Option<Roll>,
    /// What the roll was asked; nothing once it has to be called again.
    asked: Option<Settings>,
}

/// Answers a question, or says which setting makes none.
#[derive(Default, Serialize)]
struct Answer {
    /// The report as JSON; where `list` says so, on some of the accounts only.
    report: Option<String>,
    /// Which ones, as JSON; nothing where there are no several.
    list: Option<String>,
    problem: Option<Problem>,
}

#[wasm_bindgen]
impl Session {
    /// Starts without any input.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Session {
        Session::default()
    }

    /// Reads all inputs; `onprogress(step, done, total)` hears of it.
    ///
    /// A setting that makes no sense is as good as missing here; [`Session::report`] names it.
    ///
    /// # Errors
    /// Throws when a blob was given outside a worker.
    pub fn open(
        &mut self,
        given: Vec<Given>,
        settings: Option<Asked>,
        onprogress: &js_sys::Function,
    ) -> Result<(), JsValue> {
        let settings = Settings::take(settings);
        self.inputs = inputs::take(&given)?;
        let watch = Progress { callback: onprogress, told: Cell::new(None) };
        let (captured, zone) = (settings.captured().ok().flatten(), settings.zone().ok().flatten());
        let (date_order, map) = (settings.order().ok().flatten(), settings.map().ok().flatten());
        // Pasted text comes as the browser's own characters, whatever is set for files.
        let pasted = self.inputs.iter().all(|input| input.pasted);
        let encoding = settings.encoding().ok().flatten().filter(|_| !pasted);
        let host = Host { legacy: &BrowserLegacy, watch: &watch, captured, zone, encoding, date_order, map };
        self.findings = read(&self.inputs, &host);
        self.hashing = Hashing::default();
        (self.roll, self.asked) = (None, None);
        Ok(())
    }

    /// Judges what was read: `{report}` as JSON, or `{problem}` when a setting makes no sense.
    ///
    /// Of several accounts it reports on a stretch of those with this verdict, on this platform and with this in
    /// their name, from this one on, and says so in `list`.
    pub fn report(
        &mut self,
        settings: Option<Asked>,
        verdict: String,
        platform: String,
        name: String,
        from: usize,
    ) -> JsValue {
        let settings = Settings::take(settings);
        let query = Query { verdict, platform, name, from };
        let problem = |problem| Answer { problem: Some(problem), ..Answer::default() };
        plain(&self.answer(settings, &query).unwrap_or_else(problem))
    }

    fn answer(&mut self, settings: Settings, query: &Query) -> Result<Answer, Problem> {
        let (rule, ask) = settings.resolve()?;
        if self.findings.accounts.len() < 2 {
            let report = Some(build(&self.findings, &rule, &ask).to_json());
            return Ok(Answer { report, ..Answer::default() });
        }
        // Who only looks for another account asks nothing that is not judged already.
        let roll = match self.roll.take() {
            Some(roll) if self.asked.as_ref() == Some(&settings) => roll,
            Some(roll) => roll.again(&self.findings, rule, ask),
            None => Roll::of(&self.findings, rule, ask),
        };
        let (report, list) = roll.stretch(&self.findings, query);
        (self.roll, self.asked) = (Some(roll), Some(settings));
        Ok(Answer { report: Some(report.to_json()), list: Some(list.to_json()), problem: None })
    }

    /// Reports on one of several accounts alone, by its number in the list, as JSON.
    pub fn account(&self, number: usize) -> Option<String> {
        Some(self.roll.as_ref()?.one(&self.findings, number)?.to_json())
    }

    /// Reports on every account, as JSON; nothing when a setting makes no sense.
    pub fn whole(&self, settings: Option<Asked>) -> Option<String> {
        let (rule, ask) = Settings::take(settings).resolve().ok()?;
        Some(build(&self.findings, &rule, &ask).to_json())
    }

    /// Names the build that reads what waits for a larger one: `dormouse-wide` for the rarer formats,
    /// `dormouse-full` for these and workbooks; nothing where this build has read everything it could.
    pub fn needs(&self) -> Option<String> {
        let missing = |code| self.findings.refusals.iter().any(|refusal| refusal.code == code);
        let build = match () {
            () if missing(RefusalCode::NeedsSpreadsheet) => "dormouse-full",
            () if missing(RefusalCode::NeedsEveryFormat) => "dormouse-wide",
            () => return None,
        };
        Some(build.to_owned())
    }

    /// Tells whether another order of day and month needs another reading.
    pub fn depends_on_order(&self) -> bool {
        self.findings.depends_on_order
    }

    /// Tells whether another capture day needs another reading.
    pub fn depends_on_captured(&self) -> bool {
        self.findings.depends_on_captured
    }

    /// Hashes the next stretch of the inputs; `true` while more is left.
    ///
    /// In stretches, so that the worker can answer in between.
    pub fn hash(&mut self) -> bool {
        let Some(input) = self.inputs.get(self.hashing.input) else { return false };
        if let Some(sha256) = self.hashing.step(input) {
            let number = self.hashing.input;
            let mut sources = self.findings.sources.iter_mut();
            if let Some(source) = sources.find(|source| source.input == number) {
                source.sha256 = sha256;
                // The receipt is waiting for it.
                self.asked = None;
            }
            self.hashing = Hashing { input: number + 1, ..Hashing::default() };
        }
        self.hashing.input < self.inputs.len()
    }
}

/// Bytes hashed in one go: some tens of milliseconds.
const STRETCH: u64 = 16 * 1024 * 1024;

/// Bytes hashed at a time.
const CHUNK: usize = 4 * 1024 * 1024;

/// Holds the state of hashing all inputs, one after the other.
#[derive(Default)]
struct Hashing {
    input: usize,
    at: u64,
    sha256: Sha256,
}

impl Hashing {
    /// Hashes one stretch; gives the outcome at the input's end, `None` inside it when it cannot be read.
    fn step(&mut self, input: &Input) -> Option<Option<String>> {
        let mut chunk = vec![0; CHUNK];
        let end = self.at + STRETCH;
        while self.at < end {
            match input.bytes.read_at(self.at, &mut chunk) {
                Ok(0) => return Some(Some(hex(&self.sha256.finalize_reset()))),
                Ok(count) => {
                    self.sha256.update(&chunk[..count]);
                    self.at += count as u64;
                }
                // A file that went away has no hash; the verdict stands.
                Err(_) => return Some(None),
            }
        }
        None
    }
}

/// Tells the page of progress, but not of every kilobyte.
struct Progress<'a> {
    callback: &'a js_sys::Function,
    told: Cell<Option<(Step, u64)>>,
}

/// The smallest advance worth a message, in bytes.
const ADVANCE: u64 = 512 * 1024;

impl Watch for Progress<'_> {
    fn progress(&self, step: Step, done: u64, total: u64) {
        let known = |(told, at)| told == step && done.abs_diff(at) < ADVANCE;
        if self.told.get().is_some_and(known) {
            return;
        }
        self.told.set(Some((step, done)));
        let (step, done, total) = (step.id().into(), (done as f64).into(), (total as f64).into());
        // A page that fails to listen must not stop the reading.
        let _ = self.callback.call3(&JsValue::NULL, &step, &done, &total);
    }
}
