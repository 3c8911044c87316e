//! Knows what the other columns of a table are, and what their values say.

use super::time_words::{FOREIGN, normal, path};
use crate::timeline::{Kind, NotPost};

/// Names what a column beside the time holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formats) enum Role {
    /// A headline; never a body.
    Title,
    /// The post's address.
    Link,
    /// Whose post it is.
    Account,
    /// How often it was read.
    Reads,
    /// What kind of post it is.
    Kind,
    /// Whether the account wrote it: no means a repost.
    Original,
    /// Whether it is a repost.
    Repost,
    /// Whether, or to what, it is a reply.
    Reply,
    /// The state, in words.
    State,
    /// Whether it is published.
    Published,
    /// Whether it is a draft.
    Draft,
    /// Whether it is deleted.
    Deleted,
}

const EXACT: [(Role, &[&str]); 10] = [
    (
        Role::Account,
        &[
            "账号",
            "帐号",
            "賬號",
            "账号名称",
            "帐号名称",
            "账号名",
            "账号昵称",
            "公众号",
            "公众号名称",
            "昵称",
            "用户昵称",
            "用户名",
            "博主",
            "account",
            "account name",
            "page name",
            "account username",
            "username",
            "user name",
            "screen name",
            "channel name",
            "profile name",
            "owner username",
            "konto",
            "compte",
            "cuenta",
            "アカウント",
            "アカウント名",
            "аккаунт",
        ],
    ),
    (
        Role::Reads,
        &["阅读", "views", "reads", "read num", "read count", "view count", "总阅读次数", "总阅读人数"],
    ),
    (
        Role::Kind,
        &["类型", "体裁", "作品类型", "文章类型", "内容类型", "type", "post type", "kind", "content type"],
    ),
    (Role::Original, &["是否原创", "是否为原创微博", "is original"]),
    (
        Role::Repost,
        &[
            "是否转发",
            "is repost",
            "is retweet",
            "is share",
            "is reblog",
            "retweeted",
            "retweeted status",
            "retweeted tweet",
            "retweetedtweet",
            "reblog",
            "repost",
            "reposted",
            "origin status",
        ],
    ),
    (
        Role::Reply,
        &[
            "是否回复",
            "is reply",
            "in reply to",
            "in reply to id",
            "in reply to status id",
            "in reply to tweet id",
            "in reply to user id",
            "reply to id",
            "reply id",
        ],
    ),
    (
        Role::State,
        &[
            "状态",
            "审核状态",
            "发布状态",
            "可见范围",
            "可见性",
            "status",
            "state",
            "post status",
            "publish status",
            "privacy",
            "visibility",
            "video state",
            "statut",
            "estado",
            "zustand",
            "ステータス",
            "状態",
            "статус",
        ],
    ),
    (Role::Published, &["是否发布", "is published"]),
    (Role::Draft, &["是否草稿", "draft", "is draft"]),
    (Role::Deleted, &["是否删除", "deleted", "is deleted"]),
];

/// Heads that only a list of accounts, people, orders or log-ins has.
const REGISTER: [&str; 34] = [
    "粉丝数",
    "开设时间",
    "开设日期",
    "开通时间",
    "注册时间",
    "主办单位",
    "责任单位",
    "运行状态",
    "认证类型",
    "微博数",
    "followers",
    "followers count",
    "statuses count",
    "email",
    "e mail",
    "email address",
    "邮箱",
    "phone",
    "phone number",
    "手机",
    "手机号",
    "first name",
    "last name",
    "姓名",
    "amount",
    "金额",
    "price",
    "价格",
    "订单号",
    "order id",
    "ip",
    "ip address",
    "user agent",
    "password",
];

/// Heads that only a list of messages or comments has.
const MESSAGES: [&str; 17] = [
    "sender",
    "recipient",
    "recipients",
    "conversation id",
    "conversation title",
    "contents",
    "parent",
    "parent id",
    "发件人",
    "收件人",
    "评论内容",
    "rootid",
    "root id",
    "comment id",
    "comment text",
    "receiver",
    "chat id",
];

/// Reads the head of a column; `None` where it says nothing that is needed.
pub(in crate::formats) fn role(head: &str) -> Option<Role> {
    if let Some((lead, last)) = path(head) {
        return nested(lead, last);
    }
    let head = normal(head);
    let exact = EXACT.iter().find(|(_, words)| words.contains(&head.as_str())).map(|(role, _)| *role);
    exact.or_else(|| worded(&head))
}

/// Reads the path of a value in a record: the author's name, or what the record's own wrapper holds.
fn nested(lead: &str, last: &str) -> Option<Role> {
    const NAMES: [&str; 9] = [
        "name",
        "nickname",
        "nick name",
        "username",
        "user name",
        "screen name",
        "displayname",
        "display name",
        "uname",
    ];
    const OWNERS: [&str; 8] =
        ["user", "author", "account", "owner", "profile", "channel", "userinfo", "meta"];
    let lead = normal(lead);
    let holder = lead.rsplit(' ').next().unwrap_or_default();
    let foreign = lead.split(' ').any(|token| FOREIGN.contains(&token) && !OWNERS.contains(&token));
    match () {
        () if foreign => None,
        () if OWNERS.contains(&holder) => NAMES.contains(&normal(last).as_str()).then_some(Role::Account),
        () if last.starts_with('$') => None,
        () => role(last).filter(|role| *role != Role::Account),
    }
}

fn worded(head: &str) -> Option<Role> {
    let contains = |words: &[&str]| words.iter().any(|word| head.contains(word));
    let token = |words: &[&str]| head.split(' ').any(|token| words.contains(&token));
    let picture = contains(&["封面", "图片", "头像", "视频", "音乐", "下载"])
        || token(&["image", "img", "cover", "thumbnail", "avatar", "media", "source", "podcast", "expanded"]);
    match () {
        () if contains(&["标题", "標題", "タイトル", "件名", "заголовок"])
            || token(&["title", "headline", "titel", "überschrift", "titre", "título", "titolo"])
            || matches!(head, "subject" | "betreff" | "objet" | "asunto" | "название") =>
        {
            Some(Role::Title)
        }
        () if picture => None,
        () if contains(&["链接", "网址", "連結", "網址", "リンク", "ссылка"])
            || token(&["link", "url", "permalink", "lien", "enlace"]) =>
        {
            Some(Role::Link)
        }
        () if contains(&["阅读量", "阅读数", "播放量", "观看量", "浏览量"]) => {
            Some(Role::Reads)
        }
        () => None,
    }
}

/// Tells whether a head belongs to a list of accounts, whose times are not posts.
pub(super) fn of_register(head: &str) -> bool {
    REGISTER.contains(&normal(head).as_str())
}

/// Tells whether a head belongs to a list of messages or comments.
pub(super) fn of_messages(head: &str) -> bool {
    MESSAGES.contains(&normal(head).as_str())
}

/// Tells what a value makes of its row, if not a post.
pub(super) fn not_post(role: Role, value: &str) -> Option<NotPost> {
    match role {
        Role::State => state(&value.to_ascii_lowercase()),
        Role::Published => is_no(value).then_some(NotPost::Draft),
        Role::Draft => is_yes(value).then_some(NotPost::Draft),
        Role::Deleted => is_yes(value).then_some(NotPost::Deleted),
        _ => None,
    }
}

fn state(value: &str) -> Option<NotPost> {
    const STATES: [(NotPost, &[&str]); 4] = [
        (
            NotPost::Deleted,
            &["删除", "刪除", "下架", "deleted", "removed", "trash", "gelöscht", "supprimé", "eliminado"],
        ),
        (
            NotPost::Draft,
            &[
                "草稿",
                "未发布",
                "未發布",
                "审核中",
                "待审核",
                "draft",
                "unpublished",
                "pending",
                "not published",
                "entwurf",
                "brouillon",
                "borrador",
                "下書き",
                "черновик",
            ],
        ),
        (
            NotPost::Scheduled,
            &[
                "定时",
                "预约",
                "待发布",
                "定時",
                "預約",
                "待發布",
                "scheduled",
                "queued",
                "future",
                "upcoming",
                "geplant",
                "programmé",
                "planifié",
                "programado",
                "予約",
                "запланирован",
            ],
        ),
        (
            NotPost::Private,
            &[
                "私密",
                "仅自己",
                "隐藏",
                "不通过",
                "未通过",
                "失败",
                "private",
                "hidden",
                "failed",
                "rejected",
            ],
        ),
    ];
    let found = STATES.iter().find(|(_, words)| words.iter().any(|word| value.contains(word)));
    found.map(|(what, _)| *what)
}

/// Tells which kind a value makes of its row, if not an original.
pub(super) fn kind(role: Role, value: &str) -> Option<Kind> {
    let lower = value.to_ascii_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    match role {
        Role::Original => is_no(value).then_some(Kind::Repost),
        Role::Repost => is_yes(value).then_some(Kind::Repost),
        Role::Reply => (!value.is_empty() && value != "0" && !is_no(value)).then_some(Kind::Reply),
        Role::Kind if has(&["转发", "repost", "retweet", "boost"]) => Some(Kind::Repost),
        Role::Kind if has(&["回复", "reply"]) => Some(Kind::Reply),
        // A standing page of a site (imprint, contact) is dated like a post and is none.
        Role::Kind if lower == "page" => Some(Kind::System),
        _ => None,
    }
}

fn is_yes(value: &str) -> bool {
    matches!(value.to_ascii_lowercase().as_str(), "true" | "1" | "yes" | "是")
}

fn is_no(value: &str) -> bool {
    matches!(value.to_ascii_lowercase().as_str(), "false" | "0" | "no" | "否")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_name_their_roles_and_bodies_have_none() {
        let cases = [
            ("笔记标题", Some(Role::Title)),
            ("Post title", Some(Role::Title)),
            ("permalink", Some(Role::Link)),
            ("作品链接", Some(Role::Link)),
            ("账号昵称", Some(Role::Account)),
            ("is_published", Some(Role::Published)),
            ("阅读量", Some(Role::Reads)),
        ];
        for (head, expected) in cases {
            assert_eq!(role(head), expected, "{head}");
        }
        for body in ["正文", "content", "text", "Description", "封面链接", "subtitle", "thumbnail_url"]
        {
            assert_eq!(role(body), None, "{body}");
        }
    }

    #[test]
    fn states_tell_what_is_no_post() {
        let cases = [
            ("已发布", None),
            ("published", None),
            ("公开", None),
            ("未发布", Some(NotPost::Draft)),
            ("Unpublished", Some(NotPost::Draft)),
            ("定时发布", Some(NotPost::Scheduled)),
            ("已删除", Some(NotPost::Deleted)),
            ("私密", Some(NotPost::Private)),
            ("FAILED", Some(NotPost::Private)),
        ];
        for (value, expected) in cases {
            assert_eq!(not_post(Role::State, value), expected, "{value}");
        }
        assert_eq!(not_post(Role::Published, "FALSE"), Some(NotPost::Draft));
    }
}
