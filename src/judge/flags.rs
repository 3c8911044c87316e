//! Raises flags: what a reader must know beside the verdict. A flag never changes a verdict.
//!
//! Thresholds are ours, not a regulation's; each says below why it is what it is.

use super::notice::{self, Notice};
use super::tally::Tally;
use super::{Judgement, Reason};
use crate::timeline::{Account, CapturedFrom, Kind};
use crate::when::{Day, Moment};

/// How many of the newest counted posts may announce an end: those the report shows as evidence.
/// Ordinary posts after an announcement say more than the announcement.
pub const NOTICE_POSTS: usize = 3;
/// How many months must lie between first and last post before few posts mean anything: with less
/// than three years, one busy or idle season decides the average.
const SPARSE_LIFE_MONTHS: u32 = 36;
/// Fewer posts a month than this, as 1 in so many months: below one a quarter the account misses
/// whole quarters, and quarterly is how often provinces inspect under 国办秘函〔2019〕19号.
const SPARSE_MONTHS_A_POST: i64 = 3;
/// How many days before the day asked about a burst may begin: the fortnight in which the official
/// rule of 2019 wants one update, so the days somebody who expects a check would fill.
const BURST_DAYS: i64 = 14;
/// How many posts make a burst at least: one push of a day or two is no burst.
const BURST_POSTS: usize = 5;

/// Names something a reader must know beside the verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flag {
    /// The export is known not to hold every post.
    Partial,
    /// The capture day is an assumption.
    CaptureAssumed,
    /// The export was made so long before the as-of date that the state may have changed.
    ExportTooOld,
    /// The silence stands on a threshold, or the doubt in the last date spans one.
    Borderline,
    /// Some records could not be read.
    UnreadRecords,
    /// Some posts are dated after the as-of date.
    FutureDated,
    /// The account was opened within the shortest threshold.
    TooNew,
    /// There were posts once.
    Emptied,
    /// Nothing but reposts.
    RepostsOnly,
    /// Nothing but posts made by a program.
    SystemPostsOnly,
    /// One of the newest posts, or the register it stands in, says that the account closes, stops or moves.
    ClosingNotice,
    /// The profile, or one of the newest posts, says that the account goes on elsewhere or under another name.
    Moved,
    /// A single post in the account's life, as far as the export shows.
    OnePostEver,
    /// A long life with few posts.
    Sparse,
    /// Most posts of the last year came just before the day asked about.
    BurstBeforeCheck,
    /// Another account of the report has the same platform and the same name or handle.
    DuplicateAccount,
    /// The posts stood in one file with those of other accounts.
    MixedAccounts,
}

impl Flag {
    /// Lists every flag.
    pub const ALL: [Flag; 17] = [
        Flag::Partial,
        Flag::CaptureAssumed,
        Flag::ExportTooOld,
        Flag::Borderline,
        Flag::UnreadRecords,
        Flag::FutureDated,
        Flag::TooNew,
        Flag::Emptied,
        Flag::RepostsOnly,
        Flag::SystemPostsOnly,
        Flag::ClosingNotice,
        Flag::Moved,
        Flag::OnePostEver,
        Flag::Sparse,
        Flag::BurstBeforeCheck,
        Flag::DuplicateAccount,
        Flag::MixedAccounts,
    ];

    /// Names the flag as reports and catalogues write it.
    pub fn id(self) -> &'static str {
        match self {
            Flag::Partial => "partial",
            Flag::CaptureAssumed => "capture-assumed",
            Flag::ExportTooOld => "export-too-old",
            Flag::Borderline => "borderline",
            Flag::UnreadRecords => "unread-records",
            Flag::FutureDated => "future-dated",
            Flag::TooNew => "too-new",
            Flag::Emptied => "emptied",
            Flag::RepostsOnly => "reposts-only",
            Flag::SystemPostsOnly => "system-posts-only",
            Flag::ClosingNotice => "closing-notice",
            Flag::Moved => "moved",
            Flag::OnePostEver => "one-post-ever",
            Flag::Sparse => "sparse",
            Flag::BurstBeforeCheck => "burst-before-check",
            Flag::DuplicateAccount => "duplicate-account",
            Flag::MixedAccounts => "mixed-accounts",
        }
    }
}

/// Lists what is raised for one account, sorted.
pub(super) fn raised(account: &Account, judged: &Judgement<'_>) -> Vec<Flag> {
    let (basis, tally) = (&judged.basis, &judged.tally);
    let only = |kind: Kind| {
        let total: u64 = tally.by_kind.iter().sum();
        total > 0 && tally.by_kind[kind as usize] == total
    };
    let on_boundary =
        tally.last_range.is_some_and(|last| basis.rule.on_boundary(last.nominal, judged.horizon));
    let assumed = matches!(basis.captured_from, CapturedFrom::FileTime | CapturedFrom::Unknown);
    let too_new = |moment: Moment| {
        // In doubt about the day, an account is rather too new than accused.
        basis.rule.too_new(moment.days(basis.zone, basis.data_zone).latest, judged.horizon)
    };
    // An export older than the shortest threshold leaves time for the state to change unseen.
    let stale = judged.horizon < basis.as_of && !basis.rule.too_new(judged.horizon, basis.as_of);
    let said = |notices: &[Notice]| notices_of(account, judged).any(|notice| notices.contains(&notice));
    // Posts that are missing from the list would make any life look sparse or bunched.
    let whole = account.complete != Some(false) && account.unread == 0;
    let raised = [
        (Flag::Partial, account.complete == Some(false)),
        (Flag::CaptureAssumed, assumed),
        (Flag::ExportTooOld, stale || judged.reason == Reason::ExportTooOld),
        (Flag::Borderline, on_boundary || judged.reason == Reason::Borderline),
        (Flag::UnreadRecords, account.unread > 0),
        (Flag::FutureDated, tally.future > 0),
        (Flag::TooNew, tally.counted() == 0 && account.opened.is_some_and(too_new)),
        (Flag::Emptied, judged.reason == Reason::Emptied),
        (Flag::RepostsOnly, only(Kind::Repost)),
        (Flag::SystemPostsOnly, only(Kind::System)),
        (Flag::ClosingNotice, account.said_closed || said(&[Notice::Closes, Notice::Moves])),
        (Flag::Moved, account.moved_to.is_some() || said(&[Notice::Moves, Notice::Renamed])),
        (Flag::OnePostEver, tally.counted() == 1 && account.complete == Some(true)),
        (Flag::Sparse, whole && sparse(&tally.days)),
        (Flag::BurstBeforeCheck, whole && burst(tally, judged.horizon)),
    ];
    raised.into_iter().filter(|(_, raised)| *raised).map(|(flag, _)| flag).collect()
}

/// Reads the titles of the newest counted posts; a repost or a reply speaks of somebody else's account.
fn notices_of<'a>(account: &'a Account, judged: &'a Judgement<'_>) -> impl Iterator<Item = Notice> + 'a {
    let newest = judged.basis.newest(account).take(NOTICE_POSTS);
    let own = newest.filter(|kept| kept.kind == Kind::Original);
    own.filter_map(|kept| kept.title.as_deref()).filter_map(notice::recognise)
}

/// Tells whether a long life holds fewer posts than one a quarter.
fn sparse(days: &[Day]) -> bool {
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return false };
    let ((from, begun, _), (to, ended, _)) = (first.ymd(), last.ymd());
    let months = i64::from(to - from) * 12 + i64::from(ended) - i64::from(begun);
    first.plus_months(SPARSE_LIFE_MONTHS) <= *last && (days.len() as i64) * SPARSE_MONTHS_A_POST < months
}

/// Tells whether most posts of the last year came in the last days of it, in an account that is older than that.
fn burst(tally: &Tally, horizon: Day) -> bool {
    let days = &tally.days;
    let since = |begin: &dyn Fn(Day) -> bool| days.len() - days.partition_point(|day| !begin(*day));
    let year = since(&|day| day.plus_months(12) > horizon);
    let late = since(&|day| day.plus_days(BURST_DAYS) > horizon);
    let older = days.first().is_some_and(|first| first.plus_months(12) <= horizon);
    older && late >= BURST_POSTS && late * 2 > year
}
