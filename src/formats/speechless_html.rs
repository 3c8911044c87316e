//! # Weibo, page of Speechless (HTML)
//! **Where people get it:** the browser extension Speechless, whose page of an account's posts is printed or saved.
//! **Looks like:** `.speechless-list` with a `.speechless-post` a post; the last line says when it was made.
//! **Dates:** `.date` of a post, `2019/05/06 09:30`, in the zone of whoever made it; the date in the last line
//! (… 使用 Speechless 导出) is the capture day and no post. **Kinds:** a post with a `retweet` inside is a repost by its
//! own date. **Quirks:** the account is not named; reposts are left out unless asked for; a window can be chosen.
//! **Zero posts:** a page without posts proves nothing. **Not read:** texts, pictures.

use super::listing::{Item, Listing, moment};
use super::{Claim, Confidence, Format, on_demand, sniff_on_demand};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::{BrokeOff, Reading, Text};
use crate::syntax::html::{Html, Step, has_class};
use crate::timeline::Kind;
use crate::when::{Context, Moment, Zone, ZoneBasis, scan};
use std::io;

pub(super) const FORMAT: Format = Format {
    id: "speechless-html",
    label: "Speechless (HTML)",
    platform: "weibo",
    general: false,
    sniff: sniff_on_demand(sniff),
    read: on_demand(read),
};

/// The tool's own classes; the last is its own spelling.
const MARKS: [&str; 3] = ["class:speechless-list", "class:speechless-post", "class:speechless-corpyright"];

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let ours = |clue: &&Clue| clue.html().is_some_and(|page| MARKS.iter().any(|mark| page.has_all(&[mark])));
    let claim = |clue: &Clue| Claim::posts(Confidence::Certain, vec![clue.entry]);
    evidence.clues.iter().filter(ours).map(claim).collect()
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    for &entry in entries {
        let zone = reading.data_zone(Zone::CHINA, ZoneBasis::Assumed);
        let mut page =
            Page { listing: Listing::new(FORMAT.id, "weibo", zone, entry), post: None, posts: 0, made: None };
        let html = reading.html(entry)?;
        if let Err(error) = page.walk(reading, html) {
            page.listing.broke_off(reading, &BrokeOff::Io(error))?;
        }
        page.listing.captured(page.made);
        page.listing.finish(reading);
    }
    Ok(())
}

/// Collects the posts of one page.
struct Page {
    listing: Listing,
    /// The post whose elements are being read: its publish time, if one was there, and what it is.
    post: Option<(Option<String>, Kind)>,
    posts: u64,
    made: Option<Moment>,
}

impl Page {
    fn walk(&mut self, reading: &mut Reading<'_>, mut html: Html<Text<'_>>) -> io::Result<()> {
        while let Some(step) = html.step()? {
            let Step::Start(element) = step else { continue };
            let classes = element.attribute("class").unwrap_or_default();
            if has_class(&element, "speechless-post") {
                self.file(reading);
                self.post = Some((None, Kind::Original));
            } else if classes.contains("speechless-corpyright") || classes.contains("speechless-copyright") {
                self.file(reading);
                let text = html.inner_text()?;
                self.made = scan(&text, &Context::default()).ok().map(|(dated, _)| dated.moment);
            } else if let Some((published, kind)) = &mut self.post {
                if has_class(&element, "date") && published.is_none() {
                    *published = Some(html.inner_text()?);
                } else if classes.contains("retweet") || classes.contains("repost") {
                    *kind = Kind::Repost;
                }
            }
        }
        self.file(reading);
        Ok(())
    }

    /// Files the post whose elements have ended.
    fn file(&mut self, reading: &mut Reading<'_>) {
        let Some((published, kind)) = self.post.take() else { return };
        self.posts += 1;
        let published = published.unwrap_or_default();
        let item = Item { kind, ..Item::new(self.posts, "date", &published, moment(&published)) };
        self.listing.file(reading, &item);
    }
}
