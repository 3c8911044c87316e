//! Holds an account: its timeline and everything else a reader learned of it.

use super::{NotPost, Timeline};
use crate::when::{DataZone, Moment};
use std::collections::BTreeMap;

/// Says how an account's emptiness is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ZeroProof {
    /// Nothing proves it.
    None,
    /// The list of posts is there, whole and empty.
    EmptyList,
    /// The platform's own counter says 0.
    Counter,
    /// Somebody else says so, such as whoever keeps a register: it proves nothing, but the reader is told.
    Hearsay,
}

/// Says where the capture day comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CapturedFrom {
    /// Written inside the export.
    Export,
    /// Said by the person.
    Person,
    /// The file's modified time: an assumption.
    FileTime,
    /// Not known.
    Unknown,
}

/// Holds one account with everything a reader learned of it.
pub struct Account {
    /// Its display name.
    pub name: Option<String>,
    /// Its handle, id or address on the platform.
    pub handle: Option<String>,
    /// The platform's id, such as `wechat`.
    pub platform: &'static str,
    /// The format's id.
    pub format: &'static str,
    /// When it was opened.
    pub opened: Option<Moment>,
    /// The address its profile says it has moved to.
    pub moved_to: Option<String>,
    /// Whether the register it stands in says that it is closed, merged or moved.
    pub said_closed: bool,
    /// The zone its local times are in.
    pub zone: DataZone,
    /// Its posts.
    pub timeline: Timeline,
    /// Items that are not posts, counted apart.
    pub not_posts: BTreeMap<NotPost, u64>,
    /// Records that could not be read and might be posts.
    pub unread: u64,
    /// When the export was made, and who says so.
    pub captured: Option<(Moment, CapturedFrom)>,
    /// Whether the export holds every post; `None` where nothing tells.
    pub complete: Option<bool>,
    /// How many posts the platform's own counter claims.
    pub declared: Option<u64>,
    /// Whether the file has no list of posts at all, only the account: its counter then says nothing of a list.
    pub listless: bool,
    /// What proves an empty timeline.
    pub zero_proof: ZeroProof,
    /// Whether dates were filled in from the capture day (relative or year-less), which is weak evidence.
    pub inferred_dates: bool,
}

impl Account {
    /// Makes an account without posts, of which nothing is known yet.
    pub fn new(format: &'static str, platform: &'static str, zone: DataZone) -> Account {
        Account {
            name: None,
            handle: None,
            platform,
            format,
            opened: None,
            moved_to: None,
            said_closed: false,
            zone,
            timeline: Timeline::default(),
            not_posts: BTreeMap::new(),
            unread: 0,
            captured: None,
            complete: None,
            declared: None,
            listless: false,
            zero_proof: ZeroProof::None,
            inferred_dates: false,
        }
    }

    /// Counts an item that is not a post.
    pub fn leave_out(&mut self, what: NotPost) {
        *self.not_posts.entry(what).or_default() += 1;
    }
}
