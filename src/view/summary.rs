//! Shows several accounts at a glance: how many of each verdict, the share that is updated, and a table, worst first.

use super::node::{Element, Node, html};
use super::parts::{foreign, heading, list as listed, mark, paragraph, time};
use super::{Options, Scene, facts};
use crate::i18n::{coded, format, message};
use crate::report::{AccountReport, List, STRETCH, URGENCY};

/// Shows the summary of a whole report's ranked accounts; those with details below are linked.
pub fn whole(scene: Scene<'_>, ranked: &[&AccountReport], options: Options) -> Element {
    let list = List::whole(scene.report);
    let row = |(at, account): (usize, &&AccountReport)| {
        let name = named(scene, account);
        let linked = || html("a").with("href", format!("#account-{}", at + 1));
        let name: Node = if at < options.detailed { linked().child(name).into() } else { name.into() };
        row(scene, &list, account, name)
    };
    let rows = ranked.iter().enumerate().map(row).collect();
    let cut = ranked.len() > options.detailed;
    let more = cut.then(|| paragraph("note", message::accounts_more(scene.lang, options.detailed as u64)));
    head(scene, &list).child(table(scene, rows)).children(more)
}

/// Shows a stretch of the accounts with what it takes to find others and to open one.
pub fn searchable(scene: Scene<'_>, list: &List) -> Element {
    let row = |(at, (account, number)): (usize, (&AccountReport, &u64))| {
        let open = html("button").with("type", "button").with("data-account", number.to_string());
        let row = row(scene, list, account, open.child(named(scene, account)).into());
        row.with("aria-rowindex", (list.from as usize + at + 2).to_string())
    };
    let rows = scene.report.accounts.iter().zip(&list.numbers).enumerate().map(row).collect();
    let table = table(scene, rows).with("tabindex", "-1").with("id", "accounts");
    let table = table.with("aria-rowcount", (list.matched + 1).to_string());
    let empty = list.matched == 0;
    head(scene, list)
        .child(search(scene, list))
        .child(paragraph("note", shown(scene, list)).with("role", "status").with("id", "accounts-shown"))
        .children((!empty).then_some(table))
        .children((list.matched > STRETCH as u64).then(|| pages(scene, list)))
}

fn head(scene: Scene<'_>, list: &List) -> Element {
    html("section")
        .with("class", "summary")
        .child(heading("h2", message::heading_accounts(scene.lang, list.total)))
        .child(listed("tally", tally(scene, list)))
        .children(share(scene, list).map(|text| paragraph("share", text)))
}

/// Counts the accounts of each verdict.
fn tally(scene: Scene<'_>, list: &List) -> Vec<Node> {
    let item = |verdict: &'static str| {
        let word =
            || message::count_of_kind(scene.lang, list.of(verdict), coded(scene.lang, "verdict", verdict));
        let item = html("span").with("class", format!("verdict-{verdict}")).child(mark(verdict));
        (list.of(verdict) > 0).then(|| item.child(word()).into())
    };
    URGENCY.into_iter().filter_map(item).collect()
}

/// Says which share of the accounts is updated; nothing under a rule by which silence proves nothing.
fn share(scene: Scene<'_>, list: &List) -> Option<String> {
    let lang = scene.lang;
    let (active, open) = (list.of("active"), list.of("cannot-tell"));
    let judged = list.total - open;
    if scene.report.rule.one_way || judged == 0 {
        return None;
    }
    let mut sentences = vec![message::share(lang, active, judged, &percent(active, judged))];
    if open > 0 {
        let (least, most) = (percent(active, list.total), percent(active + open, list.total));
        sentences.push(message::share_open(lang, &least, &most, open, list.total));
    }
    sentences.push(message::share_note(lang).to_owned());
    Some(sentences.join(message::sentence_separator(lang)))
}

/// Writes a share in per cent with one decimal; only all are 100 and only none are 0.
fn percent(part: u64, of: u64) -> String {
    let rounded = (part * 1000 + of / 2) / of;
    let tenths = if part == 0 || part == of { rounded } else { rounded.clamp(1, 999) };
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// Makes the fields that narrow the list.
fn search(scene: Scene<'_>, list: &List) -> Element {
    let lang = scene.lang;
    let verdicts = URGENCY.map(|verdict| (verdict, list.of(verdict)));
    let platforms = list.platforms.iter().map(String::as_str).zip(list.on_platforms.iter().copied());
    let platforms: Vec<(&str, u64)> = platforms.collect();
    let field = html("input").with("type", "search").with("id", "accounts-name").with("autocomplete", "off");
    let search = html("div").with("class", "search").with("role", "search");
    search
        .with("aria-label", message::search_accounts(lang))
        .child(choice(scene, list, "verdict", "accounts-verdict", message::label_verdict(lang), &verdicts))
        .child(choice(
            scene,
            list,
            "platform",
            "accounts-platform",
            message::label_platform(lang),
            &platforms,
        ))
        .child(label(message::label_name(lang)).child(field))
}

fn choice(
    scene: Scene<'_>,
    list: &List,
    family: &str,
    id: &str,
    title: &str,
    counts: &[(&str, u64)],
) -> Element {
    let option = |value: &str, text: String| html("option").with("value", value).child(text);
    let counted = |count, name: &str| message::count_of_kind(scene.lang, count, name);
    let options =
        counts.iter().map(|(code, count)| option(code, counted(*count, coded(scene.lang, family, code))));
    let all = option("", counted(list.total, message::search_all(scene.lang)));
    label(title).child(html("select").with("id", id).child(all).children(options))
}

fn label(text: &str) -> Element {
    html("label").child(html("span").child(text))
}

fn shown(scene: Scene<'_>, list: &List) -> String {
    match list.matched {
        0 => message::accounts_none(scene.lang, list.total),
        matched => {
            let last = list.from + list.numbers.len() as u64;
            message::accounts_shown(scene.lang, list.from + 1, last, matched, list.total)
        }
    }
}

/// Makes the buttons that lead to the stretches before and after.
fn pages(scene: Scene<'_>, list: &List) -> Element {
    let stretch = STRETCH as u64;
    let button = |from: Option<u64>, text: String| {
        let button = html("button").with("type", "button").child(text);
        match from {
            Some(from) => button.with("data-from", from.to_string()),
            None => button.with("disabled", ""),
        }
    };
    let next = Some(list.from + stretch).filter(|from| *from < list.matched);
    html("nav")
        .with("class", "pages")
        .with("aria-label", message::search_pages(scene.lang))
        .child(button(list.from.checked_sub(stretch), message::page_previous(scene.lang, stretch)))
        .child(button(next, message::page_next(scene.lang, stretch)))
}

fn table(scene: Scene<'_>, rows: Vec<Element>) -> Element {
    let lang = scene.lang;
    let labels = [
        message::label_account(lang),
        message::label_verdict(lang),
        message::label_last_post(lang),
        message::label_silence(lang),
    ];
    let header = html("tr").children(labels.map(|label| html("th").with("scope", "col").child(label)));
    html("table")
        .with("class", "accounts")
        .child(html("caption").child(message::accounts_caption(lang)))
        .child(html("thead").child(header))
        .child(html("tbody").children(rows))
}

fn named(scene: Scene<'_>, account: &AccountReport) -> Element {
    foreign(&facts::who(scene.lang, account))
}

fn row(scene: Scene<'_>, list: &List, account: &AccountReport, name: Node) -> Element {
    let lang = scene.lang;
    let last = account.posts.last.as_ref();
    let last: Node = match last {
        Some(iso) => time(iso, &format::date(lang, iso)).into(),
        None => message::no_posts(lang).into(),
    };
    let silence = account.silence.as_ref().map(|silence| format::days(lang, silence.days));
    let verdict = html("span").with("class", format!("verdict-{}", account.verdict));
    let verdict = verdict.child(mark(&account.verdict)).child(coded(lang, "verdict", &account.verdict));
    let platform = || html("span").with("class", "where").child(coded(lang, "platform", &account.platform));
    let several = list.platforms.len() > 1;
    html("tr")
        .child(html("th").with("scope", "row").child(name).child(" ").children(several.then(platform)))
        .child(html("td").child(verdict))
        .child(html("td").child(last))
        .child(html("td").child(silence.unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::view::samples;

    #[test]
    fn a_share_is_rounded_but_never_to_all_or_none() {
        let shares =
            [(2, 3, "66.7"), (0, 9, "0.0"), (9, 9, "100.0"), (9_999, 10_000, "99.9"), (1, 9_999, "0.1")];
        for (part, of, expected) in shares {
            assert_eq!(percent(part, of), expected, "{part} of {of}");
        }
    }

    #[test]
    fn accounts_that_cannot_be_judged_are_counted_apart() {
        let mut report =
            samples::all().into_iter().find(|(name, _)| *name == "twelve").expect("the sample").1;
        let told = |report: &crate::report::Report| {
            share(Scene { report, lang: Lang::En }, &List::whole(report)).unwrap_or_default()
        };
        let sentence = told(&report);
        assert!(sentence.contains("3 of 9 accounts with a verdict, 33.3%"), "{sentence}");
        assert!(
            sentence.contains("3 could not be judged") && sentence.contains("from 25.0% to 50.0%"),
            "{sentence}"
        );
        report.rule.one_way = true;
        assert_eq!(told(&report), "", "a rule that convicts nobody has no share");
    }
}
