//! # Posts of a Jekyll or Hugo site (Markdown)
//! **Where people get it:** the site's source: its folder, a zip of it (GitHub › Code › Download ZIP), or `_posts` alone.
//! **Looks like:** `_posts/YYYY-M-D-slug.md`, each with front matter between lines of `---` (YAML) or `+++` (TOML).
//! **Dates:** the front matter's `date`, else the one in the file's name. Without an offset it is in the site's zone,
//! which is not known. `last_modified_at`, `lastmod` and `updated` are edits.
//! **Kinds:** a file is a post. `published: false`, `draft: true` and files in `_drafts` are drafts.
//! **Quirks:** months and days without padding; pages (`about.md`) have no date and are no posts; the file's name
//! counts only where it has the form that Jekyll demands. **Zero posts:** never. A single file is one post of a
//! site and never the whole of it. **Not read:** the text.

use super::listing::{Item, Listing};
use super::{Claim, Confidence, Format, on_demand};
use crate::evidence::{Clue, Evidence, Shape};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::lines::each_line;
use crate::timeline::NotPost;
use crate::when::{Context, DateError, Day, Moment, Zone, ZoneBasis, parse};

pub(super) const FORMAT: Format = Format {
    id: "jekyll-md",
    label: "Jekyll, Hugo",
    platform: "blog",
    general: false,
    sniff,
    read: on_demand(read),
};

/// How many lines front matter may have.
const MATTER_LINES: u64 = 400;

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let entries: Vec<usize> =
        evidence.clues.iter().filter(|clue| is_ours(clue)).map(|clue| clue.entry).collect();
    if entries.is_empty() { Vec::new() } else { vec![Claim::posts(Confidence::Likely, entries)] }
}

/// Tells a text with front matter that has a date, or lies under a name with one.
fn is_ours(clue: &Clue) -> bool {
    let lines = match &clue.shape {
        Shape::Prose(text) => text.lines().map(str::to_owned).collect::<Vec<String>>(),
        // Text with commas may look like a table; its first line is front matter all the same.
        Shape::Table(table) => {
            let mark = char::from(table.delimiter).to_string();
            table.rows.iter().map(|(_, row)| row.join(&mark)).collect()
        }
        _ => return false,
    };
    let mut matter = Matter::default();
    let _ = lines.iter().all(|line| matter.line(line));
    let closed = matter.state == State::After;
    let begun = matter.state != State::Before;
    // Long front matter is cut by the end of the first bytes.
    let dated = !matter.date.is_empty() || name_day(&clue.name).is_some();
    begun && (closed || !matter.title.is_empty()) && dated && (!matter.title.is_empty() || matter.layout)
}

/// Reads the day in a file's name: `2021-8-3-slug.md`.
fn name_day(name: &str) -> Option<Day> {
    let text = ["md", "markdown", "mkd", "html", "textile"]
        .iter()
        .find_map(|ending| name.strip_suffix(ending)?.strip_suffix('.'))?;
    let mut parts = text.splitn(4, '-');
    let mut number = |long: bool| {
        let part = parts.next()?;
        let fits = if long { part.len() == 4 } else { matches!(part.len(), 1 | 2) };
        fits.then(|| part.parse::<u32>().ok()).flatten()
    };
    let (year, month, day) = (number(true)?, number(false)?, number(false)?);
    parts.next().filter(|slug| !slug.is_empty())?;
    Day::from_ymd(i32::try_from(year).ok()?, month, day)
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum State {
    #[default]
    Before,
    Inside(&'static str),
    After,
}

/// Holds what front matter says.
#[derive(Default)]
struct Matter {
    state: State,
    date: String,
    title: String,
    layout: bool,
    draft: bool,
}

impl Matter {
    /// Takes a line; gives whether further ones are wanted.
    fn line(&mut self, line: &str) -> bool {
        let line = line.trim_start_matches('\u{FEFF}').trim_end();
        match self.state {
            State::Before => {
                let mark = ["---", "+++"].into_iter().find(|mark| line == *mark);
                self.state = mark.map_or(State::Before, State::Inside);
                // Blank lines may stand before it, and nothing else.
                mark.is_some() || line.is_empty()
            }
            State::Inside(mark) if line == mark || mark == "---" && line == "..." => {
                self.state = State::After;
                false
            }
            State::Inside(mark) => {
                let divider = if mark == "---" { ':' } else { '=' };
                if let Some((key, value)) = line.split_once(divider) {
                    self.field(key, value);
                }
                true
            }
            State::After => false,
        }
    }

    fn field(&mut self, key: &str, value: &str) {
        let value = value.trim().trim_matches(['"', '\'']).trim();
        match key.trim_end() {
            "date" => self.date = value.to_owned(),
            "title" => self.title = value.to_owned(),
            "layout" | "categories" | "tags" | "permalink" => self.layout = true,
            "published" => self.draft |= value == "false",
            "draft" => self.draft |= value == "true",
            _ => {}
        }
    }
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    let Some(&first) = entries.first() else { return Ok(()) };
    let zone = reading.data_zone(Zone::UTC, ZoneBasis::Assumed);
    let mut listing = Listing::new(FORMAT.id, FORMAT.platform, zone, first);
    for &entry in entries {
        let mut matter = Matter::default();
        let mut wanted = true;
        let text = reading.text(entry)?;
        let read = each_line(text, &mut |number, line| {
            wanted = wanted && number <= MATTER_LINES && matter.line(line);
        });
        listing.turn_to(entry);
        if read.is_err() && matter.state != State::After {
            listing.unreadable(reading, 1);
            continue;
        }
        let clue = reading.clue(entry);
        let moment = published(&matter, &clue.name);
        let draft = matter.draft || clue.path.contains("_drafts/");
        let item = Item::new(1, "date", &matter.date, moment);
        let left_out = draft.then_some(NotPost::Draft);
        listing.file(reading, &Item { title: &matter.title, left_out, ..item });
    }
    if entries.len() == 1 {
        listing.each_account().for_each(|account| account.complete = Some(false));
    }
    listing.finish(reading);
    Ok(())
}

fn published(matter: &Matter, name: &str) -> Result<Moment, DateError> {
    match (parse(&matter.date, &Context::default()), name_day(name)) {
        (Ok(dated), _) => Ok(dated.moment),
        (Err(_), Some(day)) if matter.date.is_empty() => Ok(Moment::Day(day)),
        (Err(error), _) => Err(error),
    }
}
