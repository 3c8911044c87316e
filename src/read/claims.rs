//! Chooses which format reads which entries.

use crate::evidence::{Clue, Evidence, Shape};
use crate::formats::{Claim, Confidence, FORMATS, Format, error_answers, mapped, no_time_column};
use crate::issue::{Refusal, RefusalCode};
use crate::map::Map;
use std::cmp::Reverse;

/// Holds a claim that won.
pub struct Chosen {
    /// The format.
    pub format: &'static Format,
    /// Its claim.
    pub claim: Claim,
}

/// Holds the outcome for one bundle.
#[derive(Default)]
pub struct Choice {
    /// What will be read, in the order of the entries.
    pub chosen: Vec<Chosen>,
    /// The platforms whose own formats were recognised, those of lists without posts too.
    pub signed: Vec<&'static str>,
    /// Entries that two formats claim equally: their position and the formats' ids.
    pub tied: Vec<(usize, String)>,
    /// Entries that a format knows and that list no posts: their position and the format's label.
    pub known: Vec<(usize, &'static str)>,
    /// Answers of a service that refuses or fails: their position and the service's words.
    pub errors: Vec<(usize, String)>,
    /// Entries that nobody claims.
    pub unclaimed: Vec<usize>,
}

/// Names who took an entry.
#[derive(Clone, Copy)]
enum Taken {
    /// The chosen claim of this index.
    By(usize, Confidence),
    /// A format that knows it as listing no posts, or the service's refusal to list them.
    Known,
}

/// Lets every format look and picks the strongest claim for each entry; the table's order decides nothing.
///
/// `loose` says that each entry is a file the person chose; in a container or a
/// folder, general readers stand back.
pub fn choose(evidence: &Evidence, loose: bool) -> Choice {
    let mut choice = choose_among(evidence, FORMATS);
    wait_for_more(&mut choice, evidence);
    if !loose {
        stand_back(&mut choice, evidence);
    }
    choice
}

/// Gives the tables and records that no format knows by name to the general readers, where the person's mapping fits.
pub fn use_map(choice: &mut Choice, evidence: &Evidence, map: &Map) {
    let of_service = |chosen: &Chosen| !chosen.format.general;
    let known: Vec<usize> = choice.known.iter().map(|(entry, _)| *entry).collect();
    for clue in &evidence.clues {
        let mine = |chosen: &Chosen| chosen.claim.entries.contains(&clue.entry);
        if known.contains(&clue.entry)
            || choice.chosen.iter().any(|chosen| of_service(chosen) && mine(chosen))
        {
            continue;
        }
        let claimed = choice.chosen.iter().any(mine);
        let Some(format) = mapped(clue, map, claimed) else { continue };
        choice.chosen.retain(|chosen| !mine(chosen));
        choice.unclaimed.retain(|entry| *entry != clue.entry);
        choice.tied.retain(|(entry, _)| *entry != clue.entry);
        let claim = Claim::posts(Confidence::Possible, vec![clue.entry]);
        choice.chosen.push(Chosen { format, claim });
    }
    choice.chosen.sort_by_key(|chosen| chosen.claim.entries.iter().min().copied());
}

/// Gives up every claim that a format of a larger build might outdo; without effect in the largest.
fn wait_for_more(choice: &mut Choice, evidence: &Evidence) {
    let doubtful = |entry: &usize| {
        let clue = &evidence.clues[*entry];
        clue.shape.is_beyond_this_build() && !clue.pasted
    };
    let waits = |Chosen { claim, .. }: &Chosen| {
        claim.confidence < Confidence::Certain && claim.entries.iter().any(doubtful)
    };
    let waiting =
        choice.chosen.iter().filter(|chosen| waits(chosen)).flat_map(|chosen| &chosen.claim.entries);
    choice.unclaimed.extend(waiting);
    choice.chosen.retain(|chosen| !waits(chosen));
}

/// Drops general readers from a container that a service's format knows, or of
/// which they could read several files: a table of log-ins is a table with dates too. Beside files that this
/// build cannot tell, they wait for the build that can. A list that is surely one (a register of accounts) stays.
fn stand_back(choice: &mut Choice, evidence: &Evidence) {
    let unseen = evidence.clues.iter().any(|clue| clue.shape.is_beyond_this_build());
    let guessed = |chosen: &Chosen| chosen.format.general && chosen.claim.confidence < Confidence::Certain;
    let guesses = choice.chosen.iter().filter(|chosen| guessed(chosen)).count();
    let signed = choice.chosen.len() > guesses || !choice.known.is_empty();
    if signed || unseen || guesses > 1 {
        choice.chosen.retain(|chosen| !guessed(chosen));
    }
}

fn choose_among(evidence: &Evidence, formats: &'static [Format]) -> Choice {
    let claim = |format: &'static Format| {
        (format.sniff)(evidence).into_iter().map(move |claim| Chosen { format, claim })
    };
    let mut claims: Vec<Chosen> = formats.iter().flat_map(claim).collect();
    // A service's claim on posts beats a mere recognition; that beats a general reader, for whom a table of
    // private messages is a table with dates. Among equals the larger export.
    claims.sort_by_key(|Chosen { format, claim }| {
        let rank = match (claim.lists_posts, format.general) {
            (true, false) => 2,
            (false, _) => 1,
            (true, true) => 0,
        };
        Reverse((rank, claim.confidence, claim.entries.len()))
    });
    let mut choice = Choice::default();
    let mut taken: Vec<Option<Taken>> = vec![None; evidence.clues.len()];
    for clue in &evidence.clues {
        if let Some(words) = error_answers::recognise(clue) {
            taken[clue.entry] = Some(Taken::Known);
            choice.errors.push((clue.entry, words.to_owned()));
        }
    }
    let signed = claims
        .iter()
        .filter(|chosen| !chosen.format.general && chosen.claim.confidence > Confidence::Possible);
    choice.signed = signed.map(|chosen| chosen.format.platform).collect();
    for chosen in claims {
        let entries = &chosen.claim.entries;
        let rival = entries.iter().find_map(|entry| taken[*entry]);
        match rival {
            None if chosen.claim.lists_posts => {
                let mark = Taken::By(choice.chosen.len(), chosen.claim.confidence);
                entries.iter().for_each(|entry| taken[*entry] = Some(mark));
                choice.chosen.push(chosen);
            }
            None => {
                entries.iter().for_each(|entry| taken[*entry] = Some(Taken::Known));
                choice.known.extend(entries.iter().map(|entry| (*entry, chosen.format.label)));
            }
            Some(Taken::By(index, winner))
                if winner == chosen.claim.confidence && chosen.claim.lists_posts =>
            {
                let ids = format!("{}, {}", choice.chosen[index].format.id, chosen.format.id);
                choice.tied.push((entries[0], ids));
            }
            Some(_) => {}
        }
    }
    choice.chosen.retain(|chosen| !choice.tied.iter().any(|(entry, _)| chosen.claim.entries.contains(entry)));
    choice.chosen.sort_by_key(|chosen| chosen.claim.entries.iter().min().copied());
    choice.unclaimed = (0..taken.len()).filter(|entry| taken[*entry].is_none()).collect();
    choice
}

/// Says why an entry that nobody claims cannot be judged.
pub fn refuse(clue: &Clue, path: &str) -> Refusal {
    let refuse = |code| Refusal::new(code, path);
    match &clue.shape {
        Shape::Empty => refuse(RefusalCode::EmptyFile),
        Shape::Unreadable(refusal) => refusal.clone(),
        Shape::Workbook(_) if cfg!(not(feature = "spreadsheet")) => refuse(RefusalCode::NeedsSpreadsheet),
        Shape::Workbook(_) | Shape::Table(_) => no_time_column(clue, path),
        Shape::Prose(_) if clue.pasted => refuse(RefusalCode::NoDates),
        shape if shape.is_beyond_this_build() => refuse(RefusalCode::NeedsEveryFormat),
        Shape::Prose(_) => refuse(RefusalCode::NoDates),
        Shape::Binary("rar" | "7z" | "xz" | "bzip2" | "zstd") => refuse(RefusalCode::Unsupported),
        Shape::Binary(kind) => refuse(RefusalCode::NotText).with(kind),
        Shape::Json(json) => {
            let keys: Vec<&str> = json.record_keys().take(6).collect();
            refuse(RefusalCode::Unknown).with(format!("JSON: {}", keys.join(", ")))
        }
        Shape::Xml(markup) => refuse(RefusalCode::Unknown).with(format!("XML: {}", markup.root)),
        Shape::Html(_) => refuse(RefusalCode::Unknown).with("HTML"),
        Shape::Sqlite(database) => {
            let names: Vec<&str> = database.tables.iter().map(|(name, _)| name.as_str()).take(6).collect();
            refuse(RefusalCode::Unknown).with(format!("SQLite: {}", names.join(", ")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::Reading;

    fn never(_: &mut Reading<'_>, _: &[usize]) -> Result<(), Refusal> {
        Ok(())
    }

    macro_rules! format {
        ($id:literal, $confidence:expr) => {
            Format {
                id: $id,
                label: $id,
                platform: "unknown",
                general: false,
                sniff: |_| vec![Claim::posts($confidence, vec![0])],
                read: never,
            }
        };
    }

    static TIED: [Format; 2] = [format!("a", Confidence::Likely), format!("b", Confidence::Likely)];
    static RANKED: [Format; 2] = [format!("a", Confidence::Possible), format!("b", Confidence::Certain)];

    fn one_entry() -> Evidence {
        entries_of(1)
    }

    fn entries_of(count: usize) -> Evidence {
        let clue =
            |entry| Clue { entry, path: "x".into(), name: "x".into(), pasted: false, shape: Shape::Empty };
        Evidence { clues: (0..count).map(clue).collect() }
    }

    #[test]
    fn the_stronger_claim_wins_whatever_the_order() {
        let choice = choose_among(&one_entry(), &RANKED);
        let ids: Vec<_> = choice.chosen.iter().map(|chosen| chosen.format.id).collect();
        assert_eq!(ids, ["b"]);
        assert!(choice.tied.is_empty() && choice.unclaimed.is_empty());
    }

    static GENERAL: [Format; 1] = [Format {
        id: "g",
        label: "g",
        platform: "unknown",
        general: true,
        sniff: |evidence| {
            evidence.clues.iter().map(|clue| Claim::posts(Confidence::Likely, vec![clue.entry])).collect()
        },
        read: never,
    }];

    #[test]
    fn a_general_reader_takes_one_file_of_a_container_and_never_picks_among_several() {
        for (entries, taken) in [(1, 1), (2, 0)] {
            let mut choice = choose_among(&entries_of(entries), &GENERAL);
            stand_back(&mut choice, &entries_of(entries));
            assert_eq!(choice.chosen.len(), taken, "{entries} entries");
        }
    }

    #[test]
    fn a_tie_is_nobody_s() {
        let choice = choose_among(&one_entry(), &TIED);
        assert!(choice.chosen.is_empty());
        assert_eq!(choice.tied, [(0, "a, b".to_owned())]);
    }
}
