//! # Weibo, answers of the open platform (JSON)
//! **Where people get it:** whoever has an app key: `api.weibo.com/2/statuses/user_timeline.json` and its kin;
//! harvesters write the same posts one a line. **Looks like:** `{ "statuses": [ … ], "total_number", "next_cursor",
//! … }`, several such answers, or the bare posts; `user.screen_name` in each.
//! **Dates:** `created_at`, `Sun Feb 14 14:33:40 +0800 2016`; the one of `user` is the account's opening, that of
//! `retweeted_status` is somebody else's. **Kinds:** a `retweeted_status` is a repost; `deleted` is left out, and what
//! `visible.type` shows to few is private.
//! **Quirks:** a home timeline is the same envelope with the posts of everybody the reader follows: several accounts,
//! each incomplete. A page past the end is empty beside a total above 0 and is refused before.
//! **Zero posts:** `total_number` 0 in an answer for one account, or `statuses_count` 0. **Not read:** texts.

use super::weibo::{claim_all, read_answers};
use super::{Claim, Format, on_demand, sniff_on_demand};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::Reading;

pub(super) const FORMAT: Format = Format {
    id: "weibo-api-json",
    label: "Weibo API (JSON)",
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
        // A comment has a number, too, and names the post it belongs to.
        has("created_at") && has("mid") && !has("status") && !has("rootid")
    };
    let empty = json.has_bare_list("statuses") && json.has("total_number");
    empty || ["", "[].", "statuses[].", "[].statuses[]."].into_iter().any(under)
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    read_answers(reading, FORMAT.id, entries)
}
