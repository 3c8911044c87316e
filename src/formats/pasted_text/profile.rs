//! Reads what the lines around the posts tell: the name, the counter, the platform.

use super::furniture::{handle, is_button, platform};
use crate::formats::records::count;

/// How long a name may be, in characters.
const NAME_LIMIT: usize = 24;
const SENTENCE: &str = "。！？；，、：…!?;,:/@#|“”\"";

/// Holds what the lines told so far.
#[derive(Default)]
pub(super) struct Profile {
    /// The first line that looks like a name.
    pub name: Option<String>,
    /// The account's handle, where the page of a profile gives it.
    pub handle: Option<String>,
    /// The platform's own counter of posts; never 0 where it counts some kinds alone.
    pub declared: Option<u64>,
    marked: Option<&'static str>,
    /// Whether the head is that of a profile: it counts followers, or says since when the account is there.
    of_account: bool,
    /// The line above, where it may be a name.
    above: Option<String>,
    /// Whether what follows is no longer about the account itself.
    settled: bool,
    joined: bool,
    weibo: u32,
    wechat: u32,
    /// The counter that a number and its word on two lines make, until the line behind them is known.
    parted: Parted,
}

#[derive(Default)]
enum Parted {
    #[default]
    Nothing,
    Number(u64),
    Word,
    /// A number with its word behind it.
    Counter(u64),
    /// A number, its word and a number: nobody can tell which is the word's.
    Unclear,
}

impl Profile {
    /// Looks at a line that dates no post; the head of the page ends with the first that does.
    pub fn look(&mut self, line: &str, in_head: bool) {
        let line = line.trim();
        let counted = counter(line);
        self.weibo += u32::from(is_weibo(line));
        self.wechat += u32::from(is_wechat(line));
        if !in_head || line.is_empty() {
            return;
        }
        if self.name.is_none() && counted.is_none() && is_name(line) {
            self.name = Some(line.to_owned());
        }
        // Above the account's own handle may stand that of whoever looks at the page.
        let followed = has_followers(line);
        if let Some(handle) = handle(line).filter(|_| !self.settled) {
            self.handle = Some(handle.to_owned());
            self.name = self.above.take().or(self.name.take());
        }
        self.above = is_name(line).then(|| line.to_owned());
        self.settled |= followed || line.starts_with("Joined ");
        self.marked = self.marked.or_else(|| platform(line));
        self.joined |= line.starts_with("Joined ");
        self.of_account |= self.joined || counted.is_some() || followed;
        self.declared = self.declared.or(counted.map(|counted| counted.posts).filter(|posts| *posts > 0));
        if let Some(Counted { posts: 0, every_kind: true }) = counted {
            self.declared = self.declared.or(Some(0));
        }
        self.look_at_part(line);
    }

    /// Puts `12` and `posts` on two lines together, in either order, where the line beside them is no number.
    fn look_at_part(&mut self, line: &str) {
        let number = count(line).filter(|_| line.starts_with(|c: char| c.is_ascii_digit()));
        let word = COUNTED.split('|').any(|word| word.eq_ignore_ascii_case(line));
        self.parted = match (&self.parted, number, word) {
            (Parted::Number(before), None, true) => Parted::Counter(*before),
            (Parted::Counter(_), Some(_), _) => Parted::Unclear,
            (Parted::Counter(posts), None, _) => {
                self.declared = self.declared.or(Some(*posts));
                Parted::Nothing
            }
            (Parted::Word, Some(posts), _) => {
                self.declared = self.declared.or(Some(posts));
                Parted::Nothing
            }
            (_, Some(number), _) => Parted::Number(number),
            (_, None, true) => Parted::Word,
            (_, None, false) => Parted::Nothing,
        };
    }

    /// Hears of a line that dates a post.
    pub fn look_at_dated(&mut self, line: &str) {
        self.weibo += u32::from(line.contains("来自") || line.contains("來自"));
    }

    /// Ends the head: a number and its word may have been its last lines.
    pub fn end_head(&mut self) {
        if let Parted::Counter(posts) = self.parted {
            self.declared = self.declared.or(Some(posts));
        }
        self.parted = Parted::Nothing;
    }

    /// Gives the handle, where it is surely the page's own: not that of the first post.
    pub fn own_handle(&self) -> Option<&str> {
        self.handle.as_deref().filter(|_| self.of_account)
    }

    /// Names the platform whose words prevail.
    pub fn platform(&self) -> &'static str {
        match self.weibo.cmp(&self.wechat) {
            std::cmp::Ordering::Greater => "weibo",
            std::cmp::Ordering::Less => "wechat",
            std::cmp::Ordering::Equal => match self.marked {
                Some(platform) => platform,
                None if self.joined && self.own_handle().is_some() => "x",
                None => "unknown",
            },
        }
    }
}

fn has_followers(line: &str) -> bool {
    ["Followers", "followers", "Following", "粉丝", "粉絲", "subscribers"]
        .iter()
        .any(|word| line.contains(word))
        && line.contains(|c: char| c.is_ascii_digit())
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
        && !is_button(line)
}

/// Words that a counter of posts has before or behind it on a line of its own.
const COUNTED: &str = "微博|作品|笔记|筆記|帖子|貼文|推文|posts|post|tweets|toots";
/// Words before a number of all posts.
const BEFORE: [&str; 5] = ["微博", "作品", "笔记", "筆記", "Posts"];
/// Words behind a number of all posts.
const BEHIND: [&str; 10] =
    ["篇帖子", "帖子", "則貼文", "篇貼文", "貼文", "则贴文", "条推文", "則推文", "条微博", "篇笔记"];

/// Holds a platform's counter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Counted {
    pub posts: u64,
    /// Whether it counts posts of every kind: 0 original articles are not 0 articles, 0 videos are not 0 posts.
    pub every_kind: bool,
}

/// Reads a platform's counter of posts: `微博 46`, `全部微博（0）`, `13篇原创内容`, `作品 0`, `46 posts`.
pub(super) fn counter(line: &str) -> Option<Counted> {
    // A line that begins with a number has its numbers before their words: 46 微博 0 粉丝.
    let numbers_first = line.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let all = || {
        let word = |word: &str| match numbers_first {
            true => before_word(line, word),
            false => after_word(line, word),
        };
        let behind = || BEHIND.iter().find_map(|word| before_word(line, word));
        english(line).or_else(|| BEFORE.iter().find_map(|known| word(known))).or_else(behind)
    };
    let some = || {
        let behind = ["篇原创内容", "篇原創內容", "个视频", " videos", " video"];
        let behind = behind.iter().find_map(|word| before_word(line, word));
        behind.or_else(|| after_word(line, "投稿"))
    };
    let counted = |every_kind| move |posts| Counted { posts, every_kind };
    all().map(counted(true)).or_else(|| some().map(counted(false)))
}

fn after_word(line: &str, word: &str) -> Option<u64> {
    let mut places = line.match_indices(word);
    places.find_map(|(at, _)| {
        // 转发微博 and 来自微博 count no posts.
        let before = line[..at].trim_end();
        if before.ends_with("转发") || before.ends_with("来自") || before.len() > NAME_LIMIT * 4 {
            return None;
        }
        let rest = line[at + word.len()..]
            .trim_start_matches([' ', '\t', '\u{3000}', '(', '（', '[', ':', '：', '·', '・']);
        let end = rest.find(|c: char| c.is_whitespace() || ")）]".contains(c)).unwrap_or(rest.len());
        number(&rest[..end])
    })
}

fn before_word(line: &str, word: &str) -> Option<u64> {
    let before = line[..line.find(word)?].trim_end();
    let digits = |c: char| c.is_ascii_digit() || ",.KkMm万萬亿億+".contains(c);
    let start = before.trim_end_matches(digits).len();
    number(&before[start..])
}

fn english(line: &str) -> Option<u64> {
    let (count, rest) = line.split_once(' ')?;
    let rest = rest.trim_start();
    let end = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
    let (word, behind) = rest.split_at(end);
    let posts = ["post", "posts", "tweet", "tweets", "toots"];
    // Only other counters may follow: "3 posts about gardens" is a sentence.
    let others =
        behind.trim().is_empty() || behind.contains(|c: char| c.is_ascii_digit() || "·•|".contains(c));
    (others && posts.iter().any(|known| word.eq_ignore_ascii_case(known))).then(|| number(count))?
}

/// Reads a count as platforms write it, English thousands and millions among them.
fn number(text: &str) -> Option<u64> {
    let thousands = [(['K', 'k'], 1_000), (['M', 'm'], 1_000_000)];
    let unit = thousands.iter().find_map(|(letters, factor)| Some((text.strip_suffix(letters)?, *factor)));
    match unit {
        // The digits behind the point are lost anyway: it is more than nothing that counts.
        Some((digits, factor)) => count(digits.split('.').next()?).map(|whole| whole.saturating_mul(factor)),
        None => count(text).filter(|_| text.starts_with(|c: char| c.is_ascii_digit())),
    }
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
        let all = |posts| Some(Counted { posts, every_kind: true });
        let some = |posts| Some(Counted { posts, every_kind: false });
        let cases = [
            ("粉丝 1.2万  关注 35  微博 46", all(46)),
            ("全部微博（0）", all(0)),
            ("微博[1159]", all(1159)),
            ("微博 1.2万", all(12_000)),
            ("作品 0", all(0)),
            ("笔记・12", all(12)),
            ("0 posts", all(0)),
            ("0 Posts", all(0)),
            ("1,204 Tweets", all(1204)),
            ("12.3K posts", all(12_000)),
            ("12 Posts 34 Following 56 Followers", all(12)),
            ("12 帖子", all(12)),
            ("0 則貼文", all(0)),
            ("0篇原创内容", some(0)),
            ("1篇原创内容  12个朋友关注", some(1)),
            ("投稿 0", some(0)),
            ("@example • 1.2K subscribers • 12 videos", some(12)),
            ("微博认证：示例镇人民政府官方微博", None),
            ("46 微博 0 粉丝", all(46)),
            ("来自微博 12", None),
            ("转发 3 评论 5 赞 21", None),
            ("3 posts about gardens", None),
            ("示例镇发布", None),
        ];
        for (line, expected) in cases {
            assert_eq!(counter(line), expected, "{line}");
        }
    }

    fn profile(lines: &[&str]) -> Profile {
        let mut profile = Profile::default();
        lines.iter().for_each(|line| profile.look(line, true));
        profile.end_head();
        profile
    }

    #[test]
    fn a_number_and_its_word_may_stand_on_two_lines() {
        assert_eq!(profile(&["示例", "作品", "0", "推荐"]).declared, Some(0));
        assert_eq!(profile(&["Example", "12", "posts", "Follow"]).declared, Some(12));
        assert_eq!(profile(&["Example", "12", "posts"]).declared, Some(12));
        assert_eq!(profile(&["Example", "12", "posts", "34", "followers"]).declared, None, "whose is 12?");
    }

    #[test]
    fn nothing_of_one_kind_is_not_nothing() {
        assert_eq!(profile(&["示例", "0篇原创内容"]).declared, None);
        assert_eq!(profile(&["示例", "投稿 0"]).declared, None);
        assert_eq!(profile(&["示例", "13篇原创内容"]).declared, Some(13));
    }

    #[test]
    fn the_first_line_that_looks_like_a_name_is_one() {
        let profile = profile(&["返回", "粉丝 3  微博 46", "示例镇发布", "发布镇里的消息，服务居民"]);
        assert_eq!((profile.name.as_deref(), profile.declared), (Some("示例镇发布"), Some(46)));
    }

    #[test]
    fn the_platform_is_the_one_whose_words_prevail() {
        assert_eq!(profile(&["转发 0 评论 0 赞 2"]).platform(), "weibo");
        assert_eq!(profile(&["阅读 1024  赞 6"]).platform(), "wechat");
        assert_eq!(profile(&["抖音号：example"]).platform(), "douyin");
        assert_eq!(profile(&["Example", "@example@social.example"]).platform(), "mastodon");
        assert_eq!(profile(&["Example", "@example", "Joined March 2012"]).platform(), "x");
        assert_eq!(profile(&["欢迎"]).platform(), "unknown");
    }
}
