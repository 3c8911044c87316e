//! # WeChat articles, JSON of wechat-article-exporter
//! **Where people get it:** the open-source tool wechat-article-exporter › 导出 › JSON: `微信公众号文章.json`.
//! **Looks like:** one array of articles as WeChat's own backend sends them (`aid`, `appmsgid`, `itemidx`,
//! `update_time`, …) with `fakeid` and `_accountName` added.
//! **Dates:** `update_time`, Unix seconds, is when it was sent; `create_time` is when the draft was begun and is
//! never read. **Kinds:** `item_show_type` 11 is another account's article, passed on.
//! **Quirks:** `is_deleted` is a flag, a number or a text; several accounts may share a file; `content` holds
//! whole pages and `comments` have times of their own. The list of accounts (`usefor`, `accounts`) has only
//! the tool's own times.
//! **Zero posts:** an empty array says that nothing was selected, and proves nothing. **Not read:** bodies, comments.

use super::records::Loose;
use super::wechat_exporter::{Article, Articles, moment};
use super::{Claim, Confidence, Format};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::{BrokeOff, Reading};
use crate::when::{DateError, Moment, epoch};
use serde::Deserialize;
use std::borrow::Cow;

pub(super) const FORMAT: Format = Format {
    id: "wechat-exporter-json",
    label: "wechat-article-exporter (JSON)",
    general: false,
    sniff,
    read,
};

/// The backend's own keys; other tools keep them too.
const BACKEND: [&str; 4] = ["[].aid", "[].appmsgid", "[].itemidx", "[].update_time"];

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    evidence.clues.iter().filter_map(claim).collect()
}

fn claim(clue: &Clue) -> Option<Claim> {
    let json = clue.json()?;
    let manifest = json.has_all(&["version", "accounts"])
        && json.value("usefor").is_some_and(|tool| tool.contains("wechat-article-exporter"));
    if manifest {
        return Some(Claim::no_posts(vec![clue.entry]));
    }
    let own = json.has("[]._accountName") || json.has_all(&["[].fakeid", "[]._status"]);
    let confidence = if own { Confidence::Certain } else { Confidence::Likely };
    json.has_all(&BACKEND).then(|| Claim::posts(confidence, vec![clue.entry]))
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    for &entry in entries {
        let mut articles = Articles::new(FORMAT.id, entry);
        let mut json = reading.json(entry)?;
        let walked = json.elements(|record, value| match serde_json::from_slice::<Item<'_>>(value) {
            Ok(item) => item.file(reading, &mut articles, record),
            Err(_) => articles.unreadable(reading, record),
        });
        if let Err(error) = walked {
            articles.broke_off(reading, &BrokeOff::from(error))?;
        }
        articles.finish(reading);
    }
    Ok(())
}

#[derive(Deserialize)]
struct Item<'a> {
    #[serde(borrow, default)]
    aid: Option<Loose<'a>>,
    #[serde(borrow, default)]
    update_time: Option<Loose<'a>>,
    #[serde(borrow, default)]
    is_deleted: Option<Loose<'a>>,
    #[serde(borrow, default)]
    item_show_type: Option<Loose<'a>>,
    #[serde(borrow, default)]
    title: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    link: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    fakeid: Option<Cow<'a, str>>,
    #[serde(borrow, default, rename = "_accountName")]
    account: Option<Cow<'a, str>>,
    #[serde(borrow, default, rename = "readNum")]
    reads: Option<Loose<'a>>,
}

impl Item<'_> {
    fn file(&self, reading: &mut Reading<'_>, articles: &mut Articles, record: u64) {
        let text = |value: &Option<Loose<'_>>| {
            value.as_ref().and_then(Loose::text).map(Cow::into_owned).unwrap_or_default()
        };
        let published = text(&self.update_time);
        let article = Article {
            record,
            account: self.account.as_deref().unwrap_or_default(),
            handle: self.fakeid.as_deref(),
            id: &text(&self.aid),
            published: &published,
            moment: sent(&published),
            field: "update_time",
            deleted: self.is_deleted.as_ref().is_some_and(Loose::is_true),
            shared: text(&self.item_show_type) == "11",
            title: self.title.as_deref().unwrap_or_default(),
            link: self.link.as_deref().unwrap_or_default(),
            reads: self.reads.as_ref().and_then(Loose::count),
        };
        articles.file(reading, &article);
    }
}

fn sent(text: &str) -> Result<Moment, DateError> {
    match text.parse() {
        Ok(number) => epoch(number).ok_or(DateError::Impossible),
        Err(_) => moment(text),
    }
}
