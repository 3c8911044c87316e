//! # Weibo posts, Markdown of weibo-crawler
//! **Where people get it:** the open-source tool weibo-crawler with `markdown` output: a file a day, week, month, year, or
//! one for all; together they are one export.
//! **Looks like:** `## 2026-06 [name] 微博存档`, then a post each: `### 2026-06-17 10:00:00`, `<!-- weibo_id: … -->`, the text, `---`.
//! **Dates:** the heading, Beijing time; in a file of one day only the time, the day stands in the first line. Some
//! versions put the weekday between. **Kinds:** a quoted text (`> 转发`) below is a repost.
//! **Quirks:** a second run appends; the same post in two files counts once. **Zero posts:** no file is written then.
//! **Not read:** texts, pictures.

use super::listing::{Item, Listing, moment};
use super::weibo_crawler::link;
use super::{Claim, Confidence, Format, on_demand, sniff_on_demand};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::{BrokeOff, Reading};
use crate::syntax::lines::each_line;
use crate::timeline::Kind;
use crate::when::{DateError, Moment, Zone, ZoneBasis};

pub(super) const FORMAT: Format = Format {
    id: "weibo-crawler-md",
    label: "weibo-crawler (Markdown)",
    platform: "weibo",
    general: false,
    sniff: sniff_on_demand(sniff),
    read: on_demand(read),
};

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let ours = |clue: &&Clue| clue.first_lines().iter().any(|line| title(line).is_some());
    let entries: Vec<usize> = evidence.clues.iter().filter(ours).map(|clue| clue.entry).collect();
    if entries.is_empty() { Vec::new() } else { vec![Claim::posts(Confidence::Certain, entries)] }
}

/// Reads `## 2026-06-17 [name] 微博存档`: what the file is of, and whose.
fn title(line: &str) -> Option<(&str, &str)> {
    let title = line.trim().strip_prefix("## ")?.strip_suffix("微博存档")?.trim_end();
    let (period, name) = title.strip_suffix(']')?.split_once('[')?;
    Some((period.trim(), name))
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    let Some(&first) = entries.first() else { return Ok(()) };
    let zone = reading.data_zone(Zone::CHINA, ZoneBasis::Platform);
    let listing = Listing::new(FORMAT.id, FORMAT.platform, zone, first);
    let mut log = Log { listing, name: String::new(), day: String::new(), post: None, numbered: false };
    for &entry in entries {
        log.listing.turn_to(entry);
        let text = reading.text(entry)?;
        let walked = each_line(text, &mut |number, line| log.line(reading, number, line));
        log.file(reading);
        if let Err(error) = walked {
            log.listing.broke_off(reading, &BrokeOff::Io(error))?;
        }
    }
    log.listing.finish(reading);
    Ok(())
}

/// Collects what the lines of the files tell.
struct Log {
    listing: Listing,
    /// The account of the file at hand.
    name: String,
    /// Its day, where the file is of one day.
    day: String,
    post: Option<Post>,
    /// Whether the tool wrote ids.
    numbered: bool,
}

/// Holds the post whose lines are being read.
#[derive(Default)]
struct Post {
    record: u64,
    heading: String,
    id: String,
    repost: bool,
}

impl Log {
    fn line(&mut self, reading: &mut Reading<'_>, number: u64, line: &str) {
        if let Some((period, name)) = title(line) {
            self.file(reading);
            name.clone_into(&mut self.name);
            period.clone_into(&mut self.day);
            self.listing.account(name);
        } else if let Some(heading) = line.strip_prefix("### ") {
            self.file(reading);
            self.post = Some(Post { record: number, heading: heading.trim().to_owned(), ..Post::default() });
        } else if let Some(post) = &mut self.post {
            let id = line.trim().strip_prefix("<!-- weibo_id:").and_then(|rest| rest.strip_suffix("-->"));
            match id {
                Some(id) if post.id.is_empty() => {
                    id.trim().clone_into(&mut post.id);
                    self.numbered = true;
                }
                _ => post.repost |= line.starts_with("> "),
            }
        }
    }

    /// Reads a heading: date and time, or the time of the file's day; some versions put 周三 between.
    fn moment(&self, heading: &str) -> Result<Moment, DateError> {
        let words = heading.split_ascii_whitespace().filter(|word| !word.starts_with('周'));
        let plain = words.collect::<Vec<_>>().join(" ");
        match plain.len() {
            5..=8 if plain.contains(':') => moment(&format!("{} {plain}", self.day)),
            _ => moment(&plain),
        }
    }

    /// Files the post whose lines have ended.
    fn file(&mut self, reading: &mut Reading<'_>) {
        let Some(post) = self.post.take() else { return };
        let moment = self.moment(&post.heading);
        // A heading inside a post's text: the tool's own are followed by an id, or were in older versions a time.
        if post.id.is_empty() && (self.numbered || moment.is_err()) {
            return;
        }
        let item = Item {
            account: &self.name,
            id: &post.id,
            kind: if post.repost { Kind::Repost } else { Kind::Original },
            link: &link(&post.id).unwrap_or_default(),
            ..Item::new(post.record, "", &post.heading, moment)
        };
        self.listing.file(reading, &item);
    }
}
