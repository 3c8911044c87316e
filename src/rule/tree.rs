//! Holds a rule file as a tree of values: a person's from TOML, a compiled one from JSON.

use crate::syntax::picks::{elements, members};

/// Holds a value and where it stands.
pub(super) struct Item {
    /// The byte of the file it starts at; 0 in a compiled rule, which has no faults to place.
    pub start: usize,
    pub value: Value,
}

/// Holds a value.
pub(super) enum Value {
    Text(String),
    /// A whole number; `None` if it is beyond any threshold.
    Number(Option<u32>),
    YesOrNo(bool),
    List(Vec<Item>),
    Table(Vec<Entry>),
    /// What no field of a rule holds.
    Other,
}

/// Holds a field of a table.
pub(super) struct Entry {
    pub name: String,
    /// The byte of the file its name starts at.
    pub start: usize,
    pub item: Item,
}

impl Item {
    /// Reads a value that is written as JSON; what is none becomes [`Value::Other`].
    pub fn from_json(raw: &str) -> Item {
        Item { start: 0, value: value(raw).unwrap_or(Value::Other) }
    }

    /// Writes the value as JSON.
    #[cfg(feature = "own-rules")]
    pub fn to_json(&self, out: &mut String) {
        match &self.value {
            Value::Text(text) => write_text(out, text),
            Value::Number(Some(number)) => out.push_str(&number.to_string()),
            Value::YesOrNo(yes) => out.push_str(&yes.to_string()),
            Value::List(items) => write_all(out, ['[', ']'], items, |out, item| item.to_json(out)),
            Value::Table(entries) => write_all(out, ['{', '}'], entries, |out, entry| {
                write_text(out, &entry.name);
                out.push(':');
                entry.item.to_json(out);
            }),
            Value::Number(None) | Value::Other => out.push_str("null"),
        }
    }
}

#[cfg(feature = "own-rules")]
fn write_text(out: &mut String, text: &str) {
    out.push_str(&serde_json::to_string(text).unwrap_or_default());
}

#[cfg(feature = "own-rules")]
fn write_all<T>(out: &mut String, [open, close]: [char; 2], all: &[T], write: impl Fn(&mut String, &T)) {
    out.push(open);
    for (at, one) in all.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        write(out, one);
    }
    out.push(close);
}

fn value(raw: &str) -> Option<Value> {
    Some(match raw.bytes().next()? {
        b'"' => Value::Text(serde_json::from_str(raw).ok()?),
        b'0'..=b'9' => Value::Number(raw.parse().ok()),
        b't' | b'f' => Value::YesOrNo(raw == "true"),
        b'[' => Value::List(elements(raw)?.into_iter().map(Item::from_json).collect()),
        b'{' => {
            let entry = |(name, raw): (std::borrow::Cow<'_, str>, &str)| Entry {
                name: name.into_owned(),
                start: 0,
                item: Item::from_json(raw),
            };
            Value::Table(members(raw)?.into_iter().map(entry).collect())
        }
        _ => return None,
    })
}
