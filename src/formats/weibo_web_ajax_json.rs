//! # Weibo, answers of the site (JSON)
//! **Where people get it:** `weibo.com/ajax/statuses/mymblog?uid=…` (or `searchProfile`, `profile/info`) saved from
//! a browser that is logged in; one page, several in a list, or one a line.
//! **Looks like:** `{ "ok": 1, "data": { "list": [ … ], "total": …, "since_id": … } }`, posts with `mblogid`; a
//! profile is `data.user`.
//! **Dates:** `created_at`, `Mon Apr 25 01:00:21 +0800 2016`; that of `user` and of `retweeted_status` is never read.
//! **Kinds:** `retweeted_status` and 快转 are reposts; what the owner liked is not the owner's.
//! **Quirks:** the pinned post comes first (`isTop`); `bottom_tips_text` says that the account hides what is older
//! than half a year. **Zero posts:** `statuses_count` 0, or `total` 0 in the list of an account that hides nothing; a
//! search (`searchProfile`) may have found nothing in its window only, and proves nothing.
//! **Not read:** texts.

use super::weibo::{claim_all, read_answers};
use super::{Claim, Format, on_demand, sniff_on_demand};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::Reading;

pub(super) const FORMAT: Format = Format {
    id: "weibo-web-ajax-json",
    label: "weibo.com (JSON)",
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
        let posts = has("data.list[].created_at") && (has("data.list[].mid") || has("data.list[].mblogid"));
        let empty = has("ok") && has("data.total") && json.has_bare_list(&format!("{lead}data.list"));
        let profile = has("ok") && has("data.user.screen_name") && !has("data.created_at");
        posts || empty || profile
    };
    ["", "[]."].into_iter().any(under)
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    read_answers(reading, FORMAT.id, entries)
}
