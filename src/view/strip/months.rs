//! Lists what the strip shows as a table: the months with posts, the longest gap, and the silence.

use super::super::Scene;
use super::super::node::{Element, html};
use crate::i18n::{Lang, format, message};
use crate::report::{AccountReport, Audience, Month};

/// Lists the months, folded.
pub fn table(scene: Scene<'_>, account: &AccountReport, id: &str) -> Element {
    let lang = scene.lang;
    let reads = account.audience.is_some();
    let mut labels = vec![message::label_month(lang), message::label_posts(lang)];
    labels.extend(reads.then(|| message::label_audience(lang)));
    let head = html("tr").children(labels.iter().map(|label| html("th").with("scope", "col").child(*label)));
    let gap = super::long_gap(account);
    let mut rows = Vec::new();
    for month in &account.by_month {
        rows.push(row(lang, month, reads));
        if let Some(gap) = gap.filter(|gap| gap.from.starts_with(&month.month)) {
            let days = format::days(lang, gap.days);
            let value = between(lang, &days, &gap.from, &gap.to);
            rows.push(stretch(message::label_longest_gap(lang), value, labels.len()));
        }
    }
    if let (Some(last), Some(silence)) = (&account.posts.last, &account.silence) {
        let value = between(lang, &format::days(lang, silence.days), last, &account.proven_at);
        rows.push(stretch(message::label_silence(lang), value, labels.len()));
    }
    let table = html("table")
        .child(html("caption").child(message::months_caption(lang)))
        .child(html("thead").child(head))
        .child(html("tbody").children(rows));
    html("details")
        .with("class", "months")
        .with("id", format!("{id}-months"))
        .child(html("summary").child(message::months_caption(lang)))
        .child(table)
}

fn row(lang: Lang, month: &Month, reads: bool) -> Element {
    let row = html("tr")
        .child(html("th").with("scope", "row").child(format::date(lang, &month.month)))
        .child(html("td").child(format::number(lang, month.posts)));
    let range = |reads: &Audience| match (reads.reads_min, reads.reads_max) {
        (least, most) if least == most => format::number(lang, most),
        (least, most) => format!("{}–{}", format::number(lang, least), format::number(lang, most)),
    };
    let cell = || html("td").child(month.audience.as_ref().map(range).unwrap_or_default());
    row.children(reads.then(cell))
}

/// Shows a stretch without posts between the months.
fn stretch(label: &str, value: String, columns: usize) -> Element {
    let value = html("td").with("colspan", (columns - 1).to_string()).child(value);
    html("tr").with("class", "stretch").child(html("th").with("scope", "row").child(label)).child(value)
}

fn between(lang: Lang, span: &str, from: &str, to: &str) -> String {
    message::gap_value(lang, span, &format::date(lang, from), &format::date(lang, to))
}
