//! Shows one account under every rule that can apply: a table on the page, lines in a terminal.

use super::facts::SEPARATOR;
use super::node::{Element, html, plain};
use super::parts::{foreign, mark, section as titled};
use super::{Scene, facts};
use crate::i18n::{coded, format, message};
use crate::report::{AccountReport, RuleOutcome, urgency};
use crate::rule::in_language;

/// Shows the table, where there is more than one rule to show.
pub fn section(scene: Scene<'_>, account: &AccountReport) -> Option<Element> {
    let lang = scene.lang;
    let rules = ranked(account);
    let labels = [message::label_verdict(lang), message::label_due(lang), message::label_safe(lang)];
    let head = html("tr").child(html("th").with("scope", "col").child(message::heading_rule(lang)));
    let head = head.children(labels.map(|label| html("th").with("scope", "col").child(label)));
    let table = html("table")
        .child(html("caption").child(message::rules_caption(lang)))
        .child(html("thead").child(head))
        .child(html("tbody").children(rules.iter().map(|rule| row(scene, account, rule))));
    let scroll = html("div").with("class", "table-scroll").with("tabindex", "0").with("role", "region");
    let scroll = scroll.with("aria-label", message::heading_rules(lang)).child(table);
    (rules.len() > 1).then(|| titled("rules", message::heading_rules(lang)).child(scroll))
}

/// Writes a line for each rule, where there is more than one.
pub fn lines(scene: Scene<'_>, account: &AccountReport) -> Vec<String> {
    let line = |rule: &&RuleOutcome| {
        let mut days = facts::due(scene, account, &rule.deadlines);
        days.extend(safe(scene, rule));
        let verdict = coded(scene.lang, "verdict", &rule.verdict);
        message::rules_line(scene.lang, &days.join(SEPARATOR), &title(scene, rule), verdict)
    };
    let rules = ranked(account);
    if rules.len() > 1 { rules.iter().map(line).collect() } else { Vec::new() }
}

fn ranked(account: &AccountReport) -> Vec<&RuleOutcome> {
    let mut rules: Vec<&RuleOutcome> = account.rules.iter().collect();
    rules.sort_by_key(|rule| urgency(&rule.verdict));
    rules
}

fn title(scene: Scene<'_>, rule: &RuleOutcome) -> String {
    let title = plain(in_language(&rule.title, scene.lang.tag()).unwrap_or(&rule.id));
    if rule.chosen { message::rules_chosen(scene.lang, &title) } else { title }
}

/// Says until when a post comes in time; nothing without a post.
fn safe(scene: Scene<'_>, rule: &RuleOutcome) -> Option<String> {
    let by = rule.safe_by.as_ref().map(|day| message::safe_by(scene.lang, &format::date(scene.lang, day)));
    let over = (!rule.deadlines.is_empty()).then(|| message::safe_over(scene.lang).to_owned());
    by.or(over)
}

fn row(scene: Scene<'_>, account: &AccountReport, rule: &RuleOutcome) -> Element {
    let verdict = html("span").with("class", format!("verdict-{}", rule.verdict)).child(mark(&rule.verdict));
    let days = facts::due(scene, account, &rule.deadlines).into_iter().map(|line| html("div").child(line));
    html("tr")
        .child(html("th").with("scope", "row").child(foreign(&title(scene, rule))))
        .child(html("td").child(verdict.child(coded(scene.lang, "verdict", &rule.verdict))))
        .child(html("td").children(days))
        .child(html("td").child(safe(scene, rule).unwrap_or_default()))
}
