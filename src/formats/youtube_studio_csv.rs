//! # YouTube Studio, table of videos
//! **Where people get it:** YouTube Studio › Analytics › Advanced mode › Export current view: a zip with
//! `Table data.csv`, `Chart data.csv` and `Totals.csv`.
//! **Looks like:** Content, Video title, Video publish time, Duration and the figures chosen; the same in other languages.
//! **Dates:** Video publish time, `Mar 15, 2025` or ISO, a day in the channel's zone. **Kinds:** every row is a video.
//! **Quirks:** the first row is a total; the publish time is empty for videos not public or not listed; ids may have a blank
//! before a hyphen. Other reports have the same three names and no publish time. `Chart data.csv` lists a video once a
//! day and is not read.
//! **Zero posts:** never proved: at most 500 videos, and only those watched in the period. **Not read:** figures.

use super::listing::{Item, Listing, moment};
use super::{Claim, Confidence, Format, on_demand};
use crate::evidence::{Clue, Evidence, TableShape};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::table::Row;
use crate::timeline::NotPost;
use crate::when::{Zone, ZoneBasis};
use std::ops::ControlFlow;

pub(super) const FORMAT: Format = Format {
    id: "youtube-studio-csv",
    label: "YouTube Studio",
    platform: "youtube",
    general: false,
    sniff,
    read: on_demand(read),
};

/// The columns in the languages seen: id, title, publish time.
const HEADERS: [[&str; 3]; 4] = [
    ["Content", "Video title", "Video publish time"],
    ["Video", "Video title", "Video publish time"],
    ["内容", "视频标题", "视频发布时间"],
    ["內容", "影片標題", "影片發布時間"],
];
/// What heads the column of days in the chart's table.
const DAYS: [&str; 2] = ["Date", "日期"];

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    evidence.clues.iter().filter_map(claim).collect()
}

fn claim(clue: &Clue) -> Option<Claim> {
    clue.tables().iter().find_map(places)?;
    let chart = DAYS.iter().any(|day| clue.tables().iter().any(|table| table.header(&[day]).is_some()));
    Some(match chart {
        true => Claim::no_posts(vec![clue.entry]),
        false => Claim::posts(Confidence::Certain, vec![clue.entry]),
    })
}

/// Finds where id, title and publish time stand, and the row of the header; in a language that is not known, by
/// the total between the header and the videos.
fn places(table: &TableShape) -> Option<(u64, [usize; 3])> {
    let named = HEADERS.iter().find_map(|words| {
        let (number, row) = table.rows.get(table.header(words)?)?;
        let place = |word: &str| row.iter().position(|cell| cell == word);
        Some((*number, [place(words[0])?, place(words[1])?, place(words[2])?]))
    });
    named.or_else(|| {
        let [(number, header), (_, total), videos @ ..] = table.rows.as_slice() else { return None };
        let is_total = matches!(total.as_slice(), [word, title, date, ..] if !word.is_empty() && title.is_empty() && date.is_empty());
        let id = |(_, row): &(u64, Vec<String>)| row.first().is_some_and(|id| is_video(id));
        let dated = |(_, row): &(u64, Vec<String>)| row.get(2).is_some_and(|date| moment(date).is_ok());
        let listed = is_total && header.len() > 3 && videos.iter().all(id) && videos.iter().any(dated);
        listed.then_some((*number, [0, 1, 2]))
    })
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    let zone = reading.data_zone(Zone::UTC, ZoneBasis::Assumed);
    for &entry in entries {
        let Some((header, places)) = reading.clue(entry).tables().iter().find_map(places) else { continue };
        let mut listing = Listing::new(FORMAT.id, FORMAT.platform, zone, entry);
        reading.rows(entry, &mut |reading, row| {
            if row.number > header && !row.is_empty() {
                file(&mut listing, reading, row, places);
            }
            ControlFlow::Continue(())
        })?;
        listing.each_account().for_each(|account| account.complete = Some(false));
        listing.finish(reading);
    }
    Ok(())
}

fn file(listing: &mut Listing, reading: &mut Reading<'_>, row: &Row<'_>, places: [usize; 3]) {
    let [id, title, date] = places.map(|place| row.cell(place).text().into_owned());
    // The row of totals has a word where the others have an id, and nothing else.
    if title.is_empty() && date.is_empty() && !is_video(&id) {
        return;
    }
    // A video without a time is not public, or not listed; nothing says which, so it is unread. One without a title
    // too is gone.
    let left_out = (date.is_empty() && title.is_empty()).then_some(NotPost::Deleted);
    let link = format!("https://www.youtube.com/watch?v={id}");
    let item = Item {
        id: &id,
        left_out,
        title: &title,
        link: &link,
        ..Item::new(row.number, "Video publish time", &date, moment(&date))
    };
    listing.file(reading, &item);
}

fn is_video(id: &str) -> bool {
    id.len() == 11 && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}
