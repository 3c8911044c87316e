//! Walks the tree of pages a table is stored in.

use super::pages::{Pages, tree_header};
use super::record::varint;
use std::io;
use std::ops::ControlFlow;

/// How much of a row is held; what follows reads as empty.
const MAX_PAYLOAD: usize = 4 << 20;
/// The kind of a page that lists other pages.
const INTERIOR: u8 = 0x05;
/// The kind of a page that holds rows.
const LEAF: u8 = 0x0D;

type Each<'e> = &'e mut dyn FnMut(i64, &[u8]) -> ControlFlow<()>;

/// Hands every row under a root page to `each`, with its number, until it breaks off.
///
/// Gives whether all of it could be read. No page is visited twice, so a tree that bites its tail ends too.
///
/// # Errors
/// Reading failed.
pub(super) fn walk(pages: &mut Pages<'_>, root: u32, each: Each<'_>) -> io::Result<bool> {
    let mut visits = Visits { seen: vec![0; pages.count as usize / 64 + 1] };
    let mut open: Vec<u32> = Vec::new();
    let mut whole = visits.first(root);
    open.extend(whole.then_some(root));
    let (mut page, mut payload) = (Vec::new(), Vec::new());
    while let Some(number) = open.pop() {
        let Some(found) = pages.page(number)? else {
            whole = false;
            continue;
        };
        page.clear();
        page.extend_from_slice(found);
        let start = tree_header(number);
        match page.get(start) {
            Some(&INTERIOR) => whole &= children(&page, start, &mut visits, &mut open),
            Some(&LEAF) => {
                // A cell for each pointer; cells that share bytes are a lie, and would make the walk long.
                let mut room = page.len();
                for cell in pointers(&page, start, 8) {
                    let read = cell.and_then(|cell| Cell::of(&page, cell, pages.usable));
                    let fits = read.and_then(|cell| Some((room.checked_sub(cell.local.len())?, cell)));
                    let Some((left, cell)) = fits else {
                        whole = false;
                        continue;
                    };
                    room = left;
                    if !gather(pages, &cell, &mut visits, &mut payload)? {
                        whole = false;
                    } else if each(cell.rowid, &payload).is_break() {
                        return Ok(whole);
                    }
                }
            }
            _ => whole = false,
        }
    }
    Ok(whole)
}

/// Marks the pages that were visited.
struct Visits {
    seen: Vec<u64>,
}

impl Visits {
    /// Tells whether a page is in the file and is visited for the first time.
    fn first(&mut self, page: u32) -> bool {
        let (word, bit) = (page as usize / 64, 1 << (page % 64));
        let free = self.seen.get(word).is_some_and(|seen| seen & bit == 0);
        if let Some(seen) = self.seen.get_mut(word) {
            *seen |= bit;
        }
        free
    }
}

/// Puts the pages an interior page lists on the pile, the first of them on top; gives whether all were new.
fn children(page: &[u8], start: usize, visits: &mut Visits, open: &mut Vec<u32>) -> bool {
    let bottom = open.len();
    let listed = pointers(page, start, 12).map(|cell| number(page, cell?)).collect::<Vec<_>>();
    let mut whole = true;
    for child in listed.into_iter().chain([number(page, start + 8)]) {
        match child.filter(|child| visits.first(*child)) {
            Some(child) => open.push(child),
            None => whole = false,
        }
    }
    if let Some(new) = open.get_mut(bottom..) {
        new.reverse();
    }
    whole
}

/// Lists where the cells of a page begin; `None` for a pointer beyond the page.
fn pointers(page: &[u8], start: usize, header: usize) -> impl Iterator<Item = Option<usize>> {
    let short = |at: usize| {
        let bytes = page.get(at..)?.first_chunk::<2>()?;
        Some(usize::from(u16::from_be_bytes(*bytes)))
    };
    let count = short(start + 3).unwrap_or_default();
    // One missing pointer tells as much as many.
    let room = page.len().saturating_sub(start + header) / 2 + 1;
    (0..count.min(room)).map(move |index| short(start + header + 2 * index))
}

fn number(page: &[u8], at: usize) -> Option<u32> {
    page.get(at..)?.first_chunk::<4>().map(|bytes| u32::from_be_bytes(*bytes))
}

/// Holds a row as its page holds it.
struct Cell<'p> {
    rowid: i64,
    /// The size of the whole row.
    size: u64,
    /// The part of it on this page.
    local: &'p [u8],
    /// Where the rest begins.
    overflow: Option<u32>,
}

impl<'p> Cell<'p> {
    fn of(page: &'p [u8], at: usize, usable: usize) -> Option<Cell<'p>> {
        let (size, at) = varint(page, at)?;
        let (rowid, at) = varint(page, at)?;
        let local = local_size(size, usable);
        let end = at.checked_add(local)?;
        let overflow = if local as u64 == size { None } else { Some(number(page, end)?) };
        Some(Cell { rowid: rowid as i64, size, local: page.get(at..end)?, overflow })
    }
}

/// Tells how much of a row stands on its own page.
fn local_size(size: u64, usable: usize) -> usize {
    let most = usable - 35;
    if size <= most as u64 {
        return size as usize;
    }
    let least = (usable - 12) * 32 / 255 - 23;
    let last = (size - least as u64) % (usable as u64 - 4);
    let fitting = least + last as usize;
    if fitting <= most { fitting } else { least }
}

/// Puts a row together; gives whether it is there as far as it is held.
fn gather(
    pages: &mut Pages<'_>,
    cell: &Cell<'_>,
    visits: &mut Visits,
    payload: &mut Vec<u8>,
) -> io::Result<bool> {
    payload.clear();
    payload.extend_from_slice(cell.local);
    let wanted = usize::try_from(cell.size).unwrap_or(usize::MAX).min(MAX_PAYLOAD);
    let mut next = cell.overflow;
    while payload.len() < wanted {
        let Some(at) = next.filter(|page| visits.first(*page)) else { return Ok(false) };
        let Some(page) = pages.page(at)? else { return Ok(false) };
        next = number(page, 0);
        let rest = page.get(4..).unwrap_or_default();
        payload.extend_from_slice(&rest[..rest.len().min(wanted - payload.len())]);
    }
    Ok(true)
}
