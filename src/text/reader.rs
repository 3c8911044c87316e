//! Decodes a stream of bytes to a stream of UTF-8, piece by piece.

use super::detect::{Guess, detect, told};
use super::{Decode, Encoding, Legacy};
use std::io::{self, Read};

/// How many bytes of legacy text are decoded at once.
const PIECE: usize = 256 << 10;

/// Reads any text as UTF-8, without a byte order mark.
///
/// UTF-8 passes through untouched (a reader of records replaces what is invalid
/// in the one record it spoils); everything else is decoded by the host.
pub struct Utf8<'a, R> {
    inner: R,
    legacy: &'a dyn Legacy,
    state: State,
    ready: Vec<u8>,
    at: usize,
}

enum State {
    /// Not a byte above 127 seen yet.
    Ascii,
    Through,
    Decoding(Encoding, Box<dyn Decode>),
    Ended,
}

impl<'a, R: Read> Utf8<'a, R> {
    /// Reads the first bytes and settles the encoding, as far as they tell; `known` is the person's word on it.
    ///
    /// # Errors
    /// What reading the first bytes gave.
    pub fn new(mut inner: R, legacy: &'a dyn Legacy, known: Option<Encoding>) -> io::Result<Utf8<'a, R>> {
        let mut head = vec![0; crate::bundle::HEAD];
        let count = fill(&mut inner, &mut head)?;
        head.truncate(count);
        let mut text = Utf8 { inner, legacy, state: State::Ascii, ready: Vec::new(), at: 0 };
        let guess = match known {
            Some(encoding) => told(&head, encoding),
            None => detect(&head, count < crate::bundle::HEAD),
        };
        text.settle(&head, guess);
        Ok(text)
    }

    fn settle(&mut self, start: &[u8], guess: Guess) {
        match guess {
            Guess::Ascii => self.ready.extend_from_slice(start),
            Guess::Known(Encoding::Utf8, mark) => {
                self.state = State::Through;
                self.ready.extend_from_slice(&start[mark..]);
            }
            Guess::Known(encoding, mark) => {
                let mut decoder = self.legacy.decoder(encoding);
                let mut text = String::new();
                decoder.decode(&start[mark..], false, &mut text);
                self.ready.extend_from_slice(text.as_bytes());
                self.state = State::Decoding(encoding, decoder);
            }
        }
    }

    /// Names the encoding as far as it is known; plain ASCII is UTF-8.
    pub fn encoding(&self) -> Encoding {
        match self.state {
            State::Decoding(encoding, _) => encoding,
            _ => Encoding::Utf8,
        }
    }

    /// Reads straight into the caller's buffer; `None` if what came needs decoding first.
    fn pass(&mut self, buffer: &mut [u8]) -> io::Result<Option<usize>> {
        let count = self.inner.read(buffer)?;
        if matches!(self.state, State::Ascii) && !buffer[..count].is_ascii() {
            // A few bytes tell nothing; look at as many as at the start.
            let mut piece = buffer[..count].to_vec();
            piece.resize(count + crate::bundle::HEAD, 0);
            let more = fill(&mut self.inner, &mut piece[count..])?;
            piece.truncate(count + more);
            self.ready.clear();
            self.at = 0;
            self.settle(&piece, detect(&piece, more < crate::bundle::HEAD));
            return Ok(None);
        }
        Ok(Some(count))
    }

    fn decode_piece(&mut self) -> io::Result<()> {
        self.ready.clear();
        self.at = 0;
        let mut piece = vec![0; PIECE];
        while self.ready.is_empty() {
            let State::Decoding(_, decoder) = &mut self.state else { break };
            let count = self.inner.read(&mut piece)?;
            let mut text = String::new();
            decoder.decode(&piece[..count], count == 0, &mut text);
            self.ready.extend_from_slice(text.as_bytes());
            if count == 0 {
                self.state = State::Ended;
            }
        }
        Ok(())
    }
}

impl<R: Read> Read for Utf8<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.at == self.ready.len() {
            match self.state {
                // Nothing is copied twice: almost every export is UTF-8.
                State::Ascii | State::Through => {
                    if let Some(count) = self.pass(buffer)? {
                        return Ok(count);
                    }
                }
                State::Decoding(..) => self.decode_piece()?,
                State::Ended => return Ok(0),
            }
        }
        let count = give(&self.ready[self.at..], buffer);
        self.at += count;
        Ok(count)
    }
}

/// Reads until the buffer is full or the input ends.
fn fill(reader: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match reader.read(&mut buffer[filled..])? {
            0 => break,
            count => filled += count,
        }
    }
    Ok(filled)
}

/// Replaces what is not UTF-8 by U+FFFD, for readers that refuse a whole text over one byte.
pub struct Lossy<R> {
    inner: R,
    /// A piece as it was read, led by the `kept` bytes of a character that the piece before it broke off.
    raw: Vec<u8>,
    kept: usize,
    ready: Vec<u8>,
    at: usize,
}

impl<R: Read> Lossy<R> {
    /// Starts at the beginning of a text.
    pub fn new(inner: R) -> Lossy<R> {
        Lossy { inner, raw: vec![0; PIECE], kept: 0, ready: Vec::new(), at: 0 }
    }

    fn refill(&mut self) -> io::Result<()> {
        self.ready.clear();
        self.at = 0;
        while self.ready.is_empty() {
            let count = self.inner.read(&mut self.raw[self.kept..])?;
            let end = self.kept + count;
            // A character may go on in the next piece, unless there is none.
            self.kept = if count > 0 { cut_character(&self.raw[..end]) } else { 0 };
            let whole = end - self.kept;
            self.ready.extend_from_slice(String::from_utf8_lossy(&self.raw[..whole]).as_bytes());
            self.raw.copy_within(whole..end, 0);
            if count == 0 {
                break;
            }
        }
        Ok(())
    }
}

impl<R: Read> Read for Lossy<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.at == self.ready.len() {
            self.refill()?;
        }
        let count = give(&self.ready[self.at..], buffer);
        self.at += count;
        Ok(count)
    }
}

/// Counts the bytes of a character that only begins at the end of the text.
fn cut_character(text: &[u8]) -> usize {
    let tail = &text[text.len().saturating_sub(3)..];
    let lead = tail.iter().rposition(|byte| *byte >= 0xC0);
    lead.map_or(0, |at| {
        let length = match tail[at] {
            0xC0..=0xDF => 2,
            0xE0..=0xEF => 3,
            _ => 4,
        };
        let have = tail.len() - at;
        if have < length { have } else { 0 }
    })
}

fn give(ready: &[u8], buffer: &mut [u8]) -> usize {
    let count = ready.len().min(buffer.len());
    buffer[..count].copy_from_slice(&ready[..count]);
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> String {
        let mut text = String::new();
        let mut reader = Utf8::new(bytes, &crate::native::Tables, None).expect("in memory");
        reader.read_to_string(&mut text).expect("UTF-8 by now");
        text
    }

    #[test]
    fn text_that_shows_its_encoding_late_is_decoded_from_there() {
        let late = format!("{}发布时间", "a,".repeat(crate::bundle::HEAD));
        assert_eq!(decoded(late.as_bytes()), late);
        assert_eq!(decoded(&encoding_rs::GB18030.encode(&late).0), late);
    }

    #[test]
    fn a_spoilt_byte_costs_one_character_and_a_split_one_none() {
        let text = [&b"caf\xE9 "[..], "发布".as_bytes()].concat();
        for step in 1..text.len() {
            let (first, second) = text.split_at(step);
            let mut plain = String::new();
            Lossy::new(first.chain(second)).read_to_string(&mut plain).expect("valid by now");
            assert_eq!(plain, "caf\u{FFFD} 发布", "split at {step}");
        }
    }
}
