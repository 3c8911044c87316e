//! Recognises what a service answers instead of the posts: refused, not logged in, past the last page.
//!
//! Such an answer often looks like an empty account: WeChat says `ret: 0` and leaves the list out, Weibo says
//! `ok: 0` for a closed account and for a wrong address alike, a page past the end has an empty list. None of
//! them proves that an account has no posts, so they belong to no format and are refused before any may claim them.

use crate::evidence::{Clue, JsonShape};

/// Where paged services put their list, and the counter that says how many posts there are.
const PAGES: [(&str, &str); 10] = [
    ("app_msg_list", "app_msg_cnt"),
    ("data.articles", "data.count"),
    ("data.item", "data.count"),
    ("data.list", "data.total"),
    ("data.list", "data.total_num"),
    ("data.list.vlist", "data.page.count"),
    ("item", "total_count"),
    ("list", "total"),
    ("publish_list", "total_count"),
    ("statuses", "total_number"),
];

/// Where services put words for what went wrong.
const WORDS: [&str; 7] =
    ["base_resp.err_msg", "errors[].message", "errmsg", "err_msg", "error", "message", "msg"];

/// Gives the service's own words, if this entry is such an answer; empty where it has none.
pub fn recognise(clue: &Clue) -> Option<&str> {
    let json = clue.json()?;
    let answer = json.whole && !json.array && !json.lines && json.assigned.is_none();
    let refused =
        is_wechat(json) || is_weibo(json) || is_bilibili(json) || is_x(json) || is_past_the_end(json);
    (answer && refused).then(|| WORDS.iter().find_map(|path| json.value(path)).unwrap_or_default())
}

fn is_wechat(json: &JsonShape) -> bool {
    let failed = |path: &str| json.value(path).is_some_and(|code| code != "0");
    let backend = failed("base_resp.ret");
    let history = json.has("ret") && json.has("errmsg") && !json.has("general_msg_list");
    let listless = history && (failed("ret") || json.has("msg_count") || json.has("can_msg_continue"));
    let platform = failed("errcode") && json.has("errmsg");
    // The paid service dajiala: no such account, nothing left to pay with, past the last page.
    let paid = failed("code") && json.has_all(&["cost_money", "remain_money"]) && !json.has_under("data");
    backend || listless || platform || paid
}

fn is_weibo(json: &JsonShape) -> bool {
    let app = json.has_all(&["error", "error_code", "request"]);
    let envelope = json.has("msg") || json.has("url") || json.has("data");
    let page = envelope && json.value("ok").is_some_and(|ok| ok.parse::<i64>().is_ok_and(|ok| ok <= 0));
    app || page && !json.has("data.cards[].mblog") && !json.has_under("data.list")
}

/// Bilibili's envelope has a `ttl`; without one, only a negative code is an error for sure (others say 200).
fn is_bilibili(json: &JsonShape) -> bool {
    let code = json.value("code").and_then(|code| code.parse::<i64>().ok()).unwrap_or_default();
    json.has("message") && (code < 0 || code > 0 && json.has("ttl"))
}

/// A GraphQL answer may carry errors beside its data.
fn is_x(json: &JsonShape) -> bool {
    json.has("errors[].message") && !json.has_under("data")
}

fn is_past_the_end(json: &JsonShape) -> bool {
    let counted = |path: &str| json.value(path).and_then(|count| count.parse::<u64>().ok());
    PAGES
        .iter()
        .any(|(list, counter)| json.has_bare_list(list) && counted(counter).is_some_and(|count| count > 0))
}
