//! Shows what was read, what could not be read, and what could not be judged.

use super::Scene;
use super::evidence::{file_name, place};
use super::facts::{Fact, SEPARATOR};
use super::node::{Element, Node, html, plain};
use super::parts::{facts, foreign, heading, list, paragraph};
use crate::i18n::{Lang, coded, format, lookup, message};
use crate::report::{IssueReport, RefusalReport, Source};

/// How many places of one kind of issue are listed.
const PLACES: usize = 20;

/// Shows the inputs, if there are any.
pub fn sources(scene: Scene<'_>) -> Option<Node> {
    let lang = scene.lang;
    let sources = &scene.report.sources;
    let item = |(at, source): (usize, &Source)| {
        let name = html("p").with("class", "file").child(foreign(&file_name(lang, &source.name)));
        html("li").with("id", source_id(at)).child(name).child(facts(&source_facts(lang, source)))
    };
    let section = || {
        let list = html("ul").with("class", "sources").children(sources.iter().enumerate().map(item));
        html("section")
            .with("class", "inputs")
            .child(heading("h2", message::heading_sources(lang)))
            .child(list)
    };
    (!sources.is_empty()).then(|| section().into())
}

/// Names an input, counted from 0.
pub fn source_id(at: usize) -> String {
    format!("source-{}", at + 1)
}

fn source_facts(lang: Lang, source: &Source) -> Vec<Fact> {
    let recognised = source.format.as_ref().map(|format| coded(lang, "format", format));
    let mut list = vec![
        Fact::new(message::label_format(lang), recognised.unwrap_or(message::unrecognised(lang))),
        Fact::new(message::label_size(lang), format::size(lang, source.bytes)),
        Fact::new(message::label_records(lang), format::number(lang, source.records)),
        Fact::new(message::label_unread(lang), message::records_unread(lang, source.unread)),
    ];
    list.extend(source.encoding.as_ref().map(|name| Fact::new(message::label_encoding(lang), plain(name))));
    list.extend(source.sha256.as_ref().map(|hash| Fact::new(message::label_sha256(lang), plain(hash))));
    list
}

/// Shows the records that could not be read, by what happened, if there are any.
pub fn issues(scene: Scene<'_>) -> Option<Node> {
    let lang = scene.lang;
    let issues = &scene.report.issues;
    let mut codes: Vec<&str> = Vec::new();
    for issue in issues {
        if !codes.contains(&issue.code.as_str()) {
            codes.push(&issue.code);
        }
    }
    let group = |code: &str| {
        let of_code: Vec<&IssueReport> = issues.iter().filter(|issue| issue.code == code).collect();
        issue_group(lang, code, &of_code)
    };
    let section = || {
        let title = heading("h2", message::heading_issues(lang));
        html("section")
            .with("class", "issues")
            .with("id", "issues")
            .child(title)
            .children(codes.iter().map(|code| group(code)))
    };
    (!issues.is_empty()).then(|| section().into())
}

fn issue_group(lang: Lang, code: &str, issues: &[&IssueReport]) -> Element {
    let title = message::issues_group(lang, issues.len() as u64, coded(lang, "issue", code));
    let places = issues.iter().take(PLACES).map(|issue| foreign(&issue_place(lang, issue)));
    let rest = issues.len().saturating_sub(PLACES) as u64;
    html("div")
        .with("class", "issue")
        .child(heading("h3", title))
        .children(what_to_do(lang, "issue", code))
        .child(list("places", places))
        .children((rest > 0).then(|| paragraph("note", message::issues_more(lang, rest))))
}

/// Says where an issue stands and what stood there.
pub fn issue_place(lang: Lang, issue: &IssueReport) -> String {
    let mut parts = vec![place(lang, &issue.path, issue.record)];
    parts.extend(issue.field.as_ref().map(|field| plain(field)));
    if !issue.seen.is_empty() {
        parts.push(message::issues_seen(lang, &plain(&issue.seen)));
    }
    parts.join(SEPARATOR)
}

/// Finds what a person can do about an issue or a refusal.
fn what_to_do(lang: Lang, family: &str, code: &str) -> Option<Element> {
    lookup(lang, family, &format!("{code}-do")).map(|text| paragraph("do", text))
}

/// Shows the inputs that could not be judged, if there are any.
pub fn refusals(scene: Scene<'_>) -> Option<Node> {
    let lang = scene.lang;
    let refusals = &scene.report.refusals;
    let title = match refusals.len() {
        1 => message::heading_refused(lang),
        _ => message::heading_refusals(lang),
    };
    let section = html("section").with("class", "refusals").child(heading("h2", title));
    let items = refusals.iter().map(|refusal| refused(lang, refusal));
    (!refusals.is_empty()).then(|| section.children(items).into())
}

fn refused(lang: Lang, refusal: &RefusalReport) -> Element {
    let detail = Some(plain(&refusal.detail)).filter(|detail| !detail.is_empty());
    html("div")
        .with("class", "refusal")
        .child(heading("h3", foreign(&file_name(lang, &refusal.path))))
        .child(paragraph("what", coded(lang, "refusal", &refusal.code)))
        .children(what_to_do(lang, "refusal", &refusal.code))
        .children(detail.map(|detail| paragraph("details", message::details(lang, &detail))))
}
