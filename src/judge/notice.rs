//! Recognises, in a post's title, that the account itself closes, stops, moves or is renamed.
//!
//! News is full of closures: works, roads, schools, series. A title is a notice only where it names the
//! account itself near a word of ending ("本公众号停止更新", "we are closing this account"), where it names
//! some account, an ending and the word "notice" ("关于注销某某公众号的公告"), or where it stands in a
//! fixed form nothing else uses ("停更公告"). A farewell alone is none. What is missed costs a hint beside
//! the verdict; a false alarm costs trust, so doubt is silence. Tables: `zh.rs`, `en.rs`.

mod en;
#[cfg(test)]
mod tests;
mod zh;

use std::sync::OnceLock;

/// Names what a title announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The account closes or is no longer updated.
    Closes,
    /// The account goes on elsewhere.
    Moves,
    /// The account goes on under another name.
    Renamed,
}

/// Holds words or forms, divided by [`DIVIDER`]: a list of texts would weigh more than the texts.
///
/// They are taken apart once, with their characters, because most words are ruled out by these: every title is
/// compared with some hundreds of them, and a register has tens of thousands of titles.
struct Words(&'static str, OnceLock<Vec<Word>>);

/// Holds one of them, and the characters that [`chars_of`] notes of it.
type Word = (&'static str, u128);

/// Holds these words, divided by [`DIVIDER`].
const fn words(all: &'static str) -> Words {
    Words(all, OnceLock::new())
}

impl Words {
    /// Lists those whose characters a title has.
    fn possible(&self, title: Title<'_>) -> impl Iterator<Item = &'static str> {
        let each = || self.0.split(DIVIDER).filter(|word| !word.is_empty());
        let words = self.1.get_or_init(|| each().map(|word| (word, chars_of(word))).collect());
        words.iter().filter(move |(_, chars)| chars & !title.chars == 0).map(|(word, _)| *word)
    }
}

/// Divides words; no title needs it.
const DIVIDER: char = '|';

/// Holds one language's words, folded: lower case, simplified characters.
struct Tongue {
    /// How the account speaks of itself.
    selves: Words,
    /// Accounts of any owner; they need a word of `announcing` besides.
    accounts: Words,
    /// Words of ending.
    endings: [(Notice, Words); 3],
    /// Words that make a title a notice.
    announcing: Words,
    /// Forms that are a notice by themselves.
    fixed: [(Notice, Words); 3],
    /// Whole titles that are a notice.
    whole: [(Notice, Words); 2],
    /// Words that say the contrary, a passing break, or another thing of that name.
    never: Words,
    /// Words that say the account is somebody else's.
    others: Words,
    /// How many characters may lie between the account and an ending behind it.
    behind: usize,
    /// The same for an ending before one of `selves`.
    before: usize,
}

/// Recognises a notice about the account in a title.
pub fn recognise(title: &str) -> Option<Notice> {
    let plain = fold(title);
    let title = Title { text: &plain, chars: chars_of(&plain) };
    [&zh::TONGUE, &en::TONGUE].into_iter().find_map(|tongue| tongue.recognise(title))
}

/// Holds a folded title, and its characters.
#[derive(Clone, Copy)]
struct Title<'a> {
    text: &'a str,
    chars: u128,
}

/// Notes the characters of a text, each as one of 128 bits.
fn chars_of(text: &str) -> u128 {
    text.chars().fold(0, |bits, c| bits | 1 << (u32::from(c) & 127))
}

/// Folds ASCII case and the traditional characters of our words; drops spaces beside Chinese.
fn fold(title: &str) -> String {
    let chars = title.chars().map(|c| zh::simplified(c).to_ascii_lowercase());
    let mut folded = String::new();
    for c in chars.map(|c| if c == '’' { '\'' } else { c }) {
        if c.is_whitespace() && !folded.ends_with(|last: char| last.is_ascii()) {
            continue;
        }
        folded.push(c);
    }
    folded
}

impl Tongue {
    fn recognise(&self, title: Title<'_>) -> Option<Notice> {
        let holds =
            |words: &Words| words.possible(title).any(|word| places(title.text, word).next().is_some());
        let bare = title.text.trim_matches(|c: char| !c.is_alphanumeric());
        let whole = |words: &Words| words.possible(title).any(|form| form == bare);
        let own = |words: &Words| self.near(title, &self.selves, words, self.before);
        let announces = holds(&self.announcing) && !holds(&self.others);
        let announced = |words: &Words| announces && self.near(title, &self.accounts, words, self.behind);
        let first = |forms: &[(Notice, Words)], met: &dyn Fn(&Words) -> bool| {
            forms.iter().find(|(_, words)| met(words)).map(|(notice, _)| *notice)
        };
        let notice = first(&self.whole, &whole)
            .or_else(|| first(&self.fixed, &holds))
            .or_else(|| first(&self.endings, &own))
            .or_else(|| first(&self.endings, &announced));
        // Last, because few titles come so far.
        notice.filter(|_| !holds(&self.never))
    }

    /// Tells whether one of these endings stands near one of these names of an account.
    fn near(&self, title: Title<'_>, names: &Words, endings: &Words, before: usize) -> bool {
        let apart = |from: usize, to: usize, most: usize| {
            title.text.get(from..to).is_some_and(|between| between.chars().count() <= most)
        };
        let of_name = |name: &str| {
            let ends = |at: usize, ending: &str| {
                places(title.text, ending).any(|end| {
                    apart(at + name.len(), end, self.behind) || apart(end + ending.len(), at, before)
                })
            };
            places(title.text, name).any(|at| endings.possible(title).any(|ending| ends(at, ending)))
        };
        names.possible(title).any(of_name)
    }
}

/// Finds a word; where it begins or ends with a Latin letter, no other letter or digit may touch it.
fn places<'a>(title: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let touches = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let (opens, closes) = (touches(word.chars().next()), touches(word.chars().next_back()));
    title.match_indices(word).map(|(at, _)| at).filter(move |at| {
        let (before, after) = (&title[..*at], &title[at + word.len()..]);
        !(opens && touches(before.chars().next_back()) || closes && touches(after.chars().next()))
    })
}
