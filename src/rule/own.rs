//! Reads a person's own rule file, which is TOML.
//!
//! The parser outweighs what reads compiled rules, so a page loads it only for
//! those who bring a rule, and hands the compiled rule to the engine it runs.

use super::fault::{Fault, RuleError};
use super::fields::Fields;
use super::file;
use super::tree::{Entry, Item, Value};
use super::{FILE_LIMIT, Rule};
use crate::digest;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

type Result<T> = std::result::Result<T, RuleError>;

impl Rule {
    /// Reads a person's own rule file.
    ///
    /// # Errors
    /// The same as [`Rule::parse`], and: the file is not UTF-8 text.
    pub fn own(bytes: &[u8]) -> Result<Rule> {
        let text = text(bytes)?;
        Ok(Rule { own: true, ..Rule::parse(text)? })
    }

    /// Compiles a person's own rule file for [`Rule::own_compiled`].
    ///
    /// # Errors
    /// The same as [`Rule::own`].
    pub fn compile(bytes: &[u8]) -> Result<String> {
        let text = text(bytes)?;
        let (item, rule) = (tree(text)?, Rule::parse(text)?);
        let mut json = format!("{{\"sha256\":\"{}\",\"rule\":", rule.sha256);
        item.to_json(&mut json);
        json.push('}');
        Ok(json)
    }

    /// Reads a rule.
    ///
    /// # Errors
    /// The text is too large, not TOML, lacks a field, has an unknown one, or
    /// its levels are not in order; the error names the line and the field.
    pub fn parse(text: &str) -> Result<Rule> {
        if text.len() > FILE_LIMIT {
            return Err(RuleError::whole(Fault::TooBig));
        }
        let rule = file::rule(Fields::of(text, &tree(text)?)?)?;
        Ok(Rule { sha256: digest::sha256(text.as_bytes()), ..rule })
    }
}

fn text(bytes: &[u8]) -> Result<&str> {
    if bytes.len() > FILE_LIMIT {
        return Err(RuleError::whole(Fault::TooBig));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| RuleError::whole(Fault::NotText))?;
    Ok(text.strip_prefix('\u{FEFF}').unwrap_or(text))
}

fn tree(text: &str) -> Result<Item> {
    let parsed = DeTable::parse(text).map_err(|error| not_toml(text, &error))?;
    Ok(Item { start: 0, value: table(parsed.get_ref()) })
}

fn not_toml(text: &str, error: &toml::de::Error) -> RuleError {
    let line =
        error.span().and_then(|span| text.get(..span.start)).map(|before| before.matches('\n').count() + 1);
    let message = error.message().lines().next().unwrap_or_default();
    RuleError { line, field: String::new(), fault: Fault::NotToml(message.to_owned()) }
}

fn table(table: &DeTable<'_>) -> Value {
    let entry = |(name, value): (&Spanned<std::borrow::Cow<'_, str>>, &Spanned<DeValue<'_>>)| Entry {
        name: name.get_ref().as_ref().to_owned(),
        start: name.span().start,
        item: item(value),
    };
    Value::Table(table.iter().map(entry).collect())
}

fn item(value: &Spanned<DeValue<'_>>) -> Item {
    let start = value.span().start;
    let value = match value.get_ref() {
        DeValue::String(text) => Value::Text(text.as_ref().to_owned()),
        DeValue::Integer(digits) => Value::Number(u32::from_str_radix(digits.as_str(), digits.radix()).ok()),
        DeValue::Boolean(yes) => Value::YesOrNo(*yes),
        DeValue::Array(items) => Value::List(items.iter().map(item).collect()),
        DeValue::Table(inner) => table(inner),
        DeValue::Float(_) | DeValue::Datetime(_) => Value::Other,
    };
    Item { start, value }
}
