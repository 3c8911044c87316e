//! Names the marks inside a compiled catalogue: control characters, which no text has.
//!
//! The build includes this file, so that who writes the marks and who reads them agree.

/// Ends a text of the file.
pub const NEXT: &str = "\0";

/// Stands before the letter of an argument.
pub const ARGUMENT: char = '\u{1}';

/// Stands before the letter of a number and the variants for each of its categories.
pub const PLURAL: char = '\u{2}';

/// Ends a variant.
pub const END: char = '\u{3}';
