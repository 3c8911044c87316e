//! The page around the checker: a frame that may send nothing and lead nowhere, and the few things it may ask for.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::address::{self, Address};
use crate::page::Page;

/// Puts a finished checker into the page around it, which may fetch `files`, and these alone, for it, and tells other
/// sites of itself where it lies at a known address.
pub fn around(www: &Path, checker: Page, files: &[String], address: Option<&Address>) -> Result<String> {
    let html =
        fs::read_to_string(www.join("frame.html")).context("cannot read the page around the checker")?;
    let mut outer = Page::inline(&[www], html)?;
    outer.allow_parts_of(&checker);
    let connect = if files.is_empty() { "'none'" } else { "'self'" };
    outer.fill_block("files", &Value::from(files))?;
    outer.fill_block("app", &Value::from(checker.finish("'none'")?))?;
    address::fill_head(&mut outer, address)?;
    outer.finish(connect)
}
