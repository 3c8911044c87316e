//! Guesses a text's encoding from its first bytes.
//!
//! Order: byte order mark, NUL pattern (UTF-16), valid UTF-8, the text's own
//! declaration (XML, HTML), then the shape of its byte pairs. Valid UTF-8 beats a
//! declaration: saved WeChat pages and re-saved CSVs declare what they are not.
//! A stray byte in UTF-8 spoils one character, not the guess. UTF-16 without a mark
//! and without any ASCII character is not told; the person can say it.

use super::Encoding;

/// Says what the first bytes tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guess {
    /// The encoding, and how many bytes of byte order mark to skip.
    Known(Encoding, usize),
    /// Nothing but ASCII so far.
    Ascii,
}

/// Takes the person's word for the encoding of a text that starts with `head`. A mark is no part of the text, and
/// programs put UTF-8's before text that is none.
pub fn told(head: &[u8], encoding: Encoding) -> Guess {
    let mark = match byte_order_mark(head) {
        Some(Guess::Known(marked, mark)) if marked == encoding || marked == Encoding::Utf8 => mark,
        _ => 0,
    };
    Guess::Known(encoding, mark)
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
        Err(_) if mostly_utf8(head) => Guess::Known(Encoding::Utf8, 0),
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

/// Tells UTF-16 without a mark: no other text has NULs, and read the right way round nearly all its characters are
/// those of a living script, many of them ASCII. NULs alone do not tell the way: 一 (U+4E00) has one too.
fn wide(head: &[u8]) -> Option<Encoding> {
    let pairs = head.len() / 2;
    if pairs < 4 || !head.contains(&0) {
        return None;
    }
    let count = |unit: fn([u8; 2]) -> u16| {
        let units = head.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(unit);
        let (mut likely, mut ascii) = (0, 0);
        for unit in units {
            likely += usize::from(is_likely(unit));
            ascii += usize::from(unit < 0x7F && is_likely(unit));
        }
        (likely + ascii, likely)
    };
    let (little, big) = (count(u16::from_le_bytes), count(u16::from_be_bytes));
    let (encoding, (_, likely)) = match little > big {
        true => (Encoding::Utf16Le, little),
        false => (Encoding::Utf16Be, big),
    };
    (likely * 10 >= pairs * 9).then_some(encoding)
}

/// Tells the characters that texts are mostly made of from those that only bytes read the wrong way give.
fn is_likely(unit: u16) -> bool {
    matches!(
        unit,
        0x09 | 0x0A | 0x0D | 0x20..=0x7E | 0xA0..=0x24F | 0x370..=0x52F | 0x2000..=0x26FF | 0x3000..=0x30FF
            | 0x4E00..=0x9FFF | 0xAC00..=0xD7A3 | 0xD800..=0xDFFF | 0xFE00..=0xFFEF
    )
}

/// Tells UTF-8 with a few broken characters from a legacy encoding, in which hardly anything is valid UTF-8.
fn mostly_utf8(head: &[u8]) -> bool {
    let (mut valid, mut broken) = (0, 0);
    for chunk in head.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    valid > broken * 10
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
    let label = std::str::from_utf8(&value[..end]).ok()?;
    // A page that could be read so far is no UTF-16, whatever it declares.
    Encoding::from_label(label).filter(|found| !matches!(found, Encoding::Utf16Le | Encoding::Utf16Be))
}

fn is_label(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':')
}

fn after<'a>(text: &'a [u8], mark: &[u8]) -> Option<&'a [u8]> {
    let at = text.windows(mark.len()).position(|window| window == mark)?;
    Some(&text[at + mark.len()..])
}

/// Counts where the characters of two bytes fall, reading the text as if all were.
#[derive(Default)]
struct Pairs {
    /// In the common hanzi of GB 2312: lead B0-D7 with a trail of A1 or more.
    simplified: u32,
    /// Of these, at a lead above C8, where EUC-KR has no hangul and GB 2312 two fifths of its common hanzi.
    above_hangul: u32,
    /// In the common hanzi of Big5: lead A4-C6.
    traditional: u32,
    /// With a trail below 7F: half of Big5.
    low_trails: u32,
    /// Kana of Shift_JIS: lead 82 or 83, which are rare hanzi elsewhere.
    kana: u32,
    /// Pairs of any kind.
    all: u32,
    /// Bytes above 7F that begin no pair.
    broken: u32,
}

impl Pairs {
    fn of(head: &[u8]) -> Pairs {
        let mut pairs = Pairs::default();
        let mut at = 0;
        while at < head.len() {
            let lead = head[at];
            if lead < 0x80 {
                at += 1;
                continue;
            }
            let Some(&trail) = head.get(at + 1) else { break };
            pairs.kana += u32::from(matches!((lead, trail), (0x82, 0x9F..=0xF1) | (0x83, 0x40..=0x96)));
            match (lead, trail) {
                (0x81..=0xFE, 0x30..=0x39) => {}
                (0x81..=0xFE, 0x40..=0x7E | 0x80..=0xFE) => {
                    let simplified = (0xB0..=0xD7).contains(&lead) && trail >= 0xA1;
                    pairs.simplified += u32::from(simplified);
                    pairs.above_hangul += u32::from(simplified && lead > 0xC8);
                    pairs.traditional += u32::from((0xA4..=0xC6).contains(&lead));
                    pairs.low_trails += u32::from(trail < 0x7F);
                    pairs.all += 1;
                }
                _ => {
                    pairs.broken += 1;
                    at += 1;
                    continue;
                }
            }
            at += 2;
        }
        pairs
    }
}

/// How many hanzi without one above the hangul make a text Korean: by chance one Chinese text in a hundred thousand.
const KOREAN_PAIRS: u32 = 24;

/// Tells the encodings of two bytes a character from those of one, and each from its kind.
fn by_pairs(head: &[u8]) -> Encoding {
    let pairs = Pairs::of(head);
    let most = pairs.simplified.max(pairs.traditional);
    match () {
        () if pairs.kana * 4 > pairs.all => Encoding::ShiftJis,
        () if pairs.broken * 4 > most => by_letters(head),
        () if pairs.low_trails * 5 > most && pairs.traditional > pairs.simplified => Encoding::Big5,
        () if pairs.simplified >= KOREAN_PAIRS && pairs.above_hangul == 0 => Encoding::EucKr,
        () => Encoding::Gb18030,
    }
}

/// Tells the encodings of one byte a character: in Western text most letters are ASCII; in Russian most are not, and
/// the small ones lie at E0-FF in Windows-1251 and at C0-DF in KOI8-R.
fn by_letters(head: &[u8]) -> Encoding {
    let count = |wanted: fn(&u8) -> bool| head.iter().filter(|byte| wanted(byte)).count();
    let (plain, high) = (count(u8::is_ascii_alphabetic), count(|byte| *byte >= 0xC0));
    let (early, late) = (count(|byte| (0xC0..=0xDF).contains(byte)), count(|byte| *byte >= 0xE0));
    match () {
        () if high <= plain => Encoding::Windows1252,
        () if late > early => Encoding::Windows1251,
        () => Encoding::Koi8R,
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

    #[test]
    fn japanese_korean_and_russian_are_told_by_their_letters() {
        let cases: [(&'static encoding_rs::Encoding, &str, Encoding); 4] = [
            (
                encoding_rs::SHIFT_JIS,
                "タイトル,投稿日時\nお知らせをしました,2016年12月16日",
                Encoding::ShiftJis,
            ),
            (
                encoding_rs::EUC_KR,
                "제목,게시일\n예시 마을 소식을 알려 드립니다 많은 참여 바랍니다,2016-12-16",
                Encoding::EucKr,
            ),
            (encoding_rs::WINDOWS_1251, "Заголовок,Дата\nНовости примера,2016-12-16", Encoding::Windows1251),
            (encoding_rs::KOI8_R, "Заголовок,Дата\nНовости примера,2016-12-16", Encoding::Koi8R),
        ];
        for (table, text, expected) in cases {
            check(&table.encode(text).0, Guess::Known(expected, 0));
        }
    }

    #[test]
    fn chinese_utf16_without_a_mark_is_known_by_its_few_ascii_characters() {
        let text = "标题,最近发布时间\n示例镇第一次发布,2016年12月16日\n";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(&little, Guess::Known(Encoding::Utf16Le, 0));
        check(&big, Guess::Known(Encoding::Utf16Be, 0));
        check(b"\0\x01\0\x02\0\x03\0\x04", Guess::Ascii);
    }

    #[test]
    fn a_broken_character_does_not_make_utf8_another_encoding() {
        let mut text = "示例镇发布的消息，服务居民".as_bytes().to_vec();
        text.extend_from_slice(b"\xE5\x8F,2016-12-16");
        check(&text, Guess::Known(Encoding::Utf8, 0));
    }

    #[test]
    fn the_persons_word_goes_before_everything_but_a_mark_is_never_text() {
        assert_eq!(told("发布".as_bytes(), Encoding::Gb18030), Guess::Known(Encoding::Gb18030, 0));
        assert_eq!(told(b"\xEF\xBB\xBFid", Encoding::Gb18030), Guess::Known(Encoding::Gb18030, 3));
        assert_eq!(told(b"\xFF\xFEi\0", Encoding::Utf16Le), Guess::Known(Encoding::Utf16Le, 2));
    }

    #[test]
    fn every_encoding_is_found_by_its_own_name() {
        for encoding in Encoding::ALL {
            assert_eq!(Encoding::from_label(encoding.id()), Some(encoding));
        }
    }
}
