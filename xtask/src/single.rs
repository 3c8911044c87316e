//! The whole checker in one file, for a stick or a mail: it opens from disk and asks nobody for anything.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use liblzma::read::XzEncoder;
use liblzma::stream::{LzmaOptions, Stream};

use crate::address::Address;
use crate::bundle::FULL;
use crate::page::Page;
use crate::process::say;
use crate::project;
use crate::{frame, library, version};

/// The file's name in dist/.
pub const NAME: &str = "dormouse.html";

/// What it may weigh, in bytes.
const BUDGET: usize = 1_500_000;

/// Writes the single file from the page's parts in `www` and the modules.
pub fn write(www: &Path, modules: &Path, address: Option<&Address>) -> Result<()> {
    let html = fs::read_to_string(www.join("index.html")).context("cannot read the page")?;
    // The page draws with the same build that reads.
    let html = html.replace("src=\"dormouse.js\"", &format!("src=\"{}.js\"", FULL.stem));
    let mut page = Page::inline(&[www, modules], html)?;
    version::write(&mut page, &modules.join(FULL.stem).with_extension("wasm"))?;
    page.put("<html lang=\"zh-Hans\">", &format!("<html lang=\"zh-Hans\" data-build=\"{}\">", FULL.stem))?;
    address.map_or(Ok(()), |address| address.tell(&mut page))?;
    for (name, file) in files(www, modules)? {
        let bytes = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        page.prepend_file(&name, &pack(&bytes)?)?;
    }
    page.prepend_text("unpack.js", &library::bundle("unpack.js", &[])?)?;
    // It may lie anywhere, so it says nothing of an address to other sites.
    let html = frame::around(www, page, &[], None)?;
    if html.len() > BUDGET {
        bail!("{NAME} outgrew its budget: {} of {BUDGET} bytes", html.len());
    }
    say(&format!("{NAME} weighs {} KB", html.len() / 1000));
    fs::write(project::dist().join(NAME), html).with_context(|| format!("cannot write {NAME}"))
}

/// Lists the files the page fetches elsewhere, by the addresses it fetches them from, in an order that never changes.
fn files(www: &Path, modules: &Path) -> Result<Vec<(String, PathBuf)>> {
    let module = format!("{}.wasm", FULL.stem);
    let mut files = vec![(module.clone(), modules.join(module))];
    files.extend(asides(www, modules)?);
    Ok(files)
}

/// Lists what every page fetches beside its modules.
pub fn asides(www: &Path, modules: &Path) -> Result<Vec<(String, PathBuf)>> {
    let mut files = vec![("worker.js".to_owned(), www.join("worker.js"))];
    list(&modules.join("texts"), "texts", &mut files)?;
    list(&www.join("samples"), "samples", &mut files)?;
    files.retain(|(name, _)| !name.ends_with(".md"));
    files.sort();
    Ok(files)
}

fn list(folder: &Path, name: &str, files: &mut Vec<(String, PathBuf)>) -> Result<()> {
    let context = || format!("cannot list {}", folder.display());
    for entry in fs::read_dir(folder).with_context(context)? {
        let entry = entry.with_context(context)?;
        let name = format!("{name}/{}", entry.file_name().to_string_lossy());
        if entry.file_type().with_context(context)?.is_dir() {
            list(&entry.path(), &name, files)?;
        } else {
            files.push((name, entry.path()));
        }
    }
    Ok(())
}

/// Compresses in the format that packs modules tightest, which no browser unpacks itself.
fn pack(bytes: &[u8]) -> Result<Vec<u8>> {
    let options = LzmaOptions::new_preset(9)?;
    let mut packed = Vec::new();
    XzEncoder::new_stream(bytes, Stream::new_lzma_encoder(&options)?).read_to_end(&mut packed)?;
    Ok(packed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use liblzma::read::XzDecoder;

    #[test]
    fn what_is_packed_comes_back() {
        let bytes = b"is anybody still there? ".repeat(100);
        let packed = pack(&bytes).unwrap();
        let mut back = Vec::new();
        let lzma = Stream::new_lzma_decoder(u64::MAX).unwrap();
        XzDecoder::new_stream(packed.as_slice(), lzma).read_to_end(&mut back).unwrap();
        assert!(back == bytes && packed.len() < 100);
    }
}
