//! Takes apart folders that are a collection of exports and not one export.
//!
//! An unpacked archive is one export, and only its service knows which of its files lists the posts; so general
//! readers stand back in it. A folder in which several services' files lie is somebody's collection: there each
//! subfolder is an export of its own, and each loose file stands for itself. So are two unpacked archives of X
//! that lie side by side: read as one they would lend each other their accounts.

use super::Plan;
use super::claims::Choice;
use crate::bundle::{Bundle, Entry};
use crate::read::Host;
use std::collections::{BTreeMap, BTreeSet};

/// How many platforms a flat folder, without subfolders, must hold to be a collection.
const FLAT: usize = 2;
/// How many platforms any other must hold: an archive of one company may hold the posts of several services.
const DEEP: usize = 4;

/// The format whose archives keep every file of posts under one folder, and whose table names no account.
const ROOTED: &str = "x-archive-2012";

/// Plans a bundle, and the parts of it that are exports of their own.
pub fn plans<'a>(bundle: Bundle<'a>, host: &Host<'_>) -> Vec<Plan<'a>> {
    let plan = Plan::of(bundle, host);
    if !is_pile(&plan) {
        return vec![plan];
    }
    split(plan.bundle).into_iter().flat_map(|part| plans(part, host)).collect()
}

fn is_pile(plan: &Plan<'_>) -> bool {
    let Choice { signed, .. } = &plan.choice;
    let platforms: BTreeSet<&str> =
        signed.iter().copied().filter(|platform| *platform != "unknown").collect();
    let clues = &plan.evidence.clues;
    let flat = !clues.iter().any(|clue| clue.path.contains('/'));
    let several = platforms.len() >= if flat { FLAT } else { DEEP };
    !plan.bundle.loose && (several || has_several_roots(plan))
}

/// Tells whether archives of X as they were until 2018 lie side by side: it has files in several subfolders and none beside them.
fn has_several_roots(plan: &Plan<'_>) -> bool {
    let entries = &plan.bundle.entries;
    let depth = shared_folders(entries);
    let ours = plan.choice.chosen.iter().filter(|chosen| chosen.format.id == ROOTED);
    let inside = ours.flat_map(|chosen| &chosen.claim.entries).filter_map(|entry| entries.get(*entry));
    let root = |entry: &Entry<'_>| {
        let inner = entry.inner.get(depth..).unwrap_or_default();
        inner.split_once('/').map(|(root, _)| root.to_owned())
    };
    let roots: BTreeSet<Option<String>> = inside.map(root).collect();
    roots.len() > 1 && !roots.contains(&None)
}

/// Parts the files of a bundle from each other and from each of its subfolders. A lone subfolder is looked into.
fn split(bundle: Bundle<'_>) -> Vec<Bundle<'_>> {
    let Bundle { name, nested, entries, .. } = bundle;
    let depth = shared_folders(&entries);
    let mut parts = Vec::new();
    let mut folders: BTreeMap<String, Bundle<'_>> = BTreeMap::new();
    for entry in entries {
        let Some((folder, _)) = entry.inner[depth..].split_once('/') else {
            parts.push(Bundle { loose: true, nested, entries: vec![entry], ..Bundle::default() });
            continue;
        };
        let name = format!("{name}/{folder}");
        let part = folders.entry(folder.to_owned());
        part.or_insert_with(|| Bundle { name, nested, ..Bundle::default() }).entries.push(entry);
    }
    parts.extend(folders.into_values());
    parts
}

/// Measures the folders that lead every path.
fn shared_folders(entries: &[Entry<'_>]) -> usize {
    let Some(first) = entries.first() else { return 0 };
    let shared = |end: &usize| entries.iter().all(|entry| entry.inner.get(..*end) == first.inner.get(..*end));
    first.inner.match_indices('/').map(|(at, _)| at + 1).take_while(shared).last().unwrap_or(0)
}
