//! Builds what nobody would send: sources without end, bombs, directories that lie.

use dormouse::bytes::{Bytes, Input};
use flate2::{Compress, Compression, FlushCompress};
use std::io;

/// Repeats a piece between a start and an end, without holding it.
pub struct Endless {
    pub start: Vec<u8>,
    pub piece: Vec<u8>,
    pub times: u64,
    pub end: Vec<u8>,
}

impl Bytes for Endless {
    fn size(&self) -> u64 {
        (self.start.len() + self.end.len()) as u64 + self.piece.len() as u64 * self.times
    }

    fn read_at(&self, at: u64, buffer: &mut [u8]) -> io::Result<usize> {
        let body = self.piece.len() as u64 * self.times;
        let start = self.start.len() as u64;
        let (part, from) = match at {
            at if at < start => (&self.start, at),
            at if at < start + body => (&self.piece, (at - start) % self.piece.len() as u64),
            at => (&self.end, at - start - body),
        };
        let rest = part.get(from as usize..).unwrap_or_default();
        let count = rest.len().min(buffer.len());
        buffer[..count].copy_from_slice(&rest[..count]);
        Ok(count)
    }
}

/// Makes a file of this many MB: a start, one letter over and over, an end.
pub fn endless(name: &str, start: &str, megabytes: u64, end: &str) -> Vec<Input> {
    let bytes =
        Endless { start: start.into(), piece: vec![b'x'; 1 << 20], times: megabytes, end: end.into() };
    vec![Input::file(name, Box::new(bytes))]
}

pub fn file(name: &str, bytes: impl Into<Vec<u8>>) -> Vec<Input> {
    vec![Input::file(name, Box::new(bytes.into()))]
}

/// Packs a megabyte of a piece so many times by packing it once.
pub fn bomb(start: &[u8], piece: &[u8], megabytes: usize) -> Vec<u8> {
    let whole: Vec<u8> = piece.iter().copied().cycle().take(1 << 20).collect();
    let mut compress = Compress::new(Compression::best(), false);
    let mut block = |bytes: &[u8]| {
        let mut packed = Vec::with_capacity(bytes.len() + 1024);
        // What was packed before is forgotten, so the block can be repeated.
        compress.compress_vec(bytes, &mut packed, FlushCompress::Full).expect("memory");
        packed
    };
    let (start, once) = (block(start), block(&whole));
    // An empty last block.
    [start, once.repeat(megabytes), vec![3, 0]].concat()
}

pub fn gzip(packed: &[u8]) -> Vec<u8> {
    [&[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xFF], packed, &[0; 8]].concat()
}

/// Says what a zip's directory tells of a member.
pub struct Member<'a> {
    pub name: &'a str,
    pub packed: &'a [u8],
    /// How large it claims to be once unpacked.
    pub claim: u32,
    /// Whether it is deflated.
    pub deflated: bool,
}

/// Writes a zip by hand; `again` lists the last member so many times more, all in the same place.
pub fn zip(members: &[Member<'_>], again: usize) -> Vec<u8> {
    let (mut body, mut directory, mut count) = (Vec::new(), Vec::new(), 0_u32);
    for (index, member) in members.iter().enumerate() {
        let at = body.len() as u32;
        let header = header(member);
        body.extend([b"PK\x03\x04".as_slice(), &header, &[0, 0]].concat());
        body.extend([member.name.as_bytes(), member.packed].concat());
        let times = if index + 1 == members.len() { again + 1 } else { 1 };
        for time in 0..times {
            let name = if time == 0 { member.name.to_owned() } else { format!("{time}{}", member.name) };
            let mut header = header.clone();
            header[22..24].copy_from_slice(&(name.len() as u16).to_le_bytes());
            directory.extend([b"PK\x01\x02\x14\0".as_slice(), &header, &[0; 12]].concat());
            directory.extend(at.to_le_bytes());
            directory.extend(name.as_bytes());
            count += 1;
        }
    }
    let (start, size) = (body.len() as u32, directory.len() as u32);
    let short = |number: u32| (number.min(0xFFFF) as u16).to_le_bytes();
    let end = [
        b"PK\x05\x06\0\0\0\0".as_slice(),
        &short(count),
        &short(count),
        &size.to_le_bytes(),
        &start.to_le_bytes(),
        &[0, 0],
    ];
    [body, directory, end.concat()].concat()
}

/// Writes what both headers of a member share, up to the length of the name.
fn header(member: &Member<'_>) -> Vec<u8> {
    let method: u16 = if member.deflated { 8 } else { 0 };
    let mut header = vec![20, 0, 0, 0];
    header.extend(method.to_le_bytes());
    header.extend([0, 0, 0x21, 0x50]);
    // What is never read to its end needs no sum that is right.
    let mut sum = flate2::Crc::new();
    sum.update(member.packed);
    header.extend(sum.sum().to_le_bytes());
    header.extend((member.packed.len() as u32).to_le_bytes());
    header.extend(member.claim.to_le_bytes());
    header.extend((member.name.len() as u16).to_le_bytes());
    header
}
