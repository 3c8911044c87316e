//! # Weibo posts, text of weiboSpider
//! **Where people get it:** the open-source tool weiboSpider: `weibo/<name>/<id>.txt`.
//! **Looks like:** 用户信息, then 用户昵称：, 用户id：, 微博数：, …, then 微博内容： and the posts: the text, 微博位置：, 发布时间：, 点赞数：,
//! 转发数：, 评论数：, 发布工具：. Older versions write `: ` and several counts in a line.
//! **Dates:** 发布时间, `2020-01-14 16:16`, Beijing time; only between the lines that the tool writes around it, so that
//! one inside a post's text does not count. **Kinds:** a text with 原始用户 is a repost.
//! **Quirks:** written in the encoding of the console, GBK on Chinese Windows; every run appends, user and all, and
//! lists posts again; posts have no id, so that those of the same minute and text are the same.
//! **Zero posts:** 微博数 0 and no post. **Not read:** texts (only told apart), counts, places.

use super::listing::{Item, Listing, moment};
use super::records::count;
use super::weibo_crawler::owner;
use super::{Claim, Confidence, Format, on_demand, sniff_on_demand};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::{BrokeOff, Reading};
use crate::syntax::lines::each_line;
use crate::timeline::{Kind, ZeroProof};
use crate::when::{Zone, ZoneBasis};
use std::hash::{DefaultHasher, Hash, Hasher};

pub(super) const FORMAT: Format = Format {
    id: "weibospider-txt",
    label: "weiboSpider (TXT)",
    platform: "weibo",
    general: false,
    sniff: sniff_on_demand(sniff),
    read: on_demand(read),
};

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let claim = |clue: &Clue| Claim::posts(Confidence::Certain, vec![clue.entry]);
    evidence.clues.iter().filter(|clue| is_ours(clue)).map(claim).collect()
}

/// The first lines are always the tool's own.
fn is_ours(clue: &Clue) -> bool {
    let lines = clue.first_lines();
    let has = |label: &str| lines.iter().any(|line| field(line, label).is_some());
    let header = lines.iter().any(|line| matches!(line.trim_end_matches(COLONS), "用户信息"));
    header && has("用户昵称") && has("微博数")
}

const COLONS: [char; 2] = ['：', ':'];

/// Gives what stands behind a label of the tool.
fn field<'a>(line: &'a str, label: &str) -> Option<&'a str> {
    let rest = line.trim().strip_prefix(label)?;
    rest.strip_prefix(COLONS).map(str::trim)
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    for &entry in entries {
        let zone = reading.data_zone(Zone::CHINA, ZoneBasis::Platform);
        let listing = Listing::new(FORMAT.id, "weibo", zone, entry);
        let mut log =
            Log { listing, name: String::new(), body: Body::default(), last: Last::Text, date: None };
        let text = reading.text(entry)?;
        if let Err(error) = each_line(text, &mut |number, line| log.line(reading, number, line)) {
            log.listing.broke_off(reading, &BrokeOff::Io(error))?;
        }
        log.finish(reading, entry);
    }
    Ok(())
}

/// Collects what the lines of one file tell.
struct Log {
    listing: Listing,
    /// The account whose posts follow.
    name: String,
    body: Body,
    last: Last,
    /// The publish time that the next line must confirm, and its line.
    date: Option<(u64, String)>,
}

/// Tells posts apart, without keeping their texts.
#[derive(Default)]
struct Body {
    hash: DefaultHasher,
    repost: bool,
}

/// Says what the line before was.
#[derive(PartialEq)]
enum Last {
    Text,
    Place,
    User,
}

impl Log {
    fn line(&mut self, reading: &mut Reading<'_>, number: u64, line: &str) {
        let counted =
            ["点赞数", "转发数", "评论数", "发布工具"].iter().any(|label| field(line, label).is_some());
        if let Some((record, published)) = self.date.take().filter(|_| counted || self.last == Last::Place) {
            self.post(reading, record, &published);
        }
        let before = std::mem::replace(&mut self.last, Last::Text);
        if let Some(name) = field(line, "用户昵称") {
            name.clone_into(&mut self.name);
            self.listing.account(name);
            self.last = Last::User;
        } else if let Some(id) = field(line, "用户id").filter(|_| before == Last::User) {
            self.listing.account(&self.name).handle = Some(id.to_owned()).filter(|id| !id.is_empty());
            self.last = Last::User;
        } else if let Some(number) = field(line, "微博数").filter(|_| before == Last::User) {
            self.listing.account(&self.name).declared = count(number);
        } else if ["微博内容", "原创微博内容"].iter().any(|label| field(line, label) == Some("")) {
            self.body = Body::default();
        } else if field(line, "微博位置").is_some() {
            self.last = Last::Place;
        } else if let Some(published) = field(line, "发布时间") {
            self.date = Some((number, published.to_owned()));
            self.last = before;
        } else if !counted && !line.trim().is_empty() {
            line.trim().hash(&mut self.body.hash);
            self.body.repost |= field(line, "原始用户").is_some();
        }
    }

    fn post(&mut self, reading: &mut Reading<'_>, record: u64, published: &str) {
        let body = std::mem::take(&mut self.body);
        let id = format!("{published} {}", body.hash.finish());
        let item = Item {
            account: &self.name,
            id: &id,
            kind: if body.repost { Kind::Repost } else { Kind::Original },
            ..Item::new(record, "发布时间", published, moment(published))
        };
        self.listing.file(reading, &item);
    }

    fn finish(mut self, reading: &mut Reading<'_>, entry: usize) {
        // A file that is cut off may end with a date.
        if let Some((record, published)) = self.date.take().filter(|_| self.last == Last::Place) {
            self.post(reading, record, &published);
        }
        for account in self.listing.each_account() {
            account.handle =
                account.handle.take().or_else(|| owner(reading.path(entry)).1.map(str::to_owned));
            let have = account.timeline.len() as u64;
            match account.declared {
                Some(0) => account.zero_proof = ZeroProof::Counter,
                Some(declared) if account.complete.is_none() => account.complete = Some(have >= declared),
                _ => {}
            }
        }
        self.listing.finish(reading);
    }
}
