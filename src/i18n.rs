//! Says everything in the reader's language.
//!
//! The texts are in `i18n/<tag>.ftl`, in Project Fluent's syntax; the build
//! compiles them to one file per language and one function per message, and fails
//! where a language lacks a string, an argument or a plural form. A new language
//! is a new file.

pub mod format;
mod marks;
mod negotiate;
mod texts;

use texts::Texts;

include!(concat!(env!("OUT_DIR"), "/catalogues.rs"));

/// Holds an argument.
enum Value<'a> {
    Text(&'a str),
    Number(u64),
}

fn plain(lang: Lang, number: usize) -> &'static str {
    Texts::of(lang).message(number)
}

fn fill(lang: Lang, number: usize, values: &[Value<'_>]) -> String {
    let texts = Texts::of(lang);
    let mut out = String::new();
    texts.write(&mut out, lang, texts.message(number), values);
    out
}

/// Takes the texts of one language as the build wrote them; `None` if they are another version's.
///
/// A program without texts shows codes instead of words.
#[cfg(target_arch = "wasm32")]
pub fn take(file: String) -> Option<Lang> {
    let (lang, texts) = Texts::parse(file.leak())?;
    texts.keep(lang);
    Some(lang)
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
    let named = &Texts::of(lang).named;
    let key = [family, "-", code].concat();
    let at = named.binary_search_by(|(name, _)| (*name).cmp(&key)).ok()?;
    Some(named[at].1)
}

/// Finds the text of a code, or shows the code itself: a report of a later version may have new ones.
pub fn coded<'a>(lang: Lang, family: &str, code: &'a str) -> &'a str {
    lookup(lang, family, code).unwrap_or(code)
}

/// Lists the strings of the page's own scripts by key, with `{name}` where an argument goes.
pub fn shell(lang: Lang) -> impl Iterator<Item = (&'static str, &'static str)> {
    Texts::of(lang).named.iter().copied().filter(|(name, _)| name.starts_with("shell-"))
}

#[cfg(test)]
mod tests;
