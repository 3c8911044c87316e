//! Fills the report from accounts and judgements.

use super::applicable::Others;
use super::*;
use crate::findings::{self, Findings};
use crate::issue::{Hint, Issue, Refusal, clean, name};
use crate::judge::across::across;
use crate::judge::tally::{Dated, Tallies, Tally, ends};
use crate::judge::{Ask, Flag, Judgement, NOTICE_POSTS, Reason, Verdict, judge_again};
use crate::rule::{Level, Rule};
use crate::timeline::{Account, CapturedFrom, Keepsake, Kind};
use crate::when::{DAY_SECONDS, DataZone, Day, Moment, Precision, Zone};

/// Judges every account of `findings` and writes the report.
pub fn build(findings: &Findings, rule: &Rule, ask: &Ask) -> Report {
    let writer = Writer::new(findings, rule, ask, findings.accounts.len());
    let mut told = Vec::new();
    let account = |(account, beside): (&Account, Vec<Flag>)| {
        let (judged, report) = writer.account(account, beside);
        told.push(receipt::account(&judged));
        report
    };
    let accounts = findings.accounts.iter().zip(across(&findings.accounts)).map(account).collect();
    let report = Report { accounts, ..frame(findings, rule, ask) };
    Report { receipt: receipt::receipt(&report, rule, told), ..report }
}

/// Writes what a report says beside its accounts and its receipt.
pub(super) fn frame(findings: &Findings, rule: &Rule, ask: &Ask) -> Report {
    Report {
        sources: findings.sources.iter().map(source).collect(),
        issues: findings.issues.iter().map(issue_report).collect(),
        refusals: findings.refusals.iter().map(refusal_report).collect(),
        ..cover(rule, ask)
    }
}

/// Writes what was asked, and nothing of any file.
pub(super) fn cover(rule: &Rule, ask: &Ask) -> Report {
    Report {
        schema: SCHEMA,
        tool: Tool { name: "dormouse".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() },
        as_of: ask.as_of.to_string(),
        rule: rule.into(),
        ..Report::default()
    }
}

/// Writes what a report says of an account.
pub(super) struct Writer<'a> {
    findings: &'a Findings,
    rule: &'a Rule,
    ask: &'a Ask,
    others: Option<Others>,
}

impl<'a> Writer<'a> {
    /// Writes for a report on this many accounts.
    pub fn new(findings: &'a Findings, rule: &'a Rule, ask: &'a Ask, accounts: usize) -> Writer<'a> {
        Writer { findings, rule, ask, others: Others::than(rule, accounts) }
    }

    /// Judges one account, which has these flags because of the others.
    pub fn account(&self, account: &Account, beside: Vec<Flag>) -> (Judgement<'a>, AccountReport) {
        let source_of = |path: &str| self.findings.sources.iter().position(|one| covers(&one.name, path));
        let mut tallies = Tallies::of(account);
        let mut judged = judge_again(&mut tallies, self.rule, self.ask);
        judged.flags.extend(beside);
        let rules = self.others.as_ref().map(|others| others.outcomes(&mut tallies, &judged, self.ask));
        let report = account_report(account, &judged, &source_of);
        (judged, AccountReport { rules: rules.unwrap_or_default(), ..report })
    }
}

/// Tells whether an entry's path lies in the input of this name: the same, or inside it.
fn covers(name: &str, path: &str) -> bool {
    path.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn source(source: &findings::Source) -> Source {
    Source {
        name: source.name.clone(),
        bytes: source.bytes,
        sha256: source.sha256.clone(),
        format: source.format.map(str::to_owned),
        encoding: source.encoding.map(str::to_owned),
        records: source.records,
        unread: source.unread,
    }
}

fn account_report(
    account: &Account,
    judged: &Judgement<'_>,
    source_of: &dyn Fn(&str) -> Option<usize>,
) -> AccountReport {
    let basis = &judged.basis;
    let show = Show { zone: basis.zone, data: basis.data_zone };
    AccountReport {
        name: account.name.as_deref().map(name),
        handle: account.handle.as_deref().map(name),
        platform: account.platform.to_owned(),
        format: account.format.to_owned(),
        opened: account.opened.map(|moment| show.date(moment)),
        moved_to: account.moved_to.as_deref().map(clean),
        verdict: judged.verdict.id().to_owned(),
        reason: judged.reason.id().to_owned(),
        proven: judged.proven.map(|state| state.id().to_owned()),
        proven_at: judged.horizon.to_string(),
        flags: judged.flags.iter().map(|flag| flag.id().to_owned()).collect(),
        advice: judged.advice.id().to_owned(),
        settled_by: settled_by(judged).map(str::to_owned),
        posts: posts(account, judged, &show),
        silence: judged.silence.map(|span| Silence { days: span.days, calendar: span.iso() }),
        longest_gap: judged.tally.longest_gap().map(gap),
        by_month: by_month(&judged.tally),
        audience: audience(&judged.tally),
        coverage: coverage(account, judged),
        deadlines: deadlines(judged),
        rules: Vec::new(),
        evidence: evidence(account, judged, &show, source_of),
    }
}

/// Names what would settle a verdict that could not be given.
fn settled_by(judged: &Judgement<'_>) -> Option<&'static str> {
    if judged.verdict != Verdict::CannotTell {
        return None;
    }
    Some(match judged.reason {
        Reason::ExportTooOld => "newer-export",
        Reason::Borderline => "exact-times",
        Reason::UnreadRecords => "readable-export",
        Reason::AllAfterAsOf => "later-as-of",
        Reason::NothingCounted => "other-rule",
        Reason::OneWayRule => "login-record",
        _ => "whole-export",
    })
}

fn posts(account: &Account, judged: &Judgement<'_>, show: &Show) -> Posts {
    let tally = &judged.tally;
    let counts = |kind: &Kind| judged.basis.rule.counts.contains(kind);
    let of_kind = |kind: Kind| (kind.id().to_owned(), tally.by_kind[kind as usize]);
    let some = |(_, count): &(String, u64)| *count > 0;
    let mut not_counted: BTreeMap<String, u64> =
        Kind::ALL.into_iter().filter(|kind| !counts(kind)).map(of_kind).filter(some).collect();
    not_counted.extend(account.not_posts.iter().map(|(what, count)| (what.id().to_owned(), *count)));
    if tally.future > 0 {
        not_counted.insert("future-dated".to_owned(), tally.future);
    }
    let date = |post: Option<Dated>| post.map(|post| show.date(post.moment));
    let doubtful = tally.last_range.filter(|last| last.earliest != last.latest);
    Posts {
        counted: tally.counted(),
        by_kind: Kind::ALL.into_iter().filter(counts).map(of_kind).filter(some).collect(),
        not_counted,
        first: date(tally.first),
        last: date(tally.last),
        first_at: tally.first.and_then(|post| show.time(post.moment)),
        last_at: tally.last.and_then(|post| show.time(post.moment)),
        last_precision: tally.last.map(|post| precision(post.moment).to_owned()),
        last_between: doubtful.map(|last| (last.earliest.to_string(), last.latest.to_string())),
        declared_total: account.declared,
    }
}

fn precision(moment: Moment) -> &'static str {
    match moment.precision() {
        Precision::Second => "second",
        Precision::Day => "day",
        Precision::Month => "month",
    }
}

fn gap((from, to): (Day, Day)) -> Gap {
    Gap { from: from.to_string(), to: to.to_string(), days: to.epoch() - from.epoch() }
}

fn by_month(tally: &Tally) -> Vec<Month> {
    let month = |((year, month), posts): ((i32, u32), u64)| {
        let reads = tally.reads.get(&(year, month));
        let audience =
            reads.map(|(reads_min, reads_max)| Audience { reads_max: *reads_max, reads_min: *reads_min });
        Month { month: format!("{year:04}-{month:02}"), posts, audience }
    };
    tally.by_month().into_iter().map(month).collect()
}

fn audience(tally: &Tally) -> Option<Audience> {
    Some(Audience { reads_max: tally.most_read?.0, reads_min: tally.least_read?.0 })
}

fn coverage(account: &Account, judged: &Judgement<'_>) -> Coverage {
    let basis = &judged.basis;
    let from = match basis.captured_from {
        CapturedFrom::Export => "export",
        CapturedFrom::Person => "person",
        CapturedFrom::FileTime => "file-time",
        CapturedFrom::Unknown => "unknown",
    };
    Coverage {
        captured: basis.captured.map(|day| day.to_string()),
        captured_from: from.to_owned(),
        captured_overruled: basis.overruled.map(|day| day.to_string()),
        complete: account.complete,
        zone: basis.zone.to_string(),
        zone_assumed: !basis.data_zone.certain(),
        inferred_dates: account.inferred_dates,
        unread: account.unread,
    }
}

/// Names the first day of each state under the rule that was judged by.
pub(super) fn deadlines(judged: &Judgement<'_>) -> Vec<Deadline> {
    let Some(last) = judged.tally.last_range else { return Vec::new() };
    let deadline = |level: &Level| {
        let on = level.trips_on(last.nominal)?;
        Some(Deadline { state: level.state.id().to_owned(), on: on.to_string() })
    };
    judged.basis.rule.levels.iter().filter_map(deadline).collect()
}

/// How many posts before the last one are shown as evidence: every one a notice was looked for in.
const RECENT: usize = NOTICE_POSTS - 1;

fn evidence(
    account: &Account,
    judged: &Judgement<'_>,
    show: &Show,
    source_of: &dyn Fn(&str) -> Option<usize>,
) -> Vec<Evidence> {
    let tally = &judged.tally;
    let item = |what: &str, kept: Keepsake| Evidence {
        what: what.to_owned(),
        also: Vec::new(),
        source: source_of(&kept.place.path),
        place: match kept.place.record {
            Some(record) => format!("{}, {record}", kept.place.path),
            None => kept.place.path.clone(),
        },
        path: kept.place.path,
        record: kept.place.record,
        at: show.time(kept.moment).unwrap_or_else(|| show.date(kept.moment)),
        kind: kept.kind.id().to_owned(),
        title: kept.title,
        link: kept.link,
        reads: kept.reads,
    };
    let at = |post: Option<Dated>| post.map(|post| post.at);
    let last = tally.last.and_then(|post| account.timeline.evidence(post.at));
    let recent = judged.basis.newest(account).filter(|kept| Some(*kept) != last.as_ref()).take(RECENT);
    let recent = recent.map(|kept| item("recent-post", kept.clone()));
    let mut evidence: Vec<Evidence> = last.iter().map(|kept| item("last-post", kept.clone())).collect();
    evidence.extend(recent);
    let [before, after] = tally.longest_gap().map_or([None; 2], |gap| ends(account, &judged.basis, gap));
    let roles = [
        ("after-gap", at(after)),
        ("before-gap", at(before)),
        ("first-post", at(tally.first)),
        ("most-read", tally.most_read.map(|(_, at)| at)),
        ("least-read", tally.least_read.map(|(_, at)| at)),
    ];
    for (what, at) in roles {
        let kept = at.and_then(|at| account.timeline.evidence(at));
        evidence = kept.into_iter().fold(evidence, |evidence, kept| with(evidence, item(what, kept)));
    }
    evidence
}

/// Adds a figure's item; one that is there already says that it is this as well.
fn with(mut evidence: Vec<Evidence>, new: Evidence) -> Vec<Evidence> {
    let same =
        |shown: &&mut Evidence| (&shown.path, shown.record, &shown.at) == (&new.path, new.record, &new.at);
    match evidence.iter_mut().find(same) {
        Some(shown) if shown.what == "recent-post" => shown.what = new.what,
        Some(shown) => shown.also.push(new.what),
        None => evidence.push(new),
    }
    evidence
}

fn issue_report(issue: &Issue) -> IssueReport {
    IssueReport {
        code: issue.code.id().to_owned(),
        path: issue.place.path.clone(),
        record: issue.place.record,
        field: issue.place.field.clone(),
        seen: issue.seen.clone(),
    }
}

fn refusal_report(refusal: &Refusal) -> RefusalReport {
    RefusalReport {
        code: refusal.code.id().to_owned(),
        path: refusal.path.clone(),
        detail: refusal.detail.clone(),
        hint: refusal.hint.as_deref().map(hint_report),
    }
}

fn hint_report(hint: &Hint) -> HintReport {
    let Hint { columns, candidates, rows } = hint.clone();
    HintReport { columns, candidates, rows }
}

/// Writes moments in the shown zone.
struct Show {
    zone: Zone,
    data: DataZone,
}

impl Show {
    /// Writes the civil date, or the month where the source has no day.
    fn date(&self, moment: Moment) -> String {
        let day = moment.days(self.zone, self.data).nominal;
        match moment {
            Moment::Month(_) => day.to_string()[..7].to_owned(),
            _ => day.to_string(),
        }
    }

    /// Writes date, time and offset; without the offset where the zone is an assumption.
    fn time(&self, moment: Moment) -> Option<String> {
        let (local, offset) = match moment {
            Moment::Instant(instant) => (instant.saturating_add(self.zone.seconds()), self.zone.to_string()),
            Moment::Wall(local) if self.data.certain() => {
                let shift = self.zone.seconds() - self.data.zone.seconds();
                (local.saturating_add(shift), self.zone.to_string())
            }
            Moment::Wall(local) => (local, String::new()),
            _ => return None,
        };
        let day = Day::from_epoch(local.div_euclid(DAY_SECONDS))?;
        let second = local.rem_euclid(DAY_SECONDS);
        let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
        Some(format!("{day}T{hour:02}:{minute:02}:{second:02}{offset}"))
    }
}
