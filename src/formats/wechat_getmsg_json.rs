//! # WeChat history list, answers of `profile_ext?action=getmsg`
//! **Where people get it:** the answers behind an account's history page (查看历史消息), saved from a browser or by a
//! crawler, one page a file or several in a list or one a line.
//! **Looks like:** `{ "ret": 0, "can_msg_continue": 1, "general_msg_list": "{\"list\":[…]}", "next_offset": 21, … }`: JSON in
//! JSON, sometimes opened already, sometimes only the inner list.
//! **Dates:** `comm_msg_info.datetime`, Unix seconds, of the whole push. **Kinds:** `item_show_type` 11 is another
//! account's article, passed on; a push without an article (text, picture, sound) is a post of its own.
//! **Quirks:** one push is up to eight articles; titles and addresses are escaped once or twice; `del_flag` 2 to 4 and
//! status 7 are taken down. Articles that were published without a push are not listed.
//! **Zero posts:** an empty list, of the first page (`next_offset` 0), that is also the last. **Not read:** digests, bodies.

use super::listing::Listing;
use super::wechat_msg_list::{Owner, file_list, file_push};
use super::{Claim, Confidence, Format, on_demand, sniff_on_demand};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::picks::Picks;
use crate::timeline::ZeroProof;
use crate::when::{Zone, ZoneBasis};

pub(super) const FORMAT: Format = Format {
    id: "wechat-getmsg-json",
    label: "WeChat history (getmsg)",
    platform: "wechat",
    general: false,
    sniff: sniff_on_demand(sniff),
    read: on_demand(read),
};

/// Where the inner list, or a push of it, may stand.
const MARKS: [&str; 5] =
    ["general_msg_list", "[].general_msg_list", "list[].comm_msg_info", "[].comm_msg_info", "comm_msg_info"];

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let ours = |clue: &&Clue| clue.json().is_some_and(|json| MARKS.iter().any(|mark| json.has(mark)));
    let claim = |clue: &Clue| Claim::posts(Confidence::Certain, vec![clue.entry]);
    evidence.clues.iter().filter(ours).map(claim).collect()
}

/// What is read of an answer, or of a list or push that stands alone.
const FIELDS: [&str; 8] = [
    "ret",
    "can_msg_continue",
    "msg_count",
    "next_offset",
    "general_msg_list",
    "list",
    "comm_msg_info",
    "app_msg_ext_info",
];

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    for &entry in entries {
        let zone = reading.data_zone(Zone::CHINA, ZoneBasis::Platform);
        let mut listing = Listing::new(FORMAT.id, "wechat", zone, entry);
        let mut pages = Pages::default();
        let whole = listing.records(reading, &[], &FIELDS, &mut |listing, reading, record, page| {
            pages.take(listing, reading, record, page);
        })?;
        for account in listing.each_account() {
            if pages.is_empty() && whole == Some(1) {
                account.zero_proof = ZeroProof::EmptyList;
            }
            if pages.is_cut() {
                account.complete = Some(false);
            }
        }
        listing.finish(reading);
    }
    Ok(())
}

/// Collects what the answers say of how they follow each other.
#[derive(Default)]
struct Pages {
    answers: u64,
    pushes: u64,
    /// How many pushes come before the first that is listed; `None` until an answer tells.
    before: Option<u64>,
    ended: bool,
    goes_on: bool,
    failed: bool,
}

impl Pages {
    fn take(&mut self, listing: &mut Listing, reading: &mut Reading<'_>, record: u64, page: &Picks<'_>) {
        let owner = Owner::default();
        let list = page.raw("general_msg_list").or_else(|| page.raw("list"));
        let listed = match (list, page.raw("comm_msg_info")) {
            (Some(list), _) => file_list(listing, reading, owner, list, self.pushes),
            (None, Some(info)) => {
                let block = page.raw("app_msg_ext_info").unwrap_or("null");
                let push = format!(r#"{{"comm_msg_info":{info},"app_msg_ext_info":{block}}}"#);
                file_push(listing, reading, owner, &push, record);
                Some(1)
            }
            (None, None) => None,
        };
        self.pushes += listed.unwrap_or_default();
        if list.is_some() && page.raw("ret").is_some() {
            self.answers += 1;
            self.ended |= page.whole("can_msg_continue") == Some(0);
            self.goes_on |= page.whole("can_msg_continue") == Some(1);
            let count = page.whole("msg_count").or(listed.map(|listed| listed as i64));
            let before = page.whole("next_offset").zip(count).map(|(next, count)| next.saturating_sub(count));
            let before = before.map(|before| before.max(0) as u64);
            self.before = [self.before, before].into_iter().flatten().min();
        }
        self.failed |= listed.is_none() || page.whole("ret").is_some_and(|ret| ret != 0);
    }

    /// Tells whether one answer is both the first and the last, and lists nothing.
    fn is_empty(&self) -> bool {
        let first = self.before == Some(0) && !self.goes_on;
        self.answers == 1 && self.pushes == 0 && first && self.ended && !self.failed
    }

    /// Tells whether the list goes on before or behind these answers.
    fn is_cut(&self) -> bool {
        let ends = self.goes_on && !self.ended;
        ends || self.failed || self.before.is_some_and(|before| before > 0)
    }
}
