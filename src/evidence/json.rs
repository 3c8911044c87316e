//! Lists the keys at the start of a JSON text, even one that is cut off.

/// How many different key paths are kept.
const MAX_KEYS: usize = 256;
/// How long a kept text may be, in bytes.
const MAX_VALUE: usize = 120;
/// How deep keys are listed.
const MAX_DEPTH: usize = 6;
/// How deep numbers are kept.
const ENVELOPE_DEPTH: usize = 3;
/// How deep values are followed.
const MAX_NESTING: usize = 64;

/// Says what the start of a JSON text holds.
#[derive(Debug, PartialEq, Eq)]
pub struct JsonShape {
    /// The variable the text is assigned to (`window.YTD.tweets.part0`).
    pub assigned: Option<String>,
    /// Whether the root is an array.
    pub array: bool,
    /// Whether a second text follows the first: one record a line.
    pub lines: bool,
    /// Whether the root ends within the text.
    pub whole: bool,
    /// Whether the root is whole and has nothing in it.
    pub empty: bool,
    /// The key paths seen, arrays written `[]`: `[].tweet.id`, `user.screen_name`.
    keys: Vec<String>,
    /// The short texts and the outer numbers seen, by key path; the first of each.
    values: Vec<(String, String)>,
    /// The key paths of empty arrays.
    bare_lists: Vec<String>,
}

impl JsonShape {
    /// Lists the keys of `text`; `None` if it is not JSON, however short.
    pub fn of(text: &str) -> Option<JsonShape> {
        let (assigned, body) = match text.as_bytes().first()? {
            b'{' | b'[' => (None, text),
            _ => assignment(text)?,
        };
        let mut lister = Lister::new(body);
        let root = lister.list()?;
        let array = body.starts_with('[');
        // `[置顶] …` and `{name}` are prose: whatever a bracket opens must begin like JSON.
        let whole = root == Root::Whole;
        lister.blank();
        let lines = whole && matches!(lister.text.get(lister.at), Some(b'{' | b'['));
        let empty = whole && lister.keys.is_empty() && is_bare(&body[..lister.at]);
        Some(JsonShape {
            assigned: assigned.map(str::to_owned),
            array,
            lines,
            whole,
            empty,
            keys: lister.keys,
            values: lister.values,
            bare_lists: lister.bare_lists,
        })
    }

    /// Lists the key paths seen.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.keys.iter().map(String::as_str)
    }

    /// Tells whether a key path was seen: `[].tweet.created_at`.
    pub fn has(&self, path: &str) -> bool {
        self.keys.iter().any(|key| key == path)
    }

    /// Tells whether all of these key paths were seen.
    pub fn has_all(&self, paths: &[&str]) -> bool {
        paths.iter().all(|path| self.has(path))
    }

    /// Tells whether any key was seen under a key path.
    pub fn has_under(&self, path: &str) -> bool {
        self.keys.iter().any(|key| key.strip_prefix(path).is_some_and(|rest| rest.starts_with(['.', '['])))
    }

    /// Tells whether a key of this name was seen anywhere under a key path, whatever stands between.
    pub fn has_below(&self, path: &str, name: &str) -> bool {
        let below = |key: &str| {
            let inner = key.strip_prefix(path).filter(|rest| rest.starts_with(['.', '[']));
            inner.and_then(|rest| rest.strip_suffix(name)).is_some_and(|between| between.ends_with('.'))
        };
        self.keys.iter().any(|key| below(key))
    }

    /// Tells whether an empty array was seen at a key path.
    pub fn has_bare_list(&self, path: &str) -> bool {
        self.bare_lists.iter().any(|list| list == path)
    }

    /// Gives the text at a key path, if it is short and was seen; a number of the outer objects as it is written.
    pub fn value(&self, path: &str) -> Option<&str> {
        let found = self.values.iter().find(|(key, _)| key == path);
        found.map(|(_, value)| value.as_str())
    }

    /// Lists the keys of the records: of the root, or of the elements of the root array.
    pub fn record_keys(&self) -> impl Iterator<Item = &str> {
        let lead = if self.array { "[]." } else { "" };
        let own = self.keys.iter().filter_map(move |key| key.strip_prefix(lead));
        own.filter(|key| !key.contains(['.', '[']))
    }
}

fn is_bare(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_whitespace() || matches!(c, '[' | ']' | '{' | '}'))
}

/// Reads `name =` before a bracket: `window.YTD.tweets.part0 = [`, `var user_details = {`.
fn assignment(text: &str) -> Option<(Option<&str>, &str)> {
    let equals =
        text.get(..text.len().min(200).min(text.find('\n').unwrap_or(200))).unwrap_or(text).find('=')?;
    let name = text[..equals].trim();
    let name =
        ["var ", "let ", "const "].iter().find_map(|word| name.strip_prefix(word)).unwrap_or(name).trim();
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'.');
    let body = text[equals + 1..].trim_start();
    (!name.is_empty() && name.bytes().all(plain) && body.starts_with(['[', '{']))
        .then_some((Some(name), body))
}

#[derive(PartialEq)]
enum Root {
    /// The root ends in the text.
    Whole,
    /// The text ends before the root does.
    Cut,
}

struct Lister<'a> {
    text: &'a [u8],
    at: usize,
    keys: Vec<String>,
    values: Vec<(String, String)>,
    bare_lists: Vec<String>,
    path: Vec<String>,
}

impl<'a> Lister<'a> {
    fn new(text: &'a str) -> Lister<'a> {
        let (keys, values, bare_lists, path) = Default::default();
        Lister { text: text.as_bytes(), at: 0, keys, values, bare_lists, path }
    }

    /// Lists the value at hand; `None` if this is not JSON.
    fn list(&mut self) -> Option<Root> {
        self.blank();
        match self.text.get(self.at) {
            None => Some(Root::Cut),
            // Deep nesting tells no format; stopping keeps the stack small.
            Some(b'{' | b'[') if self.path.len() >= MAX_NESTING => Some(Root::Cut),
            Some(b'{') => self.object(),
            Some(b'[') => self.array(),
            Some(b'"') => Some(self.text_value()?),
            Some(b'-' | b'0'..=b'9' | b't' | b'f' | b'n') => Some(self.scalar()),
            Some(_) => None,
        }
    }

    fn text_value(&mut self) -> Option<Root> {
        let Some(text) = self.string()? else { return Some(Root::Cut) };
        self.keep(text);
        Some(Root::Whole)
    }

    fn keep(&mut self, text: String) {
        let key = self.full_path();
        let short = text.len() <= MAX_VALUE && self.values.len() < MAX_KEYS;
        if short && !self.values.iter().any(|(known, _)| *known == key) {
            self.values.push((key, text));
        }
    }

    fn object(&mut self) -> Option<Root> {
        self.at += 1;
        loop {
            self.blank();
            match self.text.get(self.at) {
                None => return Some(Root::Cut),
                Some(b'}') => {
                    self.at += 1;
                    return Some(Root::Whole);
                }
                Some(b',') => self.at += 1,
                Some(b'"') => {
                    let Some(key) = self.string()? else { return Some(Root::Cut) };
                    self.note(&key);
                    self.blank();
                    match self.text.get(self.at) {
                        None => return Some(Root::Cut),
                        Some(b':') => self.at += 1,
                        Some(_) => return None,
                    }
                    self.path.push(key);
                    let value = self.list();
                    self.path.pop();
                    if value? == Root::Cut {
                        return Some(Root::Cut);
                    }
                }
                Some(_) => return None,
            }
        }
    }

    fn array(&mut self) -> Option<Root> {
        self.at += 1;
        self.blank();
        let bare = self.text.get(self.at) == Some(&b']');
        if bare && self.path.len() <= MAX_DEPTH && self.bare_lists.len() < MAX_KEYS {
            let path = self.full_path();
            self.bare_lists.push(path);
        }
        self.path.push("[]".to_owned());
        let root = loop {
            self.blank();
            match self.text.get(self.at) {
                None => break Some(Root::Cut),
                Some(b']') => {
                    self.at += 1;
                    break Some(Root::Whole);
                }
                Some(b',') => self.at += 1,
                Some(_) => match self.list() {
                    Some(Root::Whole) => {}
                    other => break other,
                },
            }
        };
        self.path.pop();
        root
    }

    /// Reads a string; `Some(None)` if the text ends inside it.
    fn string(&mut self) -> Option<Option<String>> {
        let start = self.at;
        let mut at = start + 1;
        while at < self.text.len() {
            match self.text[at] {
                b'\\' => at += 2,
                b'"' => {
                    self.at = at + 1;
                    let raw = &self.text[start..=at];
                    return Some(serde_json::from_slice(raw).ok().or_else(|| Some(String::new())));
                }
                _ => at += 1,
            }
        }
        self.at = self.text.len();
        Some(None)
    }

    fn scalar(&mut self) -> Root {
        let rest = &self.text[self.at..];
        let end =
            rest.iter().position(|byte| matches!(byte, b',' | b']' | b'}') || byte.is_ascii_whitespace());
        let number = &rest[..end.unwrap_or(rest.len())];
        self.at += number.len();
        // Answers of services are told by the numbers of their envelope; deeper ones would crowd out the texts.
        if end.is_some() && self.path.len() <= ENVELOPE_DEPTH && number[0] < b'a' {
            self.keep(String::from_utf8_lossy(number).into_owned());
        }
        if end.is_some() { Root::Whole } else { Root::Cut }
    }

    fn blank(&mut self) {
        let rest = &self.text[self.at.min(self.text.len())..];
        self.at += rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    }

    fn note(&mut self, key: &str) {
        if self.path.len() >= MAX_DEPTH || self.keys.len() >= MAX_KEYS {
            return;
        }
        self.path.push(key.to_owned());
        let full = self.full_path();
        self.path.pop();
        if !self.keys.contains(&full) {
            self.keys.push(full);
        }
    }

    fn full_path(&self) -> String {
        let mut full = String::new();
        for part in &self.path {
            if part != "[]" && !full.is_empty() {
                full.push('.');
            }
            full.push_str(part);
        }
        full
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_a_cut_text_are_listed() {
        let text = r#"window.YTD.tweets.part0 = [ { "tweet" : { "id" : "1", "entities": {"urls":[{"url":"x"}]}, "crea"#;
        let shape = JsonShape::of(text).expect("JSON");
        assert_eq!(shape.assigned.as_deref(), Some("window.YTD.tweets.part0"));
        assert!(shape.array && !shape.lines && !shape.empty);
        assert!(shape.has_all(&["[].tweet", "[].tweet.id", "[].tweet.entities.urls[].url"]));
        assert!(!shape.has("[].tweet.crea"));
        assert_eq!(shape.value("[].tweet.id"), Some("1"));
        assert_eq!(shape.record_keys().collect::<Vec<_>>(), ["tweet"]);
    }

    #[test]
    fn an_empty_list_and_a_list_of_lines_are_told() {
        assert!(JsonShape::of("x = [ ]").expect("JSON").empty);
        assert!(!JsonShape::of("[1]").expect("JSON").empty);
        assert!(JsonShape::of("{\"a\":1}\n{\"a\":2}\n").expect("JSON").lines);
    }

    #[test]
    fn the_envelope_of_an_answer_is_told() {
        let text = r#"{"ok": 1, "data": {"list": [], "more": [1], "page": {"count": 7, "of": {"n": 3}}, "x": true}}"#;
        let shape = JsonShape::of(text).expect("JSON");
        assert!(shape.whole && !JsonShape::of(r#"{"ok": 1"#).expect("JSON").whole);
        assert!(shape.has_bare_list("data.list") && !shape.has_bare_list("data.more"));
        assert!(
            shape.has_below("data", "n") && !shape.has_below("data", "ok") && !shape.has_below("data", "st")
        );
        assert!(shape.has_under("data") && shape.has_under("data.page") && !shape.has_under("dat"));
        let numbers = ["ok", "data.page.count", "data.page.of.n", "data.x"].map(|path| shape.value(path));
        assert_eq!(numbers, [Some("1"), Some("7"), None, None]);
    }

    #[test]
    fn prose_in_brackets_is_not_json() {
        for prose in ["[置顶] 公告", "{name} wrote", "2016年 = [x]", "= [ ]", "hello"] {
            assert_eq!(JsonShape::of(prose), None, "{prose}");
        }
    }
}
