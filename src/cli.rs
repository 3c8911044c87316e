//! Parses arguments, reads, judges and prints; results on stdout, problems on stderr.

use clap::{Parser, Subcommand, ValueEnum};
use dormouse::bytes::Input;
use dormouse::formats::FORMATS;
use dormouse::i18n::{self, Lang};
use dormouse::judge::Ask;
use dormouse::map::{MAP_LIMIT, Map};
use dormouse::native::{self, Quiet, Tables};
use dormouse::read::{Host, read};
use dormouse::report::{self, Report};
use dormouse::rule::{FILE_LIMIT, Modifier, Rule};
use dormouse::text::Encoding;
use dormouse::view;
use dormouse::when::{Day, Order, Zone};
use std::fmt::Display;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Is anybody still there? Reads an account's export file and says whether it is still updated.
#[derive(Parser)]
#[command(name = "dormouse", version, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Judge one or more exports.
    ///
    /// Exit code 0: every input was read and every account has a verdict ("cannot tell" included);
    /// 1: some input was refused; 2: wrong usage.
    Check(Check),
    /// List the rules an account can be judged by.
    Rules(Listing),
    /// List the export formats, where to get them and what they can prove.
    Formats(Listing),
}

#[derive(clap::Args)]
struct Check {
    /// The day the question is asked for, YYYY-MM-DD; today unless given.
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<Day>,
    /// The day the export was made, YYYY-MM-DD, where the export does not say.
    #[arg(long, value_name = "DATE", value_parser = date)]
    captured: Option<Day>,
    /// A rule's id (see `dormouse rules`) or a rule file; `+originals-only` and
    /// `+ignore-system-posts` behind it narrow what counts.
    #[arg(long, value_name = "ID|FILE[+MODIFIER]", default_value = "two-years")]
    rule: String,
    /// The zone to count days in, such as +08:00.
    #[arg(long, value_name = "±HH:MM", value_parser = zone, allow_hyphen_values = true)]
    zone: Option<Zone>,
    /// Whether dates such as 03/04/2021 begin with the day or with the month, where no date of the file tells.
    #[arg(long, value_enum, value_name = "dmy|mdy")]
    date_order: Option<DateOrder>,
    /// A JSON file that says which column of a table is what: {"time": "Posted", "title": "Headline"}.
    #[arg(long, value_name = "FILE")]
    map: Option<PathBuf>,
    /// The encoding of every text given, such as gb18030 or big5, where it is told wrongly; each text tells unless given.
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    encoding: Option<Encoding>,
    /// How to print the result.
    #[arg(long, value_enum, default_value_t = Output::Text)]
    format: Output,
    /// The language of the result.
    #[arg(long, value_name = "zh-Hans|zh-Hant|en", value_parser = language)]
    lang: Option<Lang>,
    /// Files, folders (each one export), or `-` for pasted text on standard input.
    #[arg(required = true, value_name = "FILE|DIR|-")]
    paths: Vec<PathBuf>,
}

#[derive(clap::Args)]
struct Listing {
    /// The language of the list.
    #[arg(long, value_name = "zh-Hans|zh-Hant|en", value_parser = language)]
    lang: Option<Lang>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Output {
    /// For people.
    Text,
    /// The report.
    Json,
    /// One row per account.
    Csv,
    /// A workbook of the accounts, their evidence and rows for a register.
    #[cfg(feature = "saving")]
    Xlsx,
}

#[derive(Clone, Copy, ValueEnum)]
enum DateOrder {
    /// Day first.
    Dmy,
    /// Month first.
    Mdy,
}

impl From<DateOrder> for Order {
    fn from(order: DateOrder) -> Order {
        match order {
            DateOrder::Dmy => Order::DayMonth,
            DateOrder::Mdy => Order::MonthDay,
        }
    }
}

fn date(text: &str) -> Result<Day, &'static str> {
    Day::parse_iso(text).ok_or("a date is written YYYY-MM-DD")
}

fn zone(text: &str) -> Result<Zone, &'static str> {
    Zone::parse(text).ok_or("a zone is written like +08:00, from -12:00 to +14:00")
}

fn encoding(text: &str) -> Result<Encoding, String> {
    let names = || Encoding::ALL.map(Encoding::id).join(", ");
    Encoding::from_label(text).ok_or_else(|| format!("the encodings are {}", names()))
}

fn language(text: &str) -> Result<Lang, &'static str> {
    let known = Lang::ALL.into_iter().find(|lang| lang.tag() == text);
    known.ok_or("a language is zh-Hans, zh-Hant or en")
}

/// Runs the command line.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let done = match arguments.command {
        Command::Check(check) => run_check(&check),
        Command::Rules(listing) => {
            let lang = listing.lang.unwrap_or_else(own_language);
            print(&view::rules(&Rule::presets(), lang)).map(|()| true)
        }
        Command::Formats(listing) => {
            print(&formats(listing.lang.unwrap_or_else(own_language))).map(|()| true)
        }
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(problem) => {
            eprintln!("dormouse: {problem}");
            ExitCode::from(2)
        }
    }
}

/// Gives whether every input was read.
fn run_check(check: &Check) -> Result<bool, String> {
    let lang = check.lang.unwrap_or_else(own_language);
    let rule = find_rule(&check.rule, lang)?;
    let (inputs, missing) = open_all(&check.paths);
    for problem in &missing {
        eprintln!("dormouse: {problem}");
    }
    let as_of = check.as_of.unwrap_or_else(native::today);
    let ask = Ask { as_of, captured: check.captured, zone: check.zone };
    let map = check.map.as_deref().map(read_map).transpose()?;
    let date_order = check.date_order.map(Order::from);
    let Check { captured, zone, encoding, .. } = *check;
    let host = Host { legacy: &Tables, watch: &Quiet, captured, zone, encoding, date_order, map };
    let mut findings = if inputs.is_empty() { Default::default() } else { read(&inputs, &host) };
    for source in &mut findings.sources {
        source.sha256 = native::sha256(&inputs[source.input]).ok();
    }
    let report = report::build(&findings, &rule, &ask);
    write(&printed(&report, check.format, lang)?)?;
    for line in view::problems(&report, lang) {
        eprintln!("{line}");
    }
    Ok(report.refusals.is_empty() && missing.is_empty())
}

fn printed(report: &Report, format: Output, lang: Lang) -> Result<Vec<u8>, String> {
    match format {
        Output::Text => Ok(view::text(report, lang).into_bytes()),
        Output::Csv => Ok(view::csv(report).into_bytes()),
        #[cfg(feature = "saving")]
        Output::Xlsx if io::IsTerminal::is_terminal(&io::stdout()) => {
            Err("a workbook needs a file: add `> accounts.xlsx`".to_owned())
        }
        #[cfg(feature = "saving")]
        Output::Xlsx => Ok(view::workbook(report, lang)),
        Output::Json => {
            let json = serde_json::to_string_pretty(report).map_err(|error| error.to_string())?;
            Ok((json + "\n").into_bytes())
        }
    }
}

/// Opens every path; what cannot be opened is a line for stderr, never a reason to drop the others.
fn open_all(paths: &[PathBuf]) -> (Vec<Input>, Vec<String>) {
    let mut inputs = Vec::new();
    let mut problems = Vec::new();
    for path in paths {
        let opened = match path.as_os_str() == "-" {
            true => pasted().map(|input| vec![input]),
            false => native::inputs(path),
        };
        match opened {
            Ok(found) => inputs.extend(found),
            Err(error) => problems.push(format!("{}: {error}", path.display())),
        }
    }
    (inputs, problems)
}

fn pasted() -> io::Result<Input> {
    let mut text = Vec::new();
    io::stdin().lock().read_to_end(&mut text)?;
    Ok(Input { modified: Some(native::now()), ..Input::pasted(text) })
}

fn read_map(path: &Path) -> Result<Map, String> {
    let failed = |error: &dyn Display| format!("{}: {error}", path.display());
    // One byte more than the limit tells a file that is too large from one that is not.
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(|error| failed(&error))?;
    file.take(MAP_LIMIT as u64 + 1).read_to_end(&mut bytes).map_err(|error| failed(&error))?;
    Map::parse(&String::from_utf8_lossy(&bytes)).map_err(|error| failed(&error))
}

fn find_rule(spec: &str, lang: Lang) -> Result<Rule, String> {
    if let Some(rule) = Rule::preset(spec) {
        return Ok(rule);
    }
    let (name, modifiers) = Modifier::split(spec);
    if !Path::new(name).is_file() {
        let known: Vec<String> = Rule::presets().into_iter().map(|rule| rule.id).collect();
        let modifiers = Modifier::ALL.map(|modifier| format!("+{}", modifier.id()));
        return Err(format!(
            "no rule and no file is called '{name}'; the rules are: {}; behind any of them: {}",
            known.join(", "),
            modifiers.join(", ")
        ));
    }
    // One byte more than the limit tells a file that is too large from one that is not.
    let mut bytes = Vec::new();
    let file = std::fs::File::open(name).map_err(|error| format!("{name}: {error}"))?;
    file.take(FILE_LIMIT as u64 + 1).read_to_end(&mut bytes).map_err(|error| format!("{name}: {error}"))?;
    let rule = Rule::own(&bytes).map_err(|error| format!("{name}: {}", view::rule_error(lang, &error)))?;
    Ok(rule.with(&modifiers))
}

fn print(text: &str) -> Result<(), String> {
    write(text.as_bytes())
}

/// Writes to stdout; a reader that stops listening (`| head`) is no fault.
fn write(bytes: &[u8]) -> Result<(), String> {
    match io::stdout().lock().write_all(bytes) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.to_string()),
        _ => Ok(()),
    }
}

/// Finds the language of this computer's user, English where none is set.
fn own_language() -> Lang {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| std::env::var(name).ok());
    let tag = names.into_iter().find(|value| !value.is_empty()).unwrap_or_default();
    let tag = tag.split('.').next().unwrap_or_default().replace('_', "-");
    Lang::negotiate([tag.as_str()])
}

fn formats(lang: Lang) -> String {
    let mut text = String::new();
    for format in FORMATS {
        text += &format!("{}\t{}\n", format.id, i18n::coded(lang, "format", format.id));
        for about in ["get", "limits"] {
            let found = i18n::lookup(lang, "format", &format!("{}-{about}", format.id));
            text += &found.map(|line| format!("\t{line}\n")).unwrap_or_default();
        }
    }
    text
}
