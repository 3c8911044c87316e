//! Writes a report as JSON and reads it again, the same JSON as serde's.
//!
//! In a browser every report crosses from the worker to the page and back into
//! the engine. A derived reader and writer per struct weigh a quarter of the whole
//! module; a list of fields per struct and one function for all weigh little.

use super::applicable::RuleOutcome;
use super::receipt::Receipt;
use super::roll::List;
use super::rule::{CitationInfo, FollowUpInfo, LevelInfo, RuleInfo};
use super::*;
use crate::issue::clean;
use crate::syntax::picks::{Picks, elements, members};

impl Report {
    /// Writes the report as JSON.
    pub fn to_json(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    /// Reads a report; `None` if it is none that this version writes.
    pub fn from_json(text: &str) -> Option<Report> {
        let mut report = Report::default();
        report.read(text)?;
        Some(report)
    }
}

impl List {
    /// Writes the list as JSON.
    pub fn to_json(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    /// Reads a list; `None` if it is none that this version writes.
    pub fn from_json(text: &str) -> Option<List> {
        let mut list = List::default();
        list.read(text)?;
        Some(list)
    }
}

/// Stands for whatever a report is made of.
trait Part {
    fn write(&self, out: &mut String);

    /// Takes a value as it is written; `None` if it is no such value.
    fn read(&mut self, raw: &str) -> Option<()>;

    /// Tells whether the value may be missing or `null`.
    fn optional(&self) -> bool {
        false
    }
}

/// Lists every field of some structs; one left out does not compile.
macro_rules! parts {
    ($($name:ident { $($field:ident)* })*) => {$(
        impl Part for $name {
            fn write(&self, out: &mut String) {
                let $name { $($field),* } = self;
                write_object(out, &[$((stringify!($field), $field as &dyn Part)),*]);
            }

            fn read(&mut self, raw: &str) -> Option<()> {
                let $name { $($field),* } = self;
                read_object(raw, &[$(stringify!($field)),*], &mut [$($field as &mut dyn Part),*])
            }
        }
    )*};
}

parts! {
    Report { schema tool as_of rule accounts sources issues receipt refusals }
    Tool { name version }
    List { total matched from verdicts platforms on_platforms numbers }
    AccountReport {
        name handle platform format opened moved_to verdict reason proven proven_at flags advice settled_by posts
        silence longest_gap by_month audience coverage deadlines rules evidence
    }
    Posts {
        counted by_kind not_counted first last first_at last_at last_precision last_between declared_total
    }
    Silence { days calendar }
    Gap { from to days }
    Month { month posts audience }
    Audience { reads_max reads_min }
    Coverage { captured captured_from captured_overruled complete zone zone_assumed inferred_dates unread }
    Deadline { state on }
    Evidence { what also source place path record at kind title link reads }
    Source { name bytes sha256 format encoding records unread }
    IssueReport { code path record field seen }
    RefusalReport { code path detail hint }
    HintReport { columns candidates rows }
    RuleOutcome { id title chosen verdict reason advice deadlines safe_by }
    Receipt { code sha256 rule_hash }
    RuleInfo {
        id modifiers own title note scope platforms basis confidence citation zone counts levels one_way
        follow_up sha256
    }
    FollowUpInfo { sleeping steps platforms citation }
    CitationInfo { issuer title number date url quote }
    LevelInfo { state operator amount unit citation }
}

fn write_object(out: &mut String, fields: &[(&str, &dyn Part)]) {
    out.push('{');
    for (at, (name, field)) in fields.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        write_text(out, name);
        out.push(':');
        field.write(out);
    }
    out.push('}');
}

fn read_object(raw: &str, names: &[&str], fields: &mut [&mut dyn Part]) -> Option<()> {
    let picks = Picks::of(raw.as_bytes(), names).ok()?;
    for (name, field) in names.iter().zip(fields) {
        match picks.raw(name) {
            Some(raw) => field.read(raw)?,
            None => field.optional().then_some(())?,
        }
    }
    Some(())
}

fn write_text(out: &mut String, text: &str) {
    // A text is always written; serde only fails where a sink does.
    out.push_str(&serde_json::to_string(text).unwrap_or_default());
}

impl Part for String {
    fn write(&self, out: &mut String) {
        write_text(out, self);
    }

    fn read(&mut self, raw: &str) -> Option<()> {
        // A report may come from elsewhere: nothing in it controls where it is shown.
        *self = clean(&serde_json::from_str::<String>(raw).ok()?);
        Some(())
    }
}

/// What Rust writes and reads the way JSON does.
macro_rules! literals {
    ($($name:ident)*) => {$(
        impl Part for $name {
            fn write(&self, out: &mut String) {
                out.push_str(&self.to_string());
            }

            fn read(&mut self, raw: &str) -> Option<()> {
                *self = raw.parse().ok()?;
                Some(())
            }
        }
    )*};
}

literals! { bool i64 u32 u64 usize }

impl<T: Part + Default> Part for Option<T> {
    fn write(&self, out: &mut String) {
        match self {
            Some(value) => value.write(out),
            None => out.push_str("null"),
        }
    }

    fn read(&mut self, raw: &str) -> Option<()> {
        self.insert(T::default()).read(raw)
    }

    fn optional(&self) -> bool {
        true
    }
}

impl<T: Part + Default> Part for Vec<T> {
    fn write(&self, out: &mut String) {
        out.push('[');
        for (at, value) in self.iter().enumerate() {
            if at > 0 {
                out.push(',');
            }
            value.write(out);
        }
        out.push(']');
    }

    fn read(&mut self, raw: &str) -> Option<()> {
        for raw in elements(raw)? {
            let mut value = T::default();
            value.read(raw)?;
            self.push(value);
        }
        Some(())
    }
}

impl<T: Part + Default> Part for BTreeMap<String, T> {
    fn write(&self, out: &mut String) {
        let fields: Vec<(&str, &dyn Part)> =
            self.iter().map(|(name, value)| (name.as_str(), value as &dyn Part)).collect();
        write_object(out, &fields);
    }

    fn read(&mut self, raw: &str) -> Option<()> {
        for (name, raw) in members(raw)? {
            self.entry(clean(&name)).or_default().read(raw)?;
        }
        Some(())
    }
}

impl Part for (String, String) {
    fn write(&self, out: &mut String) {
        out.push('[');
        self.0.write(out);
        out.push(',');
        self.1.write(out);
        out.push(']');
    }

    fn read(&mut self, raw: &str) -> Option<()> {
        let [first, second] = elements(raw)?.try_into().ok()?;
        self.0.read(first)?;
        self.1.read(second)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::samples;

    #[test]
    fn it_is_the_json_of_serde() {
        for (name, report) in samples::all() {
            let json = report.to_json();
            assert_eq!(json, serde_json::to_string(&report).expect("JSON"), "{name}");
            assert_eq!(Report::from_json(&json), Some(report), "{name}");
        }
    }

    #[test]
    fn what_a_later_version_adds_is_passed_over() {
        let report = samples::commentary();
        let json = report.to_json();
        let later = json.replacen('{', "{\"new\":[{\"a\":1}],", 1);
        assert_eq!(Report::from_json(&later), Some(report.clone()));
        // What may be missing is as good as null.
        let shorter = json.replace("\"handle\":null,", "");
        assert!(shorter.len() < json.len());
        assert_eq!(Report::from_json(&shorter), Some(report));
    }

    #[test]
    fn what_is_no_report_is_not_taken() {
        let json = samples::commentary().to_json();
        let broken = [
            json.replace("\"schema\":1,", ""),
            json.replace("\"schema\":1", "\"schema\":null"),
            json.replace("\"schema\":1", "\"schema\":\"1\""),
            json.replace("\"accounts\":[", "\"accounts\":[1,"),
            json[..json.len() - 1].to_owned(),
        ];
        for broken in broken {
            assert_ne!(broken, json);
            assert_eq!(Report::from_json(&broken), None, "{broken:.60}");
        }
    }
}
