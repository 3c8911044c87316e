//! The types of the files that make up the page.

use std::path::Path;

/// Returns the media type of a file, going by its extension.
pub fn of(file: &Path) -> &'static str {
    let extension = file.extension().and_then(|extension| extension.to_str());
    match extension.unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "csv" => "text/csv",
        "txt" => "text/plain; charset=utf-8",
        "xml" => "application/xml",
        "zip" => "application/zip",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_compile_wasm_while_it_loads_only_with_its_type() {
        assert_eq!(of(Path::new("dormouse.wasm")), "application/wasm");
    }

    #[test]
    fn scripts_and_pages_say_their_encoding() {
        let script = "text/javascript; charset=utf-8";
        assert_eq!(of(Path::new("app.min.js")), script);
        assert_eq!(of(Path::new("index.html")), "text/html; charset=utf-8");
    }

    #[test]
    fn unknown_files_are_bytes() {
        for name in ["LICENSE", "a.xlsx", "a.JS~", ".js"] {
            assert_eq!(of(Path::new(name)), "application/octet-stream", "{name}");
        }
    }
}
