//! # Text copied from an app or a page
//! **Where people get it:** marking an account's page (公众号 profile, Weibo page, any list of titles and dates),
//! copying and pasting it; or the same in a text file.
//! **Looks like:** lines, some of which date a post; often the account's name and counters first.
//! **Dates:** Chinese or English, full, without a year or relative; the latter count from the day of copying. A
//! date counts when it begins a line (after a number, a bullet, a bracket or 置顶) and a space or a mark
//! parts it from at most 80 characters; when it follows 发布时间： or 发布于; when it is full and ends a line after a
//! space or a mark; or when it stands before 来自. Relative dates must stand alone or before 来自. Dates
//! inside sentences, ranges, months without a day, and days of registering or renaming do not count. A date
//! without a year is the latest before the copy; that of a pinned post is of the year of copying or unread.
//! **Kinds:** Weibo's 转发微博, 转发了 and `//@` mark a repost. **Quirks:** a line is one post, though a push of several
//! articles shares it; comments copied along look like posts.
//! **Zero posts:** a counter of 0 (微博 0, 0篇原创内容, 全部微博（0）) and no dated line. A copy is never whole.
//! **Not read:** titles and texts.

mod dated_line;
mod profile;

use super::{Claim, Confidence, Format, generic_table};
use crate::evidence::{Clue, Evidence, Shape};
use crate::issue::Refusal;
use crate::reading::{BrokeOff, Reading};
use crate::syntax::lines::each_line;
use crate::text::is_han;
use crate::timeline::{Account, Kind, Post, ZeroProof};
use crate::when::{Context, DateError, Dated, Moment, Zone, ZoneBasis};
use dated_line::{dated, unpin};
use profile::{Profile, counter, marks_repost};
use std::borrow::Cow;

pub(super) const FORMAT: Format =
    Format { id: "pasted-text", label: "Text", platform: "unknown", general: true, sniff, read };

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let claim = |clue: &Clue| {
        let text = prose(clue)?;
        let tells = |line: &str| dated(line, &Context::default(), false).is_some() || counter(line).is_some();
        let confidence = if clue.pasted { Confidence::Likely } else { Confidence::Possible };
        text.lines().any(tells).then(|| Claim::posts(confidence, vec![clue.entry]))
    };
    evidence.clues.iter().filter_map(claim).collect()
}

/// Gives the first lines of a text that is no table of posts; lines with tabs or commas may look like one.
fn prose(clue: &Clue) -> Option<Cow<'_, str>> {
    match &clue.shape {
        Shape::Prose(text) => Some(Cow::Borrowed(text)),
        Shape::Table(table) if !generic_table::lists_posts(clue) => {
            let delimiter = char::from(table.delimiter).to_string();
            let lines: Vec<String> = table.rows.iter().map(|(_, row)| row.join(&delimiter)).collect();
            Some(Cow::Owned(lines.join("\n")))
        }
        _ => None,
    }
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    for &entry in entries {
        let text = reading.text(entry)?;
        let mut page = Page::new(reading, entry);
        if let Err(error) = each_line(text, &mut |number, line| page.line(reading, number, line)) {
            page.post(reading);
            reading.broke_off(&mut page.account, entry, &BrokeOff::Io(error))?;
        }
        page.finish(reading);
    }
    Ok(())
}

/// Collects what the lines of one text tell.
struct Page {
    entry: usize,
    account: Account,
    context: Context,
    profile: Profile,
    /// Whether no line has dated a post yet.
    head: bool,
    /// Whether the line before says that the next post is pinned.
    pinned: bool,
    /// The post whose lines are being read.
    open: Option<(u64, Moment, Kind)>,
}

impl Page {
    fn new(reading: &Reading<'_>, entry: usize) -> Page {
        let chinese = prose(reading.clue(entry)).is_some_and(|text| text.chars().any(is_han));
        let zone = match chinese {
            true => reading.data_zone(Zone::CHINA, ZoneBasis::Platform),
            false => reading.data_zone(Zone::UTC, ZoneBasis::Assumed),
        };
        let context = Context { order: None, captured: reading.captured(entry, zone.zone) };
        let account = Account::new(FORMAT.id, "unknown", zone);
        Page { entry, account, context, profile: Profile::default(), head: true, pinned: false, open: None }
    }

    fn line(&mut self, reading: &mut Reading<'_>, number: u64, line: &str) {
        let pinned = std::mem::replace(&mut self.pinned, unpin(line) == ("", true));
        let Some((read, seen)) = dated(line, &self.context, pinned) else {
            self.profile.look(line, self.head);
            if let Some((_, _, kind)) = self.open.as_mut().filter(|_| marks_repost(line)) {
                *kind = Kind::Repost;
            }
            return;
        };
        self.head = false;
        self.profile.look_at_dated(line);
        self.post(reading);
        match read {
            Ok(Dated { moment, inferred }) => {
                self.account.inferred_dates |= inferred;
                reading.findings.depends_on_captured |= inferred;
                self.open = Some((number, moment, Kind::Original));
            }
            Err(error) => {
                reading.findings.depends_on_captured |= error == DateError::NeedsCaptured;
                let place = reading.place(self.entry, number, "");
                reading.unread_date(&mut self.account, error, place, seen);
            }
        }
    }

    /// Files the post whose lines have ended.
    fn post(&mut self, reading: &Reading<'_>) {
        if let Some((record, moment, kind)) = self.open.take() {
            let post = Post { moment, kind, record, title: None, link: None, reads: None };
            self.account.timeline.push(reading.path(self.entry), post);
        }
    }

    fn finish(mut self, reading: &mut Reading<'_>) {
        self.post(reading);
        let mut account = self.account;
        account.platform = self.profile.platform();
        account.name = self.profile.name;
        account.declared = self.profile.declared;
        if !account.timeline.is_empty() {
            account.complete = Some(false);
        } else if account.declared == Some(0) {
            account.zero_proof = ZeroProof::Counter;
        }
        reading.finish(account, &[self.entry]);
    }
}
