//! Walks the syntaxes exports are written in; formats give them meaning.

pub mod car;
pub mod cbor;
pub mod html;
pub mod json;
pub mod lines;
pub mod meter;
pub mod picks;
pub mod sqlite;
pub mod table;
pub mod xml;
