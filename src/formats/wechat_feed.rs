//! Tells the feeds that tools make of WeChat accounts from those of any site, and reads them.

use super::feed::{self, Dialect, Maker, RSS_CHANGED, RSS_PUBLISHED};
use super::{Claim, Confidence};
use crate::evidence::{Clue, Evidence, JsonShape, MarkupShape};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::when::Zone;

/// What the wechat-feeds archive appends to an account's name.
const WECHAT_FEEDS: &str = " | wechat-feeds";

/// Names the format of a feed of which a tool says that it made it from a WeChat account.
pub(super) fn maker(markup: &MarkupShape) -> Option<&'static str> {
    match markup.generator.as_str() {
        "Mp-We-Rss" => Some("we-mp-rss"),
        generator if generator.eq_ignore_ascii_case("wewe-rss") => Some("wewe-rss"),
        _ if markup.title.ends_with(WECHAT_FEEDS) => Some("wechat-feeds-rss"),
        _ => None,
    }
}

/// Tells the JSON feed of wewe-rss, which names its maker in some versions only: it writes when an article was published as when it changed,
/// and knows no other date.
pub(super) fn is_wewe_json(json: &JsonShape) -> bool {
    let value = |path: &str| json.value(path).unwrap_or_default();
    let signed = value("generator").eq_ignore_ascii_case("wewe-rss") || value("title") == "WeWe-RSS";
    let home = value("home_page_url");
    let dated = json.has("items[].date_modified") && !json.has("items[].date_published");
    let articles = dated && value("items[].url").starts_with("https://mp.weixin.qq.com/");
    let own = signed || home.contains("/feeds/MP_WXS_");
    json.has("version")
        && (own && (dated || json.has_bare_list("items")) || articles && home.contains("/feeds/"))
}

/// Claims the XML feeds of one of these formats.
pub(super) fn sniff(evidence: &Evidence, format: &str) -> Vec<Claim> {
    let ours = |clue: &&Clue| clue.xml().is_some_and(|markup| maker(markup) == Some(format));
    let claim = |clue: &Clue| Claim::posts(Confidence::Certain, vec![clue.entry]);
    evidence.clues.iter().filter(ours).map(claim).collect()
}

/// Reads RSS and Atom of one of these formats.
pub(super) fn read(
    reading: &mut Reading<'_>,
    entries: &[usize],
    format: &'static str,
    partial: bool,
) -> Result<(), Refusal> {
    let maker = Maker { platform: "wechat", zone: Zone::CHINA, partial };
    for &entry in entries {
        let atom = reading.clue(entry).xml().is_some_and(|markup| markup.root == "feed");
        let dialect = match atom {
            true => Dialect { format, item: "entry", published: &["published"], changed: &["updated"] },
            false => Dialect { format, item: "item", published: RSS_PUBLISHED, changed: RSS_CHANGED },
        };
        feed::read_of(reading, &[entry], &dialect, &maker)?;
    }
    Ok(())
}
