//! # Weibo posts, JSON of weibo-crawler
//! **Where people get it:** the open-source tool weibo-crawler: `weibo/<name>/<id>.json`.
//! **Looks like:** `{ "user": { "id", "screen_name", "statuses_count", … }, "weibo": [ … ] }`, one line, in any order.
//! **Dates:** `full_created_at`, else `created_at` (a day until 2023), Beijing time; the one of `retweet` belongs to
//! somebody else. `registration_time` is the account's opening. **Kinds:** a `retweet` object is a repost.
//! **Quirks:** `statuses_count` may be text such as `1.2万`; a window of days (`since_date`) makes the list shorter.
//! **Zero posts:** `statuses_count` is 0 and `weibo` is there and empty. **Not read:** texts, counts, `retweet`.

use super::records::{Loose, Seen};
use super::weibo_crawler::{Record, account, file, moment, owner};
use super::{Claim, Confidence, Format};
use crate::evidence::{Clue, Evidence};
use crate::issue::{IssueCode, Refusal};
use crate::reading::{BrokeOff, Reading, Text};
use crate::syntax::json::{Json, JsonError};
use crate::timeline::{Account, ZeroProof};
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::borrow::Cow;
use std::collections::HashMap;

pub(super) const FORMAT: Format = Format {
    id: "weibo-crawler-json",
    label: "weibo-crawler (JSON)",
    platform: "weibo",
    general: false,
    sniff,
    read,
};

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let claim = |clue: &Clue| Claim::posts(Confidence::Certain, vec![clue.entry]);
    evidence.clues.iter().filter(|clue| is_ours(clue)).map(claim).collect()
}

/// Whichever of the two comes first may fill the whole head.
fn is_ours(clue: &Clue) -> bool {
    let Some(json) = clue.json() else { return false };
    let user = json.has_all(&["user.screen_name", "user.statuses_count"]);
    let posts = json.has_all(&["weibo[].bid", "weibo[].created_at", "weibo[].screen_name"]);
    posts || user && (json.has("weibo") || json.has("user.registration_time"))
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    for &entry in entries {
        let mut account = account(reading, FORMAT.id);
        let mut json = reading.json(entry)?;
        let listed = match walk(reading, &mut account, entry, &mut json) {
            Ok(listed) => listed,
            Err(error) => {
                reading.broke_off(&mut account, entry, &BrokeOff::from(error))?;
                None
            }
        };
        settle(&mut account, listed);
        account.handle = account.handle.or_else(|| owner(reading.path(entry)).1.map(str::to_owned));
        reading.finish(account, &[entry]);
    }
    Ok(())
}

/// Walks the root; gives the length of the list, if there is one.
fn walk(
    reading: &mut Reading<'_>,
    account: &mut Account,
    entry: usize,
    json: &mut Json<Text<'_>>,
) -> Result<Option<u64>, JsonError> {
    let mut listed = None;
    let mut seen = Seen::default();
    json.enter(b'{')?;
    while let Some(key) = json.next_key()? {
        match key.as_str() {
            "user" => {
                if let Ok(user) = serde_json::from_slice::<User<'_>>(json.take()?) {
                    user.describe(account);
                }
            }
            "weibo" => {
                listed = json.elements(|record, value| match serde_json::from_slice::<Item<'_>>(value) {
                    Ok(item) => item.file(reading, account, &mut seen, (entry, record)),
                    Err(_) => {
                        let place = reading.place(entry, record, "");
                        reading.unread(account, IssueCode::UnreadableRecord, place, "");
                    }
                })?;
                if listed.is_none() {
                    json.skip()?;
                }
            }
            _ => json.skip()?,
        }
    }
    Ok(listed)
}

/// Compares the list with the platform's own counter.
fn settle(account: &mut Account, listed: Option<u64>) {
    match (account.declared, listed) {
        (Some(0), Some(0)) => account.zero_proof = ZeroProof::Counter,
        (Some(declared), Some(listed)) if account.complete.is_none() => {
            account.complete = Some(listed >= declared);
        }
        (_, None) => {
            account.complete = Some(false);
            account.listless = true;
        }
        _ => {}
    }
}

#[derive(Deserialize)]
struct User<'a> {
    #[serde(borrow, default)]
    id: Option<Loose<'a>>,
    #[serde(borrow, default)]
    screen_name: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    statuses_count: Option<Loose<'a>>,
    #[serde(borrow, default)]
    registration_time: Option<Cow<'a, str>>,
}

impl User<'_> {
    fn describe(&self, account: &mut Account) {
        account.name = self.screen_name.as_deref().map(str::to_owned);
        account.handle = self.id.as_ref().and_then(Loose::text).map(Cow::into_owned);
        account.declared = self.statuses_count.as_ref().and_then(Loose::count);
        account.opened = self.registration_time.as_deref().and_then(|text| moment(text).ok());
    }
}

#[derive(Deserialize)]
struct Item<'a> {
    #[serde(borrow, default)]
    id: Option<Loose<'a>>,
    #[serde(borrow, default)]
    full_created_at: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    created_at: Option<Cow<'a, str>>,
    #[serde(default)]
    retweet: Option<HashMap<String, IgnoredAny>>,
}

impl Item<'_> {
    fn file(
        &self,
        reading: &mut Reading<'_>,
        account: &mut Account,
        seen: &mut Seen,
        (entry, record): (usize, u64),
    ) {
        let id = self.id.as_ref().and_then(Loose::text).unwrap_or_default();
        let full = self.full_created_at.as_deref().filter(|text| !text.is_empty());
        let (field, published) = match full {
            Some(full) => ("full_created_at", full),
            None => ("created_at", self.created_at.as_deref().unwrap_or_default()),
        };
        let repost = self.retweet.as_ref().is_some_and(|inner| !inner.is_empty());
        file(reading, account, seen, entry, &Record { number: record, id: &id, field, published, repost });
    }
}
