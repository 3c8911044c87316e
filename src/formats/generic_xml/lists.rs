//! Knows which repeated element of an XML text is a record of a list of posts.

use crate::evidence::MarkupShape;
use crate::formats::generic_json::{OTHER_LISTS, POST_LISTS};
use crate::formats::generic_table::{TimeWord, plain_head, time_word};

/// How deep the records may be, the root counted.
const DEPTHS: std::ops::RangeInclusive<usize> = 2..=4;

/// Roots of documents that list no posts, or whose lists have readers of their own.
const OTHER_ROOTS: [&str; 64] = [
    "rss",
    "feed",
    "rdf",
    "channel",
    "urlset",
    "sitemapindex",
    "opml",
    "svg",
    "plist",
    "gpx",
    "kml",
    "html",
    "trainingcenterdatabase",
    "workbook",
    "worksheet",
    "document",
    "document-content",
    "document-meta",
    "package",
    "coreproperties",
    "properties",
    "types",
    "relationships",
    "presentation",
    "project",
    "configuration",
    "configurations",
    "config",
    "settings",
    "preferences",
    "manifest",
    "resources",
    "schema",
    "definitions",
    "stylesheet",
    "testsuites",
    "testsuite",
    "testrun",
    "assemblies",
    "coverage",
    "log",
    "logs",
    "events",
    "mediawiki",
    "smses",
    "calls",
    "component",
    "components",
    "updates",
    "repomd",
    "metadata",
    "wsdl",
    "xliff",
    "tmx",
    "ts",
    "icalendar",
    "vcards",
    "xbel",
    "playlist",
    "tv",
    "oai-pmh",
    "pubmedarticleset",
    "en-export",
    "allsms",
];

/// Names of elements that are something else than posts, beside the lists that JSON texts have, too.
const OTHER_RECORDS: [&str; 32] = [
    "sms",
    "mms",
    "call",
    "log",
    "logentry",
    "event",
    "commit",
    "revision",
    "revisions",
    "testcase",
    "job",
    "trkpt",
    "wpt",
    "placemark",
    "contact",
    "contacts",
    "release",
    "releases",
    "setting",
    "settings",
    "option",
    "options",
    "image",
    "file",
    "book",
    "product",
    "track",
    "song",
    "task",
    "bug",
    "issue",
    "invoice",
];

/// Tells whether this is a document of another sort.
pub(super) fn lists_nothing(markup: &MarkupShape) -> bool {
    OTHER_ROOTS.contains(&markup.root.as_str())
}

/// Finds the element of the records that may be posts, as the path that leads to it from the root.
pub(super) fn list_of(markup: &MarkupShape) -> Option<String> {
    if lists_nothing(markup) {
        return None;
    }
    let count =
        |path: &str| markup.paths.iter().find(|(known, _)| known == path).map_or(0, |(_, count)| *count);
    let mut lists: Vec<(&str, u32)> = Vec::new();
    for (path, _) in &markup.paths {
        let Some((record, field)) = path.rsplit_once('/') else { continue };
        if time_word(field.trim_start_matches('@')) >= TimeWord::Unknown {
            continue;
        }
        let list = (wrapped(record, &count), count(record));
        let fits = DEPTHS.contains(&list.0.split('/').count()) && !is_of_others(list.0);
        if fits && !lists.contains(&list) {
            lists.push(list);
        }
    }
    // What a record holds is no list of its own.
    let inside = |inner: &str| {
        let outer = |(outer, times): &&(&str, u32)| {
            *times > 1 && inner.strip_prefix(outer).is_some_and(|rest| rest.starts_with('/'))
        };
        lists.iter().any(|list| outer(&list))
    };
    let own: Vec<(&str, u32)> = lists.iter().copied().filter(|(list, _)| !inside(list)).collect();
    let named = own.iter().filter(|(list, _)| is_of_posts(list));
    let again = own.iter().filter(|(_, times)| *times > 1);
    let only = |found: Vec<&(&str, u32)>| match found.as_slice() {
        [(list, _)] => Some((*list).to_owned()),
        _ => None,
    };
    only(named.collect()).or_else(|| only(again.collect())).or_else(|| only(own.iter().collect()))
}

/// Finds the first element with a value of this name, as a person's mapping gives it.
pub(super) fn list_with(markup: &MarkupShape, time: &str) -> Option<String> {
    let time = time.replace('.', "/");
    let (lead, last) = time
        .rsplit_once('/')
        .map_or((String::new(), time.as_str()), |(lead, last)| (format!("/{lead}"), last));
    let ends = [format!("{lead}/{last}"), format!("{lead}/@{last}")];
    let records =
        markup.paths.iter().filter_map(|(path, _)| ends.iter().find_map(|end| path.strip_suffix(end)));
    records.into_iter().find(|record| DEPTHS.contains(&record.split('/').count())).map(str::to_owned)
}

/// Goes up from an element that every record has once (`post/meta`) to the record.
fn wrapped<'p>(mut record: &'p str, count: &dyn Fn(&str) -> u32) -> &'p str {
    let times = count(record);
    while times > 1
        && let Some((outer, _)) = record.rsplit_once('/')
        && outer.contains('/')
        && count(outer) == times
    {
        record = outer;
    }
    record
}

/// Tells whether the records, or the element around them, are called like posts.
pub(super) fn is_of_posts(list: &str) -> bool {
    list.rsplit('/').take(2).any(|step| is_named(step, &POST_LISTS))
}

/// Tells whether the records, or the element around them, are called like something else.
fn is_of_others(list: &str) -> bool {
    let whose = |step: &str| is_named(step, &["user", "users", "account", "accounts"]);
    let mut steps = list.rsplit('/').take(2);
    let other = |step: &str| is_named(step, &OTHER_LISTS) || is_named(step, &OTHER_RECORDS);
    let own = steps.next().is_some_and(other);
    own || steps.next().is_some_and(|around| other(around) && !whose(around))
}

/// Tells whether a name, or the last word of it (`wp_posts`), is one of these.
fn is_named(step: &str, names: &[&str]) -> bool {
    let step = plain_head(step);
    names.contains(&step.as_str()) || step.rsplit(' ').next().is_some_and(|last| names.contains(&last))
}
