//! # One WeChat article as text (Markdown)
//! **Where people get it:** the open-source tool wechat-article-exporter › 导出 › Markdown or TXT, one file an article.
//! **Looks like:** the page's style sheet in one line, the title, a line `原创 作者 公众号 2023-11-27 18:42 上海`, and
//! `> 原文地址: [https://mp.weixin.qq.com/s/…]`; then the article.
//! **Dates:** the one in that line, to the minute, Beijing time. **Kinds:** an article is a post.
//! **Quirks:** 原创, the author and the province may be missing; many articles in a folder are one export, and an article
//! saved twice counts once. **Zero posts:** never. **Not read:** the article.

use super::records::{Accounts, Seen};
use super::wechat_inner::{article_id, link};
use super::{Claim, Confidence, Format, on_demand, sniff_on_demand};
use crate::evidence::{Clue, Evidence, Shape};
use crate::issue::{IssueCode, Refusal};
use crate::reading::{BrokeOff, Reading};
use crate::syntax::lines::each_line;
use crate::timeline::{Account, Kind, NotPost, Post};
use crate::when::{Context, Moment, Zone, ZoneBasis, parse};

pub(super) const FORMAT: Format = Format {
    id: "wechat-exporter-md",
    label: "wechat-article-exporter (Markdown)",
    platform: "wechat",
    general: false,
    sniff: sniff_on_demand(sniff),
    read: on_demand(read),
};

/// What stands before the article's own address.
const ORIGIN: &str = "原文地址";

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let entries: Vec<usize> =
        evidence.clues.iter().filter(|clue| is_ours(clue)).map(|clue| clue.entry).collect();
    if entries.is_empty() { Vec::new() } else { vec![Claim::posts(Confidence::Certain, entries)] }
}

fn is_ours(clue: &Clue) -> bool {
    match &clue.shape {
        Shape::Prose(text) => text.lines().any(is_mark),
        // Lines with commas or tabs may look like a table.
        Shape::Table(table) => table.rows.iter().flat_map(|(_, row)| row).any(|cell| is_mark(cell)),
        _ => false,
    }
}

/// The line with the address, or the exporter's own style sheet, which may fill the first bytes alone.
fn is_mark(line: &str) -> bool {
    let origin = line.contains(ORIGIN) && line.contains("mp.weixin.qq.com/");
    origin || line.contains("\\_\\_page\\_content\\_\\_") || line.contains(".__page_content__")
}

/// Holds what the first lines of one article tell.
#[derive(Default)]
struct Article {
    title: String,
    account: String,
    published: Option<(u64, Moment)>,
    link: String,
}

impl Article {
    fn line(&mut self, number: u64, line: &str) {
        let line = line.trim();
        if self.published.is_none() {
            if let Some((account, moment)) = byline(line) {
                self.account = account.to_owned();
                self.published = Some((number, moment));
            } else if !line.is_empty() && !is_mark(line) && line.chars().any(|c| c != '=' && c != '-') {
                self.title = line.trim_start_matches(['#', ' ']).to_owned();
            }
        } else if self.link.is_empty() && line.contains(ORIGIN) {
            let address = line.find("http").map(|at| &line[at..]).unwrap_or_default();
            let end = address.find([']', ')', ' ']).unwrap_or(address.len());
            self.link = link(&address[..end]);
        }
    }
}

/// Reads `原创 作者 公众号 2023-11-27 18:42 上海`; the account is the last word before the date.
fn byline(line: &str) -> Option<(&str, Moment)> {
    let words: Vec<(usize, &str)> = line
        .split_ascii_whitespace()
        .map(|word| (word.as_ptr() as usize - line.as_ptr() as usize, word))
        .collect();
    let at = words.windows(2).position(|pair| pair[0].1.len() == 10 && pair[1].1.len() == 5)?;
    let (account, date, clock) = (words.get(at.checked_sub(1)?)?.1, words[at], words[at + 1]);
    let written = line.get(date.0..clock.0 + clock.1.len())?;
    let moment = parse(written, &Context::default()).ok()?.moment;
    (words.len() - at <= 4 && matches!(moment, Moment::Wall(_))).then_some((account, moment))
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    let zone = reading.data_zone(Zone::CHINA, ZoneBasis::Platform);
    let blank = || Account { complete: Some(false), ..Account::new(FORMAT.id, "wechat", zone) };
    let (mut accounts, mut seen) = (Accounts::default(), Seen::default());
    for &entry in entries {
        let mut article = Article::default();
        let text = reading.text(entry)?;
        let walked = each_line(text, &mut |number, line| article.line(number, line));
        let account = accounts.named(&article.account, blank);
        if let Err(error) = walked {
            reading.broke_off(account, entry, &BrokeOff::Io(error))?;
        }
        match article.published {
            _ if seen.again(&article.account, &article_id(&article.link)) => {
                account.leave_out(NotPost::Duplicate)
            }
            Some((record, moment)) => {
                let (title, link) = (Some(article.title.as_str()), Some(article.link.as_str()));
                let post = Post { moment, kind: Kind::Original, record, title, link, reads: None };
                account.timeline.push(reading.path(entry), post);
            }
            None => {
                let place = reading.place(entry, 1, "");
                reading.unread(account, IssueCode::MissingDate, place, "");
            }
        }
    }
    accounts.finish(reading, entries, blank);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_under_the_title_is_read() {
        let account = |line| byline(line).map(|(account, _)| account);
        assert_eq!(account("原创 某人 示例发布 2023-11-27 18:42 上海"), Some("示例发布"));
        assert_eq!(account("示例发布 2023-11-27 18:42"), Some("示例发布"));
        for line in [
            "2023-11-27 18:42",
            "会议定于 2023-11-27 18:42 在 上海 市 某 地 举行",
            "示例发布 2023-11-27",
            "示例发布 2023-99-27 18:42",
            "",
        ] {
            assert_eq!(account(line), None, "{line}");
        }
    }
}
