//! # WeChat account page (HTML)
//! **Where people get it:** the card of an account (关于公众号), opened and saved.
//! **Looks like:** titled 关于公众号 or 关于服务号; 简介, 微信号, 主体类型 or 认证主体, 名称记录.
//! **Dates:** only of registering and renaming (名称记录), which are no posts. **Kinds:** none. **Quirks:** none.
//! **Zero posts:** it lists no posts and proves nothing; it is recognised so that it can be refused plainly.
//! **Not read:** all of it.

use super::{Claim, Format, on_demand, sniff_on_demand};
use crate::evidence::{Clue, Evidence};
use crate::issue::{Refusal, RefusalCode};
use crate::reading::Reading;

pub(super) const FORMAT: Format = Format {
    id: "wechat-about-html",
    label: "WeChat account page (HTML)",
    platform: "wechat",
    general: false,
    sniff: sniff_on_demand(sniff),
    read: on_demand(read),
};

const TITLES: [&str; 3] = ["关于公众号", "关于服务号", "关于订阅号"];

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let ours = |clue: &&Clue| clue.html().is_some_and(|page| TITLES.contains(&page.title.as_str()));
    evidence.clues.iter().filter(ours).map(|clue| Claim::no_posts(vec![clue.entry])).collect()
}

/// Never asked: every claim says that there are no posts.
fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    let path = entries.first().map(|entry| reading.path(*entry)).unwrap_or_default();
    Err(Refusal::new(RefusalCode::NotPosts, path))
}
