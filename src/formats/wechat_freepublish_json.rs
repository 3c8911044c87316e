//! # WeChat published articles, answers of the official API (`freepublish/batchget`)
//! **Where people get it:** a program with the account's own credentials.
//! **Looks like:** `{ "total_count": 3, "item_count": 3, "item": [ { "article_id", "content": { "news_item": [ … ] }, "update_time" } ] }`.
//! **Dates:** the item's `update_time`, else `content.update_time`, Unix seconds, of all articles in it.
//! **Kinds:** every article is a post. **Quirks:** the answers of `draft/batchget` and of `material/batchget_material` have
//! the same shape with `media_id` for `article_id`: stored, never proof of a post, counted as drafts. What was pushed
//! is not listed here, so the list is never everything.
//! **Zero posts:** never proved, because pushes are not listed. **Not read:** bodies.

use super::listing::{Item, Listing, moment};
use super::wechat_answer::{self, Answer, Service};
use super::wechat_inner::{article_id, link, parameter, plain};
use super::{Claim, Confidence, Format, on_demand, sniff_on_demand};
use crate::evidence::{Clue, Evidence, JsonShape};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::picks::Picks;
use crate::timeline::NotPost;
use crate::when::{Zone, ZoneBasis};

pub(super) const FORMAT: Format = Format {
    id: "wechat-freepublish-json",
    label: "WeChat official API (freepublish)",
    platform: "wechat",
    general: false,
    sniff: sniff_on_demand(sniff),
    read: on_demand(read),
};

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    evidence.clues.iter().filter_map(claim).collect()
}

fn claim(clue: &Clue) -> Option<Claim> {
    let json = clue.json()?;
    let lead = if json.array { "[]." } else { "" };
    let has = |path: &str| json.has(&format!("{lead}{path}"));
    let counted = has("total_count") && has("item_count") && has("item");
    let articles = has("item[].article_id") || has("item[].content");
    let listed = articles || json.has_bare_list(&format!("{lead}item"));
    match () {
        () if counted && listed || has("item[].article_id") && has("item[].content.news_item") => {
            Some(Claim::posts(Confidence::Certain, vec![clue.entry]))
        }
        () if is_material(json, lead) => Some(Claim::no_posts(vec![clue.entry])),
        () => None,
    }
}

/// Stored pictures, sounds and videos.
fn is_material(json: &JsonShape, lead: &str) -> bool {
    json.has_all(&[&format!("{lead}item[].media_id"), &format!("{lead}item[].update_time")])
}

const SERVICE: Service = Service {
    list: "item",
    head: &["item", "total_count"],
    item: &["article_id", "media_id", "update_time", "content.update_time", "content.news_item"],
    page: |answer, _| answer.of("", ""),
    file,
};

const ARTICLE: [&str; 3] = ["title", "url", "is_deleted"];

fn file(_: &mut Answer, listing: &mut Listing, reading: &mut Reading<'_>, record: u64, item: &Picks<'_>) {
    let published = item.some("update_time").unwrap_or_else(|| item.text("content.update_time"));
    let stored = item.raw("article_id").is_none() && item.raw("media_id").is_some();
    let articles = item.list("content.news_item");
    if stored {
        return (0..articles.len().max(1)).for_each(|_| listing.leave_out(NotPost::Draft));
    }
    for article in &articles {
        let Ok(article) = Picks::of(article.as_bytes(), &ARTICLE) else {
            listing.unreadable(reading, record);
            continue;
        };
        let (address, title) = (link(&article.text("url")), article.text("title"));
        let item = Item {
            handle: parameter(&address, "__biz").unwrap_or_default(),
            id: &article_id(&address),
            left_out: article.is_true("is_deleted").then_some(NotPost::Deleted),
            title: &plain(&title),
            link: &address,
            ..Item::new(record, "update_time", &published, moment(&published))
        };
        listing.file(reading, &item);
    }
    if articles.is_empty() {
        let item = Item::new(record, "update_time", &published, moment(&published));
        listing.file(reading, &item);
    }
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    for &entry in entries {
        let zone = reading.data_zone(Zone::CHINA, ZoneBasis::Platform);
        let mut listing = Listing::new(FORMAT.id, "wechat", zone, entry);
        wechat_answer::read(reading, &mut listing, &SERVICE)?;
        listing.each_account().for_each(|account| account.complete = Some(false));
        listing.finish(reading);
    }
    Ok(())
}
