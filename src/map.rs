//! Reads a mapping file: a person's word on which column of their own table is what.
//!
//! It is JSON, because every build reads JSON anyway:
//! `{"time": "上线", "title": "题目", "order": "dmy", "zone": "+08:00"}`. It names columns by their heads, by
//! their numbers from 1, or, for JSON and XML records, by their paths (`node.date`). It is used for tables and
//! records that no format knows by name.

use crate::syntax::picks::{Picks, members};
use crate::when::{Order, Zone};
use std::fmt;

/// How large a mapping file may be, in bytes.
pub const MAP_LIMIT: usize = 64 * 1024;

/// Holds what a mapping file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Map {
    /// The column of the publish time.
    pub time: String,
    /// The column of the headline.
    pub title: Option<String>,
    /// The column that tells reposts, replies, drafts and the like.
    pub kind: Option<String>,
    /// The column that names the account.
    pub account: Option<String>,
    /// The column of the post's address.
    pub link: Option<String>,
    /// Where in a JSON text the list of records is: `data.items`; in an XML text the records: `items.item`.
    pub records: Option<String>,
    /// The order of day, month and year in numeric dates.
    pub order: Option<DateOrder>,
    /// What a number counts.
    pub unit: Option<Unit>,
    /// The zone of times without one.
    pub zone: Option<Zone>,
}

/// Names the order of the parts of a numeric date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// Day, month, year.
    DayFirst,
    /// Month, day, year.
    MonthFirst,
    /// Year, month, day, even where the year has two digits.
    YearFirst,
}

impl DateOrder {
    /// Reads `dmy`, `mdy` or `ymd`.
    pub fn parse(text: &str) -> Option<DateOrder> {
        match text {
            "dmy" => Some(DateOrder::DayFirst),
            "mdy" => Some(DateOrder::MonthFirst),
            "ymd" => Some(DateOrder::YearFirst),
            _ => None,
        }
    }

    /// Gives the order of day and month; `None` where the year comes first and settles nothing else.
    pub fn day_month(self) -> Option<Order> {
        match self {
            DateOrder::DayFirst => Some(Order::DayMonth),
            DateOrder::MonthFirst => Some(Order::MonthDay),
            DateOrder::YearFirst => None,
        }
    }
}

/// Names what a number that stands for a time counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Seconds since 1970.
    Seconds,
    /// Milliseconds since 1970.
    Milliseconds,
}

/// Says what is wrong with a mapping file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapError {
    /// The field; empty where the whole file is no JSON object.
    pub field: String,
    /// What is wrong with it.
    pub code: MapErrorCode,
}

/// Names what can be wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapErrorCode {
    /// The file is no JSON object.
    NotJson,
    /// `time` is missing.
    Missing,
    /// No field has this name.
    Unknown,
    /// Something else than a text or a column's number stands there.
    NotText,
    /// The text is none of those that are allowed.
    BadValue,
}

impl fmt::Display for MapError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let field = &self.field;
        match self.code {
            MapErrorCode::NotJson => write!(out, "it is not a JSON object"),
            MapErrorCode::Missing => write!(out, "\"{field}\" is missing"),
            MapErrorCode::Unknown => {
                write!(out, "there is no field \"{field}\"; the fields are: {}", FIELDS.join(", "))
            }
            MapErrorCode::NotText => write!(out, "\"{field}\" must be a text or a column's number"),
            MapErrorCode::BadValue => write!(out, "\"{field}\" must be {}", allowed(field)),
        }
    }
}

fn allowed(field: &str) -> &'static str {
    match field {
        "order" => "dmy, mdy or ymd",
        "unit" => "s or ms",
        _ => "a zone such as +08:00",
    }
}

const FIELDS: [&str; 9] = ["time", "title", "kind", "account", "link", "records", "order", "unit", "zone"];

impl Map {
    /// Reads a mapping file.
    ///
    /// # Errors
    /// The first field that makes no sense.
    pub fn parse(text: &str) -> Result<Map, MapError> {
        let error = |field: &str, code| MapError { field: field.to_owned(), code };
        let text = text.trim_start_matches('\u{FEFF}').trim();
        let fields = members(text).filter(|_| text.len() <= MAP_LIMIT);
        let fields = fields.ok_or_else(|| error("", MapErrorCode::NotJson))?;
        if let Some((field, _)) = fields.iter().find(|(field, _)| !FIELDS.contains(&field.as_ref())) {
            return Err(error(field, MapErrorCode::Unknown));
        }
        let picks = Picks::of(text.as_bytes(), &FIELDS).map_err(|_| error("", MapErrorCode::NotJson))?;
        let get = |field: &'static str| match (picks.raw(field), picks.some(field)) {
            (Some(_), None) => Err(error(field, MapErrorCode::NotText)),
            (_, found) => Ok(found.map(|text| text.into_owned())),
        };
        Ok(Map {
            time: get("time")?.ok_or_else(|| error("time", MapErrorCode::Missing))?,
            title: get("title")?,
            kind: get("kind")?,
            account: get("account")?,
            link: get("link")?,
            records: get("records")?,
            order: one_of("order", get("order")?, DateOrder::parse)?,
            unit: one_of("unit", get("unit")?, unit)?,
            zone: one_of("zone", get("zone")?, Zone::parse)?,
        })
    }
}

fn unit(text: &str) -> Option<Unit> {
    match text {
        "s" => Some(Unit::Seconds),
        "ms" => Some(Unit::Milliseconds),
        _ => None,
    }
}

fn one_of<T>(
    field: &str,
    text: Option<String>,
    read: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, MapError> {
    let bad = || MapError { field: field.to_owned(), code: MapErrorCode::BadValue };
    text.map(|text| read(&text).ok_or_else(bad)).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_says_which_column_is_what() {
        let text = "\u{FEFF}{\"time\": \"上线\", \"title\": 2, \"order\": \"dmy\", \"unit\": \"ms\", \"zone\": \"+08:00\"}\n";
        let map = Map::parse(text).expect("a map");
        assert_eq!((map.time.as_str(), map.title.as_deref()), ("上线", Some("2")));
        assert_eq!((map.order, map.unit), (Some(DateOrder::DayFirst), Some(Unit::Milliseconds)));
        assert_eq!((map.zone, map.link), (Some(Zone::CHINA), None));
    }

    #[test]
    fn a_bad_map_is_refused_by_the_field() {
        let cases = [
            ("", "it is not a JSON object"),
            ("time = \"x\"", "it is not a JSON object"),
            ("[\"time\"]", "it is not a JSON object"),
            ("{}", "\"time\" is missing"),
            ("{\"time\": \"\"}", "\"time\" must be a text or a column's number"),
            ("{\"time\": null}", "\"time\" is missing"),
            ("{\"time\": [1]}", "\"time\" must be a text or a column's number"),
            ("{\"time\": \"t\", \"order\": \"dd/mm\"}", "\"order\" must be dmy, mdy or ymd"),
            ("{\"time\": \"t\", \"unit\": \"min\"}", "\"unit\" must be s or ms"),
            ("{\"time\": \"t\", \"zone\": \"Berlin\"}", "\"zone\" must be a zone such as +08:00"),
        ];
        for (text, expected) in cases {
            assert_eq!(Map::parse(text).expect_err(text).to_string(), expected, "{text}");
        }
        let unknown = Map::parse("{\"time\": \"t\", \"tilte\": \"x\"}").expect_err("unknown");
        assert_eq!((unknown.field.as_str(), unknown.code), ("tilte", MapErrorCode::Unknown));
    }
}
