//! # Lists of posts from tools that publish for people (Buffer, Hootsuite, Sprout Social)
//! **Where people get it:** Buffer: Sent or Analyze › Export; Hootsuite: Analytics or Planner › Export; Sprout Social: Post
//! Performance › Export CSV. **Looks like:** Buffer `Text, …, Posting Time, …, Account`; Hootsuite `Post Message, Social
//! Network, …`; Sprout `Date, Post ID, Network, Post Type, Profile, Sent by, …`.
//! **Dates:** local times without a zone, as the person set it; day and month in the order of their country, which
//! the rows settle, else both are considered. A date and a time of day may stand apart.
//! **Kinds:** a column of states tells drafts, scheduled and failed rows, which are not posts.
//! **Quirks:** the same post sent to several networks is a row for each. The columns of these tools change often,
//! so each is found by its words. **Zero posts:** never; these tables hold a range of dates that was chosen,
//! and only what went through the tool, so that they are never whole. **Not read:** texts and figures.

use super::generic_table::{Signed, lists_posts, read_signed};
use super::{Claim, Confidence, Format, on_demand};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::Reading;

pub(super) const FORMAT: Format = Format {
    id: "social-manager-csv",
    label: "Buffer, Hootsuite, Sprout Social",
    platform: "unknown",
    general: false,
    sniff,
    read: on_demand(read),
};

/// Columns that tell a tool.
const TOOLS: [&[&str]; 9] = [
    &["Text", "Posting Time"],
    &["Text", "Tags", "Posting Time"],
    &["Date", "Post ID", "Network", "Profile"],
    &["Date", "Network", "Post Type", "Profile"],
    &["Date", "Network", "Message", "Profile"],
    &["Post Message", "Social Network"],
    &["Social Network", "Social Profile"],
    &["Message", "Social Profile", "Scheduled Time"],
    &["Post ID", "Permalink", "Social Network"],
];

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let claim = |clue: &Clue| {
        let has = |words: &&[&str]| clue.tables().iter().any(|table| table.header(words).is_some());
        let ours = TOOLS.iter().any(has) && lists_posts(clue);
        ours.then(|| Claim::posts(Confidence::Likely, vec![clue.entry]))
    };
    evidence.clues.iter().filter_map(claim).collect()
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    let signed = Signed { format: FORMAT.id, platform: FORMAT.platform, partial: true };
    entries.iter().try_for_each(|&entry| read_signed(reading, entry, &signed))
}
