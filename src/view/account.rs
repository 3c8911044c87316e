//! Shows one account: what was recognised, the verdict, and everything it rests on.

use super::node::{Element, Node, html};
use super::parts::{Anchor, foreign, linked, linked_facts, list, mark, paragraph, section as titled};
use super::{Scene, facts as words, inputs, rule, settle, strip};
use super::{advice, comparison, evidence};
use crate::i18n::{coded, format, message};
use crate::report::{AccountReport, Evidence, Report};

/// Shows the account at this rank, counted from 1; the only one carries the rule with it.
pub fn section(scene: Scene<'_>, account: &AccountReport, rank: usize, only: bool) -> Node {
    let lang = scene.lang;
    let id = format!("account-{rank}");
    let verdict = format!("{id}-verdict");
    let anchor: Anchor<'_> = &|role| anchor(scene, account, &id, role);
    let recognised =
        linked(&words::recognised(lang, account), &words::recognised_figures(lang, account), anchor);
    let last = account.posts.last.iter().map(|iso| (format::date(lang, iso), "last-post"));
    let sentence = linked(&words::sentence(scene, account), &last.collect::<Vec<_>>(), anchor);
    let why = (account.verdict == "cannot-tell").then(|| coded(lang, "reason", &account.reason));
    html("section")
        .with("class", format!("account verdict-{}", account.verdict))
        .with("id", id.as_str())
        .with("aria-labelledby", verdict.as_str())
        .child(html("p").with("class", "recognised").children(recognised))
        .child(headline(scene, account).with("id", verdict))
        .child(html("p").with("class", "sentence").children(sentence))
        .children(why.map(|why| paragraph("reason", why)))
        .children(settle::section(lang, account, anchor))
        .children(strip::figure(scene, account, &id))
        .child(
            titled("figures", message::heading_figures(lang))
                .child(linked_facts(&words::figures(lang, account), anchor)),
        )
        .children(evidence::section(scene, account, &id))
        .children(comparison::section(scene, account))
        .children(only.then(|| rule::section(scene)))
        .child(
            titled("coverage", message::heading_coverage(lang))
                .child(linked_facts(&words::coverage(lang, account), anchor)),
        )
        .children(flags(scene, account))
        .child(advice::section(scene, account))
        .children(deadlines(scene, account))
        .into()
}

/// Finds the id of what a figure comes from: an item, the months, the records that could not be read, or the file.
fn anchor(scene: Scene<'_>, account: &AccountReport, id: &str, role: &str) -> Option<String> {
    let Report { sources, issues, .. } = scene.report;
    let is = |item: &Evidence| item.what == role || item.also.iter().any(|also| also == role);
    match role {
        "months" => account.posts.last.is_some().then(|| format!("{id}-months")),
        "issues" => (account.coverage.unread > 0 && !issues.is_empty()).then(|| role.to_owned()),
        "source" => {
            let of_items = account.evidence.first().and_then(|item| item.source);
            of_items.or((sources.len() == 1).then_some(0)).map(inputs::source_id)
        }
        _ => account.evidence.iter().position(is).map(|at| evidence::id(id, at)),
    }
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

#[cfg(test)]
mod tests {
    use crate::i18n::Lang;
    use crate::view::{Options, page, samples};

    #[test]
    fn figures_lead_to_the_items_they_come_from() {
        let html = page(&samples::commentary(), Lang::En, Options::default()).to_html();
        let row = |figure: &str| {
            let (before, _) = html.split_once(&format!(">{figure}</a>")).expect("a link");
            let id = before.rsplit_once("href=\"#").and_then(|(_, id)| id.split('"').next()).expect("an id");
            let (_, row) = html.split_once(&format!("id=\"{id}\">")).expect("a target");
            row.split("</li>").next().unwrap_or_default().to_owned()
        };
        assert!(row("25 June 2015").starts_with("<strong>Before the longest gap</strong>"));
        assert!(row("18 September 2015").starts_with("<strong>After the longest gap</strong>"));
        assert!(row("2 March 2015, 16:30 (+08:00)").starts_with("<strong>First post</strong>"));
        assert!(row("16 December 2016").contains("articles.json, record 13"));
        assert!(row("7,000").contains("Reads: 7,000") && row("300").contains("Reads: 300"));
    }

    #[test]
    fn a_question_left_open_has_a_block_of_its_own() {
        let (_, report) =
            samples::all().into_iter().find(|(name, _)| *name == "too-old").expect("the sample");
        let html = page(&report, Lang::En, Options::default()).to_html();
        let block =
            html.split("<section class=\"settle\">").nth(1).and_then(|rest| rest.split("</section>").next());
        let block = block.expect("a block");
        for told in ["What would settle it", "Active", "Export again", "weibo-crawler"] {
            assert!(block.contains(told), "{told} in {block}");
        }
        let closed = page(&samples::commentary(), Lang::En, Options::default()).to_html();
        assert!(!closed.contains("class=\"settle\""));
    }
}
