//! What each dependency weighs in the module every visitor loads.
//!
//! The shipped module has no names, so it is compiled once more with them, in a folder of its own; the code is the
//! same. A function counts for the first crate in its name that is not the library: a list of ours is the library's
//! code, and there because of us.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use wasmparser::{Import, KnownCustom, Name, NameSectionReader, Parser, Payload, TypeRef};

use crate::bundle::{LIGHT, PROFILE};
use crate::process::{output, say};
use crate::toolchain::{TARGET, Toolchain};
use crate::{glue, project};

/// Below this, in bytes, crates are counted together.
const SMALL: usize = 1000;

/// The library's crates, which count as one.
const LIBRARY: [&str; 3] = ["alloc", "core", "std"];

/// Compiles the light module with names and prints the table.
pub fn run() -> Result<()> {
    let target = project::web_target().join("named");
    let toolchain = Toolchain::find()?;
    say("compiling the light module with names");
    let mut command = toolchain.cargo_into(&target, "build");
    command.env("CARGO_PROFILE_WEB_STRIP", "none").args(["--lib", "--profile", PROFILE]);
    output(command.args(LIGHT.features()))?;
    // The tool that makes the glue throws out what only it needs, here as in what is shipped.
    let compiled = target.join(TARGET).join(PROFILE).join("dormouse.wasm");
    glue::write(&compiled, &target, LIGHT.stem)?;
    let module = target.join(LIGHT.stem).with_extension("wasm");
    print!("{}", measure(&module)?);
    Ok(())
}

fn measure(module: &Path) -> Result<Weights> {
    let bytes = fs::read(module).with_context(|| format!("cannot read {}", module.display()))?;
    Weights::of(&bytes).with_context(|| format!("cannot take {} apart", module.display()))
}

/// Holds the bytes of a module by what they are for.
#[derive(Debug, Default)]
struct Weights {
    crates: BTreeMap<String, Weight>,
    data: usize,
    rest: usize,
}

/// Holds the bytes of a crate's functions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Weight {
    all: usize,
    /// Those written in the library, and copied for types of the crate.
    copied: usize,
}

impl Weights {
    fn of(module: &[u8]) -> Result<Weights> {
        let (mut weights, mut imported) = (Weights::default(), 0);
        let (mut bodies, mut names, mut custom) = (Vec::new(), BTreeMap::new(), 0);
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::ImportSection(section) => {
                    let imports = section.into_imports().collect::<Result<Vec<Import<'_>>, _>>()?;
                    imported = imports.iter().filter(|import| matches!(import.ty, TypeRef::Func(_))).count();
                }
                Payload::CodeSectionEntry(body) => bodies.push(body.range().len()),
                Payload::DataSection(section) => weights.data = section.range().len(),
                Payload::CustomSection(section) => {
                    custom += section.range().len();
                    if let KnownCustom::Name(section) = section.as_known() {
                        names = read_names(section)?;
                    }
                }
                _ => {}
            }
        }
        for (number, size) in bodies.iter().enumerate() {
            weights.add(names.get(&((imported + number) as u32)).map_or("", String::as_str), *size);
        }
        weights.rest = module.len() - custom - weights.data - bodies.iter().sum::<usize>();
        Ok(weights)
    }

    fn add(&mut self, name: &str, size: usize) {
        let owner = owner(name);
        let weight = self.crates.entry(owner.to_owned()).or_default();
        weight.all += size;
        let elsewhere = crates(name).next().is_some_and(|first| first != owner && owner != "std");
        weight.copied += if elsewhere { size } else { 0 };
    }

    /// Lists the crates, the heaviest first, and the small ones together.
    fn rows(&self) -> Vec<(String, Weight)> {
        let (large, small): (Vec<_>, Vec<_>) =
            self.crates.iter().partition(|(_, weight)| weight.all >= SMALL);
        let mut rows: Vec<_> = large.into_iter().map(|(name, weight)| (name.clone(), *weight)).collect();
        rows.sort_by_key(|(_, weight)| std::cmp::Reverse(weight.all));
        let names: Vec<&str> = small.iter().map(|(name, _)| name.as_str()).collect();
        let sum = |part: fn(&Weight) -> usize| small.iter().map(|(_, weight)| part(weight)).sum();
        let together = Weight { all: sum(|weight| weight.all), copied: sum(|weight| weight.copied) };
        let plain = |all| Weight { all, copied: 0 };
        rows.push((format!("less than 1 KB each: {}", names.join(", ")), together));
        rows.push(("texts and tables (data)".to_owned(), plain(self.data)));
        rows.push(("types, exports, lists of functions".to_owned(), plain(self.rest)));
        rows
    }
}

impl fmt::Display for Weights {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = self.rows();
        let all = rows.iter().map(|(_, weight)| weight.all).sum::<usize>();
        let copied = rows.iter().map(|(_, weight)| weight.copied).sum::<usize>();
        writeln!(
            out,
            "| crate | raw, KB | share | of it the library's code for its types, KB |\n|---|---|---|---|"
        )?;
        for (name, weight) in rows.into_iter().chain([("all".to_owned(), Weight { all, copied })]) {
            let [kilobytes, copied] = [weight.all, weight.copied].map(|size| size as f64 / 1000.0);
            let share = 100.0 * weight.all as f64 / all as f64;
            writeln!(out, "| {name} | {kilobytes:.1} | {share:.1} % | {copied:.1} |")?;
        }
        Ok(())
    }
}

fn read_names(section: NameSectionReader<'_>) -> Result<BTreeMap<u32, String>> {
    let mut names = BTreeMap::new();
    for part in section {
        if let Name::Function(functions) = part? {
            for naming in functions {
                let naming = naming?;
                names.insert(naming.index, naming.name.to_owned());
            }
        }
    }
    Ok(names)
}

/// Names the crate that a function counts for.
fn owner(name: &str) -> &str {
    let other = crates(name).find(|name| !LIBRARY.contains(name));
    let inherent = name.starts_with('<') || crates(name).next().is_some();
    other.unwrap_or(if inherent { "std" } else { "entries and intrinsics" })
}

/// Finds the crates in a name, each written with its hash: `alloc[418d16abca1f0b9c]::vec`.
fn crates(name: &str) -> impl Iterator<Item = &str> {
    name.match_indices("]::").filter_map(|(end, _)| {
        let open = name[..end].rfind('[')?;
        let hash = &name[open + 1..end];
        let is_hash = hash.len() > 8 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        let start = name[..open].rfind(|letter: char| !letter.is_alphanumeric() && letter != '_');
        is_hash.then(|| &name[start.map_or(0, |at| at + 1)..open])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_librarys_code_counts_for_the_crate_it_is_copied_for() {
        let cases = [
            ("serde_json[0123456789abcdef]::de::from_slice::<dormouse[fedcba9876543210]::A>", "serde_json"),
            ("<alloc[0123456789abcdef]::vec::Vec<dormouse[fedcba9876543210]::A>>::push", "dormouse"),
            ("core[62a3db49088c59b]::ptr::drop_in_place::<(u8, [csv[0123456789abcdef]::Reader])>", "csv"),
            ("<alloc[0123456789abcdef]::vec::Vec<[u8]>>::push", "std"),
            ("<str>::trim_matches::<char>", "std"),
            ("__wbindgen_malloc", "entries and intrinsics"),
        ];
        for (name, expected) in cases {
            assert_eq!(owner(name), expected, "{name}");
        }
    }

    #[test]
    fn copies_of_the_librarys_code_are_told_apart() {
        let mut weights = Weights::default();
        weights.add("<alloc[0123456789abcdef]::vec::Vec<csv[fedcba9876543210]::A>>::push", 30);
        weights.add("csv[fedcba9876543210]::read", 12);
        weights.add("<alloc[0123456789abcdef]::vec::Vec<u8>>::push", 5);
        assert_eq!(weights.crates["csv"], Weight { all: 42, copied: 30 });
        assert_eq!(weights.crates["std"], Weight { all: 5, copied: 0 });
    }

    #[test]
    fn every_byte_of_a_module_is_in_the_table() {
        // (module (func (export "f")) (data "abc")) in the binary form, with the function's name.
        let module = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x03\x02\x01\0\x05\x03\x01\0\x01\x07\x05\x01\x01f\0\0\x0a\x04\x01\x02\0\x0b\x0b\x06\x01\x01\x03abc\0";
        let mut module = module[..module.len() - 1].to_vec();
        let name = b"csv[fedcba9876543210]::read";
        let functions = [&[1, 0, name.len() as u8][..], name].concat();
        let part = [&[4][..], b"name", &[1, functions.len() as u8], &functions].concat();
        let plain = module.len();
        module.extend([&[0, part.len() as u8][..], &part].concat());
        let weights = Weights::of(&module).unwrap();
        assert_eq!(weights.crates["csv"].all, 2);
        let sum = weights.rows().iter().map(|(_, weight)| weight.all).sum::<usize>();
        assert!((plain..plain + 3).contains(&sum), "{sum} of {plain}");
    }
}
