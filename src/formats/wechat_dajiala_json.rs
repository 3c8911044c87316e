//! # WeChat articles, answers of dajiala (极致了)
//! **Where people get it:** the paid service's `post_history` (and `post_condition`, today's articles only).
//! **Looks like:** `{ "code": 0, "data": [ { "post_time", "post_time_str", "position", "is_deleted", … } ], "mp_nickname",
//! "now_page", "total_num", "total_page", … }`; scripts join pages in a list, or keep `articles` under `account_name`.
//! **Dates:** `post_time`, Unix seconds, else `post_time_str` in Beijing time; `update_time` is a change.
//! **Kinds:** `item_show_type` 11 is another account's article, passed on.
//! **Quirks:** `is_deleted` is the text "0" or "1"; `msg_status` 7 was taken down, 6 failed, 104 and 105 are on their way;
//! `total_num` counts pushes, and `appmsgid` is one push.
//! **Zero posts:** `total_num` 0 beside an empty list of a successful answer. **Not read:** digests, figures.

use super::listing::{Item, Listing, moment};
use super::wechat_answer::{self, Answer, Service};
use super::wechat_exporter::kind;
use super::wechat_inner::{article_id, link, parameter, plain};
use super::{Claim, Confidence, Format, on_demand, sniff_on_demand};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::picks::Picks;
use crate::timeline::NotPost;
use crate::when::{Zone, ZoneBasis};

pub(super) const FORMAT: Format = Format {
    id: "wechat-dajiala-json",
    label: "极致了 (dajiala)",
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
    let listed = |list: &str| {
        has(&format!("{list}[].post_time_str"))
            && (has(&format!("{list}[].position")) || has(&format!("{list}[].msg_status")))
    };
    // An answer without articles is told by its envelope.
    let envelope = has("data") && has("cost_money") && (has("now_page") || has("total_num"));
    let bare = has("post_time_str") && has("position") && has("msg_status");
    let ours = listed("data") || listed("articles") || envelope || bare;
    ours.then(|| Claim::posts(Confidence::Certain, vec![clue.entry]))
}

const PAGES: Service = Service {
    list: "data",
    head: &[
        "data",
        "code",
        "mp_nickname",
        "mp_ghid",
        "account_name",
        "total_num",
        "total_page",
        "now_page_articles_num",
    ],
    item: &ARTICLE,
    page,
    file,
};

/// What scripts keep of several pages.
const ARTICLES: Service = Service {
    list: "articles",
    head: &["articles", "error_code", "mp_nickname", "mp_ghid", "account_name", "total_num", "total_page"],
    ..PAGES
};

const ARTICLE: [&str; 9] = [
    "appmsgid",
    "position",
    "post_time",
    "post_time_str",
    "is_deleted",
    "msg_status",
    "item_show_type",
    "title",
    "url",
];

fn page(answer: &mut Answer, head: &Picks<'_>) {
    let name = head.some("mp_nickname").unwrap_or_else(|| head.text("account_name"));
    answer.of(&name, &head.text("mp_ghid"));
    answer.declares(head.whole("total_num"));
    let code = head.whole("code").or_else(|| head.whole("error_code"));
    // Without a counter these may be the articles of one day.
    answer.failed |= code.is_some_and(|code| code != 0) || head.raw("total_num").is_none();
}

fn file(
    answer: &mut Answer,
    listing: &mut Listing,
    reading: &mut Reading<'_>,
    record: u64,
    item: &Picks<'_>,
) {
    answer.push(&item.text("appmsgid"));
    let seconds = item.text("post_time");
    let (field, published) = match seconds.as_ref() {
        "" | "0" => ("post_time_str", item.text("post_time_str")),
        _ => ("post_time", seconds),
    };
    let (address, title) = (link(&item.text("url")), item.text("title"));
    let id = match (item.text("appmsgid"), item.text("position")) {
        (push, place) if !push.is_empty() && !place.is_empty() => format!("{push}_{place}"),
        _ => article_id(&address),
    };
    let left_out = match item.text("msg_status").as_ref() {
        _ if item.is_true("is_deleted") => Some(NotPost::Deleted),
        "6" | "7" => Some(NotPost::Deleted),
        "104" | "105" => Some(NotPost::Scheduled),
        _ => None,
    };
    let handle = if answer.handle.is_empty() {
        parameter(&address, "__biz").unwrap_or_default()
    } else {
        &answer.handle
    };
    let item = Item {
        account: &answer.name,
        handle,
        id: &id,
        kind: kind(item.text("item_show_type") == "11"),
        left_out,
        title: &plain(&title),
        link: &address,
        ..Item::new(record, field, &published, moment(&published))
    };
    listing.file(reading, &item);
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    for &entry in entries {
        let zone = reading.data_zone(Zone::CHINA, ZoneBasis::Platform);
        let mut listing = Listing::new(FORMAT.id, "wechat", zone, entry);
        let kept =
            reading.clue(entry).json().is_some_and(|json| json.has("articles") || json.has("[].articles"));
        let bare = reading.clue(entry).json().is_some_and(|json| json.has("[].post_time_str"));
        let mut answer = Answer::default();
        if bare {
            listing.records(reading, &[], &ARTICLE, &mut |listing, reading, record, item| {
                file(&mut answer, listing, reading, record, item);
            })?;
            listing.finish(reading);
            continue;
        }
        let service = if kept { &ARTICLES } else { &PAGES };
        let answer = wechat_answer::read(reading, &mut listing, service)?;
        answer.settle(&mut listing);
        listing.finish(reading);
    }
    Ok(())
}
