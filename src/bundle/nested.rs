//! Opens inputs and the containers inside them: people zip what is zipped, and collect archives in a folder.

use super::{Body, Bundle, Entry, GZIP, MAX_HELD, Opened, Origin, document_kind, expand, refusal, tar, zip};
use crate::bytes::Window;
use crate::issue::{Refusal, RefusalCode};
use crate::text::Legacy;
use std::io::Read;
use std::rc::Rc;

/// How deep containers are opened inside containers.
const MAX_DEPTH: usize = 3;
/// How many files a container may hold for each to be looked at; in a larger one names tell what to look at.
const FEW: usize = 64;

/// Holds what was opened so far.
pub(super) struct Opening<'a, 'l> {
    pub bundles: Vec<Bundle<'a>>,
    pub refusals: Vec<Refusal>,
    pub legacy: &'l dyn Legacy,
    /// How many bytes of containers inside containers are held.
    pub held: u64,
}

impl<'a> Opening<'a, '_> {
    /// Opens an input.
    pub fn input(&mut self, origin: &Origin, folder: Option<String>, window: Window<'a>) {
        match expand(origin, window, self.legacy) {
            Err(refusal) => self.refusals.push(refusal),
            Ok(Opened::Container(entries)) => self.container(origin.name.clone(), entries, 0),
            Ok(Opened::File(entry)) => self.file(folder, entry),
        }
    }

    fn file(&mut self, folder: Option<String>, entry: Entry<'a>) {
        let (name, loose) = folder.map_or((String::new(), true), |folder| (folder, false));
        let same =
            |bundle: &&mut Bundle<'_>| bundle.name == name && bundle.loose == loose && !bundle.container;
        match self.bundles.iter_mut().find(same) {
            Some(bundle) => bundle.entries.push(entry),
            None => self.bundles.push(Bundle { name, loose, entries: vec![entry], ..Bundle::default() }),
        }
    }

    fn container(&mut self, name: String, entries: Vec<Entry<'a>>, depth: usize) {
        let few = entries.len() <= FEW;
        let at = self.bundles.len();
        let nested = depth > 0;
        self.bundles.push(Bundle { name, container: true, nested, ..Bundle::default() });
        for entry in entries {
            let inner =
                (depth < MAX_DEPTH && is_archive(&entry, few)).then(|| self.inner(&entry)).transpose();
            match inner {
                Ok(Some(Opened::Container(members))) => {
                    self.bundles[at].holds_others = true;
                    self.container(entry.path, members, depth + 1);
                }
                Ok(Some(Opened::File(inner))) => self.bundles[at].entries.push(inner),
                Ok(None) => self.bundles[at].entries.push(entry),
                Err(refusal) => self.refusals.push(refusal),
            }
        }
    }

    /// Opens a member that is a container itself. What is packed must be held: its directory lies at its end.
    fn inner(&mut self, entry: &Entry<'a>) -> Result<Opened<'a>, Refusal> {
        let window = match entry.window() {
            Some(window) => window,
            None => {
                let left = MAX_HELD - self.held;
                let mut bytes = Vec::new();
                let read = entry.open()?.take(left + 1).read_to_end(&mut bytes);
                read.map_err(|error| refusal(&error, &entry.path))?;
                if bytes.len() as u64 > left {
                    return Err(Refusal::new(RefusalCode::TooBig, &entry.path).with("256 MB"));
                }
                self.held += bytes.len() as u64;
                Window::of(Rc::new(bytes))
            }
        };
        let origin = Origin {
            input: entry.input,
            name: entry.path.clone(),
            path: entry.inner.clone(),
            modified: entry.modified,
            pasted: false,
        };
        expand(&origin, window, self.legacy)
    }
}

impl<'a> Entry<'a> {
    /// Gives its bytes by position, where they lie unpacked.
    fn window(&self) -> Option<Window<'a>> {
        match &self.body {
            Body::Plain(window) => Some(window.clone()),
            Body::Zip(member) => member.stored(),
            Body::Gzip(_) | Body::TarGzip { .. } => None,
        }
    }
}

/// Tells a container by its first bytes; documents that are zips stay what they are.
fn is_archive(entry: &Entry<'_>, few: bool) -> bool {
    const ENDINGS: [&str; 4] = [".zip", ".tar", ".tgz", ".gz"];
    let name = entry.name();
    if !few && !ENDINGS.iter().any(|ending| name.ends_with(ending)) {
        return false;
    }
    // What cannot be opened is refused when it is recognised.
    let head = entry.head().unwrap_or_default();
    let zipped = zip::is_zip(&head) && document_kind(&head) == "zip";
    zipped || head.starts_with(&GZIP) || tar::is_tar(&head)
}
