//! Turns html5gum's calls into tokens, each text bounded.

use super::{DEPTH_LIMIT, TEXT_LIMIT};
use crate::syntax::xml::Element;
use html5gum::emitters::{Emitter, naive_next_state};
use html5gum::{Error, State};
use std::collections::VecDeque;

/// How many attributes of one element are kept.
const ATTRIBUTE_LIMIT: usize = 256;

/// Holds one token.
pub(super) enum Token {
    Start(Element),
    Text(String),
    End(String),
}

/// Collects tokens. A tag or comment flushes the text before it.
#[derive(Default)]
pub(super) struct Texts {
    ready: VecDeque<Token>,
    text: Vec<u8>,
    name: Vec<u8>,
    attributes: Vec<(Vec<u8>, Vec<u8>)>,
    closing: bool,
    /// The element whose end tag ends a script, style or title.
    last_start: Vec<u8>,
}

impl Texts {
    fn flush(&mut self) {
        if !self.text.is_empty() {
            let text = String::from_utf8_lossy(&std::mem::take(&mut self.text)).into_owned();
            self.ready.push_back(Token::Text(text));
        }
    }

    fn begin(&mut self, closing: bool) {
        self.flush();
        self.name.clear();
        self.attributes.clear();
        self.closing = closing;
    }
}

fn append(to: &mut Vec<u8>, piece: &[u8], limit: usize) {
    let room = limit.saturating_sub(to.len()).min(piece.len());
    to.extend_from_slice(&piece[..room]);
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

impl Emitter for Texts {
    type Token = Token;

    fn set_last_start_tag(&mut self, name: Option<&[u8]>) {
        self.last_start = name.unwrap_or_default().to_vec();
    }

    fn emit_eof(&mut self) {
        self.flush();
    }

    fn emit_error(&mut self, _error: Error) {}

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn pop_token(&mut self) -> Option<Token> {
        self.ready.pop_front()
    }

    fn emit_string(&mut self, piece: &[u8]) {
        append(&mut self.text, piece, TEXT_LIMIT);
    }

    fn init_start_tag(&mut self) {
        self.begin(false);
    }

    fn init_end_tag(&mut self) {
        // A `</` inside a script is no end yet: its text goes on.
        self.name.clear();
        self.attributes.clear();
        self.closing = true;
    }

    fn init_comment(&mut self) {
        self.flush();
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        self.flush();
        if self.closing {
            self.ready.push_back(Token::End(text(&self.name)));
            return None;
        }
        let pairs = self.attributes.drain(..).map(|(key, value)| (text(&key), text(&value)));
        let element = Element { name: text(&self.name), attributes: pairs.collect() };
        self.ready.push_back(Token::Start(element));
        self.last_start.clone_from(&self.name);
        naive_next_state(&self.name)
    }

    fn emit_current_comment(&mut self) {}

    fn emit_current_doctype(&mut self) {}

    fn set_self_closing(&mut self) {}

    fn set_force_quirks(&mut self) {}

    fn push_tag_name(&mut self, piece: &[u8]) {
        append(&mut self.name, piece, DEPTH_LIMIT);
    }

    fn push_comment(&mut self, _piece: &[u8]) {}

    fn push_doctype_name(&mut self, _piece: &[u8]) {}

    fn init_doctype(&mut self) {
        self.flush();
    }

    fn init_attribute(&mut self) {
        if self.attributes.len() < ATTRIBUTE_LIMIT {
            self.attributes.push(Default::default());
        }
    }

    fn push_attribute_name(&mut self, piece: &[u8]) {
        if let Some((key, _)) = self.attributes.last_mut() {
            append(key, piece, DEPTH_LIMIT);
        }
    }

    fn push_attribute_value(&mut self, piece: &[u8]) {
        if let Some((_, value)) = self.attributes.last_mut() {
            append(value, piece, TEXT_LIMIT);
        }
    }

    fn set_doctype_public_identifier(&mut self, _value: &[u8]) {}

    fn set_doctype_system_identifier(&mut self, _value: &[u8]) {}

    fn push_doctype_public_identifier(&mut self, _piece: &[u8]) {}

    fn push_doctype_system_identifier(&mut self, _piece: &[u8]) {}

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.closing && !self.name.is_empty() && self.name == self.last_start
    }
}
