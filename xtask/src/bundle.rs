//! The finished page in dist/: all modules, their glue and texts, and www/ as it is.
//!
//! The spreadsheet reader outweighs the rest of the engine, TOML is for rules people
//! bring, and most of the hundred formats are rare, so there are three builds of the
//! same crate: most visitors need the light one only.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::address::{self, Address};
use crate::page::Page;
use crate::process::{output, say};
use crate::project;
use crate::size::{Sizes, measure};
use crate::toolchain::{TARGET, Toolchain};
use crate::{floors, frame, glue, library, offline, single, version};

pub const PROFILE: &str = "web";

/// Names the folder of texts, in the build script's folder and beside the modules.
const TEXTS: &str = "texts";

/// Describes one build of the root crate.
#[derive(Debug)]
pub struct Flavour {
    pub name: &'static str,
    /// Names the files: `<stem>.js` and `<stem>.wasm`.
    pub stem: &'static str,
    pub features: &'static str,
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
pub fn build(address: Option<&Address>) -> Result<()> {
    compile_all(&modules())?;
    put_together(address)?;
    let sizes = sizes()?;
    print!("{sizes}");
    sizes.say_excess();
    Ok(())
}

/// Makes dist/ of the page and the modules compiled before: after a change of scripts or styles nothing else is needed.
pub fn put_together(address: Option<&Address>) -> Result<()> {
    let modules = modules();
    if !modules.join(FULL.stem).with_extension("wasm").is_file() {
        bail!("no modules are compiled yet: run `cargo xtask build` first");
    }
    library::write(&modules)?;
    let (www, dist) = (project::root().join("www"), project::dist());
    // Only now, so that a build that fails leaves the last good page.
    empty(&dist)?;
    copy(&modules, &dist)?;
    copy(&www, &dist)?;
    join(&www, &modules, &dist, address)?;
    floors::check()
}

/// Adds the checker in one file to dist/, which must have been built, and what leads others to it.
pub fn build_single(address: Option<&Address>) -> Result<()> {
    single::write(&project::root().join("www"), &modules(), address)?;
    address::write_oembed(address)
}

/// Returns the folder of the compiled modules, with their glue and texts.
pub fn modules() -> PathBuf {
    project::web_target().join("modules")
}

fn compile_all(modules: &Path) -> Result<()> {
    let toolchain = Toolchain::find()?;
    empty(modules)?;
    for flavour in &FLAVOURS {
        say(&format!("compiling the {} module", flavour.name));
        let built = compile(&toolchain, flavour)?;
        glue::write(&built.module, modules, flavour.stem)?;
        copy(&built.texts, &modules.join(TEXTS))?;
    }
    Ok(())
}

/// Puts the page's scripts and style sheets into the page, where its policy names each by hash: once as `app.html`,
/// and once inside the page that keeps it from sending anything.
fn join(www: &Path, modules: &Path, dist: &Path, address: Option<&Address>) -> Result<()> {
    let html = fs::read_to_string(www.join("index.html")).context("cannot read the page")?;
    let mut page = Page::inline(&[www, modules], html)?;
    version::write(&mut page, &modules.join(LIGHT.stem).with_extension("wasm"))?;
    address.map_or(Ok(()), |address| address.tell(&mut page))?;
    for part in page.parts.iter().map(String::as_str).chain(["frame.html", "frame.js", "frame.css", "old.js"])
    {
        fs::remove_file(dist.join(part)).with_context(|| format!("cannot remove {part}"))?;
    }
    let built =
        FLAVOURS.iter().flat_map(|flavour| ["wasm", "js"].map(|kind| format!("{}.{kind}", flavour.stem)));
    let held = |name: &String| page.parts.contains(name);
    let asides = single::asides(www, modules)?.into_iter().map(|(name, _)| name);
    let files: Vec<String> = built.filter(|name| !held(name)).chain(asides).collect();
    let held = ["index.html".to_owned()].into_iter().chain(files.iter().cloned()).collect();
    fs::write(dist.join("app.html"), page.clone().finish("'self'")?).context("cannot write the page")?;
    fs::write(dist.join("index.html"), frame::around(www, page, &files, address)?)
        .context("cannot write the page")?;
    offline::fill(dist, held)
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

/// Makes a folder that is empty.
pub fn empty(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => fs::create_dir_all(folder),
    }
    .with_context(|| format!("cannot empty {}", folder.display()))
}

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
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
