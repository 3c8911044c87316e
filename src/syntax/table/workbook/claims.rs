//! Names the limits of what a workbook may make the library hold.

use super::WorkbookError;

/// How large the parts of a workbook may be that are held whole: shared texts, styles, the list of sheets.
pub(super) const HELD: u64 = 128 << 20;
/// How much the library sets aside for each shared text.
pub(super) const TEXT: u64 = 24;
/// How large an old workbook (xls) may be; the library holds it twice.
pub(super) const XLS: u64 = 64 << 20;
/// How many cells the sheets of an old workbook may span, empty ones between them included.
pub(super) const SPAN: u64 = 8 << 20;
/// How many sheets an old workbook may have.
pub(super) const SHEETS: u64 = 256;

pub(super) const TOO_MUCH_HELD: WorkbookError = WorkbookError::TooBig("128 MB");
pub(super) const XLS_TOO_BIG: WorkbookError = WorkbookError::TooBig("64 MB");
pub(super) const TOO_MANY_CELLS: WorkbookError = WorkbookError::TooBig("8388608 cells");
pub(super) const TOO_MANY_SHEETS: WorkbookError = WorkbookError::TooBig("256 sheets");
