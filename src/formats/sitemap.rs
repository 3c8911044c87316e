//! # Sitemap
//! **Where people get it:** `/sitemap.xml` of a website, or the address `robots.txt` names.
//! **Looks like:** `<urlset><url><loc>…<lastmod>…`; an index, `<sitemapindex>`, lists further sitemaps and no pages.
//! **Dates:** `news:publication_date` and `video:publication_date`, when the article or the video came out. `lastmod` is
//! when a page was last changed, by the site's word: an edit is not a post, and many sites write the day they built the
//! file. So a page with nothing better is a page of unknown date.
//! **Kinds:** every dated page is a post. **Quirks:** a news sitemap lists the last two days only.
//! **Zero posts:** a site has pages that are no posts and posts that are not listed; it can never prove it.
//! **Not read:** pictures, priorities, other languages of a page.

use super::{Claim, Confidence, Format, feed, on_demand, sniff_on_demand};
use crate::evidence::{Clue, Evidence, local_name};
use crate::issue::{IssueCode, Refusal};
use crate::reading::{BrokeOff, Reading};
use crate::syntax::xml::Step;
use crate::timeline::{Account, Kind, Post};
use crate::when::{Context, DataZone, Zone, ZoneBasis, parse};

pub(super) const FORMAT: Format = Format {
    id: "sitemap",
    label: "Sitemap",
    platform: "website",
    general: false,
    sniff: sniff_on_demand(sniff),
    read: on_demand(read),
};

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let claim = |clue: &Clue| {
        let markup = clue.xml()?;
        let lists = |child: &str| markup.names.iter().any(|name| local_name(name) == child);
        let signed = feed::root_says(markup, "sitemap");
        match markup.root.as_str() {
            "urlset" if signed || lists("url") => Some(Claim::posts(Confidence::Certain, vec![clue.entry])),
            "sitemapindex" if signed || lists("sitemap") => Some(Claim::no_posts(vec![clue.entry])),
            _ => None,
        }
    };
    evidence.clues.iter().filter_map(claim).collect()
}

/// Holds one page while it is walked.
#[derive(Default)]
struct Page {
    address: String,
    title: String,
    /// The newest of its dates, as it is written.
    published: Option<String>,
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    for &entry in entries {
        let assumed = DataZone { zone: Zone::UTC, basis: ZoneBasis::Assumed };
        let mut account = Account::new(FORMAT.id, FORMAT.platform, assumed);
        walk(reading, &mut account, entry)?;
        // What came out is listed for two days; a page that is not dated is no gap in the list.
        if !account.timeline.is_empty() {
            account.complete = Some(false);
        }
        reading.finish(account, &[entry]);
    }
    Ok(())
}

fn walk(reading: &mut Reading<'_>, account: &mut Account, entry: usize) -> Result<(), Refusal> {
    let mut xml = reading.xml(entry)?;
    let mut page: Option<Page> = None;
    let mut count = 0;
    loop {
        match xml.step() {
            Ok(Some(Step::Start(element))) if local_name(&element.name) == "url" && xml.depth() == 2 => {
                count += 1;
                page = Some(Page::default());
            }
            Ok(Some(Step::End { name, text })) => match &mut page {
                Some(_) if xml.depth() < 2 => {
                    if let Some(page) = page.take() {
                        file(reading, account, entry, (count, page));
                    }
                }
                Some(page) => page.take(&name, text.trim()),
                None => {}
            },
            Ok(Some(Step::Start(_))) => {}
            Ok(None) => return Ok(()),
            Err(error) => return reading.broke_off(account, entry, &BrokeOff::from(error)),
        }
    }
}

impl Page {
    fn take(&mut self, name: &str, text: &str) {
        match local_name(name) {
            "loc" if !name.contains("image") => self.address = text.to_owned(),
            "title" => self.title = text.to_owned(),
            "name" if name.contains("news") => {}
            "publication_date" if !text.is_empty() => {
                let days = |text: &str| parse(text, &Context::default()).ok().map(|dated| dated.moment);
                let newer = match (&self.published, days(text)) {
                    (Some(known), Some(found)) => days(known).is_none_or(|known| {
                        found.days(Zone::UTC, UTC).nominal > known.days(Zone::UTC, UTC).nominal
                    }),
                    (known, _) => known.is_none(),
                };
                if newer {
                    self.published = Some(text.to_owned());
                }
            }
            _ => {}
        }
    }
}

const UTC: DataZone = DataZone { zone: Zone::UTC, basis: ZoneBasis::Assumed };

fn file(reading: &mut Reading<'_>, account: &mut Account, entry: usize, (record, page): (u64, Page)) {
    let Some(published) = &page.published else {
        let place = reading.place(entry, record, "");
        return reading.unread(account, IssueCode::MissingDate, place, &page.address);
    };
    match parse(published, &Context::default()) {
        Ok(dated) => {
            let post = Post {
                moment: dated.moment,
                kind: Kind::Original,
                record,
                title: Some(&page.title).filter(|title| !title.is_empty()).map(String::as_str),
                link: Some(&page.address),
                reads: None,
            };
            account.timeline.push(reading.path(entry), post);
        }
        Err(error) => {
            let place = reading.place(entry, record, "publication_date");
            reading.unread_date(account, error, place, published);
        }
    }
}
