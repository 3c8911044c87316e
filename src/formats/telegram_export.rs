//! # Telegram, export of Telegram Desktop
//! **Where people get it:** in a channel ⋮ › Export chat history; or Settings › Advanced › Export Telegram data.
//! **Looks like:** `result.json`: one chat `{name, type, id, messages}`, or the account with `chats.list` and `left_chats.list`
//! of such chats; or `messages.html`, `messages2.html`, … with `div.message.default`.
//! **Dates:** `date_unixtime`, Unix seconds as text; before November 2021 only `date`, local time of the exporting
//! computer. On pages a title `dd.mm.yyyy HH:MM:SS`, newer with ` UTC+03:00`. `edited` is an edit.
//! **Kinds:** messages of a public or private channel are posts, forwarded ones reposts; service messages are none.
//! **Quirks:** `type` tells channels from chats; private chats and groups are not read. A page does not tell, so it is
//! read as a channel only if every message is from the chat's own name. A date range may have been set; nothing says so.
//! **Zero posts:** only service messages, the creation of the channel among them, so that the list has its beginning.
//! **Not read:** texts, media, reactions, contacts, sessions.

mod messages;
mod pages;

use super::{Claim, Confidence, Format, on_demand, sniff_on_demand};
use crate::evidence::{Clue, Evidence, HtmlShape, JsonShape};
use crate::issue::{Refusal, RefusalCode};
use crate::reading::Reading;
use crate::timeline::Account;
use crate::when::{Zone, ZoneBasis};
use std::collections::{BTreeMap, BTreeSet};

pub(super) const FORMAT: Format = Format {
    id: "telegram-export",
    label: "Telegram",
    platform: "telegram",
    general: false,
    sniff: sniff_on_demand(sniff),
    read: on_demand(read),
};

/// The types of chats in which an account publishes.
const CHANNELS: [&str; 2] = ["public_channel", "private_channel"];

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let mut claims: Vec<Claim> = evidence
        .clues
        .iter()
        .filter_map(|clue| {
            let json = clue.json()?;
            Some(match (is_account(json), is_chat(json), json.value("type")) {
                (true, ..) => Claim::posts(Confidence::Certain, vec![clue.entry]),
                (_, false, _) => return None,
                (_, true, Some(kind)) if !CHANNELS.contains(&kind) => Claim::no_posts(vec![clue.entry]),
                (_, true, _) => Claim::posts(Confidence::Certain, vec![clue.entry]),
            })
        })
        .collect();
    let pages = evidence.clues.iter().filter(|clue| clue.html().is_some_and(is_page));
    // One export may hold both, in one folder; the record of data has the exact times.
    let records: BTreeSet<&str> = claims
        .iter()
        .flat_map(|claim| &claim.entries)
        .filter_map(|entry| evidence.clues.get(*entry))
        .map(folder)
        .collect();
    let mut folders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for page in pages {
        folders.entry(folder(page)).or_default().push(page.entry);
    }
    claims.extend(folders.into_iter().map(|(folder, pages)| match records.contains(folder) {
        true => Claim::no_posts(pages),
        false => Claim::posts(Confidence::Certain, pages),
    }));
    claims
}

fn folder(clue: &Clue) -> &str {
    clue.path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn is_chat(json: &JsonShape) -> bool {
    let listed = json.has_all(&["messages[].id", "messages[].date", "messages[].type"]);
    let none = json.has("name") && json.has("type") && json.has_bare_list("messages");
    !json.array && (listed || none) && (json.has("type") || json.has("messages[].text_entities"))
}

fn is_account(json: &JsonShape) -> bool {
    let person = json.has("personal_information.user_id") || json.has("personal_information.phone_number");
    let parts = ["chats", "left_chats", "contacts", "frequent_contacts", "sessions"];
    json.has("about") && (person || parts.iter().any(|part| json.has(&format!("{part}.about"))))
}

fn is_page(page: &HtmlShape) -> bool {
    page.has_all(&["class:page_wrap", "class:page_header", "class:history"])
        && (page.has_all(&["class:message"]) || page.title == "Exported Data")
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    let (pages, records): (Vec<usize>, Vec<usize>) =
        entries.iter().partition(|entry| reading.clue(**entry).html().is_some());
    let mut found = 0;
    for entry in records {
        found += messages::read(reading, entry)?;
    }
    if !pages.is_empty() {
        found += pages::read(reading, &pages)?;
    }
    match (found, entries.first()) {
        (0, Some(entry)) => Err(Refusal::new(RefusalCode::NotPosts, reading.path(*entry)).with(FORMAT.label)),
        _ => Ok(()),
    }
}

/// Makes the account of a channel; times without a zone are those of a computer somewhere.
fn blank(reading: &Reading<'_>) -> Account {
    Account::new(FORMAT.id, FORMAT.platform, reading.data_zone(Zone::UTC, ZoneBasis::Assumed))
}
