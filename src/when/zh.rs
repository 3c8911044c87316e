//! Reads dates in Chinese, and the same forms in Japanese and Korean.
//!
//! Observed in WeChat's page scripts (`昨天`, `3天前`, `星期三`, `M月D日`,
//! `YYYY年M月D日HH:MM`), on weibo.cn (`06月17日 18:12`, `今天 06:30`) and in public
//! notices (`二〇一六年十二月十六日`). WeChat says 昨天 for 24 to 48 elapsed hours, so
//! its 昨天 can be the day before yesterday; it is read as the calendar day.
//! 几天前 and 半年前 are refused: they name no day and no month.

use super::clock::{self, Clock};
use super::cursor::{Cursor, Digits};
use super::en::{DAY, Unit, WEEK, YEAR, back};
use super::number::{han, han_year};
use super::written::{Date, Written};
use super::{names, worded};

/// Reads a date in Chinese and the time behind it.
pub(super) fn read(c: &mut Cursor<'_>) -> Option<Written> {
    let led = |c: &mut Cursor<'_>| {
        weekday_beside(c)?;
        c.spaces();
        year_month_day(c)
    };
    let date = c.attempt(year_month_day).or_else(|| c.attempt(led)).or_else(|| c.attempt(month_day));
    if let Some(date) = date {
        let clock = match date {
            Date::Month(..) => None,
            _ => {
                c.attempt(weekday_beside);
                clock::after_date(c)
            }
        };
        return Some(Written { date, clock });
    }
    let elapsed = c.attempt(just_now).or_else(|| c.attempt(ago));
    elapsed.map(Written::date).or_else(|| c.attempt(named_day)).or_else(|| c.attempt(time_of_today))
}

/// Moves past the weekday that official papers write beside a date: `2016年12月16日 星期五`, `（周五）`.
fn weekday_beside(c: &mut Cursor<'_>) -> Option<()> {
    c.spaces();
    let bracket = c.take(|c| matches!(c, '（' | '('));
    names::chinese_weekday(c)?;
    match bracket {
        Some(_) => c.take(|c| matches!(c, '）' | ')')).map(drop),
        None => Some(()),
    }
}

/// Reads `2016年12月16日`, `16年12月16日`, `2016年12月`.
fn year_month_day(c: &mut Cursor<'_>) -> Option<Date> {
    let year = year(c)?;
    let month = month(c)?;
    match c.attempt(day) {
        Some(day) => Some(Date::Full(year, month, day)),
        // `2016年12月16` lost its 日, and is no longer sure to be one.
        None => (!c.peek().is_some_and(|c| c.is_ascii_digit())).then_some(Date::Month(year, month)),
    }
}

fn month_day(c: &mut Cursor<'_>) -> Option<Date> {
    Some(Date::YearLess(month(c)?, day(c)?))
}

fn year(c: &mut Cursor<'_>) -> Option<i32> {
    let run: Digits = c.digits(4).or_else(|| han_year(c)).filter(|run| matches!(run.len, 2 | 4))?;
    unit(c, &["年", "년"])?;
    Some(worded::full_year(run))
}

fn month(c: &mut Cursor<'_>) -> Option<u32> {
    let month = number(c)?;
    unit(c, &["月", "월"]).map(|()| month)
}

fn day(c: &mut Cursor<'_>) -> Option<u32> {
    let day = number(c)?;
    unit(c, &["日", "号", "號", "일"]).map(|()| day)
}

fn number(c: &mut Cursor<'_>) -> Option<u32> {
    c.spaces();
    c.two().or_else(|| han(c))
}

fn unit(c: &mut Cursor<'_>, names: &[&str]) -> Option<()> {
    c.spaces();
    c.any(names).map(|_| ())
}

fn just_now(c: &mut Cursor<'_>) -> Option<Date> {
    c.any(&["刚刚", "剛剛", "刚才", "剛才"])?;
    (!c.in_word()).then_some(Date::Elapsed { count: 0, unit_seconds: 0 })
}

/// Reads `3天前`, `两天前`, `半小时前`.
fn ago(c: &mut Cursor<'_>) -> Option<Date> {
    const UNITS: [(Unit, &[&str]); 7] = [
        (Unit::Seconds(1), &["秒钟", "秒鐘", "秒"]),
        (Unit::Seconds(60), &["分钟", "分鐘", "分"]),
        (Unit::Seconds(3600), &["小时", "小時", "个小时", "個小時", "个钟头", "個鐘頭"]),
        (DAY, &["天", "日"]),
        (WEEK, &["周", "週", "星期", "个星期", "個星期", "个礼拜", "個禮拜"]),
        (Unit::Months(1), &["个月", "個月", "か月", "ヶ月"]),
        (YEAR, &["年"]),
    ];
    if c.any(&["半小时前", "半小時前", "半个小时前", "半個小時前"]).is_some() {
        return back(30, Unit::Seconds(60));
    }
    let count = c.digits(4).map(Digits::small).or_else(|| han(c))?;
    c.spaces();
    let (unit, _) = UNITS.iter().find(|(_, names)| c.any(names).is_some())?;
    c.spaces();
    c.any(&["前", "之前", "以前"])?;
    back(count, *unit)
}

/// Reads `昨天10:21`, `昨晚8点`, `周五下午3点`, `星期三`.
fn named_day(c: &mut Cursor<'_>) -> Option<Written> {
    let date = match c.attempt(day_back) {
        Some(days) => Date::DaysBack(days),
        None => Date::Weekday(names::chinese_weekday(c)?),
    };
    let clock = part_and_clock(c);
    (clock.is_some() || !c.in_word()).then_some(Written { date, clock })
}

fn day_back(c: &mut Cursor<'_>) -> Option<i64> {
    const DAYS: [(i64, &[&str]); 4] =
        [(0, &["今天", "今日"]), (1, &["昨天", "昨日"]), (2, &["前天", "前日"]), (3, &["大前天"])];
    if let Some((days, _)) = DAYS.iter().find(|(_, words)| c.any(words).is_some()) {
        return Some(*days);
    }
    let days = c.any(&["今", "昨", "前"])?;
    let mut part = *c;
    part.take(|c| matches!(c, '早' | '晨' | '晚')).map(|_| days as i64)
}

/// Reads a time of day, or moves past a part of the day that has none.
fn part_and_clock(c: &mut Cursor<'_>) -> Option<Clock> {
    clock::after_date(c).or_else(|| {
        c.attempt(|c| {
            c.spaces();
            clock::part(c)
        });
        None
    })
}

/// Reads `上午10:21`: chat lists leave the date out on the same day.
fn time_of_today(c: &mut Cursor<'_>) -> Option<Written> {
    let part = clock::part(c)?;
    c.spaces();
    let clock = clock::after_part(c, Some(part))?;
    Some(Written { date: Date::DaysBack(0), clock: Some(clock) })
}
