//! Reads the time X writes in its archive, without the general reader's detours.
//!
//! An archive holds millions of these, always in one layout of 30 bytes:
//! `Wed Oct 10 20:20:02 +0000 2018`. Weibo's API writes the same with `+0800`.

use super::{DAY_SECONDS, Day};

/// Reads X's `Wed Oct 10 20:20:02 +0000 2018` as seconds since 1970-01-01 UTC.
pub fn x_time(bytes: &[u8]) -> Option<i64> {
    let layout: &[u8; 30] = bytes.try_into().ok()?;
    let marks = [(3, b' '), (7, b' '), (10, b' '), (13, b':'), (16, b':'), (19, b' '), (25, b' ')];
    if marks.iter().any(|(at, mark)| layout[*at] != *mark) {
        return None;
    }
    let day = Day::from_ymd(number(&layout[26..])? as i32, month(&layout[4..7])?, number(&layout[8..10])?)?;
    let (hour, minute) = (number(&layout[11..13])?, number(&layout[14..16])?);
    let second = number(&layout[17..19])?;
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let (east_hours, east_minutes) = (number(&layout[21..23])?, number(&layout[23..25])?);
    let east = i64::from(east_hours * 3600 + east_minutes * 60);
    let local = day.epoch() * DAY_SECONDS + i64::from(hour * 3600 + minute * 60 + second.min(59));
    match layout[20] {
        b'+' => Some(local - east),
        b'-' => Some(local + east),
        _ => None,
    }
}

fn number(digits: &[u8]) -> Option<u32> {
    digits
        .iter()
        .try_fold(0, |value, digit| digit.is_ascii_digit().then(|| value * 10 + u32::from(digit - b'0')))
}

fn month(name: &[u8]) -> Option<u32> {
    const NAMES: &[u8; 36] = b"JanFebMarAprMayJunJulAugSepOctNovDec";
    NAMES.chunks_exact(3).zip(1..).find(|(known, _)| *known == name).map(|(_, month)| month)
}
