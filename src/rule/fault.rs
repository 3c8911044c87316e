//! Says what is wrong with a rule file; the words are in the catalogues.

/// Says what is wrong with a rule file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleError {
    /// The line, counted from 1; `None` where it is about the whole file.
    pub line: Option<usize>,
    /// The field, such as `level.over`; empty where it is about the whole file.
    pub field: String,
    /// What is wrong with it.
    pub fault: Fault,
}

impl RuleError {
    /// Blames the whole file.
    #[cfg(feature = "own-rules")]
    pub(super) fn whole(fault: Fault) -> RuleError {
        RuleError { line: None, field: String::new(), fault }
    }
}

/// Names what can be wrong with a rule file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The file is larger than [`super::FILE_LIMIT`].
    TooBig,
    /// The file is not UTF-8 text.
    NotText,
    /// The file is not TOML; with the parser's message.
    NotToml(String),
    /// A field that every rule has is not there.
    Missing,
    /// No such field exists.
    Unknown,
    /// The field holds another type of value.
    WrongType(Wanted),
    /// The field is there, without content.
    Empty,
    /// The text is longer than this many characters.
    TooLong(usize),
    /// The value is none of these.
    NotOneOf(Vec<&'static str>),
    /// The id has other characters than small letters, digits and hyphens.
    BadId,
    /// The zone is no offset.
    BadZone,
    /// The date is no date.
    BadDate,
    /// The address is not one of the web.
    BadAddress,
    /// The threshold is not from 1 to this many.
    OutOfRange(u32),
    /// A level has neither `over` nor `at-least`.
    NoOperator,
    /// A level has both.
    TwoOperators,
    /// Two levels lead to the same state.
    SameState,
    /// A level is not longer, or not worse, than the one before it.
    Disordered,
    /// A one-way rule says that silence proves something.
    Convicts,
    /// A rule that is not one-way has a level that proves nothing.
    ProvesNothing,
}

/// Names the type of value a field wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Text in quotation marks.
    Text,
    /// A whole number.
    Number,
    /// `true` or `false`.
    YesOrNo,
    /// A list of texts.
    List,
    /// A table: `[name]`.
    Table,
    /// Several tables: `[[name]]`.
    Tables,
}

impl Wanted {
    /// Names the type as catalogues do.
    pub fn id(self) -> &'static str {
        match self {
            Wanted::Text => "text",
            Wanted::Number => "number",
            Wanted::YesOrNo => "yes-or-no",
            Wanted::List => "list",
            Wanted::Table => "table",
            Wanted::Tables => "tables",
        }
    }
}
