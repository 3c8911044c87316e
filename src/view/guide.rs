//! Tells where people get the files this program reads, platform by platform.

use super::node::{Element, Node, html};
use crate::formats::{FORMATS, Format};
use crate::i18n::{Lang, coded, lookup, message};

/// Lists platforms whose people mostly read Chinese; they come first for readers of Chinese, last for others.
const CHINESE: [&str; 12] = [
    "wechat",
    "wechat-channels",
    "weibo",
    "douyin",
    "kuaishou",
    "xiaohongshu",
    "bilibili",
    "toutiao",
    "zhihu",
    "tieba",
    "douban",
    "qzone",
];

/// The platform of formats that read any account; it comes first, because most people have no export at all.
const ANY: &str = "unknown";

/// Shows how to get a file for each platform, folded, in the order in which readers of a language look for them.
pub fn guide(lang: Lang) -> Node {
    let platform = |id: &str| {
        let formats = FORMATS.iter().filter(|format| format.platform == id);
        let title = if id == ANY { message::guide_any(lang) } else { coded(lang, "platform", id) };
        let list = html("dl").children(formats.flat_map(|format| entry(lang, format)));
        html("details").child(html("summary").child(title)).child(list)
    };
    html("div").with("class", "guide").children(platforms(lang).into_iter().map(platform)).into()
}

fn entry(lang: Lang, format: &Format) -> [Element; 3] {
    let about = |what: &str| lookup(lang, "format", &format!("{}-{what}", format.id)).unwrap_or_default();
    [
        html("dt").child(coded(lang, "format", format.id)),
        html("dd").child(about("get")),
        html("dd").with("class", "note").child(about("limits")),
    ]
}

/// Lists every platform once: those of no platform first, then the reader's own part of the world, by name.
fn platforms(lang: Lang) -> Vec<&'static str> {
    let mut platforms: Vec<&str> = FORMATS.iter().map(|format| format.platform).collect();
    let rank = |id: &str| match CHINESE.iter().position(|known| *known == id) {
        _ if id == ANY => (0, 0),
        Some(at) => (if lang == Lang::En { 2 } else { 1 }, at),
        None => (if lang == Lang::En { 1 } else { 2 }, 0),
    };
    platforms.sort_by_key(|id| (rank(id), coded(lang, "platform", id)));
    platforms.dedup();
    platforms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_is_told_once_in_every_language() {
        for lang in Lang::ALL {
            let page = guide(lang).to_html();
            assert_eq!(page.matches("<dt>").count(), FORMATS.len(), "{}", lang.tag());
            assert!(!page.contains("<dd></dd>"), "{}", lang.tag());
        }
    }

    #[test]
    fn every_platform_has_a_name_in_every_language() {
        for lang in Lang::ALL {
            for id in platforms(lang) {
                assert!(lookup(lang, "platform", id).is_some(), "platform-{id} in {}", lang.tag());
            }
        }
    }

    #[test]
    fn readers_find_their_own_platforms_first() {
        assert_eq!(platforms(Lang::ZhHans)[..4], ["unknown", "wechat", "wechat-channels", "weibo"]);
        // Behind these, each script sorts its own names.
        assert_eq!(platforms(Lang::ZhHant)[..4], ["unknown", "wechat", "wechat-channels", "weibo"]);
        let english = platforms(Lang::En);
        let place = |id| english.iter().position(|known| *known == id);
        assert!(place("x") < place("wechat"));
    }
}
