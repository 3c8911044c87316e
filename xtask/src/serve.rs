//! A server for dist/ on this computer only.

//!
//! One thread a connection and one request a connection: a browser opens six and
//! more at once, and tiny_http leaves some of them waiting for ever when they
//! arrive faster than its idle threads wake up.

use std::fs::File;
use std::io::{self, BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::thread;
use std::time::Duration;

use anyhow::{Result, anyhow, bail};
use percent_encoding::percent_decode_str;

use crate::bundle;
use crate::mime;
use crate::project;

/// The longest request this server reads, in bytes.
const LONGEST_REQUEST: u64 = 64 * 1024;

/// How long a connection may say nothing: browsers open some in advance.
const IDLE: Duration = Duration::from_secs(60);

/// Serves dist/ until the process is stopped, after building it if asked to.
pub fn run(port: u16, build: bool) -> Result<()> {
    // Before the build, which is long, and in vain when the port is taken.
    let listener = listen(port)?;
    if build {
        bundle::build(None)?;
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
    listener: TcpListener,
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
        Ok(Self { folder, listener, address })
    }

    /// Returns the address of the page.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Answers requests for as long as the process lives.
    pub fn serve(&self) {
        thread::scope(|scope| {
            for connection in self.listener.incoming().flatten() {
                scope.spawn(move || {
                    // A browser that hangs up early has its reasons.
                    let _ = self.answer(&connection);
                });
            }
        });
    }

    fn answer(&self, connection: &TcpStream) -> io::Result<()> {
        connection.set_read_timeout(Some(IDLE))?;
        let Some((method, url)) = read_request(connection)? else {
            return Ok(());
        };
        match method.as_str() {
            "GET" | "HEAD" => self.send_file(connection, &url, method == "GET"),
            _ => send_head(connection, "405 Method Not Allowed", "text/plain", 0),
        }
    }

    fn send_file(&self, mut to: &TcpStream, url: &str, with_body: bool) -> io::Result<()> {
        let path = locate(url).map(|path| self.folder.join(path));
        let found = path.and_then(|path| Some((File::open(&path).ok().filter(is_file)?, path)));
        let Some((mut file, path)) = found else {
            return send_head(to, "404 Not Found", "text/plain", 0);
        };
        send_head(to, "200 OK", mime::of(&path), file.metadata()?.len())?;
        if with_body {
            io::copy(&mut file, &mut to)?;
        }
        Ok(())
    }
}

/// Reads a request's method and address, and passes over its headers; nothing
/// where the browser sent none.
fn read_request(from: impl Read) -> io::Result<Option<(String, String)>> {
    let mut lines = BufReader::new(from.take(LONGEST_REQUEST)).lines();
    let Some(line) = lines.next().transpose()? else {
        return Ok(None);
    };
    for header in lines {
        if header?.is_empty() {
            break;
        }
    }
    let mut words = line.split(' ').map(str::to_owned);
    Ok(words.next().zip(words.next()))
}

fn send_head(mut to: impl Write, status: &str, kind: &str, length: u64) -> io::Result<()> {
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\
         Cache-Control: no-store\r\nConnection: close\r\n\r\n"
    );
    to.write_all(head.as_bytes())
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
    fn a_request_is_its_first_line() {
        let request = b"GET /a.js?x HTTP/1.1\r\nHost: a\r\n\r\nrest";
        let expected = ("GET".to_owned(), "/a.js?x".to_owned());
        assert_eq!(read_request(&request[..]).unwrap(), Some(expected));
        for nothing in [&b""[..], b"GET", b"\r\n"] {
            assert_eq!(read_request(nothing).unwrap(), None);
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
