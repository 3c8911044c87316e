//! Reads the TXT download: a file a section, a blank line between records, `Name: value` lines.

use super::{hidden, is_member, listing, published};
use crate::bundle;
use crate::evidence::{Clue, Evidence, Shape};
use crate::formats::listing::{Item, Listing};
use crate::formats::{Claim, Confidence};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::lines::each_line;
use crate::timeline::{NotPost, ZeroProof};

/// What the service writes into an empty section, whichever it is.
const NO_DATA: &str = "You have no data in this section";

fn prose(clue: &Clue) -> Option<&str> {
    match &clue.shape {
        Shape::Prose(text) => Some(text.trim_start_matches('\u{FEFF}').trim_start()),
        _ => None,
    }
}

fn is_section(clue: &Clue) -> bool {
    is_member(clue, "post", "posts.txt") || is_member(clue, "video", "videos.txt")
}

/// Tells a list of posts by content: only posts have likes; what was watched or liked is date and link alone.
fn is_list(text: &str) -> bool {
    let starts = |word: &str| text.lines().any(|line| line.trim_start().starts_with(word));
    text.starts_with("Date:") && starts("Link: https://") && text.contains("tiktok") && starts("Like(s):")
}

fn is_profile(clue: &Clue) -> bool {
    clue.path.to_ascii_lowercase().contains("profile/profile info") && prose(clue).is_some()
}

/// Claims the posts of a TXT download, and its profile.
pub(super) fn claims(evidence: &Evidence) -> Option<Claim> {
    let alone = evidence.clues.len() == 1;
    let list = |clue: &&Clue| {
        prose(clue).is_some_and(|text| {
            is_list(text) || text.starts_with(NO_DATA) && (alone && !clue.pasted || is_section(clue))
        })
    };
    let lists: Vec<usize> = evidence.clues.iter().filter(list).map(|clue| clue.entry).collect();
    let profiles = evidence.clues.iter().filter(|clue| is_profile(clue)).map(|clue| clue.entry);
    let claimed: Vec<usize> = lists.iter().copied().chain(profiles).collect();
    (!lists.is_empty()).then(|| Claim::posts(Confidence::Certain, claimed))
}

/// Reads the posts of a TXT download.
pub(super) fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    let Some(first) = entries.first() else { return Ok(()) };
    let mut listing = listing(*first);
    let whole = entries.iter().any(|entry| is_profile(reading.clue(*entry)));
    for &entry in entries {
        let clue = reading.clue(entry);
        if is_profile(clue) {
            read_profile(reading, &mut listing, entry)?;
            continue;
        }
        listing.turn_to(entry);
        // An empty section does not say of what; its name does, among the other members alone.
        if prose(clue).is_some_and(|text| text.starts_with(NO_DATA)) {
            if whole && is_section(clue) {
                listing.account("").zero_proof = ZeroProof::EmptyList;
            }
        } else {
            read_posts(reading, &mut listing, entry)?;
        }
    }
    listing.finish(reading);
    Ok(())
}

#[derive(Default)]
struct Block {
    line: u64,
    date: String,
    link: String,
    audience: String,
}

fn read_posts(reading: &mut Reading<'_>, listing: &mut Listing, entry: usize) -> Result<(), Refusal> {
    let text = reading.text(entry)?;
    let mut block = Block::default();
    let walked = each_line(text, &mut |number, line| {
        let (name, value) =
            line.split_once(':').map_or((line, ""), |(name, value)| (name.trim(), value.trim()));
        match name {
            "Date" => {
                file(reading, listing, &std::mem::take(&mut block));
                block = Block { line: number, date: value.to_owned(), ..Block::default() };
            }
            "Link" if block.link.is_empty() => value.clone_into(&mut block.link),
            "Who can view" | "WhoCanView" => value.clone_into(&mut block.audience),
            _ => {}
        }
    });
    file(reading, listing, &block);
    walked.map_err(|error| bundle::refusal(&error, reading.path(entry)))
}

fn file(reading: &mut Reading<'_>, listing: &mut Listing, block: &Block) {
    if block.line == 0 {
        return;
    }
    let item = Item {
        link: &block.link,
        left_out: hidden(&block.audience).then_some(NotPost::Private),
        ..Item::new(block.line, "Date", &block.date, published(&block.date))
    };
    listing.file(reading, &item);
}

fn read_profile(reading: &mut Reading<'_>, listing: &mut Listing, entry: usize) -> Result<(), Refusal> {
    let text = reading.text(entry)?;
    let account = listing.account("");
    let walked = each_line(text, &mut |_, line| {
        if let Some((name, value)) = line.split_once(':')
            && matches!(name.trim().to_ascii_lowercase().as_str(), "username" | "user name")
        {
            account.handle = Some(value.trim().to_owned()).filter(|name| !name.is_empty());
        }
    });
    // Without it the account is nameless, no more.
    drop(walked);
    Ok(())
}
