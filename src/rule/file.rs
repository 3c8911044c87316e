//! Reads rules, field by field, whatever they were written in.

use super::fault::{Fault, RuleError, Wanted};
use super::fields::{Field, Fields};
use super::tree::Item;
use super::{Basis, Citation, ClosingStep, Confidence, FollowUp, Level, Remedy, Rule, State, Unit};
use crate::syntax::picks::Picks;
use crate::timeline::{Kind, is_web_address};
use crate::when::{Day, Zone};
use std::collections::BTreeMap;

/// Bounds a rule file, in bytes; the presets are below 3 KB.
pub const FILE_LIMIT: usize = 64 * 1024;

/// What counts where a rule does not say.
const USUAL_KINDS: [Kind; 3] = [Kind::Original, Kind::Repost, Kind::Reply];

type Result<T> = std::result::Result<T, RuleError>;

impl Rule {
    /// Reads a compiled rule; `None` if it is none of this version.
    pub fn compiled(json: &str) -> Option<Rule> {
        let picks = Picks::of(json.as_bytes(), &["sha256", "rule"]).ok()?;
        let tree = Item::from_json(picks.raw("rule")?);
        let rule = rule(Fields::of("", &tree).ok()?).ok()?;
        Some(Rule { sha256: picks.text("sha256").into_owned(), ..rule })
    }

    /// Reads a compiled rule that is the person's own.
    pub fn own_compiled(json: &str) -> Option<Rule> {
        Rule::compiled(json).map(|rule| Rule { own: true, ..rule })
    }
}

pub(super) fn rule(mut fields: Fields<'_>) -> Result<Rule> {
    let id = fields.required("id")?.parsed(Fault::BadId, kebab)?;
    let title = fields.required("title")?;
    let titles = title.table(Wanted::Table)?.texts()?;
    if titles.is_empty() {
        return Err(title.blame(Fault::Empty));
    }
    let one_way = fields.optional("one-way").map_or(Ok(false), |field| field.yes())?;
    let platforms = fields.optional("platforms").map_or(Ok(Vec::new()), platforms)?;
    let rule = Rule {
        id,
        title: titles,
        note: texts(fields.optional("note"))?,
        scope: texts(fields.optional("scope"))?,
        basis: fields.required("basis")?.one_of(&Basis::ALL, Basis::id)?,
        confidence: optional(&mut fields, "confidence", |field| {
            field.one_of(&Confidence::ALL, Confidence::id)
        })?,
        citation: citation(fields.required("citation")?)?,
        zone: optional(&mut fields, "zone", |field| field.parsed(Fault::BadZone, Zone::parse))?,
        counts: fields.optional("counts").map_or(Ok(USUAL_KINDS.to_vec()), kinds)?,
        one_way,
        levels: levels(&fields.required("level")?, one_way)?,
        follow_up: fields
            .optional("follow-up")
            .map_or(Ok(FollowUp::default()), |field| follow_up(field, &platforms))?,
        platforms,
        sha256: String::new(),
        modifiers: Vec::new(),
        own: false,
    };
    fields.finish()?;
    Ok(rule)
}

fn optional<T>(
    fields: &mut Fields<'_>,
    name: &str,
    read: impl FnOnce(&Field<'_>) -> Result<T>,
) -> Result<Option<T>> {
    fields.optional(name).map(|field| read(&field)).transpose()
}

fn texts(field: Option<Field<'_>>) -> Result<BTreeMap<String, String>> {
    field.map_or(Ok(BTreeMap::new()), |field| field.table(Wanted::Table)?.texts())
}

/// Accepts ids that stand in addresses and file names without escaping.
fn kebab(text: &str) -> Option<String> {
    let plain = text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
    (plain && text.len() <= 64).then(|| text.to_owned())
}

fn citation(field: Field<'_>) -> Result<Citation> {
    let mut fields = field.table(Wanted::Table)?;
    let text = |field: &Field<'_>| field.text().map(str::to_owned);
    let citation = Citation {
        issuer: text(&fields.required("issuer")?)?,
        title: optional(&mut fields, "title", text)?,
        number: optional(&mut fields, "number", text)?,
        date: optional(&mut fields, "date", |field| field.parsed(Fault::BadDate, date))?,
        url: optional(&mut fields, "url", |field| field.parsed(Fault::BadAddress, address))?,
        quote: optional(&mut fields, "quote", text)?,
    };
    fields.finish()?;
    Ok(citation)
}

/// Accepts `YYYY-MM-DD` and `YYYY-MM`.
fn date(text: &str) -> Option<String> {
    let whole = if text.len() == 7 { format!("{text}-01") } else { text.to_owned() };
    Day::parse_iso(&whole).map(|_| text.to_owned())
}

fn address(text: &str) -> Option<String> {
    is_web_address(text).then(|| text.to_owned())
}

fn kinds(field: Field<'_>) -> Result<Vec<Kind>> {
    let kinds = field.list(Wanted::List)?;
    kinds.iter().map(|kind| kind.one_of(&Kind::ALL, Kind::id)).collect()
}

fn platforms(field: Field<'_>) -> Result<Vec<String>> {
    field.list(Wanted::List)?.iter().map(|platform| platform.parsed(Fault::BadId, kebab)).collect()
}

fn follow_up(field: Field<'_>, of_rule: &[String]) -> Result<FollowUp> {
    let mut fields = field.table(Wanted::Table)?;
    let steps = optional(&mut fields, "steps", |field| {
        field.list(Wanted::List)?.iter().map(|step| step.one_of(&ClosingStep::ALL, ClosingStep::id)).collect()
    })?;
    let follow_up = FollowUp {
        sleeping: optional(&mut fields, "sleeping", |field| field.one_of(&Remedy::ALL, Remedy::id))?
            .unwrap_or_default(),
        steps: steps.unwrap_or_default(),
        platforms: fields.optional("platforms").map_or(Ok(of_rule.to_vec()), platforms)?,
        citation: fields.optional("citation").map(citation).transpose()?,
    };
    fields.finish()?;
    Ok(follow_up)
}

fn levels(field: &Field<'_>, one_way: bool) -> Result<Vec<Level>> {
    let mut levels: Vec<Level> = Vec::new();
    for item in field.list(Wanted::Tables)? {
        let level = level(item.table(Wanted::Tables)?, one_way)?;
        if let Some(before) = levels.last() {
            follows(before, &level).map_err(|fault| item.blame(fault))?;
        }
        levels.push(level);
    }
    Ok(levels)
}

fn level(mut fields: Fields<'_>, one_way: bool) -> Result<Level> {
    let state = fields.required("state")?;
    let (blamed, state) = (&state, state.one_of(&State::PAST, State::id)?);
    match (one_way, state == State::CannotTell) {
        (true, false) => return Err(blamed.blame(Fault::Convicts)),
        (false, true) => return Err(blamed.blame(Fault::ProvesNothing)),
        _ => {}
    }
    let unit = fields.required("unit")?.one_of(&Unit::ALL, Unit::id)?;
    let (inclusive, amount) = match (fields.optional("over"), fields.optional("at-least")) {
        (Some(amount), None) => (false, amount.number(unit.limit())?),
        (None, Some(amount)) => (true, amount.number(unit.limit())?),
        (None, None) => return Err(fields.blame(Fault::NoOperator)),
        (Some(_), Some(second)) => return Err(second.blame(Fault::TwoOperators)),
    };
    let citation = fields.optional("citation").map(citation).transpose()?;
    fields.finish()?;
    Ok(Level { state, inclusive, amount, unit, citation })
}

/// Checks that a level is longer and worse than the one before it.
fn follows(before: &Level, level: &Level) -> std::result::Result<(), Fault> {
    if before.state == level.state {
        return Err(Fault::SameState);
    }
    // Days and months compare differently in February; the order holds all year or not at all.
    let mut bases = (1..=12).filter_map(|month| Day::from_ymd(2003, month, 1));
    let longer = bases.all(|base| before.trips_on(base) < level.trips_on(base));
    (longer && before.state < level.state).then_some(()).ok_or(Fault::Disordered)
}
