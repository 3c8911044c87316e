//! # Discord, data package
//! **Where people get it:** User settings › Data & privacy › Request all of my data: `package.zip`.
//! **Looks like:** `Messages/c<id>/messages.csv` with `ID,Timestamp,Contents,Attachments`, since 2023 `messages.json` with
//! the same keys. **Dates:** of messages. **Kinds:** none: these are what one person said in chats, private ones among
//! them, not an account's publications. **Quirks:** a general reader would take the times for those of posts.
//! **Zero posts:** cannot be told. **Not read:** everything: the format is recognised to be refused.

use super::{Claim, Format};
use crate::evidence::{Clue, Evidence};

pub(super) const FORMAT: Format = Format {
    id: "discord-package",
    label: "Discord",
    platform: "discord",
    general: false,
    sniff,
    read: |_, _| Ok(()),
};

const COLUMNS: [&str; 4] = ["ID", "Timestamp", "Contents", "Attachments"];

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let messages = evidence.clues.iter().filter(|clue| is_messages(clue));
    messages.map(|clue| Claim::no_posts(vec![clue.entry])).collect()
}

fn is_messages(clue: &Clue) -> bool {
    let table = clue.tables().iter().any(|table| table.header(&COLUMNS).is_some());
    let listed = |json: &crate::evidence::JsonShape| {
        COLUMNS[..3].iter().all(|column| json.has(&format!("[].{column}")))
    };
    table || clue.json().is_some_and(listed)
}
