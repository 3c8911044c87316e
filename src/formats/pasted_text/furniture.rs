//! Knows the words that apps and pages put around posts.

/// Labels of another date that stands on the line below: of joining, of birth, of a visit.
const OTHER_DATES: &str = "Joined|Member since|Date of birth|Birthday|Born|Last active|Last seen|Last online|Founded|Created|\
Updated|注册时间|註冊時間|加入时间|加入時間|生日|出生日期|开通时间|認證時間|认证时间|最近登录|上次登录|更新于|编辑于";

/// Tells whether a line is the label of a date that is no post's.
pub(super) fn labels_other_date(line: &str) -> bool {
    let line = line.trim_end_matches([':', '：', ' ']);
    OTHER_DATES.split('|').any(|label| label == line)
}

/// Places as apps name them behind a time.
const PLACES: &str = "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|\
四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|中国香港|中国澳门|中国台湾|海外|美国|日本|英国|\
加拿大|澳大利亚|新加坡|韩国|其他";

/// Tells whether a text is the name of a province or a country, as apps write it.
pub(super) fn is_place(text: &str) -> bool {
    PLACES.split('|').any(|place| place == text.trim())
}

/// Tells whether a text begins with a place and has nothing but another one or a mark behind it.
pub(super) fn leads_place(text: &str) -> bool {
    text.split_whitespace().next().is_some_and(is_place) && text.chars().count() <= 12
}

/// Buttons and tabs that stand where a name may stand.
const BUTTONS: &str = "置顶|置頂|关注|已关注|關注|追蹤|追蹤中|粉丝|发消息|消息|私信|首页|主页|微博|全部微博|全部|原创|视频|图片|相册|\
超话|视频号|服务|返回|作品|喜欢|推荐|动态|投稿|笔记|收藏|登录|註冊|注册|搜索|更多|分享|订阅|文章|音频|回复|评论|转发|赞|\
公众号|已关注公众号|帖子|回覆|媒體|貼文|Posts|Post|Follow|Following|Followers|Message|Replies|Media|Likes|Articles|Highlights|\
Home|Explore|Search|Profile|More|About|Photos|Videos|Reels|Shorts|Playlists|Community|Live|Log in|Login|Sign up|Subscribe|\
Subscribed|Edit profile|Tagged|Pinned|Pinned post|Threads|Reposts|Events|People|Jobs|See all|Back|Verified|Verified account";

/// Tells whether a line is a button or a tab.
pub(super) fn is_button(line: &str) -> bool {
    BUTTONS.split('|').any(|button| button == line)
}

/// Reads a line or a word that is nothing but a handle: `@example`, `@example@social.example`.
pub(super) fn handle(line: &str) -> Option<&str> {
    let line = line.trim();
    let name = line.strip_prefix('@')?;
    let plain = |c: char| c.is_ascii_alphanumeric() || "_.-@".contains(c);
    (name.len() > 1 && name.len() <= 80 && name.chars().all(plain)).then_some(line)
}

/// Finds a handle beside a date: `Example @example · Mar 5`.
pub(super) fn handle_within(line: &str) -> Option<&str> {
    line.split_whitespace().find_map(handle)
}

/// Tells a line that says that the next post is somebody else's, passed on.
pub(super) fn announces_repost(line: &str) -> bool {
    const ENDS: [&str; 14] = [
        " reposted",
        " Reposted",
        " retweeted",
        " Retweeted",
        " boosted",
        " reposted this",
        " shared this",
        "已转帖",
        "已转推",
        "转推了",
        "轉推了",
        "已轉推",
        "已轉貼",
        "转嘟",
    ];
    let line = line.trim();
    line.chars().count() <= 60 && (ENDS.iter().any(|end| line.ends_with(end)) || line == "Reposted")
}

/// Tells a line under a date that makes of what it dates a comment; `after` counts the lines since the date.
pub(super) fn marks_comment(line: &str, after: u32) -> bool {
    let line = line.trim();
    let (reply, like) = (["Reply", "回复", "回覆"], ["Like", "赞", "讚"]);
    reply.contains(&line) && after <= 2
        || like.contains(&line) && after <= 1
        || line == "Like Reply" && after <= 1
}

/// Marks by which a platform's page is known, each for one platform.
const PLATFORMS: [(&str, &[&str]); 8] = [
    ("douyin", &["抖音号", "抖音號"]),
    ("xiaohongshu", &["小红书号", "小紅書號"]),
    ("kuaishou", &["快手号"]),
    ("wechat-channels", &["视频号ID"]),
    ("bilibili", &["哔哩哔哩", "bilibili"]),
    ("bluesky", &[".bsky.social"]),
    ("linkedin", &["Visible to anyone on or off LinkedIn"]),
    ("tiktok", &["TikTok"]),
];

/// Names the platform whose mark stands in a line of a page's head.
pub(super) fn platform(line: &str) -> Option<&'static str> {
    let line = line.trim();
    let marked = |marks: &[&str]| {
        marks.iter().any(|mark| match mark.is_ascii() && !mark.starts_with('.') {
            true => line.eq_ignore_ascii_case(mark),
            false => line.contains(mark),
        })
    };
    let known = PLATFORMS.iter().find(|(_, marks)| marked(marks)).map(|(id, _)| *id);
    // Only the fediverse has handles with a server.
    known.or_else(|| handle(line).filter(|handle| handle[1..].contains('@')).map(|_| "mastodon"))
}
