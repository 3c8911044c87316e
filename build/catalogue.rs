//! Parses one catalogue: the part of Project Fluent's syntax that these texts need.
//!
//! Text, `{ $argument }`, `{ NUMBER($argument) }`, `{ "literal" }` and plural
//! selection. Terms, attributes and references are refused: a catalogue that
//! uses them would need the whole of Fluent at run time.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement, VariantKey};
use fluent_syntax::{parser, unicode};
use std::collections::{BTreeMap, BTreeSet};

/// Where the catalogues are.
pub const FOLDER: &str = "src/i18n";

/// Names the file of a language, as problems are reported.
pub fn file(tag: &str) -> String {
    format!("{FOLDER}/{tag}.ftl")
}

/// Holds the messages of one language.
pub struct Catalogue {
    pub tag: String,
    pub messages: BTreeMap<String, Vec<Part>>,
    /// The plural category of each number from 0 to 199.
    pub plurals: Vec<&'static str>,
}

/// Holds a piece of a message.
#[derive(Debug, PartialEq)]
pub enum Part {
    Text(String),
    /// An argument, and whether it is marked as a number.
    Argument(String, bool),
    /// An argument that selects a variant by plural category.
    Plural(String, BTreeMap<String, Vec<Part>>),
}

impl Catalogue {
    /// Names the catalogue's file.
    pub fn file(&self) -> String {
        file(&self.tag)
    }

    /// Lists the plural categories of the language, in a fixed order.
    pub fn categories(&self) -> BTreeSet<&'static str> {
        self.plurals.iter().copied().collect()
    }
}

/// Parses a catalogue.
///
/// # Errors
/// One line per problem, naming file and key.
pub fn parse(tag: &str, text: &str, plurals: Vec<&'static str>) -> Result<Catalogue, Vec<String>> {
    let resource = parser::parse(text).unwrap_or_else(|(resource, _)| resource);
    let mut messages = BTreeMap::new();
    let mut problems = Vec::new();
    for entry in resource.body {
        let outcome = match entry {
            Entry::Message(message) => add(&mut messages, message),
            Entry::Term(term) => Err(format!("-{}: terms are not supported", term.id.name)),
            Entry::Junk { content } => {
                Err(format!("{}: this is not Fluent syntax", content.lines().next().unwrap_or("")))
            }
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => Ok(()),
        };
        problems.extend(outcome.err().map(|problem| format!("{}: {problem}", file(tag))));
    }
    let catalogue = Catalogue { tag: tag.to_owned(), messages, plurals };
    if problems.is_empty() { Ok(catalogue) } else { Err(problems) }
}

fn add(messages: &mut BTreeMap<String, Vec<Part>>, message: Message<&str>) -> Result<(), String> {
    let key = message.id.name;
    if !message.attributes.is_empty() {
        return Err(format!("{key}: attributes are not supported"));
    }
    let pattern = message.value.ok_or_else(|| format!("{key}: the message has no text"))?;
    let parts = parts(pattern).map_err(|problem| format!("{key}: {problem}"))?;
    match messages.insert(key.to_owned(), parts) {
        Some(_) => Err(format!("{key}: the key stands here twice")),
        None => Ok(()),
    }
}

fn parts(pattern: Pattern<&str>) -> Result<Vec<Part>, String> {
    let mut parts = Vec::new();
    for element in pattern.elements {
        let part = match element {
            PatternElement::TextElement { value } => Part::Text(value.to_owned()),
            PatternElement::Placeable { expression } => placeable(expression)?,
        };
        match (parts.last_mut(), part) {
            // The parser splits text at line ends; one piece is smaller and reads better.
            (Some(Part::Text(before)), Part::Text(text)) => before.push_str(&text),
            (_, part) => parts.push(part),
        }
    }
    Ok(parts)
}

fn placeable(expression: Expression<&str>) -> Result<Part, String> {
    match expression {
        Expression::Inline(InlineExpression::StringLiteral { value }) => {
            let mut text = String::new();
            unicode::unescape_unicode(&mut text, value).map_err(|error| error.to_string())?;
            Ok(Part::Text(text))
        }
        Expression::Inline(inline) => argument(inline).map(|(name, number)| Part::Argument(name, number)),
        Expression::Select { selector, variants } => {
            let (name, _) = argument(selector)?;
            let mut texts = BTreeMap::new();
            for variant in variants {
                let VariantKey::Identifier { name: category } = variant.key else {
                    return Err(format!("${name}: variants are plural categories, not numbers"));
                };
                texts.insert(category.to_owned(), parts(variant.value)?);
            }
            Ok(Part::Plural(name, texts))
        }
    }
}

fn argument(inline: InlineExpression<&str>) -> Result<(String, bool), String> {
    match inline {
        InlineExpression::VariableReference { id } => Ok((id.name.replace('-', "_"), false)),
        InlineExpression::FunctionReference { id, mut arguments }
            if id.name == "NUMBER" && arguments.positional.len() == 1 && arguments.named.is_empty() =>
        {
            argument(arguments.positional.remove(0)).map(|(name, _)| (name, true))
        }
        _ => Err("only { $argument }, { NUMBER($argument) } and { \"text\" } are supported".to_owned()),
    }
}
