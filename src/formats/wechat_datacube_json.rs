//! # WeChat statistics of articles, answers of the official API (`datacube/getarticletotal…`)
//! **Where people get it:** a program with the account's own credentials.
//! **Looks like:** `{ "list": [ { "ref_date": "2014-12-14", "msgid": "202457380_1", "title", "details": [ { "stat_date", … } ] } ] }`;
//! since 2025 `getarticletotaldetail`: `publish_type`, `content_url`, `detail_list`, and `is_delay` beside the list.
//! **Dates:** `ref_date`, the day of sending; `stat_date` goes on for days and is a day of reading. **Kinds:** every
//! article is a post. **Quirks:** an article comes again in the answer for another span; the answers of
//! `getarticlesummary`, `getarticleread`, `getuserread`, `getusersummary` have days of reading or following in
//! `ref_date` and no details: they list no posts.
//! **Zero posts:** never proved, because a span of a few days was asked for. **Not read:** the figures.

use super::listing::{Item, Listing, moment};
use super::wechat_answer::{self, Answer, Service};
use super::wechat_inner::link;
use super::{Claim, Confidence, Format, on_demand, sniff_on_demand};
use crate::evidence::{Clue, Evidence, JsonShape};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::picks::Picks;
use crate::when::{Zone, ZoneBasis};

pub(super) const FORMAT: Format = Format {
    id: "wechat-datacube-json",
    label: "WeChat official API (datacube)",
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
    let lead = if json.array { "[].list[]." } else { "list[]." };
    let has = |key: &str| json.has(&format!("{lead}{key}"));
    let posts = |confidence| Some(Claim::posts(confidence, vec![clue.entry]));
    match () {
        () if has("ref_date") && has("msgid") && (has("details") || has("detail_list")) => {
            posts(Confidence::Certain)
        }
        () if has("ref_date") => Some(Claim::no_posts(vec![clue.entry])),
        () if is_bare(json) => posts(Confidence::Possible),
        () => None,
    }
}

/// The whole answer for days without anything to report.
fn is_bare(json: &JsonShape) -> bool {
    let alone = json.record_keys().all(|key| matches!(key, "list" | "is_delay"));
    json.whole && !json.array && !json.lines && alone && json.has_bare_list("list")
}

const SERVICE: Service = Service {
    list: "list",
    head: &["list"],
    item: &["ref_date", "msgid", "title", "content_url"],
    page: |answer, _| answer.of("", ""),
    file,
};

fn file(_: &mut Answer, listing: &mut Listing, reading: &mut Reading<'_>, record: u64, item: &Picks<'_>) {
    let (published, id, title) = (item.text("ref_date"), item.text("msgid"), item.text("title"));
    let address = link(&item.text("content_url"));
    let item = Item {
        id: &id,
        title: &title,
        link: &address,
        ..Item::new(record, "ref_date", &published, moment(&published))
    };
    listing.file(reading, &item);
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
