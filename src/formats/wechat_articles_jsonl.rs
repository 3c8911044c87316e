//! # WeChat articles, JSON lines of article collections
//! **Where people get it:** scripts that turn an exporter's articles into text write `manifest.jsonl` beside them.
//! **Looks like:** one article a line: `{ "account", "title", "published_at": "2023-11-27 18:42:11", "created_at", "wechat_id", … }`.
//! **Dates:** `published_at`, Beijing time or with an offset; `created_at` is the draft's. **Kinds:** `article_type` 文章分享 is
//! another account's article, passed on.
//! **Quirks:** `wechat_id` is the article's id, not the account's; several accounts may share a file.
//! **Zero posts:** never proved; an empty file says nothing. **Not read:** summaries, keywords.

use super::listing::{Item, Listing, moment};
use super::wechat_exporter::{self, kind};
use super::{Claim, Confidence, Format, on_demand, sniff_on_demand};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::picks::Picks;

pub(super) const FORMAT: Format = Format {
    id: "wechat-articles-jsonl",
    label: "WeChat articles (JSON lines)",
    platform: "wechat",
    general: false,
    sniff: sniff_on_demand(sniff),
    read: on_demand(read),
};

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let ours = |clue: &&Clue| {
        let has = |lead: &str| {
            clue.json().is_some_and(|json| {
                ["wechat_id", "published_at", "title"].iter().all(|key| json.has(&format!("{lead}{key}")))
            })
        };
        has("") || has("[].")
    };
    let claim = |clue: &Clue| Claim::posts(Confidence::Certain, vec![clue.entry]);
    evidence.clues.iter().filter(ours).map(claim).collect()
}

const FIELDS: [&str; 6] = ["account", "wechat_id", "published_at", "article_type", "title", "source_url"];

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    for &entry in entries {
        let mut listing = wechat_exporter::listing(reading, FORMAT.id, entry);
        listing.records(reading, &[], &FIELDS, &mut file)?;
        listing.finish(reading);
    }
    Ok(())
}

fn file(listing: &mut Listing, reading: &mut Reading<'_>, record: u64, article: &Picks<'_>) {
    let published = article.text("published_at");
    let item = Item {
        account: &article.text("account"),
        id: &article.text("wechat_id"),
        kind: kind(article.text("article_type") == "文章分享"),
        title: &article.text("title"),
        link: &article.text("source_url"),
        ..Item::new(record, "published_at", &published, moment(&published))
    };
    listing.file(reading, &item);
}
