//! Names the root and the first elements of a marked-up text.

use crate::syntax::xml::{Step, Xml};

/// How many element names are kept.
const MAX_NAMES: usize = 64;
/// How long a kept text may be, in bytes.
const MAX_TEXT: usize = 240;

/// Says what the start of an XML or HTML text holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct MarkupShape {
    /// The root element's name without its prefix, in lower case.
    pub root: String,
    /// The attributes of the root, as `name=value`.
    pub attributes: Vec<String>,
    /// The names of the first elements, prefix included.
    pub names: Vec<String>,
    /// The addresses the first elements link to (`href`).
    pub links: Vec<String>,
    /// The first title, if it is short: a feed's own.
    pub title: String,
    /// The program that says it made the text.
    pub generator: String,
}

impl MarkupShape {
    /// Looks at a text that may be markup; also tells whether it is HTML.
    pub fn of(text: &str) -> Option<(MarkupShape, bool)> {
        let next = text.strip_prefix('<')?.chars().next()?;
        if !(next.is_ascii_alphabetic() || matches!(next, '!' | '?')) {
            return None;
        }
        let mut shape = MarkupShape::default();
        let mut xml = Xml::new(text.as_bytes());
        while let Ok(Some(step)) = xml.step() {
            let element = match step {
                Step::Start(element) => element,
                Step::End { name, text } => {
                    shape.keep_text(local(&name), text.trim());
                    continue;
                }
            };
            if shape.root.is_empty() {
                shape.root = local(&element.name).to_ascii_lowercase();
                let pairs = element.attributes.iter().map(|(key, value)| format!("{key}={value}"));
                shape.attributes = pairs.collect();
            }
            if shape.links.len() < MAX_NAMES {
                shape.links.extend(element.attribute("href").map(str::to_owned));
            }
            if shape.names.len() < MAX_NAMES && !shape.names.contains(&element.name) {
                shape.names.push(element.name);
            }
        }
        // A page that a server called XHTML, or that begins with a comment, has its type further on.
        let types =
            |text: &str| text.as_bytes().windows(14).any(|part| part.eq_ignore_ascii_case(b"<!doctype html"));
        let doctype = shape.root.is_empty() && types(text);
        let html = doctype
            || matches!(
                shape.root.as_str(),
                "html" | "head" | "body" | "div" | "table" | "script" | "style" | "meta"
            );
        (html || !shape.root.is_empty()).then_some((shape, html))
    }

    fn keep_text(&mut self, name: &str, text: &str) {
        let slot = match name {
            "title" => &mut self.title,
            "generator" => &mut self.generator,
            _ => return,
        };
        if slot.is_empty() && text.len() <= MAX_TEXT {
            slot.push_str(text);
        }
    }
}

/// Gives an element's name without its prefix.
pub fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}
