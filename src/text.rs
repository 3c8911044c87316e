//! Names text encodings and asks the host to decode the legacy ones.
//!
//! The tables for GB18030 and Big5 weigh more than the rest of the engine, and
//! every browser has them; so they are passed in.

mod detect;
mod reader;

pub use detect::{Guess, detect};
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
