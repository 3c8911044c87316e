//! A server for dist/ on this computer only.

use std::fs::File;
use std::io::{self, ErrorKind};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Component, Path, PathBuf};
use std::thread;

use anyhow::{Context, Result, anyhow, bail};
use percent_encoding::percent_decode_str;
use tiny_http::{Header, Method, Request, Response, ResponseBox, Server};

use crate::bundle;
use crate::mime;
use crate::process::say;
use crate::project;

/// Requests answered at the same time; a browser opens six connections a host.
const THREADS: usize = 6;

/// Serves dist/ until the process is stopped, after building it if asked to.
pub fn run(port: u16, build: bool) -> Result<()> {
    // Before the build, which is long, and in vain when the port is taken.
    let listener = listen(port)?;
    if build {
        bundle::build()?;
    }
    let site = Site::open(listener)?;
    println!("Dormouse is at {} (stop it with Ctrl-C)", site.url());
    site.serve();
    Ok(())
}

/// Takes a port of this computer; 0 stands for any free one.
///
/// # Errors
/// Says so when the port is taken.
pub fn listen(port: u16) -> Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| anyhow!(explain(port, &error)))
}

/// Holds a listening server and the folder it shows.
pub struct Site {
    folder: PathBuf,
    server: Server,
    address: SocketAddr,
}

impl Site {
    /// Puts dist/ behind a port.
    ///
    /// # Errors
    /// Says so when the page has not been built.
    pub fn open(listener: TcpListener) -> Result<Self> {
        let folder = project::dist();
        if !folder.join("index.html").is_file() {
            bail!("there is no page in dist/ yet: run `cargo xtask build`");
        }
        let address = listener.local_addr()?;
        let server = Server::from_listener(listener, None)
            .map_err(|error| anyhow!(error))
            .context("cannot start the server")?;
        Ok(Self { folder, server, address })
    }

    /// Returns the address of the page.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Answers requests for as long as the process lives.
    pub fn serve(&self) {
        thread::scope(|scope| {
            for _ in 0..THREADS {
                scope.spawn(|| {
                    for request in self.server.incoming_requests() {
                        self.answer(request);
                    }
                });
            }
        });
    }

    fn answer(&self, request: Request) {
        let response = match request.method() {
            Method::Get | Method::Head => self.file(request.url()),
            _ => status(405),
        };
        let response = response.with_header(header("Cache-Control", "no-store"));
        let url = request.url().to_owned();
        if let Err(error) = request.respond(response) {
            say(&format!("{url} was not delivered: {error}"));
        }
    }

    fn file(&self, url: &str) -> ResponseBox {
        let Some(path) = locate(url).map(|path| self.folder.join(path)) else {
            return status(404);
        };
        match File::open(&path).ok().filter(is_file) {
            None => status(404),
            Some(file) => Response::from_file(file)
                .with_header(header("Content-Type", mime::of(&path)))
                // Whole, so that the browser knows how much is to come.
                .with_chunked_threshold(usize::MAX)
                .boxed(),
        }
    }
}

/// Maps a request's address to a path below dist/, or to nothing when it
/// would leave the folder.
fn locate(url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = percent_decode_str(path).decode_utf8().ok()?;
    let path = match path.as_ref() {
        "" => Path::new("index.html"),
        path => Path::new(path),
    };
    let is_below = path.components().all(|part| matches!(part, Component::Normal(_)));
    is_below.then(|| path.to_owned())
}

fn explain(port: u16, error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::AddrInUse => {
            format!("port {port} is taken: stop what uses it, or choose another with --port")
        }
        _ => format!("cannot listen on port {port}: {error}"),
    }
}

fn is_file(file: &File) -> bool {
    file.metadata().is_ok_and(|found| found.is_file())
}

fn status(code: u16) -> ResponseBox {
    Response::empty(code).boxed()
}

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("our headers are ASCII")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn located(url: &str) -> Option<String> {
        locate(url).map(|path| path.to_str().unwrap().to_owned())
    }

    #[test]
    fn the_root_is_the_page() {
        assert_eq!(located("/").unwrap(), "index.html");
        assert_eq!(located("/?x=1#y").unwrap(), "index.html");
    }

    #[test]
    fn names_are_decoded() {
        let name = "/samples/%E7%9D%A1%20%E7%9C%A0.csv?v=2";
        assert_eq!(located(name).unwrap(), "samples/睡 眠.csv");
    }

    #[test]
    fn nothing_outside_the_folder_is_reached() {
        for url in [
            "/../Cargo.toml",
            "/samples/../../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/..%2fCargo.toml",
            "//etc/passwd",
            "/%2Fetc/passwd",
            "etc/passwd",
            "/%ff",
        ] {
            assert_eq!(located(url), None, "{url}");
        }
    }

    #[test]
    fn a_taken_port_is_explained() {
        let taken = io::Error::from(ErrorKind::AddrInUse);
        let text = explain(8080, &taken);
        assert!(text.starts_with("port 8080 is taken"), "{text}");
        assert!(text.contains("--port"), "{text}");
    }
}
