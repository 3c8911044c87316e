//! Shows the engine to a browser: the only module that knows one exists.
//!
//! A worker opens the person's files in a [`Session`] and answers with reports;
//! the page mounts a report and takes its own words from the catalogue. Nothing
//! here decides anything: it moves bytes in and plain objects out. What the
//! person gave wrongly comes back as a value; only our own mistakes throw.

mod blob;
mod inputs;
mod legacy;
mod mount;
mod panic;
#[cfg(feature = "saving")]
mod saving;
mod session;
mod settings;
mod words;

pub use blob::{BlobBytes, Pages};
pub use inputs::Given;
pub use legacy::BrowserLegacy;
pub use mount::{mount, mount_list};
#[cfg(feature = "saving")]
pub use saving::{table, workbook};
pub use session::Session;
pub use settings::Asked;
#[cfg(feature = "own-rules")]
pub use words::compile_rule;
pub use words::{presets, rule_title, strings, take_texts};

use serde::Serialize;
use wasm_bindgen::JsValue;

/// Makes a plain JavaScript value: maps and structs as objects, what is missing as null.
fn plain(value: &impl Serialize) -> JsValue {
    let serializer =
        serde_wasm_bindgen::Serializer::new().serialize_maps_as_objects(true).serialize_missing_as_null(true);
    // Our own types hold nothing that JavaScript cannot.
    value.serialize(&serializer).unwrap_or(JsValue::NULL)
}
