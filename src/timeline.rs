//! Holds one account's posts, small enough for millions of them.
//!
//! A post is kept as 16 bytes: when, what kind, and where it stood. Titles and
//! links are kept for the newest and oldest few only, as evidence; post bodies
//! are never kept.

mod account;
#[cfg(test)]
mod tests;

pub use account::{Account, CapturedFrom, ZeroProof};

use crate::issue::{Place, clip};
use crate::when::{DataZone, Day, Moment, Zone, ZoneBasis};

/// How many of the newest posts of each kind keep their title and link.
const NEWEST_KEPT: usize = 5;
/// How many of the oldest posts of each kind keep their title and link.
const OLDEST_KEPT: usize = 1;
/// How many posts one block of the list holds; blocks never move, so a growing
/// list is never held twice.
const BLOCK: usize = 4096;

/// Names what a post is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Written by the account.
    Original,
    /// Somebody else's post, passed on.
    Repost,
    /// An answer to somebody.
    Reply,
    /// Made by a client program or by the platform.
    System,
}

impl Kind {
    /// Lists every kind.
    pub const ALL: [Kind; 4] = [Kind::Original, Kind::Repost, Kind::Reply, Kind::System];

    /// Names the kind as rules, reports and catalogues write it.
    pub fn id(self) -> &'static str {
        match self {
            Kind::Original => "original",
            Kind::Repost => "repost",
            Kind::Reply => "reply",
            Kind::System => "system",
        }
    }
}

/// Names items that are listed beside the posts but are not posts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NotPost {
    /// Never published.
    Draft,
    /// Not published yet.
    Scheduled,
    /// Taken down.
    Deleted,
    /// Not public.
    Private,
    /// Listed a second time.
    Duplicate,
}

impl NotPost {
    /// Names it as reports and catalogues write it.
    pub fn id(self) -> &'static str {
        match self {
            NotPost::Draft => "draft",
            NotPost::Scheduled => "scheduled",
            NotPost::Deleted => "deleted",
            NotPost::Private => "private",
            NotPost::Duplicate => "duplicate",
        }
    }
}

/// Describes one post as a reader found it.
#[derive(Clone, Copy, Debug)]
pub struct Post<'a> {
    /// When it was published.
    pub moment: Moment,
    /// What it is.
    pub kind: Kind,
    /// Its row, line or item number, counted from 1.
    pub record: u64,
    /// Its title or first words, if the format has them.
    pub title: Option<&'a str>,
    /// Its address, if the format has one.
    pub link: Option<&'a str>,
    /// How often it was read, if the format says.
    pub reads: Option<u64>,
}

/// Keeps what a reader may want to see of a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keepsake {
    /// When it was published.
    pub moment: Moment,
    /// What it is.
    pub kind: Kind,
    /// Where it stood.
    pub place: Place,
    /// Its title, clipped.
    pub title: Option<String>,
    /// Its address.
    pub link: Option<String>,
}

#[derive(Clone, Copy)]
struct Packed {
    stamp: i64,
    record: u32,
    path: u16,
    form: Form,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq)]
enum Form {
    Instant,
    Wall,
    Day,
    Month,
    Either,
}

impl Packed {
    fn moment(self) -> Moment {
        let day = |days: i64| Day::from_epoch(days).unwrap_or(Day::MIN);
        match self.form {
            Form::Instant => Moment::Instant(self.stamp),
            Form::Wall => Moment::Wall(self.stamp),
            Form::Day => Moment::Day(day(self.stamp)),
            Form::Month => Moment::Month(self.stamp as i32),
            Form::Either => Moment::Either(day(self.stamp >> 32), day(i64::from(self.stamp as i32))),
        }
    }
}

fn pack(moment: Moment) -> (Form, i64) {
    match moment {
        Moment::Instant(instant) => (Form::Instant, instant),
        Moment::Wall(local) => (Form::Wall, local),
        Moment::Day(day) => (Form::Day, day.epoch()),
        Moment::Month(months) => (Form::Month, i64::from(months)),
        Moment::Either(a, b) => (Form::Either, (a.epoch() << 32) | (b.epoch() & 0xFFFF_FFFF)),
    }
}

/// Holds the posts of one account on one platform, in no particular order.
#[derive(Default)]
pub struct Timeline {
    blocks: Vec<Vec<Packed>>,
    paths: Vec<String>,
    newest: Vec<Keepsake>,
    oldest: Vec<Keepsake>,
    reads: Option<(u64, u64)>,
}

impl Timeline {
    /// Adds a post found in the entry at `path`.
    pub fn push(&mut self, path: &str, post: Post<'_>) {
        let (form, stamp) = pack(post.moment);
        let packed = Packed {
            stamp,
            record: u32::try_from(post.record).unwrap_or(u32::MAX),
            path: self.path_index(path),
            form,
            kind: post.kind,
        };
        match self.blocks.last_mut() {
            Some(block) if block.len() < BLOCK => block.push(packed),
            _ => {
                // The first block grows as it fills: most accounts of a register have few posts.
                let capacity = if self.blocks.is_empty() { 0 } else { BLOCK };
                let mut block = Vec::with_capacity(capacity);
                block.push(packed);
                self.blocks.push(block);
            }
        }
        if let Some(reads) = post.reads {
            let (low, high) = self.reads.unwrap_or((reads, reads));
            self.reads = Some((low.min(reads), high.max(reads)));
        }
        self.keep(path, &post);
    }

    fn path_index(&mut self, path: &str) -> u16 {
        let index = match self.paths.last().is_some_and(|last| last == path) {
            true => self.paths.len() - 1,
            false => self.paths.iter().position(|known| known == path).unwrap_or_else(|| {
                self.paths.push(path.to_owned());
                self.paths.len() - 1
            }),
        };
        u16::try_from(index).unwrap_or(u16::MAX)
    }

    fn keep(&mut self, path: &str, post: &Post<'_>) {
        let key = order(post.moment);
        let later = |kept: &Keepsake| order(kept.moment) >= key;
        let earlier = |kept: &Keepsake| order(kept.moment) <= key;
        let ahead = |list: &[Keepsake], before: &dyn Fn(&Keepsake) -> bool| {
            list.iter().filter(|kept| kept.kind == post.kind && before(kept)).count()
        };
        let newest = ahead(&self.newest, &later) < NEWEST_KEPT;
        let oldest = ahead(&self.oldest, &earlier) < OLDEST_KEPT;
        if newest {
            insert(&mut self.newest, keepsake(path, post), NEWEST_KEPT, |kept| {
                order(kept.moment).saturating_neg()
            });
        }
        if oldest {
            insert(&mut self.oldest, keepsake(path, post), OLDEST_KEPT, |kept| order(kept.moment));
        }
    }

    /// Counts every post.
    pub fn len(&self) -> usize {
        self.blocks.iter().map(Vec::len).sum()
    }

    /// Tells whether there is no post at all.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// Walks all posts in the order they were read.
    pub fn iter(&self) -> impl Iterator<Item = (Moment, Kind)> + '_ {
        self.blocks.iter().flatten().map(|post| (post.moment(), post.kind))
    }

    /// Finds what was kept of a post with this moment and kind, or at least where it stood.
    pub fn evidence(&self, moment: Moment, kind: Kind) -> Option<Keepsake> {
        let same = |kept: &&Keepsake| kept.moment == moment && kept.kind == kind;
        let kept = self.newest.iter().chain(&self.oldest).find(same);
        kept.cloned().or_else(|| self.bare(moment, kind))
    }

    fn bare(&self, moment: Moment, kind: Kind) -> Option<Keepsake> {
        let (form, stamp) = pack(moment);
        let mut posts = self.blocks.iter().flatten();
        let post = posts.find(|post| post.stamp == stamp && post.form == form && post.kind == kind)?;
        let path = self.paths.get(usize::from(post.path)).cloned().unwrap_or_default();
        let place = Place { path, record: Some(u64::from(post.record)), field: None };
        Some(Keepsake { moment, kind, place, title: None, link: None })
    }

    /// Lists the newest posts that kept their titles, newest first, kinds apart.
    pub fn newest(&self) -> &[Keepsake] {
        &self.newest
    }

    /// Tells the fewest and the most reads of one post, where the format counts them.
    pub fn reads(&self) -> Option<(u64, u64)> {
        self.reads
    }

    /// Lists the entries the posts came from.
    pub fn paths(&self) -> &[String] {
        &self.paths
    }
}

/// Orders moments of every form on one line; only for choosing what to keep.
fn order(moment: Moment) -> i64 {
    let zone = DataZone { zone: Zone::UTC, basis: ZoneBasis::Platform };
    match moment {
        Moment::Instant(seconds) | Moment::Wall(seconds) => seconds,
        other => other.days(Zone::UTC, zone).nominal.epoch() * crate::when::DAY_SECONDS,
    }
}

fn keepsake(path: &str, post: &Post<'_>) -> Keepsake {
    Keepsake {
        moment: post.moment,
        kind: post.kind,
        place: Place { path: path.to_owned(), record: Some(post.record), field: None },
        title: post.title.map(clip).filter(|title| !title.is_empty()),
        link: post.link.filter(|link| is_web_address(link)).map(str::to_owned),
    }
}

/// Accepts http and https alone, so that no `javascript:` address ever becomes a link.
pub(crate) fn is_web_address(link: &str) -> bool {
    let lower =
        |prefix: &str| link.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    (lower("https://") || lower("http://")) && link.len() <= 2048 && !link.contains(char::is_whitespace)
}

fn insert(list: &mut Vec<Keepsake>, new: Keepsake, limit: usize, key: impl Fn(&Keepsake) -> i64) {
    let kind = new.kind;
    let at = list.partition_point(|kept| key(kept) <= key(&new));
    list.insert(at, new);
    let mut same = 0;
    list.retain(|kept| {
        same += usize::from(kept.kind == kind);
        kept.kind != kind || same <= limit
    });
}
