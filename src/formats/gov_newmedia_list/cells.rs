//! Reads what people write into a column of last updates, and the date of a whole register.

use super::heads::{fold, holds};
use crate::formats::generic_table::read_cell;
use crate::text::is_han;
use crate::when::{Captured, Context, DateError, Dated, Day, Moment, scan};

/// Says what a cell tells of the last update.
#[derive(Debug, PartialEq)]
pub(super) enum Told {
    /// When it was.
    On(Dated),
    /// That there never was one.
    Never,
    /// That the account is closed, merged or moved; when it was last updated is not said.
    Closed,
    /// Nothing.
    Blank,
    /// Something that is no date.
    Unclear(DateError),
}

const BLANK: &str =
    "无|不详|未知|不明|未填|暂无|待查|未统计|空|n/a|na|none|null|unknown|#n/a|tbd|#value!|nil";
const CLOSED: &str = "注销|关停|关闭|停用|停运|停更|停止更新|停止运营|停止运维|下线|撤销|已整合|已合并|已并入|迁移|冻结|封停|\
closed|deleted|deactivated|suspended|archived|merged|retired|discontinued|inactive account";
const NEVER: &str = "从未|从来没|零更新|零发布|零推送|0更新|空白|未发布过|未更新过|未曾|没有发布过|没有更新过|无任何内容|\
没有任何内容|无更新记录|无发布记录|未发布任何|尚未发布|未发过|没有内容|无内容|never|no posts|no post yet|has not posted|0 posts";
/// What makes of a silence one of some length, not of ever.
const FOR_A_WHILE: &str = "超|长期|近|半年|个月|天|周|年|以来|至今未|起";
const LEADS: [&str; 22] = [
    "最后更新时间",
    "最后更新日期",
    "最近更新时间",
    "最近更新日期",
    "最后更新于",
    "最近更新于",
    "最后更新",
    "最近更新",
    "最近发布",
    "最后发布",
    "更新时间",
    "更新日期",
    "更新至",
    "更新到",
    "更新于",
    "发布于",
    "更新",
    "约",
    "last updated on",
    "last posted on",
    "last post on",
    "last post",
];

/// Reads a cell.
pub(super) fn told(text: &str, context: &Context) -> Told {
    let text = text.trim();
    let folded = fold(text);
    if blank(&folded) {
        return Told::Blank;
    }
    match read_cell(text, context, true) {
        Ok(dated) => return Told::On(dated),
        Err(DateError::NotADate) => {}
        Err(error) => return Told::Unclear(error),
    }
    match () {
        () if holds(&folded, CLOSED) => Told::Closed,
        () if holds(&folded, "开通至今|注册至今") && holds(&folded, "未|没|空白") => Told::Never,
        () if holds(&folded, NEVER) && !holds(&folded, FOR_A_WHILE) => Told::Never,
        () => within(text, &folded, context).map_or_else(Told::Unclear, Told::On),
    }
}

/// Tells whether a cell says of its account that it is closed, merged or moved.
pub(super) fn closed(text: &str) -> bool {
    let folded = fold(text);
    holds(&folded, CLOSED) && !holds(&folded, "未关|未注销|拟|建议|不|计划|将|评论")
}

fn blank(folded: &str) -> bool {
    let filled = |c: char| c.is_alphanumeric();
    !folded.contains(filled) || BLANK.split('|').any(|word| word == folded)
}

/// Reads a date among a few words: 更新至7月16日, 2020-7-3（转发）, 7.16.
fn within(text: &str, folded: &str, context: &Context) -> Result<Dated, DateError> {
    if let Some(dated) = month_and_day(text) {
        return read_cell(&dated, context, true);
    }
    // 自2019年3月起未更新 dates the silence, not the update.
    if holds(folded, "未|没|不|停|除") {
        return Err(DateError::NotADate);
    }
    let lead = LEADS.iter().find_map(|lead| {
        let head = text.get(..lead.len()).filter(|head| head.eq_ignore_ascii_case(lead));
        head.map(|head| &text[head.len()..])
    });
    let text =
        lead.unwrap_or(text).trim_start_matches(|c: char| c.is_whitespace() || ":：于至到（(".contains(c));
    let (dated, rest) = scan(text, context)?;
    let rest = rest.trim_start();
    let bounds =
        ["起", "前", "后", "至", "到", "以", "之", "左右", "-", "—", "~", "、", ",", "，", "和", "/", "."];
    let another = rest.chars().filter(char::is_ascii_digit).count() > 3;
    match another || bounds.iter().any(|bound| rest.starts_with(bound)) {
        true => Err(DateError::NotADate),
        false => Ok(dated),
    }
}

/// Writes 7.16, 7/16 or 7-16 as a month and a day. A single digit behind a point is refused: 7.1 may be the tenth,
/// of which a spreadsheet keeps no more.
fn month_and_day(text: &str) -> Option<String> {
    let (month, day) = text.split_once(['.', '/', '-'])?;
    let digits = |text: &str, most: usize| {
        (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
    };
    let whole = !text.contains('.') || day.len() == 2;
    (digits(month, 2) && digits(day, 2) && whole).then(|| format!("{month}月{day}日"))
}

/// Holds the date a register gives itself, and whether it says what that date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct OwnDate {
    pub day: Day,
    pub sure: bool,
}

impl OwnDate {
    /// Finds the date in some texts above a table: the latest that follows 截至 or its like, else the latest of all.
    pub fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Option<OwnDate> {
        texts.flat_map(dates).max_by_key(|found| (found.sure, found.day))
    }

    /// Takes a year-less or relative date as one before this; without its word on what it is, the year after is
    /// as likely.
    pub fn settle(self, dated: Dated) -> Dated {
        let moment = match dated.moment {
            Moment::Day(day) if dated.inferred && !self.sure && day.ymd().0 < self.day.ymd().0 => {
                Moment::Either(day, day.plus_months(12))
            }
            moment => moment,
        };
        Dated { moment, ..dated }
    }

    /// Makes this the day dates count from.
    pub fn captured(self) -> Captured {
        Captured { day: self.day, seconds: None }
    }
}

/// Words that say that a date is the one a register was made or is true on.
const AS_OF: [&str; 14] = [
    "截至",
    "截止",
    "截止到",
    "截止至",
    "检查时间",
    "检查日期",
    "统计时间",
    "统计日期",
    "填报时间",
    "填报日期",
    "填表时间",
    "填表日期",
    "as of",
    "checked on",
];

fn dates(text: &str) -> Vec<OwnDate> {
    let mut found = Vec::new();
    let mut before = ' ';
    let mut end = 0;
    for (at, c) in text.char_indices() {
        let starts = (c.is_ascii_digit() || "二０-９".contains(c)) && !before.is_ascii_digit();
        before = c;
        if !starts || at < end {
            continue;
        }
        let Ok((Dated { moment: Moment::Day(day), inferred: false }, rest)) =
            scan(&text[at..], &Context::default())
        else {
            continue;
        };
        end = text.len() - rest.len();
        let head = fold(&text[..at]);
        let head = head.trim_end_matches([':', ' ', '为', '到', '至']);
        let sure = AS_OF.iter().any(|word| head.ends_with(word.trim_end_matches(['到', '至'])));
        found.push(OwnDate { day, sure });
    }
    found
}

/// Tells whether a register speaks Chinese.
pub(super) fn is_chinese(heads: &[String]) -> bool {
    heads.iter().any(|head| head.chars().any(is_han))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).expect("a date")
    }

    fn context() -> Context {
        Context { order: None, captured: Some(Captured { day: day("2020-07-28"), seconds: None }) }
    }

    #[test]
    fn dates_are_read_as_people_type_them() {
        for text in [
            "2020-7-3",
            "2020.7.3",
            "2020年7月3日",
            "20200703",
            "2020/07/03",
            "44015",
            "7月3日",
            "7-3",
            "07-03",
            "更新至7月3日",
            "2020-7-3（转发）",
            "最后更新：2020年7月3日",
            "2020年7月3日更新",
            "二〇二〇年七月三日",
        ] {
            let found = match told(text, &context()) {
                Told::On(dated) => Some(dated.moment),
                _ => None,
            };
            assert_eq!(found, Some(Moment::Day(day("2020-07-03"))), "{text}");
        }
    }

    #[test]
    fn words_are_told_from_dates_and_from_each_other() {
        for text in ["从未更新", "开通至今一片空白", "從未發佈", "零更新", "Never", "注册至今未发布"]
        {
            assert_eq!(told(text, &context()), Told::Never, "{text}");
        }
        for text in ["已注销", "已关停", "2019年3月已关停", "Closed", "停更"] {
            assert_eq!(told(text, &context()), Told::Closed, "{text}");
        }
        for text in ["", "-", "——", "无", "不详", "N/A", "/"] {
            assert_eq!(told(text, &context()), Told::Blank, "{text}");
        }
        for text in [
            "超过2周未更新",
            "长期未更新",
            "自2019年3月5日起未更新",
            "2019年3月5日前",
            "2020.7.3、2020.7.10",
            "更新不及时",
            "7.1",
        ] {
            assert_eq!(told(text, &context()), Told::Unclear(DateError::NotADate), "{text}");
        }
        assert_eq!(told("2020年13月5日", &context()), Told::Unclear(DateError::Impossible));
        assert_eq!(told("7月3日", &Context::default()), Told::Unclear(DateError::NeedsCaptured));
    }

    #[test]
    fn a_register_dates_itself_best_in_words() {
        let own = |text: &str| OwnDate::of([text].into_iter());
        let date = |text: &str, sure| Some(OwnDate { day: day(text), sure });
        assert_eq!(own("示例县账号清单（截至2026年5月31日）"), date("2026-05-31", true));
        assert_eq!(own("统计时间：2026-05-31，据2026年6月1日通知"), date("2026-05-31", true));
        assert_eq!(own("2020年7月28日,根据规定,进行了全面排查"), date("2020-07-28", false));
        assert_eq!(own("2020年第三季度检查情况"), None);
    }

    #[test]
    fn a_year_is_guessed_both_ways_where_the_date_is_not_said_to_be_the_last() {
        let dated = Dated { moment: Moment::Day(day("2019-12-05")), inferred: true };
        let own = |sure| OwnDate { day: day("2020-07-28"), sure };
        assert_eq!(own(true).settle(dated), dated);
        let either = Moment::Either(day("2019-12-05"), day("2020-12-05"));
        assert_eq!(own(false).settle(dated).moment, either);
    }
}
