//! Packs sheets into a workbook: the five parts that every reader asks for, in a zip.
//!
//! A library for this writes charts and formats that nobody here needs, and would
//! weigh more than the engine. The members are stored as they are: whoever saves
//! a workbook has it on a disk, and a packer weighs more than it saves.

use super::sheet::{Cell, sheet};
use crate::bundle::crc::Crc;
use crate::view::node::escape;

pub const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const DOCUMENT: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// How many characters the name of a sheet has at most.
const NAME: usize = 31;

/// Packs named sheets.
pub fn workbook(sheets: &[(String, Vec<Vec<Cell>>)]) -> Vec<u8> {
    let numbered = || (1..).zip(sheets);
    let mut types = format!("{DECLARATION}<Types xmlns=\"{PACKAGE}/content-types\">");
    types += "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>";
    types += &format!("<Override PartName=\"/xl/workbook.xml\" ContentType=\"{TYPE}.sheet.main+xml\"/>");
    let mut list = format!("{DECLARATION}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{DOCUMENT}\"><sheets>");
    let mut relations = Vec::new();
    for (number, (name, _)) in numbered() {
        let part = format!("worksheets/sheet{number}.xml");
        types += &format!("<Override PartName=\"/xl/{part}\" ContentType=\"{TYPE}.worksheet+xml\"/>");
        list += "<sheet name=\"";
        escape(&mut list, &name.chars().take(NAME).collect::<String>());
        list += &format!("\" sheetId=\"{number}\" r:id=\"rId{number}\"/>");
        relations.push(("worksheet", part));
    }
    let root = [("officeDocument", "xl/workbook.xml".to_owned())];
    let mut zip = Zip::default();
    zip.add("[Content_Types].xml", &(types + "</Types>"));
    zip.add("_rels/.rels", &relationships(&root));
    zip.add("xl/workbook.xml", &(list + "</sheets></workbook>"));
    zip.add("xl/_rels/workbook.xml.rels", &relationships(&relations));
    for (number, (_, rows)) in numbered() {
        zip.add(&format!("xl/worksheets/sheet{number}.xml"), &sheet(rows));
    }
    zip.end()
}

fn relationships(targets: &[(&str, String)]) -> String {
    let mut out = format!("{DECLARATION}<Relationships xmlns=\"{PACKAGE}/relationships\">");
    for (number, (kind, target)) in (1..).zip(targets) {
        out += &format!("<Relationship Id=\"rId{number}\" Type=\"{DOCUMENT}/{kind}\" Target=\"{target}\"/>");
    }
    out + "</Relationships>"
}

/// Holds a zip of stored members.
#[derive(Default)]
struct Zip {
    members: Vec<u8>,
    directory: Vec<u8>,
    count: u16,
}

/// The first day a zip can name: there is no clock here, and one report makes one file.
const DATE: u16 = 1 << 5 | 1;

impl Zip {
    fn add(&mut self, name: &str, text: &str) {
        let mut crc = Crc::new();
        crc.update(text.as_bytes());
        // Reports end long before 4 GB.
        let (length, offset) = (text.len() as u32, self.members.len() as u32);
        let mut common = Vec::new();
        // Version 2.0, no flags, stored, midnight.
        [20_u16, 0, 0, 0, DATE].into_iter().for_each(|field| common.extend(field.to_le_bytes()));
        [crc.sum(), length, length].into_iter().for_each(|field| common.extend(field.to_le_bytes()));
        common.extend((name.len() as u16).to_le_bytes());
        common.extend([0; 2]);
        self.members
            .extend(b"PK\x03\x04".iter().chain(&common).chain(name.as_bytes()).chain(text.as_bytes()));
        self.directory.extend(b"PK\x01\x02\x14\x00".iter().chain(&common).chain(&[0; 10]));
        self.directory.extend(offset.to_le_bytes().iter().chain(name.as_bytes()));
        self.count += 1;
    }

    fn end(mut self) -> Vec<u8> {
        let (size, offset) = (self.directory.len() as u32, self.members.len() as u32);
        self.members.append(&mut self.directory);
        self.members.extend(b"PK\x05\x06\x00\x00\x00\x00");
        self.members.extend(self.count.to_le_bytes().repeat(2));
        self.members.extend(size.to_le_bytes().iter().chain(&offset.to_le_bytes()).chain(&[0; 2]));
        self.members
    }
}
