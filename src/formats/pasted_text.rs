//! # Text copied from an app or a page
//! **Where people get it:** marking an account's page (公众号 profile, Weibo page, any list of titles and dates),
//! copying and pasting it; or the same in a text file.
//! **Looks like:** lines, some of which date a post; often the account's name and counters first.
//! **Dates:** Chinese or English, full, without a year or relative; the latter count from the day of copying. A
//! date counts when it begins a line (after a number, a bullet, a bracket or 置顶) and a space or a mark
//! parts it from at most 80 characters; when it follows 发布时间： or 发布于; when it is full and ends a line after a
//! space or a mark; or when it stands before 来自. Relative dates must stand alone or before 来自. Dates
//! inside sentences, ranges, months without a day, and days of registering or renaming do not count. A date
//! without a year is the latest before the copy; that of a pinned post is of the year of copying or unread. 3 years
//! ago is given by both ends.
//! **Kinds:** Weibo's 转发微博, 转发了 and `//@` mark a repost. X and Mastodon say above a post that it was passed on, and
//! show its own date: from then to the day of copying it was. **Quirks:** a line is one post, though a push of
//! several articles shares it. Dates above Like and Reply, of 来自 and a province, of another handle and inside a
//! repost under the account's name are other people's; other comments copied along look like posts.
//! **Zero posts:** a counter of 0 (微博 0, 全部微博（0）, 作品 0, 0 posts) and no dated line. 0篇原创内容 leaves out what is
//! not declared original, 投稿 0 and 0 videos leave out kinds: they prove nothing. A copy is never whole.
//! **Not read:** titles and texts.

mod dated_line;
mod furniture;
mod profile;

use super::{Claim, Confidence, Format, generic_table};
use crate::evidence::{Clue, Evidence, Shape};
use crate::issue::Refusal;
use crate::reading::{BrokeOff, Reading};
use crate::syntax::lines::each_line;
use crate::text::is_han;
use crate::timeline::{Account, Kind, Post, ZeroProof};
use crate::when::{Context, DateError, Dated, Moment, Zone, ZoneBasis};
use dated_line::{dated, of_comment, respell, unpin};
use furniture::{announces_repost, handle, handle_within, labels_other_date, marks_comment};
use profile::{Profile, counter, marks_repost};
use std::borrow::Cow;

pub(super) const FORMAT: Format =
    Format { id: "pasted-text", label: "Text", platform: "unknown", general: true, sniff, read };

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let claim = |clue: &Clue| {
        let text = prose(clue)?;
        let chinese = text.chars().any(is_han);
        let tells = |line: &str| {
            let line = if chinese { respell(line) } else { Cow::Borrowed(line) };
            dated(&line, &Context::default(), false).is_some() || counter(&line).is_some()
        };
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

/// How many lines may lie between an author's name and the date of a post: a badge, a device.
const NAME_ABOVE: u32 = 2;

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
    /// Whether dates are written as on Chinese pages.
    chinese: bool,
    /// Whether the line before labels a date that is no post's.
    labelled: bool,
    /// Whether a line says that the next post is somebody else's, passed on.
    passed_on: bool,
    /// The last handle since the last date.
    handle: Option<String>,
    /// Whether the post that is being read holds another one, whose date may follow.
    holds_another: bool,
    /// How often the account's name stood alone, and how many lines ago.
    named: (u32, u32),
    /// Whether the name stood just above the post that is being read, as it does on pages that name every author.
    under_name: bool,
    /// How many lines came since the last date.
    after: u32,
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
        Page {
            entry,
            account,
            context,
            profile: Profile::default(),
            head: true,
            pinned: false,
            chinese,
            labelled: false,
            passed_on: false,
            handle: None,
            holds_another: false,
            named: (0, 0),
            under_name: false,
            after: 0,
            open: None,
        }
    }

    fn line(&mut self, reading: &mut Reading<'_>, number: u64, line: &str) {
        let pinned = std::mem::replace(&mut self.pinned, unpin(line) == ("", true));
        let line = if self.chinese { respell(line) } else { Cow::Borrowed(line) };
        let others =
            std::mem::replace(&mut self.labelled, labels_other_date(line.trim())) || of_comment(&line);
        let Some((read, seen)) = dated(&line, &self.context, pinned).filter(|_| !others) else {
            return self.between(&line);
        };
        if self.head {
            self.profile.end_head();
            self.head = false;
        }
        let kind = self.whose(&line);
        self.after = 0;
        let Some(kind) = kind else { return };
        self.profile.look_at_dated(&line);
        self.post(reading);
        match read {
            Ok(Dated { moment, inferred }) => match self.passed(moment, kind) {
                Some(moment) => {
                    self.account.inferred_dates |= inferred;
                    reading.findings.depends_on_captured |= inferred || kind == Kind::Repost;
                    self.open = Some((number, moment, kind));
                }
                None => {
                    let place = reading.place(self.entry, number, "");
                    reading.unread_date(&mut self.account, DateError::NeedsCaptured, place, seen);
                    reading.findings.depends_on_captured = true;
                }
            },
            Err(error) => {
                reading.findings.depends_on_captured |= error == DateError::NeedsCaptured;
                let place = reading.place(self.entry, number, "");
                reading.unread_date(&mut self.account, error, place, seen);
            }
        }
    }

    /// Looks at a line that dates nothing.
    fn between(&mut self, line: &str) {
        let text = line.trim();
        self.profile.look(text, self.head);
        if text.is_empty() {
            return;
        }
        self.after += 1;
        self.passed_on |= announces_repost(text);
        if let Some(handle) = handle(text) {
            self.handle = Some(handle.to_owned());
        }
        self.named.1 += 1;
        if self.profile.name.as_deref() == Some(text) {
            self.holds_another = false;
            self.named = (self.named.0 + 1, 0);
        }
        if let Some((_, _, kind)) = &mut self.open {
            if marks_repost(text) {
                *kind = Kind::Repost;
            }
            // Weibo shows the post that is passed on, with its author and its date, inside the post.
            self.holds_another |= self.under_name && *kind == Kind::Repost && text.starts_with('@');
        }
        if marks_comment(text, self.after) {
            self.open = None;
        }
    }

    /// Tells what the next date dates: nothing of this account where it is of a comment or of a quoted post.
    fn whose(&mut self, line: &str) -> Option<Kind> {
        let beside = handle_within(line).map(str::to_owned);
        let handle = beside.or(self.handle.take());
        let (passed_on, inner) =
            (std::mem::take(&mut self.passed_on), std::mem::take(&mut self.holds_another));
        let other = match (self.profile.own_handle(), &handle) {
            (Some(own), Some(handle)) => !own.eq_ignore_ascii_case(handle),
            _ => false,
        };
        match () {
            () if passed_on => {
                self.under_name = false;
                Some(Kind::Repost)
            }
            () if other || inner => None,
            () => {
                self.under_name = self.named.0 > 1 && self.named.1 <= NAME_ABOVE;
                Some(Kind::Original)
            }
        }
    }

    /// Dates a post: X and Mastodon show a post that was passed on by its own date, and it was passed on at some
    /// time from then to the day of copying.
    fn passed(&self, moment: Moment, kind: Kind) -> Option<Moment> {
        if kind != Kind::Repost {
            return Some(moment);
        }
        let written = moment.days(self.account.zone.zone, self.account.zone).earliest;
        let copied = self.context.captured?.day;
        Some(Moment::Either(written, copied.max(written)))
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
        self.profile.end_head();
        let mut account = self.account;
        account.platform = self.profile.platform();
        account.handle = self.profile.own_handle().map(str::to_owned);
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
