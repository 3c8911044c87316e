//! Tells a line that dates a post from one that merely mentions a date.

use super::furniture::{is_place, leads_place};
use crate::formats::generic_table::{TimeWord, time_word};
use crate::text::is_han;
use crate::when::{
    Captured, Context, DataZone, DateError, Dated, Day, Moment, Zone, ZoneBasis, is_year_less, parse, scan,
};
use std::borrow::Cow;

/// How much text may stand beside a date, in characters; more is running text.
const BESIDE_LIMIT: usize = 80;
/// How far from the end of a line a date may begin, in characters.
const TAIL: usize = 40;
/// How long a label before a colon may be, in characters.
const LABEL_LIMIT: usize = 20;

const BULLETS: &str = "•·●▪◦○■□▶►◆★";
const OPENING: &str = "[【(（〔";
const CLOSING: &str = "]】)）〕";
/// What may part a date from the text behind it.
const SEPARATORS: &str = "|·•:：-—–]】)）〕";
/// Words that go before a date of publishing without a colon.
const PUBLISHED: [&str; 11] = [
    "发布于",
    "发表于",
    "發佈於",
    "發表於",
    "Posted on",
    "Published on",
    "Posted",
    "Published",
    "Streamed",
    "Premiered",
    "Shared",
];
/// What follows the day an account was made or renamed.
const REGISTERED: [&str; 6] = ["注册", "註冊", "改名", "更名", "认证", "加入"];
/// Words before a date that make it another thing's date: a deadline, a meeting.
const OTHER_THINGS: [&str; 22] = [
    "生日", "出生", "开通", "创建", "登录", "更新", "截止", "截至", "时间", "日期", "于", "至", "到", "从",
    "自", "在", "注册", "改名", "更名", "认证", "加入", "成立",
];
const OTHER_THINGS_ENGLISH: [&str; 30] = [
    "edited",
    "updated",
    "modified",
    "born",
    "started",
    "created",
    "established",
    "founded",
    "expires",
    "due",
    "ends",
    "premieres",
    "scheduled",
    "birthday:",
    "on",
    "at",
    "by",
    "until",
    "till",
    "before",
    "after",
    "since",
    "in",
    "for",
    "from",
    "to",
    "of",
    "the",
    "joined",
    "is",
];

/// Holds what a date was read as, and its own text.
pub(super) type Found<'a> = (Result<Dated, DateError>, &'a str);

/// Reads the date of a post out of a line; `None` where the line dates none.
///
/// A pinned post may be of any year: one without a year is not given the year before.
pub(super) fn dated<'a>(line: &'a str, context: &Context, pinned: bool) -> Option<Found<'a>> {
    let (line, marked) = unpin(line);
    let line = unmark(line);
    let reader = Reader { context, pinned: pinned || marked };
    let found = reader.at_start(line).or_else(|| reader.labelled(line)).or_else(|| reader.at_end(line));
    match found {
        None if parse(line, context) == Err(DateError::Impossible) => {
            Some((Err(DateError::Impossible), line))
        }
        found => found,
    }
}

/// Writes the dates of Weibo's newer pages in full: `24-3-5 10:21`, and `3-5 10:21` of the current year.
pub(super) fn respell(line: &str) -> Cow<'_, str> {
    let text = line.trim_start();
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '-').unwrap_or(text.len());
    let (date, rest) = text.split_at(end);
    let parts: Vec<&str> = date.split('-').collect();
    let short = |part: &&str| matches!(part.len(), 1 | 2);
    let clock = rest.strip_prefix(' ').is_some_and(|rest| {
        let hour = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        matches!(rest.len() - hour.len(), 1 | 2) && hour.starts_with(':')
    });
    match parts.as_slice() {
        [year, month, day]
            if year.len() == 2 && short(month) && short(day) && (clock || rest.trim().is_empty()) =>
        {
            Cow::Owned(format!("20{year}-{month}-{day}{rest}"))
        }
        [month, day] if short(month) && short(day) && clock => {
            Cow::Owned(format!("{month:0>2}-{day:0>2}{rest}"))
        }
        _ => Cow::Borrowed(line),
    }
}

/// Tells a comment's time on Weibo, `24-3-5 10:21 来自江苏`: posts come from a device.
pub(super) fn of_comment(line: &str) -> bool {
    let from = ["来自", "來自"].iter().find_map(|word| line.split_once(word));
    from.is_some_and(|(date, place)| {
        is_place(place) && !date.chars().any(|c| is_han(c) && !"年月日昨今前天分钟小时刚".contains(c))
    })
}

/// Takes off 置顶 before an item, and tells whether it was there.
pub(super) fn unpin(line: &str) -> (&str, bool) {
    let line = line.trim();
    const MARKS: [&str; 11] = [
        "置顶微博",
        "置顶",
        "已置顶",
        "【置顶】",
        "[置顶]",
        "置頂",
        "已置頂",
        "📌",
        "Pinned post",
        "Pinned Tweet",
        "Pinned",
    ];
    let rest = MARKS.iter().find_map(|mark| line.strip_prefix(mark));
    match rest {
        Some(rest) => (rest.trim_start_matches([' ', ':', '：', '|', '·']), true),
        None => (line, false),
    }
}

/// Takes off what lists put before an item: numbers, bullets, brackets.
fn unmark(line: &str) -> &str {
    let mut rest = line;
    let number = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    if (1..=3).contains(&(rest.len() - number.len())) {
        let numbered = [". ", ") ", "、", "）", "．"].iter().find_map(|mark| number.strip_prefix(mark));
        rest = numbered.unwrap_or(rest).trim_start();
    }
    for dash in ["- ", "* ", "– ", "— "] {
        rest = rest.strip_prefix(dash).unwrap_or(rest);
    }
    rest.trim_start_matches(|c: char| c.is_whitespace() || BULLETS.contains(c) || OPENING.contains(c))
}

struct Reader<'c> {
    context: &'c Context,
    pinned: bool,
}

impl Reader<'_> {
    /// Reads a date with which the text begins.
    fn at_start<'a>(&self, text: &'a str) -> Option<Found<'a>> {
        let (dated, rest) = scan(text, &self.probe()).ok()?;
        let written = &text[..text.len() - rest.len()];
        let counts = match dated.inferred && !is_year_less(written) {
            true => stands_apart(rest),
            false => leads(written, rest),
        };
        (counts && !matches!(dated.moment, Moment::Month(_))).then(|| (self.settle(dated, written), written))
    }

    /// Reads `发布时间：2016-12-16` and `发布于 2016-12-16`.
    fn labelled<'a>(&self, text: &'a str) -> Option<Found<'a>> {
        if let Some(rest) = PUBLISHED.iter().find_map(|word| text.strip_prefix(word)) {
            return self.at_start(rest.trim_start_matches([' ', ':', '：']));
        }
        let (label, rest) = text.split_once([':', '：'])?;
        let publishes = matches!(time_word(label), TimeWord::Published | TimeWord::Plain);
        (publishes && label.chars().count() <= LABEL_LIMIT).then(|| self.at_start(rest.trim_start()))?
    }

    /// Reads a date with which the text ends, or that stands before 来自.
    fn at_end<'a>(&self, text: &'a str) -> Option<Found<'a>> {
        let sourced = ["来自", "來自"].iter().filter_map(|word| text.find(word)).min().filter(|at| *at > 0);
        let whole = text[..sourced.unwrap_or(text.len())].trim_end();
        let text = whole.trim_end_matches(|c: char| c.is_whitespace() || CLOSING.contains(c));
        let length = text.chars().count();
        if length > BESIDE_LIMIT + TAIL {
            return None;
        }
        let tail = text.char_indices().skip(length.saturating_sub(TAIL));
        let parts = |c: char| c.is_whitespace() || OPENING.contains(c) || "|·•—–".contains(c);
        let starts = tail.filter(|(_, c)| parts(*c)).map(|(at, c)| at + c.len_utf8());
        starts.filter(|at| dates_before(&text[..*at])).find_map(|at| {
            let (dated, rest) = scan(&text[at..], &self.probe()).ok()?;
            // A relative date behind a mark is an app's, one at the end of a sentence is the sentence's.
            let marked = text[..at].trim_end().ends_with(['·', '•', '|']);
            let sure = sourced.is_some() || marked || !dated.inferred;
            let fits = rest.is_empty() && sure && !matches!(dated.moment, Moment::Month(_));
            fits.then(|| (self.settle(dated, &text[at..]), &text[at..]))
        })
    }

    /// Knows some capture day, so that the extent of a relative date is found without one.
    fn probe(&self) -> Context {
        let some_day = Captured { day: Day::MAX, seconds: None };
        Context { captured: self.context.captured.or(Some(some_day)), ..*self.context }
    }

    fn settle(&self, dated: Dated, written: &str) -> Result<Dated, DateError> {
        match self.context.captured {
            None if dated.inferred => Err(DateError::NeedsCaptured),
            Some(captured) if self.pinned && is_year_less(written) => {
                // Apps leave out the year of the current year alone.
                let current = year(dated.moment) == captured.day.ymd().0;
                current.then_some(dated).ok_or(DateError::NeedsCaptured)
            }
            _ => Ok(dated),
        }
    }
}

fn year(moment: Moment) -> i32 {
    let utc = DataZone { zone: Zone::UTC, basis: ZoneBasis::Platform };
    moment.days(Zone::UTC, utc).nominal.ymd().0
}

/// Tells whether a relative date stands alone, before 来自 or before a mark: 今天 begins many a sentence.
fn stands_apart(rest: &str) -> bool {
    let rest = rest.trim_start();
    const MARKS: [&str; 11] =
        ["来自", "來自", "发布于", "已编辑", "·", "•", "| ", "Edited", "(edited)", "IP属地", "IP 属地"];
    rest.is_empty() || MARKS.iter().any(|mark| rest.starts_with(mark)) || leads_place(rest)
}

/// Tells whether what follows a date leaves it the date of an item, and not the start of a sentence.
fn leads(written: &str, rest: &str) -> bool {
    let parted = |c: char| c.is_whitespace() || SEPARATORS.contains(c);
    let text = rest.trim_start_matches(parted);
    if rest.trim().is_empty() || text.starts_with("来自") || text.starts_with("來自") {
        return true;
    }
    // A cell of a table laid out line by line: what it dates is not known.
    if !rest.starts_with(parted) || text.is_empty() && rest.trim() == "|" {
        return false;
    }
    let range = rest.trim_start().starts_with(['-', '—', '–', '~', '～'])
        && text.starts_with(|c: char| c.is_ascii_digit());
    let runs_on = range || text.starts_with(['至', '到', '~', '～']);
    let registered = REGISTERED.iter().any(|word| text.starts_with(word));
    let worded = written.bytes().filter(u8::is_ascii_alphabetic).count() >= 3;
    let sentence = worded && text.starts_with(|c: char| c.is_ascii_lowercase());
    !runs_on && !registered && !sentence && text.chars().count() <= BESIDE_LIMIT
}

/// Tells whether the text before a date leaves it the date of an item.
fn dates_before(text: &str) -> bool {
    let text =
        text.trim_end_matches(|c: char| c.is_whitespace() || OPENING.contains(c) || "|·•—–".contains(c));
    let last = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    let publishes = matches!(time_word(last), TimeWord::Published | TimeWord::Plain);
    let english = last.to_ascii_lowercase();
    let other = text.ends_with(['，', ',', '：', ':', '、'])
        || OTHER_THINGS.iter().any(|word| last.ends_with(word))
        || OTHER_THINGS_ENGLISH.contains(&english.as_str());
    !text.is_empty() && (publishes || !other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn context() -> Context {
        let day = Day::from_ymd(2026, 6, 1).expect("a date");
        Context { order: None, captured: Some(Captured { day, seconds: None }) }
    }

    #[test]
    fn dates_in_a_known_position_count() {
        let cases = [
            ("2016年12月16日", "2016-12-16"),
            ("  2017-09-29 标题", "2017-09-29"),
            ("1. 2016-12-16", "2016-12-16"),
            ("• 2016/12/16 标题", "2016-12-16"),
            ("【2016-12-16】标题", "2016-12-16"),
            ("置顶 2016-12-16", "2016-12-16"),
            ("关于开展检查的通知 2016-12-16", "2016-12-16"),
            ("关于开展检查的通知（2016年12月16日）", "2016-12-16"),
            ("标题 | 2016-12-16", "2016-12-16"),
            ("发布时间：2016-12-16", "2016-12-16"),
            ("发布于 2016-12-16", "2016-12-16"),
            ("2019-03-05 来自 手机", "2019-03-05"),
            ("示例镇 05-20 来自微博", "2026-05-20"),
            ("5月20日 值班表", "2026-05-20"),
            ("昨天", "2026-05-31"),
            ("3天前", "2026-05-29"),
            ("March 4, 2022", "2022-03-04"),
            ("A headline - Mar 4, 2022", "2022-03-04"),
        ];
        for (line, expected) in cases {
            let found =
                dated(line, &context(), false).and_then(|(read, _)| read.ok()).map(|dated| dated.moment);
            assert_eq!(found, Day::parse_iso(expected).map(Moment::Day), "{line}");
        }
    }

    #[test]
    fn dates_in_running_text_do_not() {
        let lines = [
            "2026年国庆放假安排",
            "2016年12月16日，我镇召开会议",
            "2016年12月16日上午我镇召开会议",
            "今天 天气真好",
            "活动时间：2016年12月20日",
            "报名截止 2016-12-20",
            "2017年05月16日 注册“示例镇发布”",
            "5月1日-5月5日 放假",
            "December 16, 2016 was a good day",
            "The meeting is on December 16, 2016",
            "7月16日 |",
            "2016年12月",
            "阅读 35",
            "转发 3 评论 5 赞 21",
            "",
        ];
        for line in lines {
            assert_eq!(dated(line, &context(), false), None, "{line}");
        }
    }

    #[test]
    fn a_date_without_a_year_needs_the_day_of_copying() {
        let check =
            |line, error, seen| assert_eq!(dated(line, &Context::default(), false), Some((Err(error), seen)));
        check("昨天", DateError::NeedsCaptured, "昨天");
        check("12-16 10:20 来自微博", DateError::NeedsCaptured, "12-16 10:20");
        check("5月20日 值班表", DateError::NeedsCaptured, "5月20日");
        let read = |line, pinned| dated(line, &context(), pinned).and_then(|(read, _)| read.ok());
        assert!(read("12-16 10:20 来自微博", false).is_some(), "of the year before");
        assert!(read("12-16 10:20 来自微博", true).is_none(), "of any year");
        assert!(read("置顶 12-16 10:20 来自微博", false).is_none(), "of any year");
        assert!(read("置顶 05-16 10:20 来自微博", false).is_some(), "of the current year");
        check("2016年13月45日", DateError::Impossible, "2016年13月45日");
    }
}
