//! # WeChat articles, answers of `appmsg?action=list_ex`
//! **Where people get it:** the back end's search for an account's articles (新建图文 › 超链接), saved from a browser or by a
//! crawler; closed for other accounts since 2024, so most files are older.
//! **Looks like:** `{ "app_msg_cnt": 267, "app_msg_list": [ … ], "base_resp": { "ret": 0 } }`, in some files with the
//! account beside it (`fakey_info`, `fakeid`, `nickname`).
//! **Dates:** `update_time`, Unix seconds, is when it was sent; `create_time` is the draft's. **Kinds:** `item_show_type`
//! 11 is another account's article, passed on.
//! **Quirks:** `app_msg_cnt` counts pushes and the list has articles; a search by keyword counts only what it found.
//! **Zero posts:** `app_msg_cnt` 0 beside an empty list of a successful answer. **Not read:** digests, covers.

use super::listing::Listing;
use super::wechat_answer::{self, Answer, Service};
use super::wechat_article::{self, Around};
use super::{Claim, Confidence, Format, on_demand, sniff_on_demand};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::picks::Picks;
use crate::when::{Zone, ZoneBasis};

pub(super) const FORMAT: Format = Format {
    id: "wechat-appmsg-listex-json",
    label: "WeChat back end (appmsg list_ex)",
    platform: "wechat",
    general: false,
    sniff: sniff_on_demand(sniff),
    read: on_demand(read),
};

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let ours = |clue: &&Clue| {
        clue.json().is_some_and(|json| json.has("app_msg_list") || json.has("[].app_msg_list"))
    };
    let claim = |clue: &Clue| Claim::posts(Confidence::Certain, vec![clue.entry]);
    evidence.clues.iter().filter(ours).map(claim).collect()
}

const SERVICE: Service = Service {
    list: "app_msg_list",
    head: &[
        "app_msg_list",
        "app_msg_cnt",
        "base_resp.ret",
        "fakey_info.nickname",
        "fakey_info.fakeid",
        "nickname",
        "fakeid",
    ],
    item: &wechat_article::FIELDS,
    page,
    file,
};

fn page(answer: &mut Answer, head: &Picks<'_>) {
    let named =
        |inner: &'static str, outer: &'static str| head.some(inner).unwrap_or_else(|| head.text(outer));
    answer.of(&named("fakey_info.nickname", "nickname"), &named("fakey_info.fakeid", "fakeid"));
    answer.declares(head.whole("app_msg_cnt"));
    answer.failed |= head.whole("base_resp.ret").is_some_and(|ret| ret != 0);
}

fn file(
    answer: &mut Answer,
    listing: &mut Listing,
    reading: &mut Reading<'_>,
    record: u64,
    item: &Picks<'_>,
) {
    answer.push(&item.text("appmsgid"));
    let around = Around { name: &answer.name, handle: &answer.handle, ..Around::default() };
    wechat_article::file(listing, reading, record, around, item);
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    for &entry in entries {
        let zone = reading.data_zone(Zone::CHINA, ZoneBasis::Platform);
        let mut listing = Listing::new(FORMAT.id, "wechat", zone, entry);
        let answer = wechat_answer::read(reading, &mut listing, &SERVICE)?;
        answer.settle(&mut listing);
        listing.finish(reading);
    }
    Ok(())
}
