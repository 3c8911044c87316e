//! One page out of its parts: scripts and style sheets stand in it, and its policy allows these alone.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::Value;
use sha2::{Digest, Sha256};

const SHEET: (&str, &str) = ("<link rel=\"stylesheet\" href=\"", "\">");
const SCRIPT: (&str, &str) = ("<script src=\"", "></script>");
const POLICY: (&str, &str) = ("<meta http-equiv=\"Content-Security-Policy\" content=\"", "\">");

/// Holds a page whose scripts and style sheets stand in it.
#[derive(Clone, Debug)]
pub struct Page {
    html: String,
    /// How the policy names the scripts and the style sheets.
    scripts: Vec<String>,
    sheets: Vec<String>,
    /// The files that now stand in the page.
    pub parts: Vec<String>,
}

impl Page {
    /// Puts every script and style sheet that a page asks for, found in one of the folders, into the page itself.
    ///
    /// A script keeps its file's name in `data-file`: the page hands its text to workers.
    pub fn inline(folders: &[&Path], html: String) -> Result<Page> {
        let mut page = Page { html, scripts: Vec::new(), sheets: Vec::new(), parts: Vec::new() };
        page.replace_each(SHEET, |page, part| {
            let text = find(folders, part)?;
            page.sheets.push(source(&text));
            page.parts.push(part.to_owned());
            Ok(format!("<style>{text}</style>"))
        })?;
        page.replace_each(SCRIPT, |page, part| {
            let file = part.split('"').next().unwrap_or_default();
            let text = find(folders, file)?;
            page.parts.push(file.to_owned());
            page.add_script(file, &text)
        })?;
        Ok(page)
    }

    /// Puts a script that only workers run before the first of the page's body.
    pub fn prepend_text(&mut self, name: &str, text: &str) -> Result<()> {
        check_script(name, text)?;
        self.prepend(&format!("<script type=\"text/plain\" data-file=\"{name}\">{text}</script>\n"))
    }

    /// Puts a file the scripts may read before the first of the page's body, packed.
    pub fn prepend_file(&mut self, name: &str, packed: &[u8]) -> Result<()> {
        let text = BASE64.encode(packed);
        self.prepend(&format!(
            "<script type=\"application/octet-stream\" data-file=\"{name}\">{text}</script>\n"
        ))
    }

    fn prepend(&mut self, element: &str) -> Result<()> {
        let body = self.html.find("<body").unwrap_or_default();
        let at = self.html[body..].find("<script").context("the page has no script")? + body;
        self.html.insert_str(at, element);
        Ok(())
    }

    fn add_script(&mut self, name: &str, text: &str) -> Result<String> {
        check_script(name, text)?;
        // A parser of HTML reads every line end as one line feed, and hashes that.
        let text = text.replace("\r\n", "\n");
        self.scripts.push(source(&text));
        Ok(format!("<script data-file=\"{name}\">{text}</script>"))
    }

    /// Replaces an attribute's value or a text that stands in the page exactly once.
    pub fn put(&mut self, old: &str, new: &str) -> Result<()> {
        if self.html.matches(old).count() != 1 {
            bail!("the page does not have {old:?} exactly once");
        }
        self.html = self.html.replacen(old, new, 1);
        Ok(())
    }

    /// Takes what another page's policy allows into this one's: a frame obeys the policy around it too.
    pub fn allow_parts_of(&mut self, framed: &Page) {
        self.scripts.extend_from_slice(&framed.scripts);
        self.sheets.extend_from_slice(&framed.sheets);
    }

    /// Puts a value into the empty data block of this name.
    pub fn fill_block(&mut self, id: &str, value: &Value) -> Result<()> {
        let head = format!("<script type=\"application/json\" id=\"{id}\">");
        // Nothing in it may look like the end of the block.
        let text = value.to_string().replace('<', "\\u003c");
        self.put(&format!("{head}</script>"), &format!("{head}{text}</script>"))
    }

    /// Finishes the page: its policy names each script and style sheet by hash.
    pub fn finish(mut self, connect: &str) -> Result<String> {
        let start = self.html.find(POLICY.0).context("the page has no policy")? + POLICY.0.len();
        let length = self.html[start..].find(POLICY.1).context("the policy has no end")?;
        let policy = &self.html[start..start + length];
        let policy = policy
            .replacen("script-src 'self'", &format!("script-src {}", self.scripts.join(" ")), 1)
            .replacen("style-src 'self'", &format!("style-src {}", self.sheets.join(" ")), 1)
            .replacen("connect-src 'self'", &format!("connect-src {connect}"), 1);
        self.html.replace_range(start..start + length, &policy);
        Ok(self.html)
    }

    fn replace_each(
        &mut self,
        (start, end): (&str, &str),
        mut with: impl FnMut(&mut Page, &str) -> Result<String>,
    ) -> Result<()> {
        let mut from = 0;
        while let Some(at) = self.html[from..].find(start).map(|at| at + from) {
            let part = at + start.len();
            let length = self.html[part..].find(end).with_context(|| format!("{start} has no end"))?;
            let name = self.html[part..part + length].to_owned();
            let new = with(self, &name)?;
            self.html.replace_range(at..part + length + end.len(), &new);
            from = at + new.len();
        }
        Ok(())
    }
}

fn check_script(name: &str, text: &str) -> Result<()> {
    let lower = text.to_ascii_lowercase();
    if lower.contains("</script") || lower.contains("<!--") {
        bail!("{name} would end the element it stands in");
    }
    Ok(())
}

fn find(folders: &[&Path], name: &str) -> Result<String> {
    let mut files = folders.iter().map(|folder| folder.join(name));
    let file = files.find(|file| file.is_file()).with_context(|| format!("there is no {name}"))?;
    fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))
}

/// Writes a script or style sheet as a policy names it.
fn source(text: &str) -> String {
    format!("'sha256-{}'", BASE64.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(name: &str, script: &str) -> Result<Page> {
        let folder = std::env::temp_dir().join(format!("dormouse-page-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let policy = "script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'";
        let html = format!(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n<link rel=\"stylesheet\" href=\"a.css\">\n<script src=\"a.js\" defer></script>\n"
        );
        for (file, text) in [("a.css", "p{}"), ("a.js", script)] {
            fs::write(folder.join(file), text).unwrap();
        }
        Page::inline(&[&folder], html)
    }

    #[test]
    fn scripts_and_sheets_stand_in_the_page_and_the_policy_names_them() {
        let page = page("whole", "f()").unwrap().finish("'none'").unwrap();
        // echo -n 'f()' | openssl dgst -sha256 -binary | base64
        let hash = "'sha256-GcEEE0IkDzIP5EQ6DXZaDPORqT5RTBELX8Fyzyg9yvo='";
        assert!(page.contains(&format!("script-src {hash} 'wasm-unsafe-eval'")), "{page}");
        assert!(
            page.contains("<script data-file=\"a.js\">f()</script>") && page.contains("<style>p{}</style>")
        );
        assert!(page.contains("connect-src 'none'") && !page.contains("'self'"), "{page}");
    }

    #[test]
    fn a_script_that_would_end_its_element_is_refused() {
        let error = page("broken", "'</script>'").unwrap_err();
        assert!(error.to_string().starts_with("a.js"), "{error}");
    }

    #[test]
    fn a_packed_file_stands_before_the_scripts() {
        let mut page = page("packed", "f()").unwrap();
        page.prepend_file("x.wasm", b"\0asm").unwrap();
        let html = page.finish("'none'").unwrap();
        let packed = html.find("data-file=\"x.wasm\">AGFzbQ==<").unwrap();
        assert!(packed < html.find("data-file=\"a.js\"").unwrap());
    }
}
