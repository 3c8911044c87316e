//! What the site keeps in the browser for use without a network.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::json;
use sha2::{Digest, Sha256};

/// Stands in `offline.js` for what is kept.
const PLACE: &str = "\"@held\"";

/// Writes into `offline.js` which files are kept, and a version that is another one when any of them is.
pub fn fill(dist: &Path, mut files: Vec<String>) -> Result<()> {
    files.sort();
    let mut version = Sha256::new();
    for name in &files {
        version.update(fs::read(dist.join(name)).with_context(|| format!("cannot read {name}"))?);
    }
    let version: String = version.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let script = dist.join("offline.js");
    let text = fs::read_to_string(&script).context("cannot read offline.js")?;
    if text.matches(PLACE).count() != 1 {
        bail!("offline.js does not say {PLACE} exactly once");
    }
    let held = json!({ "version": version, "files": files }).to_string();
    fs::write(&script, text.replace(PLACE, &held)).context("cannot write offline.js")
}
