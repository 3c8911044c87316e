//! Hands out the lines of a text, one at a time.

use std::io::{self, BufRead, BufReader, Read};

/// How many bytes of a line are kept; what follows is passed over.
pub const LINE_LIMIT: usize = 4096;

/// Hands every line to `each` with its number, counted from 1 as an editor shows it.
///
/// # Errors
/// Reading failed; lines before the fault have been handed out.
pub fn each_line(text: impl Read, each: &mut dyn FnMut(u64, &str)) -> io::Result<()> {
    let mut reader = BufReader::new(text);
    let mut line = Vec::new();
    let mut number = 0;
    while read_line(&mut reader, &mut line)? {
        number += 1;
        each(number, String::from_utf8_lossy(&line).trim_end_matches('\r'));
        line.clear();
    }
    Ok(())
}

/// Reads one line without its end; `false` after the last.
fn read_line(reader: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<bool> {
    let mut any = false;
    loop {
        let piece = reader.fill_buf()?;
        if piece.is_empty() {
            return Ok(any);
        }
        any = true;
        let end = memchr::memchr(b'\n', piece);
        let taken = &piece[..end.unwrap_or(piece.len())];
        line.extend_from_slice(&taken[..taken.len().min(LINE_LIMIT - line.len())]);
        let used = end.map_or(piece.len(), |end| end + 1);
        reader.consume(used);
        if end.is_some() {
            return Ok(true);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<(u64, String)> {
        let mut found = Vec::new();
        each_line(text.as_bytes(), &mut |number, line| found.push((number, line.to_owned())))
            .expect("in memory");
        found
    }

    #[test]
    fn both_kinds_of_line_ends_are_taken_off() {
        let line = |number, text: &str| (number, text.to_owned());
        assert_eq!(lines("a\r\n\nb"), [line(1, "a"), line(2, ""), line(3, "b")]);
        assert_eq!(lines("a\n"), [line(1, "a")]);
        assert_eq!(lines(""), []);
    }

    #[test]
    fn an_endless_line_is_cut_and_the_next_one_read() {
        let found = lines(&format!("{}\nb", "x".repeat(LINE_LIMIT * 3)));
        assert_eq!(found[0].1.len(), LINE_LIMIT);
        assert_eq!(found[1], (2, "b".to_owned()));
    }
}
