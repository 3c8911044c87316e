//! # Weibo, JSON of stablog
//! **Where people get it:** the open-source tool stablog (稳部落) › 数据迁移 › 导出.
//! **Looks like:** `{ "version": "1.0.0", "export_data": { "<user id>": { "info": { … }, "record_list": [ … ],
//! "start_at", "end_at", "total_export_mblog_count" } } }`; several users in one file.
//! **Dates:** a post's `created_at` with its offset, else `created_timestamp_at`, seconds: the tool sets *now* for
//! 刚刚, 4分钟前 and 昨天, so that such a post is of that day or the one before, and fills the year of its run into
//! `12-16`. `start_at` and `end_at` are the window that was chosen, not posts.
//! **Kinds:** `retweeted_status` is a repost; `deleted`, or `state` 7 or 8, is left out.
//! **Zero posts:** `statuses_count` 0 and no record. **Not read:** texts.

use super::records::count;
use super::weibo::{FIELDS, Statuses};
use super::{Claim, Confidence, Format, on_demand, sniff_on_demand};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::{BrokeOff, Reading, Text};
use crate::syntax::json::{Json, JsonError};
use crate::syntax::picks::Picks;
use crate::when::{Context, DateError, Dated, Moment, Zone, epoch, parse};

pub(super) const FORMAT: Format = Format {
    id: "stablog-json",
    label: "stablog (JSON)",
    platform: "weibo",
    general: false,
    sniff: sniff_on_demand(sniff),
    read: on_demand(read),
};

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let claim = |clue: &Clue| Claim::posts(Confidence::Certain, vec![clue.entry]);
    evidence.clues.iter().filter(|clue| is_ours(clue)).map(claim).collect()
}

fn is_ours(clue: &Clue) -> bool {
    let Some(json) = clue.json() else { return false };
    let ours = |name: &&str| json.has_below("export_data", name);
    json.has("export_data") && (json.has("version") || ["record_list", "start_at_str"].iter().any(ours))
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    for &entry in entries {
        let mut json = reading.json(entry)?;
        let mut users = Users { entry, current: Statuses::new(reading, FORMAT.id, entry), read: 0 };
        let walked = users.walk(reading, &mut json);
        if let Err(error) = walked {
            users.current.listing.broke_off(reading, &BrokeOff::from(error))?;
            users.current.finish(reading);
        } else if users.read == 0 {
            users.current.finish(reading);
        }
    }
    Ok(())
}

/// Walks the users of one file.
struct Users {
    entry: usize,
    /// What was read of the user at hand.
    current: Statuses,
    /// How many users were read to their end.
    read: u64,
}

impl Users {
    fn walk(&mut self, reading: &mut Reading<'_>, json: &mut Json<Text<'_>>) -> Result<(), JsonError> {
        if !json.descend(&["export_data"])? || !json.enter(b'{')? {
            return Ok(());
        }
        while let Some(id) = json.next_key()? {
            self.current.owner = Some(id);
            self.user(reading, json)?;
            let next = Statuses::new(reading, FORMAT.id, self.entry);
            std::mem::replace(&mut self.current, next).finish(reading);
            self.read += 1;
        }
        Ok(())
    }

    fn user(&mut self, reading: &mut Reading<'_>, json: &mut Json<Text<'_>>) -> Result<(), JsonError> {
        if !json.enter(b'{')? {
            return json.skip();
        }
        let (mut exported, mut listed) = (None, None);
        while let Some(key) = json.next_key()? {
            match key.as_str() {
                "info" => self.current.profile(json.take()?),
                "total_export_mblog_count" => {
                    exported = std::str::from_utf8(json.take()?).ok().and_then(count);
                }
                "record_list" => {
                    listed = json.elements(|record, value| self.record(reading, record, value))?;
                    if listed.is_none() {
                        json.skip()?;
                    }
                }
                _ => json.skip()?,
            }
        }
        self.current.listed |= listed.is_some();
        self.current.more |= exported > listed;
        Ok(())
    }

    fn record(&mut self, reading: &mut Reading<'_>, record: u64, value: &[u8]) {
        let Ok(status) = Picks::of(value, &FIELDS) else {
            return self.current.listing.unreadable(reading, record);
        };
        let (written, stamped) = (status.text("created_at"), status.whole("created_timestamp_at"));
        match plain(&written) {
            Some(moment) => {
                let dated = Ok(Dated { moment, inferred: false });
                self.current.item(reading, record, &status, ("created_at", &written), dated);
            }
            None => {
                let dated = stamped.ok_or(DateError::NotADate).and_then(|stamp| filled_in(&written, stamp));
                let seen = status.text("created_timestamp_at");
                self.current.item(reading, record, &status, ("created_timestamp_at", &seen), dated);
            }
        }
    }
}

/// Reads a time that tells its year.
fn plain(written: &str) -> Option<Moment> {
    parse(written, &Context::default()).ok().map(|dated| dated.moment)
}

/// Says when a post was published whose time the tool filled in: exactly where the site's own text is gone, by the
/// day where that text has only a day.
fn filled_in(written: &str, stamp: i64) -> Result<Dated, DateError> {
    let exact = epoch(stamp).ok_or(DateError::Impossible)?;
    let Moment::Instant(seconds) = exact else { return Err(DateError::Impossible) };
    let day = Zone::CHINA.day_of(seconds);
    Ok(match written {
        "" => Dated { moment: exact, inferred: false },
        _ if written.contains('-') => Dated { moment: Moment::Day(day), inferred: true },
        _ => Dated { moment: Moment::Either(day.plus_days(-1), day), inferred: true },
    })
}
