//! Writes what a person takes away and only larger builds can make.

use crate::i18n::Lang;
use crate::report::Report;
use crate::view;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Writes a report, given as JSON, as CSV.
///
/// # Errors
/// The report is none that this version writes.
#[wasm_bindgen]
pub fn table(report: &str) -> Result<String, JsValue> {
    Ok(view::csv(&read(report)?))
}

/// Writes a report, given as JSON, as a workbook (xlsx).
///
/// # Errors
/// The report is none that this version writes.
#[wasm_bindgen]
pub fn workbook(report: &str, lang: &str) -> Result<Vec<u8>, JsValue> {
    Ok(view::workbook(&read(report)?, Lang::negotiate([lang])))
}

fn read(report: &str) -> Result<Report, JsValue> {
    Ok(Report::from_json(report).ok_or("a report of another version")?)
}
