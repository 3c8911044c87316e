//! Reads `messages.html`, `messages2.html`, …: pages of one chat or of several.

use super::blank;
use crate::formats::page::{Capture, Piece, has_classes, walk};
use crate::issue::Refusal;
use crate::reading::{BrokeOff, Reading};
use crate::syntax::xml::Element;
use crate::timeline::{Account, Kind, NotPost, Post, ZeroProof};
use crate::when::{Context, DateError, Moment, Order, Zone, parse};
use std::collections::{BTreeSet, HashSet};

/// Reads the channels of these pages; gives how many there were.
pub(super) fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<usize, Refusal> {
    let mut chats: Vec<Chat> = Vec::new();
    for &entry in entries {
        let mut page = Page { chats: &mut chats, at: None, entry, record: 0, inside: Inside::default() };
        let whole = walk(reading, entry, &mut |reading, depth, piece| match piece {
            Piece::Start(element) => page.start(reading, depth, element),
            Piece::Text(text) => page.inside.text(text),
            Piece::End => page.end(reading, depth),
        })?;
        if !whole {
            let chat = page.chat(reading);
            reading.broke_off(&mut chat.account, entry, &BrokeOff::Text)?;
        }
    }
    let mut found = 0;
    for mut chat in chats.into_iter().filter(Chat::is_channel) {
        found += 1;
        if chat.created {
            chat.account.zero_proof = ZeroProof::EmptyList;
        }
        let here: Vec<&str> = chat.entries.iter().map(|entry| reading.clue(*entry).name.as_str()).collect();
        // A page may have been renamed, but it links to all others but its own.
        let missing = chat.linked.iter().filter(|page| !here.contains(&page.as_str())).count();
        if missing > 0 && chat.linked.len() >= here.len() {
            chat.account.complete = Some(false);
        }
        reading.finish(chat.account, &chat.entries);
    }
    Ok(found)
}

/// Holds one chat, of as many pages as it has.
struct Chat {
    account: Account,
    entries: Vec<usize>,
    seen: HashSet<String>,
    /// Whether somebody else than the chat itself speaks.
    others: bool,
    created: bool,
    /// The pages before and after that its pages link to.
    linked: BTreeSet<String>,
}

impl Chat {
    fn is_channel(&self) -> bool {
        let speaks = !self.account.timeline.is_empty() || self.account.unread > 0;
        !self.others && (self.created || speaks)
    }
}

/// Holds a page while it is walked.
struct Page<'c> {
    chats: &'c mut Vec<Chat>,
    /// The chat it belongs to, once its head was read.
    at: Option<usize>,
    entry: usize,
    record: u64,
    inside: Inside,
}

/// Says which elements of interest are open.
#[derive(Default)]
struct Inside {
    head: Option<usize>,
    message: Option<Message>,
    /// What is being collected, and what it is.
    capture: Option<(Capture, What)>,
}

#[derive(Clone, Copy)]
enum What {
    Chat,
    Speaker,
    Event,
}

#[derive(Default)]
struct Message {
    depth: usize,
    id: String,
    date: String,
    speaker: String,
    forwarded: Option<usize>,
}

impl Inside {
    fn text(&mut self, text: &str) {
        if let Some((capture, _)) = &mut self.capture {
            capture.add(text);
        }
    }
}

impl Page<'_> {
    fn start(&mut self, reading: &mut Reading<'_>, depth: usize, element: &Element) {
        let is = |classes: &[&str]| has_classes(element, classes);
        let inside = &mut self.inside;
        let mut collect = |what| inside.capture = Some((Capture::at(depth), what));
        match &mut inside.message {
            Some(message) if is(&["forwarded"]) => message.forwarded = message.forwarded.or(Some(depth)),
            // What is forwarded has a name and a date of its own.
            Some(message) if message.forwarded.is_none() && is(&["date"]) && message.date.is_empty() => {
                message.date = element.attribute("title").unwrap_or_default().to_owned();
            }
            Some(message) if message.forwarded.is_none() && is(&["from_name"]) => collect(What::Speaker),
            Some(_) => {}
            None if is(&["page_header"]) => inside.head = Some(depth),
            None if inside.head.is_some() && is(&["text", "bold"]) && self.at.is_none() => {
                collect(What::Chat)
            }
            None if is(&["message", "service"]) => collect(What::Event),
            None if is(&["message", "default"]) => {
                let id = element.attribute("id").unwrap_or_default().to_owned();
                inside.message = Some(Message { depth, id, ..Message::default() });
            }
            None if is(&["pagination"]) => {
                let page = element.attribute("href").unwrap_or_default().to_ascii_lowercase();
                self.chat(reading).linked.insert(page);
            }
            None => {}
        }
    }

    fn end(&mut self, reading: &mut Reading<'_>, depth: usize) {
        let captured =
            self.inside.capture.as_ref().and_then(|(capture, what)| Some((capture.ends(depth)?, *what)));
        if let Some((text, what)) = captured {
            self.inside.capture = None;
            match what {
                What::Chat => {
                    let at = find(self.chats, reading, self.entry, Some(text));
                    self.at = Some(at);
                }
                What::Speaker => {
                    self.inside.message.iter_mut().for_each(|message| message.speaker.clone_from(&text));
                }
                // Telegram Desktop writes its pages in English, whatever the language of its windows.
                What::Event => {
                    let created = text.starts_with("Channel ") && text.ends_with(" created");
                    self.chat(reading).created |= created;
                }
            }
        }
        if self.inside.head == Some(depth) {
            self.inside.head = None;
        }
        if self.inside.message.as_ref().is_some_and(|message| message.depth == depth)
            && let Some(message) = self.inside.message.take()
        {
            self.file(reading, &message);
        }
    }

    /// Finds the chat this page belongs to; one without a head is a chat without a name.
    fn chat(&mut self, reading: &Reading<'_>) -> &mut Chat {
        let at = match self.at {
            Some(at) => at,
            None => find(self.chats, reading, self.entry, None),
        };
        self.at = Some(at);
        &mut self.chats[at]
    }

    fn file(&mut self, reading: &mut Reading<'_>, message: &Message) {
        self.record += 1;
        let (entry, record) = (self.entry, self.record);
        let chat = self.chat(reading);
        // A post that a program wrote names it too.
        let speaker = message.speaker.split(" via @").next().unwrap_or_default();
        let named = Some(speaker).filter(|speaker| !speaker.is_empty());
        if named.is_some_and(|speaker| chat.account.name.as_deref() != Some(speaker)) {
            chat.others = true;
        }
        if !message.id.is_empty() && !chat.seen.insert(message.id.clone()) {
            return chat.account.leave_out(NotPost::Duplicate);
        }
        let kind = if message.forwarded.is_some() { Kind::Repost } else { Kind::Original };
        match moment(&message.date) {
            Ok(moment) => {
                let post = Post { moment, kind, record, title: None, link: None, reads: None };
                chat.account.timeline.push(reading.path(entry), post);
            }
            Err(error) => {
                let place = reading.place(entry, record, "date");
                reading.unread_date(&mut chat.account, error, place, &message.date);
            }
        }
    }
}

fn find(chats: &mut Vec<Chat>, reading: &Reading<'_>, entry: usize, name: Option<String>) -> usize {
    let at = chats.iter().position(|chat| chat.account.name == name).unwrap_or_else(|| {
        chats.push(Chat {
            account: Account { name, ..blank(reading) },
            entries: Vec::new(),
            seen: HashSet::new(),
            others: false,
            created: false,
            linked: BTreeSet::new(),
        });
        chats.len() - 1
    });
    chats[at].entries.push(entry);
    at
}

/// Reads `14.12.2021 23:43:49`, in newer versions followed by ` UTC+03:00`.
fn moment(text: &str) -> Result<Moment, DateError> {
    let context = Context { order: Some(Order::DayMonth), ..Context::default() };
    let (local, zone) = match text.split_once(" UTC") {
        Some((local, zone)) => (local, Zone::parse(zone)),
        None => (text, None),
    };
    let moment = parse(local, &context)?.moment;
    Ok(zone.map_or(moment, |zone| moment.in_zone(zone)))
}
