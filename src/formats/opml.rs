//! # OPML list of subscriptions
//! **Where people get it:** feed readers › export subscriptions. **Looks like:** XML with the root `opml`.
//! **Dates:** `dateCreated`, `dateModified` and `created` belong to the list, never to a post. **Kinds:** none.
//! **Quirks:** none. **Zero posts:** never. **Not read:** all of it; it lists feeds, not posts.

use super::{Claim, Format, sniff_on_demand};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::Reading;

pub(super) const FORMAT: Format = Format {
    id: "opml",
    label: "OPML",
    platform: "feed",
    general: false,
    sniff: sniff_on_demand(sniff),
    read,
};

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let is_ours = |clue: &&Clue| clue.xml().is_some_and(|markup| markup.root == "opml");
    evidence.clues.iter().filter(is_ours).map(|clue| Claim::no_posts(vec![clue.entry])).collect()
}

fn read(_: &mut Reading<'_>, _: &[usize]) -> Result<(), Refusal> {
    Ok(())
}
