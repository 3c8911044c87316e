//! Draws the signs that the strip's legend explains.

use super::super::node::{Element, svg};
use super::drawing::{bracket, line, rect};

fn sign() -> Element {
    let sign = svg("svg").with("class", "sign").with("width", "18").with("height", "14");
    sign.with("fill", "currentColor").with("stroke", "none").with("aria-hidden", "true")
}

/// Draws the sign for months with posts.
pub fn posts() -> Element {
    let tick = |x: &str, y: i64| rect(x.to_owned(), y, "3".to_owned(), 14 - y).with("class", "strip-post");
    sign().child(tick("2", 6)).child(tick("8", 1)).child(tick("14", 8))
}

/// Draws the sign for silence.
pub fn silence(id: &str) -> Element {
    let band = rect("0".to_owned(), 0, "18".to_owned(), 14).with("fill", format!("url(#{id}-hatch)"));
    sign().child(band.with("class", "strip-silence"))
}

/// Draws the sign for a threshold.
pub fn threshold() -> Element {
    let line = line("9", 0, "9", 14).with("class", "strip-threshold");
    sign().child(line.with("stroke-dasharray", "5 3"))
}

/// Draws the sign for what is unknown.
pub fn unknown() -> Element {
    let frame = rect("1".to_owned(), 1, "16".to_owned(), 12).with("fill", "none");
    sign().child(frame.with("stroke", "currentColor").with("stroke-dasharray", "1 4"))
}

/// Draws the sign for the longest gap.
pub fn gap() -> Element {
    sign().children(bracket("1", "17", 7))
}

/// Draws the sign for reads.
pub fn reads() -> Element {
    let bar =
        |x: &str, y: i64, height| rect(x.to_owned(), y, "3".to_owned(), height).with("class", "strip-reads");
    sign().child(bar("2", 8, 3)).child(bar("8", 2, 9)).child(bar("14", 6, 5))
}
