//! Shows one account: what was recognised, the verdict, and everything it rests on.

use super::node::{Element, Node, html};
use super::parts::{facts, foreign, list, mark, paragraph, section as titled};
use super::{Scene, facts as words, rule, strip};
use super::{advice, comparison, evidence};
use crate::i18n::{coded, message};
use crate::report::AccountReport;

/// Shows the account at this rank, counted from 1; the only one carries the rule with it.
pub fn section(scene: Scene<'_>, account: &AccountReport, rank: usize, only: bool) -> Node {
    let lang = scene.lang;
    let id = format!("account-{rank}");
    let verdict = format!("{id}-verdict");
    let section = html("section").with("class", format!("account verdict-{}", account.verdict));
    let figures = words::figures(lang, account);
    let section = section
        .with("id", id.as_str())
        .with("aria-labelledby", verdict.as_str())
        .child(paragraph("recognised", words::recognised(lang, account)))
        .child(headline(scene, account).with("id", verdict))
        .child(paragraph("sentence", words::sentence(scene, account)))
        .child(paragraph("reason", words::reasons(lang, account)))
        .children(strip::figure(scene, account, &id))
        .child(titled("figures", message::heading_figures(lang)).child(facts(&figures)))
        .children(evidence::section(scene, account))
        .child(coverage(scene, account))
        .children(flags(scene, account))
        .children(only.then(|| rule::section(scene)))
        .children(deadlines(scene, account))
        .children(comparison::section(scene, account))
        .child(advice::section(scene, account));
    section.into()
}

/// Puts an account under a line that unfolds it.
pub fn folded(scene: Scene<'_>, account: &AccountReport, section: Node) -> Node {
    let verdict = coded(scene.lang, "verdict", &account.verdict);
    let name = words::who(scene.lang, account);
    let summary = html("summary")
        .child(mark(&account.verdict))
        .child(verdict)
        .child(words::SEPARATOR)
        .child(foreign(&name));
    html("details").with("class", "folded").child(summary).child(section).into()
}

fn headline(scene: Scene<'_>, account: &AccountReport) -> Element {
    let word = html("span").with("class", "word").child(coded(scene.lang, "verdict", &account.verdict));
    let name = words::who(scene.lang, account);
    html("h2")
        .with("class", "verdict")
        .with("tabindex", "-1")
        .child(html("span").with("class", "who").child(foreign(&name)))
        .child(" ")
        .child(mark(&account.verdict))
        .child(word)
}

fn coverage(scene: Scene<'_>, account: &AccountReport) -> Element {
    let covered = words::coverage(scene.lang, account);
    titled("coverage", message::heading_coverage(scene.lang)).child(facts(&covered))
}

fn flags(scene: Scene<'_>, account: &AccountReport) -> Option<Element> {
    let lang = scene.lang;
    let sentences = account.flags.iter().map(|flag| coded(lang, "flag", flag));
    let section = || titled("flags", message::heading_flags(lang)).child(list("plain", sentences));
    (!account.flags.is_empty()).then(section)
}

fn deadlines(scene: Scene<'_>, account: &AccountReport) -> Option<Element> {
    let lines = words::due(scene, account, &account.deadlines);
    let empty = lines.is_empty();
    (!empty).then(|| titled("deadlines", message::heading_deadlines(scene.lang)).child(list("plain", lines)))
}
