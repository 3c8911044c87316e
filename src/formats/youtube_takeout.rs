//! # YouTube, Google Takeout
//! **Where people get it:** takeout.google.com › YouTube and YouTube Music; one zip or several.
//! **Looks like:** `Takeout/YouTube and YouTube Music/video metadata/videos.csv`, names of folders and files in the
//! account's language as are the columns' heads, with Video ID, Approx Duration (ms), …, Privacy, Video State, Video Create Timestamp, Video Publish
//! Timestamp; `channels/channel.csv`. Until about 2021 `uploads.json`, in the form of the YouTube API.
//! **Dates:** Video Publish Timestamp, ISO 8601 with an offset; Create is the upload. **Kinds:** Public and Unlisted videos
//! with a publish time are posts; Private ones are counted apart, published or not.
//! **Quirks:** blank lines at the end; `videos(1).csv` goes on; several channels in one export, told by Channel ID.
//! `comments` are what somebody answered; `watch-history` and `MyActivity` are a format of their own.
//! **Zero posts:** a channel without uploads has no `video metadata`; that proves it only where the export's own
//! index is there, names no videos, no video lies beside it, and the file is no numbered part. **Not read:** history, comments, playlists.

use super::columns::Columns;
use super::listing::{Item, Listing, moment};
use super::page::{Piece, walk};
use super::{Claim, Confidence, Format, on_demand};
use crate::evidence::{Clue, Evidence, JsonShape, Shape, TableShape};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::picks::Picks;
use crate::timeline::{NotPost, ZeroProof};
use crate::when::{DataZone, Zone, ZoneBasis};
use std::ops::ControlFlow;

pub(super) const FORMAT: Format = Format {
    id: "youtube-takeout",
    label: "YouTube",
    platform: "youtube",
    general: false,
    sniff,
    read: on_demand(read),
};

/// The columns of videos: those that tell the format, then those read beside them.
const VIDEO: [&str; 7] = [
    "Video ID",
    "Privacy",
    "Video Publish Timestamp",
    "Channel ID",
    "Video Title (Original)",
    "Video State",
    "Video Create Timestamp",
];
const NEEDED: usize = 3;
/// The columns of channels.
const CHANNEL: [&str; 2] = ["Channel ID", "Channel Title (Original)"];

/// The columns of lists that have times beside ids, and no video of the account: playlists, comments, live chats.
const OTHERS: [[&str; 2]; 4] = [
    ["Video ID", "Playlist Video Creation Timestamp"],
    ["Video Id", "Time Added"],
    ["Comment ID", "Comment Create Timestamp"],
    ["Live Chat ID", "Live Chat Create Timestamp"],
];
/// How many channels' names are kept.
const MAX_CHANNELS: usize = 1000;
/// Private, in the languages of many accounts.
const PRIVATE: [&str; 17] = [
    "private",
    "privat",
    "privé",
    "privée",
    "privada",
    "privado",
    "privata",
    "privato",
    "prywatny",
    "gizli",
    "приватный",
    "ограниченный доступ",
    "закрытый доступ",
    "私享",
    "私人",
    "非公開",
    "비공개",
];

#[derive(Clone, Copy, PartialEq)]
enum Role {
    Videos,
    Uploads,
    Channels,
    /// The page that Takeout puts beside everything it packed.
    Index,
    /// What somebody searched, kept and answered.
    Activity,
    /// A file of a video.
    Media,
}

fn role(clue: &Clue) -> Option<Role> {
    let has = |words: &[&str]| clue.tables().iter().any(|table| table.header(words).is_some());
    let ending = |ending: &&str| clue.name.ends_with(*ending);
    match &clue.shape {
        Shape::Table(_) if has(&VIDEO[..NEEDED]) => Some(Role::Videos),
        Shape::Table(_) if has(&CHANNEL) => Some(Role::Channels),
        Shape::Table(_) if OTHERS.iter().any(|words| has(words)) => Some(Role::Activity),
        Shape::Table(table) if Places::of(table).is_some() => Some(Role::Videos),
        Shape::Table(table) if are_channels(table) => Some(Role::Channels),
        Shape::Json(json) => json_role(json, &clue.name),
        Shape::Html(_) if clue.name == "archive_browser.html" => Some(Role::Index),
        _ if [".mp4", ".mov", ".avi", ".webm", ".mkv", ".wmv", ".3gp", ".m4v"].iter().any(ending) => {
            Some(Role::Media)
        }
        _ => None,
    }
}

/// Knows where the columns stand whose heads are in another language: by the ids and times below them.
#[derive(Clone, Copy)]
struct Places {
    header: u64,
    channel: usize,
    published: usize,
}

impl Places {
    /// Finds them by the first video: its id, then its channel's, title, privacy and state, then both times.
    fn of(table: &TableShape) -> Option<Places> {
        let (header, _) = table.rows.first()?;
        table.rows.iter().skip(1).find_map(|(_, row)| {
            row.first().filter(|id| is_id(id, 11))?;
            let channel = row.iter().position(|cell| is_channel(cell))?;
            let timed =
                |at: usize| row.get(at).is_some_and(|cell| cell.contains('T') && moment(cell).is_ok());
            let places = Places { header: *header, channel, published: channel + 5 };
            (timed(channel + 4) && row.len() > places.published).then_some(places)
        })
    }
}

/// Tells whether every row names a channel and its title, and nothing else but whether it can be seen.
fn are_channels(table: &TableShape) -> bool {
    let named = |(_, row): &(u64, Vec<String>)| match row.as_slice() {
        [id, title, _] => is_channel(id) && !title.starts_with("http"),
        _ => false,
    };
    table.rows.len() > 1 && table.rows.iter().skip(1).all(named)
}

fn is_id(text: &str, length: usize) -> bool {
    text.len() == length
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

fn is_channel(text: &str) -> bool {
    text.starts_with("UC") && is_id(text, 24)
}

fn json_role(json: &JsonShape, name: &str) -> Option<Role> {
    // The API's own form: https://developers.google.com/youtube/v3/docs/videos
    let api = json.has_all(&["[].snippet.publishedAt", "[].status.privacyStatus"]);
    let video = api && json.value("[].kind") == Some("youtube#video");
    // A list of uploads looks like one of favourites; only its name tells them apart.
    let uploads = api && json.value("[].kind") == Some("youtube#playlistItem") && name == "uploads.json";
    (video || uploads).then_some(Role::Uploads)
}

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let of = |role_of: Role| {
        let clues = evidence.clues.iter().filter(move |clue| role(clue) == Some(role_of));
        clues.map(|clue| clue.entry).collect::<Vec<_>>()
    };
    let (channels, index) = (of(Role::Channels), of(Role::Index));
    let lists = [of(Role::Videos), of(Role::Uploads)].concat();
    let mut claims: Vec<Claim> =
        of(Role::Activity).into_iter().map(|entry| Claim::no_posts(vec![entry])).collect();
    claims.extend(match (lists.is_empty(), channels.is_empty()) {
        (false, _) => Some(Claim::posts(Confidence::Certain, [lists, channels].concat())),
        // Nothing of the videos: only a whole export says by this that there are none.
        (true, false) if !index.is_empty() && of(Role::Media).is_empty() => {
            Some(Claim::posts(Confidence::Certain, [channels, index].concat()))
        }
        (true, false) => Some(Claim::no_posts(channels)),
        (true, true) => None,
    });
    claims
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    let utc = DataZone { zone: Zone::UTC, basis: ZoneBasis::Platform };
    let Some(first) = entries.first() else { return Ok(()) };
    let mut listing = Listing::new(FORMAT.id, FORMAT.platform, utc, *first);
    let mut listed = false;
    let mut channels = Vec::new();
    for &entry in entries {
        listing.turn_to(entry);
        match role(reading.clue(entry)) {
            Some(Role::Videos) => {
                listed = true;
                read_videos(reading, &mut listing, entry)?;
            }
            Some(Role::Uploads) => {
                listed = true;
                listing.records(reading, &[], &UPLOAD, &mut file_upload)?;
            }
            Some(Role::Channels) => read_channels(reading, entry, &mut channels)?,
            // The index names what lies in the other parts too.
            Some(Role::Index) => listed |= is_a_part(reading.path(entry)) || names_videos(reading, entry)?,
            _ => {}
        }
    }
    if !listed {
        for (id, _) in &channels {
            listing.account(id).zero_proof = ZeroProof::EmptyList;
        }
    }
    for account in listing.each_account() {
        // Until here an account is called by its channel's id.
        let id = account.name.take().or_else(|| lone(&channels));
        let title = channels.iter().find(|(channel, _)| Some(channel) == id.as_ref()).map(|(_, title)| title);
        account.name = title.filter(|title| !title.is_empty()).cloned();
        account.handle = id;
    }
    listing.finish(reading);
    Ok(())
}

fn lone(channels: &[(String, String)]) -> Option<String> {
    match channels {
        [(id, _)] => Some(id.clone()),
        _ => None,
    }
}

fn read_channels(
    reading: &mut Reading<'_>,
    entry: usize,
    channels: &mut Vec<(String, String)>,
) -> Result<(), Refusal> {
    // Heads in another language stand over ids all the same.
    let mut first = true;
    reading.rows(entry, &mut |_, row| {
        let (id, title) = (row.cell(0), row.cell(1));
        if !first && !row.is_empty() && channels.len() < MAX_CHANNELS {
            channels.push((id.text().into_owned(), title.text().into_owned()));
        }
        first &= row.is_empty();
        ControlFlow::Continue(())
    })
}

/// Tells a numbered part, `takeout-20240706T093254Z-001.zip`: how many there are is nowhere said.
fn is_a_part(path: &str) -> bool {
    let input = path.split('/').next().unwrap_or_default();
    let stem = [".zip", ".tgz", ".tar.gz"].iter().find_map(|ending| input.strip_suffix(ending));
    let number = stem.and_then(|stem| stem.rsplit_once('-')).map_or("", |(_, number)| number);
    number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// Tells whether the export's index names a list or a file of videos.
fn names_videos(reading: &mut Reading<'_>, entry: usize) -> Result<bool, Refusal> {
    let mut named = false;
    let tells = |text: &str| ["videos.csv", "video metadata", ".mp4"].iter().any(|name| text.contains(name));
    walk(reading, entry, &mut |_, _, piece| match piece {
        Piece::Start(element) => named |= element.attributes.iter().any(|(_, value)| tells(value)),
        Piece::Text(text) => named |= tells(text),
        Piece::End => {}
    })?;
    Ok(named)
}

/// Holds one video as either form of the list has it.
struct Video<'a> {
    record: u64,
    id: &'a str,
    channel: &'a str,
    title: &'a str,
    privacy: &'a str,
    state: &'a str,
    field: &'a str,
    published: &'a str,
}

fn read_videos(reading: &mut Reading<'_>, listing: &mut Listing, entry: usize) -> Result<(), Refusal> {
    let places = reading.clue(entry).tables().iter().find_map(Places::of);
    let mut columns = None;
    reading.rows(entry, &mut |reading, row| {
        let header = Columns::of(row, &VIDEO, NEEDED);
        let cells = match (&columns, &places) {
            _ if row.is_empty() => return ControlFlow::Continue(()),
            _ if header.is_some() => None,
            (Some(columns), _) => {
                Some([0, 1, 2, 3, 4, 5].map(|word| Columns::text(columns, row, VIDEO[word])))
            }
            (None, Some(Places { header, channel, published })) if row.number > *header => {
                let places = [0, channel + 2, *published, *channel, channel + 1, channel + 3];
                Some(places.map(|place| row.cell(place).text().into_owned()))
            }
            (None, _) => None,
        };
        columns = header.or_else(|| columns.take());
        let Some([id, privacy, published, channel, title, state]) = cells else {
            return ControlFlow::Continue(());
        };
        let video = Video {
            record: row.number,
            id: &id,
            channel: &channel,
            title: &title,
            privacy: &privacy,
            state: &state,
            field: VIDEO[2],
            published: &published,
        };
        file(listing, reading, &video);
        ControlFlow::Continue(())
    })
}

const UPLOAD: [&str; 8] = [
    "id",
    "contentDetails.videoId",
    "contentDetails.videoPublishedAt",
    "snippet.publishedAt",
    "snippet.channelId",
    "snippet.title",
    "status.privacyStatus",
    "status.uploadStatus",
];

fn file_upload(listing: &mut Listing, reading: &mut Reading<'_>, record: u64, upload: &Picks<'_>) {
    let id = upload.some("contentDetails.videoId").unwrap_or(upload.text("id"));
    let published = upload.some("contentDetails.videoPublishedAt");
    let video = Video {
        record,
        id: &id,
        channel: &upload.text("snippet.channelId"),
        title: &upload.text("snippet.title"),
        privacy: &upload.text("status.privacyStatus"),
        state: &upload.text("status.uploadStatus"),
        field: "publishedAt",
        published: &published.unwrap_or(upload.text("snippet.publishedAt")),
    };
    file(listing, reading, &video);
}

fn file(listing: &mut Listing, reading: &mut Reading<'_>, video: &Video<'_>) {
    let is = |text: &str, words: &[&str]| words.iter().any(|word| text.eq_ignore_ascii_case(word));
    let left_out = match () {
        () if is(video.state, &["deleted", "failed", "rejected", "terminated"]) => Some(NotPost::Deleted),
        () if is(video.privacy, &PRIVATE) => Some(NotPost::Private),
        // Uploaded and never published; a private video has none either.
        () if video.published.is_empty() => Some(NotPost::Draft),
        () => None,
    };
    let link = format!("https://www.youtube.com/watch?v={}", video.id);
    let item = Item {
        account: video.channel,
        id: video.id,
        left_out,
        title: video.title,
        link: &link,
        ..Item::new(video.record, video.field, video.published, moment(video.published))
    };
    listing.file(reading, &item);
}

#[cfg(test)]
mod tests {
    use super::is_a_part;

    // The name alone tells, so no fixture can: each is read under another name too.
    #[test]
    fn a_numbered_part_is_told_by_its_name() {
        for part in ["takeout-20240706T093254Z-001.zip/Takeout/a", "takeout-x-002.tgz/Takeout/a"] {
            assert!(is_a_part(part), "{part}");
        }
        for whole in ["takeout.zip/Takeout/a", "takeout-20240706T093254Z.zip/a", "Takeout/a-001.zip", ""] {
            assert!(!is_a_part(whole), "{whole}");
        }
    }
}
