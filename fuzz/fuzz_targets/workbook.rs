//! Workbooks: xlsx, xlsb and ods by the members of their zip, so that the fuzzer need not pack one; xls as it lies.
#![no_main]

use dormouse::syntax::table::{MAX_CELLS, workbook_created, workbook_rows};
use dormouse_fuzz::parts;
use libfuzzer_sys::fuzz_target;
use std::io::{Cursor, Write};
use std::ops::ControlFlow;

fuzz_target!(|bytes: &[u8]| {
    let packed = [&b"PK"[..], b"\xD0\xCF"].iter().any(|magic| bytes.starts_with(magic));
    let book = if packed { bytes.to_vec() } else { zip(&parts(bytes)) };
    let mut rows = 0_u64;
    let _ = workbook_rows(Box::new(Cursor::new(book.clone())), &mut |row| {
        rows += 1;
        assert!(row.len() <= MAX_CELLS);
        row.texts();
        ControlFlow::Continue(())
    });
    workbook_created(Box::new(Cursor::new(book)));
});

/// Packs members as they are.
fn zip(members: &[(String, &[u8])]) -> Vec<u8> {
    let mut packed = Vec::new();
    let mut archive = rawzip::ZipArchiveWriter::new(&mut packed);
    for (name, content) in members {
        let member = archive.new_file(name).compression_method(rawzip::CompressionMethod::STORE);
        let Ok((mut entry, config)) = member.start() else { continue };
        let mut writer = config.wrap(&mut entry);
        writer.write_all(content).expect("in memory");
        let (_, descriptor) = writer.finish().expect("in memory");
        entry.finish(descriptor).expect("in memory");
    }
    archive.finish().expect("in memory");
    packed
}
