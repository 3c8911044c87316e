//! Knows the export formats: each is one file with a sniffer and a reader.
//!
//! To add one: a file here, a line in [`FORMATS`], a folder in `tests/corpus`.

use crate::evidence::{Clue, Evidence};
use crate::issue::{Refusal, RefusalCode};
use crate::map::Map;
use crate::reading::Reading;

mod activities;
mod activitypub_outbox_page;
mod bilibili_json;
mod blogger_xml;
mod bluesky_authorfeed;
mod bluesky_car;
mod columns;
mod discord_package;
mod douban_tofu_xlsx;
mod douk_downloader;
mod douyin_creator;
pub(crate) mod error_answers;
mod facebook_archive;
mod feed;
mod feed_atom;
mod feed_head;
mod feed_json;
mod feed_names;
mod feed_rss0;
mod feed_rss1;
mod feed_rss2;
mod generic_json;
mod generic_table;
mod generic_xml;
mod ghost_json;
mod github_events;
mod google_myactivity;
mod gov_newmedia_list;
mod header;
mod instagram_archive;
mod jekyll_md;
mod linkedin;
mod linkedin_analytics_xlsx;
mod linkedin_shares;
mod listing;
mod mastodon;
mod mastodon_api_statuses;
mod mediacrawler;
mod medium_export;
mod meta;
mod meta_business_suite_csv;
mod misskey_notes;
mod newsletter_csv;
mod nostr_events;
mod opml;
mod page;
mod pasted_text;
mod pinterest_archive;
mod pixelfed_statuses;
mod pleroma;
mod qzone_json;
mod records;
mod reddit_gdpr;
mod scrape_csv;
mod scrape_jsonl;
mod sitemap;
mod social_manager_csv;
mod speechless_html;
mod stablog_json;
mod statuses;
mod substack_export;
mod telegram_export;
mod threads_archive;
mod tiktok_json;
mod tumblr_export;
mod twarc_jsonl;
mod vk_archive;
mod we_mp_rss;
mod wechat_about_html;
mod wechat_account_list;
mod wechat_answer;
mod wechat_appmsg_listex_json;
mod wechat_appmsgpublish_json;
mod wechat_article;
mod wechat_article_html;
mod wechat_articles_jsonl;
mod wechat_channels;
mod wechat_dajiala_json;
mod wechat_datacube_json;
mod wechat_exporter;
mod wechat_exporter_json;
mod wechat_exporter_md;
mod wechat_exporter_xlsx;
mod wechat_feed;
mod wechat_feeds_rss;
mod wechat_freepublish_json;
mod wechat_getmsg_json;
mod wechat_history_html;
mod wechat_inner;
mod wechat_mongoexport_csv;
mod wechat_mp_backend_xls;
mod wechat_msg_list;
mod wechat_page;
mod weibo;
mod weibo_api_json;
mod weibo_cn_html;
mod weibo_crawler;
mod weibo_crawler_csv;
mod weibo_crawler_json;
mod weibo_crawler_md;
mod weibo_crawler_sqlite;
mod weibo_crawler_users_csv;
mod weibo_m_container_json;
mod weibo_web_ajax_json;
mod weibospider_csv;
mod weibospider_json;
mod weibospider_txt;
mod wewe_rss;
mod wordpress_wxr;
mod x;
mod x_analytics_csv;
mod x_archive;
mod x_archive_2012;
mod x_web_graphql;
mod xhs_creator_xlsx;
mod xhs_downloader;
mod xml_items;
mod youtube_studio_csv;
mod youtube_takeout;

pub(crate) use generic_table::no_time_column;

/// Describes one export format.
pub struct Format {
    /// Its id, in kebab case; it appears in reports and fixtures and never changes.
    pub id: &'static str,
    /// The service's name, as it writes itself.
    pub label: &'static str,
    /// The id of the platform whose exports it reads, `unknown` where it reads those of several: people look for
    /// "how do I get this file" under it.
    pub platform: &'static str,
    /// Whether it reads what no service signed. In a container or folder such a reader stands back: behind a
    /// service's own format, and where it could read several files of which it cannot tell which lists the posts.
    pub general: bool,
    /// Looks for exports of this format in a bundle.
    pub sniff: Sniff,
    /// Reads one export. What was read before a refusal is kept.
    pub read: Read,
}

/// Reads the claimed entries of a bundle: posts and accounts go to the reading's findings.
pub type Read = fn(&mut Reading<'_>, &[usize]) -> Result<(), Refusal>;

/// Gives a reader that the light build leaves out: it only recognises these formats, so that visitors with the
/// common ones do not download the readers of all others.
///
/// Use it for every format but the few that most people bring. Whoever brings one of these loads the wide module.
const fn on_demand(read: Read) -> Read {
    if cfg!(feature = "every-format") { read } else { needs_every_format }
}

/// Looks for exports of a format in a bundle.
pub type Sniff = fn(&Evidence) -> Vec<Claim>;

/// Gives a sniffer that the light build leaves out too.
///
/// Use it where no reader of the light build could claim the same file: for JSON, XML, web pages, prose and databases.
/// A table that a rarer format knows better must be known to the light build as well.
const fn sniff_on_demand(sniff: Sniff) -> Sniff {
    if cfg!(feature = "every-format") { sniff } else { claims_nothing }
}

fn claims_nothing(_evidence: &Evidence) -> Vec<Claim> {
    Vec::new()
}

fn needs_every_format(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    let path = entries.first().map(|entry| reading.path(*entry)).unwrap_or_default();
    Err(Refusal::new(RefusalCode::NeedsEveryFormat, path))
}

/// Lists every format; the order decides nothing.
pub const FORMATS: &[Format] = &[
    activitypub_outbox_page::FORMAT,
    bilibili_json::FORMAT,
    blogger_xml::FORMAT,
    bluesky_authorfeed::FORMAT,
    bluesky_car::FORMAT,
    discord_package::FORMAT,
    douban_tofu_xlsx::FORMAT,
    douk_downloader::FORMAT,
    douyin_creator::FORMAT,
    facebook_archive::FORMAT,
    feed_atom::FORMAT,
    feed_json::FORMAT,
    feed_rss0::FORMAT,
    feed_rss1::FORMAT,
    feed_rss2::FORMAT,
    generic_json::FORMAT,
    generic_table::FORMAT,
    generic_xml::FORMAT,
    ghost_json::FORMAT,
    github_events::FORMAT,
    google_myactivity::FORMAT,
    gov_newmedia_list::FORMAT,
    instagram_archive::FORMAT,
    jekyll_md::FORMAT,
    linkedin_analytics_xlsx::FORMAT,
    linkedin_shares::FORMAT,
    mastodon::FORMAT,
    mastodon_api_statuses::FORMAT,
    mediacrawler::FORMAT,
    medium_export::FORMAT,
    meta_business_suite_csv::FORMAT,
    newsletter_csv::FORMAT,
    opml::FORMAT,
    misskey_notes::FORMAT,
    nostr_events::FORMAT,
    pasted_text::FORMAT,
    pinterest_archive::FORMAT,
    pixelfed_statuses::FORMAT,
    pleroma::FORMAT,
    qzone_json::FORMAT,
    reddit_gdpr::FORMAT,
    scrape_csv::FORMAT,
    scrape_jsonl::FORMAT,
    social_manager_csv::FORMAT,
    sitemap::FORMAT,
    speechless_html::FORMAT,
    stablog_json::FORMAT,
    substack_export::FORMAT,
    telegram_export::FORMAT,
    threads_archive::FORMAT,
    tiktok_json::FORMAT,
    tumblr_export::FORMAT,
    twarc_jsonl::FORMAT,
    vk_archive::FORMAT,
    we_mp_rss::FORMAT,
    wechat_about_html::FORMAT,
    wechat_account_list::FORMAT,
    wechat_appmsg_listex_json::FORMAT,
    wechat_appmsgpublish_json::FORMAT,
    wechat_article_html::FORMAT,
    wechat_articles_jsonl::FORMAT,
    wechat_channels::FORMAT,
    wechat_dajiala_json::FORMAT,
    wechat_datacube_json::FORMAT,
    wechat_exporter_json::FORMAT,
    wechat_exporter_md::FORMAT,
    wechat_exporter_xlsx::FORMAT,
    wechat_feeds_rss::FORMAT,
    wechat_freepublish_json::FORMAT,
    wechat_getmsg_json::FORMAT,
    wechat_history_html::FORMAT,
    wechat_mongoexport_csv::FORMAT,
    wechat_mp_backend_xls::FORMAT,
    weibo_api_json::FORMAT,
    weibo_cn_html::FORMAT,
    weibo_crawler_csv::FORMAT,
    weibo_crawler_json::FORMAT,
    weibo_crawler_md::FORMAT,
    weibo_crawler_sqlite::FORMAT,
    weibo_crawler_users_csv::FORMAT,
    weibo_m_container_json::FORMAT,
    weibo_web_ajax_json::FORMAT,
    weibospider_csv::FORMAT,
    weibospider_json::FORMAT,
    weibospider_txt::FORMAT,
    wewe_rss::FORMAT,
    wordpress_wxr::FORMAT,
    x_analytics_csv::FORMAT,
    x_archive::FORMAT,
    x_archive_2012::FORMAT,
    x_web_graphql::FORMAT,
    xhs_creator_xlsx::FORMAT,
    xhs_downloader::FORMAT,
    youtube_studio_csv::FORMAT,
    youtube_takeout::FORMAT,
];

/// Finds the general reader that a person's mapping makes able to read this entry; it also takes a table that
/// nobody claims, to say that the mapping does not fit.
pub fn mapped(clue: &Clue, map: &Map, claimed: bool) -> Option<&'static Format> {
    let id = match () {
        () if generic_table::fits(clue, map) || !claimed && !clue.tables().is_empty() => {
            generic_table::FORMAT.id
        }
        () if generic_json::fits(clue) => generic_json::FORMAT.id,
        () if generic_xml::fits(clue) => generic_xml::FORMAT.id,
        () => return None,
    };
    FORMATS.iter().find(|format| format.id == id)
}

/// Says that some entries are an export of a format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// How sure it is.
    pub confidence: Confidence,
    /// The entries of the export, by their position in the bundle; the ones that list posts first.
    pub entries: Vec<usize>,
    /// Whether the entries are known, but list no posts (an account's settings, a list of accounts).
    pub lists_posts: bool,
}

/// Says how sure a claim is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// A general reader could make sense of it.
    Possible,
    /// The right keys or columns.
    Likely,
    /// A mark that only this service writes.
    Certain,
}

impl Claim {
    /// Claims entries that list posts.
    pub fn posts(confidence: Confidence, entries: Vec<usize>) -> Claim {
        Claim { confidence, entries, lists_posts: true }
    }

    /// Recognises entries that list no posts.
    pub fn no_posts(entries: Vec<usize>) -> Claim {
        Claim { confidence: Confidence::Certain, entries, lists_posts: false }
    }
}
