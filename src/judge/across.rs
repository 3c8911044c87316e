//! Raises the flags that need a look at all accounts of a report.
//!
//! Names of owners are not in exports, so "the same owner" is the same name or the same handle on the
//! same platform. Where the platform is not known, one name in two files may be one owner on two
//! platforms, which is ordinary; nothing is raised.

use super::Flag;
use crate::timeline::Account;
use std::collections::BTreeSet;

/// The platform of accounts whose platform nobody knows.
const UNKNOWN: &str = "unknown";

/// Lists, account by account, what is raised because of the others.
pub fn across(accounts: &[Account]) -> Vec<Vec<Flag>> {
    let owners = shared(accounts.iter().flat_map(owners_of));
    let files = shared(accounts.iter().flat_map(|account| account.timeline.paths()));
    let flags = |account: &Account| {
        let raised = [
            (Flag::DuplicateAccount, owners_of(account).any(|owner| owners.contains(&owner))),
            (Flag::MixedAccounts, account.timeline.paths().iter().any(|path| files.contains(&path))),
        ];
        raised.into_iter().filter(|(_, raised)| *raised).map(|(flag, _)| flag).collect()
    };
    accounts.iter().map(flags).collect()
}

/// Names by which an account's owner is known: platform, whether it is the handle, and the name.
type Owner = (&'static str, bool, String);

fn owners_of(account: &Account) -> impl Iterator<Item = Owner> {
    let known = account.platform != UNKNOWN;
    let named = [(true, &account.handle), (false, &account.name)].into_iter().filter(move |_| known);
    named.filter_map(|(handle, name)| {
        let plain = name.as_deref()?.trim().to_ascii_lowercase();
        (!plain.is_empty()).then_some((account.platform, handle, plain))
    })
}

/// Collects what occurs more than once.
fn shared<T: Ord + Clone>(all: impl Iterator<Item = T>) -> BTreeSet<T> {
    let mut seen = BTreeSet::new();
    all.filter(|one| !seen.insert(one.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::{Kind, Post};
    use crate::when::{DataZone, Day, Moment, Zone, ZoneBasis};

    fn account(platform: &'static str, name: Option<&str>, handle: Option<&str>, path: &str) -> Account {
        let zone = DataZone { zone: Zone::UTC, basis: ZoneBasis::Platform };
        let mut account = Account::new("generic-table", platform, zone);
        (account.name, account.handle) = (name.map(str::to_owned), handle.map(str::to_owned));
        let moment = Moment::Day(Day::MIN);
        account.timeline.push(
            path,
            Post { moment, kind: Kind::Original, record: 1, title: None, link: None, reads: None },
        );
        account
    }

    #[test]
    fn one_owner_twice_on_one_platform_is_told() {
        let first = || account("weibo", Some("Riverside"), Some("1"), "a.json");
        let alike = |second: Account| across(&[first(), second]).iter().all(|flags| !flags.is_empty());
        assert!(alike(account("weibo", Some(" riverside"), Some("2"), "b.json")), "the same name");
        assert!(alike(account("weibo", Some("Hillside"), Some("1"), "b.json")), "the same handle");
        assert!(!alike(account("x", Some("Riverside"), Some("1"), "b.json")), "another platform");
        assert!(!alike(account("weibo", Some("Riverside 2"), None, "b.json")), "another name");
        assert!(!alike(account("weibo", Some("1"), Some("Riverside"), "b.json")), "a name is no handle");
    }

    #[test]
    fn accounts_without_platform_or_name_are_not_taken_for_one() {
        let told = |platform, name| {
            let one = |path| account(platform, name, None, path);
            across(&[one("a.csv"), one("b.csv")]) != [vec![], vec![]]
        };
        assert!(!told(UNKNOWN, Some("Riverside")));
        assert!(!told("wechat", None));
        assert!(!told("wechat", Some(" ")));
        assert!(told("wechat", Some("Riverside")));
    }

    #[test]
    fn accounts_in_one_file_are_told_from_accounts_in_two() {
        let pair = |path| [account("x", Some("a"), None, "a.csv"), account("x", Some("b"), None, path)];
        assert_eq!(across(&pair("a.csv")), [[Flag::MixedAccounts], [Flag::MixedAccounts]]);
        assert_eq!(across(&pair("b.csv")), [vec![], vec![]]);
    }
}
