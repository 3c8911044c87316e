//! Walks HTML as browsers read it: nothing is an error, unclosed elements end with their parents.
//!
//! The tokens come from html5gum, which follows the WHATWG standard; what is ours is the list of open
//! elements, bounds on every text, and the rows of tables.

mod emitter;
mod rows;

pub use rows::html_rows;

use crate::syntax::xml::Element;
use crate::text::Lossy;
use emitter::{Texts, Token};
use html5gum::{IoReader, Tokenizer};
use std::collections::VecDeque;
use std::io::{self, Read};

/// How long a text, or the value of an attribute, may be, in bytes; the rest of a longer one is dropped.
pub const TEXT_LIMIT: usize = 4 << 20;
/// How deep elements are followed; deeper ones are handed out as if they ended at once.
pub const DEPTH_LIMIT: usize = 512;

/// Elements that have no content (HTML standard, "void elements").
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];

/// Holds one step of the walk. Names are in lower case.
pub enum Step {
    /// An element starts.
    Start(Element),
    /// Text between two tags, entities resolved; the content of scripts and styles too.
    Text(String),
    /// An element ends, by its own end tag or its parent's.
    End(String),
}

/// Pulls elements and texts out of an HTML text.
pub struct Html<R: Read> {
    tokens: Tokenizer<IoReader<Lossy<R>>, Texts>,
    ready: VecDeque<Step>,
    open: Vec<String>,
}

impl<R: Read> Html<R> {
    /// Starts at the beginning.
    pub fn new(text: R) -> Html<R> {
        let reader = IoReader::new(Lossy::new(text));
        let tokens = Tokenizer::new_with_emitter(reader, Texts::default());
        Html { tokens, ready: VecDeque::new(), open: Vec::new() }
    }

    /// Takes the next step; `None` at the end, after every open element has ended.
    ///
    /// # Errors
    /// Reading failed.
    pub fn step(&mut self) -> io::Result<Option<Step>> {
        loop {
            if let Some(step) = self.ready.pop_front() {
                return Ok(Some(step));
            }
            match self.tokens.next().transpose()? {
                Some(Token::Start(element)) => self.start(element),
                Some(Token::Text(text)) => return Ok(Some(Step::Text(text))),
                Some(Token::End(name)) => self.end(&name),
                None if self.open.is_empty() => return Ok(None),
                None => self.close_above(0),
            }
        }
    }

    /// Counts the open elements.
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// Tells whether an element of this name is open.
    pub fn inside(&self, name: &str) -> bool {
        self.open.iter().any(|open| open == name)
    }

    /// Collects the text of the element that has just started, up to its end, with one blank where elements or
    /// white space separate words.
    ///
    /// # Errors
    /// Reading failed.
    pub fn inner_text(&mut self) -> io::Result<String> {
        let mut text = String::new();
        // A void element's end is waiting already.
        let mut depth = 1usize;
        while depth > 0 {
            let Some(step) = self.step()? else { break };
            match step {
                Step::Start(_) => depth += 1,
                Step::End(_) => depth -= 1,
                Step::Text(piece) if text.len() < TEXT_LIMIT => {
                    text.push_str(&piece);
                    continue;
                }
                Step::Text(_) => continue,
            }
            text.push(' ');
        }
        Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    fn start(&mut self, element: Element) {
        for ended in implied_ends(&element.name) {
            if self.open.last().is_some_and(|open| open == ended) {
                self.close_above(self.open.len() - 1);
            }
        }
        let name = element.name.clone();
        self.ready.push_back(Step::Start(element));
        if VOID.contains(&name.as_str()) || self.open.len() >= DEPTH_LIMIT {
            self.ready.push_back(Step::End(name));
        } else {
            self.open.push(name);
        }
    }

    /// Ends the innermost element of this name and what is open inside it; an end without a start means nothing.
    fn end(&mut self, name: &str) {
        if let Some(at) = self.open.iter().rposition(|open| open == name) {
            self.close_above(at);
        }
    }

    fn close_above(&mut self, depth: usize) {
        self.ready.extend(self.open.drain(depth..).rev().map(Step::End));
    }
}

/// Lists the elements that a start tag ends where their own end tags were left out, innermost first.
fn implied_ends(name: &str) -> &'static [&'static str] {
    match name {
        "li" => &["p", "li"],
        "dt" | "dd" => &["p", "dt", "dd"],
        "p" => &["p"],
        "option" => &["option"],
        "td" | "th" => &["p", "td", "th"],
        "tr" => &["p", "td", "th", "tr"],
        _ => &[],
    }
}

/// Tells whether an element has a class.
pub fn has_class(element: &Element, class: &str) -> bool {
    element.attribute("class").is_some_and(|classes| classes.split_ascii_whitespace().any(|one| one == class))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walk(text: &str) -> String {
        let mut html = Html::new(text.as_bytes());
        let mut seen = String::new();
        while let Some(step) = html.step().expect("in memory") {
            match step {
                Step::Start(element) => {
                    seen.push_str(&format!("<{}", element.name));
                    for (key, value) in &element.attributes {
                        seen.push_str(&format!(" {key}={value}"));
                    }
                    seen.push('>');
                }
                Step::Text(text) => seen.push_str(&text),
                Step::End(name) => seen.push_str(&format!("</{name}>")),
            }
        }
        seen
    }

    #[test]
    fn open_elements_end_with_their_parents() {
        for (text, expected) in [
            ("<DIV Class=a>x<br>y</div>z", "<div class=a>x<br></br>y</div>z"),
            ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
            (
                "<table><tr><td>1<td>2<tr><td>3</table>",
                "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>",
            ),
            ("<p>a<p>b", "<p>a</p><p>b</p>"),
            ("a</b></i>c", "ac"),
            ("<div><span>x</div>y", "<div><span>x</span></div>y"),
            ("&laquo;&amp;&#20013;&nbsp;", "«&中\u{a0}"),
            ("<!-- <b> --><i>x</i>", "<i>x</i>"),
        ] {
            assert_eq!(walk(text), expected, "{text}");
        }
    }

    #[test]
    fn scripts_are_text_to_their_own_end() {
        let script = "var a = '<div>' && \"</div>\" &amp;";
        let text = format!("<script>{script}</script><b>c</b>");
        assert_eq!(walk(&text), format!("<script>{script}</script><b>c</b>"));
        assert_eq!(walk("<title>a<b>&amp;</title>"), "<title>a<b>&</title>");
    }

    #[test]
    fn an_element_s_text_is_joined() {
        let mut html = Html::new("<p class='x y'>one<b>two</b>\n three<br>four</p><i>five".as_bytes());
        let Ok(Some(Step::Start(element))) = html.step() else { panic!("no start") };
        assert!(has_class(&element, "y") && !has_class(&element, "z"));
        assert_eq!(html.inner_text().expect("in memory"), "one two three four");
        assert!(matches!(html.step(), Ok(Some(Step::Start(element))) if element.name == "i"));
        assert_eq!(html.inner_text().expect("in memory"), "five");
    }

    #[test]
    fn deep_nesting_and_long_texts_are_bounded() {
        let deep = "<div>".repeat(DEPTH_LIMIT * 3);
        assert_eq!(walk(&deep).matches("</div>").count(), DEPTH_LIMIT * 3);
        let long = format!("<p>{}</p>", "x".repeat(TEXT_LIMIT + 10));
        assert_eq!(walk(&long).len(), TEXT_LIMIT + "<p></p>".len());
    }
}
