//! Takes single values out of one JSON record by their paths, without a type per format.
//!
//! A type with a derived reader costs every visitor kilobytes of download; a list
//! of paths costs a few bytes. Values stay as written until somebody asks.

use serde::Deserializer as _;
use serde::de::{Deserialize, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Deserializer, Error};
use std::borrow::Cow;
use std::fmt;

/// Holds the values found at some paths of a record.
pub struct Picks<'a> {
    paths: &'a [&'a str],
    found: Vec<Option<&'a str>>,
}

impl<'a> Picks<'a> {
    /// Walks a record once. A path names members and, by number, elements: `user.id`, `media.0.time`.
    ///
    /// # Errors
    /// The record is not JSON, or not an object or a list.
    pub fn of(record: &'a [u8], paths: &'a [&'a str]) -> Result<Picks<'a>, Error> {
        let mut found = vec![None; paths.len()];
        let wanted: Vec<(usize, &str)> = paths.iter().copied().enumerate().collect();
        // The reader hands out pieces of whole text; only a record with broken characters fails here.
        let text = std::str::from_utf8(record).map_err(|_| serde::de::Error::custom("not UTF-8"))?;
        walk(text, &wanted, &mut found)?;
        Ok(Picks { paths, found })
    }

    /// Gives a value as it is written; `None` where it is missing or `null`.
    pub fn raw(&self, path: &str) -> Option<&'a str> {
        let at = self.paths.iter().position(|known| *known == path)?;
        self.found[at].filter(|raw| *raw != "null")
    }

    /// Tells whether there is a value at a path, `null` as well.
    pub fn has(&self, path: &str) -> bool {
        self.paths.iter().position(|known| *known == path).is_some_and(|at| self.found[at].is_some())
    }

    /// Gives a text or a number as text, without blanks around it; empty where there is none.
    pub fn text(&self, path: &str) -> Cow<'a, str> {
        let Some(raw) = self.raw(path) else { return Cow::Borrowed("") };
        match raw.as_bytes().first() {
            Some(b'"') => unquote(raw),
            Some(b'-' | b'0'..=b'9') => Cow::Borrowed(raw),
            _ => Cow::Borrowed(""),
        }
    }

    /// Gives a text or a number as text; `None` where it is missing or empty.
    pub fn some(&self, path: &str) -> Option<Cow<'a, str>> {
        Some(self.text(path)).filter(|text| !text.is_empty())
    }

    /// Gives a whole number, written as a number or as text.
    pub fn whole(&self, path: &str) -> Option<i64> {
        let text = self.text(path);
        let whole = text.strip_suffix(".0").unwrap_or(&text);
        whole.parse().ok()
    }

    /// Tells whether a value means yes: `true`, `1`, `"1"`, `"true"`.
    pub fn is_true(&self, path: &str) -> bool {
        let raw = self.raw(path).unwrap_or_default();
        raw == "true" || matches!(self.text(path).as_ref(), "1" | "true" | "True" | "TRUE")
    }

    /// Tells whether there is a value that says something: not `null`, `false`, `0`, `""`, `[]` or `{}`.
    pub fn is_filled(&self, path: &str) -> bool {
        let Some(raw) = self.raw(path) else { return false };
        let inner = raw.trim_matches(|c: char| c.is_ascii_whitespace() || "[]{}\"".contains(c));
        !matches!(inner, "" | "0" | "false")
    }

    /// Gives the elements of a list as they are written; none where there is no list.
    pub fn list(&self, path: &str) -> Vec<&'a str> {
        self.raw(path).and_then(elements).unwrap_or_default()
    }
}

/// Gives the elements of a JSON list as they are written; `None` if it is no list.
pub fn elements(text: &str) -> Option<Vec<&str>> {
    let list: Vec<&RawValue> = serde_json::from_str(text).ok()?;
    Some(list.into_iter().map(RawValue::get).collect())
}

/// Gives the JSON value that a text begins with, whatever follows it; `None` if there is none.
pub fn leading(text: &str) -> Option<&str> {
    let mut values = Deserializer::from_str(text).into_iter::<&RawValue>();
    values.next()?.ok().map(RawValue::get)
}

/// Gives the keys and values of a JSON object, the values as they are written; `None` if it is no object.
pub fn members(text: &str) -> Option<Vec<(Cow<'_, str>, &str)>> {
    struct Members;
    impl<'a> Visitor<'a> for Members {
        type Value = Vec<(Cow<'a, str>, &'a str)>;

        fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
            out.write_str("an object")
        }

        fn visit_map<M: MapAccess<'a>>(self, mut map: M) -> Result<Self::Value, M::Error> {
            let mut members = Vec::new();
            while let Some(Key(key)) = map.next_key()? {
                members.push((key, map.next_value::<&RawValue>()?.get()));
            }
            Ok(members)
        }
    }
    Deserializer::from_str(text).deserialize_map(Members).ok()
}

fn unquote(raw: &str) -> Cow<'_, str> {
    let inner = &raw[1..raw.len() - 1];
    if !inner.contains('\\') {
        return Cow::Borrowed(inner.trim());
    }
    // Half of a surrogate pair stands alone where a tool cut a text at some length.
    let text: Result<String, Error> = serde_json::from_str(raw);
    text.map_or(Cow::Borrowed(""), |text| Cow::Owned(text.trim().to_owned()))
}

fn walk<'a>(text: &'a str, wanted: &[(usize, &str)], found: &mut [Option<&'a str>]) -> Result<(), Error> {
    Deserializer::from_str(text).deserialize_any(Walk { wanted, found })
}

struct Walk<'w, 'a> {
    wanted: &'w [(usize, &'w str)],
    found: &'w mut [Option<&'a str>],
}

impl<'a> Walk<'_, 'a> {
    /// Keeps a member's value where a path ends at it, and walks into it where one goes on.
    fn keep(&mut self, key: &str, value: &'a RawValue) -> Result<(), Error> {
        let mut deeper: Vec<(usize, &str)> = Vec::new();
        for &(index, path) in self.wanted {
            match path.strip_prefix(key) {
                Some("") => self.found[index] = Some(value.get()),
                Some(rest) => deeper.extend(rest.strip_prefix('.').map(|rest| (index, rest))),
                None => {}
            }
        }
        let nested = value.get().starts_with(['{', '[']);
        if deeper.is_empty() || !nested { Ok(()) } else { walk(value.get(), &deeper, self.found) }
    }

    fn wants(&self, key: &str) -> bool {
        let leads =
            |path: &str| path.strip_prefix(key).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
        self.wanted.iter().any(|(_, path)| leads(path))
    }
}

impl<'a> Visitor<'a> for Walk<'_, 'a> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an object or a list")
    }

    fn visit_map<M: MapAccess<'a>>(mut self, mut map: M) -> Result<(), M::Error> {
        while let Some(Key(key)) = map.next_key()? {
            if self.wants(&key) {
                let value = map.next_value()?;
                self.keep(&key, value).map_err(serde::de::Error::custom)?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }

    fn visit_seq<S: SeqAccess<'a>>(mut self, mut list: S) -> Result<(), S::Error> {
        let mut index = 0;
        while let Some(value) = list.next_element::<&RawValue>()? {
            self.keep(&index.to_string(), value).map_err(serde::de::Error::custom)?;
            index += 1;
        }
        Ok(())
    }
}

/// Borrows a key unless it has escapes.
struct Key<'a>(Cow<'a, str>);

impl<'a> Deserialize<'a> for Key<'a> {
    fn deserialize<D: serde::Deserializer<'a>>(from: D) -> Result<Key<'a>, D::Error> {
        struct Text;
        impl<'a> Visitor<'a> for Text {
            type Value = Key<'a>;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a key")
            }

            fn visit_borrowed_str<E>(self, text: &'a str) -> Result<Key<'a>, E> {
                Ok(Key(Cow::Borrowed(text)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Key<'a>, E> {
                Ok(Key(Cow::Owned(text.to_owned())))
            }
        }
        from.deserialize_str(Text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RECORD: &str = r#"{"id": 12, "text": " a\u0062 ", "flag": "1", "none": null, "zero": 0, "no": [],
        "user": {"id": "7", "name": "n"}, "media": [{"time": 5}, {"time": 6}], "x.y": 1, "list": [1, {"a": 2}]}"#;

    #[test]
    fn values_are_found_at_any_depth() {
        let paths =
            ["id", "text", "user.id", "user.name", "media.0.time", "media.1.time", "media.2.time", "user"];
        let picks = Picks::of(RECORD.as_bytes(), &paths).expect("a record");
        let texts: Vec<_> = paths.iter().map(|path| picks.text(path).into_owned()).collect();
        assert_eq!(texts, ["12", "ab", "7", "n", "5", "6", "", ""]);
        assert_eq!(picks.raw("user"), Some(r#"{"id": "7", "name": "n"}"#));
        assert_eq!((picks.whole("id"), picks.whole("text")), (Some(12), None));
    }

    #[test]
    fn a_value_that_says_nothing_is_not_filled() {
        let paths = ["flag", "none", "zero", "no", "user", "missing"];
        let picks = Picks::of(RECORD.as_bytes(), &paths).expect("a record");
        let filled: Vec<_> = paths.iter().filter(|path| picks.is_filled(path)).collect();
        assert_eq!(filled, [&"flag", &"user"]);
        assert!(picks.is_true("flag") && !picks.is_true("zero") && !picks.is_true("missing"));
    }

    #[test]
    fn lists_are_handed_out_as_written() {
        let picks = Picks::of(RECORD.as_bytes(), &["list", "id"]).expect("a record");
        assert_eq!(picks.list("list"), ["1", r#"{"a": 2}"#]);
        assert!(picks.list("id").is_empty());
        let members = |text| members(text).map(|found| format!("{found:?}"));
        assert_eq!(
            members(r#"{"a": "b", "\u0061b": [1]}"#).as_deref(),
            Some(r#"[("a", "\"b\""), ("ab", "[1]")]"#)
        );
        assert_eq!(members("[1]"), None);
        assert_eq!(
            (leading(r#"{"a":[1]}; b = {}"#), leading("; x"), leading("{")),
            (Some(r#"{"a":[1]}"#), None, None)
        );
    }

    #[test]
    fn what_is_no_record_is_an_error() {
        for bad in ["1", "\"x\"", "{\"a\":", "{\"id\" 1}", ""] {
            assert!(Picks::of(bad.as_bytes(), &["id"]).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_text_cut_inside_a_character_is_no_error() {
        let picks = Picks::of(br#"{"text": "a\ud83d", "id": 1}"#, &["text", "id"]).expect("a record");
        assert_eq!((picks.text("text").as_ref(), picks.whole("id")), ("", Some(1)));
    }
}
