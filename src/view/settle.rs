//! Says what would settle what a file leaves open: what is known, which file to bring, and how to get it.

use super::facts::{Fact, SEPARATOR, last};
use super::node::Element;
use super::parts::{Anchor, linked_facts, section as titled};
use crate::formats::{FORMATS, Format};
use crate::i18n::{Lang, coded, format, lookup, message};
use crate::report::AccountReport;

/// Shows it as a block of its own, where anything is open.
pub fn section(lang: Lang, account: &AccountReport, anchor: Anchor<'_>) -> Option<Element> {
    let facts = facts(lang, account);
    let section = || titled("settle", message::heading_settle(lang)).child(linked_facts(&facts, anchor));
    (!facts.is_empty()).then(section)
}

/// Lists what is known, what to bring, how to get it, and what that proves.
pub fn facts(lang: Lang, account: &AccountReport) -> Vec<Fact> {
    let settled_by = account.settled_by.as_ref();
    let mut facts: Vec<Fact> = settled_by.and_then(|_| known(lang, account)).into_iter().collect();
    facts
        .extend(settled_by.map(|what| Fact::new(message::label_file(lang), coded(lang, "settled-by", what))));
    if let Some(format) = file(account) {
        let about = |what: &str| lookup(lang, "format", &format!("{}-{what}", format.id)).unwrap_or_default();
        let get = message::better_file(lang, coded(lang, "format", format.id), about("get"));
        facts.push(Fact::new(message::label_get(lang), get));
        facts.push(Fact::new(message::label_limits(lang), about("limits")));
    }
    facts
}

/// Says what the file proves all the same: the last post, and the state then.
fn known(lang: Lang, account: &AccountReport) -> Option<Fact> {
    let date = format::date(lang, account.posts.last.as_ref()?);
    let mut parts =
        vec![message::labelled(lang, message::label_last_post(lang), &last(lang, account, date.clone()))];
    parts.extend(account.proven.as_ref().map(|state| {
        let horizon = format::date(lang, &account.proven_at);
        message::proven_then(lang, &horizon, coded(lang, "verdict", state))
    }));
    Some(Fact::new(message::label_known(lang), parts.join(SEPARATOR)).link(date, "last-post"))
}

/// Names the kind of file to bring: the one this is, newer or whole, or the platform's own where this is copied text or
/// a list kept by hand.
fn file(account: &AccountReport) -> Option<&'static Format> {
    let own = FORMATS.iter().find(|format| format.id == account.format)?;
    let preferred = PREFERRED.iter().find(|(platform, _)| *platform == account.platform).map(|(_, id)| *id);
    let suits = |format: &&Format| match preferred {
        Some(id) => format.id == id,
        None => format.platform == account.platform && format.platform != "unknown" && !format.general,
    };
    let better = || FORMATS.iter().find(suits);
    match account.settled_by.as_deref() {
        Some("later-as-of" | "other-rule" | "login-record") => None,
        // A kind of file that is never whole would not settle it.
        Some("whole-export") if !own.general && account.coverage.complete.is_none() => {
            better().filter(|_| preferred.is_some())
        }
        Some(_) if !own.general => Some(own),
        Some(_) => better(),
        None if own.general && account.coverage.inferred_dates && account.verdict != "active" => better(),
        None => None,
    }
}

/// The file that most people can get, for platforms with formats of many tools.
const PREFERRED: [(&str, &str); 3] =
    [("wechat", "wechat-exporter-xlsx"), ("weibo", "weibo-crawler-csv"), ("x", "x-archive")];

#[cfg(test)]
mod tests {
    use super::*;

    fn told(format: &str, platform: &str, settled_by: Option<&str>) -> String {
        let account = AccountReport {
            format: format.to_owned(),
            platform: platform.to_owned(),
            verdict: if settled_by.is_some() { "cannot-tell" } else { "active" }.to_owned(),
            settled_by: settled_by.map(str::to_owned),
            ..AccountReport::default()
        };
        facts(Lang::En, &account).iter().map(|fact| format!("{}\n", fact.value)).collect()
    }

    fn name(format: &str) -> &str {
        coded(Lang::En, "format", format)
    }

    #[test]
    fn copied_text_that_leaves_a_question_open_names_the_platform_s_own_file() {
        let file = name("weibo-crawler-csv");
        assert!(told("pasted-text", "weibo", Some("whole-export")).contains(file));
        assert_eq!(told("pasted-text", "weibo", None), "", "nothing is open");
        assert_eq!(told("pasted-text", "unknown", Some("whole-export")).lines().count(), 1);
    }

    #[test]
    fn an_old_or_unreadable_file_is_to_be_brought_again() {
        let again = told("weibo-crawler-json", "weibo", Some("newer-export"));
        assert!(again.contains(name("weibo-crawler-json")) && again.lines().count() == 3, "{again}");
    }

    #[test]
    fn a_part_of_an_account_asks_for_the_archive() {
        let whole = told("x-web-graphql", "x", Some("whole-export"));
        assert!(whole.contains(name("x-archive")) && !whole.contains(name("x-web-graphql")), "{whole}");
        assert_eq!(told("feed", "feed", Some("whole-export")).lines().count(), 1, "a feed is never whole");
    }

    #[test]
    fn what_no_file_of_posts_can_settle_names_none() {
        for what in ["later-as-of", "other-rule", "login-record"] {
            assert_eq!(told("x-archive", "x", Some(what)).lines().count(), 1, "{what}");
        }
    }
}
