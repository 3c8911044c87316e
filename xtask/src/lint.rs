//! Clippy on the code that only WebAssembly compiles.

use anyhow::Result;

use crate::bundle::FLAVOURS;
use crate::process::{run, say};
use crate::toolchain::Toolchain;

/// Lints all modules and their tests; a warning is an error.
pub fn run_clippy() -> Result<()> {
    let toolchain = Toolchain::find()?;
    toolchain.ensure_clippy()?;
    for flavour in &FLAVOURS {
        say(&format!("linting the {} module", flavour.name));
        run(toolchain
            .cargo("clippy")
            .args(["--lib", "--test", "web"])
            .args(flavour.features())
            .args(["--", "-D", "warnings"]))?;
    }
    Ok(())
}
