//! Walks a web page for the readers of pages: a build without the reader of pages says that it is one.

use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::xml::Element;
#[cfg(feature = "every-format")]
use std::cell::Cell;
#[cfg(feature = "every-format")]
use std::io::{self, Read};

/// Holds one step of the walk.
#[cfg_attr(not(feature = "every-format"), allow(dead_code))]
pub(super) enum Piece<'a> {
    /// An element starts.
    Start(&'a Element),
    /// A text.
    Text(&'a str),
    /// An element ends.
    End,
}

/// Hands every step of a page to `each`, with the depth of the element it is about, counted from 1; tells whether
/// the page is there to its last tag.
///
/// # Errors
/// Encrypted or damaged, reading failed, or this build reads no pages.
#[cfg(feature = "every-format")]
pub(super) fn walk(
    reading: &mut Reading<'_>,
    entry: usize,
    each: &mut dyn FnMut(&mut Reading<'_>, usize, Piece<'_>),
) -> Result<bool, Refusal> {
    use crate::syntax::html::{Html, Step};
    let end = Cell::default();
    let mut html = Html::new(Tail { inner: reading.text(entry)?, end: &end });
    let mut depth = 0;
    loop {
        match html.step().map_err(|error| crate::bundle::refusal(&error, reading.path(entry)))? {
            Some(Step::Start(element)) => {
                depth += 1;
                each(reading, depth, Piece::Start(&element));
            }
            Some(Step::Text(text)) => each(reading, depth, Piece::Text(&text)),
            Some(Step::End(_)) => {
                each(reading, depth, Piece::End);
                depth = depth.saturating_sub(1);
            }
            None => return Ok(is_last_tag(&end.get())),
        }
    }
}

/// Says that this build reads no pages.
#[cfg(not(feature = "every-format"))]
pub(super) fn walk(
    reading: &mut Reading<'_>,
    entry: usize,
    _each: &mut dyn FnMut(&mut Reading<'_>, usize, Piece<'_>),
) -> Result<bool, Refusal> {
    super::needs_every_format(reading, &[entry]).map(|()| false)
}

/// How many of the last bytes are kept: enough for `</html>` and the white space behind it.
#[cfg(feature = "every-format")]
const TAIL: usize = 32;

/// Keeps the last bytes that were read.
#[cfg(feature = "every-format")]
struct Tail<'t, R> {
    inner: R,
    end: &'t Cell<[u8; TAIL]>,
}

#[cfg(feature = "every-format")]
impl<R: Read> Read for Tail<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        let last = &buffer[count.saturating_sub(TAIL)..count];
        let mut end = self.end.get();
        end.rotate_left(last.len());
        end[TAIL - last.len()..].copy_from_slice(last);
        self.end.set(end);
        Ok(count)
    }
}

#[cfg(feature = "every-format")]
fn is_last_tag(end: &[u8]) -> bool {
    end.trim_ascii_end().to_ascii_lowercase().ends_with(b"</html>")
}

/// Tells whether an element has all of these classes.
pub(super) fn has_classes(element: &Element, wanted: &[&str]) -> bool {
    let classes = element.attribute("class").unwrap_or_default();
    wanted.iter().all(|class| classes.split_ascii_whitespace().any(|one| one == *class))
}

/// Collects the text inside one element.
#[derive(Default)]
pub(super) struct Capture {
    depth: usize,
    text: String,
}

/// How much of a captured text is kept, in bytes.
const CAPTURE_LIMIT: usize = 2000;

impl Capture {
    /// Starts at an element of this depth.
    pub fn at(depth: usize) -> Capture {
        Capture { depth, text: String::new() }
    }

    /// Takes a text.
    pub fn add(&mut self, text: &str) {
        if self.text.len() + text.len() <= CAPTURE_LIMIT {
            self.text.push_str(text);
            self.text.push(' ');
        }
    }

    /// Gives what was collected, white space folded, if the element of this depth is the one it started at.
    pub fn ends(&self, depth: usize) -> Option<String> {
        let words = || self.text.split_whitespace().collect::<Vec<_>>().join(" ");
        (self.depth == depth).then(words)
    }
}
