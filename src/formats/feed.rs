//! Walks RSS, RDF and Atom alike: a head, then items with a title, a link and dates.

use super::feed_head::Head;
use super::feed_names::Names;
use super::{Claim, Confidence, blogger_xml, wechat_feed, wordpress_wxr};
use crate::evidence::{Evidence, MarkupShape};
use crate::issue::{IssueCode, Refusal};
use crate::reading::{BrokeOff, Reading};
use crate::syntax::xml::{Element, Step};
use crate::timeline::{Account, Kind, NotPost, Post};
use crate::when::{Context, DataZone, Zone, ZoneBasis, parse, written_zone};

/// Says what one kind of feed calls things: names as [`Names`] gives them.
pub(super) struct Dialect {
    /// The format's id.
    pub format: &'static str,
    /// An item's name.
    pub item: &'static str,
    /// The dates of an item that say when it was published, the best first.
    pub published: &'static [&'static str],
    /// The dates of an item that say when it was last changed: only where nothing better stands.
    pub changed: &'static [&'static str],
}

/// The dates of an RSS item, whatever its version: real feeds of each borrow from the others.
pub(super) const RSS_PUBLISHED: &[&str] = &[
    "pubdate",
    "dc:date",
    "dcterms:issued",
    "dcterms:created",
    "dcterms:date",
    "dcterms:available",
    "published",
    "prism:publicationdate",
    "date",
];
/// The dates of an RSS item's last change.
pub(super) const RSS_CHANGED: &[&str] = &["dcterms:modified", "updated"];

/// Claims every entry that is such a feed.
pub(super) fn sniff(evidence: &Evidence, is_ours: fn(&MarkupShape) -> bool) -> Vec<Claim> {
    let claim = |clue: &crate::evidence::Clue| {
        let markup = clue.xml()?;
        let is_feed = is_ours(markup) && !is_site_export(markup) && wechat_feed::maker(markup).is_none();
        is_feed.then(|| Claim::posts(Confidence::Certain, vec![clue.entry]))
    };
    evidence.clues.iter().filter_map(claim).collect()
}

/// Tells whether an attribute of the root says this.
pub(super) fn root_says(markup: &MarkupShape, words: &str) -> bool {
    markup.attributes.iter().any(|pair| pair.contains(words))
}

/// Tells RSS 0.9x by its version; other feeds under the root `rss` are RSS 2.0, whatever they call it.
pub(super) fn is_version_0(markup: &MarkupShape) -> bool {
    markup.attributes.iter().any(|pair| pair.starts_with("version=0"))
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
    draft: bool,
    dates: Vec<(String, String)>,
}

/// Says what is known of whoever made a feed.
pub(super) struct Maker {
    /// The platform whose posts it lists.
    pub platform: &'static str,
    /// The zone of times that name none.
    pub zone: Zone,
    /// Whether it always leaves posts out.
    pub partial: bool,
}

/// Any site.
const SITE: Maker = Maker { platform: "feed", zone: Zone::UTC, partial: false };

/// Reads one feed.
pub(super) fn read(reading: &mut Reading<'_>, entries: &[usize], dialect: &Dialect) -> Result<(), Refusal> {
    read_of(reading, entries, dialect, &SITE)
}

/// Reads one feed of a known maker.
pub(super) fn read_of(
    reading: &mut Reading<'_>,
    entries: &[usize],
    dialect: &Dialect,
    maker: &Maker,
) -> Result<(), Refusal> {
    for &entry in entries {
        let assumed = reading.data_zone(maker.zone, ZoneBasis::Assumed);
        let mut account = Account::new(dialect.format, maker.platform, assumed);
        let mut walk = Walk {
            dialect,
            names: Names::default(),
            head: Head::default(),
            item: None,
            depth: 0,
            count: 0,
            zones: Vec::new(),
        };
        walk.run(reading, &mut account, entry)?;
        walk.head.describe(&mut account, walk.count);
        if maker.partial {
            account.complete = Some(false);
        }
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
    names: Names,
    head: Head,
    item: Option<Item>,
    /// The depth of the open item.
    depth: usize,
    count: u64,
    /// The different zones written; two are enough to know that they differ.
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
        self.names.declare(element);
        let name = self.names.plain(&element.name);
        if self.item.is_none() && name == self.dialect.item {
            self.item = Some(Item::default());
            self.depth = depth;
            return;
        }
        let Some(item) = &mut self.item else {
            if name == "link" {
                self.head.link(element);
            }
            return;
        };
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
        let name = self.names.plain(name);
        let Some(item) = &mut self.item else {
            // The feed's own elements stand at depth 2 (Atom) or 3 (RSS), before the items or after them.
            if depth <= 3 && !text.is_empty() {
                self.head.end(&name, text);
            }
            return;
        };
        if depth == self.depth {
            let item = self.item.take().unwrap_or_default();
            self.count += 1;
            self.post(reading, account, entry, &item);
        } else if depth == self.depth + 1 {
            match name.as_str() {
                "title" => item.title = text.to_owned(),
                "link" if item.link.is_empty() => item.link = text.to_owned(),
                _ if !text.is_empty() && self.dialect.is_date(&name) => {
                    item.dates.push((name, text.to_owned()));
                }
                _ => {}
            }
        } else if name.ends_with(":draft") && text == "yes" {
            // RFC 5023, 13.1.1: <app:control><app:draft>yes</app:draft></app:control>.
            item.draft = true;
        }
    }

    fn post(&mut self, reading: &mut Reading<'_>, account: &mut Account, entry: usize, item: &Item) {
        if item.draft {
            return account.leave_out(NotPost::Draft);
        }
        let Some((field, text)) = self.dialect.date_of(&item.dates) else {
            let place = reading.place(entry, self.count, "");
            return reading.unread(account, IssueCode::MissingDate, place, &item.title);
        };
        match parse(text, &Context::default()) {
            Ok(dated) => {
                let zone = written_zone(text).filter(|zone| !self.zones.contains(zone));
                self.zones.extend(zone);
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

impl Dialect {
    fn is_date(&self, name: &str) -> bool {
        self.published.contains(&name) || self.changed.contains(&name)
    }

    /// Finds the date of publication: the best that can be read, else the best there is. The date of a change
    /// stands in only where no other is written.
    fn date_of<'d>(&self, dates: &'d [(String, String)]) -> Option<(&'d str, &'d str)> {
        let written = |names: &[&str]| -> Vec<(&'d str, &'d str)> {
            let of = |name: &&str| dates.iter().find(|(key, _)| key == name);
            names.iter().filter_map(of).map(|(key, text)| (key.as_str(), text.as_str())).collect()
        };
        let mut found = written(self.published);
        if found.is_empty() {
            found = written(self.changed);
        }
        let readable = found.iter().find(|(_, text)| parse(text, &Context::default()).is_ok());
        readable.or(found.first()).copied()
    }
}
