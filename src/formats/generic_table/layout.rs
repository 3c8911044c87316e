//! Finds the header row of a table and the columns that matter.

use super::roles::{Role, of_messages, of_register, role};
use super::time_words::{TimeWord, time_word};
use crate::issue::{Refusal, RefusalCode};
use crate::map::{DateOrder, Map, Unit};
use crate::text::is_han;
use crate::when::{
    Context, DataZone, DateError, Dated, Day, Moment, Order, Zone, ZoneBasis, decimal, epoch, parse, serial,
};

/// How long the head of a column may be, in characters.
const HEAD_LIMIT: usize = 80;

/// The numbers of the first rows, and their cells.
pub(in crate::formats) type Rows = [(u64, Vec<String>)];

/// Says where things stand in a table.
#[derive(Debug)]
pub(in crate::formats) struct Layout {
    /// The header's row number; 0 where there is none.
    pub header: u64,
    /// The heads of the columns.
    pub heads: Vec<String>,
    /// The column of the publish time.
    pub time: usize,
    /// What its head promises.
    pub word: TimeWord,
    /// A column with the time of day, where the date stands alone.
    pub clock: Option<usize>,
    /// The other columns that matter.
    pub roles: Vec<(usize, Role)>,
    /// The account's name, where a row above the header gives it.
    pub owner: Option<String>,
    /// How many rows the tool writes at most, where a row above the header says so.
    pub limit: Option<u64>,
    /// The order of day and month by the person's mapping.
    pub order: Option<Order>,
    /// Whether two-digit years come first, by the person's mapping.
    pub year_first: bool,
    /// What a number counts, by the person's mapping.
    pub unit: Option<Unit>,
    /// The zone of times without one, by the person's mapping.
    pub zone: Option<Zone>,
    /// Whether the rows are the lines of a sheet, among which totals and notes stand.
    pub lines: bool,
}

/// Says why no column is surely the publish time.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::formats) enum Unsure {
    /// None looks like it, or the table lists something else than posts.
    Nothing,
    /// Several do, equally well, and they differ.
    Among(Vec<usize>),
    /// The person's mapping names this column, which is not there.
    Missing(String),
}

impl Unsure {
    /// Says so of an entry.
    pub fn refusal(&self, path: &str) -> Refusal {
        match self {
            Unsure::Nothing => Refusal::new(RefusalCode::NoTimeColumn, path),
            Unsure::Among(_) => Refusal::new(RefusalCode::WhichTimeColumn, path),
            Unsure::Missing(column) => Refusal::new(RefusalCode::NotMapped, path).with(column),
        }
    }
}

impl Layout {
    /// Finds the layout by the person's mapping, else by words and values.
    ///
    /// # Errors
    /// No column is surely the publish time.
    pub fn find(rows: &Rows, map: Option<&Map>) -> Result<Layout, Unsure> {
        if let Some(map) = map {
            return mapped(rows, map);
        }
        let header = rows.iter().position(|(_, row)| is_header(row));
        let layout = match header.map(|at| by_words(rows, at)).transpose()?.flatten() {
            Some(layout) => layout,
            None => by_values(rows)?,
        };
        let messages = layout.heads.iter().any(|head| of_messages(head));
        let fits = layout.word == TimeWord::Published || !layout.lists_other_things(rows);
        (fits && !messages).then_some(layout).ok_or(Unsure::Nothing)
    }

    fn new(rows: &Rows, header: Option<usize>, time: usize, word: TimeWord) -> Layout {
        let heads = header.map(|at| rows[at].1.clone()).unwrap_or_default();
        let known = |(index, head): (usize, &String)| Some((index, role(head)?));
        let roles = heads.iter().enumerate().filter(|(index, _)| *index != time).filter_map(known).collect();
        let above = &rows[..header.unwrap_or(0)];
        let mut layout = Layout {
            header: header.map_or(0, |at| rows[at].0),
            heads,
            time,
            word,
            clock: None,
            roles,
            owner: above.iter().find_map(|(_, row)| owner(row)),
            limit: above.iter().flat_map(|(_, row)| row).find_map(|cell| row_limit(cell)),
            order: None,
            year_first: false,
            unit: None,
            zone: None,
            lines: true,
        };
        layout.clock = layout.clock_column(body(rows, header));
        layout
    }

    /// Gives the first column of a role.
    pub fn column(&self, wanted: Role) -> Option<usize> {
        self.roles.iter().find(|(_, role)| *role == wanted).map(|(index, _)| *index)
    }

    /// Names the time column, empty where it has no head.
    pub fn head(&self) -> &str {
        self.heads.get(self.time).map_or("", String::as_str)
    }

    /// Gives the zone of times without one: the person's word, else a guess, as a Chinese header was written for
    /// people in China.
    pub fn data_zone(&self) -> DataZone {
        let has = |kind: fn(char) -> bool| self.heads.iter().any(|head| head.chars().any(kind));
        let chinese = has(is_han) && !has(is_kana);
        let guess = if chinese { Zone::CHINA } else { Zone::UTC };
        match self.zone {
            Some(zone) => DataZone { zone, basis: ZoneBasis::Person },
            None => DataZone { zone: guess, basis: ZoneBasis::Assumed },
        }
    }

    /// Reads a text as a time of this table.
    pub fn read_time(&self, text: &str, context: &Context) -> Result<Dated, DateError> {
        let number = self.unit.zip(decimal(text));
        if let Some((unit, number)) = number {
            let seconds = match unit {
                Unit::Seconds => number,
                Unit::Milliseconds => number / 1000.0,
            };
            // 1970 to 2100: what lies outside was counted in another unit.
            let fits = (0.0..4_102_444_800.0).contains(&seconds);
            let moment = fits.then_some(Moment::Instant(seconds as i64)).ok_or(DateError::Impossible)?;
            return Ok(Dated { moment, inferred: false });
        }
        let short_year = text.as_bytes();
        let plain = short_year.len() >= 8 && short_year[..2].iter().all(u8::is_ascii_digit);
        if self.year_first && plain && !short_year[2].is_ascii_digit() {
            return parse(&format!("20{text}"), context);
        }
        read_cell(text, context, self.word < TimeWord::Unknown)
    }

    /// Finds a column with times of day beside a column of bare dates.
    fn clock_column(&self, body: &Rows) -> Option<usize> {
        let dates = cells(body, self.time);
        if dates.clone().any(|text| text.contains(':')) {
            return None;
        }
        let is_clock = |text: &str| {
            let digits = text.bytes().take_while(u8::is_ascii_digit).count();
            matches!(digits, 1 | 2) && text.as_bytes().get(digits) == Some(&b':') && text.len() <= 11
        };
        let fits = |index: &usize| {
            let mut clocks = cells(body, *index).peekable();
            let named = time_word(&self.heads[*index]) == TimeWord::Plain;
            named && clocks.peek().is_some() && clocks.all(is_clock)
        };
        (0..self.heads.len()).filter(|index| *index != self.time).find(fits)
    }

    /// Tells lists of accounts and tables of days with figures, whose dates are no posts.
    fn lists_other_things(&self, rows: &Rows) -> bool {
        let body: Vec<_> = rows.iter().filter(|(number, _)| *number > self.header).cloned().collect();
        let register = self.heads.iter().any(|head| of_register(head));
        let traffic = self.heads.iter().any(|head| head.contains("渠道"));
        let width = body.iter().map(|(_, row)| row.len()).max().unwrap_or_default();
        let is_figure =
            |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || b".,%:-+".contains(&byte));
        let beside = |index: usize| index != self.time && Some(index) != self.clock;
        let mut others =
            (0..width).filter(|index| beside(*index)).flat_map(|index| cells(&body, index)).peekable();
        let figures = others.peek().is_some() && others.all(is_figure);
        register || traffic || figures
    }
}

/// Reads how many rows a banner allows: 最多导出排序后前1000条笔记 (Xiaohongshu).
pub(in crate::formats) fn row_limit(banner: &str) -> Option<u64> {
    let (_, rest) = banner.split_once("最多导出")?;
    let rest = rest.trim_start_matches(|c: char| !c.is_ascii_digit());
    let (number, _) = rest.split_once('条')?;
    number.trim().parse().ok()
}

pub(super) fn is_header(row: &[String]) -> bool {
    let filled: Vec<&String> = row.iter().filter(|cell| !cell.is_empty()).collect();
    let word = |cell: &&&String| !matches!(time_word(cell), TimeWord::Unknown | TimeWord::Never);
    let short = |cell: &&String| cell.chars().count() <= HEAD_LIMIT;
    let dated = |cell: &&String| read_cell(cell, &Context::default(), true).is_ok();
    filled.iter().any(|cell| word(&cell)) && filled.iter().all(short) && !filled.iter().any(dated)
}

fn body(rows: &Rows, header: Option<usize>) -> &Rows {
    &rows[header.map_or(0, |at| at + 1)..]
}

fn cells(rows: &Rows, index: usize) -> impl Iterator<Item = &str> + Clone {
    rows.iter().filter_map(move |(_, row)| row.get(index)).map(String::as_str).filter(|text| !text.is_empty())
}

/// Chooses the column with the best head whose values do not belie it.
fn by_words(rows: &Rows, header: usize) -> Result<Option<Layout>, Unsure> {
    let below = body(rows, Some(header));
    let credible = |index: usize| {
        let filled = cells(below, index).count();
        let dates =
            cells(below, index).filter(|text| *text == rows[header].1[index] || is_date(text, true)).count();
        filled == 0 || dates * 2 > filled
    };
    let heads = rows[header].1.iter().enumerate().map(|(index, head)| (time_word(head), index));
    let mut candidates: Vec<(TimeWord, usize)> =
        heads.filter(|(word, index)| *word < TimeWord::Unknown && credible(*index)).collect();
    candidates.sort();
    let Some((word, _)) = candidates.first().copied() else { return Ok(None) };
    let best: Vec<usize> =
        candidates.iter().filter(|(other, _)| *other == word).map(|(_, index)| *index).collect();
    Ok(Some(Layout::new(rows, Some(header), agreed(below, &best)?, word)))
}

/// Chooses the one column whose values nearly all are dates.
fn by_values(rows: &Rows) -> Result<Layout, Unsure> {
    let first = rows.iter().position(|(_, row)| row.iter().filter(|cell| !cell.is_empty()).count() > 1);
    let first = first.ok_or(Unsure::Nothing)?;
    let headless = rows[first].1.iter().any(|cell| is_date(cell, false));
    let header = (!headless).then_some(first);
    let below = if headless { &rows[first..] } else { body(rows, header) };
    let width = below.iter().map(|(_, row)| row.len()).max().unwrap_or_default();
    let head = |index: usize| header.and_then(|at| rows[at].1.get(index)).map_or("", String::as_str);
    let dated = |index: &usize| {
        let filled = cells(below, *index).count();
        let dates = cells(below, *index).filter(|text| is_date(text, false)).count();
        dates >= 2 && dates * 10 >= filled * 9 && time_word(head(*index)) == TimeWord::Unknown
    };
    let candidates: Vec<usize> = (0..width).filter(dated).collect();
    Ok(Layout::new(rows, header, agreed(below, &candidates)?, TimeWord::Unknown))
}

/// Chooses among equally good columns: one that is filled, where all others say the same days.
fn agreed(body: &Rows, candidates: &[usize]) -> Result<usize, Unsure> {
    let filled: Vec<usize> =
        candidates.iter().copied().filter(|index| cells(body, *index).next().is_some()).collect();
    let (&best, others) = match filled.as_slice() {
        [] => return candidates.first().copied().ok_or(Unsure::Nothing),
        // Of two that agree the one with the time of day says more.
        filled => {
            let exact = filled.iter().find(|index| cells(body, **index).any(|text| text.contains(':')));
            (exact.unwrap_or(&filled[0]), filled)
        }
    };
    let day = |row: &[String], index: usize| row.get(index).and_then(|text| nominal(text));
    let same = |(_, row): &(u64, Vec<String>)| {
        let days = others.iter().filter_map(|index| day(row, *index));
        day(row, best).is_none_or(|best| days.clone().all(|day| day == best))
    };
    body.iter().all(same).then_some(best).ok_or_else(|| Unsure::Among(others.to_vec()))
}

/// Takes the person's word on the columns.
fn mapped(rows: &Rows, map: &Map) -> Result<Layout, Unsure> {
    let missing = |spec: &str| Unsure::Missing(spec.to_owned());
    let named = rows.iter().position(|(_, row)| named_in(row, &map.time).is_some());
    let header = named.or_else(|| {
        let wide = |(_, row): &(u64, Vec<String>)| row.iter().filter(|cell| !cell.is_empty()).count() > 1;
        let first = rows.iter().position(|(_, row)| is_header(row)).or_else(|| rows.iter().position(wide))?;
        (!rows[first].1.iter().any(|cell| is_date(cell, false))).then_some(first)
    });
    let heads = header.map(|at| rows[at].1.as_slice()).unwrap_or_default();
    let width = rows.iter().map(|(_, row)| row.len()).max().unwrap_or_default();
    let column = |spec: &str| {
        let number = || spec.parse::<usize>().ok().filter(|number| (1..=width).contains(number));
        named_in(heads, spec).or_else(|| number().map(|number| number - 1)).ok_or_else(|| missing(spec))
    };
    let mut layout = Layout::new(rows, header, column(&map.time)?, TimeWord::Published);
    for (role, spec) in [(Role::Title, &map.title), (Role::Account, &map.account), (Role::Link, &map.link)] {
        if let Some(spec) = spec {
            let index = column(spec)?;
            layout.roles.retain(|(_, other)| *other != role);
            layout.roles.push((index, role));
        }
    }
    if let Some(spec) = &map.kind {
        let index = column(spec)?;
        layout.roles.extend([(index, Role::Kind), (index, Role::State)]);
    }
    layout.order = map.order.and_then(DateOrder::day_month);
    layout.year_first = map.order == Some(DateOrder::YearFirst);
    (layout.unit, layout.zone) = (map.unit, map.zone);
    Ok(layout)
}

/// Finds a column by its head, as it is written, else whatever its case.
fn named_in(heads: &[String], spec: &str) -> Option<usize> {
    let spec = spec.trim();
    let exact = heads.iter().position(|head| head.trim() == spec);
    exact.or_else(|| heads.iter().position(|head| head.trim().eq_ignore_ascii_case(spec)))
}

fn is_kana(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}')
}

/// Tells whether a text without a head beside it is a date.
pub(in crate::formats) fn is_dated(text: &str) -> bool {
    is_date(text, false)
}

fn nominal(text: &str) -> Option<Day> {
    let utc = DataZone { zone: Zone::UTC, basis: ZoneBasis::Platform };
    let dated = read_cell(text, &Context::default(), true).ok()?;
    Some(dated.moment.days(Zone::UTC, utc).nominal)
}

/// Reads `Account | name` above a header.
fn owner(row: &[String]) -> Option<String> {
    let filled: Vec<&String> = row.iter().filter(|cell| !cell.is_empty()).collect();
    match filled.as_slice() {
        [head, name] if role(head) == Some(Role::Account) => Some(name.to_string()),
        _ => None,
    }
}

fn is_date(text: &str, headed: bool) -> bool {
    matches!(read_cell(text, &Context::default(), headed), Ok(_) | Err(DateError::NeedsCaptured))
}

/// Reads a cell as a time. A bare number is one only in a column headed like a time:
/// ids and counts look the same.
pub(in crate::formats) fn read_cell(text: &str, context: &Context, headed: bool) -> Result<Dated, DateError> {
    let number = decimal(text);
    if number.is_some() && !headed {
        return Err(DateError::NotADate);
    }
    match (parse(text, context), number) {
        (Err(DateError::NotADate), Some(number)) => {
            let moment = match number {
                20_000.0..60_000.0 => serial(number, false),
                _ => epoch(number as i64),
            };
            moment.map(|moment| Dated { moment, inferred: false }).ok_or(DateError::NotADate)
        }
        (read, _) => read,
    }
}
