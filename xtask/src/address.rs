//! Where a release will lie: what other sites are told of it must hold whole addresses, and a wrong one is worse than none.

use std::fs;
use std::path::Path;
use std::str::FromStr;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::page::Page;
use crate::{project, single};

/// The picture that stands for the page elsewhere.
const PICTURE: &str = "screenshot.png";

/// What `oembed.json` is called, and where the page says so.
const OEMBED: &str = "oembed.json";
const PLACE: &str = "<meta name=\"address\" content=\"\">\n";

/// The frame's size in pixels, for those who ask in oEmbed's way; scripts may let it grow.
const SIZE: (u32, u32) = (720, 640);

const TITLE: &str = "还更新吗？";

/// Holds the address of the folder a release is served from, which ends in a slash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address(String);

impl FromStr for Address {
    type Err = anyhow::Error;

    /// Takes an absolute address as it is written on the wire; nothing in it needs escaping in HTML or JSON.
    fn from_str(text: &str) -> Result<Address> {
        let Some((_, rest)) = text.split_once("://").filter(|(scheme, _)| ["http", "https"].contains(scheme))
        else {
            bail!("it must start with https:// or http://");
        };
        if let Some(odd) =
            rest.chars().find(|&char| !char.is_ascii_alphanumeric() && !"-._~:/%[]".contains(char))
        {
            bail!(
                "{odd:?} cannot stand in it: give a folder's address, without ? and #, other letters as %XX or xn--"
            );
        }
        if rest.is_empty() || rest.starts_with(['/', ':']) {
            bail!("it names no host");
        }
        if rest.ends_with(".html") {
            bail!("it must be the folder's address, not a page's");
        }
        Ok(Address(format!("{}/", text.trim_end_matches('/'))))
    }
}

impl Address {
    /// Tells a checker where the project lives, for codes that lead readers there.
    pub fn tell(&self, page: &mut Page) -> Result<()> {
        let tag = "<html lang=\"zh-Hans\"";
        page.put(tag, &format!("{tag} data-home=\"{}\"", self.0))
    }

    /// Writes what other sites ask for when somebody gives them a link to the page.
    fn head(&self, (width, height): (u32, u32)) -> String {
        let Address(home) = self;
        format!(
            "<link rel=\"canonical\" href=\"{home}\">\n\
             <link rel=\"alternate\" type=\"application/json+oembed\" href=\"{home}{OEMBED}\" title=\"{TITLE}\">\n\
             <meta property=\"og:url\" content=\"{home}\">\n\
             <meta property=\"og:image\" content=\"{home}{PICTURE}\">\n\
             <meta property=\"og:image:width\" content=\"{width}\">\n\
             <meta property=\"og:image:height\" content=\"{height}\">\n"
        )
    }

    /// Writes the answer to whoever wants to embed the page; the frame is the one the README gives.
    fn oembed(&self, picture: (u32, u32)) -> Value {
        let Address(home) = self;
        let (width, height) = SIZE;
        let frame = format!(
            "<iframe src=\"{home}{}#embed=1\" title=\"Dormouse\" loading=\"lazy\" \
             sandbox=\"allow-scripts allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox\" \
             width=\"{width}\" height=\"{height}\" style=\"max-width:100%;border:0\"></iframe>",
            single::NAME
        );
        json!({
            "version": "1.0",
            "type": "rich",
            "title": TITLE,
            "provider_name": "Dormouse",
            "provider_url": home,
            "html": frame,
            "width": width,
            "height": height,
            "thumbnail_url": format!("{home}{PICTURE}"),
            "thumbnail_width": picture.0,
            "thumbnail_height": picture.1,
        })
    }
}

/// Fills in what the page says to other sites: nothing that needs an address where there is none.
pub fn fill_head(page: &mut Page, address: Option<&Address>) -> Result<()> {
    let head = address.map(|address| Ok::<_, anyhow::Error>(address.head(picture()?))).transpose()?;
    page.put(PLACE, &head.unwrap_or_default())
}

/// Writes `oembed.json` into dist/, where an address is known.
pub fn write_oembed(address: Option<&Address>) -> Result<()> {
    let Some(address) = address else { return Ok(()) };
    let answer = serde_json::to_string_pretty(&address.oembed(picture()?))?;
    fs::write(project::dist().join(OEMBED), format!("{answer}\n")).context("cannot write oembed.json")
}

fn picture() -> Result<(u32, u32)> {
    size_of(&project::root().join("www").join(PICTURE))
}

/// Reads a PNG's size from its first block.
fn size_of(file: &Path) -> Result<(u32, u32)> {
    let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let number = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    match (bytes.get(12..16), number(16), number(20)) {
        (Some(b"IHDR"), Some(width), Some(height)) => Ok((width, height)),
        _ => bail!("{} is no PNG", file.display()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> Address {
        text.parse().unwrap()
    }

    #[test]
    fn a_folder_ends_in_a_slash_however_it_is_given() {
        for text in ["https://example.org/a", "https://example.org/a/", "https://example.org/a//"] {
            assert_eq!(address(text).0, "https://example.org/a/");
        }
        assert_eq!(address("http://[::1]:8080").0, "http://[::1]:8080/");
    }

    #[test]
    fn what_is_no_folders_address_is_refused() {
        for text in [
            "example.org",
            "//example.org",
            "ftp://example.org",
            "javascript://x",
            "https://",
            "https:///a",
            "https://:80/",
            "https://example.org/?a",
            "https://example.org/#a",
            "https://a b",
            "https://x/\"><script>",
            "https://例子.中国/",
            "https://user@example.org/",
            "https://example.org/index.html",
        ] {
            assert!(text.parse::<Address>().is_err(), "{text}");
        }
    }

    #[test]
    fn every_address_in_the_head_is_whole() {
        let head = address("https://example.org/a").head((1, 2));
        for line in head.lines().filter(|line| !line.contains("og:image:")) {
            assert!(line.contains("\"https://example.org/a/"), "{line}");
        }
        assert!(
            head.contains("href=\"https://example.org/a/oembed.json\"") && head.contains("a/screenshot.png")
        );
    }

    #[test]
    fn the_answer_to_oembed_has_all_that_a_rich_one_must_have() {
        let answer = address("https://example.org/a").oembed((3, 4));
        assert_eq!((&answer["version"], &answer["type"]), (&json!("1.0"), &json!("rich")));
        assert_eq!((&answer["width"], &answer["height"]), (&json!(720), &json!(640)));
        assert_eq!((&answer["thumbnail_width"], &answer["thumbnail_height"]), (&json!(3), &json!(4)));
        let html = answer["html"].as_str().unwrap();
        assert!(html.starts_with("<iframe src=\"https://example.org/a/dormouse.html#embed=1\""), "{html}");
        assert!(!html.contains("allow-same-origin") && !html.contains("<script"), "{html}");
    }

    #[test]
    fn without_an_address_the_head_says_none() {
        let html = format!("<head>\n{PLACE}<title></title>");
        let page = |address: Option<&Address>| {
            let policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'self'; style-src 'self'\">";
            let mut page = Page::inline(&[], format!("{policy}{html}")).unwrap();
            fill_head(&mut page, address).unwrap();
            page.finish("'none'").unwrap()
        };
        let bare = page(None);
        assert!(
            !bare.contains("canonical") && !bare.contains("og:image") && !bare.contains("address"),
            "{bare}"
        );
        let told = page(Some(&address("https://example.org/")));
        assert!(told.contains("application/json+oembed") && told.contains("og:image"), "{told}");
    }

    #[test]
    fn the_picture_is_one_and_large_enough_to_be_shown() {
        let (width, height) = picture().unwrap();
        assert!(width >= 600 && height >= 315, "{width} by {height}");
    }
}
