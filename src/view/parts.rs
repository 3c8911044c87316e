//! Builds the small parts that every section uses.

use super::facts::Fact;
use super::node::{Element, Node, html, svg};
use crate::issue::clean;
use crate::timeline::is_web_address;

/// Makes a heading that a script can move the focus to.
pub fn heading(level: &'static str, text: impl Into<Node>) -> Element {
    html(level).with("tabindex", "-1").child(text)
}

/// Makes a paragraph of a class.
pub fn paragraph(class: &str, text: impl Into<Node>) -> Element {
    html("p").with("class", class).child(text)
}

/// Shows a text that a file chose: kept apart from the direction of the text around it.
pub fn foreign(text: &str) -> Element {
    let text = clean(text);
    let chinese = text.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c));
    let bdi = html("bdi");
    if chinese { bdi.with("lang", "zh").child(text) } else { bdi.child(text) }
}

/// Makes a link that leaves the page in peace; the bare text where it is no web address.
pub fn link(address: &str, text: &str) -> Node {
    if !is_web_address(address) {
        return foreign(text).into();
    }
    let link = html("a").with("href", address).with("target", "_blank").with("rel", "noopener noreferrer");
    link.child(text).into()
}

/// Shows a date that machines can read as well.
pub fn time(iso: &str, text: &str) -> Element {
    html("time").with("datetime", iso).child(text)
}

/// Shows facts as a list of terms.
pub fn facts(list: &[Fact]) -> Element {
    linked_facts(list, &|_| None)
}

/// Shows facts as a list of terms, their figures as links to where `anchor` says that they come from.
pub fn linked_facts(list: &[Fact], anchor: Anchor<'_>) -> Element {
    let row = |fact: &Fact| {
        let value = html("dd").children(linked(&fact.value, &fact.links, anchor));
        html("div").child(html("dt").child(fact.label)).child(value)
    };
    html("dl").with("class", "facts").children(list.iter().map(row))
}

/// Finds the id of the element that shows where a figure comes from, by what the figure is.
pub type Anchor<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Links the parts of a text that are figures, in the order in which they stand there.
pub fn linked(text: &str, links: &[(String, &str)], anchor: Anchor<'_>) -> Vec<Node> {
    let (mut nodes, mut rest) = (Vec::new(), text);
    for (figure, role) in links {
        if let (Some((before, after)), Some(id)) = (rest.split_once(figure.as_str()), anchor(role)) {
            let link = html("a").with("class", "figure").with("href", format!("#{id}"));
            nodes.extend([before.into(), link.child(figure.as_str()).into()]);
            rest = after;
        }
    }
    nodes.push(rest.into());
    nodes
}

/// Makes a list of a class.
pub fn list<N: Into<Node>>(class: &str, items: impl IntoIterator<Item = N>) -> Element {
    html("ul").with("class", class).children(items.into_iter().map(|item| html("li").child(item)))
}

/// Makes a section with a heading.
pub fn section(class: &str, title: impl Into<Node>) -> Element {
    html("section").with("class", class).child(heading("h3", title))
}

/// Draws a verdict's shape, so that colour never stands alone.
pub fn mark(verdict: &str) -> Element {
    let circle = || svg("circle").with("cx", "12").with("cy", "12").with("r", "9");
    let line = |d: &str| svg("path").with("d", d);
    let mark = svg("svg").with("class", "mark").with("viewBox", "0 0 24 24").with("aria-hidden", "true");
    let mark = mark.with("fill", "none").with("stroke", "currentColor").with("stroke-width", "2");
    match verdict {
        "active" => mark.child(circle().with("fill", "currentColor")),
        "sleeping" => mark.child(circle()).child(line("M12 3a9 9 0 0 0 0 18z").with("fill", "currentColor")),
        "dormant" => mark.child(line("M3 3h18v18H3z").with("fill", "currentColor")),
        "zero-post" => mark.child(circle().with("stroke-dasharray", "3 3")),
        _ => mark.child(line("M12 2l10 10-10 10L2 12zM12 8v5M12 15.5v1")),
    }
}
