//! Reads `result.json`.

use super::{CHANNELS, blank};
use crate::issue::{IssueCode, Refusal};
use crate::reading::{BrokeOff, Reading, Text};
use crate::syntax::json::{Json, JsonError};
use crate::syntax::picks::Picks;
use crate::timeline::{Account, Kind, NotPost, Post, ZeroProof};
use crate::when::{Context, DateError, Moment, epoch, parse};
use std::collections::HashSet;

/// Reads the channels of one file; gives how many there were.
pub(super) fn read(reading: &mut Reading<'_>, entry: usize) -> Result<usize, Refusal> {
    let mut json = reading.json(entry)?;
    let mut found = Found { entry, channels: 0, told: false, root: Chat::new(reading, entry) };
    let walked = found.root(reading, &mut json);
    if let Err(error) = walked
        && !found.told
    {
        found.root.broke_off(reading, &BrokeOff::from(error))?;
    }
    let Found { mut channels, root, .. } = found;
    channels += root.finish(reading);
    Ok(channels)
}

struct Found {
    entry: usize,
    channels: usize,
    /// Whether a chat bears the fault of a file that breaks off.
    told: bool,
    /// The file's own chat, where it is the export of one.
    root: Chat,
}

impl Found {
    fn root(&mut self, reading: &mut Reading<'_>, json: &mut Json<Text<'_>>) -> Result<(), JsonError> {
        json.enter(b'{')?;
        while let Some(key) = json.next_key()? {
            match key.as_str() {
                "chats" | "left_chats" if json.enter(b'{')? => {
                    while let Some(key) = json.next_key()? {
                        match key.as_str() {
                            "list" => self.list(reading, json)?,
                            _ => json.skip()?,
                        }
                    }
                }
                key => self.root.member(reading, json, key)?,
            }
        }
        json.finish()
    }

    fn list(&mut self, reading: &mut Reading<'_>, json: &mut Json<Text<'_>>) -> Result<(), JsonError> {
        if !json.enter(b'[')? {
            return json.skip();
        }
        while json.next_element()? {
            if !json.enter(b'{')? {
                json.skip()?;
                continue;
            }
            let mut chat = Chat::new(reading, self.entry);
            let walked = chat.members(reading, json);
            if let Err(error) = walked {
                self.told = chat.is_channel() && chat.broke_off(reading, &BrokeOff::Text).is_ok();
                self.channels += chat.finish(reading);
                return Err(error);
            }
            self.channels += chat.finish(reading);
        }
        Ok(())
    }
}

/// Holds one chat while it is read.
struct Chat {
    account: Account,
    entry: usize,
    kind: String,
    listed: bool,
    created: bool,
    seen: HashSet<i64>,
}

const MESSAGE: [&str; 8] =
    ["id", "type", "date", "date_unixtime", "action", "forwarded_from", "forwarded_from_id", "saved_from"];

impl Chat {
    fn new(reading: &Reading<'_>, entry: usize) -> Chat {
        let (kind, seen) = Default::default();
        Chat { account: blank(reading), entry, kind, listed: false, created: false, seen }
    }

    fn members(&mut self, reading: &mut Reading<'_>, json: &mut Json<Text<'_>>) -> Result<(), JsonError> {
        while let Some(key) = json.next_key()? {
            self.member(reading, json, &key)?;
        }
        Ok(())
    }

    fn member(
        &mut self,
        reading: &mut Reading<'_>,
        json: &mut Json<Text<'_>>,
        key: &str,
    ) -> Result<(), JsonError> {
        match key {
            "name" | "type" | "id" => {
                let value = String::from_utf8_lossy(json.take()?).into_owned();
                let text = serde_json::from_str::<String>(&value).unwrap_or(value);
                let text = Some(text.trim().to_owned()).filter(|text| !text.is_empty() && text != "null");
                match key {
                    "name" => self.account.name = text,
                    "id" => self.account.handle = text,
                    _ => self.kind = text.unwrap_or_default(),
                }
            }
            // The type mostly stands before; a private chat is passed over unread.
            "messages" if self.kind.is_empty() || self.is_channel() => {
                let listed = json.elements(|record, value| self.message(reading, record, value))?;
                self.listed |= listed.is_some();
                if listed.is_none() {
                    json.skip()?;
                }
            }
            _ => json.skip()?,
        }
        Ok(())
    }

    fn is_channel(&self) -> bool {
        CHANNELS.contains(&self.kind.as_str())
    }

    fn message(&mut self, reading: &mut Reading<'_>, record: u64, value: &[u8]) {
        let Ok(message) = Picks::of(value, &MESSAGE) else {
            let place = reading.place(self.entry, record, "");
            return reading.unread(&mut self.account, IssueCode::UnreadableRecord, place, "");
        };
        let (field, written) = match message.some("date_unixtime") {
            Some(seconds) => ("date_unixtime", seconds),
            None => ("date", message.text("date")),
        };
        match message.text("type").as_ref() {
            "service" => {
                if message.text("action") == "create_channel" {
                    self.created = true;
                    self.account.opened = moment(&written).ok();
                }
                return;
            }
            "message" => {}
            // A kind of record that is not known may be a post.
            _ => {
                let place = reading.place(self.entry, record, "type");
                return reading.unread(&mut self.account, IssueCode::UnreadableRecord, place, "");
            }
        }
        if message.whole("id").is_some_and(|id| !self.seen.insert(id)) {
            return self.account.leave_out(NotPost::Duplicate);
        }
        // The name is null where the forwarded account is gone.
        let forwarded = ["forwarded_from", "forwarded_from_id"].iter().any(|key| message.has(key));
        let kind = if forwarded { Kind::Repost } else { Kind::Original };
        match moment(&written) {
            Ok(moment) => {
                let post = Post { moment, kind, record, title: None, link: None, reads: None };
                self.account.timeline.push(reading.path(self.entry), post);
            }
            Err(error) => {
                let place = reading.place(self.entry, record, field);
                reading.unread_date(&mut self.account, error, place, &written);
            }
        }
    }

    fn broke_off(&mut self, reading: &mut Reading<'_>, error: &BrokeOff) -> Result<(), Refusal> {
        let entry = self.entry;
        reading.broke_off(&mut self.account, entry, error)
    }

    /// Files the chat if it is a channel; gives how many were filed.
    fn finish(mut self, reading: &mut Reading<'_>) -> usize {
        // A file that ends before it says what it is may be a channel as well as a chat.
        if !self.is_channel() {
            return 0;
        }
        if self.listed && self.created {
            self.account.zero_proof = ZeroProof::EmptyList;
        }
        reading.finish(self.account, &[self.entry]);
        1
    }
}

/// Reads Unix seconds, or the local time of a computer somewhere.
fn moment(text: &str) -> Result<Moment, DateError> {
    match text.parse() {
        Ok(number) => epoch(number).ok_or(DateError::Impossible),
        Err(_) => parse(text, &Context::default()).map(|dated| dated.moment),
    }
}
