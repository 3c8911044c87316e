//! Notices entries that end too early: what was read stays, and the account is known to be incomplete.

use super::Reading;
use crate::bundle;
use crate::evidence::Shape;
use crate::issue::{IssueCode, Place, Refusal, RefusalCode};
use crate::read::{Host, Step};
use crate::syntax::json::JsonError;
use crate::syntax::xml::XmlError;
use crate::timeline::{Account, ZeroProof};
use std::cell::{Cell, RefCell};
use std::io::{self, Read};
use std::rc::Rc;

impl Reading<'_> {
    /// Keeps what was read of an entry that ends early or breaks off: the account
    /// is incomplete, and newer posts may have been lost.
    ///
    /// # Errors
    /// Reading itself failed before the first record.
    pub fn broke_off(
        &mut self,
        account: &mut Account,
        entry: usize,
        error: &BrokeOff,
    ) -> Result<(), Refusal> {
        if account.timeline.is_empty()
            && let BrokeOff::Io(error) = error
        {
            return Err(bundle::refusal(error, self.path(entry)));
        }
        if let BrokeOff::Io(error) = error {
            // That the file went away meanwhile is more than that it ends early, and asks for something else.
            let refusal = bundle::refusal(error, self.path(entry));
            self.findings.refusals.extend(Some(refusal).filter(|one| one.code == RefusalCode::ReadFailed));
        }
        account.complete = Some(false);
        let place = Place { path: self.path(entry).to_owned(), record: None, field: None };
        self.unread(account, IssueCode::CutShort, place, "");
        Ok(())
    }

    /// Marks an account whose entries end too early, where its reader cannot notice: a table cut in a row, a page
    /// without its end, and a JSON text whose list was whole, if that list proves that there is no post.
    pub(super) fn mark_cut(&mut self, account: &mut Account, entries: &[usize]) {
        let proves =
            account.zero_proof != ZeroProof::None && account.timeline.is_empty() && account.unread == 0;
        for &entry in entries {
            let table_or_page = self.cut.contains(&entry) || self.page_ends_inside(entry);
            if table_or_page && account.complete != Some(false) || proves && self.json_ends_inside(entry) {
                // It fails only where nothing could be read, and then there is no proof.
                let _ = self.broke_off(account, entry, &BrokeOff::Text);
            }
        }
    }

    /// Tells whether a JSON text ends inside its root, which a reader that found its list does not notice. What
    /// is cut proves nothing: lists that come later may be lost.
    fn json_ends_inside(&mut self, entry: usize) -> bool {
        let plain = self.clue(entry).json().is_some_and(|json| json.assigned.is_none());
        let Some(mut json) = plain.then(|| self.json(entry).ok()).flatten() else { return false };
        loop {
            match json.peek() {
                Ok(Some(_)) if json.skip().is_err() => return true,
                Ok(Some(_)) => {}
                Ok(None) => return false,
                Err(_) => return true,
            }
        }
    }

    /// Watches how a table or a page ends.
    pub(super) fn watch_tail(&mut self, entry: usize) -> Option<Rc<RefCell<Tail>>> {
        if !matches!(self.clue(entry).shape, Shape::Table(_) | Shape::Html(_)) {
            return None;
        }
        let tail = Rc::new(RefCell::new(Tail::default()));
        self.tails.push((entry, Rc::clone(&tail)));
        Some(tail)
    }

    /// Tells whether an entry that was read to its end has no line break there.
    pub(super) fn ends_inside_line(&self, entry: usize) -> bool {
        self.end(entry).is_some_and(|end| !end.line)
    }

    /// Tells whether a page that began with `<html>` or `<body>` was read to its end and ended neither: makers of
    /// exports write both, and a browser that saves a page does.
    fn page_ends_inside(&self, entry: usize) -> bool {
        let rooted = self.clue(entry).html().is_some_and(|page| page.rooted);
        rooted && self.end(entry).is_some_and(|end| !end.root)
    }

    fn end(&self, entry: usize) -> Option<End> {
        let of_entry = self.tails.iter().rev().filter(|(of, _)| *of == entry);
        of_entry.filter_map(|(_, tail)| tail.borrow().end).next()
    }
}

/// Says why an entry could not be read to its end.
pub enum BrokeOff {
    /// Reading failed.
    Io(io::Error),
    /// The text ends early or is broken.
    Text,
}

impl From<JsonError> for BrokeOff {
    fn from(error: JsonError) -> BrokeOff {
        match error {
            JsonError::Io(error) => BrokeOff::Io(error),
            JsonError::CutShort | JsonError::Syntax | JsonError::TooLarge => BrokeOff::Text,
        }
    }
}

impl From<XmlError> for BrokeOff {
    fn from(error: XmlError) -> BrokeOff {
        match error {
            XmlError::Io(error) => BrokeOff::Io(error),
            XmlError::Syntax | XmlError::CutShort | XmlError::TooDeep => BrokeOff::Text,
        }
    }
}

/// How many bytes of an entry's end are kept: a page's last tags, and the remarks of tools after them.
const TAIL: usize = 1024;

/// Holds the last bytes that were read of an entry, until its end tells what they are.
#[derive(Default)]
pub struct Tail {
    bytes: Vec<u8>,
    end: Option<End>,
}

/// Says how an entry ends.
#[derive(Clone, Copy)]
struct End {
    /// With a line break, blanks aside.
    line: bool,
    /// With the end tag of a page.
    root: bool,
}

impl Tail {
    fn take(&mut self, read: &[u8]) {
        if read.is_empty() {
            let bytes = std::mem::take(&mut self.bytes);
            self.end = self.end.or_else(|| Some(End::of(&bytes)));
            return;
        }
        let kept = TAIL.saturating_sub(read.len()).min(self.bytes.len());
        self.bytes.drain(..self.bytes.len() - kept);
        self.bytes.extend_from_slice(&read[read.len().saturating_sub(TAIL)..]);
    }
}

impl End {
    fn of(tail: &[u8]) -> End {
        // The signs that matter are ASCII; in UTF-16 zeros stand between them.
        let ascii = tail.iter().filter(|byte| **byte != 0).map(|byte| char::from(byte.to_ascii_lowercase()));
        let text: String = ascii.collect();
        End {
            line: text.trim_end_matches([' ', '\t']).ends_with(['\n', '\r']),
            root: text.contains("</html") || text.contains("</body"),
        }
    }
}

/// Counts what is read and tells the host.
pub struct Counted<'r> {
    pub(super) inner: Box<dyn Read + 'r>,
    pub(super) done: &'r Cell<u64>,
    pub(super) total: u64,
    pub(super) host: &'r Host<'r>,
    pub(super) tail: Option<Rc<RefCell<Tail>>>,
}

impl Read for Counted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.done.set(self.done.get() + read as u64);
        self.host.watch.progress(Step::Reading, self.done.get().min(self.total), self.total);
        if let Some(tail) = &self.tail {
            tail.borrow_mut().take(&buffer[..read]);
        }
        Ok(read)
    }
}
