//! # Weibo, page of weibo.cn (HTML)
//! **Where people get it:** an account's page on `weibo.cn`, opened by somebody logged in and saved; several pages of
//! one account in a folder are one export.
//! **Looks like:** titled `<name>的微博`; a `div.c` with an id `M_…` a post, `span.ct` its time and client.
//! **Dates:** `06月17日 18:12 来自…` without a year in the current one, `今天 08:10`, `12分钟前`, `2020-06-03 00:00`; Beijing time.
//! Those without a year count from the capture day, which the page's last line (`weibo.cn[06-19 00:47]`) makes exact.
//! **Kinds:** 转发了 … 的微博 before the text is a repost. **Quirks:** the pinned post comes first; ten posts a page.
//! A page of several accounts (首页, a search) names the author before each post: one account each, incomplete.
//! **Zero posts:** 微博[0] above and no post. **Not read:** texts, counts, the trends below.

use super::listing::{Item, Listing};
use super::records::count;
use super::{Claim, Confidence, Format, on_demand, sniff_on_demand};
use crate::evidence::{Clue, Evidence, HtmlShape};
use crate::issue::Refusal;
use crate::reading::{BrokeOff, Reading, Text};
use crate::syntax::html::{Html, Step, has_class};
use crate::timeline::{CapturedFrom, Kind, ZeroProof};
use crate::when::{
    Captured, Context, DAY_SECONDS, DateError, Dated, Day, Moment, Zone, ZoneBasis, parse, scan,
};
use std::io;

pub(super) const FORMAT: Format = Format {
    id: "weibo-cn-html",
    label: "weibo.cn (HTML)",
    platform: "weibo",
    general: false,
    sniff: sniff_on_demand(sniff),
    read: on_demand(read),
};

/// How many posts wait for the page's last line; a page has ten, or fifty.
const HELD: usize = 1000;

/// How much of a time and a client's name is kept, in characters.
const SHOWN: usize = 100;

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let ours = |clue: &&Clue| clue.html().is_some_and(is_ours);
    let entries: Vec<usize> = evidence.clues.iter().filter(ours).map(|clue| clue.entry).collect();
    if entries.is_empty() { Vec::new() } else { vec![Claim::posts(Confidence::Certain, entries)] }
}

fn is_ours(page: &HtmlShape) -> bool {
    let titled = page.title.ends_with("的微博");
    let posts =
        page.has_all(&["class:ctt", "class:ct"]) && page.marks.iter().any(|mark| mark.starts_with("id:M_"));
    posts && (titled || page.has_all(&["class:pms"])) || titled && page.has_all(&["class:tip2", "class:pms"])
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    let Some(&first) = entries.first() else { return Ok(()) };
    let zone = reading.data_zone(Zone::CHINA, ZoneBasis::Platform);
    let mut listing = Listing::new(FORMAT.id, "weibo", zone, first);
    for &entry in entries {
        listing.turn_to(entry);
        let mut page = Page::default();
        let html = reading.html(entry)?;
        let walked = page.walk(html);
        page.file(&mut listing, reading);
        if let Err(error) = walked {
            listing.broke_off(reading, &BrokeOff::Io(error))?;
        }
    }
    for account in listing.each_account() {
        let have = account.timeline.len() as u64;
        match account.declared {
            Some(0) => account.zero_proof = ZeroProof::Counter,
            Some(declared) if account.complete.is_none() => account.complete = Some(have >= declared),
            _ => {}
        }
    }
    listing.finish(reading);
    Ok(())
}

/// Holds what one page tells.
#[derive(Default)]
struct Page {
    name: String,
    id: String,
    declared: Option<u64>,
    posts: Vec<Post>,
    /// Whether more posts were there than wait for the last line.
    cut: bool,
    foot: String,
}

/// Holds one post as the page shows it.
#[derive(Default)]
struct Post {
    id: String,
    /// Who wrote it, on a page with posts of several accounts.
    author: String,
    /// Whether its text has begun.
    begun: bool,
    shown: String,
    repost: bool,
}

impl Page {
    fn walk(&mut self, mut html: Html<Text<'_>>) -> io::Result<()> {
        let mut open = false;
        while let Some(step) = html.step()? {
            let Step::Start(element) = step else { continue };
            let id = element.attribute("id").unwrap_or_default();
            match element.name.as_str() {
                "title" => {
                    let title = html.inner_text()?;
                    self.name = title.strip_suffix("的微博").unwrap_or_default().trim().to_owned();
                }
                "div" if has_class(&element, "c") => {
                    open = id.starts_with("M_") && self.posts.len() < HELD;
                    self.cut |= id.starts_with("M_") && !open;
                    if open {
                        self.posts
                            .push(Post { id: id.trim_start_matches("M_").to_owned(), ..Post::default() });
                    }
                }
                "div" if id == "pagelist" => open = false,
                "div" if has_class(&element, "b") => self.foot = html.inner_text()?,
                "span" if has_class(&element, "tc") && self.declared.is_none() => {
                    self.declared = counter(&html.inner_text()?);
                }
                "a" if open && has_class(&element, "nk") => {
                    let Some(post) = self.posts.last_mut() else { continue };
                    if !post.begun && post.author.is_empty() {
                        post.author = html.inner_text()?.chars().take(SHOWN).collect();
                    }
                }
                "a" => self.look_at(element.attribute("href").unwrap_or_default()),
                "span" if open => {
                    let Some(post) = self.posts.last_mut() else { continue };
                    post.begun = true;
                    if has_class(&element, "ct") && post.shown.is_empty() {
                        post.shown = html.inner_text()?.chars().take(SHOWN).collect();
                    } else if has_class(&element, "cmt") {
                        post.repost |= html.inner_text()?.starts_with("转发了");
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// The account's number stands in the address of its followers.
    fn look_at(&mut self, address: &str) {
        let path = address.trim_end_matches("/follow").trim_end_matches("/fans");
        let number = path.rsplit('/').next().unwrap_or_default();
        let digits = number.len() >= 6 && number.bytes().all(|byte| byte.is_ascii_digit());
        if self.id.is_empty() && digits && path != address {
            number.clone_into(&mut self.id);
        }
    }

    fn file(&self, listing: &mut Listing, reading: &mut Reading<'_>) {
        let captured = reading.captured(listing.entry(), Zone::CHINA);
        let made = self.made(captured);
        let context = Context { order: None, captured: made.or(captured) };
        for (record, post) in (1..).zip(&self.posts) {
            let (shown, dated) = dated(&post.shown, &context);
            let link = format!("https://weibo.cn/comment/{}", post.id);
            let item = Item {
                account: if post.author.is_empty() { &self.name } else { &post.author },
                id: &post.id,
                kind: if post.repost { Kind::Repost } else { Kind::Original },
                link: if post.id.is_empty() { "" } else { &link },
                ..Item::dated(record, "ct", shown, dated)
            };
            listing.file(reading, &item);
        }
        // A page of what several accounts wrote is no account's own, and has not all of any.
        if self.posts.iter().any(|post| !post.author.is_empty() && post.author != self.name) {
            return listing.each_account().for_each(|account| account.complete = Some(false));
        }
        let account = listing.account(&self.name);
        account.handle = account.handle.take().or_else(|| Some(self.id.clone()).filter(|id| !id.is_empty()));
        account.declared = account.declared.max(self.declared);
        if self.cut {
            account.complete = Some(false);
        }
        // The last line says when the page was made, but for the year: that is as sure as whoever tells it.
        let from = match reading.host.captured {
            Some(_) => CapturedFrom::Export,
            None => CapturedFrom::FileTime,
        };
        if let Some(Captured { day, seconds }) = made {
            let seconds = day.epoch().saturating_mul(DAY_SECONDS).saturating_add(seconds.unwrap_or_default());
            let known = account.captured.map(|(moment, _)| moment);
            if !matches!(known, Some(Moment::Wall(other)) if other > seconds) {
                account.captured = Some((Moment::Wall(seconds), from));
            }
        }
    }

    /// Reads when the page was made out of its last line: `weibo.cn[06-19 00:47]`, the year from the capture day.
    fn made(&self, captured: Option<Captured>) -> Option<Captured> {
        let written = self.foot.split_once('[')?.1.split_once(']')?.0;
        let moment = parse(written, &Context { order: None, captured }).ok()?.moment;
        let Moment::Wall(local) = moment else { return None };
        let day = Day::from_epoch(local.div_euclid(DAY_SECONDS))?;
        Some(Captured { day, seconds: Some(local.rem_euclid(DAY_SECONDS)) })
    }
}

/// Reads `微博[1159]`.
fn counter(text: &str) -> Option<u64> {
    count(text.strip_prefix("微博[")?.split_once(']')?.0)
}

/// Reads a time as the page shows it, the client's name behind it left out.
fn dated<'t>(shown: &'t str, context: &Context) -> (&'t str, Result<Dated, DateError>) {
    let written = shown.split("来自").next().unwrap_or_default().trim();
    let dated = scan(written, context).and_then(|(dated, rest)| match rest.trim() {
        "" => Ok(dated),
        _ => Err(DateError::NotADate),
    });
    (written, dated)
}
