//! The finished page in dist/: all modules, their glue and texts, and www/ as it is.
//!
//! The spreadsheet reader outweighs the rest of the engine, TOML is for rules people
//! bring, and most of the hundred formats are rare, so there are three builds of the
//! same crate: most visitors need the light one only.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::glue;
use crate::process::{output, say};
use crate::project;
use crate::size::{Sizes, measure};
use crate::toolchain::{TARGET, Toolchain};

const PROFILE: &str = "web";

/// Names the folder of texts, in the build script's folder and beside the modules.
const TEXTS: &str = "texts";

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

/// What a visitor with one of the rarer formats loads, or one who saves a table.
pub const WIDE: Flavour = Flavour { name: "wide", stem: "dormouse-wide", features: "every-format,saving" };

/// What a visitor with a spreadsheet or a rule of their own loads.
pub const FULL: Flavour =
    Flavour { name: "full", stem: "dormouse-full", features: "every-format,own-rules,saving,spreadsheet" };

/// Lists all builds.
pub const FLAVOURS: [Flavour; 3] = [LIGHT, WIDE, FULL];

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
        let built = compile(&toolchain, flavour)?;
        glue::write(&built.module, &modules, flavour.stem)?;
        copy(&built.texts, &modules.join(TEXTS))?;
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

/// Names what cargo has made.
struct Built {
    module: PathBuf,
    texts: PathBuf,
}

fn compile(toolchain: &Toolchain, flavour: &Flavour) -> Result<Built> {
    let mut command = toolchain.cargo("build");
    command.args(["--lib", "--profile", PROFILE, "--message-format=json-render-diagnostics"]);
    let messages = output(command.args(flavour.features()))?;
    let folder = project::web_target().join(TARGET).join(PROFILE);
    let texts = build_folder(&messages).context("cargo did not name the folder of the texts")?.join(TEXTS);
    Ok(Built { module: folder.join("dormouse.wasm"), texts })
}

/// Finds the folder the root crate's build script wrote to in what cargo says, a JSON object per line.
fn build_folder(messages: &str) -> Option<PathBuf> {
    let root = project::root().to_string_lossy();
    messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()).find_map(|message| {
        // A package is named by its folder: `path+file:///folder#dormouse@0.1.0`.
        let package = message["package_id"].as_str()?.split('#').next()?;
        let ours = message["reason"] == "build-script-executed" && package.ends_with(&*root);
        ours.then(|| message["out_dir"].as_str().map(PathBuf::from))?
    })
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
    fs::create_dir_all(to).with_context(context)?;
    for entry in fs::read_dir(from).with_context(context)? {
        let entry = entry.with_context(context)?;
        let target = to.join(entry.file_name());
        if entry.file_type().with_context(context)?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target).with_context(context)?;
        }
    }
    Ok(())
}
