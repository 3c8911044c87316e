//! Knows the words that head the columns of a register, and the names of platforms in its cells.

use crate::formats::generic_table::plain_head;

/// Says what a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head {
    /// The account's name, on this platform where the head says so.
    Name(Option<&'static str>),
    /// The account's id on its platform.
    Handle,
    /// Whose account it is.
    Unit,
    /// The platform.
    Platform,
    /// The state, or what was found wrong.
    State,
    /// When the account was opened.
    Opened,
    /// When somebody looked.
    Checked,
    /// How many posts there are in all.
    Posts,
    /// When the account was last updated; of this platform where the head says so.
    Last(Option<&'static str>),
    /// 更新时间: of the account, where everything else speaks of accounts too.
    Updated,
    /// A post's own title or publish time: then a row is a post.
    OfPost,
    /// Something that only accounts have: followers, a certification.
    OfAccount,
}

/// How long a head may be, in characters.
const HEAD_LIMIT: usize = 30;

const NAMES: &str = "账号名称|账号名|账号|账户名称|账户|新媒体名称|政务新媒体名称|媒体名称|新媒体账号|新媒体账号名称|\
公众号名称|名称|昵称|账号昵称|政务新媒体|官方账号|账号全称|平台账号|account|account name|accounts|name|page|page name|\
channel name|profile name|display name";
const HANDLES: &str =
    "账号id|微信号|微信id|账号标识|uid|原始id|id|账号编号|handle|username|user name|screen name|account id";
const UNITS: &str =
    "单位|部门|机构|主办|主管|开办者|department|agency|unit|organisation|organization|office|owner|bureau";
const PLATFORMS: &str = "平台|平台类型|平台类别|平台名称|所属平台|发布平台|媒体平台|新媒体类型|新媒体平台|新媒体类别|\
政务新媒体类型|账号类型|账号类别|账号平台|媒体类型|媒体类别|类型|类别|渠道|开设平台|入驻平台|platform|network|service|\
channel|channel type|type|social network";
const STATES: &str =
    "状态|存在问题|问题|备注|整改|检查结果|检查情况|运行情况|status|state|remark|remarks|note|notes";
const OPENED: &str = "开设|开通|注册|创建|上线|申请|开办|opened|created|registered|launched";
const CHECKED: &str =
    "检查|核查|抽查|巡查|监测|统计|填报|采集|排查|自查|checked|as of|date checked|checked on";
const WHEN: &str = "时间|日期|年月|日";
const POSTS: &str = "发布数|发文数|发布总数|发文总数|发文量|发布量|微博数|文章数|推文数|作品数|信息数|累计发布|累计发文|\
发布信息数|发布条数|信息条数|信息总数|内容总数";
const POSTS_ENGLISH: &str =
    "posts|post count|posts count|number of posts|total posts|tweets|statuses count|statuses";
/// What makes of a number of posts that of a stretch of time.
const STRETCH: &str = "月|季|周|年|近|本|今|期|最|均|当|上";
const OF_ACCOUNT: &str =
    "粉丝|关注数|订阅数|认证|管理员|负责人|联系人|联系电话|审核人|followers|subscribers|verified|contact";
const OF_POST: &str = "标题|题目|正文|title|headline|caption";
const UPDATES: &str = "更新|发布|发文|推送|发博|发帖|发稿|推文";
const LAST: &str = "最近|最后|最新|末次|最晚|检查时|截止|截至|上次|近一次|更新至|更新到|停更|断更|停止";
/// What makes of an update's column one of something else of the update.
const NOT_A_TIME: &str =
    "标题|题目|链接|网址|数|量|频|名称|登录|次数|单位|人|天|间隔|是否|方式|率|周期|要求|时长";

/// Reads the head of a column; `None` where it says nothing that is needed.
pub(super) fn head(text: &str) -> Option<Head> {
    if text.chars().count() > HEAD_LIMIT || text.contains(['。', '，', '；', '！', '、']) {
        return None;
    }
    let whole = fold(text);
    if whole.is_ascii() {
        return english(&plain_head(text));
    }
    // A remark in brackets says how to fill the column in.
    let bare = whole.split(['(', '（', '[', '【']).next().unwrap_or_default();
    let has = |words| holds(&whole, words);
    let spells = |words| lists(words, bare);
    let timed = has(WHEN);
    let update = has(UPDATES) && !has(NOT_A_TIME) && (!has("内容") || timed);
    match () {
        () if update && has(LAST) || timed && has("停更|断更") => {
            Some(Head::Last(platform_within(&whole)))
        }
        () if has(OF_POST) && !has(LAST) => Some(Head::OfPost),
        () if update && timed && has("更新") => Some(Head::Updated),
        () if update && timed && !has("首次|首条|第一") => Some(Head::OfPost),
        () if spells(NAMES) => Some(Head::Name(None)),
        () if has(OPENED) && timed => Some(Head::Opened),
        () if has(CHECKED) && timed => Some(Head::Checked),
        () if spells(HANDLES) => Some(Head::Handle),
        () if spells(PLATFORMS) => Some(Head::Platform),
        () if has(POSTS) && !has(STRETCH) => Some(Head::Posts),
        () if has(OF_ACCOUNT) => Some(Head::OfAccount),
        () if has(UNITS) => Some(Head::Unit),
        () if has(STATES) => Some(Head::State),
        () => name_on(bare).map(|platform| Head::Name(Some(platform))),
    }
}

/// Reads 微信公众号, 微博名称 or 抖音账号 as the head of names on that platform.
fn name_on(bare: &str) -> Option<&'static str> {
    let ends = ["账号名称", "账号", "名称", "昵称", "名"];
    let platform = ends.iter().find_map(|end| bare.strip_suffix(end)).unwrap_or(bare);
    // A column of sites or programs holds their addresses.
    platform_of(platform).filter(|platform| !matches!(*platform, "app" | "website"))
}

fn english(plain: &str) -> Option<Head> {
    let token = |words: &str| plain.split(' ').any(|token| lists(words, token));
    let last = token("last|latest|newest") || plain.contains("most recent");
    let update = token("post|posted|update|updated|tweet|published|publication|upload|content|entry");
    let other = token("title|by|url|link|id|text|login|count|status|type|author|name|modified|topic");
    match () {
        () if last && update && !other => Some(Head::Last(platform_within(plain))),
        () if token(OF_POST) && !last => Some(Head::OfPost),
        () if lists(NAMES, plain) => Some(Head::Name(None)),
        () if lists(HANDLES, plain) => Some(Head::Handle),
        () if lists(PLATFORMS, plain) => Some(Head::Platform),
        () if lists(CHECKED, plain) => Some(Head::Checked),
        () if lists(POSTS_ENGLISH, plain) => Some(Head::Posts),
        () if token(OF_ACCOUNT) => Some(Head::OfAccount),
        () if token(OPENED) => Some(Head::Opened),
        () if token("published|posted|publish") && !other => Some(Head::OfPost),
        () if token(UNITS) => Some(Head::Unit),
        () if token(STATES) => Some(Head::State),
        () => name_on(plain).map(|platform| Head::Name(Some(platform))),
    }
}

fn lists(words: &str, wanted: &str) -> bool {
    words.split('|').any(|word| word == wanted)
}

/// Tells whether one of some words, parted by `|`, occurs in a text.
pub(super) fn holds(text: &str, words: &str) -> bool {
    words.split('|').any(|word| text.contains(word))
}

/// Names of platforms as registers write them, folded.
const PLATFORM_NAMES: [(&str, &str); 20] = [
    ("wechat-channels", "视频号|微信视频号|wechat channels"),
    (
        "wechat",
        "微信|微信公众号|公众号|微信订阅号|订阅号|微信服务号|服务号|微信公众平台|微信平台|官方微信|政务微信|wechat|weixin",
    ),
    ("weibo", "微博|新浪微博|新浪|官方微博|政务微博|微博平台|weibo|sina weibo"),
    ("douyin", "抖音|抖音号|抖音短视频|抖音平台|政务抖音|官方抖音|douyin"),
    ("kuaishou", "快手|快手号|kuaishou"),
    ("toutiao", "今日头条|头条|头条号|政务头条|今日头条号|toutiao"),
    ("xiaohongshu", "小红书|小红书号|xiaohongshu|rednote"),
    ("bilibili", "哔哩哔哩|b站|bilibili|b站号"),
    ("zhihu", "知乎|知乎号|zhihu"),
    ("app", "app|客户端|移动客户端|手机客户端|移动应用|政务客户端|mobile app"),
    ("website", "网站|门户网站|政府网站|website|web site"),
    ("x", "x|twitter|x (twitter)|x/twitter|twitter/x|推特"),
    ("facebook", "facebook|facebook page|脸书|fb"),
    ("instagram", "instagram|ig"),
    ("threads", "threads"),
    ("youtube", "youtube|youtube channel|油管"),
    ("tiktok", "tiktok"),
    ("linkedin", "linkedin|领英"),
    ("mastodon", "mastodon"),
    ("bluesky", "bluesky"),
];

/// Finds the platform a cell names; `None` where it is none known here.
pub(super) fn platform_of(text: &str) -> Option<&'static str> {
    let text = fold(text);
    PLATFORM_NAMES.iter().find(|(_, names)| lists(names, text.trim())).map(|(id, _)| *id)
}

/// Finds the one platform a longer text names: a title above the table, a line between its rows, a head.
pub(super) fn platform_within(text: &str) -> Option<&'static str> {
    const MARKS: [(&str, &str); 9] = [
        ("wechat-channels", "视频号"),
        ("wechat", "微信公众|公众号|订阅号|微信|wechat"),
        ("weibo", "微博|weibo"),
        ("douyin", "抖音|douyin"),
        ("kuaishou", "快手"),
        ("toutiao", "头条"),
        ("xiaohongshu", "小红书"),
        ("facebook", "facebook"),
        ("youtube", "youtube"),
    ];
    let text = fold(text).replace("微信视频号", "视频号").replace("腾讯微博", "");
    let mut named = MARKS.iter().filter(|(_, marks)| holds(&text, marks));
    let (first, second) = (named.next(), named.next());
    first.filter(|_| second.is_none()).map(|(id, _)| *id)
}

const TRADITIONAL: &str = "帳賬號稱單責時間後發佈狀態類別運檢開設註冊機關體數條貼標題鏈連結從無銷閉轉經營維護週臺頻內過\
辦審核實統計監測寫資訊備錄閱讀區縣鄉鎮戶粉絲認證問題負產來並遷併凍撤園報導總終歲驗號媒處長現書務衆粵業齊種";
const SIMPLIFIED: &str = "账账号称单责时间后发布状态类别运检开设注册机关体数条贴标题链连结从无销闭转经营维护周台频内过\
办审核实统计监测写资讯备录阅读区县乡镇户粉丝认证问题负产来并迁并冻撤园报导总终岁验号媒处长现书务众粤业齐种";

/// Folds traditional characters, ASCII case and full-width forms; drops white space beside Chinese.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::new();
    for c in text.trim().chars() {
        let c = match c {
            '\u{ff01}'..='\u{ff5e}' => char::from((c as u32 - 0xfee0) as u8),
            _ => c,
        };
        if c.is_whitespace() {
            if folded.ends_with(|last: char| last.is_ascii_graphic()) {
                folded.push(' ');
            }
            continue;
        }
        // Most cells of most files are ASCII, and every file is looked at.
        let at =
            if c.is_ascii() { None } else { TRADITIONAL.chars().position(|traditional| traditional == c) };
        let c = at.and_then(|at| SIMPLIFIED.chars().nth(at)).unwrap_or(c);
        if !c.is_ascii() && folded.ends_with(' ') {
            folded.pop();
        }
        folded.push(c.to_ascii_lowercase());
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_say_what_they_say_in_any_wording() {
        let cases = [
            ("账号名称", Head::Name(None)),
            ("帳號名稱", Head::Name(None)),
            ("新媒体 名称", Head::Name(None)),
            ("微信公众号", Head::Name(Some("wechat"))),
            ("微博名称", Head::Name(Some("weibo"))),
            ("账号ID", Head::Handle),
            ("主办单位", Head::Unit),
            ("新媒体类型", Head::Platform),
            ("运行状态", Head::State),
            ("开设时间", Head::Opened),
            ("检查日期", Head::Checked),
            ("微博数", Head::Posts),
            ("粉丝数", Head::OfAccount),
            ("最近更新日期", Head::Last(None)),
            ("最后\n更新时间（年月日）", Head::Last(None)),
            ("最後發佈時間", Head::Last(None)),
            ("检查时更新日期", Head::Last(None)),
            ("微信最近更新时间", Head::Last(Some("wechat"))),
            ("最近一次发文日期", Head::Last(None)),
            ("更新时间", Head::Updated),
            ("标题", Head::OfPost),
            ("发布时间", Head::OfPost),
            ("Account name", Head::Name(None)),
            ("Last post", Head::Last(None)),
            ("last_post_date", Head::Last(None)),
            ("Date of latest tweet", Head::Last(None)),
            ("Department", Head::Unit),
            ("Post title", Head::OfPost),
        ];
        for (text, expected) in cases {
            assert_eq!(head(text), Some(expected), "{text}");
        }
        for text in
            ["序号", "最近更新标题", "本月发布数", "首次发布时间", "最后登录时间", "Last login", "更新频率"]
        {
            assert!(
                !matches!(head(text), Some(Head::Last(_) | Head::Updated | Head::Posts | Head::Name(_))),
                "{text}"
            );
        }
    }

    #[test]
    fn both_tables_of_characters_are_of_one_length() {
        assert_eq!(TRADITIONAL.chars().count(), SIMPLIFIED.chars().count());
    }

    #[test]
    fn platforms_are_named_by_the_whole_cell_or_alone_in_a_longer_text() {
        assert_eq!(platform_of("微信公众号"), Some("wechat"));
        assert_eq!(platform_of(" X "), Some("x"));
        assert_eq!(platform_of("腾讯微博"), None);
        assert_eq!(platform_within("示例县政务微博账号清单"), Some("weibo"));
        assert_eq!(platform_within("示例县微博、微信账号清单"), None);
        assert_eq!(platform_within("微信视频号一览"), Some("wechat-channels"));
    }
}
