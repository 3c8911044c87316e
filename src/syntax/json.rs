//! Walks JSON without holding it: a puller that hands out one record at a time.
//!
//! It only finds where values begin and end, minding strings; what is inside a
//! record is serde's. So a record that is not what it should be is one unread
//! record, never a lost file, and memory does not grow with the file.

use super::meter::RECORD_LIMIT;
use memchr::memchr2;
use std::io::{self, Read};

/// How much is read at once; browsers hand out large slices far faster than small ones.
const BUFFER: usize = 4 << 20;

/// Says why walking stopped.
#[derive(Debug)]
pub enum JsonError {
    /// Reading failed.
    Io(io::Error),
    /// The text ends inside a value.
    CutShort,
    /// Something else stands where a value, a key or an end should be.
    Syntax,
    /// One value is larger than [`RECORD_LIMIT`].
    TooLarge,
}

impl From<io::Error> for JsonError {
    fn from(error: io::Error) -> JsonError {
        JsonError::Io(error)
    }
}

/// Pulls values out of a JSON text, or a sequence of JSON texts.
pub struct Json<R> {
    reader: R,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    passed: u64,
    ended: bool,
}

impl<R: Read> Json<R> {
    /// Starts before the first value.
    pub fn new(reader: R) -> Json<R> {
        Json { reader, buffer: Vec::new(), start: 0, end: 0, passed: 0, ended: false }
    }

    /// Counts the bytes walked over.
    pub fn position(&self) -> u64 {
        self.passed + self.start as u64
    }

    /// Looks at the next byte that is not white space; `None` at the end.
    pub fn peek(&mut self) -> Result<Option<u8>, JsonError> {
        loop {
            let rest = &self.buffer[self.start..self.end];
            let blank = rest.iter().position(|byte| !byte.is_ascii_whitespace());
            match blank {
                Some(offset) => {
                    self.start += offset;
                    return Ok(Some(self.buffer[self.start]));
                }
                None => {
                    self.start = self.end;
                    if !self.more()? {
                        return Ok(None);
                    }
                }
            }
        }
    }

    /// Skips everything before the first bracket: `window.YTD.tweets.part0 = [`.
    pub fn skip_assignment(&mut self) -> Result<(), JsonError> {
        while let Some(byte) = self.peek()? {
            if matches!(byte, b'[' | b'{') {
                return Ok(());
            }
            self.start += 1;
        }
        Ok(())
    }

    /// Steps into the array or object that comes next; `false` if something else comes.
    pub fn enter(&mut self, bracket: u8) -> Result<bool, JsonError> {
        let found = self.peek()? == Some(bracket);
        self.start += usize::from(found);
        Ok(found)
    }

    /// Steps to the next element of the array it is in; `false` after the last.
    pub fn next_element(&mut self) -> Result<bool, JsonError> {
        loop {
            match self.peek()? {
                None => return Err(JsonError::CutShort),
                Some(b',') => self.start += 1,
                Some(b']') => {
                    self.start += 1;
                    return Ok(false);
                }
                Some(b'}' | b':') => return Err(JsonError::Syntax),
                Some(_) => return Ok(true),
            }
        }
    }

    /// Steps to the next key of the object it is in and before its value; `None` after the last.
    pub fn next_key(&mut self) -> Result<Option<String>, JsonError> {
        loop {
            match self.peek()? {
                None => return Err(JsonError::CutShort),
                Some(b',') => self.start += 1,
                Some(b'}') => {
                    self.start += 1;
                    return Ok(None);
                }
                Some(b'"') => break,
                Some(_) => return Err(JsonError::Syntax),
            }
        }
        let key = serde_json::from_slice(self.take()?).map_err(|_| JsonError::Syntax)?;
        match self.peek()? {
            Some(b':') => {
                self.start += 1;
                Ok(Some(key))
            }
            Some(_) => Err(JsonError::Syntax),
            None => Err(JsonError::CutShort),
        }
    }

    /// Takes the next value as it stands.
    pub fn take(&mut self) -> Result<&[u8], JsonError> {
        let length = self.measure(true)?;
        let value = &self.buffer[self.start..self.start + length];
        self.start += length;
        Ok(value)
    }

    /// Passes over the next value, however large.
    pub fn skip(&mut self) -> Result<(), JsonError> {
        let length = self.measure(false)?;
        self.start += length;
        Ok(())
    }

    /// Steps down through objects by key, and stands before the value at the end of the path.
    ///
    /// Gives `false` when a key is missing; whatever came before is passed over.
    pub fn descend(&mut self, path: &[&str]) -> Result<bool, JsonError> {
        'levels: for wanted in path {
            if !self.enter(b'{')? {
                return Ok(false);
            }
            while let Some(key) = self.next_key()? {
                if key == *wanted {
                    continue 'levels;
                }
                self.skip()?;
            }
            return Ok(false);
        }
        Ok(true)
    }

    /// Hands every element of the array that comes next to `each`, counted from 1.
    ///
    /// Gives how many there were; `None` when no array comes.
    pub fn elements(&mut self, mut each: impl FnMut(u64, &[u8])) -> Result<Option<u64>, JsonError> {
        if !self.enter(b'[')? {
            return Ok(None);
        }
        let mut count = 0;
        while self.next_element()? {
            count += 1;
            each(count, self.take()?);
        }
        Ok(Some(count))
    }

    /// Reads what is left after the last value, so that a container can check its sum.
    pub fn finish(&mut self) -> Result<(), JsonError> {
        while self.peek()?.is_some() {
            self.start = self.end;
        }
        Ok(())
    }

    /// Finds the length of the next value. Where it need not be held, the bytes
    /// already passed are dropped and the length is that of the rest.
    fn measure(&mut self, hold: bool) -> Result<usize, JsonError> {
        if self.peek()?.is_none() {
            return Err(JsonError::CutShort);
        }
        let mut scan = Scan::default();
        let mut at = self.start;
        loop {
            if let Some(end) = scan.run(&self.buffer[at..self.end]) {
                return match at + end - self.start {
                    0 => Err(JsonError::Syntax),
                    length => Ok(length),
                };
            }
            if !hold {
                self.start = self.end;
            } else if self.end - self.start > RECORD_LIMIT {
                return Err(JsonError::TooLarge);
            }
            let kept = self.end - self.start;
            if !self.more()? {
                return scan.in_scalar.then_some(kept).ok_or(JsonError::CutShort);
            }
            at = self.start + kept;
        }
    }

    /// Reads on, moving what is still needed to the front; `false` at the end.
    fn more(&mut self) -> Result<bool, JsonError> {
        if self.ended {
            return Ok(false);
        }
        if self.start > 0 {
            self.buffer.copy_within(self.start..self.end, 0);
            self.passed += self.start as u64;
            self.end -= self.start;
            self.start = 0;
        }
        if self.buffer.len() - self.end < BUFFER / 2 {
            // Fresh zeros come from the system for nothing; writing them over megabytes would not.
            let mut larger = vec![0; self.end + BUFFER];
            larger[..self.end].copy_from_slice(&self.buffer[..self.end]);
            self.buffer = larger;
        }
        let read = self.reader.read(&mut self.buffer[self.end..])?;
        self.end += read;
        self.ended = read == 0;
        Ok(read > 0)
    }
}

/// Finds the end of a value across pieces of text.
#[derive(Default)]
struct Scan {
    depth: usize,
    in_string: bool,
    escaped: bool,
    in_scalar: bool,
}

impl Scan {
    /// Runs over a piece; gives the offset just past the value if it ends here.
    fn run(&mut self, piece: &[u8]) -> Option<usize> {
        let mut at = 0;
        while at < piece.len() {
            if self.in_string {
                at = self.string(piece, at)?;
                if self.depth == 0 {
                    return Some(at);
                }
                continue;
            }
            match piece[at] {
                b'"' if !self.in_scalar => self.in_string = true,
                b'{' | b'[' if !self.in_scalar => self.depth += 1,
                b'}' | b']' if self.depth > 0 => {
                    self.depth -= 1;
                    if self.depth == 0 {
                        return Some(at + 1);
                    }
                }
                b'}' | b']' | b',' | b':' if self.depth == 0 => return Some(at),
                byte if self.depth == 0 => {
                    if byte.is_ascii_whitespace() {
                        return Some(at);
                    }
                    self.in_scalar = true;
                }
                _ => {}
            }
            at += 1;
        }
        None
    }

    /// Runs to just past the string's closing quote; `None` if it goes on.
    fn string(&mut self, piece: &[u8], from: usize) -> Option<usize> {
        let mut at = from;
        if self.escaped && at < piece.len() {
            self.escaped = false;
            at += 1;
        }
        while let Some(offset) = memchr2(b'"', b'\\', &piece[at..]) {
            at += offset;
            if piece[at] == b'"' {
                self.in_string = false;
                return Some(at + 1);
            }
            if at + 1 == piece.len() {
                self.escaped = true;
                return None;
            }
            at += 2;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives one byte per read.
    struct Drip<'a>(&'a [u8]);

    impl Read for Drip<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let count = self.0.len().min(buffer.len()).min(1);
            buffer[..count].copy_from_slice(&self.0[..count]);
            self.0 = &self.0[count..];
            Ok(count)
        }
    }

    fn elements(text: &str) -> Result<Vec<String>, JsonError> {
        let collect = |reader: &mut dyn Read| {
            let mut found = Vec::new();
            let mut json = Json::new(reader);
            json.skip_assignment()?;
            json.elements(|_, value| found.push(String::from_utf8_lossy(value).into_owned()))?;
            Ok::<_, JsonError>(found)
        };
        let whole = collect(&mut text.as_bytes())?;
        assert_eq!(whole, collect(&mut Drip(text.as_bytes()))?, "one byte at a time");
        Ok(whole)
    }

    #[test]
    fn every_kind_of_value_is_one_element() {
        let text = r#"x = [ {"a":"]}\"\\"} , [1,[2]], "s, \u005d", -1.5e3, true,null ]"#;
        let expected = [r#"{"a":"]}\"\\"}"#, "[1,[2]]", r#""s, \u005d""#, "-1.5e3", "true", "null"];
        assert_eq!(elements(text).expect("well formed"), expected);
        assert_eq!(elements("[ ]").expect("empty"), Vec::<String>::new());
    }

    #[test]
    fn a_cut_text_is_told_from_a_whole_one() {
        for cut in ["[{\"a\":1}", "[{\"a\":1},{\"b", "[1, 2", "[\"x"] {
            assert!(matches!(elements(cut), Err(JsonError::CutShort)), "{cut}");
        }
    }

    #[test]
    fn nonsense_is_an_error_and_not_an_endless_loop() {
        for bad in ["[1}", "[:]", "[1,}"] {
            assert!(elements(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_path_is_followed_past_other_members() {
        let text = r#"{"a":{"skip":[1,2]},"b":{"c":{"list":[7,8]},"d":1}}"#;
        let mut json = Json::new(text.as_bytes());
        assert!(json.descend(&["b", "c", "list"]).expect("well formed"));
        let mut seen = Vec::new();
        json.elements(|record, value| seen.push((record, value.to_vec()))).expect("an array");
        assert_eq!(seen, [(1, b"7".to_vec()), (2, b"8".to_vec())]);
        let mut json = Json::new(text.as_bytes());
        assert!(!json.descend(&["b", "x"]).expect("well formed"));
    }

    #[test]
    fn a_sequence_of_texts_is_read_to_its_end() {
        let mut json = Json::new("{\"a\":1}\n{\"a\":2}\n\n3".as_bytes());
        let mut seen = 0;
        while json.peek().expect("readable").is_some() {
            json.take().expect("a value");
            seen += 1;
        }
        assert_eq!(seen, 3);
    }
}
