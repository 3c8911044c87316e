//! Holds what the answers of Weibo's own services have in common: the posts in them, one JSON object each.

use super::listing::{Item, Listing};
use super::records::count;
use super::weibo_crawler::link;
use super::{Claim, Confidence};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::{BrokeOff, Reading, Text};
use crate::syntax::json::{Json, JsonError};
use crate::syntax::picks::{Picks, elements};
use crate::timeline::{Kind, NotPost, ZeroProof};
use crate::when::{Context, DateError, Dated, Zone, ZoneBasis, parse};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

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
    /// Whether an answer says that there is another page.
    pub more: bool,
    /// Whether an answer says that there is none.
    ended: bool,
    /// Whether the total is that of all posts of one account, not of a search or of everybody somebody follows.
    whole: bool,
    /// Whether the service says that it hides posts.
    hidden: bool,
    /// The accounts of the file at hand.
    here: BTreeSet<String>,
    /// What the files say of each account; nameless ones are one.
    said: BTreeMap<String, Said>,
}

impl Statuses {
    /// Starts a file. Beijing time where a time has no zone.
    pub fn new(reading: &Reading<'_>, format: &'static str, entry: usize) -> Statuses {
        let zone = reading.data_zone(Zone::CHINA, ZoneBasis::Platform);
        let context = Context { order: None, captured: reading.captured(entry, zone.zone) };
        let listing = Listing::new(format, "weibo", zone, entry);
        let (owner, nameless, listed, total, more, ended) = Default::default();
        let (whole, hidden, here, said) = Default::default();
        Statuses { listing, owner, context, nameless, listed, total, more, ended, whole, hidden, here, said }
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
        if !self.here.contains(item.account) {
            self.here.insert(item.account.to_owned());
        }
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
        self.here.insert(key.to_owned());
        let account = self.listing.account(key);
        account.name = Some(name.to_string());
        account.handle = account.handle.take().or(handle.map(Into::into));
        account.declared = count(&user.text("statuses_count")).or(account.declared);
    }

    /// Notes whether a page says that another follows.
    fn page(&mut self, more: bool) {
        self.more |= more;
        self.ended |= !more;
    }

    /// Turns to the next file of the same export.
    fn turn_to(&mut self, entry: usize) {
        if entry != self.listing.entry() {
            self.end_of_file();
            self.listing.turn_to(entry);
        }
    }

    /// Notes what a file says of the accounts in it.
    fn end_of_file(&mut self) {
        let mut here = std::mem::take(&mut self.here);
        let several = here.len() > 1;
        if here.is_empty() {
            here.insert(String::new());
        }
        // What a page of several accounts has in total is nobody's counter.
        let total = self.total.take().filter(|_| !several);
        let counter = total.filter(|_| self.whole && self.listed);
        for key in here {
            let said = self.said.entry(key).or_default();
            said.listed |= self.listed;
            said.several |= several;
            said.more |= self.more;
            said.ended |= self.ended;
            said.total = said.total.max(total);
            said.counter = said.counter.max(counter);
            said.hidden |= self.hidden;
        }
        (self.listed, self.more, self.ended, self.whole, self.hidden) = Default::default();
    }

    /// Compares what was listed with the counters, and files the accounts.
    pub fn finish(mut self, reading: &mut Reading<'_>) {
        self.end_of_file();
        // An answer without an account, beside those of some, only says of which list it was a page.
        let named = self.said.keys().any(|key| !key.is_empty());
        if self.nameless > 0
            && let Some(account) = self.listing.each_account().next()
        {
            (0..self.nameless).for_each(|_| account.leave_out(NotPost::Deleted));
        }
        let said = std::mem::take(&mut self.said);
        for (key, said) in said.into_iter().filter(|(key, said)| !named || !key.is_empty() || said.listed) {
            let account = self.listing.account(&key);
            account.handle = account.handle.take().or_else(|| self.owner.clone());
            account.listless = !said.listed;
            let counted = account.declared;
            account.declared = counted.or(said.counter);
            let have = account.timeline.len() as u64 + account.not_posts.values().sum::<u64>();
            let most = account.declared.max(said.total);
            let cut = said.several || said.more && !said.ended || most.is_some_and(|count| have < count);
            // What broke off stays so.
            account.complete = match account.complete == Some(false) || cut {
                true => Some(false),
                false => counted.filter(|count| *count > 0).map(|_| true),
            };
            if counted == Some(0) || account.declared == Some(0) && !said.hidden {
                account.zero_proof = ZeroProof::Counter;
            }
        }
        self.listing.finish(reading);
    }
}

/// Holds what the files say of one account's list.
#[derive(Default)]
struct Said {
    listed: bool,
    /// Whether its posts stood among those of others.
    several: bool,
    more: bool,
    ended: bool,
    /// How many posts the list has on all its pages, if it is of this account alone.
    total: Option<u64>,
    /// The total, where it is that of all posts of the account.
    counter: Option<u64>,
    hidden: bool,
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
    let Some(&first) = entries.first() else { return Ok(()) };
    let mut answer = Answer { statuses: Statuses::new(reading, format, first), records: 0, bare: false };
    for &entry in entries {
        answer.statuses.turn_to(entry);
        let json = reading.clue(entry).json();
        answer.bare = json.is_some_and(|json| BARE.iter().any(|path| json.has(path)));
        answer.statuses.listed = answer.bare;
        answer.records = 0;
        let mut json = reading.json(entry)?;
        if let Err(error) = answer.walk(reading, &mut json) {
            answer.statuses.listing.broke_off(reading, &BrokeOff::from(error))?;
        }
    }
    answer.statuses.finish(reading);
    Ok(())
}

/// Claims all answers of one kind as one export: people save one page a file.
pub(super) fn claim_all(evidence: &Evidence, is_ours: fn(&Clue) -> bool) -> Vec<Claim> {
    let ours = evidence.clues.iter().filter(|clue| is_ours(clue));
    let entries: Vec<usize> = ours.map(|clue| clue.entry).collect();
    if entries.is_empty() { Vec::new() } else { vec![Claim::posts(Confidence::Certain, entries)] }
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
                statuses.page(list.is_ok_and(|list| list.is_filled("since_id")));
            }
            "next_cursor" => statuses.page(filled),
            // The site's next page; the API calls its own newest post so.
            "since_id" if inner => {
                statuses.page(filled);
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
