//! Shows where the figures come from: which item, when, and where it stands.

use super::Scene;
use super::node::{Element, html, plain};
use super::parts::{foreign, link, section as titled, time};
use crate::i18n::{Lang, coded, format, message};
use crate::report::{AccountReport, Evidence};

/// Shows the evidence, if there is any.
pub fn section(scene: Scene<'_>, account: &AccountReport) -> Option<Element> {
    let lang = scene.lang;
    let items = account.evidence.iter().map(|evidence| item(lang, evidence));
    let list = || html("ul").with("class", "evidence").children(items);
    let titled = || titled("evidence-section", message::heading_evidence(lang)).child(list());
    (!account.evidence.is_empty()).then(titled)
}

fn item(lang: Lang, evidence: &Evidence) -> Element {
    let what = html("strong").child(coded(lang, "evidence", &evidence.what));
    let when = time(&evidence.at, &format::date(lang, &evidence.at));
    let mut item = html("li").child(what).child(" ").child(when);
    if let Some(title) = &evidence.title {
        let quoted = foreign(&message::title_quoted(lang, title));
        item = item.child(" ").child(quoted);
    }
    let place = place(lang, &evidence.path, evidence.record);
    item = item.child(" ").child(html("span").with("class", "place").child(foreign(&place)));
    match &evidence.link {
        Some(address) => item.child(" ").child(link(address, message::open_link(lang))),
        None => item,
    }
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
