//! Reads what the lines around the posts tell: the name, the counter, the platform.

use crate::formats::records::count;

/// How long a name may be, in characters.
const NAME_LIMIT: usize = 24;
/// Buttons and tabs that stand where a name may stand.
const BUTTONS: [&str; 16] = [
    "置顶",
    "关注",
    "已关注",
    "发消息",
    "消息",
    "首页",
    "主页",
    "微博",
    "全部微博",
    "全部",
    "视频号",
    "服务",
    "返回",
    "Posts",
    "Follow",
    "Following",
];
const SENTENCE: &str = "。！？；，、：…!?;,:/@#|“”\"";

/// Holds what the lines told so far.
#[derive(Default)]
pub(super) struct Profile {
    /// The first line that looks like a name.
    pub name: Option<String>,
    /// The platform's own counter of posts.
    pub declared: Option<u64>,
    weibo: u32,
    wechat: u32,
}

impl Profile {
    /// Looks at a line that dates no post; the head of the page ends with the first that does.
    pub fn look(&mut self, line: &str, in_head: bool) {
        let line = line.trim();
        let counted = counter(line);
        self.weibo += u32::from(is_weibo(line));
        self.wechat += u32::from(is_wechat(line));
        if in_head {
            if self.name.is_none() && counted.is_none() && is_name(line) {
                self.name = Some(line.to_owned());
            }
            self.declared = self.declared.or(counted);
        }
    }

    /// Hears of a line that dates a post.
    pub fn look_at_dated(&mut self, line: &str) {
        self.weibo += u32::from(line.contains("来自") || line.contains("來自"));
    }

    /// Names the platform whose words prevail.
    pub fn platform(&self) -> &'static str {
        match self.weibo.cmp(&self.wechat) {
            std::cmp::Ordering::Greater => "weibo",
            std::cmp::Ordering::Less => "wechat",
            std::cmp::Ordering::Equal => "unknown",
        }
    }
}

fn is_weibo(line: &str) -> bool {
    line.starts_with("微博") || (line.contains("转发") && line.contains("评论") && line.contains('赞'))
}

fn is_wechat(line: &str) -> bool {
    let reads = line
        .strip_prefix("阅读")
        .is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()));
    reads || line.contains("篇原创内容") || line.contains("公众号")
}

fn is_name(line: &str) -> bool {
    let length = line.chars().count();
    (2..=NAME_LIMIT).contains(&length)
        && !line.contains(|c| SENTENCE.contains(c))
        && line.contains(char::is_alphabetic)
        && !BUTTONS.contains(&line)
}

/// Reads a platform's counter of posts: `微博 46`, `全部微博（0）`, `0篇原创内容`, `46 posts`.
pub(super) fn counter(line: &str) -> Option<u64> {
    after_word(line, "微博").or_else(|| before_word(line, "篇原创内容")).or_else(|| english(line))
}

fn after_word(line: &str, word: &str) -> Option<u64> {
    let mut places = line.match_indices(word);
    places.find_map(|(at, _)| {
        // 转发微博 and 来自微博 count no posts.
        let before = line[..at].trim_end();
        if before.ends_with("转发") || before.ends_with("来自") {
            return None;
        }
        let rest =
            line[at + word.len()..].trim_start_matches([' ', '\t', '\u{3000}', '(', '（', '[', ':', '：']);
        let end = rest.find(|c: char| c.is_whitespace() || ")）]".contains(c)).unwrap_or(rest.len());
        count(&rest[..end])
    })
}

fn before_word(line: &str, word: &str) -> Option<u64> {
    let before = &line[..line.find(word)?];
    let start = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    count(before[start..].trim_start_matches(|c: char| !c.is_ascii_digit()))
}

fn english(line: &str) -> Option<u64> {
    let (number, word) = line.split_once(' ')?;
    let posts = ["post", "posts", "tweet", "tweets"];
    posts.iter().any(|known| word.eq_ignore_ascii_case(known)).then(|| count(number))?
}

/// Tells whether a line of Weibo's own says that the post passes another one on.
pub(super) fn marks_repost(line: &str) -> bool {
    let line = line.trim();
    line == "转发微博" || line.starts_with("转发了") || line.contains("//@")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counters_are_read_and_nothing_else() {
        let cases = [
            ("粉丝 1.2万  关注 35  微博 46", Some(46)),
            ("全部微博（0）", Some(0)),
            ("微博[1159]", Some(1159)),
            ("微博 1.2万", Some(12_000)),
            ("0篇原创内容", Some(0)),
            ("1篇原创内容  12个朋友关注", Some(1)),
            ("0 posts", Some(0)),
            ("微博认证：示例镇人民政府官方微博", None),
            ("来自微博 12", None),
            ("转发 3 评论 5 赞 21", None),
            ("示例镇发布", None),
        ];
        for (line, expected) in cases {
            assert_eq!(counter(line), expected, "{line}");
        }
    }

    #[test]
    fn the_first_line_that_looks_like_a_name_is_one() {
        let mut profile = Profile::default();
        for line in ["返回", "粉丝 3  微博 46", "示例镇发布", "发布镇里的消息，服务居民"]
        {
            profile.look(line, true);
        }
        assert_eq!((profile.name.as_deref(), profile.declared), (Some("示例镇发布"), Some(46)));
    }

    #[test]
    fn the_platform_is_the_one_whose_words_prevail() {
        let platform = |lines: &[&str]| {
            let mut profile = Profile::default();
            lines.iter().for_each(|line| profile.look(line, false));
            profile.platform()
        };
        assert_eq!(platform(&["转发 0 评论 0 赞 2"]), "weibo");
        assert_eq!(platform(&["阅读 1024  赞 6"]), "wechat");
        assert_eq!(platform(&["欢迎"]), "unknown");
    }
}
