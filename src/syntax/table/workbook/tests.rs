use super::*;
use crate::bundle::RATIO_FREE;
use claims::{HELD, TOO_MANY_CELLS, TOO_MANY_SHEETS, TOO_MUCH_HELD, XLS, XLS_TOO_BIG};
use std::io::Write;

macro_rules! book {
    ($name:literal) => {
        include_bytes!(concat!("../../../../tests/workbooks/", $name)).as_slice()
    };
}

/// Reads a workbook.
fn read(bytes: &[u8]) -> Result<Vec<Vec<String>>, WorkbookError> {
    let mut found = Vec::new();
    let mut each = |row: &Row<'_>| {
        found.push(row.texts());
        ControlFlow::Continue(())
    };
    workbook_rows(Box::new(Cursor::new(bytes.to_vec())), &mut each).map(|()| found)
}

#[test]
fn every_kind_of_workbook_is_read_alike() {
    let rows = [["Title", "Published"], ["第一篇", "2016-12-16"], ["Second post", "2019-06-13"]];
    for (name, bytes) in
        [("small", book!("small.xls")), ("large", book!("large.xls")), ("ods", book!("plain.ods"))]
    {
        let found = read(bytes).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        assert_eq!(found[..3], rows, "{name}");
    }
}

/// Finds a record of an old workbook by its kind and size.
fn record(bytes: &[u8], kind: u16, size: u16) -> usize {
    let head = [kind.to_le_bytes(), size.to_le_bytes()].concat();
    bytes.windows(4).position(|window| window == head).expect("it is there") + 4
}

#[test]
fn an_old_workbook_s_claim_of_its_size_is_not_believed() {
    for bytes in [book!("small.xls"), book!("large.xls")] {
        let mut lying = bytes.to_vec();
        let at = record(&lying, 0x0200, 14);
        // The first row comes after the last, and there are four billion of them.
        lying[at..at + 12].copy_from_slice(&[2, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0xFF, 0xFF]);
        assert_eq!(read(&lying), read(bytes), "a first row behind the last");
        lying[at..at + 12].copy_from_slice(&[0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF]);
        assert_eq!(read(&lying), read(bytes), "four billion rows");
    }
}

#[test]
fn cells_too_far_apart_are_refused() {
    let mut lying = book!("large.xls").to_vec();
    // A number (a date): its row, its column.
    let at = record(&lying, 0x027E, 10);
    lying[at..at + 4].copy_from_slice(&[0xFF, 0xFF, 0xFF, 0x00]);
    assert_eq!(read(&lying), Err(TOO_MANY_CELLS));
}

#[test]
fn too_many_sheets_and_too_large_a_file_are_refused() {
    let sheet = [0x85, 0, 0, 0];
    let many = [&[0x09, 0x08, 0, 0], sheet.repeat(300).as_slice()].concat();
    assert_eq!(xls::small_claims(&many), Err(TOO_MANY_SHEETS));
    let mut large = book!("small.xls").to_vec();
    large.resize(XLS as usize + 1, 0);
    assert_eq!(read(&large), Err(XLS_TOO_BIG));
}

/// Packs members: their names, and so many times the same text.
fn packed(members: &[(&str, &[u8], u64)]) -> Vec<u8> {
    let mut packed = Vec::new();
    let mut archive = rawzip::ZipArchiveWriter::new(&mut packed);
    for (name, text, times) in members {
        let member = archive.new_file(name).compression_method(rawzip::CompressionMethod::DEFLATE);
        let (mut entry, config) = member.start().expect("a member");
        let encoder = flate2::write::DeflateEncoder::new(&mut entry, flate2::Compression::default());
        let mut writer = config.wrap(encoder);
        (0..*times).try_for_each(|_| writer.write_all(text)).expect("in memory");
        let (encoder, descriptor) = writer.finish().expect("in memory");
        encoder.finish().expect("in memory");
        entry.finish(descriptor).expect("in memory");
    }
    archive.finish().expect("in memory");
    packed
}

#[test]
fn what_would_be_held_is_counted_whatever_it_claims() {
    let text = b"<sst><si><t>shared</t></si>".repeat(1 << 16);
    let times = HELD / text.len() as u64 + 1;
    let mut book = packed(&[("xl/workbook.xml", b"<a/>", 1), ("xl/SharedStrings.xml", &text, times)]);
    assert_eq!(read(&book), Err(TOO_MUCH_HELD));
    // The claim of the directory is made small.
    let entry = book.windows(4).rposition(|window| window == b"PK\x01\x02").expect("a directory");
    book[entry + 24..entry + 28].copy_from_slice(&[9, 0, 0, 0]);
    assert_eq!(read(&book), Err(TOO_MUCH_HELD));
}

#[test]
fn a_sheet_that_unpacks_abnormally_is_refused_unread() {
    let blank = vec![b' '; 1 << 20];
    let times = RATIO_FREE / blank.len() as u64 + 4;
    let book = packed(&[("xl/workbook.xml", b"<a/>", 1), ("xl/worksheets/sheet1.xml", &blank, times)]);
    assert_eq!(read(&book), Err(WorkbookError::Bomb));
}

#[test]
fn a_locked_spreadsheet_is_said_to_be_locked() {
    let manifest = b"<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>";
    let book = packed(&[("META-INF/manifest.xml", manifest, 1), ("content.xml", b"\x93\x01", 1)]);
    assert_eq!(read(&book), Err(WorkbookError::Encrypted));
}
