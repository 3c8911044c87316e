//! Shows several accounts at a glance: how many of each verdict, and a table, worst first.

use super::node::{Element, Node, html};
use super::parts::{foreign, heading, list, mark, paragraph, time};
use super::{Options, Scene, URGENCY, facts};
use crate::i18n::{coded, format, message};
use crate::report::AccountReport;

/// Shows the summary of ranked accounts.
pub fn summary(scene: Scene<'_>, ranked: &[&AccountReport], options: Options) -> Vec<Node> {
    let lang = scene.lang;
    let rows = ranked.iter().enumerate().map(|(at, account)| row(scene, account, at, options));
    let table = html("table")
        .with("class", "accounts")
        .child(html("caption").child(message::accounts_caption(lang)))
        .child(html("thead").child(header(scene)))
        .child(html("tbody").children(rows));
    let section = html("section")
        .with("class", "summary")
        .child(heading("h2", message::heading_accounts(lang, ranked.len() as u64)))
        .child(list("tally", tally(scene, ranked)))
        .child(table);
    let cut = ranked.len() > options.detailed;
    let more = cut.then(|| paragraph("note", message::accounts_more(lang, options.detailed as u64)));
    vec![section.children(more).into()]
}

/// Counts the accounts of each verdict.
fn tally(scene: Scene<'_>, ranked: &[&AccountReport]) -> Vec<Node> {
    let count = |verdict: &str| ranked.iter().filter(|account| account.verdict == verdict).count() as u64;
    let word = |verdict: &str, count| {
        message::count_of_kind(scene.lang, count, coded(scene.lang, "verdict", verdict))
    };
    let item = |verdict: &'static str| match count(verdict) {
        0 => None,
        count => {
            let class = format!("verdict-{verdict}");
            let item = html("span").with("class", class).child(mark(verdict)).child(word(verdict, count));
            Some(item.into())
        }
    };
    URGENCY.into_iter().filter_map(item).collect()
}

fn header(scene: Scene<'_>) -> Element {
    let lang = scene.lang;
    let labels = [
        message::label_account(lang),
        message::label_verdict(lang),
        message::label_last_post(lang),
        message::label_silence(lang),
    ];
    html("tr").children(labels.map(|label| html("th").with("scope", "col").child(label)))
}

fn row(scene: Scene<'_>, account: &AccountReport, at: usize, options: Options) -> Element {
    let lang = scene.lang;
    let name = foreign(&facts::who(lang, account));
    let name: Node = match at < options.detailed {
        true => html("a").with("href", format!("#account-{}", at + 1)).child(name).into(),
        false => name.into(),
    };
    let last = account.posts.last.as_ref();
    let last: Node = match last {
        Some(iso) => time(iso, &format::date(lang, iso)).into(),
        None => message::no_posts(lang).into(),
    };
    let silence = account.silence.as_ref().map(|silence| format::days(lang, silence.days));
    let verdict = html("span").with("class", format!("verdict-{}", account.verdict));
    let verdict = verdict.child(mark(&account.verdict)).child(coded(lang, "verdict", &account.verdict));
    html("tr")
        .child(html("th").with("scope", "row").child(name))
        .child(html("td").child(verdict))
        .child(html("td").child(last))
        .child(html("td").child(silence.unwrap_or_default()))
}
