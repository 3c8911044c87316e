//! Says what to do next, on what clause it rests, and what to check before.

use super::node::{Element, html};
use super::parts::{list, paragraph, section as titled};
use super::{Scene, facts, rule};
use crate::i18n::{coded, message};
use crate::report::{AccountReport, FollowUpInfo};
use crate::rule::can_apply;

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

/// Finds what the rule asks for, where the account is advised to end in one way or another on a platform it speaks of.
fn follow_up<'a>(scene: Scene<'a>, account: &AccountReport) -> Option<&'a FollowUpInfo> {
    let ends = matches!(account.advice.as_str(), "merge" | "close");
    let follow_up = &scene.report.rule.follow_up;
    (ends && can_apply(&follow_up.platforms, &account.platform)).then_some(follow_up)
}

fn clause(scene: Scene<'_>, account: &AccountReport) -> Option<String> {
    let cited = follow_up(scene, account)?.citation.as_ref()?;
    Some(message::labelled(scene.lang, message::label_clause(scene.lang), &rule::cited(scene.lang, cited)))
}

fn steps<'a>(scene: Scene<'a>, account: &AccountReport) -> Vec<&'a str> {
    let steps = follow_up(scene, account).map_or(&[][..], |follow_up| &follow_up.steps);
    steps.iter().map(|step| coded(scene.lang, "closing", step)).collect()
}
