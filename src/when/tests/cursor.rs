//! Holds the cursor's small decisions, which dates as a whole hardly show.

use crate::when::cursor::{Cursor, lower};

#[test]
fn a_word_has_at_least_one_letter() {
    assert_eq!(Cursor::new("août 2021").word(), Some("août"));
    for none in ["2021", "", "日", "-a"] {
        assert_eq!(Cursor::new(none).word(), None, "{none}");
    }
}

#[test]
fn letters_of_every_script_and_digits_continue_a_word() {
    for next in ["a", "é", "ж", "7", "日", "の", "한"] {
        assert!(Cursor::new(next).in_word(), "{next}");
    }
    for next in ["", " ", "-", "。", "×"] {
        assert!(!Cursor::new(next).in_word(), "{next}");
    }
}

#[test]
fn the_alphabets_of_months_have_small_letters() {
    for (letter, small) in
        [('A', 'a'), ('É', 'é'), ('Þ', 'þ'), ('Α', 'α'), ('Я', 'я'), ('×', '×'), ('ß', 'ß')]
    {
        assert_eq!(lower(letter), small);
    }
}
