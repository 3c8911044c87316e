//! Reads numbers that stand for times, and numbers written in Chinese.

use super::cursor::{Cursor, Digits};
use super::{DAY_SECONDS, Day, Moment};

/// 1990-01-01 to 2100-01-01: what a number must fall between to be believed.
const EPOCH_RANGE: std::ops::Range<i64> = 631_152_000..4_102_444_800;

/// Reads a decimal number: `42`, `-1.5`, `.5`, `1.48E+09`.
///
/// Exact where the standard library's reader is: up to 15 digits and 22 decimal
/// places. That one brings ten kilobytes of tables for the numbers beyond.
pub fn decimal(text: &str) -> Option<f64> {
    let (text, sign) = match text.strip_prefix('-') {
        Some(rest) => (rest, -1.0),
        None => (text.strip_prefix('+').unwrap_or(text), 1.0),
    };
    let (digits, exponent) = text.split_once(['e', 'E']).map_or((text, Some(0)), |(digits, exponent)| {
        (digits, exponent.parse::<i32>().ok().filter(|exponent| exponent.abs() <= 400))
    });
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let figures = || whole.bytes().chain(fraction.bytes());
    if figures().count() == 0 || !figures().all(|byte| byte.is_ascii_digit()) || fraction.len() > 400 {
        return None;
    }
    let mantissa = figures().fold(0.0, |sum, digit| sum * 10.0 + f64::from(digit - b'0'));
    let places = exponent? - fraction.len() as i32;
    let power = (0..places.abs()).fold(1.0, |power, _| power * 10.0);
    Some(sign * if places < 0 { mantissa / power } else { mantissa * power })
}

/// Reads a number that stands for a time: epoch seconds, milliseconds or microseconds.
///
/// Refuses what is outside the years 1990 to 2099, so that ids and counts are
/// not taken for dates; the three ranges do not touch.
pub fn epoch(number: i64) -> Option<Moment> {
    let units = [1, 1_000, 1_000_000];
    let seconds = units.iter().map(|unit| number.div_euclid(*unit));
    seconds.into_iter().find(|seconds| EPOCH_RANGE.contains(seconds)).map(Moment::Instant)
}

/// Reads a spreadsheet serial of the 1900 or the 1904 date system.
///
/// A whole serial is a date, one with a fraction a wall time to the nearest
/// second. The 1900 system counts a 29 February 1900 that never was (ECMA-376
/// part 1, section 18.17.4.1): serial 60 is refused and those before it are
/// shifted by one. Serials below the system's first day are times or durations.
pub fn serial(serial: f64, system_1904: bool) -> Option<Moment> {
    // 9999-12-31 in the 1900 system; the bound also keeps the product exact.
    if !(0.0..2_958_466.0).contains(&serial) {
        return None;
    }
    let seconds = (serial * DAY_SECONDS as f64).round() as i64;
    let (days, rest) = (seconds.div_euclid(DAY_SECONDS), seconds.rem_euclid(DAY_SECONDS));
    // What each system calls 1970-01-01.
    let origin = match (system_1904, days) {
        (true, _) => 24_107,
        (false, 0 | 60) => return None,
        (false, 1..60) => 25_568,
        (false, _) => 25_569,
    };
    let day = Day::from_epoch(days - origin)?;
    Some(match rest {
        0 => Moment::Day(day),
        rest => Moment::Wall(day.epoch() * DAY_SECONDS + rest),
    })
}

/// Reads a number below 100 in Chinese: `八`, `十六`, `三十一`, `廿六`, `两`.
pub(super) fn han(c: &mut Cursor<'_>) -> Option<u32> {
    c.attempt(|c| {
        let tens = match c.take(|c| matches!(c, '十' | '廿' | '卅')) {
            Some('十') => 10,
            Some('廿') => 20,
            Some(_) => 30,
            None => {
                let digit = han_digit(c)?;
                match c.eat('十') {
                    true => digit * 10,
                    false => return Some(digit),
                }
            }
        };
        Some(tens + han_digit(c).unwrap_or(0))
    })
}

/// Reads a run of two or four Chinese digits, as years are written: `二〇一六`.
pub(super) fn han_year(c: &mut Cursor<'_>) -> Option<Digits> {
    c.attempt(|c| {
        let mut run = Digits { value: 0, len: 0 };
        while let Some(digit) = han_digit(c).filter(|_| run.len < 4) {
            run = Digits { value: run.value * 10 + u64::from(digit), len: run.len + 1 };
        }
        matches!(run.len, 2 | 4).then_some(run)
    })
}

fn han_digit(c: &mut Cursor<'_>) -> Option<u32> {
    const DIGITS: &str = "零一二三四五六七八九";
    let digit = c.take(|c| DIGITS.contains(c) || matches!(c, '〇' | '○' | '两' | '兩'))?;
    match digit {
        '〇' | '○' => Some(0),
        '两' | '兩' => Some(2),
        digit => DIGITS.chars().zip(0..).find(|(c, _)| *c == digit).map(|(_, value)| value),
    }
}
