//! Holds what the answers of Weibo's own services have in common: the posts in them, one JSON object each.

use super::listing::{Item, Listing};
use super::records::count;
use super::weibo_crawler::link;
use crate::issue::Refusal;
use crate::reading::{BrokeOff, Reading, Text};
use crate::syntax::json::{Json, JsonError};
use crate::syntax::picks::{Picks, elements};
use crate::timeline::{Kind, NotPost, ZeroProof};
use crate::when::{Context, DateError, Dated, Zone, ZoneBasis, parse};
use std::borrow::Cow;

/// What is read of a post, whichever service it comes from.
pub(super) const FIELDS: [&str; 18] = [
    "created_at",
    "idstr",
    "id",
    "mid",
    "user.screen_name",
    "user.name",
    "user.idstr",
    "user.id",
    "user.statuses_count",
    "uid",
    "retweeted_status",
    "screen_name_suffix_new",
    "deleted",
    "state",
    "visible.type",
    "title.text",
    "title",
    "created_timestamp_at",
];

/// What is read of an account.
const PROFILE: [&str; 5] = ["screen_name", "name", "idstr", "id", "statuses_count"];

/// Collects the posts of one file by account.
pub(super) struct Statuses {
    pub listing: Listing,
    /// The id of the account whose posts these are, where the file is sorted by account.
    pub owner: Option<String>,
    context: Context,
    /// How many deleted posts name nobody.
    nameless: u64,
    /// Whether a list of posts was there.
    pub listed: bool,
    /// How many posts the service says the list has on all its pages.
    total: Option<u64>,
    /// Whether the service says that there is another page.
    pub more: bool,
    /// Whether the total is that of all posts of one account, not of a search or of everybody somebody follows.
    whole: bool,
    /// Whether the service says that it hides posts.
    hidden: bool,
}

impl Statuses {
    /// Starts a file. Beijing time where a time has no zone.
    pub fn new(reading: &Reading<'_>, format: &'static str, entry: usize) -> Statuses {
        let zone = reading.data_zone(Zone::CHINA, ZoneBasis::Platform);
        let context = Context { order: None, captured: reading.captured(entry, zone.zone) };
        let listing = Listing::new(format, "weibo", zone, entry);
        let (owner, nameless, listed, total, more, whole, hidden) = Default::default();
        Statuses { listing, owner, context, nameless, listed, total, more, whole, hidden }
    }

    /// Reads a publish time against the capture day.
    pub fn dated(&self, text: &str) -> Result<Dated, DateError> {
        parse(text, &self.context)
    }

    /// Files one post as a service wrote it.
    pub fn file(&mut self, reading: &mut Reading<'_>, record: u64, status: &[u8]) {
        match Picks::of(status, &FIELDS) {
            Ok(status) => {
                let published = status.text("created_at");
                self.item(reading, record, &status, ("created_at", &published), self.dated(&published));
            }
            Err(_) => self.listing.unreadable(reading, record),
        }
    }

    /// Files one post whose publish time has been read.
    pub fn item(
        &mut self,
        reading: &mut Reading<'_>,
        record: u64,
        status: &Picks<'_>,
        (field, published): (&str, &str),
        dated: Result<Dated, DateError>,
    ) {
        // A profile shows what its owner liked, too; that is somebody else's.
        if status.text("title.text").contains("赞过") || status.text("title").contains("赞过") {
            return;
        }
        let first = |paths: [&str; 3]| paths.iter().find_map(|path| status.some(path)).unwrap_or_default();
        let id = first(["idstr", "id", "mid"]);
        let left_out = left_out(status);
        let handle = first(["user.idstr", "user.id", "uid"]);
        let name = status.some("user.screen_name").or_else(|| status.some("user.name"));
        let (account, handle) = match &self.owner {
            Some(_) => (Cow::Borrowed(""), Cow::Borrowed("")),
            None => (name.unwrap_or_else(|| handle.clone()), handle),
        };
        if account.is_empty() && self.owner.is_none() && left_out.is_some() {
            self.nameless += 1;
            return;
        }
        let address = link(&id).unwrap_or_default();
        let item = Item {
            account: &account,
            handle: &handle,
            id: &id,
            kind: kind(status),
            left_out,
            link: &address,
            ..Item::dated(record, field, published, dated)
        };
        self.listing.file(reading, &item);
        if let Some(count) = count(&status.text("user.statuses_count")) {
            self.listing.account(&account).declared = Some(count);
        }
    }

    /// Notes what a profile says of its account.
    pub fn profile(&mut self, profile: &[u8]) {
        let Ok(user) = Picks::of(profile, &PROFILE) else { return };
        let first = |a: &str, b: &str| user.some(a).or_else(|| user.some(b));
        let handle = first("idstr", "id");
        let Some(name) = first("screen_name", "name").or_else(|| handle.clone()) else { return };
        // Where the file is sorted by account, a post under an older name is the same account's.
        let key = if self.owner.is_some() { "" } else { &name };
        let account = self.listing.account(key);
        account.name = Some(name.to_string());
        account.handle = account.handle.take().or(handle.map(Into::into));
        account.declared = count(&user.text("statuses_count")).or(account.declared);
    }

    /// Compares what was listed with the counters, and files the accounts.
    pub fn finish(mut self, reading: &mut Reading<'_>) {
        let several = self.listing.each_account().count() > 1;
        // What a page of several accounts has in total is nobody's counter.
        let total = self.total.filter(|_| self.whole && !several);
        for account in self.listing.each_account() {
            for _ in 0..std::mem::take(&mut self.nameless) {
                account.leave_out(NotPost::Deleted);
            }
            account.handle = account.handle.take().or_else(|| self.owner.clone());
            account.listless = !self.listed;
            let counted = account.declared;
            account.declared = counted.or(total.filter(|_| self.listed));
            let have = account.timeline.len() as u64 + account.not_posts.values().sum::<u64>();
            let most = account.declared.max(self.total.filter(|_| !several));
            account.complete = match () {
                // What broke off stays so.
                () if account.complete == Some(false) || several || self.more => Some(false),
                () if most.is_some_and(|count| have < count) => Some(false),
                () => counted.filter(|count| *count > 0).map(|_| true),
            };
            if counted == Some(0) || account.declared == Some(0) && !self.hidden {
                account.zero_proof = ZeroProof::Counter;
            }
        }
        self.listing.finish(reading);
    }
}

fn left_out(status: &Picks<'_>) -> Option<NotPost> {
    let deleted = status.is_true("deleted") || matches!(status.text("state").as_ref(), "7" | "8");
    match status.text("visible.type").as_ref() {
        _ if deleted => Some(NotPost::Deleted),
        // For oneself, for a group, for mutual friends; 10 is for followers, whom anybody can join.
        "1" | "3" | "4" | "6" => Some(NotPost::Private),
        _ => None,
    }
}

fn kind(status: &Picks<'_>) -> Kind {
    let passed_on = status.raw("screen_name_suffix_new").is_some_and(|text| text.contains("快转"));
    if status.is_filled("retweeted_status") || passed_on { Kind::Repost } else { Kind::Original }
}

/// Reads a file of answers: of the API (`statuses`), the site (`data.list`) or the mobile site (`data.cards`).
///
/// # Errors
/// Encrypted or damaged, or reading failed before the first record.
pub(super) fn read_answers(
    reading: &mut Reading<'_>,
    format: &'static str,
    entries: &[usize],
) -> Result<(), Refusal> {
    for &entry in entries {
        let json = reading.clue(entry).json();
        let bare = json.is_some_and(|json| BARE.iter().any(|path| json.has(path)));
        let mut answer = Answer { statuses: Statuses::new(reading, format, entry), records: 0, bare };
        answer.statuses.listed = bare;
        let mut json = reading.json(entry)?;
        if let Err(error) = answer.walk(reading, &mut json) {
            answer.statuses.listing.broke_off(reading, &BrokeOff::from(error))?;
        }
        answer.statuses.finish(reading);
    }
    Ok(())
}

/// Walks the answers of one file; people save one page, or put several in a list or one a line.
struct Answer {
    statuses: Statuses,
    records: u64,
    /// Whether the posts stand alone, without the object a service answers with.
    bare: bool,
}

impl Answer {
    fn walk(&mut self, reading: &mut Reading<'_>, json: &mut Json<Text<'_>>) -> Result<(), JsonError> {
        if json.enter(b'[')? {
            while json.next_element()? {
                self.root(reading, json)?;
            }
        }
        while json.peek()?.is_some() {
            self.root(reading, json)?;
        }
        Ok(())
    }

    fn root(&mut self, reading: &mut Reading<'_>, json: &mut Json<Text<'_>>) -> Result<(), JsonError> {
        if !self.bare {
            return self.members(reading, json, false);
        }
        self.element(reading, json.take()?);
        Ok(())
    }

    /// Walks the members of an answer, or of its `data`.
    fn members(
        &mut self,
        reading: &mut Reading<'_>,
        json: &mut Json<Text<'_>>,
        inner: bool,
    ) -> Result<(), JsonError> {
        if !json.enter(b'{')? {
            return json.skip();
        }
        while let Some(key) = json.next_key()? {
            match key.as_str() {
                "data" if !inner => self.members(reading, json, true)?,
                "statuses" | "list" | "cards" => self.list(reading, json)?,
                "userInfo" | "user" => self.statuses.profile(json.take()?),
                _ => self.mark(&key, inner, json)?,
            }
        }
        Ok(())
    }

    fn list(&mut self, reading: &mut Reading<'_>, json: &mut Json<Text<'_>>) -> Result<(), JsonError> {
        let listed = json.elements(|_, value| self.element(reading, value))?;
        self.statuses.listed |= listed.is_some();
        if listed.is_none() { json.skip() } else { Ok(()) }
    }

    /// Files a post, or the posts of a card: the mobile site shows each in a card, and some in groups of cards.
    fn element(&mut self, reading: &mut Reading<'_>, value: &[u8]) {
        let card = Picks::of(value, &CARD);
        let raw = |path| card.as_ref().ok().and_then(|card| card.raw(path));
        // One post alone is what an answer for it has as its data.
        match (raw("mblog").or_else(|| raw("data")), raw("card_group")) {
            (Some(post), _) => self.post(reading, post.as_bytes()),
            (None, Some(group)) => {
                for inner in elements(group).unwrap_or_default() {
                    if let Some(post) =
                        Picks::of(inner.as_bytes(), &CARD).ok().and_then(|card| card.raw("mblog"))
                    {
                        self.post(reading, post.as_bytes());
                    }
                }
            }
            _ if raw("card_type").is_none() => self.post(reading, value),
            _ => {}
        }
    }

    fn post(&mut self, reading: &mut Reading<'_>, post: &[u8]) {
        self.records += 1;
        self.statuses.file(reading, self.records, post);
    }

    /// Notes what an answer says beside its list.
    fn mark(&mut self, key: &str, inner: bool, json: &mut Json<Text<'_>>) -> Result<(), JsonError> {
        let statuses = &mut self.statuses;
        let value = json.take()?;
        let filled = !matches!(value, b"0" | b"\"\"" | b"null" | b"\"0\"" | b"-1" | b"[]" | b"false");
        match key {
            "total_number" | "total" => {
                let text = std::str::from_utf8(value).unwrap_or_default();
                statuses.total = count(text.trim_matches('"')).or(statuses.total);
                statuses.whole |= key == "total_number" && !statuses.hidden;
            }
            "cardlistInfo" => {
                let list = Picks::of(value, &["since_id"]);
                statuses.more = list.is_ok_and(|list| list.is_filled("since_id"));
            }
            "next_cursor" => statuses.more = filled,
            // The site's next page; the API calls its own newest post so.
            "since_id" if inner => {
                statuses.more = filled;
                statuses.whole = true;
            }
            // The site's list of one account has these, a search in it does not.
            "status_visible" | "topicList" | "bottom_tips_visible" if inner => statuses.whole = true,
            // Older posts are hidden, says the site. The others come with what is new from everybody somebody
            // follows: following nobody is no silence.
            "bottom_tips_text" | "advertises" | "uve_blank" | "has_unread" | "interval" => {
                statuses.hidden |= filled || key != "bottom_tips_text";
            }
            _ => {}
        }
        Ok(())
    }
}

/// Where posts, or the cards around them, show that no answer lies around a list of them.
const BARE: [&str; 7] = [
    "created_at",
    "[].created_at",
    "mblog",
    "[].mblog",
    "[].card_group",
    "data.created_at",
    "[].data.created_at",
];
/// What a card may have a post in.
const CARD: [&str; 4] = ["mblog", "card_group", "card_type", "data"];
