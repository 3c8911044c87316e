//! Files the articles of wechat-article-exporter, however the tool wrote them.

use super::records::{Accounts, Seen};
use crate::issue::{IssueCode, Refusal};
use crate::reading::{BrokeOff, Reading};
use crate::timeline::{Account, CapturedFrom, Kind, NotPost, Post};
use crate::when::{Context, DateError, Moment, Zone, ZoneBasis, parse};

/// Holds one article.
pub(super) struct Article<'a> {
    /// Its row or item number.
    pub record: u64,
    /// The account's name.
    pub account: &'a str,
    /// The account's id, where the file has one.
    pub handle: Option<&'a str>,
    /// The article's own id.
    pub id: &'a str,
    /// The publish time as written.
    pub published: &'a str,
    /// The publish time as read.
    pub moment: Result<Moment, DateError>,
    /// The column or key of the publish time.
    pub field: &'a str,
    /// Whether it was taken down.
    pub deleted: bool,
    /// Whether it is another account's article, passed on.
    pub shared: bool,
    pub title: &'a str,
    pub link: &'a str,
    pub reads: Option<u64>,
}

/// Collects the articles of one file by account.
pub(super) struct Articles {
    format: &'static str,
    entry: usize,
    accounts: Accounts,
    seen: Seen,
}

impl Articles {
    /// Starts a file.
    pub fn new(format: &'static str, entry: usize) -> Articles {
        Articles { format, entry, accounts: Accounts::default(), seen: Seen::default() }
    }

    /// Files one article.
    pub fn file(&mut self, reading: &mut Reading<'_>, article: &Article<'_>) {
        let format = self.format;
        let account = self.accounts.named(article.account, || blank(reading, format));
        account.handle = account.handle.take().or_else(|| article.handle.map(str::to_owned));
        if self.seen.again(article.account, article.id) {
            return account.leave_out(NotPost::Duplicate);
        }
        if article.deleted {
            return account.leave_out(NotPost::Deleted);
        }
        match article.moment {
            Ok(moment) => {
                let post = Post {
                    moment,
                    kind: if article.shared { Kind::Repost } else { Kind::Original },
                    record: article.record,
                    title: Some(article.title),
                    link: Some(article.link),
                    reads: article.reads,
                };
                account.timeline.push(reading.path(self.entry), post);
            }
            Err(error) => {
                let place = reading.place(self.entry, article.record, article.field);
                reading.unread_date(account, error, place, article.published);
            }
        }
    }

    /// Counts an item that is no article at all.
    pub fn unreadable(&mut self, reading: &mut Reading<'_>, record: u64) {
        let blank = blank(reading, self.format);
        let place = reading.place(self.entry, record, "");
        // Whose it was is not known: any account of the file may have a newer article.
        if let Some(account) = self.accounts.each(|| blank).next() {
            reading.unread(account, IssueCode::UnreadableRecord, place, "");
        }
    }

    /// Charges a fault of the whole file to its accounts: newer articles of each may be lost.
    ///
    /// # Errors
    /// Reading itself failed before the first article.
    pub fn broke_off(&mut self, reading: &mut Reading<'_>, error: &BrokeOff) -> Result<(), Refusal> {
        let (format, entry) = (self.format, self.entry);
        let blank = blank(reading, format);
        self.accounts.each(|| blank).try_for_each(|account| reading.broke_off(account, entry, error))
    }

    /// Says when the tool wrote the file, if it tells.
    pub fn captured(&mut self, reading: &Reading<'_>, made: Option<Moment>) {
        let blank = blank(reading, self.format);
        let captured = made.map(|moment| (moment, CapturedFrom::Export));
        self.accounts.each(|| blank).for_each(|account| account.captured = captured);
    }

    /// Files the accounts.
    pub fn finish(self, reading: &mut Reading<'_>) {
        let account = blank(reading, self.format);
        self.accounts.finish(reading, &[self.entry], || account);
    }
}

/// Makes an account without articles. An empty file only says that nothing was
/// selected in the tool, so it never proves an empty account.
fn blank(reading: &Reading<'_>, format: &'static str) -> Account {
    Account::new(format, "wechat", reading.data_zone(Zone::CHINA, ZoneBasis::Platform))
}

/// Reads a time as the tool writes it, in the zone of the browser it ran in.
pub(super) fn moment(text: &str) -> Result<Moment, DateError> {
    parse(text, &Context::default()).map(|dated| dated.moment)
}
