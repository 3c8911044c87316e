//! # Any XML list of records with a time
//! **Where people get it:** content management systems, databases, small tools, interfaces of services.
//! **Looks like:** one element again and again, at most three levels below the root (`posts/post`,
//! `response/data/items/item`), with its values in children, in attributes, or in `<field name="…">` as databases
//! write them. Prefixes say nothing.
//! **Dates:** the child or attribute called like a publish time, else like a time, else like a creation; never one
//! of edits, crawls, registrations, users or comments, nor one that a record has several times (revisions).
//! **Kinds:** as in a table.
//! **Quirks:** several lists beside each other are read only where one of them is called like posts. Two equally
//! good times that differ are refused, and so are records without a title, a text or a link. A total above what
//! is listed, or a next page, makes the list partial.
//! **Zero posts:** never; an empty list of an unknown service proves nothing. **Not read:** texts; feeds, sitemaps,
//! drawings, tracks, office files and settings are no lists of posts, whatever times they hold.

mod lists;

use super::generic_json::{is_more, is_total, tells_posts};
use super::generic_table::{Filer, SAMPLE_CELL, SAMPLE_ROWS, Sheet, Signed, TimeWord, time_word};
use super::{Claim, Confidence, Format, on_demand, sniff_on_demand};
use crate::bundle;
use crate::evidence::{Clue, Evidence, local_name, own_attributes, step_name};
use crate::issue::{Refusal, RefusalCode};
use crate::map::Map;
use crate::reading::{BrokeOff, Reading};
use crate::syntax::table::Row;
use crate::syntax::xml::{Element, Step, Xml, XmlError};
use lists::{is_of_posts, list_of, list_with, lists_nothing};
use std::ops::ControlFlow;

pub(super) const FORMAT: Format = Format {
    id: "generic-xml",
    label: "XML",
    platform: "unknown",
    general: true,
    sniff: sniff_on_demand(sniff),
    read: on_demand(read),
};

/// How many values of one record are told apart.
const MAX_COLUMNS: usize = 300;
/// How much of a value is kept, in characters; what matters is shorter.
const MAX_VALUE: usize = 2_000;

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let lists = |clue: &&Clue| clue.xml().is_some_and(|markup| list_of(markup).is_some());
    let claim = |clue: &Clue| Claim::posts(Confidence::Possible, vec![clue.entry]);
    evidence.clues.iter().filter(lists).map(claim).collect()
}

/// Tells whether a person's mapping may name elements of this text; only reading tells.
pub(super) fn fits(clue: &Clue) -> bool {
    clue.xml().is_some_and(|markup| !lists_nothing(markup))
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    entries.iter().try_for_each(|&entry| read_entry(reading, entry))
}

fn read_entry(reading: &mut Reading<'_>, entry: usize) -> Result<(), Refusal> {
    let markup = reading.clue(entry).xml();
    let list = match &reading.host.map {
        Some(Map { records: Some(records), .. }) => Some(records.replace('.', "/")),
        Some(map) => markup.and_then(|markup| list_with(markup, &map.time).or_else(|| list_of(markup))),
        None => markup.and_then(list_of),
    };
    let list = list.unwrap_or_default();
    let sheet = survey(reading, entry, &list)?;
    let Some(layout) = &sheet.layout else {
        let path = reading.path(entry);
        let refusal = sheet.refusal(path).unwrap_or_else(|| Refusal::new(RefusalCode::Unknown, path));
        return Err(match refusal.code {
            // Not a table; the names say more.
            RefusalCode::NoTimeColumn => {
                Refusal { code: RefusalCode::Unknown, ..refusal }.with(format!("XML: {list}"))
            }
            _ => refusal,
        });
    };
    let signed = Signed { format: FORMAT.id, platform: FORMAT.platform, partial: false };
    let mut filer = Filer::new(reading, &signed, entry, layout);
    let order = sheet.order(reading);
    let mut cells: Vec<String> = vec![String::new(); layout.heads.len()];
    let (mut total, mut more) = (0, false);
    let mut xml = reading.xml(entry)?;
    let walked = walk(&mut xml, &list, &mut |step| {
        match step {
            Found::Record(number, values) => {
                cells.iter_mut().for_each(String::clear);
                for (head, value) in values {
                    let column = layout.heads.iter().position(|known| known == head);
                    if let Some(cell) = column.and_then(|at| cells.get_mut(at)).filter(|cell| cell.is_empty())
                    {
                        cell.push_str(value);
                    }
                }
                filer.file(reading, layout, order, &Row::of_texts(number, &cells));
            }
            Found::Beside(key, value) if is_total(key) => {
                total = total.max(value.parse().unwrap_or(0));
            }
            Found::Beside(key, value) => more |= is_more(key, value),
        }
        ControlFlow::Continue(())
    });
    if more || total > filer.count() {
        filer.incomplete();
    }
    if let Err(error) = walked {
        filer.broke_off(reading, &BrokeOff::from(error))?;
    }
    sheet.doubt(reading, entry);
    filer.finish(reading);
    Ok(())
}

/// Walks the first records for the layout, and further ones as long as the order of day and month is open.
fn survey(reading: &mut Reading<'_>, entry: usize, list: &str) -> Result<Sheet, Refusal> {
    let map = reading.host.map.as_ref();
    let path = reading.path(entry);
    let mut xml = reading.xml(entry)?;
    let mut sample = Sample::default();
    let mut sheet: Option<Sheet> = None;
    let walked = walk(&mut xml, list, &mut |step| {
        let Found::Record(number, values) = step else { return ControlFlow::Continue(()) };
        let settled = match &mut sheet {
            Some(sheet) => {
                let head = sheet.layout.as_ref().map(|layout| layout.head().to_owned()).unwrap_or_default();
                let text = values.iter().find(|(name, _)| *name == head);
                text.into_iter().for_each(|(_, text)| sheet.vote(number, text));
                sheet
            }
            None => {
                sample.take(number, values);
                if sample.rows.len() < SAMPLE_ROWS {
                    return ControlFlow::Continue(());
                }
                sheet.insert(std::mem::take(&mut sample).settle(map))
            }
        };
        if settled.open() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    if let Some(sheet) = sheet {
        return Ok(sheet);
    }
    // A fault further on is the reader's to tell.
    if let Err(XmlError::Io(error)) = walked
        && sample.rows.is_empty()
    {
        return Err(bundle::refusal(&error, path));
    }
    // A single element is somebody's profile or a setting as often as a post.
    let single = sample.rows.len() == 1 && !is_of_posts(list);
    match map {
        Some(map) if sample.rows.is_empty() => {
            let wanted = map.records.as_deref().unwrap_or(&map.time);
            Err(Refusal::new(RefusalCode::NotMapped, path).with(wanted))
        }
        None if sample.rows.is_empty() || single => {
            Err(Refusal::new(RefusalCode::Unknown, path).with(format!("XML: {list}")))
        }
        _ => Ok(sample.settle(map)),
    }
}

/// Holds the first records as rows of a table.
#[derive(Default)]
struct Sample {
    heads: Vec<String>,
    /// Whether some record has several values of a head: a list of something else.
    several: Vec<bool>,
    rows: Vec<(u64, Vec<String>)>,
}

impl Sample {
    fn take(&mut self, number: u64, values: &[(String, String)]) {
        let mut row = vec![String::new(); self.heads.len()];
        for (head, value) in values {
            let at = match self.heads.iter().position(|known| known == head) {
                Some(at) => at,
                None if self.heads.len() < MAX_COLUMNS => {
                    self.heads.push(head.clone());
                    self.several.push(false);
                    row.push(String::new());
                    self.heads.len() - 1
                }
                None => continue,
            };
            if let (Some(cell), Some(several)) = (row.get_mut(at), self.several.get_mut(at)) {
                *several |= !cell.is_empty();
                if cell.is_empty() {
                    *cell = value.chars().take(SAMPLE_CELL).collect();
                }
            }
        }
        self.rows.push((number, row));
    }

    fn settle(mut self, map: Option<&Map>) -> Sheet {
        if map.is_none() {
            for (at, head) in self.heads.iter_mut().enumerate() {
                let several = self.several.get(at) == Some(&true);
                if several && !matches!(time_word(head), TimeWord::Unknown | TimeWord::Never) {
                    head.clear();
                    self.rows.iter_mut().filter_map(|(_, row)| row.get_mut(at)).for_each(String::clear);
                }
            }
        }
        let mut rows = vec![(0, self.heads)];
        rows.extend(self.rows);
        let mut sheet = Sheet::of(rows, map);
        match &mut sheet.layout {
            Some(layout) if map.is_none() && !tells_posts(layout) => sheet.withdraw(),
            Some(layout) => layout.lines = false,
            None => {}
        }
        sheet
    }
}

/// Names what the walk finds.
enum Found<'a> {
    /// A record of the list, counted from 1, as the names and values in it.
    Record(u64, &'a [(String, String)]),
    /// The name of a value outside the records, and the value.
    Beside(&'a str, &'a str),
}

/// Walks the records of the list at the end of `list`, a path with or without the root, and what stands beside them.
fn walk(
    xml: &mut Xml<'_>,
    list: &str,
    each: &mut dyn FnMut(Found<'_>) -> ControlFlow<()>,
) -> Result<(), XmlError> {
    let mut path: Vec<String> = Vec::new();
    let mut record: Option<(usize, Vec<(String, String)>)> = None;
    let mut number = 0;
    while let Some(step) = xml.step()? {
        match step {
            Step::Start(element) => {
                path.push(step_name(&element));
                match &mut record {
                    Some((depth, values)) => attributes(values, path.get(*depth..), &element),
                    None if is_at(&path, list) => {
                        let mut values = Vec::new();
                        attributes(&mut values, None, &element);
                        record = Some((path.len(), values));
                    }
                    None => {
                        for (key, value) in &element.attributes {
                            let _ = each(Found::Beside(local_name(key), value.trim()));
                        }
                    }
                }
            }
            Step::End { text, .. } => {
                match &mut record {
                    Some((depth, values)) if path.len() == *depth => {
                        number += 1;
                        let handed = each(Found::Record(number, values));
                        record = None;
                        if handed.is_break() {
                            return Ok(());
                        }
                    }
                    Some((depth, values)) => keep(values, path.get(*depth..), "", &text),
                    None => {
                        let _ = each(Found::Beside(path.last().map_or("", String::as_str), text.trim()));
                    }
                }
                path.pop();
            }
        }
    }
    Ok(())
}

fn is_at(path: &[String], list: &str) -> bool {
    let depth = list.split('/').count();
    let below = match path.len().checked_sub(depth) {
        Some(0) => path,
        Some(1) => path.get(1..).unwrap_or_default(),
        _ => return false,
    };
    below.iter().map(String::as_str).eq(list.split('/'))
}

fn attributes(values: &mut Vec<(String, String)>, lead: Option<&[String]>, element: &Element) {
    for name in own_attributes(element) {
        let found = element.attributes.iter().find(|(key, _)| local_name(key) == name);
        found.into_iter().for_each(|(_, value)| keep(values, lead, name, value));
    }
}

fn keep(values: &mut Vec<(String, String)>, lead: Option<&[String]>, last: &str, text: &str) {
    let text = text.trim();
    if text.is_empty() || values.len() == MAX_COLUMNS {
        return;
    }
    let mut head = lead.unwrap_or_default().join(".");
    if !head.is_empty() && !last.is_empty() {
        head.push('.');
    }
    head.push_str(last);
    values.push((head, text.chars().take(MAX_VALUE).collect()));
}
