//! Puts a report's figures into words; the page and the terminal show the same ones.

use super::node::plain;
use super::{Scene, rule};
use crate::i18n::{Lang, coded, format, lookup, message};
use crate::report::{AccountReport, Deadline, Silence};
use std::collections::BTreeMap;

/// Stands between parts of a line that are no sentence.
pub const SEPARATOR: &str = " · ";

/// Holds a figure with its label.
pub struct Fact {
    pub label: &'static str,
    pub value: String,
    /// The figures in the value, and what each of them is.
    pub links: Vec<(String, &'static str)>,
}

impl Fact {
    /// Holds a value.
    pub fn new(label: &'static str, value: impl Into<String>) -> Fact {
        Fact { label, value: value.into(), links: Vec::new() }
    }

    /// Says that a part of the value is a figure that comes from somewhere.
    pub fn link(mut self, figure: String, role: &'static str) -> Fact {
        self.links.push((figure, role));
        self
    }

    /// Holds a value that is a figure as a whole.
    fn figure(label: &'static str, value: String, role: &'static str) -> Fact {
        Fact::new(label, value.clone()).link(value, role)
    }
}

/// Names an account.
pub fn who(lang: Lang, account: &AccountReport) -> String {
    let name = account.name.as_ref().or(account.handle.as_ref()).map(|name| plain(name));
    let name = name.filter(|name| !name.trim().is_empty());
    name.unwrap_or_else(|| message::account_nameless(lang).to_owned())
}

/// Says what was recognised.
pub fn recognised(lang: Lang, account: &AccountReport) -> String {
    let posts = &account.posts;
    let mut parts = vec![coded(lang, "format", &account.format).to_owned(), who(lang, account)];
    let handle = account.handle.as_ref().filter(|_| account.name.is_some());
    parts.extend(handle.map(|handle| plain(handle)));
    parts.push(message::posts_count(lang, posts.counted));
    if let (Some(first), Some(last)) = (&posts.first, &posts.last) {
        parts.push(message::recognised_range(lang, &format::date(lang, first), &format::date(lang, last)));
    }
    parts.push(match &account.coverage.captured {
        Some(day) if account.coverage.captured_from == "file-time" => {
            message::recognised_file_time(lang, &format::date(lang, day))
        }
        Some(day) => message::recognised_captured(lang, &format::date(lang, day)),
        None => message::recognised_captured_unknown(lang).to_owned(),
    });
    message::recognised(lang, &parts.join(SEPARATOR))
}

/// Lists the figures of [`recognised`], in their order there.
pub fn recognised_figures(lang: Lang, account: &AccountReport) -> Vec<(String, &'static str)> {
    let posts = &account.posts;
    let date = |iso: &String| format::date(lang, iso);
    let mut figures = vec![(message::posts_count(lang, posts.counted), "months")];
    figures.extend(posts.first.as_ref().map(|iso| (date(iso), "first-post")));
    figures.extend(posts.last.as_ref().map(|iso| (date(iso), "last-post")));
    figures
}

/// Says the verdict's grounds in one sentence with date and rule.
pub fn sentence(scene: Scene<'_>, account: &AccountReport) -> String {
    let Scene { report, lang } = scene;
    let (rule, as_of) = (rule::title(lang, &report.rule), format::date(lang, &report.as_of));
    let (Some(last), Some(silence)) = (&account.posts.last, &account.silence) else {
        return message::sentence_no_posts(lang, &as_of, &rule);
    };
    let (last, silence) = (format::date(lang, last), span(lang, silence));
    if account.proven_at == report.as_of {
        return message::sentence_posts(lang, &as_of, &last, &rule, &silence);
    }
    let horizon = format::date(lang, &account.proven_at);
    message::sentence_old_export(lang, &as_of, &horizon, &last, &rule, &silence)
}

/// Writes a silence both ways: in calendar units and in days.
pub fn span(lang: Lang, silence: &Silence) -> String {
    let (calendar, days) = (format::calendar(lang, &silence.calendar), format::days(lang, silence.days));
    if silence.days == 0 || calendar == days {
        calendar
    } else {
        message::span_with_days(lang, &calendar, &days)
    }
}

/// Lists the figures of an account.
pub fn figures(lang: Lang, account: &AccountReport) -> Vec<Fact> {
    let posts = &account.posts;
    let date = |iso: &str| format::date(lang, iso);
    let mut facts = Vec::new();
    if account.verdict != "cannot-tell" {
        facts.push(Fact::new(message::label_why(lang), coded(lang, "reason", &account.reason)));
    }
    let opened = account.opened.as_ref();
    facts.extend(opened.map(|iso| Fact::figure(message::label_opened(lang), date(iso), "source")));
    let moved = account.moved_to.as_ref();
    facts.extend(moved.map(|address| Fact::new(message::label_moved_to(lang), plain(address))));
    if let Some(iso) = posts.first_at.as_ref().or(posts.first.as_ref()) {
        facts.push(Fact::figure(message::label_first_post(lang), date(iso), "first-post"));
    }
    if let Some(iso) = posts.last_at.as_ref().or(posts.last.as_ref()) {
        let last = Fact::new(message::label_last_post(lang), last(lang, account, date(iso)));
        facts.push(last.link(date(iso), "last-post"));
    }
    let count = message::posts_count(lang, posts.counted);
    facts.push(Fact::new(message::label_counted(lang), counted(lang, account)).link(count, "months"));
    if !posts.not_counted.is_empty() {
        facts.push(Fact::figure(
            message::label_not_counted(lang),
            by_code(lang, &posts.not_counted),
            "source",
        ));
    }
    let silence = account.silence.as_ref();
    facts.extend(silence.map(|s| Fact::figure(message::label_silence(lang), span(lang, s), "last-post")));
    facts.extend(account.longest_gap.as_ref().map(|gap| {
        let (from, to) = (date(&gap.from), date(&gap.to));
        let value = message::gap_value(lang, &format::days(lang, gap.days), &from, &to);
        Fact::new(message::label_longest_gap(lang), value).link(from, "before-gap").link(to, "after-gap")
    }));
    facts.extend(account.audience.as_ref().map(|reads| {
        let (least, most) = (reads.reads_min, reads.reads_max);
        let value = message::audience_range(lang, least, most);
        let number = |reads| format::number(lang, reads);
        let fact = Fact::new(message::label_audience(lang), value).link(number(least), "least-read");
        fact.link(number(most), "most-read")
    }));
    facts
}

/// Writes the date of the last post, with what is doubtful about it.
pub fn last(lang: Lang, account: &AccountReport, date: String) -> String {
    let posts = &account.posts;
    match (&posts.last_between, posts.last_precision.as_deref()) {
        (_, Some("month")) => message::last_precision(lang, &date, coded(lang, "precision", "month")),
        (Some((from, to)), _) => {
            message::last_between(lang, &date, &format::date(lang, from), &format::date(lang, to))
        }
        _ => date,
    }
}

fn counted(lang: Lang, account: &AccountReport) -> String {
    let posts = &account.posts;
    match (posts.counted, posts.by_kind.is_empty()) {
        (0, _) => message::no_posts(lang).to_owned(),
        (counted, true) => message::posts_count(lang, counted),
        (counted, false) => {
            let kinds = by_code(lang, &posts.by_kind);
            message::counted_value(lang, &kinds, &message::posts_count(lang, counted))
        }
    }
}

fn by_code(lang: Lang, counts: &BTreeMap<String, u64>) -> String {
    let part = |(code, count): (&String, &u64)| {
        let name = lookup(lang, "kind", code).unwrap_or_else(|| coded(lang, "not-counted", code));
        message::count_of_kind(lang, *count, name)
    };
    counts.iter().map(part).collect::<Vec<_>>().join(message::list_separator(lang))
}

/// Lists what the export covers.
pub fn coverage(lang: Lang, account: &AccountReport) -> Vec<Fact> {
    let cover = &account.coverage;
    let complete = match cover.complete {
        Some(true) => message::coverage_complete(lang),
        Some(false) => message::coverage_partial(lang),
        None => message::coverage_unknown(lang),
    };
    let from = coded(lang, "captured-from", &cover.captured_from);
    let captured =
        cover.captured.as_ref().map(|day| message::captured_value(lang, &format::date(lang, day), from));
    let zone = match cover.zone_assumed {
        true => message::zone_assumed(lang, &cover.zone),
        false => message::zone_known(lang, &cover.zone),
    };
    let mut facts = vec![
        Fact::new(message::label_complete(lang), complete),
        Fact::new(message::label_captured(lang), captured.unwrap_or_else(|| from.to_owned())),
        Fact::new(message::label_horizon(lang), format::date(lang, &account.proven_at)),
        Fact::new(message::label_zone(lang), zone),
        Fact::figure(message::label_unread(lang), message::records_unread(lang, cover.unread), "issues"),
    ];
    if let Some(declared) = account.posts.declared_total {
        let value = message::declared_value(lang, declared, listed(lang, account));
        let number = format::number(lang, declared);
        facts.push(Fact::new(message::label_declared(lang), value).link(number, "source"));
    }
    if let Some(day) = &cover.captured_overruled {
        let value = message::captured_overruled(lang, &format::date(lang, day));
        facts.push(Fact::new(message::label_captured_given(lang), value));
    }
    if cover.inferred_dates {
        facts.push(Fact::new(message::label_dates(lang), message::dates_inferred(lang)));
    }
    facts
}

/// Counts the posts of the file, whether the rule counts them or not.
fn listed(lang: Lang, account: &AccountReport) -> u64 {
    let is_post = |code: &str| code == "future-dated" || lookup(lang, "kind", code).is_some();
    let others = account.posts.not_counted.iter().filter(|(code, _)| is_post(code));
    account.posts.counted + others.map(|(_, count)| count).sum::<u64>()
}

/// Lists the first day of each state, as it looks from what the export proves.
pub fn due(scene: Scene<'_>, account: &AccountReport, deadlines: &[Deadline]) -> Vec<String> {
    let Scene { report, lang } = scene;
    let line = |deadline: &Deadline| {
        let (date, state) = (format::date(lang, &deadline.on), coded(lang, "verdict", &deadline.state));
        match deadline.on <= account.proven_at.clone().min(report.as_of.clone()) {
            true => message::deadline_past(lang, &date, state),
            false => message::deadline_next(lang, &date, state),
        }
    };
    deadlines.iter().map(line).collect()
}

/// Lists innocent explanations worth checking before anybody draws conclusions.
pub fn checks(lang: Lang, account: &AccountReport) -> Vec<&'static str> {
    let (new, moved) = (message::check_new(lang), message::check_moved(lang));
    let (followers, window) = (message::check_followers(lang), message::check_window(lang));
    let correct = message::check_correct(lang);
    match account.verdict.as_str() {
        "active" => Vec::new(),
        "zero-post" => vec![new, moved, followers, window, correct],
        _ => vec![moved, followers, window, correct],
    }
}

/// Says what made the report, and what it is not.
pub fn footer(scene: Scene<'_>) -> String {
    let Scene { report, lang } = scene;
    message::report_footer(lang, &format::date(lang, &report.as_of), &report.tool.version)
}
