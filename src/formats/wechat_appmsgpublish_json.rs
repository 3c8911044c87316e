//! # WeChat publishing records, answers of `appmsgpublish`
//! **Where people get it:** the back end's publishing records (发表记录), or its search for another account's articles,
//! saved from a browser or by a crawler, one page a file or several in a list or one a line.
//! **Looks like:** `{ "base_resp": { "ret": 0 }, "publish_page": "{\"total_count\":318,\"publish_list\":[{\"publish_info\":\"{…}\"}]}" }`:
//! JSON in JSON in JSON; the back end's own page has `publish_page = {…}`, its inner texts escaped for HTML.
//! **Dates:** `sent_info.time`, Unix seconds, of the push, else the article's `update_time`. **Kinds:** `item_show_type` 11 is
//! another account's article, passed on; a push without articles (text, picture) is a post of its own.
//! **Quirks:** an empty `publish_info` is a push that was taken down; `is_deleted` is one article; `total_count` counts
//! pushes and the list has articles; a search by keyword counts only what it found. Without a name of the account.
//! **Zero posts:** `total_count` 0 beside an empty list of a successful answer. **Not read:** digests, covers.

use super::listing::{Item, Listing, moment};
use super::wechat_answer::Answer;
use super::wechat_article::{self, Around};
use super::wechat_inner::open;
use super::{Claim, Confidence, Format, on_demand, sniff_on_demand};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
#[cfg(feature = "every-format")]
use crate::reading::BrokeOff;
use crate::reading::Reading;
use crate::syntax::picks::Picks;
#[cfg(feature = "every-format")]
use crate::syntax::{html::Step, json::Json};
use crate::timeline::NotPost;
use crate::when::{Zone, ZoneBasis};

pub(super) const FORMAT: Format = Format {
    id: "wechat-appmsgpublish-json",
    label: "WeChat back end (appmsgpublish)",
    platform: "wechat",
    general: false,
    sniff: sniff_on_demand(sniff),
    read: on_demand(read),
};

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    const MARKS: [&str; 4] =
        ["publish_page", "[].publish_page", "publish_list[].publish_info", "[].publish_list[].publish_info"];
    let ours = |clue: &&Clue| {
        let opened = ["publish_list", "total_count", "masssend_count"];
        let page = clue.html().is_some_and(|page| page.sets_all(&["publish_page"]));
        page || clue
            .json()
            .is_some_and(|json| MARKS.iter().any(|mark| json.has(mark)) || json.has_all(&opened))
    };
    let claim = |clue: &Clue| Claim::posts(Confidence::Certain, vec![clue.entry]);
    evidence.clues.iter().filter(ours).map(claim).collect()
}

const ANSWER: [&str; 4] = ["base_resp.ret", "publish_page", "publish_list", "total_count"];
const PAGE: [&str; 2] = ["publish_list", "total_count"];
const PUSH: [&str; 6] =
    ["publish_info", "msgid", "sent_info.time", "sent_result.msg_status", "appmsgex", "appmsg_info"];

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    for &entry in entries {
        let zone = reading.data_zone(Zone::CHINA, ZoneBasis::Platform);
        let mut listing = Listing::new(FORMAT.id, "wechat", zone, entry);
        let mut answer = Answer::default();
        if reading.clue(entry).html().is_some() {
            file_html(&mut answer, &mut listing, reading, entry)?;
            answer.settle(&mut listing);
            listing.finish(reading);
            continue;
        }
        let whole = listing.records(reading, &[], &ANSWER, &mut |listing, reading, _, page| {
            answer.of("", "");
            answer.failed |= page.whole("base_resp.ret").is_some_and(|ret| ret != 0);
            match page.raw("publish_page").map(open) {
                Some(inner) => match Picks::of(inner.as_bytes(), &PAGE) {
                    Ok(inner) => file_page(&mut answer, listing, reading, &inner),
                    Err(_) => answer.failed = true,
                },
                None => file_page(&mut answer, listing, reading, page),
            }
        })?;
        answer.failed |= whole.is_none();
        answer.settle(&mut listing);
        listing.finish(reading);
    }
    Ok(())
}

/// Reads nothing: this build only recognises the format.
#[cfg(not(feature = "every-format"))]
fn file_html(_: &mut Answer, _: &mut Listing, _: &mut Reading<'_>, _: usize) -> Result<(), Refusal> {
    Ok(())
}

/// Reads the back end's own page: a script assigns the list.
#[cfg(feature = "every-format")]
fn file_html(
    answer: &mut Answer,
    listing: &mut Listing,
    reading: &mut Reading<'_>,
    entry: usize,
) -> Result<(), Refusal> {
    let mut page = reading.html(entry)?;
    let mut found = false;
    loop {
        match page.step() {
            Ok(Some(Step::Text(text))) if page.inside("script") => {
                let Some(list) = assigned(&text) else { continue };
                if let Ok(inner) = Picks::of(&list, &PAGE) {
                    found = true;
                    file_page(answer, listing, reading, &inner);
                }
            }
            Ok(Some(_)) => {}
            Ok(None) => break,
            Err(error) => return listing.broke_off(reading, &BrokeOff::Io(error)),
        }
    }
    answer.failed |= !found;
    Ok(())
}

/// Finds the object that a script gives to `publish_page`.
#[cfg(feature = "every-format")]
fn assigned(script: &str) -> Option<Vec<u8>> {
    let values = script.split("publish_page").skip(1);
    let objects = values.filter_map(|rest| rest.trim_start().strip_prefix('=').map(str::trim_start));
    let object = objects.into_iter().find(|value| value.starts_with('{'))?;
    Json::new(object.as_bytes()).take().ok().map(<[u8]>::to_vec)
}

fn file_page(answer: &mut Answer, listing: &mut Listing, reading: &mut Reading<'_>, page: &Picks<'_>) {
    answer.declares(page.whole("total_count"));
    answer.failed |= page.raw("publish_list").is_none();
    for push in page.list("publish_list") {
        answer.items += 1;
        let record = answer.items;
        let Ok(outer) = Picks::of(push.as_bytes(), &PUSH) else {
            listing.unreadable(reading, record);
            continue;
        };
        match outer.raw("publish_info").map(open) {
            Some(info) if info.is_empty() || info == "\"\"" => {
                answer.push("");
                listing.leave_out(NotPost::Deleted);
            }
            Some(info) => match Picks::of(info.as_bytes(), &PUSH) {
                Ok(push) => file_push(answer, listing, reading, record, &push),
                Err(_) => {
                    answer.push("");
                    listing.unreadable(reading, record);
                }
            },
            // A tool opened the inner text and left out the level around it.
            None => file_push(answer, listing, reading, record, &outer),
        }
    }
}

fn file_push(
    answer: &mut Answer,
    listing: &mut Listing,
    reading: &mut Reading<'_>,
    record: u64,
    push: &Picks<'_>,
) {
    answer.push(&push.text("msgid"));
    let sent = push.text("sent_info.time");
    let sent = if sent == "0" { "" } else { sent.as_ref() };
    // 2 is a push that was sent, 7 one that was taken down, 6 one that failed for a violation.
    let deleted = matches!(push.text("sent_result.msg_status").as_ref(), "6" | "7");
    let around = Around { sent, deleted, ..Around::default() };
    let mut articles = push.list("appmsgex");
    if articles.is_empty() {
        articles = push.list("appmsg_info");
    }
    for article in &articles {
        match Picks::of(article.as_bytes(), &wechat_article::FIELDS) {
            Ok(article) => wechat_article::file(listing, reading, record, around, &article),
            Err(_) => listing.unreadable(reading, record),
        }
    }
    if articles.is_empty() {
        let id = push.text("msgid");
        let left_out = deleted.then_some(NotPost::Deleted);
        listing.file(reading, &Item { id: &id, left_out, ..Item::new(record, "time", sent, moment(sent)) });
    }
}
