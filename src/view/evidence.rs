//! Shows where the figures come from: which item, when, and where it stands.

use super::Scene;
use super::node::{Element, Node, html, plain};
use super::parts::{foreign, link, section as titled, time};
use crate::i18n::{Lang, coded, format, message};
use crate::report::{AccountReport, Evidence};

/// Names an item, counted from 0, of the account with this id.
pub fn id(account: &str, at: usize) -> String {
    format!("{account}-evidence-{}", at + 1)
}

/// Shows the evidence, if there is any.
pub fn section(scene: Scene<'_>, account: &AccountReport, prefix: &str) -> Option<Element> {
    let lang = scene.lang;
    let items = account.evidence.iter().enumerate();
    let items = items.map(|(at, evidence)| item(lang, evidence).with("id", id(prefix, at)));
    let list = || html("ul").with("class", "evidence").children(items);
    let titled = || titled("evidence-section", message::heading_evidence(lang)).child(list());
    (!account.evidence.is_empty()).then(titled)
}

/// Says what an item is evidence for.
pub fn roles(lang: Lang, evidence: &Evidence) -> String {
    let roles = std::iter::once(&evidence.what).chain(&evidence.also);
    roles.map(|role| coded(lang, "evidence", role)).collect::<Vec<_>>().join(message::list_separator(lang))
}

/// Says how often an item was read.
pub fn reads(lang: Lang, evidence: &Evidence) -> Option<String> {
    let number = format::number(lang, evidence.reads?);
    Some(message::labelled(lang, message::label_audience(lang), &number))
}

fn item(lang: Lang, evidence: &Evidence) -> Element {
    let title = evidence.title.as_ref().map(|title| foreign(&message::title_quoted(lang, title)));
    let place = foreign(&place(lang, &evidence.path, evidence.record));
    let parts = [
        Some(html("strong").child(roles(lang, evidence)).into()),
        Some(time(&evidence.at, &format::date(lang, &evidence.at)).into()),
        title.map(Node::from),
        Some(html("span").with("class", "place").child(place).into()),
        reads(lang, evidence).map(|reads| html("span").with("class", "note").child(reads).into()),
        evidence.link.as_ref().map(|address| link(address, message::open_link(lang))),
    ];
    // Spaces between them, for those who copy a line.
    html("li").children(parts.into_iter().flatten().flat_map(|part: Node| [part, " ".into()]))
}

/// Says where something stands: the file and the record in it.
pub fn place(lang: Lang, path: &str, record: Option<u64>) -> String {
    let path = file_name(lang, path);
    record.map_or_else(|| path.clone(), |record| message::place_record(lang, &path, record))
}

/// Names a file; pasted text has no name.
pub fn file_name(lang: Lang, path: &str) -> String {
    if path.is_empty() { message::pasted(lang).to_owned() } else { plain(path) }
}
