//! Knows the words that head a column of times, in Chinese and English.

/// Says what the head of a column promises, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::formats) enum TimeWord {
    /// When something was published: 发布时间, `published_at`.
    Published,
    /// A time and no more: 时间, `date`.
    Plain,
    /// When something was made: 创建时间, `created_at`.
    Created,
    /// 更新时间: of an account's posts more often than of a record, in Chinese; never in English.
    Updated,
    /// No known word; the values must tell.
    Unknown,
    /// A time that is no publish time: edits, crawls, registrations, comments.
    Never,
}

const NEVER_CHINESE: [&str; 34] = [
    "采集",
    "抓取",
    "爬取",
    "导出",
    "下载",
    "入库",
    "修改",
    "编辑",
    "注册",
    "开通",
    "开设",
    "成立",
    "认证",
    "生日",
    "出生",
    "截止",
    "最近",
    "最后",
    "上次",
    "检查",
    "计划",
    "预约",
    "定时",
    "源微博",
    "原微博",
    "被转发",
    "评论",
    "回复",
    "到期",
    "开始",
    "结束",
    "登录",
    "收录",
    "统计",
];
const PUBLISHED_CHINESE: [&str; 10] =
    ["发布", "发表", "发文", "推送", "群发", "发送", "首发", "發布", "發佈", "發表"];
const TIME_CHINESE: [&str; 5] = ["时间", "日期", "時間", "日", "于"];
const PLAIN_CHINESE: [&str; 7] = ["时间", "日期", "時間", "日期时间", "完整日期", "时间戳", "年月日"];
const CREATED_CHINESE: [&str; 4] = ["创建时间", "创建日期", "創建時間", "新建时间"];
const UPDATED_CHINESE: [&str; 3] = ["更新时间", "更新日期", "更新時間"];

const NEVER_ENGLISH: [&str; 58] = [
    "modified",
    "modify",
    "modification",
    "edited",
    "edit",
    "crawl",
    "crawled",
    "scraped",
    "scrape",
    "fetched",
    "fetch",
    "collected",
    "exported",
    "export",
    "downloaded",
    "imported",
    "updated",
    "update",
    "registered",
    "registration",
    "joined",
    "join",
    "signup",
    "birth",
    "birthday",
    "birthdate",
    "dob",
    "last",
    "start",
    "end",
    "expires",
    "expiry",
    "due",
    "deadline",
    "scheduled",
    "schedule",
    "retrieved",
    "captured",
    "inserted",
    "indexed",
    "comment",
    "comments",
    "latestcomments",
    "reply",
    "replies",
    "duration",
    "email",
    "connected",
    "channel",
    "user",
    "author",
    "profile",
    "retweet",
    "retweeted",
    "quoted",
    "source",
    "seen",
    "login",
];
const PUBLISHED_ENGLISH: [&str; 8] =
    ["published", "publish", "posted", "posting", "pubdate", "publication", "sent", "aired"];
/// Words that make of a publishing something other than its time: `posted by`, `is_published`.
const NOT_A_TIME: [&str; 9] = ["by", "is", "status", "state", "url", "id", "type", "to", "link"];
const PUBLISHED_PHRASES: [&str; 5] = ["post date", "post time", "p date", "post timestamp", "tweet time"];
const PLAIN_ENGLISH: [&str; 9] =
    ["date", "time", "datetime", "date time", "timestamp", "date utc", "time utc", "date gmt", "day"];

/// Reads the head of a column.
pub(in crate::formats) fn time_word(head: &str) -> TimeWord {
    let head = normal(head);
    match head.is_ascii() {
        true => english(&head),
        false => chinese(&head.replace(' ', "")),
    }
}

fn chinese(head: &str) -> TimeWord {
    let has = |words: &[&str]| words.iter().any(|word| head.contains(word));
    match () {
        () if has(&NEVER_CHINESE) => TimeWord::Never,
        () if has(&PUBLISHED_CHINESE) && has(&TIME_CHINESE) => TimeWord::Published,
        () if PLAIN_CHINESE.contains(&head) => TimeWord::Plain,
        () if has(&CREATED_CHINESE) => TimeWord::Created,
        () if UPDATED_CHINESE.contains(&head) => TimeWord::Updated,
        () => TimeWord::Unknown,
    }
}

fn english(head: &str) -> TimeWord {
    let has = |words: &[&str]| head.split(' ').any(|token| words.contains(&token));
    match () {
        () if has(&NEVER_ENGLISH) => TimeWord::Never,
        () if has(&PUBLISHED_ENGLISH) && !has(&NOT_A_TIME) => TimeWord::Published,
        () if PUBLISHED_PHRASES.contains(&head) => TimeWord::Published,
        () if PLAIN_ENGLISH.contains(&head) => TimeWord::Plain,
        () if has(&["created", "create", "creation"]) && !has(&NOT_A_TIME) => TimeWord::Created,
        () => TimeWord::Unknown,
    }
}

/// Writes a head in lower case with single spaces between its words: `publishedAt`, `post_date`.
pub(in crate::formats) fn normal(head: &str) -> String {
    let mut words = String::new();
    let mut after_lower = false;
    for c in head.trim().chars() {
        let breaks = c.is_whitespace() || (c.is_ascii_punctuation() || "（）：、【】".contains(c));
        let starts = breaks || (after_lower && c.is_ascii_uppercase());
        if starts && !words.is_empty() && !words.ends_with(' ') {
            words.push(' ');
        }
        if !breaks {
            words.push(c.to_ascii_lowercase());
        }
        after_lower = c.is_ascii_lowercase();
    }
    words.truncate(words.trim_end().len());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_promise_what_they_say() {
        let cases = [
            ("发布时间", TimeWord::Published),
            ("首次发布时间", TimeWord::Published),
            ("Publish time", TimeWord::Published),
            ("publishedAt", TimeWord::Published),
            ("Video publish time", TimeWord::Published),
            ("post_date", TimeWord::Published),
            ("日期", TimeWord::Plain),
            ("Date", TimeWord::Plain),
            ("created_at", TimeWord::Created),
            ("更新时间", TimeWord::Updated),
            ("发布工具", TimeWord::Unknown),
            ("is_published", TimeWord::Unknown),
            ("Posted by", TimeWord::Unknown),
            ("标题", TimeWord::Unknown),
        ];
        for (head, expected) in cases {
            assert_eq!(time_word(head), expected, "{head}");
        }
    }

    #[test]
    fn times_of_other_things_are_never_taken() {
        let heads = [
            "采集时间",
            "源微博日期",
            "注册时间",
            "最近更新日期",
            "最后发布时间",
            "Last Published Date",
            "updated_at",
            "latestComments/0/timestamp",
            "author.created_at",
            "email_sent_at",
            "Connected On",
        ];
        for head in heads {
            assert_eq!(time_word(head), TimeWord::Never, "{head}");
        }
    }
}
