//! Holds the compiled catalogues: compiled in on a computer, handed over once in a browser.
//!
//! Three languages weigh as much as the engine's own code, so a page loads them
//! beside it, where they are compressed and kept as the texts they are.

use super::marks::{ARGUMENT, END, NEXT, PLURAL};
use super::{Lang, MESSAGES, STAMP, Value, format};
use std::sync::OnceLock;

/// Holds the texts of one language.
pub(super) struct Texts {
    /// The plural category of each number from 0 to 199, as digits.
    plurals: &'static [u8],
    messages: Vec<&'static str>,
    /// Texts by key, sorted.
    pub named: Vec<(&'static str, &'static str)>,
}

static ALL: [OnceLock<Texts>; Lang::ALL.len()] = [const { OnceLock::new() }; Lang::ALL.len()];

impl Texts {
    /// Finds the texts of a language.
    pub fn of(lang: Lang) -> &'static Texts {
        ALL[lang as usize].get_or_init(|| Texts::compiled_in(lang))
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn compiled_in(lang: Lang) -> Texts {
        let (_, texts) = Texts::parse(super::TEXTS[lang as usize]).expect("the build wrote it");
        texts
    }

    /// Stands in until the texts have come: codes instead of words.
    #[cfg(target_arch = "wasm32")]
    fn compiled_in(_: Lang) -> Texts {
        Texts { plurals: b"", messages: Vec::new(), named: Vec::new() }
    }

    /// Reads what the build wrote; `None` if this was another version's build.
    pub fn parse(file: &'static str) -> Option<(Lang, Texts)> {
        let mut texts = file.split(NEXT);
        if texts.next()? != STAMP {
            return None;
        }
        let tag = texts.next()?;
        let lang = Lang::ALL.into_iter().find(|lang| lang.tag() == tag)?;
        let plurals = texts.next()?.as_bytes();
        let messages = texts.by_ref().take(MESSAGES).collect();
        let mut named = Vec::new();
        while let (Some(key), Some(text)) = (texts.next(), texts.next()) {
            named.push((key, text));
        }
        Some((lang, Texts { plurals, messages, named }))
    }

    /// Keeps the texts of a language; those of one that has some already change nothing.
    #[cfg(target_arch = "wasm32")]
    pub fn keep(self, lang: Lang) {
        let _ = ALL[lang as usize].set(self);
    }

    pub fn message(&self, number: usize) -> &'static str {
        self.messages.get(number).copied().unwrap_or_default()
    }

    /// Finds the plural category of a number; the table repeats every hundred from 100 on.
    fn category(&self, number: u64) -> u8 {
        let index = if number < 200 { number } else { 100 + number % 100 };
        self.plurals.get(index as usize).map_or(0, |digit| digit - b'0')
    }

    fn categories(&self) -> u8 {
        self.plurals.iter().max().map_or(0, |digit| digit - b'0' + 1)
    }

    /// Writes a message with its arguments and gives what stands after it.
    pub fn write<'t>(&self, out: &mut String, lang: Lang, text: &'t str, values: &[Value<'_>]) -> &'t str {
        let mut left = text;
        while let Some(at) = left.find([ARGUMENT, PLURAL, END]) {
            out.push_str(&left[..at]);
            let mut marks = left[at..].chars();
            let mark = marks.next();
            if mark == Some(END) {
                return marks.as_str();
            }
            let letter = marks.next().unwrap_or('a');
            let value = values.get((letter as usize).wrapping_sub('a' as usize));
            left = marks.as_str();
            match value {
                Some(Value::Number(number)) if mark == Some(PLURAL) => {
                    left = self.choose(out, lang, left, (*number, values));
                }
                Some(Value::Number(number)) => out.push_str(&format::number(lang, *number)),
                Some(Value::Text(text)) => out.push_str(text),
                None => {}
            }
        }
        out.push_str(left);
        ""
    }

    /// Writes the variant for a number and gives what stands after all variants.
    fn choose<'t>(
        &self,
        out: &mut String,
        lang: Lang,
        variants: &'t str,
        (number, values): (u64, &[Value<'_>]),
    ) -> &'t str {
        let mut left = variants;
        for category in 0..self.categories() {
            let mut unwanted = String::new();
            let wanted = category == self.category(number);
            left = self.write(if wanted { out } else { &mut unwanted }, lang, left, values);
        }
        left
    }
}
