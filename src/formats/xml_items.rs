//! Walks an XML export of a site: what stands before its items, then the items, each as its wanted values.

use crate::evidence::local_name;
use crate::issue::Refusal;
use crate::reading::{BrokeOff, Reading};
use crate::syntax::xml::{Element, Step};

/// How many values of one item are kept: a post with thousands of comments has its own values first.
const MAX_VALUES: usize = 256;

/// Says where the items are and what is taken of them.
///
/// A value is named by the elements that lead to it, without their prefixes: tools rename or lose these.
/// `status`, `control/draft`; an attribute by `category@term`.
pub(super) struct Layout {
    /// The element that is one item.
    pub item: &'static str,
    /// What is taken of an item.
    pub values: &'static [&'static str],
    /// What is taken outside the items, the root's name first.
    pub head: &'static [&'static str],
}

/// Holds what was taken of one item, or of what stands outside them.
#[derive(Default)]
pub(super) struct Values {
    list: Vec<(&'static str, String)>,
}

impl Values {
    /// Gives the first value of a name; empty where there is none.
    pub fn text(&self, name: &str) -> &str {
        let named = self.list.iter().find(|(known, _)| *known == name);
        named.map_or("", |(_, value)| value)
    }

    /// Gives all values of a name.
    pub fn all<'v>(&'v self, name: &'v str) -> impl Iterator<Item = &'v str> {
        let named = self.list.iter().filter(move |(known, _)| *known == name);
        named.map(|(_, value)| value.as_str())
    }

    fn keep(&mut self, wanted: &[&'static str], name: &str, value: &str) {
        let known = wanted.iter().find(|known| **known == name);
        if let Some(name) = known.filter(|_| self.list.len() < MAX_VALUES && !value.trim().is_empty()) {
            self.list.push((name, value.trim().to_owned()));
        }
    }
}

/// What is done with one item: what stood before it, its number, counted from 1, and its values.
pub(super) type Each<'e> = &'e mut dyn FnMut(&mut Reading<'_>, &Values, u64, &Values);

/// Hands every item to `each`; gives what stands outside them, and why the walk broke off.
///
/// # Errors
/// Encrypted, damaged, or reading the first bytes failed.
pub(super) fn walk(
    reading: &mut Reading<'_>,
    entry: usize,
    layout: &Layout,
    each: Each<'_>,
) -> Result<(Values, Option<BrokeOff>), Refusal> {
    let mut xml = reading.xml(entry)?;
    let (mut head, mut item, mut count) = (Values::default(), None::<(usize, Values)>, 0);
    let mut path: Vec<String> = Vec::new();
    loop {
        match xml.step() {
            Ok(Some(Step::Start(element))) => {
                path.push(local_name(&element.name).to_owned());
                if item.is_none() && path.last().is_some_and(|name| name == layout.item) {
                    item = Some((path.len(), Values::default()));
                } else {
                    let (values, wanted, depth) = match &mut item {
                        Some((depth, values)) => (values, layout.values, *depth),
                        None => (&mut head, layout.head, 0),
                    };
                    attributes(values, wanted, &path[depth..].join("/"), &element);
                }
            }
            Ok(Some(Step::End { text, .. })) => {
                match &mut item {
                    Some((depth, values)) if path.len() == *depth => {
                        count += 1;
                        each(reading, &head, count, values);
                        item = None;
                    }
                    Some((depth, values)) => {
                        values.keep(layout.values, &path[(*depth).min(path.len())..].join("/"), &text);
                    }
                    None => head.keep(layout.head, &path.join("/"), &text),
                }
                path.pop();
            }
            Ok(None) => return Ok((head, None)),
            Err(error) => return Ok((head, Some(BrokeOff::from(error)))),
        }
    }
}

/// Takes an element's attributes; of links only those that lead to the thing itself.
fn attributes(values: &mut Values, wanted: &[&'static str], path: &str, element: &Element) {
    if element.attribute("rel").is_some_and(|rel| rel != "alternate") {
        return;
    }
    for (name, value) in &element.attributes {
        values.keep(wanted, &format!("{path}@{}", local_name(name)), value);
    }
}
