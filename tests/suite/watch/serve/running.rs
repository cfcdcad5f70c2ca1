//! A preview that runs on a thread, and a client that sends raw bytes.

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    sync::{Arc, mpsc},
    thread::JoinHandle,
    time::Duration,
};

use coachgen::watch::serve::{Answer, Preview, PreviewSource};
use tokio::sync::{oneshot, watch};

/// A site of a few pages.
pub struct TestSite {
    pages: BTreeMap<&'static str, (&'static str, &'static str)>,
    changes: watch::Sender<u64>,
}

impl TestSite {
    fn new(changes: watch::Sender<u64>) -> Self {
        let html = "text/html; charset=utf-8";
        let pages = BTreeMap::from([
            ("coach/index.html", (html, "<p>The practice")),
            ("client/zoë/a b.html", (html, "<p>Zoë")),
            ("coach/agenda.pdf", ("application/pdf", "%PDF-1.7")),
            ("coach/broken.html", (html, "")),
        ]);
        Self { pages, changes }
    }
}

impl PreviewSource for TestSite {
    fn answer(&self, path: &str) -> Answer {
        assert!(!path.starts_with('/') && !path.contains("..") && !path.contains('\\'));
        assert_ne!(path, "coach/broken.html", "a page that fails");
        let (status, (kind, text)) = match self.pages.get(path) {
            Some(page) => (200, *page),
            None => (404, ("text/html; charset=utf-8", "<p>The record is gone")),
        };
        let bytes = text.as_bytes().to_vec();
        Answer {
            status,
            kind,
            bytes,
        }
    }

    fn start(&self) -> String {
        "coach/index.html".to_owned()
    }

    fn run(&self) -> &str {
        "run"
    }

    fn changes(&self) -> watch::Receiver<u64> {
        self.changes.subscribe()
    }
}

/// A preview that serves until it is dropped.
pub struct Running {
    pub address: SocketAddr,
    pub url: String,
    pub changes: watch::Sender<u64>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Running {
    pub fn start() -> Self {
        let preview = Preview::bind(Some(0)).unwrap();
        let (address, url) = (preview.address(), preview.url());
        let changes = watch::Sender::new(1);
        let site = Arc::new(TestSite::new(changes.clone()));
        let (stop, stopped) = oneshot::channel::<()>();
        let thread = std::thread::spawn(move || {
            let until = async {
                let _ = stopped.await;
            };
            preview.run(site, until).unwrap();
        });
        Self {
            address,
            url,
            changes,
            stop: Some(stop),
            thread: Some(thread),
        }
    }

    pub fn stop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            thread.join().unwrap();
        }
    }

    pub fn host(&self) -> String {
        self.address.to_string()
    }

    /// The target of the first URL.
    pub fn first_target(&self) -> String {
        format!("/{}", self.url.rsplit_once('/').unwrap().1)
    }

    /// The cookie as a browser sends it back; requested with the token.
    pub fn cookie(&self) -> String {
        let entered = self.request_outside("GET", &self.first_target(), &[]);
        let set = entered.header("set-cookie").unwrap().to_owned();
        set.split(';').next().unwrap().to_owned()
    }

    /// The folder that contains everything, from the cookie's path; requested with the token.
    pub fn secret_folder(&self) -> String {
        let entered = self.request_outside("GET", &self.first_target(), &[]);
        let set = entered.header("set-cookie").unwrap().to_owned();
        let path = set.split("Path=").nth(1).unwrap().to_owned();
        path.split("/;").next().unwrap().to_owned()
    }

    /// Sends a request for something in that folder, with the right host; the first address is outside.
    pub fn request(&self, method: &str, target: &str, lines: &[&str]) -> Reply {
        let within = if target.starts_with("/?") || !target.starts_with('/') {
            String::new()
        } else {
            self.secret_folder()
        };
        self.request_outside(method, &format!("{within}{target}"), lines)
    }

    /// Sends a request with the right host.
    pub fn request_outside(&self, method: &str, target: &str, lines: &[&str]) -> Reply {
        let mut text = format!("{method} {target} HTTP/1.1\r\nHost: {}\r\n", self.host());
        for line in lines {
            text.push_str(line);
            text.push_str("\r\n");
        }
        self.send(&format!("{text}Connection: close\r\n\r\n"))
    }

    /// A GET request with the cookie.
    pub fn get(&self, target: &str) -> Reply {
        self.request("GET", target, &[&format!("Cookie: {}", self.cookie())])
    }

    /// Sends these bytes and reads until the other side closes.
    pub fn send(&self, text: &str) -> Reply {
        let mut stream = self.connect();
        stream.write_all(text.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        Reply::read(&answer)
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(20)))
            .unwrap();
        stream
    }

    /// An open stream of events: its lines as they arrive; the channel closes at the end of the stream.
    pub fn events(&self) -> mpsc::Receiver<String> {
        let mut stream = self.connect();
        let (host, cookie, secret_folder) = (self.host(), self.cookie(), self.secret_folder());
        let head = format!(
            "GET {secret_folder}/-/events HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).unwrap();
        let (line, lines) = mpsc::channel();
        std::thread::spawn(move || {
            for read in BufReader::new(stream).lines() {
                if read.is_err() || line.send(read.unwrap_or_default()).is_err() {
                    break;
                }
            }
        });
        lines
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop();
    }
}

/// A response.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Reply {
    pub fn read(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap();
        let headers = lines.map(|line| {
            let (name, value) = line.split_once(':').unwrap();
            (name.to_ascii_lowercase(), value.trim().to_owned())
        });
        Self {
            status: status.parse().unwrap(),
            headers: headers.collect(),
            body: body.to_owned(),
        }
    }

    /// The value of a header that appears at most once.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.iter().filter(|(named, _)| named == name);
        let (value, more) = (values.next(), values.next());
        assert!(more.is_none(), "{name} twice");
        value.map(|(_, value)| value.as_str())
    }
}
