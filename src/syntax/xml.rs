//! Walks XML leniently: real feeds are not always well-formed.

use super::meter::Meter;
use crate::bundle::Trouble;
use crate::text::Lossy;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::io::{self, BufReader, Read};

/// How much of the text is read at once.
const BUFFER: usize = 256 << 10;
/// How long the text of one element may be.
pub const TEXT_LIMIT: usize = 1 << 20;
/// How deep elements may nest.
pub const DEPTH_LIMIT: usize = 512;

/// Holds one step of the walk.
pub enum Step {
    /// An element starts; the depth counts from 1 for the root.
    Start(Element),
    /// An element ends, with the text directly inside it.
    End {
        /// Its name, prefix included.
        name: String,
        /// Its own text, entities resolved, at most [`TEXT_LIMIT`] bytes.
        text: String,
    },
}

/// Holds a start tag.
pub struct Element {
    /// Its name, prefix included.
    pub name: String,
    /// Its attributes.
    pub attributes: Vec<(String, String)>,
}

impl Element {
    /// Finds an attribute by name.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// Says why walking stopped.
#[derive(Debug)]
pub enum XmlError {
    /// Reading failed.
    Io(io::Error),
    /// The markup is broken beyond this point.
    Syntax,
    /// The text ends inside an element.
    CutShort,
    /// Deeper than [`DEPTH_LIMIT`].
    TooDeep,
}

// Behind a pointer, so that the parser is compiled once for all kinds of text.
type Source<'t> = Meter<Lossy<Box<dyn Read + 't>>>;

/// Pulls elements out of an XML text.
pub struct Xml<'t> {
    reader: Reader<BufReader<Source<'t>>>,
    buffer: Vec<u8>,
    open: Vec<(String, String)>,
    /// How many elements end here before the text goes on.
    closing: usize,
}

impl<'t> Xml<'t> {
    /// Starts before the root.
    pub fn new(text: impl Read + 't) -> Xml<'t> {
        let mut reader = Reader::from_reader(BufReader::with_capacity(
            BUFFER,
            Meter::new(Lossy::new(Box::new(text) as Box<dyn Read + 't>)),
        ));
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        Xml { reader, buffer: Vec::new(), open: Vec::new(), closing: 0 }
    }

    /// Counts the open elements.
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// Takes the next step; `None` after the root's end.
    pub fn step(&mut self) -> Result<Option<Step>, XmlError> {
        loop {
            if self.closing > 0 {
                self.closing -= 1;
                return Ok(close(&mut self.open));
            }
            self.buffer.clear();
            self.reader.get_mut().get_mut().restart();
            let event = match self.reader.read_event_into(&mut self.buffer) {
                Ok(event) => event,
                Err(quick_xml::Error::Io(error)) => {
                    return Err(XmlError::Io(again(&error)));
                }
                Err(_) => return Err(XmlError::Syntax),
            };
            match event {
                Event::Start(tag) => return start(&mut self.open, element(&tag)).map(Some),
                Event::Empty(tag) => {
                    self.closing = 1;
                    return start(&mut self.open, element(&tag)).map(Some);
                }
                // What was left open inside ends with it; an end of nothing is passed over.
                Event::End(tag) => {
                    let opened = self.open.iter().rposition(|(name, _)| name == tag.name().as_ref());
                    self.closing = opened.map_or(0, |index| self.open.len() - index);
                }
                Event::Text(text) => append(&mut self.open, &text),
                Event::CData(text) => append(&mut self.open, &text),
                Event::GeneralRef(name) => {
                    append(&mut self.open, &resolve(&name));
                }
                Event::Eof if self.open.is_empty() => return Ok(None),
                Event::Eof => return Err(XmlError::CutShort),
                Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Comment(_) => {}
            }
        }
    }
}

/// Makes an error that the parser shares with others one's own, a refusal in it included.
fn again(error: &io::Error) -> io::Error {
    let trouble = error.get_ref().and_then(|inner| inner.downcast_ref::<Trouble>());
    match trouble {
        Some(Trouble(code)) => io::Error::other(Trouble(*code)),
        None => io::Error::new(error.kind(), error.to_string()),
    }
}

fn start(open: &mut Vec<(String, String)>, element: Element) -> Result<Step, XmlError> {
    if open.len() == DEPTH_LIMIT {
        return Err(XmlError::TooDeep);
    }
    open.push((element.name.clone(), String::new()));
    Ok(Step::Start(element))
}

fn close(open: &mut Vec<(String, String)>) -> Option<Step> {
    let (name, text) = open.pop()?;
    Some(Step::End { name, text })
}

fn append(open: &mut [(String, String)], piece: &str) {
    if let Some((_, text)) = open.last_mut()
        && text.len() + piece.len() <= TEXT_LIMIT
    {
        text.push_str(piece);
    }
}

fn element(tag: &BytesStart<'_>) -> Element {
    let mut attributes = Vec::new();
    for attribute in tag.attributes().with_checks(false).flatten() {
        attributes.push((attribute.key.as_ref().to_owned(), unescape(&attribute.value)));
    }
    Element { name: tag.name().as_ref().to_owned(), attributes }
}

/// Resolves the entities of XML itself and numeric ones; others stay as written, so no entity can expand into more.
pub fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        match after.find(';').filter(|end| *end <= 10) {
            Some(end) => {
                plain.push_str(&resolve(&after[..end]));
                rest = &after[end + 1..];
            }
            None => {
                plain.push('&');
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    plain
}

fn resolve(name: &str) -> String {
    let numeric = |text: &str, radix| u32::from_str_radix(text, radix).ok().and_then(char::from_u32);
    let found = match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{A0}'),
        _ => match name.strip_prefix('#') {
            Some(number) => match number.strip_prefix(['x', 'X']) {
                Some(hex) => numeric(hex, 16),
                None => numeric(number, 10),
            },
            None => None,
        },
    };
    found.map_or_else(|| format!("&{name};"), String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walk(text: &str) -> (Vec<String>, Option<XmlError>) {
        let mut xml = Xml::new(text.as_bytes());
        let mut seen = Vec::new();
        loop {
            match xml.step() {
                Ok(Some(Step::Start(element))) => {
                    let attributes = element.attributes.iter().map(|(key, value)| format!(" {key}={value}"));
                    seen.push(format!("<{}{}>", element.name, attributes.collect::<String>()));
                }
                Ok(Some(Step::End { name, text })) => seen.push(format!("{text}</{name}>")),
                Ok(None) => return (seen, None),
                Err(error) => return (seen, Some(error)),
            }
        }
    }

    #[test]
    fn text_cdata_entities_and_attributes_are_given_plain() {
        let (seen, error) =
            walk("<?xml version='1.0'?><a x='1&amp;2'>b&lt;<![CDATA[<c>]]>&#65;&unknown;<d/></a>");
        assert_eq!(seen, ["<a x=1&2>", "<d>", "</d>", "b<<c>A&unknown;</a>"]);
        assert!(error.is_none());
    }

    #[test]
    fn a_cut_text_gives_what_came_before() {
        let (seen, error) = walk("<rss><item>1</item><item>2");
        assert_eq!(seen.len(), 4);
        assert!(matches!(error, Some(XmlError::CutShort)));
    }

    #[test]
    fn an_element_left_open_ends_with_the_one_around_it() {
        let (seen, error) = walk("<item><b>1<br>2</b></i><date>3</date></item><item/>");
        let expected = [
            "<item>", "<b>", "<br>", "2</br>", "1</b>", "<date>", "3</date>", "</item>", "<item>", "</item>",
        ];
        assert_eq!(seen, expected);
        assert!(error.is_none());
    }

    #[test]
    fn deep_nesting_is_refused_not_followed() {
        let (_, error) = walk(&"<a>".repeat(DEPTH_LIMIT + 1));
        assert!(matches!(error, Some(XmlError::TooDeep)));
    }
}
