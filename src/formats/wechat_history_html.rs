//! # WeChat history page (HTML)
//! **Where people get it:** an account's 查看历史消息 in WeChat on a computer, opened and saved: `profile_ext?action=home`.
//! **Looks like:** `var msgList = '{&quot;list&quot;:[…]}'`: JSON in a text of a script, escaped once or twice; beside it
//! `nickname`, `username`, `__biz`, `can_msg_continue`, `next_offset`, `window.cgiData`.
//! The page that Sogou showed of an account has `var msgList = {"list":[…]}` without quotes, and the newest ten pushes.
//! **Dates:** `comm_msg_info.datetime`, Unix seconds, of the whole push; `cgiData.timestamp` is when the page was made:
//! the capture day. **Kinds:** as in the answers that follow this page (`wechat-getmsg-json`).
//! **Quirks:** ten pushes; articles that were published without a push are not listed.
//! **Zero posts:** never: WeChat sends an empty list to whom it refuses, too. **Not read:** digests.

use super::listing::Listing;
use super::wechat_msg_list::{Owner, file_list};
use super::wechat_page::{first_quoted, given, numbers, texts};
use super::{Claim, Confidence, Format, on_demand, sniff_on_demand};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::{BrokeOff, Reading, Text};
use crate::syntax::html::{Html, Step, has_class};
use crate::syntax::picks::leading;
use crate::when::{Zone, ZoneBasis, epoch};
use std::io;

pub(super) const FORMAT: Format = Format {
    id: "wechat-history-html",
    label: "WeChat history (HTML)",
    platform: "wechat",
    general: false,
    sniff: sniff_on_demand(sniff),
    read: on_demand(read),
};

/// How many lists are looked for in one script.
const LISTS: usize = 3;

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let ours = |clue: &&Clue| clue.html().is_some_and(|page| page.sets_all(&["msgList"]));
    let claim = |clue: &Clue| Claim::posts(Confidence::Certain, vec![clue.entry]);
    evidence.clues.iter().filter(ours).map(claim).collect()
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    for &entry in entries {
        let zone = reading.data_zone(Zone::CHINA, ZoneBasis::Platform);
        let mut listing = Listing::new(FORMAT.id, "wechat", zone, entry);
        let mut page = Page::default();
        let walked = page.walk(reading.html(entry)?);
        if page.name.is_empty() {
            page.name.clone_from(&page.shown);
        }
        let owner = Owner { name: &page.name, handle: &page.handle };
        let listed = file_list(&mut listing, reading, owner, &page.list, 0);
        if let Err(error) = walked {
            listing.broke_off(reading, &BrokeOff::Io(error))?;
        }
        listing.captured(page.made.and_then(epoch));
        for account in listing.each_account() {
            account.name =
                account.name.take().or_else(|| Some(page.name.clone()).filter(|name| !name.is_empty()));
            account.handle = account
                .handle
                .take()
                .or_else(|| Some(page.handle.clone()).filter(|handle| !handle.is_empty()));
            if page.goes_on || listed.is_none() {
                account.complete = Some(false);
            }
        }
        listing.finish(reading);
    }
    Ok(())
}

/// Holds what the scripts of one page tell.
#[derive(Default)]
struct Page {
    list: String,
    name: String,
    /// The account's name as the page shows it.
    shown: String,
    handle: String,
    made: Option<i64>,
    goes_on: bool,
}

impl Page {
    fn walk(&mut self, mut html: Html<Text<'_>>) -> io::Result<()> {
        while let Some(step) = html.step()? {
            match step {
                Step::Text(script) if html.inside("script") => self.script(&script),
                Step::Start(element) if has_class(&element, "profile_nickname") => {
                    self.shown = html.inner_text()?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn script(&mut self, script: &str) {
        if self.list.is_empty() {
            self.list = given(script, "msgList").take(LISTS).find_map(list).unwrap_or_default();
        }
        if self.name.is_empty() {
            self.name = texts(script, "nickname").next().unwrap_or_default();
        }
        if self.handle.is_empty() {
            self.handle = ["__biz", "var biz", "username"]
                .into_iter()
                .find_map(|name| texts(script, name).next())
                .unwrap_or_default();
        }
        self.made = self.made.or_else(|| numbers(script, "timestamp").find(|stamp| *stamp > 1_300_000_000));
        self.goes_on |= numbers(script, "can_msg_continue").next() == Some(1);
    }
}

/// Gives the list: a text of the script, or, in the page that Sogou showed, an object of it.
fn list(value: &str) -> Option<String> {
    leading(value).filter(|object| object.starts_with('{')).map(str::to_owned).or_else(|| first_quoted(value))
}
