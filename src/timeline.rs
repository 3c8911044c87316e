//! Holds one account's posts, small enough for millions of them.
//!
//! A post is kept as 16 bytes: when, what kind, and where it stood. Titles and
//! links are kept for the newest and oldest few only, as evidence; post bodies
//! are never kept. Where a format counts reads, a post takes 8 bytes more.

mod account;
#[cfg(test)]
mod tests;

pub use account::{Account, CapturedFrom, ZeroProof};

use crate::issue::is_control;
use crate::issue::{Place, clip};
use crate::when::{DataZone, Day, Moment, Zone, ZoneBasis};

/// How many of the newest posts of each kind keep their title and link.
const NEWEST_KEPT: usize = 5;
/// How many of the oldest posts of each kind keep their title and link.
const OLDEST_KEPT: usize = 1;
/// How many of the most and the least read posts of each kind keep their title and link.
const READ_KEPT: usize = 1;
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
    /// How often it was read.
    pub reads: Option<u64>,
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

/// Holds neighbouring posts; `reads` is as long as the last of them with a count asks for.
#[derive(Default)]
struct Block {
    posts: Vec<Packed>,
    reads: Vec<u64>,
}

/// Stands for a count that the format does not give.
const NO_COUNT: u64 = u64::MAX;

/// Holds the posts of one account on one platform, in no particular order.
#[derive(Default)]
pub struct Timeline {
    blocks: Vec<Block>,
    paths: Vec<String>,
    newest: Vec<Keepsake>,
    oldest: Vec<Keepsake>,
    most_read: Vec<Keepsake>,
    least_read: Vec<Keepsake>,
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
        if self.blocks.last().is_none_or(|block| block.posts.len() == BLOCK) {
            // The first block grows as it fills: most accounts of a register have few posts.
            let capacity = if self.blocks.is_empty() { 0 } else { BLOCK };
            self.blocks.push(Block { posts: Vec::with_capacity(capacity), ..Block::default() });
        }
        if let Some(block) = self.blocks.last_mut() {
            if let Some(reads) = post.reads {
                block.reads.resize(block.posts.len(), NO_COUNT);
                block.reads.push(reads);
            }
            block.posts.push(packed);
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
        keep(&mut self.newest, path, post, NEWEST_KEPT, |moment, _| order(moment).saturating_neg());
        keep(&mut self.oldest, path, post, OLDEST_KEPT, |moment, _| order(moment));
        if post.reads.is_some() {
            keep(&mut self.most_read, path, post, READ_KEPT, |_, reads| -signed(reads));
            keep(&mut self.least_read, path, post, READ_KEPT, |_, reads| signed(reads));
        }
    }

    /// Counts every post.
    pub fn len(&self) -> usize {
        self.blocks.iter().map(|block| block.posts.len()).sum()
    }

    /// Tells whether there is no post at all.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// Walks all posts in the order they were read.
    pub fn iter(&self) -> impl Iterator<Item = (Moment, Kind)> + '_ {
        self.blocks.iter().flat_map(|block| &block.posts).map(|post| (post.moment(), post.kind))
    }

    /// Finds what was kept of the post at this place of [`Timeline::iter`], or at least where it stood.
    pub fn evidence(&self, at: usize) -> Option<Keepsake> {
        let post = self.blocks.get(at / BLOCK)?.posts.get(at % BLOCK)?;
        let path = self.paths.get(usize::from(post.path)).cloned().unwrap_or_default();
        let place = Place { path, record: Some(u64::from(post.record)), field: None };
        let (moment, kind, reads) = (post.moment(), post.kind, self.reads(at));
        let bare = Keepsake { moment, kind, place, title: None, link: None, reads };
        let kept = [&self.newest, &self.oldest, &self.most_read, &self.least_read];
        let same = |kept: &&Keepsake| (kept.moment, kept.kind, &kept.place) == (moment, kind, &bare.place);
        Some(kept.into_iter().flatten().find(same).cloned().unwrap_or(bare))
    }

    /// Tells how often the post at this place of [`Timeline::iter`] was read, where the format counts that.
    pub fn reads(&self, at: usize) -> Option<u64> {
        let reads = self.blocks.get(at / BLOCK)?.reads.get(at % BLOCK);
        reads.copied().filter(|reads| *reads != NO_COUNT)
    }

    /// Lists the newest posts that kept their titles, newest first, kinds apart.
    pub fn newest(&self) -> &[Keepsake] {
        &self.newest
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
        reads: post.reads,
    }
}

/// Accepts http and https alone, so that no `javascript:` address ever becomes a link.
pub(crate) fn is_web_address(link: &str) -> bool {
    let lower =
        |prefix: &str| link.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    (lower("https://") || lower("http://"))
        && link.len() <= 2048
        && !link.contains(|c| char::is_whitespace(c) || is_control(c))
}

fn signed(reads: u64) -> i64 {
    i64::try_from(reads).unwrap_or(i64::MAX)
}

/// Keeps a post in a list where it is among the first of its kind by a key.
fn keep(list: &mut Vec<Keepsake>, path: &str, post: &Post<'_>, limit: usize, key: fn(Moment, u64) -> i64) {
    let own = key(post.moment, post.reads.unwrap_or_default());
    let ahead = |kept: &Keepsake| key(kept.moment, kept.reads.unwrap_or_default()) <= own;
    if list.iter().filter(|kept| kept.kind == post.kind && ahead(kept)).count() >= limit {
        return;
    }
    let at = list.partition_point(ahead);
    list.insert(at, keepsake(path, post));
    let mut same = 0;
    list.retain(|kept| {
        same += usize::from(kept.kind == post.kind);
        kept.kind != post.kind || same <= limit
    });
}
