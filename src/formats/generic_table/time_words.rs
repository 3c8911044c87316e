//! Knows the words that head a column of times, in Chinese, English and a few other languages.

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

const NEVER_ENGLISH: [&str; 62] = [
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
    "mtime",
    "utime",
    "updatedat",
    "modifiedat",
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
const PUBLISHED_ENGLISH: [&str; 9] =
    ["published", "publish", "publishedat", "posted", "posting", "pubdate", "publication", "sent", "aired"];
/// Words that make of a publishing something other than its time: `posted by`, `is_published`.
const NOT_A_TIME: [&str; 9] = ["by", "is", "status", "state", "url", "id", "type", "to", "link"];
const PUBLISHED_PHRASES: [&str; 19] = [
    "pub date",
    "post date",
    "post time",
    "p date",
    "post timestamp",
    "tweet time",
    "taken at",
    "taken at timestamp",
    "taken at gmt",
    "date posted",
    "date published",
    "upload date",
    "uploaded at",
    "upload time",
    "date uploaded",
    "release date",
    "air date",
    "pub time",
    "pubtime",
];
const PLAIN_ENGLISH: [&str; 12] = [
    "date",
    "time",
    "datetime",
    "date time",
    "timestamp",
    "date utc",
    "time utc",
    "date gmt",
    "day",
    "ts",
    "timestamp ms",
    "created utc",
];

/// Heads of other languages than Chinese and English, in lower case; a foreign head may also end with one.
const OTHERS: [(TimeWord, &[&str]); 4] = [
    (
        TimeWord::Never,
        &[
            "geändert",
            "änderung",
            "aktualisiert",
            "bearbeitet",
            "registriert",
            "geburtsdatum",
            "modifié",
            "date de modification",
            "mis à jour",
            "mise à jour",
            "date d inscription",
            "date de naissance",
            "modificado",
            "modificación",
            "actualizado",
            "actualización",
            "fecha de registro",
            "fecha de nacimiento",
            "更新日",
            "登録日",
            "編集日",
            "生年月日",
            "изменен",
            "обновлен",
            "регистрац",
            "рождени",
            "수정",
            "가입",
        ],
    ),
    (
        TimeWord::Published,
        &[
            "veröffentlicht",
            "publikationsdatum",
            "sendedatum",
            "gesendet",
            "gesendet am",
            "publié",
            "date de publication",
            "date de parution",
            "date de mise en ligne",
            "publicado",
            "publicado el",
            "fecha publicacion",
            "fecha de publicacion",
            "publicación",
            "publicação",
            "data de publicacao",
            "pubblicato",
            "pubblicato il",
            "data di pubblicazione",
            "投稿日",
            "公開日",
            "掲載日",
            "配信日",
            "опубликован",
            "публикац",
            "размещен",
            "게시",
            "발행",
        ],
    ),
    (
        TimeWord::Created,
        &[
            "erstellt",
            "erstellt am",
            "erstellungsdatum",
            "créé",
            "création",
            "creado",
            "creado el",
            "creación",
            "fecha de creacion",
            "criado em",
            "作成日",
            "создан",
        ],
    ),
    (
        TimeWord::Plain,
        &[
            "datum",
            "zeitstempel",
            "uhrzeit",
            "zeit",
            "zeitpunkt",
            "date et heure",
            "heure",
            "horodatage",
            "fecha",
            "hora",
            "fecha y hora",
            "日時",
            "日付",
            "дата",
            "время",
            "дата и время",
            "날짜",
            "일시",
            "작성일",
        ],
    ),
];

/// Parts of a path that lead to somebody else's item or to the account: their times are no posts of a record.
pub(super) const FOREIGN: [&str; 23] = [
    "parent",
    "quoted",
    "quote",
    "quotedtweet",
    "retweeted",
    "retweetedtweet",
    "reblog",
    "repost",
    "reposted",
    "shared",
    "origin",
    "music",
    "place",
    "location",
    "owner",
    "account",
    "media",
    "attachment",
    "attachments",
    "link",
    "card",
    "poll",
    "event",
];

/// Reads the head of a column, or the path of a value in a record (`node.taken_at`).
pub(in crate::formats) fn time_word(head: &str) -> TimeWord {
    // MongoDB wraps its dates: `created_at.$date`, `created_at.$date.$numberLong`.
    let head = head.split_once(".$date").map_or(head, |(head, _)| head);
    if let Some((lead, last)) = path(head) {
        let foreign = |token: &str| FOREIGN.contains(&token) || NEVER_ENGLISH.contains(&token);
        return match normal(lead).split(' ').any(foreign) {
            true => TimeWord::Never,
            false => time_word(last),
        };
    }
    let head = normal(head);
    match (other(&head), head.is_ascii()) {
        (TimeWord::Unknown, true) => english(&head),
        (TimeWord::Unknown, false) => chinese(&head.replace(' ', "")),
        (other, _) => other,
    }
}

/// Splits a head that is a path, at its last step: `snippet.publishedAt`, `latestComments/0/timestamp`.
pub(in crate::formats) fn path(head: &str) -> Option<(&str, &str)> {
    let step = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-$@#".contains(&byte))
    };
    let numbered =
        head.split('/').any(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    const OWNERS: [&str; 5] = ["author", "authorMeta", "user", "owner", "channel"];
    let owned = head.split_once('/').is_some_and(|(lead, _)| OWNERS.contains(&lead));
    let (lead, last) = head.rsplit_once(if numbered || owned { '/' } else { '.' })?;
    let plain = lead.split(['.', '/']).all(step) && step(last);
    (plain && last.bytes().any(|byte| byte.is_ascii_alphabetic())).then_some((lead, last))
}

fn other(head: &str) -> TimeWord {
    let lower: String = head.chars().map(lower).collect();
    // An ASCII word is the whole head; others say enough wherever they stand, but for a bare "date".
    let says = |whole: bool, word: &&str| {
        if whole || word.is_ascii() { lower == **word } else { lower.contains(*word) }
    };
    let found =
        OTHERS.iter().find(|(word, words)| words.iter().any(|other| says(*word == TimeWord::Plain, other)));
    found.map_or(TimeWord::Unknown, |(word, _)| *word)
}

/// Lowers a Latin or Cyrillic letter; the tables of all of Unicode would weigh more than the rest of this file.
fn lower(c: char) -> char {
    let lowered = match c {
        'À'..='Þ' | 'А'..='Я' => char::from_u32(u32::from(c) + 32),
        _ => None,
    };
    lowered.unwrap_or(c.to_ascii_lowercase())
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
        // What crawlers that keep documents in MongoDB call the making and the change of their own record.
        () if has(&NEVER_ENGLISH) || ["c date", "u date"].contains(&head) => TimeWord::Never,
        () if has(&PUBLISHED_ENGLISH) && !has(&NOT_A_TIME) => TimeWord::Published,
        () if PUBLISHED_PHRASES.contains(&head) => TimeWord::Published,
        () if PLAIN_ENGLISH.contains(&head) => TimeWord::Plain,
        () if has(&["created", "create", "creation", "createdat", "ctime", "createtime"])
            && !has(&NOT_A_TIME) =>
        {
            TimeWord::Created
        }
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
            ("pubDate", TimeWord::Published),
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
            "c_date",
            "u_date",
        ];
        for head in heads {
            assert_eq!(time_word(head), TimeWord::Never, "{head}");
        }
    }
}
