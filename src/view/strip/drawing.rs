//! Draws the strip's lines, ticks, lanes, hatching and labels.

use super::super::node::{Element, svg};
use super::super::{Scene, rule};
use super::scale::{FULL, Scale, TICK, Tick, percent};
use crate::i18n::{Lang, format, message};
use crate::report::AccountReport;
use crate::when::Day;

/// The height of a line of letters.
const LINE: i64 = 18;
/// The height of the plot.
const PLOT: i64 = 56;
/// The height of the smallest tick.
const LEAST: i64 = 10;
/// The height of the lane of reads under the plot, and the space above it.
const READS: (i64, i64) = (32, 8);
/// The height of the mark of one count of reads.
const DOT: i64 = 4;

fn canvas(height: i64) -> Element {
    let canvas = svg("svg").with("class", "strip-drawing").with("width", "100%");
    canvas.with("height", height.to_string()).with("fill", "currentColor").with("stroke", "none")
}

/// Draws a bar.
pub fn rect(x: String, y: i64, width: String, height: i64) -> Element {
    let rect = svg("rect").with("x", x).with("y", y.to_string());
    rect.with("width", width).with("height", height.to_string())
}

/// Draws a line.
pub fn line(x1: &str, y1: i64, x2: &str, y2: i64) -> Element {
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
    let gap = gap(scene.lang, account, scale, LINE * (thresholds.len() as i64 + 1));
    let top = LINE * (thresholds.len() as i64 + i64::from(gap.is_some()));
    let floor = top + PLOT;
    let lane = account.audience.as_ref().map_or(0, |_| READS.0 + READS.1);
    let ticks = scale.ticks(account);
    let drawing = canvas(floor + lane + 2 * LINE + 4)
        .child(svg("defs").child(hatch(id)))
        .child(silence(scale, top, id))
        .children(unknown(scale, top))
        .children(posts(&ticks, floor))
        .child(line("0", floor, "100%", floor))
        .children(reads(&ticks, floor + lane))
        .children(gap.into_iter().flatten());
    let marks = thresholds.into_iter().enumerate().flat_map(|(row, (at, text))| {
        let base = LINE * (row as i64 + 1);
        [dashed(at, base, floor), label(at, base - 5, text)]
    });
    drawing.children(marks).children(dates(scene, account, scale, (floor, floor + lane)))
}

/// Draws the longest gap over the plot, its words on the side where no threshold stands.
fn gap(lang: Lang, account: &AccountReport, scale: &Scale, base: i64) -> Option<Vec<Element>> {
    let gap = super::long_gap(account)?;
    let (from, to) = (scale.at(Day::parse_iso(&gap.from)?), scale.at(Day::parse_iso(&gap.to)?));
    let text = message::labelled(lang, message::label_longest_gap(lang), &format::days(lang, gap.days));
    let (at, anchor) = if from + to < FULL { (from, "start") } else { (to, "end") };
    let words = svg("text").with("x", percent(at)).with("y", (base - 7).to_string());
    let words = words.with("text-anchor", anchor).child(text);
    Some(bracket(&percent(from), &percent(to), base).into_iter().chain([words]).collect())
}

/// Draws a measure between two places.
pub fn bracket(from: &str, to: &str, y: i64) -> [Element; 3] {
    let end = |x| line(x, y - 3, x, y + 3);
    [line(from, y, to, y), end(from), end(to)].map(|line| line.with("class", "strip-gap"))
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

fn posts(ticks: &[Tick], floor: i64) -> impl Iterator<Item = Element> {
    let most = ticks.iter().map(|tick| tick.posts).max().unwrap_or_default();
    ticks.iter().map(move |tick| {
        let height = LEAST + share(tick.posts, most, PLOT - LEAST);
        rect(percent(tick.at), floor - height, percent(TICK), height).with("class", "strip-post")
    })
}

/// Draws how often the posts of each tick were read, from the fewest to the most.
fn reads(ticks: &[Tick], floor: i64) -> impl Iterator<Item = Element> {
    let ranges = || ticks.iter().filter_map(|tick| Some((tick.at, tick.reads?)));
    let all = ranges().map(|(_, (_, most))| most).max().unwrap_or_default();
    let base = (all > 0).then(|| line("0", floor, "100%", floor).with("class", "strip-lead"));
    let base = base.map(|line| line.with("stroke-dasharray", "1 3"));
    let bars = ranges().map(move |(at, (least, most))| {
        let (low, high) = (share(least, all, READS.0 - DOT), share(most, all, READS.0 - DOT));
        let height = high - low + DOT;
        rect(percent(at), floor - low - height, percent(TICK), height).with("class", "strip-reads")
    });
    bars.chain(base)
}

/// Scales by square root, so that one post stays visible beside a hundred.
fn share(count: u64, most: u64, height: i64) -> i64 {
    height * (count.saturating_mul(10_000) / most.max(1)).isqrt() as i64 / 100
}

fn dashed(at: i64, from: i64, to: i64) -> Element {
    let x = percent(at);
    line(&x, from, &x, to).with("class", "strip-threshold").with("stroke-dasharray", "5 3")
}

/// Writes the dates under the strip; the last post has a line of its own, so that none collide.
fn dates(
    scene: Scene<'_>,
    account: &AccountReport,
    scale: &Scale,
    (plot, floor): (i64, i64),
) -> Vec<Element> {
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
        dates.push(line(&x, plot, &x, end).with("class", "strip-lead"));
        dates.push(label(at, floor + 2 * LINE, date(last)));
    }
    dates
}
