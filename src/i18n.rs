//! Says everything in the reader's language.
//!
//! The texts are in `i18n/<tag>.ftl`, in Project Fluent's syntax; the build
//! compiles them to one function per message and fails where a language lacks a
//! string, an argument or a plural form. A new language is a new file.

pub mod format;
mod negotiate;

include!(concat!(env!("OUT_DIR"), "/catalogues.rs"));

/// Holds a piece of a message.
enum Part {
    Text(&'static str),
    /// The argument at this index.
    Argument(usize),
    /// The variant for the number at this index, variants in the order of the language's categories.
    Plural(usize, &'static [&'static [Part]]),
}

/// Holds an argument.
enum Value<'a> {
    Text(&'a str),
    Number(u64),
}

fn fill(lang: Lang, parts: &[Part], values: &[Value<'_>]) -> String {
    let mut out = String::new();
    write(&mut out, lang, parts, values);
    out
}

fn write(out: &mut String, lang: Lang, parts: &[Part], values: &[Value<'_>]) {
    for part in parts {
        match part {
            Part::Text(text) => out.push_str(text),
            Part::Argument(at) => match values[*at] {
                Value::Text(text) => out.push_str(text),
                Value::Number(number) => out.push_str(&format::number(lang, number)),
            },
            Part::Plural(at, variants) => {
                let Value::Number(number) = values[*at] else { continue };
                write(out, lang, variants[category(lang, number)], values);
            }
        }
    }
}

/// Finds the plural category of a number; the table repeats every hundred from 100 on.
fn category(lang: Lang, number: u64) -> usize {
    let index = if number < 200 { number } else { 100 + number % 100 };
    usize::from(PLURALS[lang as usize][index as usize])
}

impl Lang {
    /// Names the language in itself.
    pub fn name(self) -> &'static str {
        message::language_name(self)
    }

    /// Names the language in itself, as short as a button.
    pub fn short(self) -> &'static str {
        message::language_short(self)
    }
}

/// Finds the text of a code of the report, such as `verdict` and `dormant`.
pub fn lookup(lang: Lang, family: &str, code: &str) -> Option<&'static str> {
    let key = (family, code);
    let split = |name: &'static str| name.strip_prefix(key.0)?.strip_prefix('-');
    let found = NAMED.iter().find(|(name, _)| split(name) == Some(key.1));
    found.map(|(_, texts)| texts[lang as usize])
}

/// Finds the text of a code, or shows the code itself: a report of a later version may have new ones.
pub fn coded<'a>(lang: Lang, family: &str, code: &'a str) -> &'a str {
    lookup(lang, family, code).unwrap_or(code)
}

/// Lists the strings of the page's own scripts by key, with `{name}` where an argument goes.
pub fn shell(lang: Lang) -> impl Iterator<Item = (&'static str, &'static str)> {
    let own = NAMED.iter().filter(|(name, _)| name.starts_with("shell-"));
    own.map(move |(name, texts)| (*name, texts[lang as usize]))
}

#[cfg(test)]
mod tests;
