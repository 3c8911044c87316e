//! Walks over a text by characters, full-width forms folded to their ASCII twins.
//!
//! Input methods leave full-width digits and punctuation in dates typed by hand,
//! and browsers put narrow no-break spaces into dates they format; the readers
//! beside this module see neither.

/// Holds what is left of a text; copying it marks a place to come back to.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    rest: &'a str,
}

/// Holds a whole run of digits.
#[derive(Clone, Copy)]
pub(super) struct Digits {
    /// The number they write.
    pub value: u64,
    /// How many there are.
    pub len: usize,
}

impl Digits {
    /// Gives the value of a run whose limit kept it small.
    pub fn small(self) -> u32 {
        u32::try_from(self.value).unwrap_or(u32::MAX)
    }
}

impl<'a> Cursor<'a> {
    pub fn new(text: &'a str) -> Cursor<'a> {
        Cursor { rest: text }
    }

    /// Gives the text not yet read.
    pub fn rest(self) -> &'a str {
        self.rest
    }

    /// Looks at the next character, folded.
    pub fn peek(self) -> Option<char> {
        self.rest.chars().next().map(fold)
    }

    /// Runs a reader and comes back to this place if it finds nothing.
    pub fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let start = *self;
        let found = read(self);
        if found.is_none() {
            *self = start;
        }
        found
    }

    /// Takes the next character if it is one of these.
    pub fn take(&mut self, wanted: impl FnOnce(char) -> bool) -> Option<char> {
        let mut chars = self.rest.chars();
        let next = chars.next().map(fold).filter(|c| wanted(*c))?;
        self.rest = chars.as_str();
        Some(next)
    }

    /// Takes this character.
    pub fn eat(&mut self, wanted: char) -> bool {
        self.take(|c| c == wanted).is_some()
    }

    /// Takes spaces; tells whether there were any.
    pub fn spaces(&mut self) -> bool {
        let before = self.rest.len();
        while self.eat(' ') {}
        self.rest.len() < before
    }

    /// Takes the first of these words that comes next, ASCII case ignored; gives its index.
    pub fn any(&mut self, words: &[&str]) -> Option<usize> {
        words.iter().position(|word| self.literal(word))
    }

    /// Takes this word, ASCII case ignored.
    pub fn literal(&mut self, word: &str) -> bool {
        match self.rest.get(..word.len()) {
            Some(head) if head.eq_ignore_ascii_case(word) => {
                self.rest = &self.rest[word.len()..];
                true
            }
            _ => false,
        }
    }

    /// Takes a run of digits; nothing when it is longer than `max`.
    pub fn digits(&mut self, max: usize) -> Option<Digits> {
        self.attempt(|c| {
            let mut run = Digits { value: 0, len: 0 };
            while let Some(digit) = c.take(|c| c.is_ascii_digit()) {
                run.len += 1;
                run.value = (run.len <= max).then(|| run.value * 10 + u64::from(digit as u32 - 48))?;
            }
            (run.len > 0).then_some(run)
        })
    }

    /// Takes a run of one or two digits.
    pub fn two(&mut self) -> Option<u32> {
        self.digits(2).map(Digits::small)
    }

    /// Takes a run of exactly `len` digits.
    pub fn exactly(&mut self, len: usize) -> Option<u32> {
        self.attempt(|c| c.digits(len).filter(|run| run.len == len)).map(Digits::small)
    }

    /// Takes a run of letters of an alphabet (not of Chinese characters).
    pub fn word(&mut self) -> Option<&'a str> {
        let start = self.rest;
        while self.take(is_alphabetic).is_some() {}
        let len = start.len() - self.rest.len();
        (len > 0).then(|| &start[..len])
    }

    /// Takes a remark in parentheses, which may hold others.
    pub fn remark(&mut self) -> Option<&'a str> {
        let start = self.rest;
        self.attempt(|c| {
            c.eat('(').then_some(())?;
            let mut depth = 1;
            while depth > 0 {
                match c.take(|c| c != '\n')? {
                    '(' => depth += 1,
                    ')' => depth -= 1,
                    _ => {}
                }
            }
            let len = start.len() - c.rest.len();
            Some(start[..len].trim_matches(|c| matches!(fold(c), '(' | ')' | ' ')))
        })
    }

    /// Tells whether the next character would continue a word or a number.
    pub fn in_word(self) -> bool {
        self.peek().is_some_and(|c| c.is_ascii_digit() || is_alphabetic(c) || is_ideographic(c))
    }

    /// Tells whether a phrase is over here: at the end, at a line's end or before a separating dot.
    pub fn ends_phrase(mut self) -> bool {
        self.spaces();
        matches!(self.peek(), None | Some('\n' | '\r' | '·' | '•' | '|'))
    }
}

/// Folds full-width forms, odd spaces and the minus sign to ASCII.
pub(super) fn fold(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from((c as u32 - 0xfee0) as u8),
        '\t' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{3000}' => ' ',
        '\u{2212}' => '-',
        _ => c,
    }
}

/// Folds a letter to lower case in the alphabets month names are written in here.
///
/// The standard library knows every alphabet, at the price of its tables.
pub(super) fn lower(c: char) -> char {
    let small = match c {
        'À'..='Þ' if c != '×' => c as u32 + 32,
        'Α'..='Ω' | 'А'..='Я' => c as u32 + 32,
        // Letters of central Europe and Turkish stand in pairs, the capital first.
        'Ā'..='Ķ' | 'Ŋ'..='Ŷ' => c as u32 | 1,
        'Ĺ'..='Ň' | 'Ź'..='Ž' if c as u32 % 2 == 1 => c as u32 + 1,
        _ => return c.to_ascii_lowercase(),
    };
    char::from_u32(small).unwrap_or(c)
}

/// Tells a letter of the Latin, Greek or Cyrillic alphabet.
fn is_alphabetic(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='\u{24f}' | '\u{370}'..='\u{52f}')
}

/// Tells a Chinese character, kana or hangul.
fn is_ideographic(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}
