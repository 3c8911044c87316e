//! Reads what the scripts of WeChat's own pages give names to: `var ct = "1762819606"`, `nick_name: JsDecode('…')`.

use super::wechat_inner::plain;

/// How much behind a name is looked at for its value's beginning: `'' || '' || ` and a call come before it.
const BEFORE: usize = 80;
/// How long a name, a title or an address may be, in bytes; a list of pushes is longer and taken whole.
const LENGTH: usize = 4096;
/// How often one name is looked at in a script: a page says what it says in its first few.
const TIMES: usize = 1000;

/// Walks what a script gives to a name: the text behind `name =` or `name:`.
pub(super) fn given<'s>(script: &'s str, name: &'s str) -> impl Iterator<Item = &'s str> {
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '$');
    script.match_indices(name).take(TIMES).filter_map(move |(at, _)| {
        let before = &script[..at];
        let (inner, after) = (before.ends_with(part), script[at + name.len()..].trim_start());
        // Of an object's members only the page's own count; quotes stand around names in JSON.
        let owned = before.strip_suffix('.').is_some_and(|object| !object.ends_with("window"));
        let value = after.trim_start_matches(['"', '\'']).trim_start().strip_prefix(['=', ':'])?;
        (!inner && !owned && !value.starts_with('=')).then(|| value.trim_start())
    })
}

/// Walks the texts that a script gives to a name, empty ones left out.
pub(super) fn texts<'s>(script: &'s str, name: &'s str) -> impl Iterator<Item = String> {
    given(script, name).filter_map(|value| Some(plain(&first_text(value)?).trim().to_owned()))
}

/// Walks the whole numbers that a script gives to a name, written as numbers or as texts.
pub(super) fn numbers<'s>(script: &'s str, name: &'s str) -> impl Iterator<Item = i64> {
    given(script, name).filter_map(|value| {
        let bare = value.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
        first_text(value).and_then(|text| text.parse().ok()).or_else(|| bare.parse().ok())
    })
}

/// Gives the first quoted text that is not empty: of `"" || "gh_1"`, `htmlDecode("甲")`, `'乙'.html(false)`.
pub(super) fn first_text(value: &str) -> Option<String> {
    first_quoted(start(value, BEFORE + LENGTH))
}

/// Gives the first quoted text that is not empty, however long.
pub(super) fn first_quoted(value: &str) -> Option<String> {
    let mut rest = value;
    let mut before = start(value, BEFORE);
    loop {
        let at = before.find(['"', '\'', ';', ',', '\n', '}'])?;
        let quote = before[at..].chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let inner = &rest[at + 1..];
        match quoted(inner, quote)? {
            0 => {
                rest = &inner[1..];
                before = before.get(at + 2..)?;
            }
            end => return Some(decode(&inner[..end])),
        }
    }
}

/// Gives the start of a text, of at most so many bytes.
fn start(text: &str, bytes: usize) -> &str {
    let end = (0..=bytes.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    &text[..end.unwrap_or_default()]
}

/// Finds where a quoted text ends.
fn quoted(text: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    text.char_indices().find_map(|(at, c)| {
        let ends = c == quote && !escaped;
        escaped = c == '\\' && !escaped;
        ends.then_some(at)
    })
}

/// Resolves the escapes of a script's text: `\x26`, `\u4e00`, `\'`, `\/`, `\n`.
fn decode(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        plain.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        let digits = match after.as_bytes().first() {
            Some(b'x') => after.get(1..3),
            Some(b'u') => after.get(1..5),
            _ => None,
        };
        let code = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).and_then(char::from_u32);
        let width = match (code, after.chars().next()) {
            (Some(c), _) => {
                plain.push(c);
                1 + digits.map_or(0, str::len)
            }
            (None, Some(c)) => {
                plain.push(if matches!(c, 'n' | 'r' | 't') { ' ' } else { c });
                c.len_utf8()
            }
            (None, None) => 0,
        };
        rest = &after[width..];
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_however_they_are_written() {
        let script = r#"var ct = "1762819606"; window.idx = '' || '' || '3'; a.mid = "x"; nick_name: JsDecode('\x26amp;甲\u4e59'),
            var nickname = "示例发布".html(false) || ""; {"biz":"MzA=="}; ct2 = "1"; if (ct == "2") {} svr_time: '5' * 1, n: 7 "#;
        let found = ["ct", "idx", "nick_name", "nickname", "biz"].map(|name| texts(script, name).next());
        assert_eq!(found.map(Option::unwrap_or_default), ["1762819606", "3", "&甲乙", "示例发布", "MzA=="]);
        assert_eq!((texts(script, "mid").next(), texts(script, "time").next()), (None, None));
        assert_eq!(
            ["svr_time", "n", "ct"].map(|name| numbers(script, name).next()),
            [Some(5), Some(7), Some(1_762_819_606)]
        );
    }

    #[test]
    fn broken_scripts_are_no_error() {
        for script in ["ct = ", "ct = \"", "ct = '\\", "ct", "ct:", "ct = \"\\u4", "ct = \"\\甲\""] {
            let _ = (texts(script, "ct").count(), numbers(script, "ct").count());
        }
        assert_eq!(decode("a\\"), "a");
        // Many names, and no end of a text.
        assert_eq!(texts(&"ct=\\\"".repeat(100_000), "ct").count(), 0);
        assert_eq!(first_quoted(&format!("'{}'", "长".repeat(5000))).map(|text| text.len()), Some(15_000));
    }
}
