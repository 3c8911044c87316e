//! Chooses a language from what a reader's system asks for.

use super::Lang;

impl Lang {
    /// Finds the catalogue for a BCP 47 tag, such as `zh-TW`, `zh-Hans-CN` or `en-GB`.
    pub fn from_tag(tag: &str) -> Option<Lang> {
        let subtags: Vec<&str> = tag.split(['-', '_']).collect();
        let has = |wanted: &[&str]| {
            subtags.iter().any(|subtag| wanted.iter().any(|one| one.eq_ignore_ascii_case(subtag)))
        };
        if subtags[0].eq_ignore_ascii_case("zh") {
            // A script outweighs a region: zh-Hans-HK asks for simplified characters.
            let traditional = has(&["Hant"]) || (has(&["TW", "HK", "MO"]) && !has(&["Hans"]));
            return Some(if traditional { Lang::ZhHant } else { Lang::ZhHans });
        }
        let same_language = |lang: &&Lang| {
            lang.tag().split('-').next().is_some_and(|own| own.eq_ignore_ascii_case(subtags[0]))
        };
        Lang::ALL.iter().find(same_language).copied()
    }

    /// Chooses the first language there is a catalogue for, else English.
    pub fn negotiate<'a>(tags: impl IntoIterator<Item = &'a str>) -> Lang {
        tags.into_iter().find_map(Lang::from_tag).unwrap_or(Lang::En)
    }
}
