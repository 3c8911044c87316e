//! Writes a report as plain lines for a terminal: the same words as the page.

use super::evidence::{file_name, place, reads, roles};
use super::facts::{self, Fact};
use super::inputs::issue_place;
use super::node::plain;
use super::{Scene, advice, comparison, ranked, receipt, rule, settle};
use crate::i18n::{Lang, coded, format, lookup, message};
use crate::report::{AccountReport, Evidence, IssueReport, RefusalReport, Report, RuleInfo};
use crate::rule::{Modifier, Rule};

/// Writes what could not be read, a line each: first the inputs, then the records.
pub fn problems(report: &Report, lang: Lang) -> Vec<String> {
    let refusals = report.refusals.iter().map(|refusal| refusal_line(lang, refusal));
    refusals.chain(report.issues.iter().map(|issue| issue_line(lang, issue))).collect()
}

/// Writes a report's results as text; [`problems`] has the rest.
pub fn text(report: &Report, lang: Lang) -> String {
    let scene = Scene { report, lang };
    let ranked = ranked(report);
    let mut blocks = Vec::new();
    if ranked.len() > 1 {
        blocks.push(message::heading_accounts(lang, ranked.len() as u64));
    }
    blocks.extend(ranked.iter().map(|account| account_block(scene, account)));
    blocks.extend((!ranked.is_empty()).then(|| rule_block(scene)));
    if ranked.is_empty() {
        blocks.push(message::nothing_found(lang).to_owned());
    }
    blocks.extend(receipt::line(scene));
    blocks.push(facts::footer(scene));
    blocks.join("\n\n") + "\n"
}

fn account_block(scene: Scene<'_>, account: &AccountReport) -> String {
    let lang = scene.lang;
    let mut lines = vec![
        format!("{}  {}", coded(lang, "verdict", &account.verdict), facts::who(lang, account)),
        facts::sentence(scene, account),
    ];
    let open = account.verdict == "cannot-tell";
    lines.extend(open.then(|| coded(lang, "reason", &account.reason).to_owned()));
    lines.extend([facts::recognised(lang, account), String::new()]);
    let figures = settle::facts(lang, account)
        .into_iter()
        .chain(facts::figures(lang, account))
        .chain(facts::coverage(lang, account));
    lines.extend(figures.map(|fact| fact_line(lang, &fact)));
    let evidence: Vec<String> = account.evidence.iter().map(|item| evidence_line(lang, item)).collect();
    let flags: Vec<String> = account.flags.iter().map(|flag| coded(lang, "flag", flag).to_owned()).collect();
    let parts = [
        listed(message::heading_evidence(lang), &evidence),
        listed(message::heading_rules(lang), &comparison::lines(scene, account)),
        listed(message::heading_flags(lang), &flags),
        listed(message::heading_advice(lang), &advice::lines(scene, account)),
        listed(message::heading_deadlines(lang), &facts::due(scene, account, &account.deadlines)),
    ];
    lines.extend(parts.into_iter().flatten());
    lines.join("\n")
}

fn rule_block(scene: Scene<'_>) -> String {
    let Scene { report, lang } = scene;
    let title = message::labelled(lang, message::heading_rule(lang), &rule::title(lang, &report.rule));
    listed(&title, &rule::lines(lang, &report.rule)).unwrap_or(title)
}

/// Writes every rule with its thresholds and sources.
pub fn rules(rules: &[Rule], lang: Lang) -> String {
    let block = |rule: &Rule| {
        let rule = RuleInfo::from(rule);
        let title = format!("{}  {}", rule.id, rule::title(lang, &rule));
        listed(&title, &rule::lines(lang, &rule)).unwrap_or(title)
    };
    let modifier = |modifier: &Modifier| {
        message::labelled(lang, &format!("+{}", modifier.id()), coded(lang, "modifier", modifier.id()))
    };
    let modifiers: Vec<String> = Modifier::ALL.iter().map(modifier).collect();
    let mut blocks: Vec<String> = rules.iter().map(block).collect();
    blocks.extend(listed(message::heading_modifiers(lang), &modifiers));
    blocks.join("\n\n") + "\n"
}

/// Writes a heading and its lines; nothing without lines.
fn listed(heading: &str, lines: &[String]) -> Option<String> {
    let items: String = lines.iter().map(|line| format!("\n  {line}")).collect();
    (!lines.is_empty()).then(|| format!("{heading}{items}"))
}

fn fact_line(lang: Lang, fact: &Fact) -> String {
    message::labelled(lang, fact.label, &fact.value)
}

fn evidence_line(lang: Lang, evidence: &Evidence) -> String {
    let mut parts = vec![format::date(lang, &evidence.at)];
    parts.extend(evidence.title.as_ref().map(|title| message::title_quoted(lang, &plain(title))));
    parts.push(place(lang, &evidence.path, evidence.record));
    parts.extend(reads(lang, evidence));
    parts.extend(evidence.link.as_ref().map(|link| plain(link)));
    message::labelled(lang, &roles(lang, evidence), &parts.join(facts::SEPARATOR))
}

fn issue_line(lang: Lang, issue: &IssueReport) -> String {
    message::labelled(lang, &issue_place(lang, issue), coded(lang, "issue", &issue.code))
}

fn refusal_line(lang: Lang, refusal: &RefusalReport) -> String {
    let mut sentences = vec![coded(lang, "refusal", &refusal.code).to_owned()];
    let to_do = lookup(lang, "refusal", &format!("{}-do", refusal.code));
    sentences.extend(to_do.map(str::to_owned));
    if !refusal.detail.is_empty() {
        sentences.push(message::details(lang, &plain(&refusal.detail)));
    }
    let text = sentences.join(message::sentence_separator(lang));
    message::labelled(lang, &file_name(lang, &refusal.path), &text)
}
