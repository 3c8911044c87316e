//! Reads paged answers of services: an object with a list inside, or several such pages in a list or one a line.
//!
//! One page alone is read item by item, so that one that ends early keeps what it has; its counters and its account,
//! which may stand behind the list, are read first.

use super::listing::Listing;
use super::records::Seen;
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::json::JsonError;
use crate::syntax::picks::Picks;
use crate::timeline::ZeroProof;

/// Says where a service puts things.
pub(super) struct Service {
    /// The list inside an answer, as a path: `data.list`.
    pub list: &'static str,
    /// What is read of an answer beside its list; must name the list too.
    pub head: &'static [&'static str],
    /// What is read of an item.
    pub item: &'static [&'static str],
    /// Takes note of one answer.
    pub page: fn(&mut Answer, &Picks<'_>),
    /// Files one item.
    pub file: fn(&mut Answer, &mut Listing, &mut Reading<'_>, u64, &Picks<'_>),
}

/// Holds what the answers say beside their items.
#[derive(Default)]
pub(super) struct Answer {
    /// The name of the account whose answer is being read.
    pub name: String,
    /// Its id.
    pub handle: String,
    /// How many pushes the service says there are.
    pub declared: Option<u64>,
    /// How many different pushes were listed.
    pub pushes: u64,
    /// How many items were listed.
    pub items: u64,
    /// Whether an answer was a refusal, or had no list.
    pub failed: bool,
    pages: u64,
    mixed: bool,
    seen: Seen,
}

impl Answer {
    /// Counts a push by its id, once.
    pub fn push(&mut self, id: &str) {
        let key = self.handle.clone();
        if id.is_empty() || !self.seen.again(&key, id) {
            self.pushes += 1;
        }
    }

    /// Takes note of whose answer is read now. Counters of several accounts cannot be compared with one list.
    pub fn of(&mut self, name: &str, handle: &str) {
        let other = (self.name.as_str(), self.handle.as_str()) != (name, handle);
        self.mixed |= self.pages > 0 && other;
        self.pages += 1;
        self.name = name.to_owned();
        self.handle = handle.to_owned();
    }

    /// Takes note of the service's counter; pages fetched over days may differ.
    pub fn declares(&mut self, pushes: Option<i64>) {
        self.declared = self.declared.max(pushes.and_then(|count| u64::try_from(count).ok()));
    }

    /// Names the account of an empty list.
    fn name_empty(&self, listing: &mut Listing) {
        if self.items == 0 {
            let account = listing.account(&self.name);
            account.handle = Some(self.handle.clone()).filter(|handle| !handle.is_empty());
        }
    }

    /// Compares the lists with a tool's counter of what it keeps: that the list is whole proves nothing of the account.
    pub fn settle_cache(&self, listing: &mut Listing) {
        self.name_empty(listing);
        let short = self.failed || self.declared.is_some_and(|declared| declared > self.pushes);
        if short {
            listing.each_account().for_each(|account| account.complete = Some(false));
        }
    }

    /// Compares the lists with the service's own counter of pushes, which covers everything there is.
    pub fn settle(&self, listing: &mut Listing) {
        self.name_empty(listing);
        let declared = self.declared.filter(|_| !self.mixed);
        let short = declared.filter(|declared| *declared > self.pushes);
        for account in listing.each_account() {
            // The counter is of pushes: beside a whole list of articles it would only confuse.
            account.declared = short.or(declared.filter(|declared| *declared == 0));
            account.complete = match account.complete {
                None if self.failed || short.is_some() => Some(false),
                None if declared.is_some() && account.unread == 0 => Some(true),
                known => known,
            };
            if declared == Some(0) && self.items == 0 && !self.failed {
                account.zero_proof = ZeroProof::Counter;
            }
        }
    }
}

/// Reads every answer in the listing's entry.
///
/// # Errors
/// Encrypted or damaged, or reading failed before the first record.
pub(super) fn read(
    reading: &mut Reading<'_>,
    listing: &mut Listing,
    service: &Service,
) -> Result<Answer, Refusal> {
    let mut answer = Answer::default();
    match head(reading, listing.entry(), service)? {
        Some(head) => read_page(reading, listing, service, &mut answer, &head)?,
        None => read_pages(reading, listing, service, &mut answer)?,
    }
    Ok(answer)
}

fn read_page(
    reading: &mut Reading<'_>,
    listing: &mut Listing,
    service: &Service,
    answer: &mut Answer,
    head: &str,
) -> Result<(), Refusal> {
    if let Ok(head) = Picks::of(head.as_bytes(), service.head) {
        (service.page)(answer, &head);
    }
    let path: Vec<&str> = service.list.split('.').collect();
    let listed = listing.records(reading, &path, service.item, &mut |listing, reading, record, item| {
        answer.items += 1;
        (service.file)(answer, listing, reading, record, item);
    })?;
    answer.failed |= listed.is_none();
    Ok(())
}

fn read_pages(
    reading: &mut Reading<'_>,
    listing: &mut Listing,
    service: &Service,
    answer: &mut Answer,
) -> Result<(), Refusal> {
    let whole = listing.records(reading, &[], service.head, &mut |listing, reading, _, page| {
        (service.page)(answer, page);
        let items = page.list(service.list);
        answer.failed |= page.raw(service.list).is_none();
        for item in items {
            answer.items += 1;
            let record = answer.items;
            match Picks::of(item.as_bytes(), service.item) {
                Ok(item) => (service.file)(answer, listing, reading, record, &item),
                Err(_) => listing.unreadable(reading, record),
            }
        }
    })?;
    answer.failed |= whole.is_none();
    Ok(())
}

/// Reads what stands beside the list of a single answer, as an object of its own; `None` where there are several.
///
/// Where the answer breaks off, what came before is given: whoever reads the list finds the break again.
fn head(reading: &mut Reading<'_>, entry: usize, service: &Service) -> Result<Option<String>, Refusal> {
    let mut json = reading.json(entry)?;
    let wanted = |key: &str| {
        let leads =
            |path: &&str| path.strip_prefix(key).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
        key != service.list && service.head.iter().any(leads)
    };
    let mut found = String::new();
    let mut walk = || -> Result<bool, JsonError> {
        if !json.enter(b'{')? {
            return Ok(false);
        }
        while let Some(key) = json.next_key()? {
            if !wanted(&key) {
                json.skip()?;
            } else if let Ok(value) = std::str::from_utf8(json.take()?) {
                let comma = if found.is_empty() { "" } else { "," };
                found.push_str(&format!("{comma}\"{key}\":{value}"));
            }
        }
        Ok(json.peek()?.is_none())
    };
    let single = walk().unwrap_or(true);
    Ok(single.then(|| format!("{{{found}}}")))
}
