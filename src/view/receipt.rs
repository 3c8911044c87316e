//! Shows the receipt: the code by which others find the same answer.

use super::Scene;
use super::node::Element;
use super::parts::{paragraph, section as titled};
use crate::i18n::message;

/// Shows the receipt, once there is one.
pub fn section(scene: Scene<'_>) -> Option<Element> {
    line(scene)
        .map(|line| titled("receipt", message::heading_receipt(scene.lang)).child(paragraph("note", line)))
}

/// Writes the receipt on a line; where nothing was judged there is nothing to find again.
pub fn line(scene: Scene<'_>) -> Option<String> {
    let receipt = scene.report.receipt.as_ref().filter(|_| !scene.report.accounts.is_empty());
    receipt.map(|receipt| message::receipt_text(scene.lang, &receipt.code))
}
