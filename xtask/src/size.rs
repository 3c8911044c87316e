//! What a visitor downloads, compressed the way web servers do.

use std::fmt;
use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::bundle::LIGHT;
use crate::process::say;

/// What the light module should weigh at most, in bytes as brotli.
const LIGHT_BUDGET: usize = 200_000;

/// What it may not outgrow until it fits the budget: its weight when this was
/// written, and 35 KB for the formats to come. It only ever goes down.
const LIGHT_CEILING: usize = 285_000;

/// Holds the sizes of every module.
#[derive(Debug)]
pub struct Sizes(Vec<Size>);

/// Holds the sizes of one module in bytes.
#[derive(Debug)]
pub struct Size {
    name: &'static str,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Measures a module at the strongest compression.
pub fn measure(name: &'static str, file: &Path) -> Result<Size> {
    let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    Ok(Size { name, raw: bytes.len(), gzip: gzip(&bytes)?, brotli: brotli(&bytes)? })
}

impl Sizes {
    /// Says how far the module every visitor loads is over its budget.
    pub fn say_excess(&self) {
        if let Some(weight) = self.light().filter(|weight| *weight > LIGHT_BUDGET) {
            say(&format!("the light module is over its budget: {weight} of {LIGHT_BUDGET} bytes as brotli"));
        }
    }

    /// Fails when that module has outgrown its ceiling.
    pub fn check_ceiling(&self) -> Result<()> {
        match self.light().filter(|weight| *weight > LIGHT_CEILING) {
            Some(weight) => {
                bail!("the light module outgrew its ceiling: {weight} of {LIGHT_CEILING} bytes as brotli")
            }
            None => Ok(()),
        }
    }

    fn light(&self) -> Option<usize> {
        self.0.iter().find(|size| size.name == LIGHT.name).map(|size| size.brotli)
    }
}

impl FromIterator<Size> for Sizes {
    fn from_iter<I: IntoIterator<Item = Size>>(sizes: I) -> Self {
        Self(sizes.into_iter().collect())
    }
}

impl fmt::Display for Sizes {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{:<8}{:>12}{:>12}{:>12}", "wasm", "raw", "gzip -9", "brotli -11")?;
        for size in &self.0 {
            let [raw, gzip, brotli] = [size.raw, size.gzip, size.brotli].map(kilobytes);
            writeln!(out, "{:<8}{raw:>12}{gzip:>12}{brotli:>12}", size.name)?;
        }
        Ok(())
    }
}

fn kilobytes(bytes: usize) -> String {
    format!("{}.{} KB", bytes / 1000, bytes % 1000 / 100)
}

fn gzip(bytes: &[u8]) -> Result<usize> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn brotli(mut bytes: &[u8]) -> Result<usize> {
    let mut packed = Vec::new();
    let settings =
        brotli::enc::BrotliEncoderParams { quality: 11, size_hint: bytes.len(), ..Default::default() };
    brotli::BrotliCompress(&mut bytes, &mut packed, &settings)?;
    Ok(packed.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes(light: usize, full: usize) -> Sizes {
        let size = |name, brotli| Size { name, raw: 1_234_567, gzip: 99, brotli };
        Sizes(vec![size("light", light), size("full", full)])
    }

    #[test]
    fn only_the_light_module_has_a_ceiling() {
        assert!(sizes(LIGHT_CEILING, LIGHT_CEILING * 2).check_ceiling().is_ok());
        let error = sizes(LIGHT_CEILING + 1, 0).check_ceiling().unwrap_err();
        assert!(error.to_string().contains("285001 of 285000 bytes"), "{error}");
    }

    #[test]
    fn the_table_is_in_thousands_of_bytes() {
        let table = sizes(2_050, 0).to_string();
        let words: Vec<&str> = table.lines().nth(1).unwrap().split_whitespace().collect();
        let expected = ["light", "1234.5", "KB", "0.0", "KB", "2.0", "KB"];
        assert_eq!(words, expected);
    }

    #[test]
    fn compression_finds_repetition() {
        let bytes = b"is anybody still there? ".repeat(100);
        assert!(gzip(&bytes).unwrap() < bytes.len() / 10);
        assert!(brotli(&bytes).unwrap() < bytes.len() / 10);
    }
}
