//! Lists the rules that are compiled in: one file, one line.

use super::{Modifier, Rule};

/// The default first, then the stricter the authority the earlier.
pub(super) const PRESETS: [&str; 12] = [
    include_str!("../rules/two-years.toml"),
    include_str!("../rules/cn-gov-2019.toml"),
    include_str!("../rules/cn-guizhou-2025.toml"),
    include_str!("../rules/cn-local-10d.toml"),
    include_str!("../rules/cn-weekly.toml"),
    include_str!("../rules/campus-6m.toml"),
    include_str!("../rules/us-doi-3m.toml"),
    include_str!("../rules/wechat-210d.toml"),
    include_str!("../rules/x-30d.toml"),
    include_str!("../rules/tiktok-180d.toml"),
    include_str!("../rules/twitch-12m.toml"),
    include_str!("../rules/google-2y.toml"),
];

impl Rule {
    /// Lists the rules that are compiled in, the default first.
    pub fn presets() -> Vec<Rule> {
        // A preset that does not parse fails a test, not the person.
        PRESETS.iter().filter_map(|text| Rule::parse(text).ok()).collect()
    }

    /// Finds a compiled-in rule by its id, with or without modifiers: `cn-gov-2019+originals-only`.
    pub fn preset(spec: &str) -> Option<Rule> {
        let (id, modifiers) = Modifier::split(spec);
        let rule = Rule::presets().into_iter().find(|rule| rule.id == id);
        rule.map(|rule| rule.with(&modifiers))
    }
}
