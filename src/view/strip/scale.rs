//! Puts days on the strip, as hundredths of a percent from its left end.

use crate::report::AccountReport;
use crate::when::Day;

/// The right end of the strip.
pub const FULL: i64 = 10_000;
/// How many ticks fit side by side; months that share one are added up.
const TICKS: i64 = 180;
/// How wide a tick is drawn.
pub const TICK: i64 = 45;

/// Spans from the month of the first post to the as-of date.
pub struct Scale {
    start: Day,
    end: Day,
    pub last: Day,
    pub horizon: Day,
}

impl Scale {
    /// Measures an account's strip; `None` without posts.
    pub fn of(account: &AccountReport, as_of: &str) -> Option<Scale> {
        let last = day(account.posts.last.as_ref()?)?;
        let (horizon, end) = (Day::parse_iso(&account.proven_at)?, Day::parse_iso(as_of)?);
        let (year, month, _) = day(account.posts.first.as_ref()?)?.ymd();
        Some(Scale {
            start: Day::from_ymd(year, month, 1)?,
            end: end.max(last),
            last,
            horizon: horizon.max(last),
        })
    }

    /// Finds where a day stands.
    pub fn at(&self, day: Day) -> i64 {
        let whole = (self.end.epoch() - self.start.epoch()).max(1);
        let part = (day.epoch() - self.start.epoch()).clamp(0, whole);
        part * FULL / whole
    }

    /// Adds up the months that share a tick.
    pub fn ticks(&self, account: &AccountReport) -> Vec<Tick> {
        let mut ticks: Vec<Tick> = Vec::new();
        for month in &account.by_month {
            let Some(first) = day(&month.month) else { continue };
            // The middle of the month, but never inside the silence.
            let at = self.at(first.plus_days(14).min(self.last)) * TICKS / FULL * FULL / TICKS;
            let at = at.min(FULL - TICK);
            let reads = month.audience.as_ref().map(|reads| (reads.reads_min, reads.reads_max));
            match ticks.last_mut() {
                Some(tick) if tick.at == at => {
                    tick.posts += month.posts;
                    tick.reads = tick.reads.into_iter().chain(reads).reduce(wider);
                }
                _ => ticks.push(Tick { at, posts: month.posts, reads }),
            }
        }
        ticks
    }
}

/// Holds what is drawn in one place: where, how many posts, and how often one was read, the fewest and the most.
pub struct Tick {
    pub at: i64,
    pub posts: u64,
    pub reads: Option<(u64, u64)>,
}

fn wider(a: (u64, u64), b: (u64, u64)) -> (u64, u64) {
    (a.0.min(b.0), a.1.max(b.1))
}

/// Reads a day, or the first day of a month.
pub fn day(iso: &str) -> Option<Day> {
    if iso.len() == 7 { Day::parse_iso(&format!("{iso}-01")) } else { Day::parse_iso(iso) }
}

/// Writes a position as a percentage.
pub fn percent(at: i64) -> String {
    format!("{}.{:02}%", at / 100, at % 100)
}
