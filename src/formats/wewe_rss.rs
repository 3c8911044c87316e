//! # WeChat accounts in wewe-rss (JSON Feed, Atom, RSS)
//! **Where people get it:** the tool's address of an account, `/feeds/MP_WXS_….json`, `.atom` or `.rss`, saved as a file.
//! **Looks like:** `<generator>WeWe-RSS</generator>`; the JSON feed has no maker, but `home_page_url` with `/feeds/`,
//! articles of mp.weixin.qq.com, and no date but `date_modified`.
//! **Dates:** `date_modified`, the entry's `updated`, `pubDate`: all when the article was published, in UTC. The feed's own
//! date is the account's in the tool. **Kinds:** every item is an article.
//! **Quirks:** a morning post of Beijing has the day before in UTC; the feed of all accounts (`WeWe-RSS`) names its items'
//! accounts in newer versions only. It keeps the newest articles it fetched.
//! **Zero posts:** a feed can never prove it. **Not read:** bodies.

use super::listing::{Item, Listing, moment};
use super::wechat_answer::{self, Answer, Service};
use super::{Claim, Confidence, Format, on_demand, sniff_on_demand, wechat_feed};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::picks::Picks;
use crate::when::{Zone, ZoneBasis};

pub(super) const FORMAT: Format = Format {
    id: "wewe-rss",
    label: "wewe-rss",
    platform: "wechat",
    general: false,
    sniff: sniff_on_demand(sniff),
    read: on_demand(read),
};

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let ours = |clue: &&Clue| clue.json().is_some_and(wechat_feed::is_wewe_json);
    let claim = |clue: &Clue| Claim::posts(Confidence::Certain, vec![clue.entry]);
    let json = evidence.clues.iter().filter(ours).map(claim);
    wechat_feed::sniff(evidence, FORMAT.id).into_iter().chain(json).collect()
}

const SERVICE: Service = Service {
    list: "items",
    head: &["items", "title"],
    item: &["id", "url", "title", "date_modified", "date_published", "author.name", "authors.0.name"],
    page: |answer, head| answer.of(&head.text("title"), ""),
    file,
};

fn file(
    answer: &mut Answer,
    listing: &mut Listing,
    reading: &mut Reading<'_>,
    record: u64,
    item: &Picks<'_>,
) {
    let published = item.some("date_published").unwrap_or_else(|| item.text("date_modified"));
    let author = item.some("author.name").unwrap_or_else(|| item.text("authors.0.name"));
    let (id, title, link) = (item.text("id"), item.text("title"), item.text("url"));
    let item = Item {
        account: if author.is_empty() { &answer.name } else { &author },
        id: &id,
        title: &title,
        link: &link,
        ..Item::new(record, "date_modified", &published, moment(&published))
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
        listing.each_account().for_each(|account| account.complete = Some(false));
        listing.finish(reading);
    }
    Ok(())
}
