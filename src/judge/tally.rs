//! Counts a timeline once under one rule, zone and as-of date.

use crate::judge::Basis;
use crate::timeline::{Account, Kind};
use crate::when::{DataZone, Day, DayRange, Moment, Zone};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Holds what one pass over the counted posts found.
pub struct Tally {
    /// Counted posts by kind, in the order of [`Kind::ALL`].
    pub by_kind: [u64; Kind::ALL.len()],
    /// Posts dated after the as-of date.
    pub future: u64,
    /// The oldest counted post.
    pub first: Option<Dated>,
    /// The newest counted post, by its nominal date.
    pub last: Option<Dated>,
    /// The range the newest date can lie in, over all posts.
    pub last_range: Option<DayRange>,
    /// The nominal dates of all counted posts, oldest first.
    pub days: Vec<Day>,
    /// The fewest and the most reads of one counted post by month, where the format counts them.
    pub reads: BTreeMap<(i32, u32), (u64, u64)>,
    /// The counted post read least, and where it stands in the timeline.
    pub least_read: Option<(u64, usize)>,
    /// The counted post read most.
    pub most_read: Option<(u64, usize)>,
}

/// Names one post by what is known of it.
#[derive(Clone, Copy)]
pub struct Dated {
    /// Where it stands in the timeline.
    pub at: usize,
    /// When, as written.
    pub moment: Moment,
    /// What.
    pub kind: Kind,
    /// Its civil dates in the shown zone.
    pub range: DayRange,
}

impl Tally {
    /// Counts the posts of `account` whose kind counts and whose date is not after the as-of date.
    pub fn of(account: &Account, basis: &Basis<'_>) -> Tally {
        let mut tally = Tally {
            by_kind: [0; Kind::ALL.len()],
            future: 0,
            first: None,
            last: None,
            last_range: None,
            days: Vec::with_capacity(account.timeline.len()),
            reads: BTreeMap::new(),
            least_read: None,
            most_read: None,
        };
        for post in dated(account, basis) {
            if post.range.nominal > basis.as_of {
                tally.future += 1;
            } else if basis.rule.counts.contains(&post.kind) {
                tally.count(post, basis.as_of);
                if let Some(reads) = account.timeline.reads(post.at) {
                    tally.count_reads(post, reads);
                }
            } else {
                tally.by_kind[post.kind as usize] += 1;
            }
        }
        put_in_order(&mut tally.days);
        tally
    }

    fn count(&mut self, post: Dated, as_of: Day) {
        self.by_kind[post.kind as usize] += 1;
        self.days.push(post.range.nominal);
        if self.last.is_none_or(|last| sort_key(&post) > sort_key(&last)) {
            self.last = Some(post);
        }
        if self.first.is_none_or(|first| sort_key(&post) < sort_key(&first)) {
            self.first = Some(post);
        }
        let latest = post.range.latest.min(as_of);
        let range = self.last_range.unwrap_or(DayRange { latest, ..post.range });
        self.last_range = Some(DayRange {
            earliest: range.earliest.max(post.range.earliest),
            nominal: range.nominal.max(post.range.nominal),
            latest: range.latest.max(latest),
        });
    }

    fn count_reads(&mut self, post: Dated, reads: u64) {
        let (year, month, _) = post.range.nominal.ymd();
        let (least, most) = self.reads.entry((year, month)).or_insert((reads, reads));
        (*least, *most) = (reads.min(*least), reads.max(*most));
        if self.least_read.is_none_or(|(least, _)| reads < least) {
            self.least_read = Some((reads, post.at));
        }
        if self.most_read.is_none_or(|(most, _)| reads > most) {
            self.most_read = Some((reads, post.at));
        }
    }

    /// Counts the posts the rule counts.
    pub fn counted(&self) -> u64 {
        self.days.len() as u64
    }

    /// Finds the longest stretch between two neighbouring posts; `None` below two dates.
    pub fn longest_gap(&self) -> Option<(Day, Day)> {
        let pairs = self.days.windows(2).map(|pair| (pair[0], pair[1]));
        // The first of equal gaps, so that the answer does not depend on later posts.
        pairs.filter(|(from, to)| from < to).rev().max_by_key(|(from, to)| to.epoch() - from.epoch())
    }

    /// Counts the posts of each month that has any, oldest first.
    pub fn by_month(&self) -> Vec<((i32, u32), u64)> {
        let mut months: Vec<((i32, u32), u64)> = Vec::new();
        for day in &self.days {
            let (year, month, _) = day.ymd();
            match months.last_mut() {
                Some((last, count)) if *last == (year, month) => *count += 1,
                _ => months.push(((year, month), 1)),
            }
        }
        months
    }
}

/// Keeps the tallies of one account: most rules count the same kinds in the same zone, and differ in their
/// thresholds alone.
pub struct Tallies<'a> {
    account: &'a Account,
    known: Vec<(Question, Rc<Tally>)>,
}

/// Holds everything of a basis that a tally depends on.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Question {
    as_of: Day,
    zone: Zone,
    data_zone: DataZone,
    counts: [bool; Kind::ALL.len()],
}

impl<'a> Tallies<'a> {
    /// Keeps the tallies of this account; none is made before it is asked for.
    pub fn of(account: &'a Account) -> Tallies<'a> {
        Tallies { account, known: Vec::new() }
    }

    /// Names the account.
    pub fn account(&self) -> &'a Account {
        self.account
    }

    /// Counts the posts, unless they were counted so before.
    pub fn count(&mut self, basis: &Basis<'_>) -> Rc<Tally> {
        let counts = Kind::ALL.map(|kind| basis.rule.counts.contains(&kind));
        let question = Question { as_of: basis.as_of, zone: basis.zone, data_zone: basis.data_zone, counts };
        if let Some((_, tally)) = self.known.iter().find(|(known, _)| *known == question) {
            return Rc::clone(tally);
        }
        let tally = Rc::new(Tally::of(self.account, basis));
        self.known.push((question, Rc::clone(&tally)));
        tally
    }
}

/// Sorts dates, of which exports list the newest first or last.
fn put_in_order(days: &mut [Day]) {
    if days.is_sorted_by(|one, next| one >= next) {
        days.reverse();
    }
    if !days.is_sorted() {
        days.sort_unstable();
    }
}

/// Finds the last counted post of one day and the first of another: the ends of a gap.
pub fn ends(account: &Account, basis: &Basis<'_>, (from, to): (Day, Day)) -> [Option<Dated>; 2] {
    let mut ends: [Option<Dated>; 2] = [None; 2];
    for post in dated(account, basis).filter(|post| basis.rule.counts.contains(&post.kind)) {
        let key = sort_key(&post);
        if key.0 == from && ends[0].is_none_or(|end| key > sort_key(&end)) {
            ends[0] = Some(post);
        }
        if key.0 == to && ends[1].is_none_or(|end| key < sort_key(&end)) {
            ends[1] = Some(post);
        }
    }
    ends
}

fn dated<'a>(account: &'a Account, basis: &'a Basis<'_>) -> impl Iterator<Item = Dated> + 'a {
    account.timeline.iter().enumerate().map(|(at, (moment, kind))| {
        let range = moment.days(basis.zone, basis.data_zone);
        Dated { at, moment, kind, range }
    })
}

/// Orders by date and then by the time of day, where both have one.
fn sort_key(post: &Dated) -> (Day, i64) {
    let time = match post.moment {
        Moment::Instant(seconds) | Moment::Wall(seconds) => seconds,
        _ => i64::MIN,
    };
    (post.range.nominal, time)
}

#[cfg(test)]
mod tests;
