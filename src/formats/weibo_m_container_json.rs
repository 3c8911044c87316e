//! # Weibo, answers of the mobile site (JSON)
//! **Where people get it:** `m.weibo.cn/api/container/getIndex?containerid=…` opened in a browser and saved, or what
//! a tool keeps of it; one page, several in a list, or one a line.
//! **Looks like:** `{ "ok": 1, "data": { "cards": [ { "card_type": 9, "mblog": { … } } ], "cardlistInfo": { … } } }`;
//! the account's profile has `data.userInfo` and no posts,
//! the answer for one post is `data` itself, and old answers and what tools keep are the cards alone.
//! **Dates:** `mblog.created_at`: with an offset, or as the site shows it (刚刚, 59分钟前, 昨天 23:10, 12-16), which
//! counts from the capture day and is never read without one. Beijing time. **Kinds:** `retweeted_status` is a repost;
//! what the owner liked (赞过的微博) is not the owner's.
//! **Quirks:** the pinned post comes first; counters are texts such as `1.2万`; cards come in groups, too.
//! **Zero posts:** only `statuses_count` 0 proves it. `ok` 0 and an address for a captcha are refusals. **Not read:** texts.

use super::weibo::{claim_all, read_answers};
use super::{Claim, Format, on_demand, sniff_on_demand};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::Reading;

pub(super) const FORMAT: Format = Format {
    id: "weibo-m-container-json",
    label: "m.weibo.cn (JSON)",
    platform: "weibo",
    general: false,
    sniff: sniff_on_demand(sniff),
    read: on_demand(read),
};

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    claim_all(evidence, is_ours)
}

fn is_ours(clue: &Clue) -> bool {
    let Some(json) = clue.json() else { return false };
    let under = |lead: &str| {
        let has = |key: &str| json.has(&format!("{lead}{key}"));
        let card =
            |at: &str| has(&format!("{at}mblog.created_at")) || has(&format!("{at}card_group[].mblog"));
        let page = |at: &str| has(&format!("{at}cards")) && (has("ok") || has(&format!("{at}cardlistInfo")));
        // Until 2017 the answer had no `data`.
        let cards = card("data.cards[].") || card("cards[].") || page("data.") || page("");
        cards || card("") || has("data.created_at") && has("data.mid") || has("data.userInfo.screen_name")
    };
    ["", "[]."].into_iter().any(under)
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    read_answers(reading, FORMAT.id, entries)
}
