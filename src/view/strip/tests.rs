//! Proves what the strip draws, and that its table says the same.

use crate::i18n::Lang;
use crate::view::{Options, page, samples};

#[test]
fn the_strip_shows_posts_silence_and_thresholds() {
    let html = page(&samples::commentary(), Lang::ZhHans, Options::default()).to_html();
    let strip = html.split("<figcaption>").next().unwrap_or_default();
    assert_eq!(strip.matches("class=\"strip-post\"").count(), 12, "two posts share June 2015");
    assert_eq!(strip.matches("class=\"strip-threshold\"").count(), 2);
    assert_eq!(strip.matches("class=\"strip-silence\"").count(), 1);
    assert!(strip.contains(">6 个月</text>") && strip.contains(">2 年</text>"));
}

#[test]
fn the_strip_shows_the_longest_gap_and_the_reads_where_there_are_any() {
    let html = page(&samples::commentary(), Lang::En, Options::default()).to_html();
    let (drawing, rest) = html.split_once("<figcaption>").expect("a strip");
    assert!(drawing.contains(">Longest gap: 85 days</text>"), "{drawing}");
    assert_eq!(drawing.matches("class=\"strip-reads\"").count(), 12);
    assert!(
        drawing.contains("from 25 June 2015 to 18 September 2015") && drawing.contains("300 to 7,000 times")
    );
    let table = rest.split("</table>").next().unwrap_or_default();
    assert_eq!(table.matches("<tr>").count(), 13, "a head and twelve months");
    assert!(
        table.contains("June 2015</th><td>2</td><td>300–1,250</td></tr><tr class=\"stretch\">"),
        "{table}"
    );
    assert!(table.ends_with(">909 days (16 December 2016 to 13 June 2019)</td></tr></tbody>"), "{table}");
    let (_, month) = samples::all().into_iter().find(|(name, _)| *name == "active").expect("the sample");
    let html = page(&month, Lang::En, Options::default()).to_html();
    assert!(!html.contains("strip-gap") && !html.contains("strip-reads"), "no gap over a month, no reads");
}
