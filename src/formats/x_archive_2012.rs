//! # X (Twitter), account archive of 2012 to 2018
//! **Where people get it:** it was Settings › Account › Your Twitter archive; a zip by mail. No longer given out.
//! **Looks like:** `data/js/tweets/YYYY_MM.js`, each `Grailbird.data.tweets_YYYY_MM = [ … ]`, beside them
//! `user_details.js`, `payload_details.js` and `tweet_index.js`; the same posts once more in `tweets.csv` (before the
//! end of 2013 in `data/csv/YYYY_MM.csv`).
//! **Dates:** `created_at`, `2011-02-28 12:10:46 +0000` or `Fri Feb 08 04:20:27 +0000 2013`; `timestamp` in the
//! CSV; always UTC. Posts before November 2010 may have the day alone, written as midnight.
//! **Kinds:** `retweeted_status` or a filled `retweeted_status_id` is a repost (`retweeted_status_timestamp` is the other
//! author's time), a filled `in_reply_to_*` a reply.
//! **Quirks:** two orders of CSV columns; rows may be a field short; a month alone is a part of the account.
//! **Zero posts:** `payload_details.js` counts 0 and there is no month. **Not read:** texts.

use super::listing::{Item, Listing};
use super::{Claim, Confidence, Format, on_demand, x};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::picks::Picks;
use crate::timeline::{Kind, ZeroProof};
use crate::when::{DAY_SECONDS, DataZone, DateError, Moment, Zone, ZoneBasis};

pub(super) const FORMAT: Format =
    Format { id: "x-archive-2012", label: "X", platform: "x", general: false, sniff, read: on_demand(read) };

#[derive(Clone, Copy, PartialEq)]
enum Role {
    Month,
    Table,
    User,
    Payload,
    Index,
}

/// The columns that tell the table, then the other one that is read.
const WORDS: [&str; 6] = [
    "tweet_id",
    "in_reply_to_status_id",
    "retweeted_status_id",
    "timestamp",
    "source",
    "in_reply_to_user_id",
];
const NEEDED: usize = 5;

fn role(clue: &Clue) -> Option<Role> {
    let Some(json) = clue.json() else {
        return clue
            .tables()
            .iter()
            .any(|table| table.header(&WORDS[..NEEDED]).is_some())
            .then_some(Role::Table);
    };
    let assigned = json.assigned.as_deref()?;
    match assigned {
        "user_details" if json.has("screen_name") => Some(Role::User),
        "payload_details" if json.has("tweets") => Some(Role::Payload),
        "tweet_index" if json.array => Some(Role::Index),
        _ => assigned.starts_with("Grailbird.data.tweets_").then_some(Role::Month),
    }
}

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let of = |wanted: &[Role]| -> Vec<usize> {
        let known =
            evidence.clues.iter().filter(|clue| role(clue).is_some_and(|role| wanted.contains(&role)));
        known.map(|clue| clue.entry).collect()
    };
    // The months have more to tell than the table that repeats them.
    let lists = [of(&[Role::Month]), of(&[Role::Table])].concat();
    let details = of(&[Role::Payload, Role::User, Role::Index]);
    let counts_none =
        |entry: &usize| evidence.clues[*entry].json().is_some_and(|json| json.value("tweets") == Some("0"));
    match (lists.is_empty(), details.iter().any(counts_none)) {
        (true, false) if details.is_empty() => Vec::new(),
        (true, false) => vec![Claim::no_posts(details)],
        _ => vec![Claim::posts(Confidence::Certain, [lists, details].concat())],
    }
}

/// What is read of a post.
const POST: [&str; 9] = [
    "id_str",
    "id",
    "created_at",
    "retweeted_status",
    "in_reply_to_status_id",
    "in_reply_to_user_id",
    "user.id_str",
    "user.screen_name",
    "user.name",
];

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    let Some(first) = entries.first() else { return Ok(()) };
    let utc = DataZone { zone: Zone::UTC, basis: ZoneBasis::Platform };
    let mut listing = Listing::new(FORMAT.id, "x", utc, *first);
    let (mut months_only, mut index, mut owner) = (true, None, String::new());
    for &entry in entries {
        listing.turn_to(entry);
        match role(reading.clue(entry)) {
            Some(Role::Month) => {
                listing.records(reading, &[], &POST, &mut |listing, reading, record, post| {
                    file(listing, reading, (record, post), &mut owner);
                })?;
            }
            Some(Role::Table) => {
                months_only = false;
                read_table(reading, &mut listing)?;
            }
            Some(Role::User) => read_user(reading, &mut listing, entry)?,
            Some(Role::Payload) => read_payload(reading, &mut listing, entry)?,
            Some(Role::Index) => index = read_index(reading, entry)?,
            None => {}
        }
    }
    for account in listing.each_account() {
        let listed = account.timeline.len() as u64 + account.unread;
        let declared = account.declared.max(index);
        match declared {
            Some(0) if listed == 0 => {
                account.zero_proof = ZeroProof::Counter;
                account.complete = Some(true);
            }
            Some(declared) => account.complete = Some(account.complete != Some(false) && listed >= declared),
            // A month says nothing of the others.
            None if months_only => account.complete = Some(false),
            None => {}
        }
    }
    listing.finish(reading);
    Ok(())
}

/// Files a post of a month. The first author owns the archive; another's post is in a month of another archive.
fn file(
    listing: &mut Listing,
    reading: &mut Reading<'_>,
    (record, post): (u64, &Picks<'_>),
    owner: &mut String,
) {
    let id = post.some("id_str").unwrap_or_else(|| post.text("id"));
    let reply = post.is_filled("in_reply_to_status_id") || post.is_filled("in_reply_to_user_id");
    let published = post.text("created_at");
    let author = post.text("user.id_str");
    if owner.is_empty() {
        *owner = author.clone().into_owned();
        let account = listing.account("");
        account.handle = post.some("user.screen_name").map(Into::into);
        account.name = post.some("user.name").map(Into::into);
    }
    let account = if author == owner.as_str() { "" } else { &post.text("user.screen_name") };
    let kind = kind(post.is_filled("retweeted_status"), reply);
    let post = Listed { account, record, id: &id, field: "created_at", published: &published, kind };
    file_post(listing, reading, post);
}

fn read_table(reading: &mut Reading<'_>, listing: &mut Listing) -> Result<(), Refusal> {
    listing.rows(reading, &WORDS, NEEDED, &mut |listing, reading, columns, row| {
        let text = |word| columns.text(row, word);
        let (id, published) = (text("tweet_id"), text("timestamp"));
        let id = x::whole_id(&id);
        // The months list it already.
        if listing.has("", id) {
            return;
        }
        let reply = !text("in_reply_to_status_id").is_empty() || !text("in_reply_to_user_id").is_empty();
        let kind = kind(!text("retweeted_status_id").is_empty(), reply);
        let post =
            Listed { account: "", record: row.number, id, field: "timestamp", published: &published, kind };
        file_post(listing, reading, post);
    })
}

fn kind(repost: bool, reply: bool) -> Kind {
    match (repost, reply) {
        (true, _) => Kind::Repost,
        (false, true) => Kind::Reply,
        (false, false) => Kind::Original,
    }
}

struct Listed<'a> {
    account: &'a str,
    record: u64,
    id: &'a str,
    field: &'static str,
    published: &'a str,
    kind: Kind,
}

fn file_post(listing: &mut Listing, reading: &mut Reading<'_>, post: Listed<'_>) {
    let link = x::link(post.id);
    let moment = moment(post.published);
    let item = Item {
        account: post.account,
        id: post.id,
        kind: post.kind,
        link: &link,
        ..Item::new(post.record, post.field, post.published, moment)
    };
    listing.file(reading, &item);
}

/// When the service began to keep the time of day: 2010-11-05, in seconds.
const TIMED: i64 = 1_288_915_200;

fn moment(text: &str) -> Result<Moment, DateError> {
    Ok(match x::time(text)? {
        Moment::Instant(at) if at < TIMED && at.rem_euclid(DAY_SECONDS) == 0 => {
            Moment::Day(Zone::UTC.day_of(at))
        }
        other => other,
    })
}

fn read_user(reading: &mut Reading<'_>, listing: &mut Listing, entry: usize) -> Result<(), Refusal> {
    reading.record(entry, &["screen_name", "full_name", "created_at"], &mut |user| {
        let account = listing.account("");
        account.handle = user.some("screen_name").map(Into::into).or(account.handle.take());
        account.name = user.some("full_name").map(Into::into).or(account.name.take());
        account.opened = moment(&user.text("created_at")).ok();
    })
}

fn read_payload(reading: &mut Reading<'_>, listing: &mut Listing, entry: usize) -> Result<(), Refusal> {
    reading.record(entry, &["tweets", "created_at"], &mut |payload| {
        listing.account("").declared = payload.whole("tweets").and_then(|count| u64::try_from(count).ok());
        listing.captured(moment(&payload.text("created_at")).ok());
    })
}

/// Adds up the months' counts.
fn read_index(reading: &mut Reading<'_>, entry: usize) -> Result<Option<u64>, Refusal> {
    let mut json = reading.json(entry)?;
    let mut sum = 0_u64;
    let walked = json.elements(|_, month| {
        let picks = Picks::of(month, &["tweet_count"]).ok();
        let count = picks.and_then(|month| u64::try_from(month.whole("tweet_count")?).ok());
        sum = sum.saturating_add(count.unwrap_or_default());
    });
    Ok(walked.ok().flatten().map(|_| sum))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::when::Day;

    #[test]
    fn a_midnight_of_the_first_years_is_a_day() {
        let day = Day::from_ymd(2008, 3, 1).map(Moment::Day);
        assert_eq!(moment("2008-03-01 00:00:00 +0000").ok(), day);
        assert!(matches!(moment("2008-03-01 00:00:01 +0000"), Ok(Moment::Instant(_))));
        assert!(matches!(moment("2013-03-01 00:00:00 +0000"), Ok(Moment::Instant(_))));
    }
}
