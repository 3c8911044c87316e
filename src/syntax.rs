//! Walks the syntaxes exports are written in; formats give them meaning.

pub mod car;
pub mod cbor;
#[cfg(feature = "every-format")]
pub mod html;
#[cfg(not(feature = "every-format"))]
#[path = "syntax/no_html.rs"]
pub mod html;
pub mod json;
pub mod lines;
pub mod picks;
#[cfg(feature = "every-format")]
pub mod sqlite;
pub mod table;
pub mod xml;
