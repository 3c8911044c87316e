//! The same core for others: an ES module with types, as the npm registry takes it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::bundle::{self, FULL};
use crate::process::{output, run, say};
use crate::{node, project, version};

/// Files that go in as they are.
const COPIED: [&str; 5] =
    ["EXAMPLES.md", "LICENSE-APACHE", "LICENSE-MIT", "www/report.schema.json", "src/npm/index.d.ts"];

/// The scripts of the package.
const SCRIPTS: [&str; 3] = ["core.js", "node.js", "browser.js"];

/// Builds the modules and packs them.
pub fn build() -> Result<()> {
    bundle::build(None)?;
    pack().map(|_| ())
}

/// Puts the package together of the modules compiled before, packs it, and names the packed file.
pub fn pack() -> Result<PathBuf> {
    node::prepare(&project::browser_tests())?;
    let (root, modules) = (project::root(), bundle::modules());
    let folder = project::web_target().join("npm");
    bundle::empty(&folder)?;
    for file in COPIED {
        let name = Path::new(file).file_name().context("a file without a name")?;
        put(&root.join(file), &folder.join(name))?;
    }
    SCRIPTS.iter().try_for_each(|name| put(&root.join("src/npm").join(name), &folder.join(name)))?;
    bundle::copy(&modules.join("texts"), &folder.join("texts"))?;
    put(&modules.join(FULL.stem).with_extension("wasm"), &folder.join("dormouse.wasm"))?;
    let glue = read(&modules.join(FULL.stem).with_extension("js"))?;
    write(&folder.join("engine.js"), &module(&glue)?)?;
    write(&folder.join("report.d.ts"), &types(&root.join("www/report.schema.json"))?)?;
    write(&folder.join("package.json"), &manifest(&read(&root.join("src/npm/package.json"))?)?)?;
    run(Command::new("npm").args(["pack", "--silent", "--pack-destination", "."]).current_dir(&folder))?;
    let packed = packed(&folder)?;
    say(&format!("{} weighs {} KB", packed.display(), packed.metadata()?.len() / 1000));
    Ok(packed)
}

/// Makes an ES module of the page's glue, so that package and page run the same bytes.
fn module(glue: &str) -> Result<String> {
    if !glue.trim_start().starts_with("let wasm_bindgen = ") {
        bail!("the glue begins in another way than expected");
    }
    Ok(format!("{}\nexport default wasm_bindgen;\n", glue.trim_end()))
}

/// Writes the report's types after its schema.
fn types(schema: &Path) -> Result<String> {
    let program = project::browser_tests().join("node_modules/.bin/json2ts");
    let made = output(Command::new(program).arg("--input").arg(schema).args([
        "--bannerComment",
        "",
        "--additionalProperties",
        "false",
    ]))?;
    // Links of the documentation that the schema's texts come from lead nowhere here.
    Ok(made.replace("[`crate::findings::ISSUE_LIMIT`]", "200"))
}

/// Puts the crate's version into the package's description.
fn manifest(template: &str) -> Result<String> {
    const UNSET: &str = "\"version\": \"0.0.0\"";
    if !template.contains(UNSET) {
        bail!("package.json has a version of its own");
    }
    Ok(template.replace(UNSET, &format!("\"version\": \"{}\"", version::number()?)))
}

fn packed(folder: &Path) -> Result<PathBuf> {
    let entries = fs::read_dir(folder).context("cannot list the package")?;
    let mut files = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    files.find(|file| file.extension().is_some_and(|kind| kind == "tgz")).context("npm packed nothing")
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
}

fn write(file: &Path, text: &str) -> Result<()> {
    fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))
}

fn put(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).with_context(|| format!("cannot copy {}", from.display())).map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_glue_becomes_a_module_only_in_the_form_that_is_known() {
        let glue = "let wasm_bindgen = (function() {})();\n";
        assert_eq!(module(glue).unwrap(), format!("{glue}export default wasm_bindgen;\n"));
        assert!(module("var wasm_bindgen;").is_err());
    }

    #[test]
    fn the_package_has_the_version_of_the_program() {
        let made = manifest(include_str!("../../src/npm/package.json")).unwrap();
        assert!(made.contains(&format!("\"version\": \"{}\"", version::number().unwrap())));
        assert!(manifest(&made).is_err(), "a version is not replaced by another");
    }
}
