//! Says what could not be read: one record (an issue) or a whole input (a refusal).
//!
//! Both are values in the report. They carry a code, a place and at most
//! [`SEEN_LIMIT`] characters of what was seen; the words live in the catalogues.

/// Bounds how much of an offending value is kept, in characters.
pub const SEEN_LIMIT: usize = 60;

/// The longest name of an account, in characters: one of megabytes must not bury the verdict.
pub const NAME_LIMIT: usize = 200;

/// The longest text of a report, in characters.
pub const TEXT_LIMIT: usize = 2000;

/// Points at something inside an input.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The path of the entry, as the container or the file picker gave it.
    pub path: String,
    /// The record's number, counted from 1 as the format counts (row, line, item).
    pub record: Option<u64>,
    /// The field, column or key.
    pub field: Option<String>,
}

/// Reports one unreadable record; reading went on after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// What happened.
    pub code: IssueCode,
    /// Where.
    pub place: Place,
    /// What stood there, cut to [`SEEN_LIMIT`] characters.
    pub seen: String,
}

/// Names what can go wrong with one record or one part of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IssueCode {
    /// The publish time was there but no date could be made of it.
    UnreadableDate,
    /// A post without any publish time.
    MissingDate,
    /// The record is not what the format says a record is.
    UnreadableRecord,
    /// A relative or year-less date ("yesterday") and no capture day to count from.
    NeedsCaptureDay,
    /// Dates such as 03/04/2021, and nothing tells whether the day or the month comes first.
    DayOrMonth,
    /// The input ends in the middle of a record.
    CutShort,
    /// The export names a part that is not there.
    MissingPart,
}

impl IssueCode {
    /// Names the code as reports and catalogues write it.
    pub fn id(self) -> &'static str {
        match self {
            IssueCode::UnreadableDate => "unreadable-date",
            IssueCode::MissingDate => "missing-date",
            IssueCode::UnreadableRecord => "unreadable-record",
            IssueCode::NeedsCaptureDay => "needs-capture-day",
            IssueCode::DayOrMonth => "day-or-month",
            IssueCode::CutShort => "cut-short",
            IssueCode::MissingPart => "missing-part",
        }
    }
}

/// Reports an input that cannot be judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Why.
    pub code: RefusalCode,
    /// The input or entry it is about.
    pub path: String,
    /// What was found instead, a limit, or a system message; may be empty.
    pub detail: String,
    /// The first rows, where a person's word on the columns would help.
    pub hint: Option<Box<Hint>>,
}

/// Shows the first rows of a table, so that a person can say which column is the publish time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hint {
    /// The columns: heads or paths, or their numbers from 1 where there is no head.
    pub columns: Vec<String>,
    /// Those of them that could be the time, the best first; any of them may be where there is none.
    pub candidates: Vec<String>,
    /// The first rows, at most [`HINT_ROWS`], a cell for each column, cut to [`SEEN_LIMIT`] characters. Cells of
    /// columns headed like a post's text are left empty.
    pub rows: Vec<Vec<String>>,
}

/// How many rows a hint shows.
pub const HINT_ROWS: usize = 3;
/// How many columns a hint shows.
pub const HINT_COLUMNS: usize = 40;

impl Refusal {
    /// Makes a refusal without a detail.
    pub fn new(code: RefusalCode, path: impl Into<String>) -> Refusal {
        Refusal { code, path: path.into(), detail: String::new(), hint: None }
    }

    /// Adds what was found, cut to [`SEEN_LIMIT`] characters.
    pub fn with(mut self, detail: impl AsRef<str>) -> Refusal {
        self.detail = clip(detail.as_ref());
        self
    }

    /// Adds the first rows for a person to choose from, if there are any.
    pub fn hinting(mut self, hint: Option<Hint>) -> Refusal {
        self.hint = hint.map(Box::new);
        self
    }
}

/// Names why an input cannot be judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusalCode {
    /// Nothing was chosen or pasted.
    Nothing,
    /// Zero bytes, or only white space.
    EmptyFile,
    /// No format claims it.
    Unknown,
    /// A picture, video, sound, document or program.
    NotText,
    /// A known file of a known service that lists no posts.
    NotPosts,
    /// A container without anything that lists posts.
    NoPostsInside,
    /// A container or folder of several tables, none of a known format; the detail names them.
    SeveralTables,
    /// A password-protected archive or workbook.
    Encrypted,
    /// A container whose end is missing.
    Truncated,
    /// One part of an archive split over several disks.
    MultiDisk,
    /// A container or file that contradicts itself.
    Damaged,
    /// Larger than a named limit; the detail is the limit.
    TooBig,
    /// Expands beyond a named ratio; the detail is the ratio.
    Bomb,
    /// Compressed in a way this tool does not read.
    Unsupported,
    /// Two formats claim it equally; the detail names them.
    Ambiguous,
    /// A table without a column of dates.
    NoTimeColumn,
    /// A table with several columns that could be the publish time, none better than the other.
    WhichTimeColumn,
    /// The person's mapping names a column or a list that is not there; the detail names it.
    NotMapped,
    /// Text without a date that stands for a post.
    NoDates,
    /// A workbook met a build without the spreadsheet reader.
    NeedsSpreadsheet,
    /// A format met a build without its reader.
    NeedsEveryFormat,
    /// The service answered with an error instead of the posts.
    ErrorAnswer,
    /// The web pages of an export in which posts cannot be told, while its JSON can be read.
    JsonInstead,
    /// Reading the bytes failed; the detail is the system's message.
    ReadFailed,
}

impl RefusalCode {
    /// Names the code as reports and catalogues write it.
    pub fn id(self) -> &'static str {
        match self {
            RefusalCode::Nothing => "nothing",
            RefusalCode::EmptyFile => "empty-file",
            RefusalCode::Unknown => "unknown",
            RefusalCode::NotText => "not-text",
            RefusalCode::NotPosts => "not-posts",
            RefusalCode::NoPostsInside => "no-posts-inside",
            RefusalCode::SeveralTables => "several-tables",
            RefusalCode::Encrypted => "encrypted",
            RefusalCode::Truncated => "truncated",
            RefusalCode::MultiDisk => "multi-disk",
            RefusalCode::Damaged => "damaged",
            RefusalCode::TooBig => "too-big",
            RefusalCode::Bomb => "bomb",
            RefusalCode::Unsupported => "unsupported",
            RefusalCode::Ambiguous => "ambiguous",
            RefusalCode::NoTimeColumn => "no-time-column",
            RefusalCode::WhichTimeColumn => "which-time-column",
            RefusalCode::NotMapped => "not-mapped",
            RefusalCode::NoDates => "no-dates",
            RefusalCode::NeedsSpreadsheet => "needs-spreadsheet",
            RefusalCode::NeedsEveryFormat => "needs-every-format",
            RefusalCode::ErrorAnswer => "error-answer",
            RefusalCode::JsonInstead => "json-instead",
            RefusalCode::ReadFailed => "read-failed",
        }
    }
}

/// Cuts text to [`SEEN_LIMIT`] characters and drops control characters, bidi controls included.
pub fn clip(text: &str) -> String {
    cut(text, SEEN_LIMIT)
}

/// Drops control characters from a text that somebody else wrote, and cuts what nobody reads to its end.
pub fn clean(text: &str) -> String {
    cut(text, TEXT_LIMIT)
}

/// Cuts a name to [`NAME_LIMIT`] characters and drops control characters.
pub fn name(text: &str) -> String {
    cut(text, NAME_LIMIT)
}

fn cut(text: &str, limit: usize) -> String {
    let mut plain: String = text.chars().filter(|c| !is_control(*c)).take(limit + 1).collect();
    if let Some((end, _)) = plain.char_indices().nth(limit) {
        plain.truncate(end);
        plain.push('…');
    }
    plain
}

/// Tells whether a character controls a device, breaks a line or reorders the text around it (UAX #9).
pub fn is_control(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
