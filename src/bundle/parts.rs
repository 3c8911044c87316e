//! Joins the numbered parts of one export that a service gave as several archives.
//!
//! Google Takeout writes `takeout-20240706T093254Z-001.zip`, `-002.zip`; others `part 1`, `1 of 3`. A number that
//! could be the end of a date joins nothing: two archives of two days are two exports.

use super::Bundle;

/// Joins parts into the first of them, in the order they were given.
pub(super) fn join(bundles: Vec<Bundle<'_>>) -> Vec<Bundle<'_>> {
    let mut joined: Vec<(Option<Part>, Bundle<'_>)> = Vec::new();
    for bundle in bundles {
        let part = Part::of(&bundle.name).filter(|_| bundle.container && !bundle.nested);
        let whole = |known: &&mut (Option<Part>, Bundle<'_>)| matches!((&known.0, &part), (Some(known), Some(part)) if known.goes_with(part));
        match joined.iter_mut().find(whole) {
            Some((known, first)) => {
                known.iter_mut().zip(part).for_each(|(known, part)| known.numbers.extend(part.numbers));
                first.entries.extend(bundle.entries);
                first.holds_others |= bundle.holds_others;
            }
            None => joined.push((part, bundle)),
        }
    }
    joined.into_iter().map(|(_, bundle)| bundle).collect()
}

/// Names the parts of one export that were found.
struct Part {
    stem: String,
    numbers: Vec<u32>,
}

impl Part {
    /// Reads a file's name: what all parts share, and the number.
    fn of(name: &str) -> Option<Part> {
        let name = name.to_ascii_lowercase();
        let bare = [".zip", ".tar.gz", ".tgz", ".tar"].iter().find_map(|ending| name.strip_suffix(ending))?;
        let bare = bare.trim_end_matches(')');
        // `2 of 3`, `2of3`: the total says as much as the word part.
        let (bare, told) = match bare.rsplit_once("of") {
            Some((front, total)) if is_number(total.trim_matches(SEPARATORS)) => {
                (front.trim_end_matches(SEPARATORS), true)
            }
            _ => (bare, false),
        };
        let digits = bare.len() - bare.bytes().rev().take_while(u8::is_ascii_digit).count();
        let (front, number) = bare.split_at(digits);
        let front = front.trim_end_matches(SEPARATORS);
        let worded = WORDS.iter().find_map(|word| front.strip_suffix(word));
        let padded = number.len() == 3 && number.starts_with('0');
        let stem = worded.unwrap_or(front).trim_end_matches(SEPARATORS).to_owned();
        let number = number.parse().ok().filter(|_| worded.is_some() || told || padded)?;
        Some(Part { stem, numbers: vec![number] })
    }

    fn goes_with(&self, other: &Part) -> bool {
        self.stem == other.stem && !self.numbers.iter().any(|number| other.numbers.contains(number))
    }
}

const SEPARATORS: [char; 5] = ['-', '_', ' ', '.', '('];
const WORDS: [&str; 4] = ["part", "teil", "partie", "第"];

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(names: &[&str]) -> usize {
        let bundle = |name: &&str| Bundle { name: (*name).to_owned(), container: true, ..Bundle::default() };
        join(names.iter().map(bundle).collect()).len()
    }

    #[test]
    fn parts_of_one_export_are_joined() {
        for parts in [
            ["takeout-20240706T093254Z-001.zip", "takeout-20240706T093254Z-002.zip"],
            ["facebook-a part 1.zip", "facebook-a part 2.zip"],
            ["x_part1.tar.gz", "X_Part2.tar.gz"],
            ["export 1 of 2.zip", "export 2 of 2.zip"],
            ["export (1of2).zip", "export (2of2).zip"],
        ] {
            assert_eq!(groups(&parts), 1, "{parts:?}");
        }
    }

    #[test]
    fn other_archives_stay_apart() {
        for others in [
            ["twitter-2022-01-01.zip", "twitter-2022-01-02.zip"],
            ["a.zip", "a (1).zip"],
            ["takeout-1-001.zip", "takeout-2-001.zip"],
            ["a-001.zip", "a-001.zip"],
            ["a-001.zip", "b-002.zip"],
            ["photos of 2019.zip", "photos of 2020.zip"],
        ] {
            assert_eq!(groups(&others), 2, "{others:?}");
        }
    }
}
