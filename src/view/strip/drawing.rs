//! Draws the strip's lines, ticks, hatching and labels.

use super::super::node::{Element, svg};
use super::super::{Scene, rule};
use super::scale::{FULL, Scale, TICK, percent};
use crate::i18n::format;
use crate::report::AccountReport;
use crate::when::Day;

/// The height of a line of letters.
const LINE: i64 = 18;
/// The height of the plot.
const PLOT: i64 = 56;
/// The height of the smallest tick.
const LEAST: i64 = 10;

fn canvas(height: i64) -> Element {
    let canvas = svg("svg").with("class", "strip-drawing").with("width", "100%");
    canvas.with("height", height.to_string()).with("fill", "currentColor").with("stroke", "none")
}

fn rect(x: String, y: i64, width: String, height: i64) -> Element {
    let rect = svg("rect").with("x", x).with("y", y.to_string());
    rect.with("width", width).with("height", height.to_string())
}

fn line(x1: &str, y1: i64, x2: &str, y2: i64) -> Element {
    let line =
        svg("line").with("x1", x1).with("y1", y1.to_string()).with("x2", x2).with("y2", y2.to_string());
    line.with("stroke", "currentColor")
}

/// Writes letters that stay inside the strip wherever they stand.
fn label(at: i64, y: i64, text: String) -> Element {
    let anchor = match at {
        0..1_500 => "start",
        1_500..8_500 => "middle",
        _ => "end",
    };
    let label = svg("text").with("x", percent(at)).with("y", y.to_string());
    label.with("text-anchor", anchor).child(text)
}

/// Draws the frame of a timeline without posts.
pub fn empty() -> Element {
    let frame = rect("0".to_owned(), 1, "100%".to_owned(), PLOT);
    let frame = frame.with("fill", "none").with("stroke", "currentColor").with("stroke-dasharray", "3 5");
    canvas(PLOT + 2).child(frame)
}

/// Draws the strip.
pub fn strip(scene: Scene<'_>, account: &AccountReport, scale: &Scale, id: &str) -> Element {
    let thresholds: Vec<(i64, String)> = super::crossed(scene, account)
        .filter_map(|(level, deadline)| {
            let at = scale.at(Day::parse_iso(&deadline.on)?);
            Some((at, rule::amount(scene.lang, level)))
        })
        .collect();
    let top = LINE * thresholds.len() as i64;
    let floor = top + PLOT;
    let drawing = canvas(floor + 2 * LINE + 4)
        .child(svg("defs").child(hatch(id)))
        .child(silence(scale, top, id))
        .children(unknown(scale, top))
        .children(ticks(scale, account, floor))
        .child(line("0", floor, "100%", floor));
    let marks = thresholds.into_iter().enumerate().flat_map(|(row, (at, text))| {
        let base = LINE * (row as i64 + 1);
        [dashed(at, base, floor), label(at, base - 5, text)]
    });
    drawing.children(marks).children(dates(scene, account, scale, floor))
}

fn hatch(id: &str) -> Element {
    let pattern = svg("pattern").with("id", format!("{id}-hatch")).with("patternUnits", "userSpaceOnUse");
    let stroke = svg("path").with("d", "M-2 2l4-4M0 8l8-8M6 10l4-4").with("stroke", "currentColor");
    pattern.with("width", "8").with("height", "8").child(stroke)
}

fn silence(scale: &Scale, top: i64, id: &str) -> Element {
    let (from, to) = (scale.at(scale.last), scale.at(scale.horizon));
    let band = rect(percent(from), top + PLOT / 2, percent(to - from), PLOT / 2);
    band.with("class", "strip-silence").with("fill", format!("url(#{id}-hatch)"))
}

fn unknown(scale: &Scale, top: i64) -> Option<Element> {
    let from = scale.at(scale.horizon);
    let frame = || {
        let frame = rect(percent(from), top + PLOT / 2, percent(FULL - from), PLOT / 2).with("fill", "none");
        frame.with("stroke", "currentColor").with("stroke-dasharray", "1 4")
    };
    (from < FULL).then(frame)
}

fn ticks(scale: &Scale, account: &AccountReport, floor: i64) -> Vec<Element> {
    let ticks = scale.ticks(account);
    let most = ticks.iter().map(|(_, posts)| *posts).max().unwrap_or(1).max(1);
    let tick = |(at, posts): (i64, u64)| {
        // By square root, so that one post stays visible beside a hundred.
        let share = (posts.saturating_mul(10_000) / most).isqrt() as i64;
        let height = LEAST + (PLOT - LEAST) * share / 100;
        rect(percent(at), floor - height, percent(TICK), height).with("class", "strip-post")
    };
    ticks.into_iter().map(tick).collect()
}

fn dashed(at: i64, from: i64, to: i64) -> Element {
    let x = percent(at);
    line(&x, from, &x, to).with("class", "strip-threshold").with("stroke-dasharray", "5 3")
}

/// Writes the dates under the strip; the last post has a line of its own, so that none collide.
fn dates(scene: Scene<'_>, account: &AccountReport, scale: &Scale, floor: i64) -> Vec<Element> {
    let date = |iso: &str| format::date(scene.lang, iso);
    let first = account.posts.first.as_deref().unwrap_or_default();
    let last = account.posts.last.as_deref().unwrap_or_default();
    let at = scale.at(scale.last);
    let x = percent(at);
    let mut dates = vec![
        label(0, floor + LINE - 2, date(first)),
        label(FULL, floor + LINE - 2, date(&scene.report.as_of)),
    ];
    if first != last && last != scene.report.as_of {
        // Near the ends the line would cross the dates there.
        let long = (2_500..7_500).contains(&at);
        let end = floor + if long { LINE + 2 } else { 4 };
        dates.push(line(&x, floor, &x, end).with("class", "strip-lead"));
        dates.push(label(at, floor + 2 * LINE, date(last)));
    }
    dates
}

fn sign() -> Element {
    let sign = svg("svg").with("class", "sign").with("width", "18").with("height", "14");
    sign.with("fill", "currentColor").with("stroke", "none").with("aria-hidden", "true")
}

/// Draws the sign for months with posts.
pub fn sign_posts() -> Element {
    let tick = |x: &str, y: i64| rect(x.to_owned(), y, "3".to_owned(), 14 - y).with("class", "strip-post");
    sign().child(tick("2", 6)).child(tick("8", 1)).child(tick("14", 8))
}

/// Draws the sign for silence.
pub fn sign_silence(id: &str) -> Element {
    let band = rect("0".to_owned(), 0, "18".to_owned(), 14).with("fill", format!("url(#{id}-hatch)"));
    sign().child(band.with("class", "strip-silence"))
}

/// Draws the sign for a threshold.
pub fn sign_threshold() -> Element {
    let line = line("9", 0, "9", 14).with("class", "strip-threshold");
    sign().child(line.with("stroke-dasharray", "5 3"))
}

/// Draws the sign for what is unknown.
pub fn sign_unknown() -> Element {
    let frame = rect("1".to_owned(), 1, "16".to_owned(), 12).with("fill", "none");
    sign().child(frame.with("stroke", "currentColor").with("stroke-dasharray", "1 4"))
}
