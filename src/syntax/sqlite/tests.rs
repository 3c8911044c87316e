use super::*;
use proptest::prelude::*;
use std::io::Cursor;

macro_rules! database {
    ($name:literal) => {
        include_bytes!(concat!("../../../tests/databases/", $name)).as_slice()
    };
}

fn open(bytes: &[u8]) -> Result<Sqlite<'_>, SqliteError> {
    Sqlite::open(Box::new(Cursor::new(bytes)))
}

/// Reads a table whole: its rows behind the header, and whether nothing is missing.
fn rows(bytes: &[u8], table: &str) -> (Vec<Vec<String>>, bool) {
    let mut found = Vec::new();
    let mut each = |row: &Row<'_>| {
        found.push(row.texts());
        ControlFlow::Continue(())
    };
    let whole = open(bytes).expect("a database").rows(table, &mut each).expect("in memory");
    found.remove(0);
    (found, whole)
}

#[test]
fn every_kind_of_value_is_read() {
    let (rows, whole) = rows(database!("types.db"), "kinds");
    let values: Vec<&str> = rows.iter().map(|row| row[1].as_str()).collect();
    let expected = [
        "",
        "0",
        "1",
        "-1",
        "127",
        "-128",
        "300",
        "-30000",
        "5000000",
        "-8388608",
        "2000000000",
        "1099511627776",
        "-4611686018427387904",
        "1.5",
        "-20000000000",
        "",
        "text",
        "发布时间",
        "bytes",
        "",
        "with",
    ];
    assert_eq!((values.as_slice(), whole), (expected.as_slice(), true));
    // The number of a row stands in its key alone, and a column that was added later in later rows alone.
    assert_eq!(rows[0], ["-3", "", "row 0", ""]);
    assert_eq!(rows[20], ["9000", "with", "the late", "column"]);
}

#[test]
fn ordinary_tables_are_listed() {
    let database = open(database!("types.db")).expect("a database");
    let names: Vec<&str> = database.tables().iter().map(|table| table.name.as_str()).collect();
    assert_eq!((names.as_slice(), database.journal), (["kinds", "空 表"].as_slice(), false));
    assert_eq!(database.tables()[0].columns, ["id", "value", "last", "late"]);
    assert_eq!(rows(database!("types.db"), "空 表"), (vec![], true));
}

#[test]
fn deleted_rows_are_gone_and_long_ones_are_whole() {
    let (rows, whole) = rows(database!("tree.db"), "posts");
    let expected: Vec<(usize, u32)> = (1..=1200)
        .filter(|number| number % 3 != 0 && !(500..=600).contains(number))
        .map(|number| (number as usize % 40 + 20, number))
        .chain([440, 476, 477, 478, 900, 5000].map(|size: u32| (size as usize / 2 * 2, 10_000 + size)))
        .collect();
    let found: Vec<(usize, u32)> =
        rows.iter().map(|row| (row[0].len(), row[1].parse().expect("a number"))).collect();
    assert_eq!((found, whole), (expected, true));
    assert!(rows[rows.len() - 1][0].chars().all(|c| c == 'é'));
}

#[test]
fn the_number_of_a_record_counts_from_one() {
    let mut numbers = Vec::new();
    let mut each = |row: &Row<'_>| {
        numbers.push(row.number);
        if row.number < 2 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    };
    assert!(open(database!("tree.db")).expect("a database").rows("posts", &mut each).expect("in memory"));
    assert_eq!(numbers, [0, 1, 2]);
}

#[test]
fn texts_of_two_byte_units_are_read_either_way() {
    for bytes in [database!("utf16le.db"), database!("utf16be.db")] {
        let (rows, whole) = rows(bytes, "表");
        assert_eq!((rows, whole), (vec![vec!["开通 😀".to_owned(), "2020-01-02 03:04:05".to_owned()]], true));
    }
}

#[test]
fn a_log_beside_the_file_is_noticed() {
    assert!(open(database!("wal.db")).expect("a database").journal);
    assert_eq!(rows(database!("wal.db"), "t"), (vec![vec!["old".to_owned()]], true));
}

#[test]
fn pages_of_any_size_and_with_a_part_set_aside_are_read() {
    assert_eq!(rows(database!("large_pages.db"), "t").0, [["on a large page"]]);
    let (rows, whole) = rows(database!("reserved.db"), "t");
    let sizes: Vec<usize> = rows.iter().map(|row| row[1].len()).collect();
    assert_eq!((sizes, whole), ((1..=40).map(|number| number * 37).collect(), true));
}

#[test]
fn a_cut_database_gives_what_is_left_and_says_so() {
    let bytes = database!("tree.db");
    let (found, whole) = rows(&bytes[..bytes.len() * 9 / 10], "posts");
    assert!(!whole && !found.is_empty() && found.len() < 740, "{}", found.len());
}

#[test]
fn what_is_no_database_is_damaged() {
    for bytes in [&b""[..], b"SQLite format 3\0", &[0; 512]] {
        assert!(matches!(open(bytes), Err(SqliteError::Damaged)));
    }
}

#[test]
fn a_tree_that_bites_its_tail_ends() {
    let mut bytes = database!("tree.db").to_vec();
    let page = |number: usize| (number - 1) * 512;
    // The root's last child becomes the root itself.
    let root = page(2);
    assert_eq!(bytes[root], 5);
    bytes[root + 8..root + 12].copy_from_slice(&2_u32.to_be_bytes());
    let (found, whole) = rows(&bytes, "posts");
    assert!(!whole && found.len() < 800);
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(
        which in 0_usize..4,
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..24),
        head in any::<bool>(),
    ) {
        let bytes = [database!("types.db"), database!("tree.db"), database!("utf16le.db"), database!("reserved.db")];
        let mut bytes = bytes[which].to_vec();
        for (at, byte) in changes {
            // Most of what decides stands at the start of pages.
            let at = at.index(bytes.len());
            let at = if head { at / 512 * 512 + at % 16 } else { at };
            if at >= 16 {
                bytes[at] = byte;
            }
        }
        if let Ok(mut database) = open(&bytes) {
            let names: Vec<String> = database.tables().iter().map(|table| table.name.clone()).collect();
            for name in names {
                database.rows(&name, &mut |_| ControlFlow::Continue(())).expect("in memory");
            }
        }
    }
}
