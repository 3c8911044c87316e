//! Reads a time of day: `10:21`, `3:04:05.6 PM`, `下午3点半`, with its zone.
//!
//! ISO 8601 and RFC 2822 write the digits; the 12-hour forms are those of CLDR's
//! English and of Chinese, Japanese and Korean apps, which put the half of the
//! day first.

use super::cursor::Cursor;
use super::number::han;
use super::{Day, Moment, Zone, names, zone};

/// Holds a time of day as it was written.
#[derive(Clone, Copy)]
pub(super) struct Clock {
    hour: u32,
    minute: u32,
    second: u32,
    /// 晚上12点 and 晚上1点 belong to the evening's date for some and to the next for others.
    past_midnight: bool,
    pub zone: Option<Zone>,
}

impl Clock {
    /// Puts the time on a date; `None` when no clock shows it.
    pub fn on(self, day: Day) -> Option<Moment> {
        let moment = Moment::wall(day, self.hour, self.minute, self.second)?;
        Some(match self.zone {
            _ if self.past_midnight => Moment::Either(day, day.plus_days(1)),
            Some(zone) => moment.in_zone(zone),
            None => moment,
        })
    }
}

/// Names the part of the day a 12-hour time is in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Morning,
    Noon,
    Afternoon,
    Evening,
}

/// Reads a part of the day as Chinese, Japanese and Korean write it.
pub(super) fn part(c: &mut Cursor<'_>) -> Option<Part> {
    const PARTS: [(Part, &[&str]); 4] = [
        (Part::Morning, &["上午", "凌晨", "早上", "早晨", "清晨", "午前", "오전", "早", "晨"]),
        (Part::Noon, &["中午"]),
        (Part::Afternoon, &["下午", "傍晚", "午后", "午後", "오후"]),
        (Part::Evening, &["晚上", "晚间", "晚間", "夜里", "夜裡", "夜间", "夜間", "深夜", "半夜", "晚"]),
    ];
    PARTS.iter().find(|(_, words)| c.any(words).is_some()).map(|(part, _)| *part)
}

/// Reads a time of day and the zone behind it.
pub(super) fn read(c: &mut Cursor<'_>) -> Option<Clock> {
    c.attempt(|c| {
        let part = part(c);
        c.spaces();
        after_part(c, part)
    })
}

/// Reads a time of day behind a date, past what may stand between the two.
pub(super) fn after_date(c: &mut Cursor<'_>) -> Option<Clock> {
    c.attempt(|c| {
        while between(c) {}
        read(c)
    })
}

/// What stands between a date and its time, in the languages that feeds were seen in.
const AT: [&str; 14] = ["at", "um", "à", "às", "a", "las", "alle", "ore", "kl", "klo", "o", "v", "в", "о"];

fn between(c: &mut Cursor<'_>) -> bool {
    c.spaces()
        || c.take(|c| matches!(c, ',' | '·' | '•' | '|' | '-' | '_' | ':')).is_some()
        || c.remark().is_some()
        || names::chinese_weekday(c).is_some()
        || c.attempt(|c| {
            // `a las`, `в`, `kl.`, `o` and the like.
            let word = c.word().filter(|word| AT.contains(word) || names::is_weekday(word));
            c.eat('.');
            word
        })
        .is_some()
}

/// Reads a time whose part of the day, if any, has been read.
pub(super) fn after_part(c: &mut Cursor<'_>, part: Option<Part>) -> Option<Clock> {
    let mut clock =
        c.attempt(with_colons).or_else(|| c.attempt(in_chinese)).or_else(|| c.attempt(bare_hour))?;
    if let Some(part) = part.or_else(|| meridiem(c)) {
        clock.set_part(part);
    }
    c.attempt(|c| {
        c.spaces();
        c.literal("Uhr").then_some(()).filter(|()| !c.in_word())
    });
    clock.zone = zone::read(c);
    Some(clock)
}

/// Reads `hhmm` or `hhmmss` without separators, as the basic format of ISO 8601 has it.
pub(super) fn compact(c: &mut Cursor<'_>) -> Option<Clock> {
    c.attempt(|c| {
        let run = c.digits(6).filter(|run| matches!(run.len, 2 | 4 | 6))?;
        let (time, seconds) = match run.len {
            6 => (run.small() / 100, run.small() % 100),
            4 => (run.small(), 0),
            // The hour alone, `T23Z`: only with a zone, or `T2` would be anything.
            _ => (run.small() * 100, 0),
        };
        if run.len == 6 {
            fraction(c);
        }
        let mut clock = Clock::at(time / 100, time % 100, seconds);
        clock.zone = zone::read(c);
        (run.len > 2 || clock.zone.is_some()).then_some(clock)
    })
}

impl Clock {
    /// Makes a time without a zone.
    pub fn at(hour: u32, minute: u32, second: u32) -> Clock {
        Clock { hour, minute, second, past_midnight: false, zone: None }
    }

    fn set_part(&mut self, part: Part) {
        match (part, self.hour) {
            (Part::Morning, 12) => self.hour = 0,
            (Part::Noon, 1..=3) | (Part::Afternoon, 0..=11) | (Part::Evening, 5..=11) => self.hour += 12,
            (Part::Evening, 0..=4 | 12) => self.past_midnight = true,
            _ => {}
        }
    }
}

fn with_colons(c: &mut Cursor<'_>) -> Option<Clock> {
    let hour = c.two()?;
    let mark = c.take(|c| matches!(c, ':' | 'h'))?;
    let minute = c.exactly(2)?;
    if mark == 'h' {
        // French `23h05`; `10h36m` is a duration.
        return (!c.in_word()).then(|| Clock::at(hour, minute, 0));
    }
    let second = c.attempt(|c| c.eat(':').then(|| c.exactly(2))?);
    if second.is_some() && c.attempt(thousandths).is_none() {
        fraction(c);
    }
    Some(Clock::at(hour, minute, second.unwrap_or(0)))
}

/// Reads `:997` behind the seconds, as Microsoft's SQL Server writes thousandths.
fn thousandths(c: &mut Cursor<'_>) -> Option<()> {
    c.eat(':').then_some(())?;
    c.exactly(3).map(|_| ())
}

fn fraction(c: &mut Cursor<'_>) {
    c.attempt(|c| {
        c.take(|c| matches!(c, '.' | ','))?;
        c.take(|c| c.is_ascii_digit())?;
        while c.take(|c| c.is_ascii_digit()).is_some() {}
        Some(())
    });
}

/// Reads `10点`, `10时21分05秒`, `8点半`, `八点三刻`.
fn in_chinese(c: &mut Cursor<'_>) -> Option<Clock> {
    let hour = count(c)?;
    c.any(&["点钟", "點鐘", "点", "點", "时", "時", "시"])?;
    let quarters = c.any(&["半", "一刻", "三刻", "整"]);
    if let Some(index) = quarters {
        return Some(Clock::at(hour, [30, 15, 45, 0][index], 0));
    }
    c.spaces();
    let minute = c.attempt(|c| {
        let minute = count(c)?;
        (c.any(&["分", "분"]).is_some() || !c.in_word()).then_some(minute)
    });
    let second = minute.and_then(|_| {
        c.attempt(|c| {
            c.spaces();
            let second = count(c)?;
            c.any(&["秒", "초"]).map(|_| second)
        })
    });
    Some(Clock::at(hour, minute.unwrap_or(0), second.unwrap_or(0)))
}

fn count(c: &mut Cursor<'_>) -> Option<u32> {
    c.two().or_else(|| han(c))
}

/// Reads `3` of `3pm`.
fn bare_hour(c: &mut Cursor<'_>) -> Option<Clock> {
    let hour = c.two()?;
    let mut ahead = *c;
    meridiem(&mut ahead).map(|_| Clock::at(hour, 0, 0))
}

/// Reads `am`, `PM`, `a.m.`.
fn meridiem(c: &mut Cursor<'_>) -> Option<Part> {
    c.attempt(|c| {
        c.spaces();
        let index = c.any(&["a.m.", "p.m.", "am", "pm"])?;
        let part = [Part::Morning, Part::Afternoon][index % 2];
        (!c.in_word()).then_some(part)
    })
}
