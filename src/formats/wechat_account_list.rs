//! # WeChat accounts, lists that tools keep
//! **Where people get it:** `list.csv` of the wechat-feeds archive, the subscriptions of wewe-rss and we-mp-rss, the back
//! end's search for accounts (`searchbiz`).
//! **Looks like:** `name,bizid,description`; `[ { "name", "bizid" } ]`; `{ "list": [ { "fakeid", "nickname", "alias" } ] }`.
//! **Dates:** none of a post: `last_update`, `syncTime`, `created_at` are the tools' own.
//! **Kinds:** none. **Quirks:** recognised, so that nobody takes an account's own dates for posts.
//! **Zero posts:** never. **Not read:** anything.

use super::{Claim, Format, on_demand};
use crate::evidence::{Clue, Evidence};

pub(super) const FORMAT: Format = Format {
    id: "wechat-account-list",
    label: "WeChat accounts",
    platform: "wechat",
    general: false,
    sniff,
    read: on_demand(|_, _| Ok(())),
};

const COLUMNS: [&[&str]; 2] = [&["name", "bizid"], &["name", "biz", "rss_url"]];
const KEYS: [&[&str]; 5] = [
    &["[].bizid", "[].name"],
    &["list[].fakeid", "list[].nickname", "list[].alias"],
    &["[].fakeid", "[].nickname", "[].alias"],
    &["[].syncTime", "[].updateTime", "[].cover"],
    &["data.list[].mp_name", "data.list[].mp_cover", "data.list[].mp_intro"],
];

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let ours = |clue: &&Clue| {
        let table = |words: &&[&str]| clue.tables().iter().any(|table| table.header(words).is_some());
        let json = |keys: &&[&str]| clue.json().is_some_and(|json| json.has_all(keys));
        COLUMNS.iter().any(table) || KEYS.iter().any(json)
    };
    evidence.clues.iter().filter(ours).map(|clue| Claim::no_posts(vec![clue.entry])).collect()
}
