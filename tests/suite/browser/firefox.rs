//! The files that are handed over, in Firefox, controlled over WebDriver BiDi.
//!
//! Only what differs between browsers is checked here: links within a document, with and without a frame, the search, and
//! the decryption.

use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;
use tungstenite::{Message, WebSocket};

use super::cdp::text;
use super::handed_over::{HandedOver, SEEN, TYPE_PASSPHRASE};
use crate::skip::skip;

const START: Duration = Duration::from_secs(60);
const PAUSE: Duration = Duration::from_millis(20);
const MAX_WAIT: Duration = Duration::from_secs(15);

/// A running Firefox with an empty temporary profile; ended when dropped.
struct Firefox {
    child: Child,
    socket: WebSocket<TcpStream>,
    last_id: u64,
    window: String,
    _profile: TempDir,
}

fn find() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("FIREFOX").filter(|value| !value.is_empty()) {
        return Some(PathBuf::from(named));
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .flat_map(|folder| ["firefox-esr", "firefox"].map(|name| folder.join(name)))
        .find(|candidate| candidate.is_file())
}

impl Firefox {
    fn start(program: PathBuf) -> Firefox {
        let profile = tempfile::tempdir().expect("a folder for its profile");
        let log = profile.path().join("stderr.txt");
        let child = Command::new(program)
            .args(["--headless", "--no-remote", "--new-instance", "--profile"])
            .arg(profile.path())
            .args(["--remote-debugging-port", "0", "about:blank"])
            .env("HOME", profile.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(File::create(&log).expect("a log"))
            .spawn()
            .expect("Firefox starts");
        let until = Instant::now() + START;
        let address = loop {
            let lines = BufReader::new(File::open(&log).expect("a log")).lines();
            let mut lines = lines.map_while(Result::ok);
            let found = lines.find_map(|line| {
                let (_, address) = line.split_once("WebDriver BiDi listening on ")?;
                Some(address.trim().to_owned())
            });
            if let Some(address) = found {
                break address;
            }
            assert!(Instant::now() < until, "Firefox gives no address");
            std::thread::sleep(PAUSE);
        };
        let host = address.trim_start_matches("ws://");
        let stream = TcpStream::connect(host).expect("a connection");
        stream.set_read_timeout(Some(MAX_WAIT)).expect("a limit");
        let url = format!("{address}/session");
        let (socket, _) = tungstenite::client(url, stream).expect("a session");
        let mut firefox = Firefox {
            child,
            socket,
            last_id: 0,
            window: String::new(),
            _profile: profile,
        };
        firefox.call("session.new", json!({"capabilities": {}}));
        let tree = firefox.call("browsingContext.getTree", json!({}));
        firefox.window = text(&tree["contexts"][0]["context"]);
        firefox
    }

    fn call(&mut self, method: &str, params: Value) -> Value {
        self.last_id += 1;
        let message = json!({"id": self.last_id, "method": method, "params": params});
        let message = Message::text(message.to_string());
        self.socket.send(message).expect("a command");
        loop {
            let answer = self.socket.read().expect("an answer");
            let Message::Text(answer) = answer else {
                continue;
            };
            let answer: Value = serde_json::from_str(&answer).expect("JSON");
            if answer["id"].as_u64() == Some(self.last_id) {
                assert_eq!(answer["type"], "success", "{method}: {answer}");
                return answer["result"].clone();
            }
        }
    }

    fn open(&mut self, url: &str) {
        let params = json!({"context": self.window, "url": url, "wait": "complete"});
        self.call("browsingContext.navigate", params);
    }

    /// The value of an expression in the window, or in the frame in it. It is evaluated beside the page's own scripts, so
    /// that it also works where these are not allowed.
    fn evaluate(&mut self, in_frame: bool, expression: &str) -> Value {
        let context = match in_frame {
            false => self.window.clone(),
            true => {
                let tree = self.call("browsingContext.getTree", json!({"root": self.window}));
                text(&tree["contexts"][0]["children"][0]["context"])
            }
        };
        let params = json!({
            "expression": format!("JSON.stringify({expression})"),
            "target": {"context": context, "sandbox": "test"},
            "awaitPromise": true,
        });
        let answer = self.call("script.evaluate", params);
        let value = text(&answer["result"]["value"]);
        serde_json::from_str(&value).unwrap_or(Value::Null)
    }

    fn wait(&mut self, in_frame: bool, condition: &str) {
        let until = Instant::now() + MAX_WAIT;
        while self.evaluate(in_frame, condition) != Value::Bool(true) {
            assert!(Instant::now() < until, "timed out waiting for {condition}");
            std::thread::sleep(PAUSE);
        }
    }
}

impl Drop for Firefox {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn both_files_open_in_firefox() {
    let Some(program) = find() else {
        return skip(
            "browser::firefox::both_files_open_in_firefox",
            "there is no Firefox",
        );
    };
    let mut firefox = Firefox::start(program);
    let plain = HandedOver::to_client(&[]);
    firefox.open(&plain.url());
    assert_eq!(firefox.evaluate(false, SEEN)["pages"], json!(["index"]));
    firefox.evaluate(
        false,
        "document.querySelector(\"#index nav a[href='#session-3'], #index nav a[href='#sessions']\").click()",
    );
    firefox.wait(false, "location.hash === '#sessions'");
    assert_eq!(firefox.evaluate(false, SEEN)["pages"], json!(["sessions"]));
    firefox.open(&format!("{}#search", plain.url()));
    firefox.evaluate(
        false,
        "(() => { const field = document.querySelector('input[type=search]'); field.value = 'lorry'; \
         field.dispatchEvent(new Event('input')); })()",
    );
    firefox.wait(
        false,
        "!!document.querySelector('.search .results a[href=\"#session-3:reading-aloud\"]')",
    );

    let sealed = HandedOver::to_client(&["--seal"]);
    firefox.open(&sealed.url());
    let open = TYPE_PASSPHRASE.replace("PASSPHRASE", &sealed.passphrase());
    firefox.evaluate(false, &open);
    firefox.wait(false, "!!document.querySelector('iframe')");
    firefox.wait(
        true,
        "document.querySelectorAll('.single-page').length > 20",
    );
    assert_eq!(firefox.evaluate(true, SEEN)["pages"], json!(["index"]));
    firefox.evaluate(
        true,
        "document.querySelector(\"#index nav a[href='#sessions']\").click()",
    );
    firefox.wait(true, "location.hash === '#sessions'");
    assert_eq!(firefox.evaluate(true, SEEN)["pages"], json!(["sessions"]));
}
