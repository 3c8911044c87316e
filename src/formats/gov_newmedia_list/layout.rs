//! Finds the header of a register and the columns of each account in a row.

use super::cells::{OwnDate, Told, told};
use super::heads::{Head, fold, head, platform_of, platform_within};
use crate::formats::generic_table::{TimeWord, time_word};
use crate::when::{Captured, Context, Day};

/// The numbers of some rows, and their cells.
pub(super) type Rows = [(u64, Vec<String>)];

/// Says where things stand in a register.
#[derive(Debug)]
pub(super) struct Layout {
    /// The number of the last row of the header.
    pub header: u64,
    /// The heads of the columns.
    pub heads: Vec<String>,
    /// One for every account of a row: mostly one, in a table of units one for each platform.
    pub groups: Vec<Group>,
    /// The platform that the title names.
    pub platform: Option<&'static str>,
    /// The date the register gives itself above the table.
    pub own_date: Option<OwnDate>,
}

/// Says where one account of a row stands.
#[derive(Debug, Default)]
pub(super) struct Group {
    pub name: usize,
    /// The platform that the heads name.
    pub on: Option<&'static str>,
    /// The columns of the last update; the newest counts.
    pub last: Vec<usize>,
    pub handle: Option<usize>,
    pub platform: Option<usize>,
    pub states: Vec<usize>,
    pub opened: Option<usize>,
    pub checked: Option<usize>,
    pub posts: Option<usize>,
}

impl Layout {
    /// Finds the layout; `None` where the table is no register.
    pub fn of(rows: &Rows) -> Option<Layout> {
        let alone = |at: usize| Layout::at(rows, at, at, rows[at].1.clone());
        // A title is no upper row of heads.
        let upper = |at: usize| rows[at].1.iter().filter(|text| head(text).is_some()).count() > 1;
        let two = |at: usize| Layout::at(rows, at, at + 1, joined(&rows[at].1, &rows.get(at + 1)?.1));
        (0..rows.len()).find_map(|at| alone(at).or_else(|| two(at).filter(|_| upper(at))))
    }

    /// Lays out a register whose heads and preceding lines are known.
    pub fn under(header: u64, heads: Vec<String>, above: &[&str]) -> Option<Layout> {
        Some(Layout {
            header,
            platform: above.iter().find_map(|text| platform_within(text)),
            own_date: OwnDate::of(above.iter().copied()),
            groups: groups(&heads)?,
            heads,
        })
    }

    fn at(rows: &Rows, first: usize, last: usize, heads: Vec<String>) -> Option<Layout> {
        let above: Vec<&str> = rows[..first].iter().flat_map(|(_, row)| row).map(String::as_str).collect();
        let layout = Layout::under(rows[last].0, heads, &above)?;
        layout.is_credible(&rows[last + 1..]).then_some(layout)
    }

    /// Tells whether a row laid out by lines is one of the register: its cells are what their heads promise.
    pub fn fits(&self, cells: &[String]) -> bool {
        let cell = |column: usize| cells.get(column).map_or("", String::as_str);
        let fits = |group: &Group| {
            let platform = group.platform.map_or("", cell);
            let dated =
                group.last.iter().any(|column| !matches!(told(cell(*column), &some_day()), Told::Unclear(_)));
            dated && !cell(group.name).is_empty() && (platform.is_empty() || platform_of(platform).is_some())
        };
        cells.iter().all(|cell| cell.chars().count() <= CELL_LIMIT && !cell.contains(['。', '；']))
            && self.groups.iter().all(fits)
    }

    /// Tells whether what stands below the heads of last updates is what such columns hold.
    fn is_credible(&self, body: &Rows) -> bool {
        let (mut good, mut odd) = (0, 0);
        for (_, row) in body {
            for cell in self.groups.iter().flat_map(|group| &group.last).filter_map(|column| row.get(*column))
            {
                match told(cell, &some_day()) {
                    Told::Blank => {}
                    Told::Unclear(_) => odd += 1,
                    _ => good += 1,
                }
            }
        }
        good >= odd
    }
}

/// How long a cell of running text may be, in characters.
const CELL_LIMIT: usize = 60;

/// Knows some day of copying, so that dates without a year are seen to be dates.
fn some_day() -> Context {
    Context { order: None, captured: Some(Captured { day: Day::MAX, seconds: None }) }
}

/// Lays two rows of heads over each other: the lower one stands under a head that spans several columns.
fn joined(upper: &[String], lower: &[String]) -> Vec<String> {
    let cell = |row: &[String], index: usize| row.get(index).cloned().unwrap_or_default();
    let under = |index: usize| match cell(lower, index) {
        text if text.is_empty() => cell(upper, index),
        text => text,
    };
    (0..upper.len().max(lower.len())).map(under).collect()
}

/// Sorts the columns by the account they tell of; `None` where the heads are not those of a register.
pub(super) fn groups(heads: &[String]) -> Option<Vec<Group>> {
    let known: Vec<(usize, Head)> =
        heads.iter().enumerate().filter_map(|(index, text)| Some((index, head(text)?))).collect();
    let of = |wanted: fn(&Head) -> bool| known.iter().filter(move |(_, head)| wanted(head));
    let strong = of(|head| matches!(head, Head::Last(_))).count() > 0;
    let posts = of(|head| matches!(head, Head::OfPost)).count() > 0
        || heads.iter().any(|head| time_word(head) == TimeWord::Published && !fold(head).contains("首"));
    let beside = |head: &Head| {
        let other = matches!(head, Head::Name(_) | Head::Last(_) | Head::Updated | Head::OfPost);
        !other
    };
    let weak = of(|head| matches!(head, Head::Updated)).count() == 1 && of(beside).count() >= 2;
    if posts || !(strong || weak) {
        return None;
    }
    let names: Vec<usize> = of(|head| matches!(head, Head::Name(_))).map(|(index, _)| *index).collect();
    let is_last = |head: &Head| matches!(head, Head::Last(_)) || !strong && matches!(head, Head::Updated);
    let lasts = || known.iter().filter(|(_, head)| is_last(head));
    // Each name with an update of its own before the next name: one account a platform.
    let bounds: Vec<(usize, usize)> = (0..names.len())
        .map(|at| (names[at], names.get(at + 1).copied().unwrap_or(usize::MAX)))
        .filter(|(from, to)| lasts().any(|(index, _)| (from..to).contains(&index)))
        .collect();
    if bounds.len() > 1 {
        return Some(bounds.iter().map(|(from, to)| group(&known, *from, *from, *to, &is_last)).collect());
    }
    let unit = || of(|head| matches!(head, Head::Unit)).map(|(index, _)| *index).next();
    let platformed: Vec<_> = lasts().filter(|(_, head)| matches!(head, Head::Last(Some(_)))).collect();
    let name = named(&known).or_else(unit)?;
    if platformed.len() > 1 && platformed.len() == lasts().count() {
        // 单位名称, 微信更新日期, 微博更新日期.
        let one =
            |(index, _): &(usize, Head)| Group { name, ..group(&known, name, *index, *index + 1, &is_last) };
        return Some(lasts().map(one).collect());
    }
    Some(vec![group(&known, name, 0, usize::MAX, &is_last)])
}

/// Chooses the column of names: 账号名称 rather than 名称 of something else; the first of equals.
fn named(known: &[(usize, Head)]) -> Option<usize> {
    let mut names = known.iter().filter(|(_, head)| matches!(head, Head::Name(_)));
    names.next().map(|(index, _)| *index)
}

/// Collects the columns from `from` to `to`, and from outside what no group has of its own.
fn group(
    known: &[(usize, Head)],
    name: usize,
    from: usize,
    to: usize,
    is_last: &dyn Fn(&Head) -> bool,
) -> Group {
    let inside = |index: usize| (from..to).contains(&index);
    let first_name =
        known.iter().find(|(_, head)| matches!(head, Head::Name(_))).map_or(0, |(index, _)| *index);
    let shared = |index: usize| index < first_name;
    let find = |wanted: Head| {
        let mut columns = known.iter().filter(|(_, head)| *head == wanted).map(|(index, _)| *index);
        columns.clone().find(|index| inside(*index)).or_else(|| columns.find(|index| shared(*index)))
    };
    let mut group = Group {
        name,
        handle: find(Head::Handle),
        platform: find(Head::Platform),
        opened: find(Head::Opened),
        checked: find(Head::Checked),
        posts: find(Head::Posts),
        ..Group::default()
    };
    for (index, head) in known.iter().filter(|(index, _)| inside(*index)) {
        match head {
            Head::Last(on) => group.on = group.on.or(*on),
            Head::State => group.states.push(*index),
            _ => {}
        }
        if is_last(head) {
            group.last.push(*index);
        }
    }
    let own = known.iter().find(|(index, _)| *index == name);
    if let Some((_, Head::Name(Some(on)))) = own {
        group.on = Some(on);
    }
    group
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heads(line: &str) -> Vec<String> {
        line.split(',').map(str::to_owned).collect()
    }

    #[test]
    fn registers_are_told_from_lists_of_posts() {
        let registers = [
            "账号名称,平台,责任单位,运行状态,最近更新日期",
            "最后更新时间,名称",
            "新媒体类型,新媒体名称,责任单位,问题类别,检查时更新日期",
            "责任单位,平台,最近发布日期",
            "账号名称,平台,主办单位,更新时间",
            "帳號名稱,平台,主辦單位,最後更新日期",
            "Account,Platform,Department,Last post",
            "账号名称,最近更新标题,最近更新日期",
        ];
        for line in registers {
            assert_eq!(groups(&heads(line)).map(|groups| groups.len()), Some(1), "{line}");
        }
        let others = [
            "账号名称,标题,发布时间,阅读量",
            "账号名称,标题,发布时间,最后更新时间",
            "昵称,作品ID,发布时间,最后更新时间",
            "标题,更新时间",
            "账号名称,更新时间",
            "账号名称,主办单位,开设时间,运行状态,日期",
            "Title,Author,Last updated",
            "username,name,email,last login",
        ];
        for line in others {
            assert!(groups(&heads(line)).is_none(), "{line}");
        }
    }

    #[test]
    fn a_row_may_hold_an_account_on_each_platform() {
        let found = |line: &str| groups(&heads(line)).expect("a register");
        let by_name = found("单位,微信公众号,最近更新日期,微博,最近更新日期");
        let places = |groups: &[Group]| -> Vec<(usize, Option<&str>, Vec<usize>)> {
            groups.iter().map(|group| (group.name, group.on, group.last.clone())).collect()
        };
        assert_eq!(places(&by_name), [(1, Some("wechat"), vec![2]), (3, Some("weibo"), vec![4])]);
        let by_update = found("单位名称,微信最近更新日期,微博最近更新日期");
        assert_eq!(places(&by_update), [(0, Some("wechat"), vec![1]), (0, Some("weibo"), vec![2])]);
    }
}
