//! Walks the records of a JSON text: of a list in it, or one a line.

use super::Listing;
use crate::issue::Refusal;
use crate::reading::{BrokeOff, Reading};
use crate::syntax::json::JsonError;
use crate::syntax::meter::RECORD_LIMIT;
use crate::syntax::picks::Picks;
use std::io::{BufRead, BufReader, Read};

/// What is done with one record: its number and its values.
type Each<'e> = &'e mut dyn FnMut(&mut Listing, &mut Reading<'_>, u64, &Picks<'_>);

impl Listing {
    /// Hands the values at `fields` of every record of a JSON text to `each`: of the list at the end of `path`,
    /// or, where the path is empty and no list comes, of one record a line; a broken line loses no other.
    ///
    /// Gives how many records there were; `None` when there is no list, or it breaks off before its end.
    ///
    /// # Errors
    /// Encrypted or damaged, or reading failed before the first record.
    pub fn records(
        &mut self,
        reading: &mut Reading<'_>,
        path: &[&str],
        fields: &[&str],
        each: Each<'_>,
    ) -> Result<Option<u64>, Refusal> {
        // What follows `name = {…}` in a script is the script's: a semicolon, other variables.
        let assigned = reading.clue(self.entry).json().is_some_and(|json| json.assigned.is_some());
        let lines = path.is_empty() && reading.clue(self.entry).json().is_some_and(|json| json.lines);
        // A first record that is larger than what was looked at hides that others follow.
        let texts = path.is_empty() && reading.clue(self.entry).json().is_some_and(|json| !json.array);
        let mut json = reading.json(self.entry)?;
        let mut handed = 0;
        let mut hand = |record, value: &[u8]| {
            handed = record;
            match Picks::of(value, fields) {
                Ok(picks) => each(self, reading, record, &picks),
                Err(_) => self.unreadable(reading, record),
            }
        };
        let mut walk = || -> Result<Option<u64>, JsonError> {
            if !json.descend(path)? {
                return Ok(None);
            }
            if !path.is_empty() {
                return json.elements(&mut hand);
            }
            let mut count = 0;
            while let Some(next) = json.peek()? {
                if next == b'[' {
                    // A second run of some tools appends a second list.
                    let before = count;
                    let listed = json.elements(|record, value| hand(before + record, value))?;
                    count += listed.unwrap_or_default();
                } else {
                    count += 1;
                    hand(count, json.take()?);
                }
                if assigned {
                    break;
                }
            }
            Ok(Some(count))
        };
        match walk() {
            Ok(count) => Ok(count),
            Err(error) => match BrokeOff::from(error) {
                BrokeOff::Text if lines || (texts && handed > 0) => {
                    self.resume(reading, handed, fields, each)
                }
                error => self.broke_off(reading, &error).map(|()| None),
            },
        }
    }

    /// Goes on behind a line that is no record: a tool that was stopped while it wrote leaves one, and its next run
    /// writes on behind it. `handed` lines before it were read.
    fn resume(
        &mut self,
        reading: &mut Reading<'_>,
        handed: u64,
        fields: &[&str],
        each: Each<'_>,
    ) -> Result<Option<u64>, Refusal> {
        let mut text = BufReader::new(reading.text(self.entry)?);
        let (mut line, mut count, mut bad) = (Vec::new(), 0, None);
        loop {
            line.clear();
            let limited = (&mut text).take(RECORD_LIMIT as u64).read_until(b'\n', &mut line);
            let record = line.trim_ascii();
            match limited {
                Err(error) => return self.broke_off(reading, &BrokeOff::Io(error)).map(|()| None),
                Ok(0) if bad.is_none() => return Ok(Some(count)),
                // The last line of all: the file was cut, and more may be missing.
                Ok(0) => return self.broke_off(reading, &BrokeOff::Text).map(|()| None),
                Ok(_) if record.is_empty() => continue,
                Ok(_) => count += 1,
            }
            if count <= handed {
                // Records over several lines cannot be told from what is broken.
                if !record.ends_with(b"}") {
                    return self.broke_off(reading, &BrokeOff::Text).map(|()| None);
                }
                continue;
            }
            if let Some(bad) = bad.take() {
                self.unreadable(reading, bad);
            }
            match Picks::of(record, fields) {
                Ok(picks) => each(self, reading, count, &picks),
                Err(_) => bad = Some(count),
            }
        }
    }

    /// Walks a document, an object with a list in it: hands the fields of the list's records to `each` and the root's
    /// other `members` as they are written to `other`, in the order of the text.
    ///
    /// Gives how many records there were; `None` when there is no list, or it breaks off before its end.
    ///
    /// # Errors
    /// Encrypted or damaged, or reading failed before the first record.
    pub fn document(
        &mut self,
        reading: &mut Reading<'_>,
        (list, fields): (&str, &[&str]),
        members: &[&str],
        other: &mut dyn FnMut(&mut Listing, &str, &[u8]),
        each: Each<'_>,
    ) -> Result<Option<u64>, Refusal> {
        let mut json = reading.json(self.entry)?;
        let mut listed = None;
        let mut walk = || -> Result<(), JsonError> {
            json.enter(b'{')?;
            while let Some(key) = json.next_key()? {
                if key == list {
                    listed = json.elements(|record, value| match Picks::of(value, fields) {
                        Ok(picks) => each(self, reading, record, &picks),
                        Err(_) => self.unreadable(reading, record),
                    })?;
                    if listed.is_none() {
                        json.skip()?;
                    }
                } else if members.contains(&key.as_str()) {
                    other(self, &key, json.take()?);
                } else {
                    json.skip()?;
                }
            }
            json.finish()
        };
        match walk() {
            Ok(()) => Ok(listed),
            Err(error) => self.broke_off(reading, &BrokeOff::from(error)).map(|()| None),
        }
    }
}
