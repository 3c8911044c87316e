//! # WeChat Channels (视频号), table or list of videos
//! **Where people get it:** channels.weixin.qq.com › 数据中心 › 单篇视频 › 下载表格 (the last 7 days unless changed), or the answers
//! of its own `post_list`, saved from a browser.
//! **Looks like:** UTF-8 with a byte order mark; 视频描述, 视频ID, 发布时间, 完播率, 平均播放时长, 播放量, …; or
//! `{ "errCode": 0, "data": { "list": [ { "objectId", "exportId", "createTime", "desc" } ], "totalCount", "continueFlag" } }`.
//! **Dates:** 发布时间, `2023/10/12`, a day in Beijing time; `createTime`, Unix seconds. **Kinds:** every row is a post.
//! **Quirks:** descriptions may be empty, the same for many videos, or hold line breaks; no file names the account.
//! **Zero posts:** a header alone says that nothing was published in the span; in an answer `totalCount` 0 beside an
//! empty list. **Not read:** figures, but the plays.

use super::columns::Columns;
use super::listing::{Item, Listing, moment};
use super::records::count;
use super::wechat_answer::{self, Answer, Service};
use super::{Claim, Confidence, Format, on_demand};
use crate::evidence::{Clue, Evidence, JsonShape};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::picks::Picks;
use crate::syntax::table::Row;
use crate::when::{Zone, ZoneBasis};

pub(super) const FORMAT: Format = Format {
    id: "wechat-channels",
    label: "WeChat Channels (视频号)",
    platform: "wechat-channels",
    general: false,
    sniff,
    read: on_demand(read),
};

/// The columns that are needed, then those that are read beside them.
const WORDS: [&str; 4] = ["视频描述", "发布时间", "视频ID", "播放量"];
const NEEDED: usize = 2;
/// One of these stands beside them.
const MARKS: [&str; 4] = ["视频ID", "完播率", "设为铃声", "转发聊天和朋友圈"];

/// Where the list of videos stands in an answer, or in what a tool kept of it.
const LISTS: [(&str, &Service); 4] =
    [("data.list[].", &ANSWER), ("list[].", &LIST), ("[].data.list[].", &ANSWER), ("[].", &ALONE)];

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    evidence
        .clues
        .iter()
        .filter(|clue| is_ours(clue))
        .map(|clue| Claim::posts(Confidence::Certain, vec![clue.entry]))
        .collect()
}

fn is_ours(clue: &Clue) -> bool {
    let table =
        |mark: &&str| clue.tables().iter().any(|table| table.header(&[WORDS[0], WORDS[1], mark]).is_some());
    MARKS.iter().any(table) || clue.json().is_some_and(|json| service(json).is_some() || is_empty(json))
}

fn service(json: &JsonShape) -> Option<&'static Service> {
    let holds = |lead: &str| {
        let has = |key: &str| json.has(&format!("{lead}{key}"));
        has("createTime") && (has("exportId") || has("objectId") && has("objectNonce"))
    };
    LISTS.iter().find(|(lead, _)| holds(lead)).map(|(_, service)| *service)
}

/// The assistant's answer for an account without videos.
fn is_empty(json: &JsonShape) -> bool {
    json.has_all(&["errCode", "data.totalCount", "data.continueFlag"]) && json.has_bare_list("data.list")
}

const ANSWER: Service = Service {
    list: "data.list",
    head: &["data.list", "data.totalCount", "data.continueFlag", "errCode"],
    item: &["createTime", "create_time", "exportId", "objectId", "desc.description", "readCount"],
    page: |answer, head| {
        answer.of("", "");
        answer.declares(head.whole("data.totalCount"));
        let goes_on = head.is_true("data.continueFlag") && head.raw("data.totalCount").is_none();
        answer.failed |= goes_on || head.whole("errCode").is_some_and(|code| code != 0);
    },
    file,
};

const LIST: Service = Service {
    list: "list",
    head: &["list", "totalCount"],
    page: |answer, head| {
        answer.of("", "");
        answer.declares(head.whole("totalCount"));
    },
    ..ANSWER
};

/// Videos that a tool kept without any answer around them.
const ALONE: Service = Service { list: "", ..LIST };

fn file(
    answer: &mut Answer,
    listing: &mut Listing,
    reading: &mut Reading<'_>,
    record: u64,
    item: &Picks<'_>,
) {
    let id = item.some("exportId").unwrap_or_else(|| item.text("objectId"));
    answer.push(&id);
    let published = item.some("createTime").unwrap_or_else(|| item.text("create_time"));
    let title = item.text("desc.description");
    let item = Item {
        id: &id,
        title: &title,
        reads: count(&item.text("readCount")),
        ..Item::new(record, "createTime", &published, moment(&published))
    };
    listing.file(reading, &item);
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    for &entry in entries {
        let zone = reading.data_zone(Zone::CHINA, ZoneBasis::Platform);
        let mut listing = Listing::new(FORMAT.id, FORMAT.platform, zone, entry);
        match reading.clue(entry).json().map(|json| service(json).unwrap_or(&ANSWER)) {
            Some(service) if service.list.is_empty() => {
                let mut answer = Answer::default();
                listing.records(reading, &[], service.item, &mut |listing, reading, record, item| {
                    file(&mut answer, listing, reading, record, item);
                })?;
            }
            Some(service) => wechat_answer::read(reading, &mut listing, service)?.settle(&mut listing),
            None => {
                listing.rows(reading, &WORDS, NEEDED, &mut file_row)?;
                listing.each_account().for_each(|account| account.complete = Some(false));
            }
        }
        listing.finish(reading);
    }
    Ok(())
}

fn file_row(listing: &mut Listing, reading: &mut Reading<'_>, columns: &Columns, row: &Row<'_>) {
    let text = |word: &str| columns.text(row, word);
    let published = text("发布时间");
    let item = Item {
        id: &text("视频ID"),
        title: &text("视频描述"),
        reads: count(&text("播放量")),
        ..Item::new(row.number, "发布时间", &published, moment(&published))
    };
    listing.file(reading, &item);
}
