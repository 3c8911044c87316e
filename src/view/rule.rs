//! Shows a rule: its title, thresholds, what it counts, whom it applies to, and where it comes from.

use super::Scene;
use super::facts::{Fact, SEPARATOR};
use super::node::{Element, Node, html, plain};
use super::parts::{facts as listed, foreign, link, paragraph, section as titled};
use crate::i18n::{Lang, coded, format, message};
use crate::report::{CitationInfo, LevelInfo, RuleInfo};
use crate::rule::in_language;

/// Shows the rule.
pub fn section(scene: Scene<'_>) -> Element {
    let Scene { report, lang } = scene;
    let rule = &report.rule;
    let section = titled("rule", message::heading_rule(lang));
    let section = section.child(html("p").child(foreign(&title(lang, rule))));
    section
        .child(listed(&facts(lang, rule)))
        .children(remarks(lang, rule).into_iter().map(|remark| paragraph("note", foreign(&remark))))
        .children(citations(lang, rule).into_iter().map(|cited| source(lang, cited)))
}

fn source(lang: Lang, (label, citation): (String, &CitationInfo)) -> Element {
    let mut line = paragraph("citation", message::labelled(lang, &label, ""));
    for (at, part) in parts(lang, citation).iter().enumerate() {
        let separator = if at > 0 { SEPARATOR } else { "" };
        let shown: Node = link(part, part);
        line = line.child(separator).child(shown);
    }
    line
}

/// Writes the rule as lines under its title.
pub fn lines(lang: Lang, rule: &RuleInfo) -> Vec<String> {
    let facts = facts(lang, rule);
    let mut lines: Vec<String> =
        facts.iter().map(|fact| message::labelled(lang, fact.label, &fact.value)).collect();
    lines.extend(remarks(lang, rule));
    let source =
        |(label, citation): (String, &CitationInfo)| message::labelled(lang, &label, &cited(lang, citation));
    lines.extend(citations(lang, rule).into_iter().map(source));
    lines
}

/// Names the rule, and what the person changed about it.
pub fn title(lang: Lang, rule: &RuleInfo) -> String {
    let title = plain(in_language(&rule.title, lang.tag()).unwrap_or(&rule.id));
    match rule.modifiers.is_empty() {
        true => title,
        false => message::rule_modified(lang, &modifiers(lang, rule), &title),
    }
}

fn facts(lang: Lang, rule: &RuleInfo) -> Vec<Fact> {
    let separator = message::list_separator(lang);
    let levels: Vec<String> = rule.levels.iter().map(|one| level(lang, one)).collect();
    let kinds: Vec<&str> = rule.counts.iter().map(|id| coded(lang, "kind", id)).collect();
    let kinds = if kinds.is_empty() { message::no_posts(lang).to_owned() } else { kinds.join(separator) };
    let mut facts = vec![
        Fact::new(message::label_thresholds(lang), levels.join(separator)),
        Fact::new(message::label_counts(lang), kinds),
    ];
    let zone = rule.zone.as_ref().map(|zone| message::zone_known(lang, zone));
    facts.extend(zone.map(|zone| Fact::new(message::label_zone(lang), zone)));
    let scope = in_language(&rule.scope, lang.tag()).map(plain);
    facts.extend(scope.map(|scope| Fact::new(message::label_scope(lang), scope)));
    facts.push(Fact::new(message::label_basis(lang), coded(lang, "basis", &rule.basis)));
    let confidence = rule.confidence.as_ref().map(|degree| coded(lang, "confidence", degree));
    facts.extend(confidence.map(|degree| Fact::new(message::label_confidence(lang), degree)));
    facts
}

/// Lists what a reader must know about the rule.
fn remarks(lang: Lang, rule: &RuleInfo) -> Vec<String> {
    let mut remarks = Vec::new();
    remarks.extend(narrowed(lang, rule));
    remarks.extend(rule.own.then(|| message::own_rule_note(lang).to_owned()));
    remarks.extend(rule.one_way.then(|| message::one_way_note(lang).to_owned()));
    remarks.extend(in_language(&rule.note, lang.tag()).map(plain));
    remarks
}

/// Says that the person, not the rule, leaves some posts out.
fn narrowed(lang: Lang, rule: &RuleInfo) -> Option<String> {
    (!rule.modifiers.is_empty()).then(|| message::narrowed_note(lang, &modifiers(lang, rule)))
}

fn modifiers(lang: Lang, rule: &RuleInfo) -> String {
    let modifiers: Vec<&str> = rule.modifiers.iter().map(|id| coded(lang, "modifier", id)).collect();
    modifiers.join(message::list_separator(lang))
}

/// Lists the rule's source and those its thresholds are borrowed from.
fn citations(lang: Lang, rule: &RuleInfo) -> Vec<(String, &CitationInfo)> {
    let own = (message::label_citation(lang).to_owned(), &rule.citation);
    let borrowed = rule.levels.iter().filter_map(|one| {
        let label = message::label_borrowed(lang, coded(lang, "verdict", &one.state));
        one.citation.as_ref().map(|citation| (label, citation))
    });
    std::iter::once(own).chain(borrowed).collect()
}

/// Writes a citation on one line.
pub fn cited(lang: Lang, citation: &CitationInfo) -> String {
    parts(lang, citation).join(SEPARATOR)
}

/// Lists the parts of a citation.
fn parts(lang: Lang, cited: &CitationInfo) -> Vec<String> {
    let mut parts = vec![plain(&cited.issuer)];
    parts.extend(cited.title.as_ref().map(|title| message::title_quoted(lang, &plain(title))));
    parts.extend(cited.number.as_ref().map(|number| plain(number)));
    parts.extend(cited.date.as_ref().map(|date| format::date(lang, date)));
    parts.extend(cited.quote.as_ref().map(|quote| message::words_quoted(lang, &plain(quote))));
    parts.extend(cited.url.as_ref().map(|url| plain(url)));
    parts
}

/// Writes a threshold's amount: `6 months`.
pub fn amount(lang: Lang, level: &LevelInfo) -> String {
    let count = u64::from(level.amount);
    match level.unit.as_str() {
        "days" => message::span_days(lang, count),
        "calendar-months" => message::span_months(lang, count),
        _ => message::span_years(lang, count),
    }
}

/// Writes a threshold with its state: `Sleeping: over 6 months`.
fn level(lang: Lang, level: &LevelInfo) -> String {
    let span = amount(lang, level);
    let threshold = match level.operator.as_str() {
        "at-least" => message::threshold_at_least(lang, &span),
        _ => message::threshold_over(lang, &span),
    };
    message::level(lang, coded(lang, "verdict", &level.state), &threshold)
}
