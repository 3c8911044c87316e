//! Opens what WeChat writes inside other texts: JSON in a JSON string, addresses with HTML escapes.

use crate::syntax::xml::unescape;
use std::borrow::Cow;

/// How many layers are taken off; the services use two, tools that save pages add one or two.
const MAX_LAYERS: usize = 8;

/// Gives the JSON that a value holds, whether it stands there as it is, as a text, or as a text with HTML escapes.
///
/// What is no JSON under all its layers is given as far as it could be opened; whoever reads it finds nothing there.
pub(super) fn open(raw: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(raw.trim());
    for _ in 0..MAX_LAYERS {
        let Some(inner) = layer(&text) else { break };
        text = Cow::Owned(inner.trim().to_owned());
    }
    text
}

/// Takes one layer off; `None` where none is left.
fn layer(text: &str) -> Option<String> {
    let inside = text.trim_start_matches(|c: char| c.is_ascii_whitespace() || matches!(c, '{' | '['));
    match inside.as_bytes().first()? {
        b'&' => Some(unescape(text)).filter(|plain| plain != text),
        // A text without its quotes: {\"list\":[]}
        b'\\' => serde_json::from_str(&format!("\"{text}\"")).ok(),
        b'"' if inside.len() == text.len() => serde_json::from_str(text).ok(),
        _ => None,
    }
}

/// Takes every layer of HTML escapes off a title or an address.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    for _ in 0..MAX_LAYERS {
        if !text.contains('&') {
            break;
        }
        let plain = unescape(&text);
        if plain == text {
            break;
        }
        text = Cow::Owned(plain);
    }
    text
}

/// Gives the address of an article as a browser takes it.
pub(super) fn link(text: &str) -> String {
    plain(text).replace('\\', "")
}

/// Gives a parameter of an article's address: `__biz` is the account, `mid` the push, `idx` the place in it.
pub(super) fn parameter<'a>(link: &'a str, name: &str) -> Option<&'a str> {
    let query = link.split_once('?')?.1.split('#').next()?;
    let value = query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
    value.filter(|value| !value.is_empty())
}

/// Names an article by its address: by push and place where it has them, else by the whole address.
pub(super) fn article_id(link: &str) -> String {
    match (parameter(link, "mid"), parameter(link, "idx")) {
        (Some(push), Some(place)) => format!("{push}_{place}"),
        _ => link.split('#').next().unwrap_or_default().to_owned(),
    }
}

/// Writes an account's number as its articles' addresses do (`__biz`): its digits in Base64.
pub(super) fn biz(number: &str) -> Option<String> {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digits = number.bytes().all(|byte| byte.is_ascii_digit()) && (5..=20).contains(&number.len());
    let mut text = String::new();
    for piece in number.as_bytes().chunks(3) {
        let bits = (0..3).fold(0, |bits, at| bits << 8 | usize::from(piece.get(at).copied().unwrap_or(0)));
        for at in 0..4 {
            let digit = DIGITS.get(bits >> (18 - 6 * at) & 63).copied().unwrap_or(b'=');
            text.push(if at <= piece.len() { char::from(digit) } else { '=' });
        }
    }
    digits.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_layer_is_taken_off() {
        let cases = [
            r#"{"list":[]}"#,
            r#""{\"list\":[]}""#,
            r#""\"{\\\"list\\\":[]}\"""#,
            r#"{&quot;list&quot;:[]}"#,
            r#""{&amp;quot;list&amp;quot;:[]}""#,
            r#"{\"list\":[]}"#,
            r#"  { &#34;list&#34;:[]}"#,
        ];
        for text in cases {
            assert_eq!(open(text).replace(' ', ""), r#"{"list":[]}"#, "{text}");
        }
        for text in ["", "\"", "1", "null", "{&", "\"\\\""] {
            assert!(!open(text).contains("list"), "{text}");
        }
    }

    #[test]
    fn a_number_is_written_as_addresses_do() {
        assert_eq!(biz("3075676532").as_deref(), Some("MzA3NTY3NjUzMg=="));
        assert_eq!(biz("239052").as_deref(), Some("MjM5MDUy"));
        assert_eq!(biz("30000").as_deref(), Some("MzAwMDA="));
        assert!(["", "0", "gh_1", "MzA3NTY3"].iter().all(|text| biz(text).is_none()));
    }

    #[test]
    fn an_article_is_named_by_its_address() {
        let address =
            link("http:\\/\\/mp.weixin.qq.com\\/s?__biz=MzA0==&amp;amp;mid=12&amp;amp;idx=2&amp;sn=a#rd");
        assert_eq!(address, "http://mp.weixin.qq.com/s?__biz=MzA0==&mid=12&idx=2&sn=a#rd");
        assert_eq!(parameter(&address, "__biz"), Some("MzA0=="));
        assert_eq!(article_id(&address), "12_2");
        assert_eq!(article_id("https://mp.weixin.qq.com/s/abc#rd"), "https://mp.weixin.qq.com/s/abc");
        assert_eq!(parameter("https://mp.weixin.qq.com/s?mid=", "mid"), None);
        assert_eq!(article_id(""), "");
    }
}
