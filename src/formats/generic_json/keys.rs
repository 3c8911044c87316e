//! Knows which list of a JSON text holds posts, and what the keys beside it say.

use crate::evidence::JsonShape;
use crate::formats::generic_table::{Layout, Role, TimeWord, is_body, is_dated, plain_head, role, time_word};

/// How many keys may lead to the list.
const MAX_LEAD: usize = 3;

/// Names of lists of something else than posts.
pub(in crate::formats) const OTHER_LISTS: [&str; 52] = [
    "comment",
    "comments",
    "reply",
    "replies",
    "like",
    "likes",
    "liked",
    "follower",
    "followers",
    "following",
    "follow",
    "follows",
    "friend",
    "friends",
    "message",
    "messages",
    "chat",
    "chats",
    "conversation",
    "conversations",
    "login",
    "logins",
    "session",
    "sessions",
    "device",
    "devices",
    "history",
    "searches",
    "search",
    "notification",
    "notifications",
    "order",
    "orders",
    "payment",
    "payments",
    "transaction",
    "transactions",
    "bookmark",
    "bookmarks",
    "favourite",
    "favourites",
    "favorite",
    "favorites",
    "draft",
    "drafts",
    "user",
    "users",
    "account",
    "accounts",
    "vote",
    "votes",
    "ads",
];

/// Names of lists of posts.
pub(in crate::formats) const POST_LISTS: [&str; 26] = [
    "post",
    "posts",
    "article",
    "articles",
    "entry",
    "entries",
    "video",
    "videos",
    "tweet",
    "tweets",
    "status",
    "statuses",
    "note",
    "notes",
    "weibo",
    "weibos",
    "mblogs",
    "toots",
    "timeline",
    "feed",
    "works",
    "aweme list",
    "stories",
    "publish list",
    "文章",
    "作品",
];

/// Finds the list of records that may be posts, as the keys that lead to it; none leads to the root's own list or
/// to records a line.
pub(super) fn list_of(json: &JsonShape) -> Option<Vec<String>> {
    // Facebook's likes are records with a title and a time.
    let likes =
        json.keys().any(|key| key.rsplit(['.', ']']).next() == Some("reaction") || key.contains("reaction."));
    if json.assigned.is_some() || likes {
        return None;
    }
    if json.array || json.lines || !json.whole && records_at(json, "") {
        return (records_at(json, if json.array { "[]" } else { "" })).then(Vec::new);
    }
    let mut lists: Vec<&str> = Vec::new();
    for key in json.keys() {
        let Some((lead, _)) = key.split_once("[].") else { continue };
        let short = !lead.is_empty() && lead.split('.').count() <= MAX_LEAD;
        if short
            && !lists.contains(&lead)
            && !is_of(lead, &OTHER_LISTS)
            && records_at(json, &format!("{lead}[]"))
        {
            lists.push(lead);
        }
    }
    let named: Vec<&str> = lists.iter().copied().filter(|lead| is_of(lead, &POST_LISTS)).collect();
    let only = match (named.as_slice(), lists.as_slice()) {
        ([only], _) | ([], [only]) => *only,
        _ => return None,
    };
    Some(only.split('.').map(str::to_owned).collect())
}

fn is_of(lead: &str, names: &[&str]) -> bool {
    lead.split('.').any(|name| names.contains(&plain_head(name).as_str()))
}

/// Tells whether the records at a lead have a time: by its key, or by a value that is a date.
fn records_at(json: &JsonShape, lead: &str) -> bool {
    let own = |key: &&str| !key.contains("[]");
    let inside = json.keys().filter_map(|key| match lead {
        "" => Some(key),
        lead => key.strip_prefix(lead)?.strip_prefix('.'),
    });
    inside.filter(own).any(|key| match time_word(key) {
        TimeWord::Never => false,
        TimeWord::Unknown => {
            let full = if lead.is_empty() { key.to_owned() } else { format!("{lead}.{key}") };
            json.value(&full).is_some_and(is_dated)
        }
        _ => true,
    })
}

/// Tells whether records with such keys may be posts: something beside the time says what was published.
pub(in crate::formats) fn tells_posts(layout: &Layout) -> bool {
    let message = |head: &String| {
        head.rsplit_once('.').is_some_and(|(lead, _)| {
            plain_head(lead).split(' ').any(|token| ["msg", "message", "chat"].contains(&token))
        })
    };
    if layout.heads.iter().any(message) {
        return false;
    }
    let says = |head: &String| matches!(role(head), Some(Role::Title | Role::Link)) || is_body(head);
    layout.word == TimeWord::Published || layout.heads.iter().any(says)
}

/// Names of keys that lead to further records.
const MORE: [&str; 16] = [
    "next",
    "next url",
    "next page",
    "next page token",
    "next cursor",
    "next token",
    "next max id",
    "has more",
    "has next",
    "has next page",
    "hasmore",
    "cursor",
    "more",
    "is end",
    "nextpagetoken",
    "nextcursor",
];

/// Tells whether a key may say that there is more.
pub(in crate::formats) fn may_be_more(key: &str) -> bool {
    MORE.contains(&plain_head(key).as_str())
}

/// Tells whether a key and its value say that there is more.
pub(in crate::formats) fn is_more(key: &str, value: &str) -> bool {
    let value = value.trim().trim_matches('"');
    let no = matches!(value, "" | "null" | "false" | "0" | "-1" | "{}" | "[]");
    may_be_more(key) && if plain_head(key) == "is end" { value == "false" } else { !no }
}

/// Tells whether a key says how many records there are.
pub(in crate::formats) fn is_total(key: &str) -> bool {
    ["total", "total count", "total items", "total results", "num found"].contains(&plain_head(key).as_str())
}
