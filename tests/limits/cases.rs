//! Lists what is given, the limit it meets, and what must be answered.

use super::build::{Endless, Member, bomb, endless, file, gzip, zip};
use dormouse::bytes::Input;

/// Holds one thing to give.
pub struct Case {
    pub name: &'static str,
    pub limit: &'static str,
    pub inputs: fn() -> Vec<Input>,
    /// The refusals and verdicts.
    pub answer: &'static str,
    /// How much memory reading it may take, in MB.
    pub memory: u64,
}

const TWEETS: &str =
    r#"window.YTD.tweets.part0 = [{"tweet":{"created_at":"Fri Jan 24 11:45:20 +0000 2020","full_text":""#;
/// How large a page or a text is made, in MB: both are read to their ends, which an unoptimised build does slowly.
const HUGE: u64 = if cfg!(debug_assertions) { 128 } else { 2048 };
const LIST: &[u8] = b"window.YTD.tweets.part0 = [";
const TABLE: &str = "title,published\nFirst,2019-06-13\nSecond,\"";

/// Gives a member that claims the size it has.
fn member<'a>(name: &'a str, bytes: &'a [u8]) -> Member<'a> {
    Member { name, packed: bytes, claim: bytes.len() as u32, deflated: false }
}

/// Packs a member over and over in the next.
fn nested(levels: usize) -> Vec<u8> {
    (0..levels).fold(tweets(), |inner, level| {
        let name = if level == 0 { "data/tweets.js" } else { "inner.zip" };
        zip(&[member(name, &inner)], 0)
    })
}

fn tweets() -> Vec<u8> {
    format!("{TWEETS}x\"}}}}]").into()
}

fn book(parts: &[(&str, &[u8])]) -> Vec<Input> {
    const TYPES: &[u8] = b"<Types/>";
    const RELS: &[u8] = br#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    const BOOK: &[u8] =
        br#"<workbook xmlns:r="r"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>"#;
    const BOOK_RELS: &[u8] = br#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
    let fixed = [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELS),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", BOOK_RELS),
    ];
    let members: Vec<Member<'_>> =
        fixed.iter().chain(parts).map(|(name, bytes)| member(name, bytes)).collect();
    file("book.xlsx", zip(&members, 0))
}

/// A workbook one part of which unpacks without end, whatever it claims.
fn book_bomb(name: &str, claim: u32) -> Vec<Input> {
    let packed = bomb(b"<sst>", b"<si><t>shared</t></si>", 400);
    let inflated = Member { name, packed: &packed, claim, deflated: true };
    let members = [member("xl/workbook.xml", b"<workbook/>"), inflated];
    file("book.xlsx", zip(&members, 0))
}

fn many(folder: bool) -> Vec<Input> {
    let name = |number: usize| format!("data/part-{number}.txt");
    let first = ("data/tweets.js".to_owned(), tweets());
    let rest = (1..100_000).map(|number| (name(number), b"nothing".to_vec()));
    let files: Vec<(String, Vec<u8>)> = std::iter::once(first).chain(rest).collect();
    if folder {
        let input = |(path, bytes): (String, Vec<u8>)| Input {
            folder: Some("export".to_owned()),
            ..Input::file(path, Box::new(bytes))
        };
        return files.into_iter().map(input).collect();
    }
    file("export.zip", super::common::zip(&files))
}

/// The table of pages of a database whose header and cells claim more than there is.
fn lying_database() -> Vec<Input> {
    let mut bytes = include_bytes!("../databases/tree.db").to_vec();
    // The size of the database in pages, and in every page of rows a row of 2^63 bytes.
    bytes[28..32].copy_from_slice(&[0xFF; 4]);
    for page in bytes.chunks_mut(4096).skip(1) {
        if page[0] == 0x0D {
            let cell = usize::from(u16::from_be_bytes([page[8], page[9]]));
            if let Some(size) = page.get_mut(cell..cell + 9) {
                size.fill(0xFF);
            }
        }
    }
    file("posts.db", bytes)
}

const LAUGHS: &str = r#"<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;"><!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;"><!ENTITY h "&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;"><!ENTITY i "&h;&h;&h;&h;&h;&h;&h;&h;&h;&h;"><!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><title>&x;&i;</title><link>https://example.org</link><item><title>&i;</title><pubDate>Thu, 13 Jun 2019 08:00:00 GMT</pubDate></item></channel></rss>"#;

pub const CASES: &[Case] = &[
    Case {
        name: "a zip that unpacks to 400 MB of blanks",
        limit: "`MAX_RATIO`",
        inputs: || {
            let packed = bomb(LIST, b" ", 400);
            let inflated = Member { name: "data/tweets.js", packed: &packed, claim: 9, deflated: true };
            file("bomb.zip", zip(&[inflated], 0))
        },
        answer: "bomb",
        memory: 64,
    },
    Case {
        name: "a gzip that unpacks to 400 MB of blanks",
        limit: "`MAX_RATIO`",
        inputs: || file("tweets.js.gz", gzip(&bomb(LIST, b" ", 400))),
        answer: "bomb",
        memory: 64,
    },
    Case {
        name: "a workbook whose shared texts unpack to 400 MB and claim so",
        limit: "`claims::HELD`",
        inputs: || book_bomb("xl/sharedStrings.xml", 400 << 20),
        answer: "too-big",
        memory: 16,
    },
    Case {
        name: "a workbook whose shared texts unpack to 400 MB and claim 9 bytes",
        limit: "`claims::HELD`",
        inputs: || book_bomb("xl/sharedStrings.xml", 9),
        answer: "too-big",
        memory: 16,
    },
    Case {
        name: "a workbook that claims 17 billion cells and has two, far apart",
        limit: "none needed: streamed",
        inputs: || {
            book(&[("xl/worksheets/sheet1.xml", br#"<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData></worksheet>"#)])
        },
        answer: "no-time-column",
        memory: 16,
    },
    Case {
        name: "a workbook that claims four billion shared texts",
        limit: "`claims::HELD`",
        inputs: || {
            book(&[
                ("xl/sharedStrings.xml", br#"<sst count="4294967295" uniqueCount="4294967295"><si><t>a</t></si></sst>"#),
                ("xl/worksheets/sheet1.xml", br#"<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>4294967295</v></c></row></sheetData></worksheet>"#),
            ])
        },
        answer: "too-big",
        memory: 16,
    },
    Case {
        name: "an ods of one cell, repeated 16,384 times in 1,048,576 rows",
        limit: "`claims::HELD`, `ROW_LIMIT`",
        inputs: || {
            let text = "x".repeat(10_000);
            let content = format!(
                "<table:table><table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell table:number-columns-repeated=\"16384\"><text:p>{text}</text:p></table:table-cell></table:table-row></table:table>"
            );
            file(
                "book.ods",
                zip(
                    &[
                        member("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
                        member("META-INF/manifest.xml", b"<manifest:manifest/>"),
                        member("content.xml", content.as_bytes()),
                    ],
                    0,
                ),
            )
        },
        answer: "too-big",
        memory: 64,
    },
    Case {
        name: "an xls that claims four billion rows",
        limit: "none needed: the claim is made small",
        inputs: || {
            let mut bytes = include_bytes!("../workbooks/small.xls").to_vec();
            let at = bytes.windows(4).position(|head| head == [0, 2, 14, 0]).expect("a size") + 4;
            bytes[at..at + 12].copy_from_slice(&[0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF]);
            file("posts.xls", bytes)
        },
        answer: "dormant",
        memory: 16,
    },
    Case {
        name: "a database that claims four billion pages and rows of exabytes",
        limit: "`MAX_PAYLOAD`",
        inputs: lying_database,
        answer: "unknown",
        memory: 16,
    },
    Case {
        name: "a feed with a billion laughs and a file of this computer in it",
        limit: "none needed: no entity is expanded",
        inputs: || file("feed.xml", LAUGHS),
        answer: "dormant",
        memory: 16,
    },
    Case {
        name: "a zip that lists one member of 400 MB 2,000 times, all in one place",
        limit: "`MAX_RATIO` for each",
        inputs: || {
            let packed = bomb(b"", b" ", 400);
            let inflated = Member { name: "data.json", packed: &packed, claim: 9, deflated: true };
            file("overlap.zip", zip(&[inflated], 2_000))
        },
        answer: "no-posts-inside",
        memory: 64,
    },
    Case {
        name: "a zip whose members lie outside of it",
        limit: "none needed: refused",
        inputs: || {
            let mut bytes = zip(&[member("data/tweets.js", &tweets())], 0);
            let entry = bytes.windows(4).rposition(|head| head == b"PK\x01\x02").expect("a directory");
            bytes[entry + 42..entry + 46].copy_from_slice(&[0xFF, 0xFF, 0xFF, 0x7F]);
            file("lying.zip", bytes)
        },
        answer: "damaged",
        memory: 16,
    },
    Case {
        name: "a zip with paths that lead out of it",
        limit: "none needed: nothing is ever written",
        inputs: || {
            let posts = tweets();
            let names = ["../../../../etc/passwd", "/etc/passwd", "C:\\Windows\\x", "data/tweets.js"];
            file("paths.zip", zip(&names.map(|name| member(name, &posts)), 0))
        },
        answer: "dormant",
        memory: 16,
    },
    Case {
        name: "six zips, one in the other",
        limit: "`MAX_DEPTH`",
        inputs: || file("deep.zip", nested(6)),
        answer: "not-text",
        memory: 16,
    },
    Case {
        name: "JSON 16 million arrays deep",
        limit: "`RECORD_LIMIT`; serde_json's depth",
        inputs: || file("deep.json", "[".repeat(16 << 20)),
        answer: "unknown",
        memory: 64,
    },
    Case {
        name: "XML a million elements deep",
        limit: "`xml::DEPTH_LIMIT`",
        inputs: || file("deep.xml", "<a>".repeat(1 << 20)),
        answer: "unknown",
        memory: 32,
    },
    Case {
        name: "a web page a million elements deep",
        limit: "`html::DEPTH_LIMIT`",
        inputs: || {
            file(
                "deep.html",
                format!(
                    "<!DOCTYPE html><html><head><title>a</title></head><body>{}",
                    "<div><table><tr><td>".repeat(1 << 18)
                ),
            )
        },
        answer: "unknown",
        memory: 64,
    },
    Case {
        name: "a table with a field of 2 GB",
        limit: "`RECORD_LIMIT`",
        inputs: || endless("posts.csv", TABLE, 2048, "\"\n"),
        answer: "too-big",
        memory: 256,
    },
    Case {
        name: "an archive with a post of 2 GB",
        limit: "`RECORD_LIMIT`",
        inputs: || endless("tweets.js", TWEETS, 2048, "\"}}]"),
        answer: "cannot-tell",
        memory: 256,
    },
    Case {
        name: "a feed with a title of 2 GB",
        limit: "`RECORD_LIMIT`",
        inputs: || {
            endless(
                "feed.xml",
                "<rss version=\"2.0\"><channel><title>a</title><item><title>",
                2048,
                "</title></item></channel></rss>",
            )
        },
        answer: "too-big",
        memory: 256,
    },
    Case {
        name: "a page with a text of 2 GB",
        limit: "`html::TEXT_LIMIT`",
        inputs: || {
            endless(
                "page.html",
                "<!DOCTYPE html><html><head><title>a</title></head><body><table><tr><th>Title<th>Published<tr><td>First<td>2019-06-13<tr><td>",
                HUGE,
                "</table>",
            )
        },
        answer: "cannot-tell",
        memory: 64,
    },
    Case {
        name: "a text with a line of 2 GB",
        limit: "`LINE_LIMIT`",
        inputs: || endless("posts.txt", "First\n2019-06-13\n", HUGE, "\n"),
        answer: "dormant",
        memory: 64,
    },
    Case {
        name: "2 GB of line feeds in a table",
        limit: "`RECORD_LIMIT`",
        inputs: || {
            let bytes = Endless {
                start: TABLE.trim_end_matches("Second,\"").into(),
                piece: vec![b'\n'; 1 << 20],
                times: 2048,
                end: Vec::new(),
            };
            vec![Input::file("posts.csv", Box::new(bytes))]
        },
        answer: "too-big",
        memory: 64,
    },
    Case {
        name: "a folder of 100,000 tiny files around an export",
        limit: "none needed: heads alone",
        inputs: || many(true),
        answer: "dormant",
        memory: 128,
    },
    Case {
        name: "a zip of 100,000 tiny files around an export",
        limit: "`MAX_ENTRIES`",
        inputs: || many(false),
        answer: "dormant",
        memory: 128,
    },
    Case {
        name: "a zip that lists 200,001 files",
        limit: "`MAX_ENTRIES`",
        inputs: || {
            let posts = tweets();
            file("many.zip", zip64(&zip(&[member("tweets.js", &posts)], 200_000)))
        },
        answer: "too-big",
        memory: 128,
    },
];

/// Adds the records that count more than 65,535 members.
fn zip64(packed: &[u8]) -> Vec<u8> {
    let end = packed.len() - 22;
    let size = u64::from(u32::from_le_bytes(packed[end + 12..end + 16].try_into().expect("four bytes")));
    let start = u64::from(u32::from_le_bytes(packed[end + 16..end + 20].try_into().expect("four bytes")));
    let count = 200_001_u64.to_le_bytes();
    let mut record = [b"PK\x06\x06".as_slice(), &44_u64.to_le_bytes(), &[45, 0, 45, 0], &[0; 8]].concat();
    record.extend([count, count, size.to_le_bytes(), start.to_le_bytes()].concat());
    let locator = [b"PK\x06\x07".as_slice(), &[0; 4], &(end as u64).to_le_bytes(), &[1, 0, 0, 0]].concat();
    [&packed[..end], &record, &locator, &packed[end..]].concat()
}
