//! The finished page in dist/: both modules, their glue, and www/ as it is.
//!
//! The spreadsheet reader outweighs the rest of the engine, so there are two
//! builds of the same crate: most visitors need the light one only.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::glue;
use crate::process::{run, say};
use crate::project;
use crate::size::{Sizes, measure};
use crate::toolchain::{TARGET, Toolchain};

const PROFILE: &str = "web";

/// Describes one build of the root crate.
#[derive(Debug)]
pub struct Flavour {
    pub name: &'static str,
    /// Names the files: `<stem>.js` and `<stem>.wasm`.
    stem: &'static str,
    features: &'static str,
}

/// What every visitor loads.
pub const LIGHT: Flavour = Flavour { name: "light", stem: "dormouse", features: "" };

/// What a visitor with a spreadsheet loads.
pub const FULL: Flavour = Flavour { name: "full", stem: "dormouse-full", features: "spreadsheet" };

/// Lists all builds.
pub const FLAVOURS: [Flavour; 2] = [LIGHT, FULL];

impl Flavour {
    /// Returns cargo's arguments that select this build's features.
    pub fn features(&self) -> [&'static str; 3] {
        ["--no-default-features", "--features", self.features]
    }
}

/// Builds dist/ and prints what a visitor downloads.
pub fn build() -> Result<()> {
    let toolchain = Toolchain::find()?;
    let modules = project::web_target().join("modules");
    empty(&modules)?;
    for flavour in &FLAVOURS {
        say(&format!("compiling the {} module", flavour.name));
        let module = compile(&toolchain, flavour)?;
        glue::write(&module, &modules, flavour.stem)?;
    }
    // Only now, so that a build that fails leaves the last good page.
    let dist = project::dist();
    empty(&dist)?;
    copy(&modules, &dist)?;
    copy(&project::root().join("www"), &dist)?;
    let sizes = sizes()?;
    print!("{sizes}");
    sizes.say_excess();
    Ok(())
}

/// Measures the modules in dist/.
pub fn sizes() -> Result<Sizes> {
    let dist = project::dist();
    let file = |flavour: &Flavour| dist.join(flavour.stem).with_extension("wasm");
    FLAVOURS.iter().map(|flavour| measure(flavour.name, &file(flavour))).collect()
}

fn compile(toolchain: &Toolchain, flavour: &Flavour) -> Result<PathBuf> {
    run(toolchain.cargo("build").args(["--lib", "--profile", PROFILE]).args(flavour.features()))?;
    let folder = project::web_target().join(TARGET).join(PROFILE);
    Ok(folder.join("dormouse.wasm"))
}

fn empty(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => fs::create_dir_all(folder),
    }
    .with_context(|| format!("cannot empty {}", folder.display()))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    let context = || format!("cannot copy {}", from.display());
    for entry in fs::read_dir(from).with_context(context)? {
        let entry = entry.with_context(context)?;
        let target = to.join(entry.file_name());
        if entry.file_type().with_context(context)?.is_dir() {
            fs::create_dir_all(&target).with_context(context)?;
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target).with_context(context)?;
        }
    }
    Ok(())
}
