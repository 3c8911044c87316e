//! Draws the silence strip: posts by month, then the silence, and the rule's thresholds.
//!
//! All positions across are percentages, so that the strip fills any width
//! while its letters keep their size. Hatching, dashes and words carry the
//! meaning; it reads the same in black and white.

mod drawing;
mod scale;

use super::node::{Element, Node, html, svg};
use super::parts::list;
use super::{Scene, rule};
use crate::i18n::{format, message};
use crate::report::{AccountReport, Deadline, LevelInfo, Month};
use scale::Scale;
use std::collections::BTreeMap;

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
    Some(figure.child(drawing).child(caption).child(years(scene, account)).into())
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
    sentences.join(message::sentence_separator(lang))
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
        (drawing::sign_posts(), message::legend_posts(lang)),
        (drawing::sign_silence(id), message::legend_silence(lang)),
    ];
    if crossed(scene, account).next().is_some() {
        signs.push((drawing::sign_threshold(), message::legend_threshold(lang)));
    }
    if account.proven_at < scene.report.as_of {
        signs.push((drawing::sign_unknown(), message::legend_unknown(lang)));
    }
    let item = |(sign, text): (Element, &str)| html("span").child(sign).child(text);
    list("legend", signs.into_iter().map(item))
}

/// Lists the posts of each year, folded.
fn years(scene: Scene<'_>, account: &AccountReport) -> Element {
    let lang = scene.lang;
    let mut years: BTreeMap<&str, u64> = BTreeMap::new();
    for Month { month, posts } in &account.by_month {
        *years.entry(month.get(..4).unwrap_or(month)).or_default() += posts;
    }
    let row = |(year, posts): (&str, u64)| {
        html("tr")
            .child(html("th").with("scope", "row").child(year))
            .child(html("td").child(format::number(lang, posts)))
    };
    let column = |label: &str| html("th").with("scope", "col").child(label);
    let head = html("tr").child(column(message::label_year(lang))).child(column(message::label_posts(lang)));
    let table = html("table")
        .child(html("caption").child(message::years_caption(lang)))
        .child(html("thead").child(head))
        .child(html("tbody").children(years.into_iter().map(row)));
    html("details")
        .with("class", "years")
        .child(html("summary").child(message::years_caption(lang)))
        .child(table)
}
