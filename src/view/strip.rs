//! Draws the silence strip: posts by month, how often they were read, then the silence, the rule's thresholds, and
//! the longest gap.
//!
//! All positions across are percentages, so that the strip fills any width
//! while its letters keep their size. Hatching, dashes and words carry the
//! meaning; it reads the same in black and white.

mod drawing;
mod months;
mod scale;
mod signs;
#[cfg(test)]
mod tests;

use super::node::{Element, Node, html, svg};
use super::parts::list;
use super::{Scene, rule};
use crate::i18n::{format, message};
use crate::report::{AccountReport, Deadline, Gap, LevelInfo};
use scale::Scale;

/// Draws the strip; an account that never posted gets an empty one, an unknown past none.
pub fn figure(scene: Scene<'_>, account: &AccountReport, id: &str) -> Option<Node> {
    let lang = scene.lang;
    let figure = html("figure").with("class", "strip");
    if account.verdict == "zero-post" {
        let text = message::strip_empty(lang);
        let drawing = titled(drawing::empty(), lang, id, text);
        return Some(figure.child(drawing).child(html("figcaption").child(text)).into());
    }
    let scale = Scale::of(account, &scene.report.as_of)?;
    let text = twin(scene, account);
    let drawing = titled(drawing::strip(scene, account, &scale, id), lang, id, &text);
    let caption = html("figcaption").child(legend(scene, account, id)).child(html("p").child(text));
    Some(figure.child(drawing).child(caption).child(months::table(scene, account, id)).into())
}

fn titled(drawing: Element, lang: crate::i18n::Lang, id: &str, text: &str) -> Element {
    let (title, desc) = (format!("{id}-strip-title"), format!("{id}-strip-desc"));
    let mut drawing = drawing.with("role", "img").with("aria-labelledby", format!("{title} {desc}"));
    let texts = [
        svg("title").with("id", title).child(message::strip_title(lang)).into(),
        svg("desc").with("id", desc).child(text).into(),
    ];
    drawing.children.splice(0..0, texts);
    drawing
}

/// Says in words what the strip shows.
fn twin(scene: Scene<'_>, account: &AccountReport) -> String {
    let Scene { report, lang } = scene;
    let date = |iso: &str| format::date(lang, iso);
    let of = |iso: &Option<String>| iso.as_deref().map(date).unwrap_or_default();
    let (first, last) = (of(&account.posts.first), of(&account.posts.last));
    let horizon = date(&account.proven_at);
    let mut sentences = vec![message::strip_text(lang, &first, &horizon, &last)];
    for (level, deadline) in crossed(scene, account) {
        let (span, on) = (rule::amount(lang, level), date(&deadline.on));
        sentences.push(message::strip_threshold_text(lang, &on, &span));
    }
    if account.proven_at < report.as_of {
        sentences.push(message::strip_unknown_text(lang, &date(&report.as_of), &horizon));
    }
    sentences.extend(long_gap(account).map(|gap| {
        message::strip_gap_text(lang, &format::days(lang, gap.days), &date(&gap.from), &date(&gap.to))
    }));
    let reads = account.audience.as_ref();
    sentences.extend(reads.map(|reads| message::strip_reads_text(lang, reads.reads_min, reads.reads_max)));
    sentences.join(message::sentence_separator(lang))
}

/// Finds the longest gap, where it is long enough to be seen among the months.
fn long_gap(account: &AccountReport) -> Option<&Gap> {
    account.longest_gap.as_ref().filter(|gap| gap.days > 31)
}

/// Pairs the thresholds that fall inside the strip with their days.
fn crossed<'a>(
    scene: Scene<'a>,
    account: &'a AccountReport,
) -> impl Iterator<Item = (&'a LevelInfo, &'a Deadline)> {
    let inside = |(_, deadline): &(&LevelInfo, &Deadline)| deadline.on <= scene.report.as_of;
    scene.report.rule.levels.iter().zip(&account.deadlines).filter(inside)
}

/// Explains the signs that the strip uses.
fn legend(scene: Scene<'_>, account: &AccountReport, id: &str) -> Element {
    let lang = scene.lang;
    let mut signs = vec![
        (signs::posts(), message::legend_posts(lang)),
        (signs::silence(id), message::legend_silence(lang)),
    ];
    if crossed(scene, account).next().is_some() {
        signs.push((signs::threshold(), message::legend_threshold(lang)));
    }
    if account.proven_at < scene.report.as_of {
        signs.push((signs::unknown(), message::legend_unknown(lang)));
    }
    if long_gap(account).is_some() {
        signs.push((signs::gap(), message::legend_gap(lang)));
    }
    if account.audience.is_some() {
        signs.push((signs::reads(), message::legend_reads(lang)));
    }
    let item = |(sign, text): (Element, &str)| html("span").child(sign).child(text);
    list("legend", signs.into_iter().map(item))
}
