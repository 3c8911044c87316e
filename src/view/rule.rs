//! Shows the rule: its title, thresholds, what it counts, and where it comes from.

use super::node::{Element, html};
use super::parts::{facts as listed, foreign, link, paragraph, section as titled};
use super::{Scene, facts};
use crate::i18n::message;
use crate::rule::in_language;

/// Shows the rule.
pub fn section(scene: Scene<'_>) -> Element {
    let lang = scene.lang;
    let rule = &scene.report.rule;
    let title = facts::rule_title(scene);
    let section = titled("rule", message::heading_rule(lang)).child(html("p").child(foreign(&title)));
    let note = in_language(&rule.note, lang.tag());
    section
        .child(listed(&facts::rule(scene)))
        .children(rule.one_way.then(|| html("p").child(message::one_way_note(lang))))
        .child(citation(scene))
        .children(note.map(|note| paragraph("note", foreign(note))))
}

fn citation(scene: Scene<'_>) -> Element {
    let label = message::labelled(scene.lang, message::label_citation(scene.lang), "");
    let mut line = paragraph("citation", label);
    for (at, part) in facts::citation(scene).iter().enumerate() {
        let separator = if at > 0 { facts::SEPARATOR } else { "" };
        line = line.child(separator).child(link(part, part));
    }
    line
}
