//! Lists tar archives, plain and gzipped; pax and GNU long names are the library's.

use super::{Body, Entry, HEAD, MAX_ENTRIES, Origin, gunzip, is_junk};
use crate::bytes::Window;
use crate::issue::{Refusal, RefusalCode};
use crate::when::Moment;
use std::io::{self, Read};

/// Where the magic of a tar header ends (POSIX.1-1988: `ustar` at 257).
pub(super) const MAGIC_END: u64 = 262;

/// Tells a tar by the magic of its first header.
pub(super) fn is_tar(start: &[u8]) -> bool {
    start.get(257..262) == Some(b"ustar")
}

/// Lists a plain tar by seeking from header to header.
pub(super) fn list<'a>(origin: &Origin, window: &Window<'a>) -> Result<Vec<Entry<'a>>, Refusal> {
    let mut archive = ::tar::Archive::new(window.clone());
    let members = archive.entries_with_seek().map_err(|error| refuse(&error, origin))?;
    let mut entries = Vec::new();
    for member in members {
        let member = member.map_err(|error| refuse(&error, origin))?;
        let (start, size) = (member.raw_file_position(), member.size());
        let body = Body::Plain(window.slice(start, start.saturating_add(size)));
        push(&mut entries, origin, &member, None, body)?;
    }
    Ok(entries)
}

/// Lists a gzipped tar in one pass, keeping every member's head on the way.
pub(super) fn list_gzip<'a>(origin: &Origin, window: &Window<'a>) -> Result<Vec<Entry<'a>>, Refusal> {
    let mut archive = ::tar::Archive::new(gunzip(window));
    let members = archive.entries().map_err(|error| refuse(&error, origin))?;
    let mut entries = Vec::new();
    for member in members {
        let mut member = member.map_err(|error| refuse(&error, origin))?;
        let mut head = Vec::new();
        let read = (&mut member).take(HEAD as u64).read_to_end(&mut head);
        read.map_err(|error| refuse(&error, origin))?;
        let body = Body::TarGzip { window: window.clone(), start: member.raw_file_position() };
        push(&mut entries, origin, &member, Some(head), body)?;
    }
    // The archive ends before the gzip does: only its own end shows that nothing is missing.
    io::copy(&mut archive.into_inner(), &mut io::sink()).map_err(|error| refuse(&error, origin))?;
    Ok(entries)
}

fn push<'a, R: Read>(
    entries: &mut Vec<Entry<'a>>,
    origin: &Origin,
    member: &::tar::Entry<'_, R>,
    head: Option<Vec<u8>>,
    body: Body<'a>,
) -> Result<(), Refusal> {
    let name = String::from_utf8_lossy(&member.path_bytes()).trim_start_matches("./").to_owned();
    if !member.header().entry_type().is_file() || is_junk(&name) {
        return Ok(());
    }
    if entries.len() == MAX_ENTRIES {
        return Err(Refusal::new(RefusalCode::TooBig, &origin.name).with(format!("{MAX_ENTRIES} files")));
    }
    let modified = member.header().mtime().ok().and_then(|seconds| i64::try_from(seconds).ok());
    entries.push(Entry {
        path: format!("{}/{name}", origin.name),
        inner: name,
        size: member.size(),
        modified: modified.map(Moment::Instant),
        input: origin.input,
        pasted: false,
        head,
        body,
    });
    Ok(())
}

/// The library reports a cut or broken archive as "other"; the stream's own errors keep their kind.
fn refuse(error: &io::Error, origin: &Origin) -> Refusal {
    match error.kind() {
        io::ErrorKind::Other if error.get_ref().is_none_or(|inner| !inner.is::<super::Trouble>()) => {
            Refusal::new(RefusalCode::Truncated, &origin.name)
        }
        _ => super::refusal(error, &origin.name),
    }
}
