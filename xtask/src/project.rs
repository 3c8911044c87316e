//! Where things lie in the repository.

use std::env;
use std::path::{Path, PathBuf};

/// Returns the repository's root.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask/ lies in the repository")
}

/// Returns the folder the finished page is put in.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Returns the folder of the browser tests.
pub fn browser_tests() -> PathBuf {
    root().join("tests/browser")
}

/// Returns the folder of the benchmark.
pub fn benches() -> PathBuf {
    root().join("benches")
}

/// Returns the folder that cargo builds into.
pub fn target() -> PathBuf {
    root().join(env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()))
}

/// Returns the target folder of every WebAssembly build.
///
/// It is not the native one: two toolchains may be at work, and neither may
/// throw away what the other has built.
pub fn web_target() -> PathBuf {
    target().join("web")
}
