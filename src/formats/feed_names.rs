//! Gives the elements of a feed one name each, whatever prefixes it declares.
//!
//! Real feeds bind the same namespace to many prefixes (`a10:updated` is Atom's as .NET writes it) and use
//! prefixes they never declare, which then mean what they mean everywhere.

use crate::syntax::xml::Element;

/// How many prefixes are kept.
const MAX_PREFIXES: usize = 64;

/// What a namespace is called here, by a piece of its name; Atom's and RSS's own names stand without a prefix.
const NAMESPACES: [(&str, &str); 8] = [
    ("w3.org/2005/atom", ""),
    ("purl.org/atom/ns", ""),
    ("purl.org/rss/1.0/modules/", "module"),
    ("purl.org/rss/1.0", ""),
    ("my.netscape.com/rdf/simple/", ""),
    ("purl.org/dc/elements/", "dc"),
    ("purl.org/dc/terms", "dcterms"),
    ("prismstandard.org/namespaces/", "prism"),
];

/// Holds the prefixes declared so far and what they stand for.
#[derive(Default)]
pub(super) struct Names {
    prefixes: Vec<(String, &'static str)>,
}

impl Names {
    /// Takes the declarations of an element.
    pub fn declare(&mut self, element: &Element) {
        for (key, value) in &element.attributes {
            let Some(prefix) = key.strip_prefix("xmlns:") else { continue };
            let address = value.to_ascii_lowercase();
            let Some((_, plain)) = NAMESPACES.iter().find(|(piece, _)| address.contains(piece)) else {
                continue;
            };
            let known = self.prefixes.iter().any(|(known, _)| known == prefix);
            if !known && self.prefixes.len() < MAX_PREFIXES {
                self.prefixes.push((prefix.to_owned(), plain));
            }
        }
    }

    /// Names an element in lower case: `dc:date`, `pubdate`, `published`.
    pub fn plain(&self, name: &str) -> String {
        let Some((prefix, local)) = name.split_once(':') else { return name.to_ascii_lowercase() };
        let declared = self.prefixes.iter().find(|(known, _)| known == prefix).map(|(_, plain)| *plain);
        let plain = declared.unwrap_or(match prefix {
            "atom" | "rss" => "",
            other => other,
        });
        let local = local.to_ascii_lowercase();
        if plain.is_empty() { local } else { format!("{plain}:{local}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_means_what_it_is_bound_to_or_what_it_means_everywhere() {
        let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
        let element = Element {
            name: "rss".to_owned(),
            attributes: vec![
                pair("xmlns:a10", "http://www.w3.org/2005/Atom"),
                pair("xmlns:x", "http://purl.org/dc/elements/1.1/"),
                pair("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
                pair("xmlns:media", "http://search.yahoo.com/mrss/"),
            ],
        };
        let mut names = Names::default();
        names.declare(&element);
        let cases = [
            ("a10:updated", "updated"),
            ("x:Date", "dc:date"),
            ("dc:date", "dc:date"),
            ("atom:published", "published"),
            ("rss:item", "item"),
            ("content:encoded", "module:encoded"),
            ("media:title", "media:title"),
            ("PubDate", "pubdate"),
        ];
        for (name, expected) in cases {
            assert_eq!(names.plain(name), expected, "{name}");
        }
    }
}
