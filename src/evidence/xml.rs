//! Names the root and the first elements of a marked-up text.

use crate::bundle::Entry;
use crate::read::Host;
use crate::syntax::xml::{Element, Step, Xml};
use crate::text::Utf8;
use std::io::Read;

/// How many element names are kept.
const MAX_NAMES: usize = 64;
/// How much of a text is looked at for its paths, in bytes.
const LONG_HEAD: u64 = 64 << 10;
/// How many paths of elements and attributes are kept.
const MAX_PATHS: usize = 160;
/// How deep paths are kept, in steps.
const MAX_STEPS: usize = 7;
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
    /// The paths of the first elements and attributes from the root on, and how often each came:
    /// `posts/post`, `posts/post/@date`. They reach further into the text than the rest, as a post's body may be long.
    pub paths: Vec<(String, u32)>,
}

impl MarkupShape {
    /// Looks at a text that may be markup; also tells whether it is HTML.
    pub fn of(text: &str) -> Option<(MarkupShape, bool)> {
        let next = text.strip_prefix('<')?.chars().next()?;
        if !(next.is_ascii_alphabetic() || matches!(next, '!' | '?')) {
            return None;
        }
        if cfg!(not(feature = "every-format")) {
            // So that the reader of markup is left out of the light module.
            return Some((MarkupShape::default(), false));
        }
        let shape = MarkupShape::walk(text.as_bytes());
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

    fn walk(text: impl Read) -> MarkupShape {
        let mut shape = MarkupShape::default();
        let mut xml = Xml::new(text);
        let mut path: Vec<String> = Vec::new();
        while let Ok(Some(step)) = xml.step() {
            let element = match step {
                Step::Start(element) => element,
                Step::End { name, text } => {
                    path.pop();
                    shape.keep_text(local(&name), text.trim());
                    continue;
                }
            };
            path.push(step_name(&element));
            shape.keep_paths(&path, &element);
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
        shape
    }

    /// Looks for paths in the first [`LONG_HEAD`] bytes; the light build leaves that to a larger one.
    pub fn look_further(&mut self, entry: &Entry<'_>, host: &Host<'_>) {
        if cfg!(not(feature = "every-format")) {
            return;
        }
        // What cannot be read shows again when the entry is read.
        let Ok(opened) = entry.open() else { return };
        let Ok(text) = Utf8::new(opened.take(LONG_HEAD), host.legacy, host.encoding) else { return };
        self.paths = MarkupShape::walk(text).paths;
    }

    fn keep_paths(&mut self, path: &[String], element: &Element) {
        if path.len() > MAX_STEPS {
            return;
        }
        let here = path.join("/");
        self.keep_path(here.clone());
        for name in own_attributes(element) {
            self.keep_path(format!("{here}/@{name}"));
        }
    }

    fn keep_path(&mut self, path: String) {
        if let Some((_, count)) = self.paths.iter_mut().find(|(known, _)| *known == path) {
            *count += 1;
        } else if self.paths.len() < MAX_PATHS {
            self.paths.push((path, 1));
        }
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

/// Elements that only say in an attribute what they are: a database's `<field name="post_date">`.
const NAMED_FIELDS: [&str; 11] =
    ["field", "column", "col", "property", "prop", "attribute", "str", "date", "int", "long", "value"];
/// Elements of which several of different names stand beside each other: a database's `<table name="posts">`.
const NAMED_LISTS: [&str; 4] = ["table", "table_data", "list", "section"];

/// Names an element as a step of a path: its name without a prefix, or the name it gives itself.
pub fn step_name(element: &Element) -> String {
    let name = local(&element.name);
    match element.attribute("name").map(|given| given.replace('/', " ")) {
        Some(given) if NAMED_FIELDS.contains(&name) => given,
        Some(given) if NAMED_LISTS.contains(&name) => format!("{name} {given}"),
        _ => name.to_owned(),
    }
}

/// Names the attributes that are values of an element: not those of XML itself, nor the one that names it.
pub fn own_attributes(element: &Element) -> impl Iterator<Item = &str> {
    let name = local(&element.name);
    let named = NAMED_FIELDS.contains(&name) || NAMED_LISTS.contains(&name);
    let of_xml = |key: &str| ["xmlns", "xml", "xsi"].contains(&key.split(':').next().unwrap_or_default());
    let keys = element.attributes.iter().map(|(key, _)| key.as_str());
    keys.filter(move |key| !(of_xml(key) || named && *key == "name")).map(local)
}
