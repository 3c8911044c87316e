//! Guesses a text's encoding from its first bytes.
//!
//! Order: byte order mark, NUL pattern (UTF-16), valid UTF-8, the text's own
//! declaration (XML, HTML), then the shape of its byte pairs. Valid UTF-8 beats a
//! declaration: saved WeChat pages and re-saved CSVs declare what they are not.

use super::Encoding;

/// Says what the first bytes tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guess {
    /// The encoding, and how many bytes of byte order mark to skip.
    Known(Encoding, usize),
    /// Nothing but ASCII so far.
    Ascii,
}

/// Guesses the encoding of a text that starts with `head`; `whole` if nothing follows.
pub fn detect(head: &[u8], whole: bool) -> Guess {
    if let Some(marked) = byte_order_mark(head) {
        return marked;
    }
    if let Some(wide) = wide(head) {
        return Guess::Known(wide, 0);
    }
    match std::str::from_utf8(head) {
        Ok(_) if head.is_ascii() => declared(head).map_or(Guess::Ascii, |declared| Guess::Known(declared, 0)),
        Ok(_) => Guess::Known(Encoding::Utf8, 0),
        // A character cut at the end of the head is no fault.
        Err(error) if error.error_len().is_none() && !whole && error.valid_up_to() > 0 => {
            match head[..error.valid_up_to()].is_ascii() {
                true => Guess::Known(declared(head).unwrap_or(Encoding::Utf8), 0),
                false => Guess::Known(Encoding::Utf8, 0),
            }
        }
        Err(_) => Guess::Known(
            declared(head).filter(|found| *found != Encoding::Utf8).unwrap_or_else(|| by_pairs(head)),
            0,
        ),
    }
}

fn byte_order_mark(head: &[u8]) -> Option<Guess> {
    match head {
        [0xEF, 0xBB, 0xBF, ..] => Some(Guess::Known(Encoding::Utf8, 3)),
        [0xFF, 0xFE, ..] => Some(Guess::Known(Encoding::Utf16Le, 2)),
        [0xFE, 0xFF, ..] => Some(Guess::Known(Encoding::Utf16Be, 2)),
        _ => None,
    }
}

/// Tells UTF-16 without a mark by NULs in every other byte of the first characters.
fn wide(head: &[u8]) -> Option<Encoding> {
    let start = head.get(..8)?;
    let nul = |offset: usize| start.iter().skip(offset).step_by(2).all(|byte| *byte == 0);
    let text = |offset: usize| start.iter().skip(offset).step_by(2).all(|byte| *byte != 0);
    match () {
        _ if nul(1) && text(0) => Some(Encoding::Utf16Le),
        _ if nul(0) && text(1) => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// Finds `encoding="…"` of an XML declaration or `charset=…` of an HTML page.
fn declared(head: &[u8]) -> Option<Encoding> {
    let start = &head[..head.len().min(1024)];
    let lower = start.to_ascii_lowercase();
    let xml = lower.starts_with(b"<?xml").then(|| after(&lower, b"encoding=")).flatten();
    let value = xml.or_else(|| lower.contains(&b'<').then(|| after(&lower, b"charset=")).flatten())?;
    let is_quote = |byte: &u8| matches!(byte, b'"' | b'\'');
    let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
    let end = value.iter().position(|byte| is_quote(byte) || !is_label(*byte)).unwrap_or(value.len());
    from_label(std::str::from_utf8(&value[..end]).ok()?)
}

fn is_label(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':')
}

fn after<'a>(text: &'a [u8], mark: &[u8]) -> Option<&'a [u8]> {
    let at = text.windows(mark.len()).position(|window| window == mark)?;
    Some(&text[at + mark.len()..])
}

/// Reads an encoding label (WHATWG Encoding Standard, the ones met in exports and feeds).
fn from_label(label: &str) -> Option<Encoding> {
    Some(match label {
        "utf-8" | "utf8" => Encoding::Utf8,
        "gb2312" | "gbk" | "gb18030" | "gb_2312-80" | "x-gbk" => Encoding::Gb18030,
        "big5" | "big5-hkscs" | "cn-big5" | "x-x-big5" => Encoding::Big5,
        "shift_jis" | "shift-jis" | "sjis" | "x-sjis" | "windows-31j" => Encoding::ShiftJis,
        "euc-kr" | "ks_c_5601-1987" | "korean" => Encoding::EucKr,
        "koi8-r" | "koi8" => Encoding::Koi8R,
        "windows-1251" | "cp1251" => Encoding::Windows1251,
        "iso-8859-1" | "latin1" | "windows-1252" | "cp1252" | "us-ascii" => Encoding::Windows1252,
        _ => return None,
    })
}

/// Tells GB18030, Big5 and Windows-1252 apart by where double-byte characters fall.
///
/// Common hanzi of GB 2312 lie at lead B0-D7 with a trail of A1 or more; common
/// hanzi of Big5 at lead A4-C6, half of them with a trail below 7F.
fn by_pairs(head: &[u8]) -> Encoding {
    let (mut simplified, mut traditional, mut low_trails, mut broken) = (0u32, 0u32, 0u32, 0u32);
    let mut at = 0;
    while at < head.len() {
        let lead = head[at];
        if lead < 0x80 {
            at += 1;
            continue;
        }
        let Some(&trail) = head.get(at + 1) else { break };
        match (lead, trail) {
            (0x81..=0xFE, 0x30..=0x39) => {}
            (0x81..=0xFE, 0x40..=0x7E | 0x80..=0xFE) => {
                simplified += u32::from((0xB0..=0xD7).contains(&lead) && trail >= 0xA1);
                traditional += u32::from((0xA4..=0xC6).contains(&lead));
                low_trails += u32::from(trail < 0x7F);
            }
            _ => {
                broken += 1;
                at += 1;
                continue;
            }
        }
        at += 2;
    }
    let pairs = simplified.max(traditional);
    match () {
        _ if broken * 4 > pairs => Encoding::Windows1252,
        _ if low_trails * 5 > pairs && traditional > simplified => Encoding::Big5,
        _ => Encoding::Gb18030,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: Guess) {
        assert_eq!(detect(bytes, true), expected);
    }

    #[test]
    fn marks_and_wide_text_are_known() {
        check(b"\xEF\xBB\xBFid", Guess::Known(Encoding::Utf8, 3));
        check(b"\xFF\xFEi\0", Guess::Known(Encoding::Utf16Le, 2));
        check(b"i\0d\0,\0x\0", Guess::Known(Encoding::Utf16Le, 0));
        check(b"\0i\0d\0,\0x", Guess::Known(Encoding::Utf16Be, 0));
    }

    #[test]
    fn ascii_waits_for_more() {
        check(b"id,time", Guess::Ascii);
        check(b"", Guess::Ascii);
    }

    #[test]
    fn a_character_cut_at_the_end_is_no_fault() {
        let text = "发布时间".as_bytes();
        assert_eq!(detect(&text[..11], false), Guess::Known(Encoding::Utf8, 0));
    }

    #[test]
    fn utf8_beats_its_declaration() {
        check(
            "<?xml version=\"1.0\" encoding=\"gb2312\"?><t>发布</t>".as_bytes(),
            Guess::Known(Encoding::Utf8, 0),
        );
    }

    #[test]
    fn declarations_are_believed_otherwise() {
        check(b"<?xml version='1.0' encoding='KOI8-R'?><t>\xF4\xC5</t>", Guess::Known(Encoding::Koi8R, 0));
        check(b"<html><meta charset=big5>\xa4\xa4</html>", Guess::Known(Encoding::Big5, 0));
    }

    #[test]
    fn undeclared_chinese_is_told_by_its_pairs() {
        let encode = |encoding: &'static encoding_rs::Encoding, text| encoding.encode(text).0.into_owned();
        let simplified = encode(encoding_rs::GB18030, "标题,发布时间\n示例镇发布,2016年12月16日");
        let traditional = encode(encoding_rs::BIG5, "標題,發佈時間\n範例鎮的消息,2016年12月16日");
        check(&simplified, Guess::Known(Encoding::Gb18030, 0));
        check(&traditional, Guess::Known(Encoding::Big5, 0));
        check(b"caf\xe9 cr\xe8me br\xfbl\xe9e", Guess::Known(Encoding::Windows1252, 0));
    }
}
