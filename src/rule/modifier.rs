//! Narrows what a rule counts: `cn-gov-2019+originals-only`.
//!
//! Off unless asked for. Some local rules count original posts only (Shaanxi),
//! and some inspectors disregard what a program posted; the national one says
//! neither, so no preset does it by itself.

use super::Rule;
use crate::timeline::Kind;

/// Names a change to what a rule counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Modifier {
    /// Reposts, replies and program-made posts do not count.
    OriginalsOnly,
    /// Posts made by a program or by the platform do not count.
    IgnoreSystemPosts,
}

impl Modifier {
    /// Lists every modifier.
    pub const ALL: [Modifier; 2] = [Modifier::OriginalsOnly, Modifier::IgnoreSystemPosts];

    /// Names the modifier as the command line, reports and catalogues write it.
    pub fn id(self) -> &'static str {
        match self {
            Modifier::OriginalsOnly => "originals-only",
            Modifier::IgnoreSystemPosts => "ignore-system-posts",
        }
    }

    /// Splits `name+modifier+…` into the name and its modifiers.
    ///
    /// Only known modifiers are split off, so that a file may have a `+` in its name.
    pub fn split(spec: &str) -> (&str, Vec<Modifier>) {
        let mut name = spec;
        let mut modifiers = Vec::new();
        while let Some((before, last)) = name.rsplit_once('+') {
            let Some(modifier) = Modifier::ALL.into_iter().find(|modifier| modifier.id() == last) else {
                break;
            };
            name = before;
            modifiers.insert(0, modifier);
        }
        (name, modifiers)
    }

    fn keeps(self, kind: Kind) -> bool {
        match self {
            Modifier::OriginalsOnly => kind == Kind::Original,
            Modifier::IgnoreSystemPosts => kind != Kind::System,
        }
    }
}

impl Rule {
    /// Narrows what the rule counts; saying a modifier twice changes nothing.
    pub fn with(mut self, modifiers: &[Modifier]) -> Rule {
        for modifier in modifiers {
            if !self.modifiers.contains(modifier) {
                self.modifiers.push(*modifier);
            }
            self.counts.retain(|kind| modifier.keeps(*kind));
        }
        self
    }
}
