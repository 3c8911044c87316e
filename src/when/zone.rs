//! Reads offsets and zone names behind a time of day.
//!
//! Names are those of RFC 822 section 5.1 and of the feeds seen in the wild. Two
//! kinds are read but not believed, so that the time stays a wall time: the
//! military letters, whose sign RFC 822 got wrong (RFC 2822 section 4.3), and
//! names that mean several zones or none.

use super::Zone;
use super::cursor::Cursor;

const UTC_NAMES: [&str; 4] = ["UTC", "GMT", "UT", "Z"];

/// Minutes east of UTC. `ET`, `CT`, `MT`, `PT` and `AT` are read as standard
/// time, so a summer post may be one hour off.
const NAMED: [(&str, i32); 35] = [
    ("EST", -300),
    ("EDT", -240),
    ("CST", -360),
    ("CDT", -300),
    ("MST", -420),
    ("MDT", -360),
    ("PST", -480),
    ("PDT", -420),
    ("AST", -240),
    ("ADT", -180),
    ("NST", -210),
    ("NDT", -150),
    ("AKST", -540),
    ("AKDT", -480),
    ("HST", -600),
    ("ET", -300),
    ("CT", -360),
    ("MT", -420),
    ("PT", -480),
    ("AT", -240),
    ("WET", 0),
    ("WEST", 60),
    ("CET", 60),
    ("CEST", 120),
    ("MET", 60),
    ("MEST", 120),
    ("EET", 120),
    ("EEST", 180),
    ("MSK", 180),
    ("HKT", 480),
    ("SGT", 480),
    ("JST", 540),
    ("KST", 540),
    ("AEST", 600),
    ("AEDT", 660),
];

/// Says what stands where a zone would.
enum Named {
    Zone(Zone),
    Unknown,
}

/// Reads a zone and the remark that may follow it; moves past names it does not believe.
pub(super) fn read(c: &mut Cursor<'_>) -> Option<Zone> {
    let zone = match c.attempt(after_time) {
        Some(Named::Zone(zone)) => Some(zone),
        Some(Named::Unknown) | None => None,
    };
    let remark = c.attempt(|c| {
        c.spaces();
        c.remark()
    });
    zone.or_else(|| only(remark?, |c| utc(c).or_else(|| named(c))))
}

/// Reads a text that is a name of UTC or an offset and nothing else.
pub(super) fn whole(text: &str) -> Option<Zone> {
    only(text, |c| utc(c).or_else(|| offset(c, 1)))
}

fn only(text: &str, read: impl FnOnce(&mut Cursor<'_>) -> Option<Zone>) -> Option<Zone> {
    let mut c = Cursor::new(text);
    read(&mut c).filter(|_| c.rest().is_empty())
}

fn after_time(c: &mut Cursor<'_>) -> Option<Named> {
    let spaced = c.spaces();
    // A lone digit after a space is more often a count than an offset.
    let offset = offset(c, if spaced { 2 } else { 1 });
    if offset.is_some() {
        // `+0200 CEST`, as Go writes it: the offset says it all.
        c.attempt(|c| {
            c.spaces().then(|| utc(c).or_else(|| named(c)).map(Named::Zone).or_else(|| unknown(c)))?
        });
    }
    let zone = offset.or_else(|| utc(c)).or_else(|| named(c));
    c.attempt(bracketed);
    zone.map(Named::Zone).or_else(|| c.attempt(place)).or_else(|| unknown(c))
}

/// Reads the name of a place in brackets behind an offset, as Java writes it (RFC 9557).
fn bracketed(c: &mut Cursor<'_>) -> Option<()> {
    c.eat('[').then_some(())?;
    while c.take(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '_' | '-' | '+')).is_some() {}
    c.eat(']').then_some(())
}

/// Reads the name of a place, `Europe/Rome`, whose offset would need tables of all summers.
fn place(c: &mut Cursor<'_>) -> Option<Named> {
    c.word()?;
    c.eat('/').then_some(())?;
    c.word()?;
    while c.take(|c| matches!(c, '_' | '-' | '/')).is_some() {
        c.word()?;
    }
    Some(Named::Unknown)
}

/// Reads `+08:00`, `+0800`, `+08` or `+8`, with at least `least` digits of hours.
///
/// `+000` and `+00:0`, cut short in real feeds, can only have been zero.
fn offset(c: &mut Cursor<'_>, least: usize) -> Option<Zone> {
    c.attempt(|c| {
        let sign = if c.take(|c| matches!(c, '+' | '-'))? == '-' { -1 } else { 1 };
        let run = c.digits(4).filter(|run| run.len >= least && (run.len != 3 || run.value == 0))?;
        let number = run.small() as i32;
        let (hours, minutes) = match run.len {
            3 | 4 => (number / 100, number % 100),
            _ => (number, c.attempt(offset_minutes).unwrap_or(0) as i32),
        };
        if minutes >= 60 || c.in_word() {
            return None;
        }
        Zone::from_minutes(sign * (hours * 60 + minutes))
    })
}

fn offset_minutes(c: &mut Cursor<'_>) -> Option<u32> {
    c.eat(':').then_some(())?;
    c.exactly(2).or_else(|| c.exactly(1).filter(|minutes| *minutes == 0))
}

/// Reads a name of UTC, and an offset counted from it: `GMT+8`.
fn utc(c: &mut Cursor<'_>) -> Option<Zone> {
    c.attempt(|c| {
        c.any(&UTC_NAMES)?;
        if c.in_word() {
            return None;
        }
        Some(offset(c, 1).unwrap_or(Zone::UTC))
    })
}

fn named(c: &mut Cursor<'_>) -> Option<Zone> {
    if c.any(&["北京时间", "北京時間", "Asia/Shanghai"]).is_some() {
        return Some(Zone::CHINA);
    }
    c.attempt(|c| {
        // `Etc/GMT-8` is +08:00 by POSIX's reversed sign; only the bare forms are safe.
        if c.any(&["Etc/GMT", "Etc/UTC"]).is_some() {
            return (!c.in_word() && !matches!(c.peek(), Some('+' | '-'))).then_some(Zone::UTC);
        }
        let word = c.word()?;
        let (_, minutes) = NAMED.iter().find(|(name, _)| *name == word)?;
        Zone::from_minutes(*minutes)
    })
}

/// Reads a military letter or an abbreviation not known here, at the end of a text only.
fn unknown(c: &mut Cursor<'_>) -> Option<Named> {
    let word = c.word()?;
    let capitals = word.bytes().all(|byte| byte.is_ascii_uppercase());
    let mut after = *c;
    after.spaces();
    let last = matches!(after.peek(), None | Some('('));
    (capitals && word.len() <= 5 && last).then_some(Named::Unknown)
}
