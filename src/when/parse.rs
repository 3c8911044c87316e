use super::*;
#[derive(Clone, Copy, Default)]
pub struct Context {
    pub order: Option<Order>,
    pub captured: Option<Captured>,
}
#[derive(Clone, Copy)]
pub enum Order {
    DayMonth,
    MonthDay,
}
#[derive(Clone, Copy)]
pub struct Captured {
    pub day: Day,
    pub seconds: Option<i64>,
}
pub struct Dated {
    pub moment: Moment,
    pub inferred: bool,
}
pub enum DateError {
    NotADate,
    NeedsCaptured,
    Impossible,
}
pub fn parse(_text: &str, _context: &Context) -> Result<Dated, DateError> {
    Err(DateError::NotADate)
}
pub fn scan<'a>(_text: &'a str, _context: &Context) -> Result<(Dated, &'a str), DateError> {
    Err(DateError::NotADate)
}
pub fn x_time(_bytes: &[u8]) -> Option<i64> {
    None
}
pub fn epoch(_number: i64) -> Option<Moment> {
    None
}
pub fn serial(_serial: f64, _f: bool) -> Option<Moment> {
    None
}
pub fn order_of(_text: &str) -> Option<Order> {
    None
}
