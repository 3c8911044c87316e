//! Reads dates out of text, in every form the exports and people were seen to write.
//!
//! No regular expressions and no table of formats: scanners over characters,
//! one module per family, tried in turn. The calendar has the last word, so what
//! has the shape of a date and no place in the calendar is told apart from text.

use super::cursor::Cursor;
use super::written::{Date, Written};
use super::{Day, Moment, en, numeric, worded, zh};

/// Holds what a text date is read against.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context {
    /// The order of `03/04/2021`, where the source has settled it.
    pub order: Option<Order>,
    /// When the text was captured; relative and year-less dates need it.
    pub captured: Option<Captured>,
}

/// Names the order of day and month in `03/04/2021`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Day first.
    DayMonth,
    /// Month first.
    MonthDay,
}

/// Says when a text was captured, in the zone its reader was in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Captured {
    /// The civil date.
    pub day: Day,
    /// Civil seconds of that day, if the time is known.
    pub seconds: Option<i64>,
}

/// Holds a date that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated {
    /// When.
    pub moment: Moment,
    /// Whether it was filled in from the capture day: relative or year-less.
    pub inferred: bool,
}

/// Says why a text is not read as a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateError {
    /// The text has no shape known here.
    NotADate,
    /// The text is relative or has no year, and the capture day is not known.
    NeedsCaptured,
    /// The text has the shape of a date, but the calendar or the clock has no such time.
    Impossible,
}

const FAMILIES: [fn(&mut Cursor<'_>) -> Option<Written>; 4] =
    [numeric::read, worded::read, en::read, zh::read];

/// Reads a whole text as a date.
///
/// # Errors
/// [`DateError::NotADate`] also when a date is only a part of the text.
pub fn parse(text: &str, context: &Context) -> Result<Dated, DateError> {
    let (written, rest) = written(text.trim())?;
    match rest.is_empty() {
        true => written.settle(context),
        false => Err(DateError::NotADate),
    }
}

/// Reads a date at the start of a text; also gives what follows it.
///
/// Prose that begins with a date is read like a line that stands apart, so call
/// this only where a post's date is expected.
///
/// # Errors
/// As [`parse`], but for what follows the date.
pub fn scan<'a>(text: &'a str, context: &Context) -> Result<(Dated, &'a str), DateError> {
    let (written, rest) = written(text)?;
    Ok((written.settle(context)?, rest))
}

/// Tells whether a text is a date that lacks its year alone: 12-16, 5月20日, Mar 4.
pub fn is_year_less(text: &str) -> bool {
    written(text.trim())
        .is_ok_and(|(written, rest)| rest.is_empty() && matches!(written.date, Date::YearLess(..)))
}

/// Settles the order of day and month from one value; `None` where it does not tell.
pub fn order_of(text: &str) -> Option<Order> {
    numeric::numeric(&mut Cursor::new(text.trim()))?.order()
}

fn written(text: &str) -> Result<(Written, &str), DateError> {
    let mut c = Cursor::new(text);
    c.spaces();
    let written = FAMILIES.iter().find_map(|read| c.attempt(*read)).ok_or(DateError::NotADate)?;
    let rest = c.rest();
    match cuts_word(&text[..text.len() - rest.len()], rest) {
        true => Err(DateError::NotADate),
        false => Ok((written, rest)),
    }
}

/// Tells whether the end of a date is the middle of a longer word or number.
fn cuts_word(read: &str, rest: &str) -> bool {
    let (last, next) = (read.bytes().next_back(), rest.bytes().next());
    let inside = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric());
    inside(last) && inside(next)
}
