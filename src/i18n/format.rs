//! Writes numbers, dates, spans and sizes the way a language does.
//!
//! Dates come as the report writes them; what is not such a date is shown as it stands.

use super::{Lang, coded, message};
use crate::when::Day;

/// Writes a number with its digits grouped: `12,408`.
pub fn number(lang: Lang, number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push_str(message::number_group(lang));
        }
        out.push(digit);
    }
    out
}

/// Writes `YYYY-MM-DD`, `YYYY-MM` or a date and time with its offset.
pub fn date(lang: Lang, iso: &str) -> String {
    let (day, time) = iso.split_once('T').map_or((iso, None), |(day, time)| (day, Some(time)));
    let Some(day) = civil(lang, day) else { return iso.to_owned() };
    match time.and_then(|time| Some((time.get(..5)?, time.get(8..)?))) {
        Some((clock, "")) => message::date_time(lang, &day, clock),
        Some((clock, offset)) => message::date_time(lang, &day, &format!("{clock} ({offset})")),
        None => day,
    }
}

fn civil(lang: Lang, iso: &str) -> Option<String> {
    let whole = if iso.len() == 7 { format!("{iso}-01") } else { iso.to_owned() };
    let (year, month, day) = Day::parse_iso(&whole)?.ymd();
    let (year, month) = (year.to_string(), month.to_string());
    let month = coded(lang, "month", &month);
    Some(match iso.len() {
        7 => message::date_month(lang, month, &year),
        _ => message::date_day(lang, &day.to_string(), month, &year),
    })
}

/// Writes a number of days.
pub fn days(lang: Lang, days: i64) -> String {
    message::span_days(lang, days.unsigned_abs())
}

/// Writes an ISO 8601 duration of years, months and days: `P2Y5M28D` as `2 years 5 months 28 days`.
pub fn calendar(lang: Lang, iso: &str) -> String {
    let mut parts = Vec::new();
    let mut digits = String::new();
    for letter in iso.chars().skip(1) {
        let count = digits.parse().unwrap_or(0);
        match letter {
            '0'..='9' => {
                digits.push(letter);
                continue;
            }
            _ if count == 0 => {}
            'Y' => parts.push(message::span_years(lang, count)),
            'M' => parts.push(message::span_months(lang, count)),
            'D' => parts.push(message::span_days(lang, count)),
            _ => return iso.to_owned(),
        }
        digits.clear();
    }
    match parts.is_empty() {
        true => message::span_none(lang).to_owned(),
        false => parts.join(message::span_separator(lang)),
    }
}

/// Writes a size in the largest unit that keeps it at 1 or more.
pub fn size(lang: Lang, bytes: u64) -> String {
    let in_unit = |shift: u32| {
        let tenths = (u128::from(bytes) * 10) >> shift;
        let whole = number(lang, (tenths / 10) as u64);
        match tenths % 10 {
            _ if tenths >= 1000 => whole,
            rest => format!("{whole}{}{rest}", message::number_decimal(lang)),
        }
    };
    match bytes {
        0..0x400 => message::size_bytes(lang, bytes),
        0x400..0x10_0000 => message::size_kilobytes(lang, &in_unit(10)),
        0x10_0000..0x4000_0000 => message::size_megabytes(lang, &in_unit(20)),
        _ => message::size_gigabytes(lang, &in_unit(30)),
    }
}
