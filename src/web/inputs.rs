//! Takes inputs from the page.

use super::array::ArrayBytes;
use super::blob::{BlobBytes, Pages};
use crate::bytes::{Bytes, Input};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// Stands for `{name, folder?, pasted?, modified?, blob|bytes|text|gone}`.
    #[wasm_bindgen(extends = js_sys::Object)]
    pub type Given;

    #[wasm_bindgen(method, getter)]
    fn name(this: &Given) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn folder(this: &Given) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn pasted(this: &Given) -> Option<bool>;
    /// Milliseconds since 1970, as `File.lastModified` counts.
    #[wasm_bindgen(method, getter)]
    fn modified(this: &Given) -> Option<f64>;
    #[wasm_bindgen(method, getter)]
    fn blob(this: &Given) -> Option<web_sys::Blob>;
    #[wasm_bindgen(method, getter)]
    fn bytes(this: &Given) -> Option<js_sys::Uint8Array>;
    #[wasm_bindgen(method, getter)]
    fn text(this: &Given) -> Option<String>;
    /// Whether the page tried to read the file and could not.
    #[wasm_bindgen(method, getter)]
    fn gone(this: &Given) -> Option<bool>;
}

/// Makes inputs of what the page gave.
///
/// # Errors
/// A blob was given outside a worker.
pub fn take(given: &[Given]) -> Result<Vec<Input>, JsValue> {
    let pages = Rc::default();
    given.iter().enumerate().map(|(number, given)| input(given, number, &pages)).collect()
}

fn input(given: &Given, number: usize, pages: &Rc<RefCell<Pages>>) -> Result<Input, JsValue> {
    Ok(Input {
        path: given.name().unwrap_or_default(),
        folder: given.folder(),
        pasted: given.pasted().unwrap_or_default(),
        modified: given.modified().map(|milliseconds| (milliseconds / 1000.0).floor() as i64),
        bytes: bytes(given, number, pages)?,
    })
}

fn bytes(given: &Given, number: usize, pages: &Rc<RefCell<Pages>>) -> Result<Box<dyn Bytes>, JsValue> {
    if let Some(blob) = given.blob() {
        return Ok(Box::new(BlobBytes::new(blob, Rc::clone(pages), number)?));
    }
    if given.bytes().is_some() || given.gone() == Some(true) {
        return Ok(Box::new(ArrayBytes(given.bytes())));
    }
    Ok(Box::new(given.text().map(String::into_bytes).unwrap_or_default()))
}
