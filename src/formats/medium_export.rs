//! # Medium, export of an account
//! **Where people get it:** Settings › Security and apps › Download your information: a zip.
//! **Looks like:** `posts/YYYY-MM-DD_<slug>-<id>.html`, each an `article.h-entry` with `section[data-field=body]`; beside them
//! `profile/profile.html`, and bookmarks, claps, highlights, lists.
//! **Dates:** `time.dt-published`'s `datetime`, ISO 8601 UTC. "Exported from Medium on April 12, 2019" is the day of export.
//! **Kinds:** stories and responses lie together; a response has no heading and is called by its first words.
//! **Quirks:** a draft has no time; the body may hold times and whole pages of others; lists of bookmarks and claps have
//! times too and are no articles.
//! **Zero posts:** an export whose lists are there and whose posts are not. A page alone is one post and says nothing of
//! the others. **Not read:** bodies, claps, bookmarks.

use super::page::{Capture, Piece, has_classes, walk};
use super::records::Seen;
use super::{Claim, Confidence, Format, on_demand, sniff_on_demand};
use crate::evidence::{Clue, Evidence, HtmlShape};
use crate::issue::{IssueCode, Refusal, RefusalCode};
use crate::reading::Reading;
use crate::syntax::xml::Element;
use crate::timeline::{Account, CapturedFrom, Kind, NotPost, Post, ZeroProof};
use crate::when::{Context, DataZone, Zone, ZoneBasis, parse};

pub(super) const FORMAT: Format = Format {
    id: "medium-export",
    label: "Medium",
    platform: "medium",
    general: false,
    sniff: sniff_on_demand(sniff),
    read: on_demand(read),
};

fn is_post(page: &HtmlShape) -> bool {
    page.has_all(&["class:h-entry", "class:e-content", "data:field"])
        || page.has_all(&["class:h-entry", "class:p-canonical", "class:dt-published"])
}

fn is_profile(page: &HtmlShape) -> bool {
    page.has_all(&["class:h-card", "class:u-url", "class:p-name"]) && !page.has_all(&["class:e-content"])
}

/// A list of what the account clapped for or kept; they come with every export, empty or not.
fn is_list(page: &HtmlShape) -> bool {
    page.has_all(&["class:h-cite"]) && !is_post(page)
}

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let of = |test: fn(&HtmlShape) -> bool| {
        let pages = evidence.clues.iter().filter(move |clue: &&Clue| clue.html().is_some_and(test));
        pages.map(|clue| clue.entry).collect::<Vec<_>>()
    };
    let (posts, profiles, lists) = (of(is_post), of(is_profile), of(is_list));
    match (posts.is_empty(), profiles.is_empty() || lists.is_empty()) {
        (false, _) => vec![Claim::posts(Confidence::Certain, [posts, profiles].concat())],
        (true, false) => vec![Claim::posts(Confidence::Likely, [profiles, lists].concat())],
        (true, true) => Vec::new(),
    }
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    let utc = DataZone { zone: Zone::UTC, basis: ZoneBasis::Platform };
    let mut accounts: Vec<(String, Account, Vec<usize>)> = Vec::new();
    let mut blank = Account::new(FORMAT.id, FORMAT.platform, utc);
    let (mut seen, mut posts, mut profile) = (Seen::default(), 0, None);
    let mut unowned = Vec::new();
    for &entry in entries {
        let page = reading.clue(entry).html();
        if page.is_some_and(is_profile) {
            profile = Some((entry, read_page(reading, entry)?));
        }
        if !page.is_some_and(is_post) {
            continue;
        }
        posts += 1;
        let found = read_page(reading, entry)?;
        // Who wrote a draft is not said.
        if found.author_link.is_empty() {
            file(reading, &mut blank, &mut seen, entry, &found);
            unowned.push(entry);
            continue;
        }
        let at = accounts.iter().position(|(author, ..)| *author == found.author_link).unwrap_or_else(|| {
            let filled = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
            let handle = filled(&found.author_link);
            let account = Account {
                name: filled(&found.author),
                handle,
                ..Account::new(FORMAT.id, FORMAT.platform, utc)
            };
            accounts.push((found.author_link.clone(), account, Vec::new()));
            accounts.len() - 1
        });
        let (_, account, pages) = &mut accounts[at];
        pages.push(entry);
        file(reading, account, &mut seen, entry, &found);
    }
    // Drafts are the exporting account's: the first author's, or nobody's known.
    match accounts.first_mut() {
        Some((_, account, pages)) => {
            blank
                .not_posts
                .iter()
                .for_each(|(what, count)| *account.not_posts.entry(*what).or_default() += count);
            account.unread += blank.unread;
            pages.extend(&unowned);
        }
        None => accounts.push((String::new(), blank, unowned)),
    }
    let alone = accounts.len() == 1;
    // Profiles of other sites have the same marks.
    let own = profile.as_ref().is_some_and(|(_, profile)| profile.author_link.contains("medium.com/"));
    if posts == 0 && !own {
        let path = entries.first().map(|entry| reading.path(*entry)).unwrap_or_default();
        return Err(Refusal::new(RefusalCode::Unknown, path).with("HTML"));
    }
    for (_, mut account, mut pages) in accounts {
        if let Some((entry, profile)) = profile.as_ref().filter(|_| alone && own) {
            pages.push(*entry);
            let filled = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
            account.name = account.name.take().or_else(|| filled(&profile.title));
            account.handle = account.handle.take().or_else(|| filled(&profile.author_link));
        }
        // One page is one post, whoever chose it.
        if !own && posts == 1 {
            account.complete = Some(false);
        }
        if own {
            account.zero_proof = ZeroProof::EmptyList;
        }
        reading.finish(account, &pages);
    }
    Ok(())
}

/// Holds what a page says of its post, or of the account.
#[derive(Default)]
struct Found {
    title: String,
    author: String,
    author_link: String,
    published: String,
    link: String,
    exported: String,
    /// Whether the body has a heading of its own.
    heading: bool,
    /// The first words of the body.
    beginning: String,
    /// The depth of the body while it is open.
    body: Option<usize>,
    capture: Option<(Capture, What)>,
}

#[derive(Clone, Copy)]
enum What {
    Title,
    Author,
    Exported,
    Beginning,
}

fn read_page(reading: &mut Reading<'_>, entry: usize) -> Result<Found, Refusal> {
    let mut found = Found::default();
    walk(reading, entry, &mut |_, depth, piece| match piece {
        Piece::Start(element) => found.start(depth, element),
        Piece::Text(text) => {
            if let Some((capture, _)) = &mut found.capture {
                capture.add(text);
            }
        }
        Piece::End => found.end(depth),
    })?;
    Ok(found)
}

impl Found {
    fn start(&mut self, depth: usize, element: &Element) {
        let is = |classes: &[&str]| has_classes(element, classes);
        let href = || element.attribute("href").unwrap_or_default().to_owned();
        let mut capture = |what| self.capture = Some((Capture::at(depth), what));
        // Seen: a body whose sections were not all closed. The foot is never inside it.
        self.body = self.body.filter(|_| element.name != "footer");
        if self.body.is_some() {
            self.heading |= is(&["graf--title"]);
            if element.name == "p" && is(&["graf"]) && self.beginning.is_empty() {
                capture(What::Beginning);
            }
            return;
        }
        match element.name.as_str() {
            "section" if is(&["e-content"]) => self.body = Some(depth),
            "h1" | "h3" if is(&["p-name"]) && self.title.is_empty() => capture(What::Title),
            "time" if is(&["dt-published"]) => {
                self.published = element.attribute("datetime").unwrap_or_default().trim().to_owned();
            }
            "a" if is(&["p-author"]) => {
                self.author_link = href();
                capture(What::Author);
            }
            "a" if is(&["u-url"]) && self.author_link.is_empty() => self.author_link = href(),
            "a" if is(&["p-canonical"]) => self.link = href(),
            "p" => capture(What::Exported),
            _ => {}
        }
    }

    fn end(&mut self, depth: usize) {
        let captured = self.capture.as_ref().and_then(|(capture, what)| Some((capture.ends(depth)?, *what)));
        if let Some((text, what)) = captured {
            self.capture = None;
            match what {
                What::Title => self.title = text,
                What::Author => self.author = text,
                What::Beginning => self.beginning = text,
                What::Exported => {
                    let day = text
                        .strip_prefix("Exported from Medium on ")
                        .map(|day| day.trim_end_matches([' ', '.']));
                    self.exported = day.map(str::to_owned).unwrap_or(std::mem::take(&mut self.exported));
                }
            }
        }
        if self.body == Some(depth) {
            self.body = None;
        }
    }

    /// A story has a heading; a response has none and is called by its first words.
    fn is_response(&self) -> bool {
        let title = self.title.trim_end_matches(['…', '.', ' ']);
        !self.heading && !title.is_empty() && self.beginning.starts_with(title)
    }
}

fn file(reading: &mut Reading<'_>, account: &mut Account, seen: &mut Seen, entry: usize, found: &Found) {
    let exported = parse(&found.exported, &Context::default()).ok();
    if let Some(day) = exported {
        account.captured = account.captured.or(Some((day.moment, CapturedFrom::Export)));
    }
    // A page of the same address, title and time came in two copies.
    let key = format!("{} {} {}", found.link, found.title, found.published);
    if !found.link.is_empty() && seen.again("", &key) {
        return account.leave_out(NotPost::Duplicate);
    }
    if found.published.is_empty() {
        // The line at its foot tells a draft from a page that was cut short.
        return match exported {
            Some(_) => account.leave_out(NotPost::Draft),
            None => {
                let place = reading.place(entry, 1, "dt-published");
                reading.unread(account, IssueCode::MissingDate, place, &found.title);
            }
        };
    }
    match parse(&found.published, &Context::default()) {
        Ok(dated) => {
            let kind = if found.is_response() { Kind::Reply } else { Kind::Original };
            let (title, link) = (Some(found.title.as_str()), Some(found.link.as_str()));
            let post = Post { moment: dated.moment, kind, record: 1, title, link, reads: None };
            account.timeline.push(reading.path(entry), post);
        }
        Err(error) => {
            let place = reading.place(entry, 1, "dt-published");
            reading.unread_date(account, error, place, &found.published);
        }
    }
}
