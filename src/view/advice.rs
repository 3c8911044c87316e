//! Says what to do next, on what clause it rests, and what to check before.

use super::node::{Element, html};
use super::parts::{list, paragraph, section as titled};
use super::{Scene, facts, rule};
use crate::i18n::{coded, message};
use crate::report::AccountReport;

/// Shows the advice.
pub fn section(scene: Scene<'_>, account: &AccountReport) -> Element {
    let lang = scene.lang;
    let advice = titled("advice", message::heading_advice(lang)).child(html("p").child(coded(
        lang,
        "advice",
        &account.advice,
    )));
    let (steps, checks) = (steps(scene, account), facts::checks(lang, account));
    let mut advice = advice.children(clause(scene, account).map(|clause| paragraph("citation", clause)));
    if !steps.is_empty() {
        advice = advice.child(html("p").child(message::if_closed(lang))).child(list("plain", steps));
    }
    if !checks.is_empty() {
        advice = advice.child(html("p").child(message::check_intro(lang))).child(list("plain", checks));
    }
    advice
}

/// Writes the advice as lines.
pub fn lines(scene: Scene<'_>, account: &AccountReport) -> Vec<String> {
    let mut lines = vec![coded(scene.lang, "advice", &account.advice).to_owned()];
    lines.extend(clause(scene, account));
    lines.extend(steps(scene, account).into_iter().map(str::to_owned));
    lines.extend(facts::checks(scene.lang, account).into_iter().map(str::to_owned));
    lines
}

/// Tells whether the account is advised to end in one way or another.
fn ends(account: &AccountReport) -> bool {
    matches!(account.advice.as_str(), "merge" | "close")
}

fn clause(scene: Scene<'_>, account: &AccountReport) -> Option<String> {
    let cited = scene.report.rule.follow_up.citation.as_ref().filter(|_| ends(account))?;
    Some(message::labelled(scene.lang, message::label_clause(scene.lang), &rule::cited(scene.lang, cited)))
}

fn steps<'a>(scene: Scene<'a>, account: &AccountReport) -> Vec<&'a str> {
    let steps = scene.report.rule.follow_up.steps.iter().filter(|_| ends(account));
    steps.map(|step| coded(scene.lang, "closing", step)).collect()
}
