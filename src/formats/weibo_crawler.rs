//! Holds what the CSV and the JSON of weibo-crawler have in common.

use super::records::Seen;
use crate::reading::Reading;
use crate::timeline::{Account, Kind, NotPost, Post};
use crate::when::{Context, DateError, Moment, Zone, ZoneBasis, parse};

/// Makes the account of a file; the platform's server writes Beijing time.
pub(super) fn account(reading: &Reading<'_>, format: &'static str) -> Account {
    Account::new(format, "weibo", reading.data_zone(Zone::CHINA, ZoneBasis::Platform))
}

/// Reads a time as the tool writes it.
pub(super) fn moment(text: &str) -> Result<Moment, DateError> {
    parse(text, &Context::default()).map(|dated| dated.moment)
}

/// Holds one post as the tool lists it.
pub(super) struct Record<'a> {
    /// Its row or item number.
    pub number: u64,
    /// Its id.
    pub id: &'a str,
    /// The column or key of its publish time.
    pub field: &'static str,
    /// Its publish time as written.
    pub published: &'a str,
    /// Whether it passes somebody else's post on.
    pub repost: bool,
}

/// Files one post, unless it was listed before.
pub(super) fn file(
    reading: &mut Reading<'_>,
    account: &mut Account,
    seen: &mut Seen,
    entry: usize,
    record: &Record<'_>,
) {
    if seen.again("", record.id) {
        return account.leave_out(NotPost::Duplicate);
    }
    match moment(record.published) {
        Ok(moment) => {
            let link = link(record.id);
            let post = Post {
                moment,
                kind: if record.repost { Kind::Repost } else { Kind::Original },
                record: record.number,
                title: None,
                link: link.as_deref(),
                reads: None,
            };
            account.timeline.push(reading.path(entry), post);
        }
        Err(error) => {
            let place = reading.place(entry, record.number, record.field);
            reading.unread_date(account, error, place, record.published);
        }
    }
}

/// Gives the address of a post.
pub(super) fn link(id: &str) -> Option<String> {
    is_number(id).then(|| format!("https://m.weibo.cn/detail/{id}"))
}

/// Reads name and id out of a path of the tool's own making, `weibo/<name>/<id>.csv`.
///
/// A file that the person renamed and that still has an id in its name gives the id alone: `news-2000000001.csv`.
pub(super) fn owner(path: &str) -> (Option<&str>, Option<&str>) {
    let (folders, file) = path.rsplit_once(['/', '\\']).unwrap_or(("", path));
    let stem = file.split('.').next().unwrap_or_default();
    if stem.len() < 8 || !is_number(stem) {
        // An id has ten figures; a date in a name has eight.
        let mut ids = stem.split(['-', '_', ' ']).filter(|part| part.len() == 10 && is_number(part));
        return (None, ids.next().filter(|_| ids.next().is_none()));
    }
    let folder = folders.rsplit(['/', '\\']).next().unwrap_or_default();
    // The tool can be told to name the folder by the id; `weibo` is the folder above it.
    let taken = !folder.is_empty() && folder != stem && folder != "weibo" && !folder.contains('.');
    (taken.then_some(folder), Some(stem))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_tools_own_paths_name_the_account() {
        let cases = [
            ("weibo/示例镇发布/2000000001.csv", (Some("示例镇发布"), Some("2000000001"))),
            ("weibo/2000000001/2000000001.csv", (None, Some("2000000001"))),
            ("backup.zip/2000000001.csv", (None, Some("2000000001"))),
            ("2000000001.csv", (None, Some("2000000001"))),
            ("示例镇发布/posts.csv", (None, None)),
            ("示例镇-2000000001-2020.csv", (None, Some("2000000001"))),
            ("weibo_20241129.csv", (None, None)),
            ("2000000001-2000000002.csv", (None, None)),
            ("2016/12.csv", (None, None)),
            ("", (None, None)),
        ];
        for (path, expected) in cases {
            assert_eq!(owner(path), expected, "{path}");
        }
    }
}
