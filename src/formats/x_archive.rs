//! # X (Twitter), account archive of 2019 and later
//! **Where people get it:** Settings › Your account › Download an archive of your data; a zip, some days later.
//! **Looks like:** `data/tweets.js`, `tweets-part1.js` … (until about 2021 `data/tweet.js`), each
//! `window.YTD.tweets.part0 = [ { "tweet" : { … } } ]`; beside them `account.js`, `manifest.js`.
//! **Dates:** `created_at`, `Wed Oct 10 20:20:02 +0000 2018`, always UTC. **Kinds:** a text starting `RT @` is a
//! repost (`retweeted` is always false), `in_reply_to_*` a reply. `community-tweet.js` holds posts too.
//! **Quirks:** the list is unsorted; `note-tweet.js` repeats long posts and is empty in most busy accounts;
//! `tweet-headers.js` has the dates alone and stands in when `tweets.js` is missing; lists of two downloads repeat
//! posts; in the first months posts had no `tweet` around them; the manifest writes its counts as texts.
//! **Zero posts:** `tweets.js` holds `[ ]`. **Not read:** likes, messages, deleted posts (counted).

use super::records::Seen;
use super::{Claim, Confidence, Format};
use crate::evidence::{Clue, Evidence};
use crate::issue::{IssueCode, Refusal};
use crate::reading::{BrokeOff, Reading};
use crate::syntax::picks::Picks;
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
        const OWN: [&str; 7] =
            ["created_at", "full_text", "id_str", "edit_info", "entities", "favorited", "display_text_range"];
        let bare = OWN.iter().filter(|key| json.has(&format!("[].tweet.{key}"))).count() > 2;
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
    let known: Vec<Known<'_>> = evidence.clues.iter().filter_map(Known::of).collect();
    let mut owners: Vec<&str> =
        known.iter().filter(|one| one.names_account()).map(|one| one.folder).collect();
    owners.dedup();
    if owners.len() < 2 {
        return claims(&known.iter().collect::<Vec<_>>());
    }
    // Archives of several accounts, side by side: each folder is one.
    let mut folders: Vec<&str> = known.iter().map(|one| one.folder).collect();
    folders.sort_unstable();
    folders.dedup();
    let inside = |folder: &str| known.iter().filter(|one| one.folder == folder).collect::<Vec<_>>();
    folders.into_iter().flat_map(|folder| claims(&inside(folder))).collect()
}

/// Holds a member of an archive: what it is for, and where it lies.
struct Known<'a> {
    entry: usize,
    role: Role,
    folder: &'a str,
}

impl<'a> Known<'a> {
    fn of(clue: &'a Clue) -> Option<Known<'a>> {
        let folder = clue.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        Some(Known { entry: clue.entry, role: role(clue)?, folder })
    }

    fn names_account(&self) -> bool {
        matches!(self.role, Role::Account | Role::Manifest)
    }
}

/// Claims the members of one archive.
fn claims(known: &[&Known<'_>]) -> Vec<Claim> {
    let of = |wanted: &[Role]| {
        let entries = known.iter().filter(|one| wanted.contains(&one.role));
        entries.map(|one| one.entry).collect::<Vec<_>>()
    };
    let mut lists = of(&[Role::Posts]);
    if lists.is_empty() {
        lists = of(&[Role::Headers]);
    }
    lists.extend(of(&[Role::CommunityPosts]));
    // The headers come last: they are read only where the list holds nothing.
    let rest: Vec<usize> = of(&[Role::Account, Role::Manifest, Role::Deleted, Role::Headers]);
    let rest: Vec<usize> = rest.into_iter().filter(|entry| !lists.contains(entry)).collect();
    let all = known.iter().map(|one| one.entry);
    let lumber: Vec<usize> = all.filter(|entry| !lists.contains(entry)).collect();
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
    let is_list = |entry: &&usize| role(reading.clue(**entry)) == Some(Role::Posts);
    // Lists of two downloads repeat posts; those of one, its parts, do not.
    let mut seen = (entries.iter().filter(is_list).count() > 1).then(Seen::default);
    for &entry in entries {
        match role(reading.clue(entry)) {
            Some(Role::Headers) if main_list && !account.timeline.is_empty() => {}
            Some(role @ (Role::Posts | Role::Headers)) => {
                main_list |= role == Role::Posts;
                listed += read_posts(reading, &mut account, entry, seen.as_mut())?;
            }
            Some(Role::CommunityPosts) => {
                read_posts(reading, &mut account, entry, None)?;
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

impl Tweet<'_> {
    fn id(&self) -> &str {
        self.id_str.as_deref().or(self.tweet_id.as_deref()).unwrap_or_default()
    }
}

fn read_posts(
    reading: &mut Reading<'_>,
    account: &mut Account,
    entry: usize,
    mut seen: Option<&mut Seen>,
) -> Result<u64, Refusal> {
    let mut json = reading.json(entry)?;
    let path = reading.path(entry);
    let walked = json.elements(|record, value| {
        let tweet = match serde_json::from_slice::<Wrapped<'_>>(value) {
            Ok(item) => item.tweet,
            Err(_) => serde_json::from_slice(value).unwrap_or_default(),
        };
        if seen.as_mut().is_some_and(|seen| seen.again("", tweet.id())) {
            return account.leave_out(NotPost::Duplicate);
        }
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
    if !tweet.id().is_empty() {
        address.push_str("https://x.com/i/web/status/");
        address.push_str(tweet.id());
    }
    let link = (!address.is_empty()).then_some(address.as_str());
    Post { moment, kind, record, title: None, link, reads: None }
}

fn count_deleted(reading: &mut Reading<'_>, account: &mut Account, entry: usize) -> Result<(), Refusal> {
    let mut json = reading.json(entry)?;
    let walked = json.elements(|_, _| account.leave_out(NotPost::Deleted));
    walked.map(|_| ()).or_else(|error| reading.broke_off(account, entry, &BrokeOff::from(error)))
}

fn read_account(reading: &mut Reading<'_>, account: &mut Account, entry: usize) -> Result<(), Refusal> {
    const FIELDS: [&str; 3] = ["account.username", "account.accountDisplayName", "account.createdAt"];
    let mut json = reading.json(entry)?;
    // Without it the account is nameless, no more; the posts are what counts.
    let _ = json.elements(|_, value| {
        if let Ok(info) = Picks::of(value, &FIELDS) {
            account.opened = instant(&info.text("account.createdAt")).ok();
            account.handle = info.some("account.username").map(Into::into);
            account.name = info.some("account.accountDisplayName").map(Into::into);
        }
    });
    Ok(())
}

fn read_manifest(reading: &mut Reading<'_>, account: &mut Account, entry: usize) -> Result<(), Refusal> {
    const FIELDS: [&str; 6] = [
        "userInfo.userName",
        "userInfo.displayName",
        "archiveInfo.generationDate",
        "archiveInfo.isPartialArchive",
        "dataTypes.tweets.files",
        "dataTypes.tweet.files",
    ];
    reading.record(entry, &FIELDS, &mut |manifest| {
        let text = |path: &str| manifest.some(path).map(Into::into);
        account.handle = account.handle.take().or_else(|| text("userInfo.userName"));
        account.name = account.name.take().or_else(|| text("userInfo.displayName"));
        let made = instant(&manifest.text("archiveInfo.generationDate")).ok();
        account.captured = made.map(|moment| (moment, CapturedFrom::Export));
        if manifest.is_true("archiveInfo.isPartialArchive") {
            account.complete = Some(false);
        }
        let parts = FIELDS[4..].iter().map(|files| manifest.list(files)).find(|files| !files.is_empty());
        account.declared = parts.and_then(|parts| parts.into_iter().map(count_of).sum());
    })
}

/// Reads how many posts a part holds; the archive writes the number as text.
fn count_of(part: &str) -> Option<u64> {
    Picks::of(part.as_bytes(), &["count"]).ok()?.whole("count")?.try_into().ok()
}
