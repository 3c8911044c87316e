//! # WeChat accounts in we-mp-rss / WeRSS (RSS, API answers)
//! **Where people get it:** the tool's RSS address of an account, or its answer to `/articles`.
//! **Looks like:** RSS 2.0 with `<generator>Mp-We-Rss</generator>`; `{ "code": 0, "data": { "list": [ { "mp_id", "mp_name",
//! "publish_time", … } ], "total" } }`.
//! **Dates:** `pubDate` without a zone: the server's own, mostly Beijing; `publish_time`, Unix seconds or milliseconds.
//! `created_at` and `updated_at` are when the tool fetched. **Kinds:** every item is an article.
//! **Quirks:** the feed of all subscriptions (WeRSS订阅) lists accounts and no article; `status` 1000 was taken down;
//! an answer may hold several accounts. It keeps what it fetched, two pages of articles unless set otherwise.
//! **Zero posts:** never proved: an empty answer says that nothing was fetched. **Not read:** bodies.

use super::listing::{Item, Listing, moment};
use super::wechat_answer::{self, Answer, Service};
use super::{Claim, Confidence, Format, on_demand, sniff_on_demand, wechat_feed};
use crate::evidence::{Clue, Evidence, JsonShape};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::picks::Picks;
use crate::timeline::NotPost;
use crate::when::{Zone, ZoneBasis};

pub(super) const FORMAT: Format = Format {
    id: "we-mp-rss",
    label: "we-mp-rss (WeRSS)",
    platform: "wechat",
    general: false,
    sniff: sniff_on_demand(sniff),
    read: on_demand(read),
};

/// The title of the feed that lists the accounts.
const SUBSCRIPTIONS: &str = "WeRSS订阅";

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let answers = evidence.clues.iter().filter_map(answer);
    let mut claims: Vec<Claim> = wechat_feed::sniff(evidence, FORMAT.id);
    for claim in &mut claims {
        let lists_accounts =
            |entry: &usize| evidence.clues[*entry].xml().is_some_and(|markup| markup.title == SUBSCRIPTIONS);
        claim.lists_posts = !claim.entries.iter().any(lists_accounts);
    }
    claims.into_iter().chain(answers).collect()
}

fn answer(clue: &Clue) -> Option<Claim> {
    let json = clue.json()?;
    let lead = if json.array { "[]." } else { "" };
    let has = |key: &str| json.has(&format!("{lead}data.list[].{key}"));
    match () {
        () if has("mp_id") && has("publish_time") => {
            Some(Claim::posts(Confidence::Certain, vec![clue.entry]))
        }
        () if is_bare(json) => Some(Claim::posts(Confidence::Possible, vec![clue.entry])),
        () => None,
    }
}

/// The answer where nothing was fetched.
fn is_bare(json: &JsonShape) -> bool {
    let envelope = json.record_keys().all(|key| matches!(key, "code" | "message" | "data"));
    let said = json.value("code") == Some("0") && json.value("message") == Some("success");
    json.whole
        && !json.array
        && !json.lines
        && envelope
        && said
        && json.has("data.total")
        && json.has_bare_list("data.list")
}

const SERVICE: Service = Service {
    list: "data.list",
    head: &["data.list", "data.total"],
    item: &["id", "mp_id", "mp_name", "title", "url", "publish_time", "status"],
    page: |answer, head| {
        answer.of("", "");
        answer.declares(head.whole("data.total"));
    },
    file,
};

fn file(
    answer: &mut Answer,
    listing: &mut Listing,
    reading: &mut Reading<'_>,
    record: u64,
    item: &Picks<'_>,
) {
    let (id, published) = (item.text("id"), item.text("publish_time"));
    answer.push(&id);
    let (name, handle, title, link) =
        (item.text("mp_name"), item.text("mp_id"), item.text("title"), item.text("url"));
    let item = Item {
        // What the tool writes for an account it no longer follows.
        account: if name == "未知公众号" { "" } else { &name },
        handle: &handle,
        id: &id,
        left_out: (item.text("status") == "1000").then_some(NotPost::Deleted),
        title: &title,
        link: &link,
        ..Item::new(record, "publish_time", &published, moment(&published))
    };
    listing.file(reading, &item);
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    for &entry in entries {
        if reading.clue(entry).xml().is_some() {
            wechat_feed::read(reading, &[entry], FORMAT.id, true)?;
            continue;
        }
        let zone = reading.data_zone(Zone::CHINA, ZoneBasis::Platform);
        let mut listing = Listing::new(FORMAT.id, "wechat", zone, entry);
        wechat_answer::read(reading, &mut listing, &SERVICE)?.settle_cache(&mut listing);
        listing.finish(reading);
    }
    Ok(())
}
