//! Names text encodings and asks the host to decode the legacy ones.
//!
//! The tables for GB18030 and Big5 weigh more than the rest of the engine, and
//! every browser has them; so they are passed in.

mod detect;
mod reader;

pub use detect::{Guess, detect, told};
pub use reader::{Lossy, Utf8};

/// Names a text encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, little end first.
    Utf16Le,
    /// UTF-16, big end first.
    Utf16Be,
    /// GB18030, which contains GBK and GB2312.
    Gb18030,
    /// Big5, with the Hong Kong additions.
    Big5,
    /// Windows-1252, which contains ISO-8859-1.
    Windows1252,
    /// Shift_JIS.
    ShiftJis,
    /// EUC-KR.
    EucKr,
    /// KOI8-R.
    Koi8R,
    /// Windows-1251.
    Windows1251,
}

impl Encoding {
    /// Lists every encoding, those people are most likely to look for first.
    pub const ALL: [Encoding; 10] = [
        Encoding::Utf8,
        Encoding::Gb18030,
        Encoding::Big5,
        Encoding::Utf16Le,
        Encoding::Utf16Be,
        Encoding::ShiftJis,
        Encoding::EucKr,
        Encoding::Windows1252,
        Encoding::Windows1251,
        Encoding::Koi8R,
    ];

    /// Reads an encoding's label, upper or lower case (WHATWG Encoding Standard, the labels met in exports, feeds and
    /// the menus of editors).
    pub fn from_label(label: &str) -> Option<Encoding> {
        Some(match label.trim().to_ascii_lowercase().as_str() {
            "utf-8" | "utf8" => Encoding::Utf8,
            "utf-16le" | "utf-16" | "utf16le" | "utf16" | "unicode" => Encoding::Utf16Le,
            "utf-16be" | "utf16be" => Encoding::Utf16Be,
            "gb2312" | "gbk" | "gb18030" | "gb_2312-80" | "x-gbk" | "cp936" => Encoding::Gb18030,
            "big5" | "big5-hkscs" | "cn-big5" | "x-x-big5" | "cp950" => Encoding::Big5,
            "shift_jis" | "shift-jis" | "sjis" | "x-sjis" | "windows-31j" | "cp932" => Encoding::ShiftJis,
            "euc-kr" | "euckr" | "ks_c_5601-1987" | "korean" | "cp949" => Encoding::EucKr,
            "koi8-r" | "koi8" => Encoding::Koi8R,
            "windows-1251" | "cp1251" => Encoding::Windows1251,
            "iso-8859-1" | "latin1" | "windows-1252" | "cp1252" | "us-ascii" => Encoding::Windows1252,
            _ => return None,
        })
    }

    /// Names the encoding by its label in the WHATWG Encoding Standard.
    pub fn id(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Utf16Le => "utf-16le",
            Encoding::Utf16Be => "utf-16be",
            Encoding::Gb18030 => "gb18030",
            Encoding::Big5 => "big5",
            Encoding::Windows1252 => "windows-1252",
            Encoding::ShiftJis => "shift_jis",
            Encoding::EucKr => "euc-kr",
            Encoding::Koi8R => "koi8-r",
            Encoding::Windows1251 => "windows-1251",
        }
    }
}

/// Makes decoders for encodings other than UTF-8.
///
/// The browser's `TextDecoder` does it there, `encoding_rs` natively.
pub trait Legacy {
    /// Makes a decoder that replaces what it cannot read by U+FFFD.
    fn decoder(&self, encoding: Encoding) -> Box<dyn Decode>;
}

/// Decodes a text piece by piece.
pub trait Decode {
    /// Appends the text of `bytes` to `out`; `last` ends the text.
    fn decode(&mut self, bytes: &[u8], last: bool, out: &mut String);
}

/// Tells whether a character is a Chinese one.
pub fn is_han(c: char) -> bool {
    ('\u{3400}'..='\u{9FFF}').contains(&c)
}
