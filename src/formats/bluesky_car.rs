//! # Bluesky repository (CAR)
//! **Where people get it:** Settings › Account › Export my data; or `com.atproto.sync.getRepo` of the account's server.
//! **Looks like:** a CAR file: a signed commit, a tree of records by key (`app.bsky.feed.post/3k…`), and the records, all
//! in DAG-CBOR. **Dates:** the record's `createdAt`, which the client wrote; a record key is a time in microseconds, and
//! a `createdAt` after it is not believed. **Kinds:** the collection says it: `app.bsky.feed.post` (with `reply` an
//! answer) and `app.bsky.feed.repost`. **Quirks:** `reply`, `subject` and `embed` name other people's records, not their
//! times; blocks come in any order; a slice of a repository names blocks it does not hold.
//! **Zero posts:** the whole tree is there and has neither posts nor reposts.
//! **Not read:** likes, follows, lists, pictures (which are not in the file), signatures.

mod tree;

use super::{Claim, Confidence, Format, on_demand, sniff_on_demand};
use crate::evidence::{Evidence, Shape};
use crate::issue::{IssueCode, Refusal, RefusalCode};
use crate::reading::{BrokeOff, Reading};
use crate::syntax::car::{Car, CarError};
use crate::timeline::{Account, Kind, Post, ZeroProof};
use crate::when::{DataZone, Moment, Zone, ZoneBasis, epoch};
use std::io::BufReader;
use tree::{Collection, Found, Repository};

pub(super) const FORMAT: Format = Format {
    id: "bluesky-car",
    label: "Bluesky",
    platform: "bluesky",
    general: false,
    sniff: sniff_on_demand(sniff),
    read: on_demand(read),
};

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let claim = |clue: &crate::evidence::Clue| {
        matches!(clue.shape, Shape::Binary("car"))
            .then(|| Claim::posts(Confidence::Certain, vec![clue.entry]))
    };
    evidence.clues.iter().filter_map(claim).collect()
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    for &entry in entries {
        let utc = DataZone { zone: Zone::UTC, basis: ZoneBasis::Platform };
        let mut account = Account::new(FORMAT.id, FORMAT.platform, utc);
        let file = BufReader::new(reading.raw(entry)?);
        let damaged = |_| Refusal::new(RefusalCode::Damaged, reading.path(entry));
        let mut car = Car::new(file).map_err(damaged)?;
        let mut repository = Repository::new(&car.root);
        let broke_off = loop {
            match car.block() {
                Ok(Some(block)) => repository.take(block.cid, block.data),
                Ok(None) => break None,
                Err(error) => break Some(error),
            }
        };
        list(reading, &mut account, entry, repository);
        if let Some(error) = broke_off {
            reading.broke_off(&mut account, entry, &BrokeOff::from(error))?;
            account.zero_proof = ZeroProof::None;
        }
        reading.finish(account, &[entry]);
    }
    Ok(())
}

/// Files the records that the tree leads to; where parts of the tree are missing, those it should lead to as well.
fn list(reading: &mut Reading<'_>, account: &mut Account, entry: usize, repository: Repository) {
    account.name = repository.name.clone();
    account.handle = repository.did.clone();
    let did = repository.did.clone().unwrap_or_default();
    let mut record = 0;
    let missing = repository.walk(|found| {
        record += 1;
        match time_of(&found) {
            Some(moment) => {
                let (kind, what) = match found.collection {
                    Collection::Reposts => (Kind::Repost, "repost"),
                    Collection::Posts if found.reply => (Kind::Reply, "post"),
                    Collection::Posts => (Kind::Original, "post"),
                };
                let shown = kind != Kind::Repost && !did.is_empty() && !found.key.is_empty();
                let link = shown.then(|| format!("https://bsky.app/profile/{did}/{what}/{}", found.key));
                let post = Post { moment, kind, record, title: None, link: link.as_deref(), reads: None };
                account.timeline.push(reading.path(entry), post);
            }
            None => {
                let place = reading.place(entry, record, "createdAt");
                reading.unread(account, IssueCode::MissingDate, place, &found.key);
            }
        }
    });
    for _ in 0..missing {
        record += 1;
        let place = reading.place(entry, record, "");
        reading.unread(account, IssueCode::MissingPart, place, "");
    }
    account.complete = Some(missing == 0);
    account.zero_proof = if missing == 0 { ZeroProof::EmptyList } else { ZeroProof::None };
}

/// Gives the time of a record: what the client wrote, unless its key was made before that; else the key's.
fn time_of(found: &Found) -> Option<Moment> {
    let key = key_time(&found.key);
    match (found.created, key) {
        (Some(Moment::Instant(created)), Some(Moment::Instant(key))) => {
            Some(Moment::Instant(created.min(key)))
        }
        (created, key) => created.or(key),
    }
}

/// Reads a record key that is a time: 13 digits of base 32, the microseconds above ten bits of a clock's number.
fn key_time(key: &str) -> Option<Moment> {
    const DIGITS: &str = "234567abcdefghijklmnopqrstuvwxyz";
    // The network began in 2022; other keys of this length are names.
    const BEGIN: i64 = 1_640_995_200_000_000;
    let digit = |c: char| DIGITS.find(c).and_then(|at| i64::try_from(at).ok());
    let first = key.chars().next().and_then(digit)?;
    let number = key
        .chars()
        .try_fold(0i64, |sum, c| Some(sum << 5 | digit(c)?))
        .filter(|_| key.len() == 13 && first < 8)?;
    let micros = number >> 10;
    (micros >= BEGIN).then(|| epoch(micros / 1_000_000))?
}

impl From<CarError> for BrokeOff {
    fn from(error: CarError) -> BrokeOff {
        match error {
            CarError::Io(error) => BrokeOff::Io(error),
            CarError::CutShort | CarError::Syntax => BrokeOff::Text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn record_keys_are_times_and_names_are_not() {
        // 2023-04-01T00:00:00Z in microseconds, clock 0.
        let micros = 1_680_307_200_000_000i64;
        let digits = "234567abcdefghijklmnopqrstuvwxyz".as_bytes();
        let number = micros << 10;
        let key: String =
            (0..13).rev().map(|place| char::from(digits[(number >> (5 * place)) as usize & 31])).collect();
        assert_eq!(key_time(&key), Some(Moment::Instant(1_680_307_200)));
        for name in
            ["self", "", "2222222222222", "zzzzzzzzzzzzz", "3jqfcqzm3fo2", "3jqfcqzm3fo2j2", "3jqfcqzm3fo20"]
        {
            assert_eq!(key_time(name), None, "{name}");
        }
    }
}
