//! # Ghost, export of a site
//! **Where people get it:** Settings › Advanced › Import/Export › Export content: `<site>.ghost.<date>.json`.
//! **Looks like:** `{"db":[{"meta":{"exported_on":…,"version":…},"data":{"posts":[…],"users":[…],"settings":[…]}}]}`, in
//! some versions and tools without the `db` around it.
//! **Dates:** `published_at`, ISO 8601 UTC; in the first versions Unix milliseconds. `exported_on`, milliseconds, is the
//! time of export. **Kinds:** `status` published and `type` post (of old `page` 0) is a post.
//! **Quirks:** drafts and scheduled posts are counted apart, `sent` went to subscribers alone and is private; pages are
//! no posts; members and tags have dates of their own; the order of the keys is anybody's.
//! **Zero posts:** no published post in a whole list: the export is always of the whole site. **Not read:** bodies.

use super::records::Seen;
use super::{Claim, Confidence, Format, on_demand, sniff_on_demand};
use crate::evidence::{Clue, Evidence};
use crate::issue::{IssueCode, Refusal};
use crate::reading::{BrokeOff, Reading, Text};
use crate::syntax::json::{Json, JsonError};
use crate::syntax::picks::Picks;
use crate::timeline::{Account, CapturedFrom, Kind, NotPost, Post, ZeroProof};
use crate::when::{Context, DataZone, DateError, Moment, Zone, ZoneBasis, epoch, parse};

pub(super) const FORMAT: Format = Format {
    id: "ghost-json",
    label: "Ghost",
    platform: "blog",
    general: false,
    sniff: sniff_on_demand(sniff),
    read: on_demand(read),
};

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    evidence.clues.iter().filter_map(claim).collect()
}

/// The head may hold the meta data, or the posts, or both.
fn claim(clue: &Clue) -> Option<Claim> {
    let json = clue.json()?;
    let has = |path: &str| json.has(&format!("db[].{path}")) || json.has(path);
    let made = has("meta.exported_on") && has("meta.version");
    let posts = has("data.posts[].slug") && has("data.posts[].status");
    let confidence = if made { Confidence::Certain } else { Confidence::Likely };
    (made || posts || json.has("db[].data.posts")).then(|| Claim::posts(confidence, vec![clue.entry]))
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    for &entry in entries {
        let utc = DataZone { zone: Zone::UTC, basis: ZoneBasis::Platform };
        let account = Account::new(FORMAT.id, FORMAT.platform, utc);
        let mut site = Site { account, entry, seen: Seen::default(), title: None, owner: None };
        let mut json = reading.json(entry)?;
        if let Err(error) = site.root(reading, &mut json) {
            reading.broke_off(&mut site.account, entry, &BrokeOff::from(error))?;
        }
        site.account.name = site.title.or(site.owner);
        reading.finish(site.account, &[entry]);
    }
    Ok(())
}

/// Holds the site while it is read.
struct Site {
    account: Account,
    entry: usize,
    seen: Seen,
    title: Option<String>,
    owner: Option<String>,
}

const POST: [&str; 10] =
    ["id", "uuid", "title", "slug", "type", "page", "status", "published_at", "url", "canonical_url"];

impl Site {
    fn root(&mut self, reading: &mut Reading<'_>, json: &mut Json<Text<'_>>) -> Result<(), JsonError> {
        json.enter(b'{')?;
        while let Some(key) = json.next_key()? {
            match key.as_str() {
                "db" if json.enter(b'[')? => {
                    while json.next_element()? {
                        if json.enter(b'{')? {
                            while let Some(key) = json.next_key()? {
                                self.part(reading, json, &key)?;
                            }
                        } else {
                            json.skip()?;
                        }
                    }
                }
                key => self.part(reading, json, key)?,
            }
        }
        json.finish()
    }

    fn part(
        &mut self,
        reading: &mut Reading<'_>,
        json: &mut Json<Text<'_>>,
        key: &str,
    ) -> Result<(), JsonError> {
        match key {
            "meta" => {
                let picks = Picks::of(json.take()?, &["exported_on"]).ok();
                let made = picks.and_then(|meta| moment(&meta.text("exported_on")).ok());
                self.account.captured = made.map(|made| (made, CapturedFrom::Export));
            }
            "data" if json.enter(b'{')? => {
                while let Some(key) = json.next_key()? {
                    self.table(reading, json, &key)?;
                }
            }
            _ => json.skip()?,
        }
        Ok(())
    }

    fn table(
        &mut self,
        reading: &mut Reading<'_>,
        json: &mut Json<Text<'_>>,
        name: &str,
    ) -> Result<(), JsonError> {
        match (name, json.peek()?) {
            ("posts", Some(b'[')) => {
                json.elements(|record, value| self.post(reading, record, value))?;
                self.account.zero_proof = ZeroProof::EmptyList;
            }
            ("settings", Some(b'[')) => {
                json.elements(|_, value| {
                    let setting = Picks::of(value, &["key", "value"]).ok();
                    let title = setting.filter(|setting| setting.text("key") == "title");
                    let title = title.and_then(|setting| setting.some("value"));
                    self.title = self.title.take().or(title.map(|title| title.into_owned()));
                })?;
            }
            ("users", Some(b'[')) => {
                json.elements(|_, value| {
                    let name = Picks::of(value, &["name"]).ok().and_then(|user| user.some("name"));
                    self.owner = self.owner.take().or(name.map(|name| name.into_owned()));
                })?;
            }
            _ => json.skip()?,
        }
        Ok(())
    }

    fn post(&mut self, reading: &mut Reading<'_>, record: u64, value: &[u8]) {
        let Ok(post) = Picks::of(value, &POST) else {
            let place = reading.place(self.entry, record, "");
            return reading.unread(&mut self.account, IssueCode::UnreadableRecord, place, "");
        };
        let kind = post.text("type");
        if !matches!(kind.as_ref(), "" | "post") || post.is_true("page") {
            return;
        }
        let id = post.some("uuid").unwrap_or(post.text("id"));
        let left_out = match post.text("status").as_ref() {
            _ if self.seen.again("", &id) => Some(NotPost::Duplicate),
            "published" => None,
            "scheduled" => Some(NotPost::Scheduled),
            "sent" => Some(NotPost::Private),
            _ => Some(NotPost::Draft),
        };
        if let Some(what) = left_out {
            return self.account.leave_out(what);
        }
        let published = post.text("published_at");
        match moment(&published) {
            Ok(moment) => {
                let (title, link) = (post.text("title"), post.text("url"));
                let post = Post {
                    moment,
                    kind: Kind::Original,
                    record,
                    title: Some(&title),
                    link: Some(&link),
                    reads: None,
                };
                self.account.timeline.push(reading.path(self.entry), post);
            }
            Err(error) => {
                let place = reading.place(self.entry, record, "published_at");
                reading.unread_date(&mut self.account, error, place, &published);
            }
        }
    }
}

/// Reads ISO 8601 or Unix milliseconds; Ghost keeps UTC.
fn moment(text: &str) -> Result<Moment, DateError> {
    match text.parse() {
        Ok(number) => epoch(number).ok_or(DateError::Impossible),
        Err(_) => parse(text, &Context::default()).map(|dated| dated.moment.in_zone(Zone::UTC)),
    }
}
