//! # One WeChat article, saved page (HTML)
//! **Where people get it:** an article (`mp.weixin.qq.com/s/…`) opened in a browser and saved; several pages of one
//! account in a folder are one export.
//! **Looks like:** `og:site_name` 微信公众平台, `#activity-name`, `#js_content`; scripts with `ct`, `nickname`, `biz`, `mid`, `idx`.
//! **Dates:** `ct`, Unix seconds; else `create_time` or `ori_send_time`, else `createTime` in Beijing time, else `#post-date`, a
//! day (until about 2018), else `#publish_time`, which scripts fill in and which may be relative. `svr_time` is when the
//! page was saved: the capture day, and what relative dates count from. **Kinds:** `item_show_type` 11 is another
//! account's article, passed on.
//! **Quirks:** advertisements name an account of their own in plain quotes (微信广告); names and titles are escaped; a
//! page saved twice counts once by `mid` and `idx`. Taken-down pages have no date and are recognised, not read.
//! **Zero posts:** never; one article is never the whole account. **Not read:** the article, other articles it links to.

use super::listing::{Item, Listing};
use super::wechat_exporter::kind;
use super::wechat_inner::{article_id, parameter, plain};
use super::wechat_page::{first_text, given, numbers, texts};
use super::{Claim, Confidence, Format, on_demand, sniff_on_demand};
use crate::evidence::{Clue, Evidence, HtmlShape};
use crate::issue::Refusal;
use crate::reading::{BrokeOff, Reading, Text};
use crate::syntax::html::{Html, Step, has_class};
use crate::timeline::CapturedFrom;
use crate::when::{Captured, Context, DAY_SECONDS, DateError, Dated, Zone, ZoneBasis, epoch, parse};
use std::io;

pub(super) const FORMAT: Format = Format {
    id: "wechat-article-html",
    label: "WeChat article (HTML)",
    platform: "wechat",
    general: false,
    sniff: sniff_on_demand(sniff),
    read: on_demand(read),
};

/// No article is older than the service: a smaller number is none of its times.
const FIRST_SECOND: i64 = 1_300_000_000;
/// Every page of the service says so, and never names the account there.
const SITE: &str = "微信公众平台";

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let pages = |wanted: fn(&HtmlShape) -> bool| -> Vec<usize> {
        let ours = |clue: &&Clue| clue.html().is_some_and(wanted);
        evidence.clues.iter().filter(ours).map(|clue| clue.entry).collect()
    };
    let mut claims: Vec<Claim> =
        pages(is_gone).into_iter().map(|entry| Claim::no_posts(vec![entry])).collect();
    let articles = pages(is_article);
    if !articles.is_empty() {
        claims.push(Claim::posts(Confidence::Certain, articles));
    }
    claims
}

fn is_article(page: &HtmlShape) -> bool {
    let any = |ids: &[&str]| ids.iter().any(|id| page.has_all(&[id]));
    let body =
        any(&["id:js_content", "id:activity-name", "id:post-date", "id:js_article", "id:page-content"]);
    let dated = ["ct", "window.ct", "createTime"].iter().any(|name| page.sets_all(&[name]));
    let site = page.meta("og:site_name") == Some(SITE);
    // A page that was saved whole has so many styles that its body is out of sight.
    let titled = page.meta("og:title").is_some_and(|title| !title.is_empty());
    !is_gone(page)
        && (site && (titled || body || dated)
            || page.has_all(&["id:js_content", "id:activity-name"])
            || dated && body)
}

/// A page that only says that the article was taken down, or that WeChat does not show it.
fn is_gone(page: &HtmlShape) -> bool {
    let notice =
        ["class:weui-msg", "class:weui_msg", "class:mesg-block"].iter().any(|class| page.has_all(&[class]));
    let wechat =
        page.sets_all(&["biz", "mid"]) || page.sets_all(&["is_rumor"]) || page.sets_all(&["window.cgiData"]);
    let dated = ["ct", "window.ct", "createTime"].iter().any(|name| page.sets_all(&[name]));
    notice && wechat && !dated && !page.has_all(&["id:js_content"])
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    let Some(&first) = entries.first() else { return Ok(()) };
    let zone = reading.data_zone(Zone::CHINA, ZoneBasis::Platform);
    let mut listing = Listing::new(FORMAT.id, "wechat", zone, first).by_handle();
    let mut saved: Vec<(String, Option<i64>)> = Vec::new();
    for &entry in entries {
        listing.turn_to(entry);
        let mut page = Page::default();
        let walked = page.walk(reading.html(entry)?);
        let handle = page.file(&mut listing, reading);
        saved.push((handle, page.saved));
        if let Err(error) = walked {
            listing.broke_off(reading, &BrokeOff::Io(error))?;
        }
    }
    for account in listing.each_account() {
        account.complete = Some(false);
        // Each account is known up to the day its own newest page was saved.
        let own = saved.iter().filter(|(handle, _)| account.handle.as_deref().unwrap_or_default() == handle);
        let made = own.filter_map(|(_, saved)| *saved).max().and_then(epoch);
        account.captured = made.map(|moment| (moment, CapturedFrom::Export));
    }
    listing.finish(reading);
    Ok(())
}

/// Holds what one page tells.
#[derive(Default)]
struct Page {
    /// The account's name in a script, and as shown.
    name: String,
    shown_name: String,
    biz: String,
    original: String,
    mid: String,
    idx: String,
    title: String,
    headline: String,
    link: String,
    passed_on: bool,
    /// When it was sent, and when its page was saved: Unix seconds.
    sent: Option<i64>,
    saved: Option<i64>,
    /// When it was sent, as written by a script, and as shown on the page.
    written: String,
    shown: String,
}

fn keep(place: &mut String, found: Option<String>) {
    if place.is_empty() {
        *place = found.unwrap_or_default();
    }
}

/// Gives what the page says of its own account. An advertisement and a link to another account have the same names
/// in plain quotes; the page's own is a variable, or is decoded under a name that only the page's own data have.
fn own(script: &str, name: &str) -> Option<String> {
    let declared = texts(script, &format!("var {name}")).next();
    let decoded = || {
        let values = given(script, name).filter(|value| name != "nickname" && value.starts_with("JsDecode"));
        values.filter_map(first_text).map(|text| plain(&text).trim().to_owned()).next()
    };
    declared.or_else(decoded)
}

impl Page {
    fn walk(&mut self, mut html: Html<Text<'_>>) -> io::Result<()> {
        while let Some(step) = html.step()? {
            match step {
                Step::Start(element) if element.name == "meta" => {
                    let content = || element.attribute("content").map(str::to_owned);
                    match element.attribute("property") {
                        Some("og:title") => keep(&mut self.title, content()),
                        Some("og:url") => keep(&mut self.link, content()),
                        _ => {}
                    }
                }
                Step::Start(element) => match element.attribute("id") {
                    Some("post-date" | "publish_time") => keep(&mut self.shown, Some(html.inner_text()?)),
                    Some("post-user" | "js_name") => keep(&mut self.shown_name, Some(html.inner_text()?)),
                    Some("activity-name") => keep(&mut self.title, Some(html.inner_text()?)),
                    _ if has_class(&element, "wx_follow_nickname") => {
                        keep(&mut self.shown_name, Some(html.inner_text()?));
                    }
                    _ => {}
                },
                Step::Text(script) if html.inside("script") => self.script(&script),
                _ => {}
            }
        }
        Ok(())
    }

    fn script(&mut self, script: &str) {
        // Names of other things look the same; only what has the right figures is taken.
        let figures = |text: &String| text.bytes().all(|byte| byte.is_ascii_digit());
        let digits = |name: &str| texts(script, name).find(figures);
        let stamp = |name: &str| numbers(script, name).find(|stamp| *stamp > FIRST_SECOND);
        self.sent = self.sent.or_else(|| ["ct", "create_time", "ori_send_time"].into_iter().find_map(stamp));
        self.saved = self.saved.or_else(|| stamp("svr_time"));
        let clock = |name: &str| texts(script, name).find(|text| text.contains([':', '-']));
        keep(&mut self.written, clock("createTime").or_else(|| clock("create_time")));
        keep(&mut self.original, own(script, "user_name").filter(|name| name.starts_with("gh_")));
        let biz = |name: &str| texts(script, name).find(|biz| biz.ends_with('='));
        keep(&mut self.biz, biz("biz").or_else(|| biz("bizuin")));
        keep(&mut self.mid, digits("mid"));
        keep(&mut self.idx, digits("idx"));
        keep(&mut self.name, own(script, "nickname").or_else(|| own(script, "nick_name")));
        keep(&mut self.headline, texts(script, "msg_title").next());
        self.passed_on |= texts(script, "item_show_type").next().as_deref() == Some("11");
    }

    /// Files the article; gives its account's id.
    fn file(&self, listing: &mut Listing, reading: &mut Reading<'_>) -> String {
        let (published, dated) = self.dated(listing, reading);
        let id = match self.mid.as_str() {
            "" => article_id(&self.link),
            mid => format!("{mid}_{}", self.idx),
        };
        let first =
            |texts: [&str; 3]| texts.into_iter().find(|text| !text.is_empty()).unwrap_or_default().to_owned();
        let handle = first([&self.biz, parameter(&self.link, "__biz").unwrap_or_default(), &self.original]);
        let item = Item {
            account: &first([&self.name, &self.shown_name, ""]),
            handle: &handle,
            id: &id,
            kind: kind(self.passed_on),
            title: &first([&self.title, &self.headline, ""]),
            link: &self.link,
            ..Item::dated(1, "ct", &published, dated)
        };
        listing.file(reading, &item);
        handle
    }

    fn dated(&self, listing: &Listing, reading: &Reading<'_>) -> (String, Result<Dated, DateError>) {
        if let Some(moment) = self.sent.and_then(epoch) {
            return (String::new(), Ok(Dated { moment, inferred: false }));
        }
        let saved = self.saved.map(|seconds| {
            let clock = seconds.saturating_add(Zone::CHINA.seconds()).rem_euclid(DAY_SECONDS);
            Captured { day: Zone::CHINA.day_of(seconds), seconds: Some(clock) }
        });
        let captured = saved.or_else(|| reading.captured(listing.entry(), Zone::CHINA));
        let context = Context { order: None, captured };
        let written = if self.written.is_empty() { &self.shown } else { &self.written };
        (written.clone(), parse(written, &context))
    }
}
