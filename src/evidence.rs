//! Looks at the first bytes of every entry, once, and says what shape it has.
//!
//! Formats are recognised by shapes; file names only raise confidence.

mod html;
mod json;
mod sqlite;
mod table;
mod xml;

pub use html::HtmlShape;
pub use json::JsonShape;
pub use sqlite::SqliteShape;
pub use table::TableShape;
pub use xml::{MarkupShape, local as local_name, own_attributes, step_name};

use crate::bundle::{Bundle, Entry, HEAD, document_kind};
use crate::issue::Refusal;
use crate::read::Host;
use crate::text::{Encoding, Guess, detect, told};
use std::io::Read;

/// How much of a JSON text is looked at that goes on behind its head.
const JSON_HEAD: u64 = 64 << 10;

/// Holds what is known of a bundle's entries before any is read.
pub struct Evidence {
    /// One clue per entry, in the bundle's order.
    pub clues: Vec<Clue>,
}

/// Holds what is known of one entry.
pub struct Clue {
    /// The entry's position in the bundle.
    pub entry: usize,
    /// Its path inside the input, without a folder that wraps everything.
    pub path: String,
    /// The last part of the path, in ASCII lower case.
    pub name: String,
    /// Whether it was typed or pasted.
    pub pasted: bool,
    /// What its first bytes look like.
    pub shape: Shape,
}

/// Names what the first bytes look like.
pub enum Shape {
    /// Nothing, or white space.
    Empty,
    /// JSON, maybe assigned to a variable, maybe several texts in a row.
    Json(JsonShape),
    /// A text table.
    Table(TableShape),
    /// A spreadsheet; its first rows, where this build can read them.
    Workbook(Vec<TableShape>),
    /// XML.
    Xml(MarkupShape),
    /// A web page; its marks, where this build reads pages.
    Html(HtmlShape),
    /// An SQLite database; its tables, where this build reads databases.
    Sqlite(SqliteShape),
    /// Other text, decoded.
    Prose(String),
    /// Not text; what it looks like.
    Binary(&'static str),
    /// Its first bytes could not be read.
    Unreadable(Refusal),
}

impl Shape {
    /// Tells whether a larger build than this one knows more formats of this shape.
    ///
    /// The light build has the sniffers of all tables, because its own readers claim those too.
    pub fn is_beyond_this_build(&self) -> bool {
        let beyond = matches!(
            self,
            Shape::Html(_)
                | Shape::Xml(_)
                | Shape::Sqlite(_)
                | Shape::Json(_)
                | Shape::Prose(_)
                | Shape::Binary("binary" | "car")
        );
        cfg!(not(feature = "every-format")) && beyond
    }
}

impl Clue {
    /// Gives the shape, if it is JSON.
    pub fn json(&self) -> Option<&JsonShape> {
        match &self.shape {
            Shape::Json(json) => Some(json),
            _ => None,
        }
    }

    /// Gives the tables: the text table, every sheet of the workbook, or the tables of the page.
    pub fn tables(&self) -> &[TableShape] {
        match &self.shape {
            Shape::Table(table) => std::slice::from_ref(table),
            Shape::Workbook(sheets) => sheets,
            Shape::Html(page) => &page.tables,
            _ => &[],
        }
    }

    /// Gives the first lines of a text; commas may have made a table of them.
    pub fn first_lines(&self) -> Vec<String> {
        match &self.shape {
            Shape::Prose(text) => text.lines().map(str::to_owned).collect(),
            Shape::Table(table) => {
                let delimiter = char::from(table.delimiter).to_string();
                let lines = table.rows.iter().map(|(_, row)| row.join(&delimiter));
                lines.flat_map(|row| row.lines().map(str::to_owned).collect::<Vec<_>>()).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Gives the shape, if it is a web page.
    pub fn html(&self) -> Option<&HtmlShape> {
        match &self.shape {
            Shape::Html(page) => Some(page),
            _ => None,
        }
    }

    /// Gives the shape, if it is a database.
    pub fn sqlite(&self) -> Option<&SqliteShape> {
        match &self.shape {
            Shape::Sqlite(database) => Some(database),
            _ => None,
        }
    }

    /// Gives the shape, if it is XML.
    pub fn xml(&self) -> Option<&MarkupShape> {
        match &self.shape {
            Shape::Xml(markup) => Some(markup),
            _ => None,
        }
    }
}

/// Names of members that hold pictures, sound or video by their ending; not opened to be recognised.
const MEDIA: [&str; 20] = [
    ".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".avif", ".bmp", ".svg", ".ico", ".mp4", ".mov",
    ".m4v", ".webm", ".avi", ".mp3", ".m4a", ".aac", ".ogg", ".wav",
];

impl Evidence {
    /// Looks at every entry of a bundle.
    pub fn of(bundle: &Bundle<'_>, host: &Host<'_>) -> Evidence {
        let wrapper = wrapper(bundle);
        let clue = |(index, entry): (usize, &Entry<'_>)| {
            let name = entry.name();
            Clue {
                entry: index,
                path: entry.inner[wrapper..].to_owned(),
                shape: shape(entry, &name, bundle.entries.len() > 1, host),
                name,
                pasted: entry.pasted,
            }
        };
        Evidence { clues: bundle.entries.iter().enumerate().map(clue).collect() }
    }
}

/// Measures the folder name that leads every path: people unpack, rename and zip again.
fn wrapper(bundle: &Bundle<'_>) -> usize {
    let mut paths = bundle.entries.iter().map(|entry| entry.inner.as_str());
    let first = paths.next().unwrap_or_default();
    let Some(end) = first.find('/').map(|at| at + 1) else { return 0 };
    let shared = paths.all(|path| path.get(..end) == first.get(..end));
    // A lone file keeps its folder: it may be what tells the service.
    if shared && bundle.entries.len() > 1 { end } else { 0 }
}

fn shape(entry: &Entry<'_>, name: &str, crowd: bool, host: &Host<'_>) -> Shape {
    if crowd && MEDIA.iter().any(|ending| name.ends_with(ending)) {
        return Shape::Binary("media");
    }
    let head = match entry.head() {
        Ok(head) => head,
        Err(refusal) => return Shape::Unreadable(refusal),
    };
    if let Some(kind) = magic(&head) {
        return match kind {
            "workbook" => table::workbook(entry).map_or_else(Shape::Unreadable, Shape::Workbook),
            "sqlite" => Shape::Sqlite(sqlite::database(entry)),
            kind => Shape::Binary(kind),
        };
    }
    let whole = head.len() < HEAD;
    let text = decode(&head, whole, host);
    match text {
        Some(text) => match text_shape(text, whole, entry.pasted) {
            Shape::Html(_) => Shape::Html(html::page(entry, host)),
            Shape::Json(json) if !whole && !json.whole => Shape::Json(more_json(entry, host).unwrap_or(json)),
            Shape::Xml(mut markup) if !whole => {
                markup.look_further(entry, host);
                Shape::Xml(markup)
            }
            shape => shape,
        },
        None => Shape::Binary("binary"),
    }
}

/// Looks further into a JSON text: a first record with a long body hides the keys that follow it.
fn more_json(entry: &Entry<'_>, host: &Host<'_>) -> Option<JsonShape> {
    if entry.is_slow_to_open() {
        return None;
    }
    let mut head = Vec::new();
    // What cannot be read shows again when the entry is read.
    let _ = entry.open().ok()?.take(JSON_HEAD).read_to_end(&mut head);
    let text = decode(&head, (head.len() as u64) < JSON_HEAD, host)?;
    JsonShape::of(text.trim_start_matches(['\u{FEFF}', '\u{A0}']).trim_start())
}

fn text_shape(text: String, whole: bool, pasted: bool) -> Shape {
    let start = text.trim_start_matches(['\u{FEFF}', '\u{A0}']).trim_start();
    if start.is_empty() && whole {
        return Shape::Empty;
    }
    if let Some(json) = JsonShape::of(start) {
        return Shape::Json(json);
    }
    if let Some((markup, html)) = MarkupShape::of(start) {
        return if html { Shape::Html(HtmlShape::default()) } else { Shape::Xml(markup) };
    }
    match TableShape::of(&text, whole, pasted) {
        Some(table) => Shape::Table(table),
        None => Shape::Prose(text),
    }
}

/// Decodes the head; `None` when it is not text.
fn decode(head: &[u8], whole: bool, host: &Host<'_>) -> Option<String> {
    let guess = host.encoding.map_or_else(|| detect(head, whole), |encoding| told(head, encoding));
    let (encoding, mark) = match guess {
        Guess::Ascii => (Encoding::Utf8, 0),
        Guess::Known(encoding, mark) => (encoding, mark),
    };
    let body = &head[mark..];
    let text = match encoding {
        Encoding::Utf8 => String::from_utf8_lossy(body).into_owned(),
        other => {
            let mut text = String::new();
            host.legacy.decoder(other).decode(body, false, &mut text);
            text
        }
    };
    // Text has no NULs; a stray control character does occur in real feeds.
    let odd = text.chars().filter(|c| *c == '\0' || (c.is_control() && !c.is_whitespace())).count();
    let broken = text.chars().filter(|c| *c == '\u{FFFD}').count();
    let limit = text.chars().count() / 20 + 1;
    (!text.contains('\0') && odd <= limit && broken <= limit * 2).then_some(text)
}

/// Tells well-known binary files by their first bytes.
fn magic(head: &[u8]) -> Option<&'static str> {
    const MAGIC: [(&[u8], &str); 17] = [
        (b"\x89PNG\r\n", "png"),
        (b"\xFF\xD8\xFF", "jpeg"),
        (b"GIF8", "gif"),
        (b"%PDF-", "pdf"),
        (b"PK\x03\x04", "workbook"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "workbook"),
        (b"Rar!\x1A\x07", "rar"),
        (b"7z\xBC\xAF\x27\x1C", "7z"),
        (b"\xFD7zXZ\0", "xz"),
        (b"BZh", "bzip2"),
        (b"\x28\xB5\x2F\xFD", "zstd"),
        (b"SQLite format 3\0", "sqlite"),
        (b"OggS", "media"),
        (b"ID3", "media"),
        (b"\x1A\x45\xDF\xA3", "media"),
        (b"\x7FELF", "program"),
        (b"MZ\x90", "program"),
    ];
    let known = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)).map(|(_, kind)| *kind);
    let webp = || (head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP")).then_some("media");
    let movie = || (head.get(4..8) == Some(b"ftyp")).then_some("media");
    // CAR: a length of one or two bytes, then the header, a map of the roots and the version.
    let car = || {
        let roots = |from: usize| head.get(from..).is_some_and(|rest| rest.starts_with(b"\xA2\x65roots"));
        (roots(1) || roots(2)).then_some("car")
    };
    match known.or_else(webp).or_else(movie).or_else(car) {
        // A zip only reaches this point as one document, or too deep inside others.
        Some("workbook") if head.starts_with(b"PK") => Some(document_kind(head)),
        kind => kind,
    }
}
