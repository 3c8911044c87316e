//! Answers one question about a publishing account: is anybody still there?
//!
//! Data flows one way, and a module uses only those before it:
//! `bytes → bundle → evidence → formats → timeline → judge → report → view`.
//! Nothing before `web` has a clock, a DOM or I/O of its own; see ARCHITECTURE.md.
#![doc = ""]
#![doc = include_str!("../EXAMPLES.md")]
#![forbid(unsafe_code)]

pub mod bundle;
pub mod bytes;
pub mod digest;
pub mod evidence;
pub mod findings;
pub mod formats;
pub mod i18n;
pub mod issue;
pub mod judge;
pub mod map;
#[cfg(not(target_arch = "wasm32"))]
pub mod native;
pub mod read;
pub mod reading;
pub mod report;
pub mod rule;
pub mod syntax;
pub mod text;
pub mod timeline;
pub mod view;
#[cfg(target_arch = "wasm32")]
pub mod web;
pub mod when;
