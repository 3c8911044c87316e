//! Judges a timeline: a pure function of the account, the rule and what was asked.
//!
//! The meaning of every branch is section "What a verdict means" of ARCHITECTURE.md.

pub mod across;
mod flags;
pub mod notice;
pub mod tally;

use crate::rule::{Remedy, Rule, State};
use crate::timeline::{Account, CapturedFrom, Keepsake, NotPost, ZeroProof};
use crate::when::{DataZone, Day, DayRange, Span, Zone, ZoneBasis};
pub use flags::{Flag, NOTICE_POSTS};
use std::rc::Rc;
use tally::{Tallies, Tally};

/// Says what is asked, beside the rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ask {
    /// The day the question is asked for.
    pub as_of: Day,
    /// The day the export was made, if the person says so.
    pub captured: Option<Day>,
    /// The zone to count and show days in, if the person says so.
    pub zone: Option<Zone>,
}

/// Names the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Updated within every threshold.
    Active,
    /// Past an earlier threshold.
    Sleeping,
    /// Past the last threshold.
    Dormant,
    /// Opened, never used: proven, not presumed.
    ZeroPost,
    /// The file does not settle it.
    CannotTell,
}

impl Verdict {
    /// Names the verdict as reports and catalogues write it.
    pub fn id(self) -> &'static str {
        match self {
            Verdict::Active => "active",
            Verdict::Sleeping => "sleeping",
            Verdict::Dormant => "dormant",
            Verdict::ZeroPost => "zero-post",
            Verdict::CannotTell => "cannot-tell",
        }
    }
}

impl From<State> for Verdict {
    fn from(state: State) -> Verdict {
        match state {
            State::Active => Verdict::Active,
            State::CannotTell => Verdict::CannotTell,
            State::Sleeping => Verdict::Sleeping,
            State::Dormant => Verdict::Dormant,
        }
    }
}

/// Names why a verdict is what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The silence is within every threshold.
    WithinThreshold,
    /// The silence is past a threshold.
    SilenceOverThreshold,
    /// The export's whole list of posts is empty.
    EmptyList,
    /// The platform's own counter is 0.
    CounterZero,
    /// The export was made too long before the as-of date.
    ExportTooOld,
    /// The doubt in the last date spans a threshold.
    Borderline,
    /// Unread records could be newer than the last post.
    UnreadRecords,
    /// No posts in the file, but nothing proves there never were any.
    NotProvenEmpty,
    /// Somebody other than the platform says that there never were any.
    OnlyHearsay,
    /// A counter or deleted items say that there were posts.
    Emptied,
    /// Only posts that are not public.
    NothingPublic,
    /// Every post is dated after the as-of date.
    AllAfterAsOf,
    /// There are posts, but none of a kind the rule counts.
    NothingCounted,
    /// The rule can clear an account but never convict it.
    OneWayRule,
}

impl Reason {
    /// Names the reason as reports and catalogues write it.
    pub fn id(self) -> &'static str {
        match self {
            Reason::WithinThreshold => "within-threshold",
            Reason::SilenceOverThreshold => "silence-over-threshold",
            Reason::EmptyList => "empty-list",
            Reason::CounterZero => "counter-zero",
            Reason::ExportTooOld => "export-too-old",
            Reason::Borderline => "borderline",
            Reason::UnreadRecords => "unread-records",
            Reason::NotProvenEmpty => "not-proven-empty",
            Reason::OnlyHearsay => "only-hearsay",
            Reason::Emptied => "emptied",
            Reason::NothingPublic => "nothing-public",
            Reason::AllAfterAsOf => "all-after-as-of",
            Reason::NothingCounted => "nothing-counted",
            Reason::OneWayRule => "one-way-rule",
        }
    }
}

/// Names what to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advice {
    /// Nothing to mend.
    Keep,
    /// Update again, or explain.
    Rectify,
    /// Update again, or merge it with another account.
    Merge,
    /// Merge or close.
    Close,
    /// Too new to judge.
    Wait,
    /// Another file would settle it.
    BringAnotherFile,
}

impl Advice {
    /// Names the advice as reports and catalogues write it.
    pub fn id(self) -> &'static str {
        match self {
            Advice::Keep => "keep",
            Advice::Rectify => "rectify",
            Advice::Merge => "merge",
            Advice::Close => "close",
            Advice::Wait => "wait",
            Advice::BringAnotherFile => "bring-another-file",
        }
    }
}

/// Holds everything a judgement is computed from, beside the posts.
pub struct Basis<'a> {
    /// The rule.
    pub rule: &'a Rule,
    /// The day the question is asked for.
    pub as_of: Day,
    /// The zone days are counted and shown in.
    pub zone: Zone,
    /// The zone local times of the export are in.
    pub data_zone: DataZone,
    /// The capture day, if anything tells it.
    pub captured: Option<Day>,
    /// Who tells it.
    pub captured_from: CapturedFrom,
    /// The capture day the person gave, where it does not count: the export itself says another, or lists a newer post.
    pub overruled: Option<Day>,
}

impl<'a> Basis<'a> {
    /// Settles zone and capture day: the person's word first for the zone, the export's own first for the capture day.
    pub fn new(account: &Account, rule: &'a Rule, ask: &Ask) -> Basis<'a> {
        let zone = ask.zone.or(rule.zone).unwrap_or(account.zone.zone);
        let data_zone = match (account.zone.certain(), ask.zone) {
            (false, Some(zone)) => DataZone { zone, basis: ZoneBasis::Person },
            _ => account.zone,
        };
        let own = account.captured.map(|(moment, from)| (moment.days(zone, data_zone).nominal, from));
        let (captured, captured_from) = match (own, ask.captured) {
            (Some((day, CapturedFrom::Export)), _) => (Some(day), CapturedFrom::Export),
            (_, Some(day)) => (Some(day), CapturedFrom::Person),
            (Some((day, from)), None) => (Some(day), from),
            (None, None) => (None, CapturedFrom::Unknown),
        };
        let overruled = ask.captured.filter(|day| captured != Some(*day));
        Basis { rule, as_of: ask.as_of, zone, data_zone, captured, captured_from, overruled }
    }

    /// Lists the newest counted posts that kept their titles, newest first.
    pub fn newest<'t>(&'t self, account: &'t Account) -> impl Iterator<Item = &'t Keepsake> {
        account.timeline.newest().iter().filter(|kept| {
            let day = kept.moment.days(self.zone, self.data_zone).nominal;
            self.rule.counts.contains(&kept.kind) && day <= self.as_of
        })
    }
}

/// Holds a judgement and the figures it rests on.
pub struct Judgement<'a> {
    /// What it was computed from.
    pub basis: Basis<'a>,
    /// What was counted.
    pub tally: Rc<Tally>,
    /// The answer.
    pub verdict: Verdict,
    /// Why.
    pub reason: Reason,
    /// The state that the file proves on the horizon, whatever the verdict.
    pub proven: Option<State>,
    /// The day after which nothing is known.
    pub horizon: Day,
    /// From the last counted post to the horizon.
    pub silence: Option<Span>,
    /// What a reader must know beside the verdict, sorted.
    pub flags: Vec<Flag>,
    /// What to do next.
    pub advice: Advice,
}

/// Judges one account under one rule.
pub fn judge<'a>(account: &Account, rule: &'a Rule, ask: &Ask) -> Judgement<'a> {
    judge_again(&mut Tallies::of(account), rule, ask)
}

/// Judges under one of several rules the account whose tallies these are.
pub fn judge_again<'a>(tallies: &mut Tallies<'_>, rule: &'a Rule, ask: &Ask) -> Judgement<'a> {
    let account = tallies.account();
    let mut basis = Basis::new(account, rule, ask);
    let tally = tallies.count(&basis);
    distrust_impossible_capture(&mut basis, &tally);
    let horizon = basis.captured.map_or(basis.as_of, |day| day.min(basis.as_of));
    let (verdict, reason, proven) = match tally.last_range {
        Some(last) => with_posts(account, &basis, last, horizon),
        None => {
            let (verdict, reason) = without_posts(account, rule, &tally);
            (verdict, reason, None)
        }
    };
    let silence = tally.last_range.map(|last| Span::between(last.nominal, horizon));
    let mut judgement = Judgement {
        basis,
        tally,
        verdict,
        reason,
        proven,
        horizon,
        silence,
        flags: Vec::new(),
        advice: Advice::Keep,
    };
    judgement.flags = flags::raised(account, &judgement);
    judgement.advice = advice(&judgement);
    judgement
}

/// Drops a capture day that is older than a post: a copied file's time or a typing slip.
fn distrust_impossible_capture(basis: &mut Basis<'_>, tally: &Tally) {
    let newest = tally.last_range.map(|last| last.earliest);
    let Some(newest) = newest.filter(|newest| basis.captured.is_some_and(|day| day < *newest)) else {
        return;
    };
    if basis.captured_from == CapturedFrom::Export {
        // The export's own word is off by a zone at most; never let it cut off its own posts.
        basis.captured = Some(newest);
    } else {
        let person = basis.captured_from == CapturedFrom::Person;
        basis.overruled = basis.captured.take().filter(|_| person);
        basis.captured_from = CapturedFrom::Unknown;
    }
}

fn with_posts(
    account: &Account,
    basis: &Basis<'_>,
    last: DayRange,
    horizon: Day,
) -> (Verdict, Reason, Option<State>) {
    let rule = basis.rule;
    let worst = rule.state(last.earliest, horizon);
    let best = rule.state(last.latest, horizon);
    if worst != best {
        return (Verdict::CannotTell, Reason::Borderline, None);
    }
    let proven = Some(best);
    if account.unread > 0 && best != State::Active {
        return (Verdict::CannotTell, Reason::UnreadRecords, None);
    }
    if rule.state(last.earliest, basis.as_of) > best {
        return (Verdict::CannotTell, Reason::ExportTooOld, proven);
    }
    match best {
        State::Active => (Verdict::Active, Reason::WithinThreshold, proven),
        State::CannotTell => (Verdict::CannotTell, Reason::OneWayRule, None),
        state => (state.into(), Reason::SilenceOverThreshold, proven),
    }
}

fn without_posts(account: &Account, rule: &Rule, tally: &Tally) -> (Verdict, Reason) {
    let (verdict, reason) = emptiness(account, tally);
    match verdict {
        // No post is no log-in record either way.
        Verdict::ZeroPost if rule.one_way => (Verdict::CannotTell, Reason::OneWayRule),
        verdict => (verdict, reason),
    }
}

fn emptiness(account: &Account, tally: &Tally) -> (Verdict, Reason) {
    let left_out = |what: NotPost| account.not_posts.get(&what).is_some_and(|count| *count > 0);
    let cannot = |reason| (Verdict::CannotTell, reason);
    match account.zero_proof {
        _ if account.unread > 0 => cannot(Reason::UnreadRecords),
        _ if tally.future > 0 => cannot(Reason::AllAfterAsOf),
        _ if !account.timeline.is_empty() => cannot(Reason::NothingCounted),
        _ if left_out(NotPost::Deleted) => cannot(Reason::Emptied),
        _ if left_out(NotPost::Private) => cannot(Reason::NothingPublic),
        _ if account.declared.is_some_and(|count| count > 0) && !account.listless => cannot(Reason::Emptied),
        ZeroProof::Counter => (Verdict::ZeroPost, Reason::CounterZero),
        ZeroProof::EmptyList if account.complete != Some(false) => (Verdict::ZeroPost, Reason::EmptyList),
        ZeroProof::Hearsay => cannot(Reason::OnlyHearsay),
        _ => cannot(Reason::NotProvenEmpty),
    }
}

fn advice(judged: &Judgement<'_>) -> Advice {
    match judged.verdict {
        Verdict::Active => Advice::Keep,
        Verdict::Sleeping => match judged.basis.rule.follow_up.sleeping {
            Remedy::Rectify => Advice::Rectify,
            Remedy::Merge => Advice::Merge,
        },
        Verdict::ZeroPost if judged.flags.contains(&Flag::TooNew) => Advice::Wait,
        Verdict::Dormant | Verdict::ZeroPost => Advice::Close,
        Verdict::CannotTell => Advice::BringAnotherFile,
    }
}
