//! Reads the dates of a Meta page: `Feb 28, 2025 10:07 am` in the account's language.
//!
//! The order stays English in every language, only the words change: `févr. 28, 2025 10:07`, `2月 28, 2025 10:07 上午`.

use crate::when::{Context, DateError, Day, Moment, parse};

/// The months as the languages with many accounts write them, beyond those that dates are read in anyway.
const MONTHS: [&str; 12] = [
    "jan janv ene gen sty oca led ian ocak",
    "feb févr fév fev lut şub úno şubat",
    "mar mars mär mrt márc bře",
    "apr avr abr kwi nis dub",
    "may mai maj mei maio mag kvě mayıs",
    "jun juin giu cze haz jún czerwiec čvn",
    "jul juil lug lip tem júl čvc",
    "aug août ago sie agu ağu sierpień srp",
    "sep sept set wrz eyl zář szept",
    "oct okt ott out paź eki říj ekim",
    "nov lis kas noy list kasım",
    "dec déc dez dic gru ara des pro grudzień aralık",
];
/// The halves of the day.
const BEFORE_NOON: [&str; 9] = ["am", "a.m.", "a.", "上午", "午前", "오전", "vorm.", "öö", "sa"];
const AFTER_NOON: [&str; 9] = ["pm", "p.m.", "p.", "下午", "午後", "오후", "nachm.", "ös", "ch"];

/// How many characters the longest date of a page has, with room: `Saturday, September 28, 2019 at 10:07am UTC+08`.
const LONGEST: usize = 60;

/// Reads a date; the time of day is dropped where its half cannot be told.
pub(super) fn time(text: &str) -> Result<Moment, DateError> {
    let text = text.trim();
    // Every text of a page is tried, and nearly all are posts: trying those word by word is most of the work.
    if text.chars().nth(LONGEST).is_some() || !text.contains(char::is_numeric) {
        return Err(DateError::NotADate);
    }
    match parse(text, &Context::default()) {
        Ok(dated) if !dated.inferred => Ok(dated.moment),
        _ => worded(text).ok_or(DateError::NotADate),
    }
}

fn worded(text: &str) -> Option<Moment> {
    let lower = text.to_lowercase();
    let mut words = lower.split([' ', ',', '\u{a0}', '\u{202f}']).filter(|word| !word.is_empty());
    let month = month(words.next()?)?;
    let day: u32 = words.next()?.parse().ok()?;
    let year: i32 = words.next().filter(|word| word.len() == 4)?.parse().ok()?;
    let day = Day::from_ymd(year, month, day)?;
    let Some(clock) = words.next() else { return Some(Moment::Day(day)) };
    let mut parts = clock.split(':').map(str::parse::<u32>);
    let (hour, minute) = (parts.next()?.ok()?, parts.next()?.ok()?);
    let second = parts.next().map_or(Some(0), Result::ok)?;
    let hour = match words.next() {
        Some(half) if BEFORE_NOON.contains(&half) => Some(hour % 12),
        Some(half) if AFTER_NOON.contains(&half) => Some(hour % 12 + 12),
        // An unknown word may be either half; no word is a clock of 24 hours.
        Some(_) => None,
        None => Some(hour),
    };
    match hour {
        Some(hour) => Moment::wall(day, hour, minute, second),
        None => Some(Moment::Day(day)),
    }
}

fn month(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.');
    let digits = word.trim_end_matches(['月', '월']);
    if digits.len() < word.len() {
        return digits.parse().ok().filter(|month| (1..=12).contains(month));
    }
    MONTHS
        .iter()
        .zip(1..)
        .find(|(names, _)| names.split(' ').any(|name| name == word))
        .map(|(_, month)| month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_many_languages() {
        let day = Day::from_ymd(2025, 2, 8).expect("a day");
        let at = |hour, minute, second| Moment::wall(day, hour, minute, second).expect("a time");
        for (text, expected) in [
            ("Feb 08, 2025 10:07 am", at(10, 7, 0)),
            ("Feb 8, 2025, 10:07:05 PM", at(22, 7, 5)),
            ("feb. 08, 2025 12:07 am", at(0, 7, 0)),
            ("févr. 08, 2025 22:07", at(22, 7, 0)),
            ("2月 08, 2025 10:07 上午", at(10, 7, 0)),
            ("2월 08, 2025 10:07 오후", at(22, 7, 0)),
            ("şub 08, 2025 12:07 ös", at(12, 7, 0)),
            ("lut 08, 2025 10:07:09 pm", at(22, 7, 9)),
            ("lut 08, 2025 10:07 rano", Moment::Day(day)),
        ] {
            assert_eq!(time(text), Ok(expected), "{text}");
        }
        for none in ["Updated May 02, 2011 8:12:17 am", "x", "", "13月 08, 2025", "Feb 30, 2025 10:07 am"] {
            assert!(time(none).is_err(), "{none}");
        }
    }
}
