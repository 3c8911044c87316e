//! Walks RSS and Atom alike: a head, then items with a title, a link and dates.

use super::feed_head::Head;
use super::{Claim, Confidence, blogger_xml, wordpress_wxr};
use crate::evidence::local_name;
use crate::evidence::{Evidence, MarkupShape};
use crate::issue::Refusal;
use crate::reading::{BrokeOff, Reading};
use crate::syntax::xml::{Element, Step};
use crate::timeline::{Account, Kind, Post};
use crate::when::{Context, DataZone, Zone, ZoneBasis, parse, written_zone};

/// Says what one kind of feed calls things; names without prefix unless they need one.
pub(super) struct Dialect {
    /// The format's id.
    pub format: &'static str,
    /// The names a root may have.
    pub roots: &'static [&'static str],
    /// An item's name.
    pub item: &'static str,
    /// The dates of an item that say when it was published, the best first.
    pub published: &'static [&'static str],
    /// The dates of an item that say when it was last changed: only where nothing better stands.
    pub changed: &'static [&'static str],
}

/// Claims every entry with this root.
pub(super) fn sniff(evidence: &Evidence, dialect: &Dialect) -> Vec<Claim> {
    let claim = |clue: &crate::evidence::Clue| {
        let markup = clue.xml()?;
        let is_feed = dialect.roots.contains(&markup.root.as_str()) && !is_site_export(markup);
        is_feed.then(|| Claim::posts(Confidence::Certain, vec![clue.entry]))
    };
    evidence.clues.iter().filter_map(claim).collect()
}

/// Tells a blog's whole export from a feed: it has the same root, but drafts,
/// pages, comments and settings among its items, which are not posts.
fn is_site_export(markup: &MarkupShape) -> bool {
    wordpress_wxr::is_wxr(markup) || blogger_xml::is_backup(markup)
}

/// Holds one item while it is walked.
#[derive(Default)]
struct Item {
    title: String,
    link: String,
    dates: Vec<(String, String)>,
}

/// Reads one feed.
pub(super) fn read(reading: &mut Reading<'_>, entries: &[usize], dialect: &Dialect) -> Result<(), Refusal> {
    for &entry in entries {
        let assumed = DataZone { zone: Zone::UTC, basis: ZoneBasis::Assumed };
        let mut account = Account::new(dialect.format, "feed", assumed);
        let mut walk =
            Walk { dialect, head: Head::default(), item: None, depth: 0, count: 0, zones: Vec::new() };
        walk.run(reading, &mut account, entry)?;
        walk.head.describe(&mut account, walk.count);
        // Feeds of Chinese services write every time in +08:00; their days are counted there.
        if !walk.zones.is_empty() && walk.zones.iter().all(|zone| *zone == Zone::CHINA) {
            account.zone = DataZone { zone: Zone::CHINA, basis: ZoneBasis::Platform };
        }
        reading.finish(account, &[entry]);
    }
    Ok(())
}

struct Walk<'d> {
    dialect: &'d Dialect,
    head: Head,
    item: Option<Item>,
    /// The depth of the open item.
    depth: usize,
    count: u64,
    zones: Vec<Zone>,
}

impl Walk<'_> {
    fn run(&mut self, reading: &mut Reading<'_>, account: &mut Account, entry: usize) -> Result<(), Refusal> {
        let mut xml = reading.xml(entry)?;
        loop {
            match xml.step() {
                Ok(Some(Step::Start(element))) => self.start(&element, xml.depth()),
                Ok(Some(Step::End { name, text })) => {
                    self.end(reading, account, entry, (&name, &text), xml.depth() + 1);
                }
                Ok(None) => return Ok(()),
                Err(error) => return reading.broke_off(account, entry, &BrokeOff::from(error)),
            }
        }
    }

    fn start(&mut self, element: &Element, depth: usize) {
        let name = local_name(&element.name);
        if self.item.is_none() && name == self.dialect.item {
            self.item = Some(Item::default());
            self.depth = depth;
            return;
        }
        let Some(item) = &mut self.item else { return self.head.start(element) };
        if depth != self.depth + 1 {
            return;
        }
        // Atom: <link rel="alternate" href="…"/>; other relations are not the post.
        let alternate = element.attribute("rel").is_none_or(|rel| rel == "alternate");
        if name == "link" && alternate && item.link.is_empty() {
            item.link = element.attribute("href").unwrap_or_default().to_owned();
        }
    }

    fn end(
        &mut self,
        reading: &mut Reading<'_>,
        account: &mut Account,
        entry: usize,
        (name, text): (&str, &str),
        depth: usize,
    ) {
        let text = text.trim();
        let Some(item) = &mut self.item else {
            // The feed's own elements stand at depth 2 (Atom) or 3 (RSS), before the items or after them.
            if depth <= 3 && !text.is_empty() {
                self.head.end(local_name(name), text);
            }
            return;
        };
        if depth == self.depth {
            let item = self.item.take().unwrap_or_default();
            self.count += 1;
            self.post(reading, account, entry, &item);
        } else if depth == self.depth + 1 {
            match name {
                "title" => item.title = text.to_owned(),
                "link" if item.link.is_empty() => item.link = text.to_owned(),
                _ if !text.is_empty() => item.dates.push((name.to_owned(), text.to_owned())),
                _ => {}
            }
        }
    }

    fn post(&mut self, reading: &mut Reading<'_>, account: &mut Account, entry: usize, item: &Item) {
        let wanted = self.dialect.published.iter().chain(self.dialect.changed);
        let date_of = |name: &&str| item.dates.iter().find(|(key, _)| key == name);
        let Some((field, text)) = wanted.filter_map(date_of).next() else {
            let place = reading.place(entry, self.count, "");
            return reading.unread(account, crate::issue::IssueCode::MissingDate, place, &item.title);
        };
        match parse(text, &Context::default()) {
            Ok(dated) => {
                self.zones.extend(written_zone(text));
                let link = Some(item.link.as_str());
                let title = Some(item.title.as_str());
                let post = Post {
                    moment: dated.moment,
                    kind: Kind::Original,
                    record: self.count,
                    title,
                    link,
                    reads: None,
                };
                account.timeline.push(reading.path(entry), post);
            }
            Err(error) => {
                let place = reading.place(entry, self.count, field);
                reading.unread_date(account, error, place, text);
            }
        }
    }
}
