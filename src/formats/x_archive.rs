//! # X (Twitter), account archive of 2019 and later
//! **Where people get it:** Settings › Your account › Download an archive of your data; a zip, some days later.
//! **Looks like:** `data/tweets.js`, `tweets-part1.js` … (until about 2021 `data/tweet.js`), each
//! `window.YTD.tweets.part0 = [ { "tweet" : { … } } ]`; beside them `account.js`, `manifest.js`.
//! **Dates:** `created_at`, `Wed Oct 10 20:20:02 +0000 2018`, always UTC. **Kinds:** a text starting `RT @` is a
//! repost (`retweeted` is always false), `in_reply_to_*` a reply. `community-tweet.js` holds posts too.
//! **Quirks:** the list is unsorted; `note-tweet.js` repeats long posts and is empty in most busy accounts;
//! `tweet-headers.js` has the dates alone and stands in when `tweets.js` is missing.
//! **Zero posts:** `tweets.js` holds `[ ]`. **Not read:** likes, messages, deleted posts (counted).

use super::{Claim, Confidence, Format};
use crate::evidence::{Clue, Evidence};
use crate::issue::{IssueCode, Refusal};
use crate::reading::{BrokeOff, Reading};
use crate::timeline::{Account, CapturedFrom, Kind, NotPost, Post, ZeroProof};
use crate::when::{Context, DataZone, DateError, Moment, Zone, ZoneBasis, parse, x_time};
use serde::Deserialize;
use std::borrow::Cow;

pub(super) const FORMAT: Format =
    Format { id: "x-archive", label: "X", platform: "x", general: false, sniff, read };

#[derive(Clone, Copy, PartialEq)]
enum Role {
    Posts,
    CommunityPosts,
    Headers,
    Deleted,
    Account,
    Manifest,
    Other,
}

fn role(clue: &Clue) -> Option<Role> {
    let json = clue.json()?;
    let Some(assigned) = json.assigned.as_deref() else {
        // Somebody stripped the assignment to make it plain JSON.
        let bare = json.has_all(&["[].tweet.created_at", "[].tweet.full_text"]);
        return bare.then_some(Role::Posts);
    };
    if assigned == "window.__THAR_CONFIG" {
        return Some(Role::Manifest);
    }
    let (name, part) = assigned.strip_prefix("window.YTD.")?.rsplit_once('.')?;
    part.strip_prefix("part")?;
    Some(match name {
        "tweet" | "tweets" => Role::Posts,
        "community_tweet" => Role::CommunityPosts,
        "tweet_headers" => Role::Headers,
        "deleted_tweet" | "deleted_tweets" => Role::Deleted,
        "account" => Role::Account,
        _ => Role::Other,
    })
}

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let known: Vec<(usize, Role)> =
        evidence.clues.iter().filter_map(|clue| Some((clue.entry, role(clue)?))).collect();
    let of = |wanted: &[Role]| {
        let entries = known.iter().filter(|(_, role)| wanted.contains(role));
        entries.map(|(entry, _)| *entry).collect::<Vec<_>>()
    };
    let mut lists = of(&[Role::Posts]);
    if lists.is_empty() {
        lists = of(&[Role::Headers]);
    }
    lists.extend(of(&[Role::CommunityPosts]));
    let rest: Vec<usize> = of(&[Role::Account, Role::Manifest, Role::Deleted]);
    let lumber: Vec<usize> =
        known.iter().map(|(entry, _)| *entry).filter(|entry| !lists.contains(entry)).collect();
    match (lists.is_empty(), lumber.is_empty()) {
        (true, true) => Vec::new(),
        (true, false) => vec![Claim::no_posts(lumber)],
        (false, _) => {
            let unused: Vec<usize> = lumber.into_iter().filter(|entry| !rest.contains(entry)).collect();
            let mut claims = vec![Claim::posts(Confidence::Certain, [lists, rest].concat())];
            claims.extend((!unused.is_empty()).then(|| Claim::no_posts(unused)));
            claims
        }
    }
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    let utc = DataZone { zone: Zone::UTC, basis: ZoneBasis::Platform };
    let mut account = Account::new(FORMAT.id, "x", utc);
    let mut main_list = false;
    let mut listed = 0;
    for &entry in entries {
        match role(reading.clue(entry)) {
            Some(role @ (Role::Posts | Role::Headers)) => {
                main_list |= role == Role::Posts;
                listed += read_posts(reading, &mut account, entry)?;
            }
            Some(Role::CommunityPosts) => {
                read_posts(reading, &mut account, entry)?;
            }
            Some(Role::Deleted) => count_deleted(reading, &mut account, entry)?,
            Some(Role::Account) => read_account(reading, &mut account, entry)?,
            Some(Role::Manifest) => read_manifest(reading, &mut account, entry)?,
            Some(Role::Other) | None => {}
        }
    }
    if main_list {
        account.zero_proof = ZeroProof::EmptyList;
    } else if account.complete.is_none() {
        account.complete = Some(false);
    }
    if let Some(declared) = account.declared {
        let whole = listed >= declared && account.complete != Some(false);
        account.complete = Some(whole);
    }
    reading.finish(account, entries);
    Ok(())
}

#[derive(Deserialize)]
struct Wrapped<'a> {
    #[serde(borrow)]
    tweet: Tweet<'a>,
}

#[derive(Default, Deserialize)]
struct Tweet<'a> {
    #[serde(borrow, default)]
    created_at: Cow<'a, str>,
    #[serde(borrow, default)]
    full_text: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    id_str: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    tweet_id: Option<Cow<'a, str>>,
    #[serde(default)]
    in_reply_to_status_id_str: Option<serde::de::IgnoredAny>,
    #[serde(default)]
    in_reply_to_user_id_str: Option<serde::de::IgnoredAny>,
}

fn read_posts(reading: &mut Reading<'_>, account: &mut Account, entry: usize) -> Result<u64, Refusal> {
    let mut json = reading.json(entry)?;
    let path = reading.path(entry);
    let walked = json.elements(|record, value| {
        let tweet = match serde_json::from_slice::<Wrapped<'_>>(value) {
            Ok(item) => item.tweet,
            Err(_) => serde_json::from_slice(value).unwrap_or_default(),
        };
        match instant(&tweet.created_at) {
            Ok(moment) => account.timeline.push(path, post(moment, record, &tweet, &mut String::new())),
            Err(_) if tweet.created_at.is_empty() => {
                let place = reading.place(entry, record, "");
                reading.unread(account, IssueCode::UnreadableRecord, place, "");
            }
            Err(error) => {
                let place = reading.place(entry, record, "created_at");
                reading.unread_date(account, error, place, &tweet.created_at);
            }
        }
    });
    match walked.and_then(|count| json.finish().map(|()| count)) {
        Ok(count) => Ok(count.unwrap_or_default()),
        Err(error) => {
            reading.broke_off(account, entry, &BrokeOff::from(error))?;
            Ok(account.timeline.len() as u64)
        }
    }
}

fn instant(text: &str) -> Result<Moment, DateError> {
    match x_time(text.as_bytes()) {
        Some(seconds) => Ok(Moment::Instant(seconds)),
        None => parse(text, &Context::default()).map(|dated| dated.moment.in_zone(Zone::UTC)),
    }
}

/// Tells repost and reply; `address` lends the link its memory.
fn post<'p>(moment: Moment, record: u64, tweet: &Tweet<'_>, address: &'p mut String) -> Post<'p> {
    let text = tweet.full_text.as_deref().unwrap_or_default();
    let is_reply = tweet.in_reply_to_status_id_str.is_some() || tweet.in_reply_to_user_id_str.is_some();
    let kind = match () {
        () if text.starts_with("RT @") => Kind::Repost,
        () if is_reply => Kind::Reply,
        () => Kind::Original,
    };
    if let Some(id) = tweet.id_str.as_ref().or(tweet.tweet_id.as_ref()) {
        address.push_str("https://x.com/i/web/status/");
        address.push_str(id);
    }
    let link = (!address.is_empty()).then_some(address.as_str());
    Post { moment, kind, record, title: None, link, reads: None }
}

fn count_deleted(reading: &mut Reading<'_>, account: &mut Account, entry: usize) -> Result<(), Refusal> {
    let mut json = reading.json(entry)?;
    let walked = json.elements(|_, _| account.leave_out(NotPost::Deleted));
    walked.map(|_| ()).or_else(|error| reading.broke_off(account, entry, &BrokeOff::from(error)))
}

#[derive(Deserialize)]
struct AccountItem {
    account: AccountInfo,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct AccountInfo {
    username: Option<String>,
    account_display_name: Option<String>,
    created_at: Option<String>,
}

fn read_account(reading: &mut Reading<'_>, account: &mut Account, entry: usize) -> Result<(), Refusal> {
    let mut json = reading.json(entry)?;
    // Without it the account is nameless, no more; the posts are what counts.
    let _ = json.elements(|_, value| {
        if let Ok(AccountItem { account: info }) = serde_json::from_slice(value) {
            account.opened = info.created_at.and_then(|text| instant(&text).ok());
            account.handle = info.username;
            account.name = info.account_display_name;
        }
    });
    Ok(())
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Manifest {
    user_info: Option<UserInfo>,
    archive_info: Option<ArchiveInfo>,
    #[serde(default)]
    data_types: DataTypes,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct UserInfo {
    user_name: Option<String>,
    display_name: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ArchiveInfo {
    generation_date: Option<String>,
    is_partial_archive: Option<bool>,
}

#[derive(Default, Deserialize)]
struct DataTypes {
    tweets: Option<DataType>,
    tweet: Option<DataType>,
}

#[derive(Deserialize)]
struct DataType {
    #[serde(default)]
    files: Vec<DataFile>,
}

#[derive(Deserialize)]
struct DataFile {
    count: Option<String>,
}

fn read_manifest(reading: &mut Reading<'_>, account: &mut Account, entry: usize) -> Result<(), Refusal> {
    let mut json = reading.json(entry)?;
    let manifest = json.take().ok().and_then(|value| serde_json::from_slice::<Manifest>(value).ok());
    let Some(manifest) = manifest else { return Ok(()) };
    if let Some(user) = manifest.user_info {
        account.handle = account.handle.take().or(user.user_name);
        account.name = account.name.take().or(user.display_name);
    }
    if let Some(archive) = manifest.archive_info {
        let made = archive.generation_date.and_then(|text| instant(&text).ok());
        account.captured = made.map(|moment| (moment, CapturedFrom::Export));
        if archive.is_partial_archive == Some(true) {
            account.complete = Some(false);
        }
    }
    let counted = manifest.data_types.tweets.or(manifest.data_types.tweet);
    account.declared = counted.and_then(|posts| {
        let counts: Option<Vec<u64>> =
            posts.files.iter().map(|file| file.count.as_ref()?.parse().ok()).collect();
        counts.filter(|counts| !counts.is_empty()).map(|counts| counts.iter().sum())
    });
    Ok(())
}
