//! Lists the marks at the start of a web page that tell who made it.

use super::TableShape;
use crate::bundle::Entry;
use crate::read::Host;

/// Says what the start of a web page holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct HtmlShape {
    /// Its title, without white space around it.
    pub title: String,
    /// The classes, ids and data attributes' names seen, each once: `class:_a6-g`, `id:js_content`, `data:field`.
    pub marks: Vec<String>,
    /// What `<meta>` elements say: `og:site_name=微信公众平台`.
    pub metas: Vec<String>,
    /// The names that scripts give values to: `msgList`, `window.cgiData`.
    pub variables: Vec<String>,
    /// The addresses it links to, each once.
    pub links: Vec<String>,
    /// The first rows of its tables.
    pub tables: Vec<TableShape>,
    /// Whether it begins with `<html>` or `<body>`.
    pub rooted: bool,
}

impl HtmlShape {
    /// Tells whether all of these marks were seen: `class:_a6-g`.
    pub fn has_all(&self, marks: &[&str]) -> bool {
        marks.iter().all(|mark| self.marks.iter().any(|seen| seen == mark))
    }

    /// Tells whether all of these names are given a value by a script.
    pub fn sets_all(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.variables.iter().any(|seen| seen == name))
    }

    /// Gives what a `<meta>` element says under a name or property.
    pub fn meta(&self, name: &str) -> Option<&str> {
        self.metas.iter().find_map(|meta| meta.strip_prefix(name)?.strip_prefix('='))
    }
}

/// Looks at the first [`PAGE_HEAD`] bytes of a page; the light build leaves that to a larger one.
pub fn page(entry: &Entry<'_>, host: &Host<'_>) -> HtmlShape {
    use std::io::Read;
    if cfg!(not(feature = "every-format")) {
        return HtmlShape::default();
    }
    // What cannot be read shows again when the page is read.
    let Ok(opened) = entry.open() else { return HtmlShape::default() };
    let Ok(mut text) = crate::text::Utf8::new(opened.take(look::PAGE_HEAD), host.legacy, host.encoding)
    else {
        return HtmlShape::default();
    };
    let mut head = Vec::new();
    let _ = text.read_to_end(&mut head);
    look::shape(&head)
}

mod look {
    use super::HtmlShape;
    use crate::evidence::{TableShape, table::MAX_ROWS};
    use crate::syntax::html::{Html, Step, html_rows};
    use crate::syntax::table::Row;
    use crate::syntax::xml::Element;
    use std::ops::ControlFlow;

    /// How much of a page is looked at: makers put long styles and scripts before the first telling element.
    pub const PAGE_HEAD: u64 = 128 << 10;
    /// How many marks, metas and variables are kept of each.
    const MAX_MARKS: usize = 300;
    /// How long a mark may be, in bytes.
    const MAX_LENGTH: usize = 120;
    /// How many tables are kept.
    const MAX_TABLES: usize = 20;

    pub fn shape(head: &[u8]) -> HtmlShape {
        let mut shape = HtmlShape { tables: tables(head), ..HtmlShape::default() };
        let mut html = Html::new(head);
        let mut open = String::new();
        while let Ok(Some(step)) = html.step() {
            match step {
                Step::Start(element) => {
                    note_element(&mut shape, &element);
                    open = element.name;
                }
                Step::Text(text) if open == "title" && shape.title.is_empty() => {
                    shape.title = text.trim().to_owned();
                }
                Step::Text(text) if open == "script" => {
                    variables(&text).for_each(|name| note(&mut shape.variables, name));
                }
                Step::Text(_) => {}
                Step::End(_) => open.clear(),
            }
        }
        shape
    }

    fn note(list: &mut Vec<String>, mark: &str) {
        if list.len() < MAX_MARKS && mark.len() <= MAX_LENGTH && !list.iter().any(|seen| seen == mark) {
            list.push(mark.to_owned());
        }
    }

    fn note_element(shape: &mut HtmlShape, element: &Element) {
        shape.rooted |= matches!(element.name.as_str(), "html" | "body");
        if element.name == "meta" {
            let name = element.attribute("property").or_else(|| element.attribute("name"));
            if let (Some(name), Some(content)) = (name, element.attribute("content")) {
                note(&mut shape.metas, &format!("{name}={content}"));
            }
        }
        if let Some(link) = element.attribute("href").filter(|_| element.name == "a") {
            note(&mut shape.links, link);
        }
        for class in element.attribute("class").unwrap_or_default().split_ascii_whitespace() {
            note(&mut shape.marks, &format!("class:{class}"));
        }
        if let Some(id) = element.attribute("id") {
            note(&mut shape.marks, &format!("id:{id}"));
        }
        for name in element.attributes.iter().filter_map(|(name, _)| name.strip_prefix("data-")) {
            note(&mut shape.marks, &format!("data:{name}"));
        }
    }

    /// Lists the names before a single `=` in a script: `var x =`, `window.y =`.
    fn variables(script: &str) -> impl Iterator<Item = &str> {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '$' | '.');
        let name = move |before: &str| {
            let before = before.trim_end();
            before
                .rfind(|c: char| !plain(c))
                .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8))
        };
        let assigned = script.match_indices('=').filter(|(at, _)| {
            let next = script.as_bytes().get(at + 1);
            let last = at.checked_sub(1).and_then(|last| script.as_bytes().get(last));
            next != Some(&b'=') && !matches!(last, Some(b'=' | b'!' | b'<' | b'>' | b'+' | b'-'))
        });
        assigned.filter_map(move |(at, _)| {
            let before = script[..at].trim_end();
            Some(&before[name(before)..]).filter(|name| !name.is_empty())
        })
    }

    fn tables(head: &[u8]) -> Vec<TableShape> {
        let mut tables: Vec<TableShape> = Vec::new();
        let mut each = |row: &Row<'_>| {
            if row.sheet >= MAX_TABLES {
                return ControlFlow::Break(());
            }
            tables.resize_with(tables.len().max(row.sheet + 1), TableShape::default);
            let table = &mut tables[row.sheet];
            if table.rows.len() < MAX_ROWS && !row.is_empty() {
                table.rows.push((row.number, row.texts()));
            }
            ControlFlow::Continue(())
        };
        // In memory; nothing can fail.
        let _ = html_rows(head, &mut each);
        tables
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn marks_tell_who_made_a_page() {
            let page = "<html><head><title> 微博 </title><meta property='og:site_name' content='X'>\
                <script>var msgList = '{\"a\":1}'; if (a == b) window.ct = '1' || ''; x >= 2;</script>\
                <body id=js class='a b a'><div data-field=z><table><tr><td>标题<td>日期</table>";
            let shape = shape(page.as_bytes());
            assert_eq!(shape.title, "微博");
            assert!(shape.has_all(&["class:a", "class:b", "id:js", "data:field"]));
            assert_eq!(shape.meta("og:site_name"), Some("X"));
            assert_eq!(shape.variables, ["msgList", "window.ct"]);
            assert_eq!(shape.tables[0].header(&["日期"]), Some(0));
        }
    }
}
