//! Holds what is shown as a small tree, so that the page, the saved report and the print are one.
//!
//! Names are fixed in the program and texts are escaped on the way out (or become
//! text nodes), so nothing a file says can turn into markup.

use crate::issue::clean;

/// Holds an element or a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// An element.
    Element(Element),
    /// A text.
    Text(String),
}

/// Names an element's namespace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Namespace {
    /// HTML.
    Html,
    /// SVG.
    Svg,
}

impl Namespace {
    /// Tells the address that `createElementNS` wants.
    pub fn uri(self) -> &'static str {
        match self {
            Namespace::Html => "http://www.w3.org/1999/xhtml",
            Namespace::Svg => "http://www.w3.org/2000/svg",
        }
    }
}

/// Holds an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// Its namespace.
    pub namespace: Namespace,
    /// Its name.
    pub name: &'static str,
    /// Its attributes, each name once.
    pub attributes: Vec<(&'static str, String)>,
    /// What it holds.
    pub children: Vec<Node>,
}

/// Makes an empty HTML element.
pub fn html(name: &'static str) -> Element {
    Element { namespace: Namespace::Html, name, attributes: Vec::new(), children: Vec::new() }
}

/// Makes an empty SVG element.
pub fn svg(name: &'static str) -> Element {
    Element { namespace: Namespace::Svg, name, attributes: Vec::new(), children: Vec::new() }
}

impl Element {
    /// Sets an attribute.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Element {
        self.attributes.push((name, value.into()));
        self
    }

    /// Adds a child.
    pub fn child(mut self, child: impl Into<Node>) -> Element {
        self.children.push(child.into());
        self
    }

    /// Adds children.
    pub fn children<N: Into<Node>>(mut self, children: impl IntoIterator<Item = N>) -> Element {
        self.children.extend(children.into_iter().map(Into::into));
        self
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Node {
        Node::Element(element)
    }
}

impl From<&str> for Node {
    fn from(text: &str) -> Node {
        Node::Text(text.to_owned())
    }
}

impl From<String> for Node {
    fn from(text: String) -> Node {
        Node::Text(text)
    }
}

/// Elements that have no end tag in HTML.
const VOID: [&str; 4] = ["br", "hr", "meta", "wbr"];

impl Node {
    /// Writes the tree as HTML.
    pub fn to_html(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        let element = match self {
            Node::Text(text) => return escape(out, text),
            Node::Element(element) => element,
        };
        out.push('<');
        out.push_str(element.name);
        for (name, value) in &element.attributes {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            escape(out, value);
            out.push('"');
        }
        out.push('>');
        if element.namespace == Namespace::Html && VOID.contains(&element.name) {
            return;
        }
        for child in &element.children {
            child.write(out);
        }
        out.push_str("</");
        out.push_str(element.name);
        out.push('>');
    }
}

/// Writes a text as HTML and XML have it.
pub fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
}

/// Readies a text that a file or its author chose for a sentence of ours: without what controls or reorders its
/// surroundings, and set apart where its letters run from right to left, which reorders figures beside it.
pub fn plain(text: &str) -> String {
    let text = clean(text);
    if text.chars().any(runs_left) { format!("\u{2068}{text}\u{2069}") } else { text }
}

/// Tells the letters of the scripts from right to left, by their blocks.
fn runs_left(c: char) -> bool {
    matches!(c, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
        || matches!(c, '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}
