//! An editor: starts the server and speaks the protocol with it.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::{Value, json};

use crate::cli::Workspace;

/// The longest time until a message must have arrived.
const PATIENCE: Duration = Duration::from_secs(60);

pub struct Client {
    child: Child,
    input: Option<ChildStdin>,
    messages: Receiver<Value>,
    next: i32,
    /// The findings of each file as they were sent last, by path in the practice.
    pub findings: BTreeMap<String, Vec<Value>>,
    /// Messages in the editor's log.
    pub log: Vec<String>,
    root: PathBuf,
}

impl Client {
    /// A server that was not initialized.
    pub fn start(workspace: &Workspace) -> Client {
        let mut command = workspace.command(&["lsp"]);
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let (sender, messages) = channel();
        std::thread::spawn(move || {
            while let Some(message) = read(&mut output) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        Client {
            input: child.stdin.take(),
            child,
            messages,
            next: 0,
            findings: BTreeMap::new(),
            log: Vec::new(),
            root: workspace.records(),
        }
    }

    /// A server that is ready.
    pub fn ready(workspace: &Workspace) -> Client {
        let mut client = Client::start(workspace);
        let result = client.request("initialize", json!({"capabilities": {}, "processId": null}));
        assert_eq!(result["serverInfo"]["name"], "coachgen");
        client.notify("initialized", json!({}));
        client
    }

    /// Sends bytes as they are.
    pub fn send_bytes(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().unwrap();
        input.write_all(bytes).unwrap();
        input.flush().unwrap();
    }

    /// Sends a text as the content of a message.
    pub fn send_text(&mut self, text: &str) {
        let message = format!("Content-Length: {}\r\n\r\n{text}", text.len());
        self.send_bytes(message.as_bytes());
    }

    pub fn notify(&mut self, method: &str, params: Value) {
        let message = json!({"jsonrpc": "2.0", "method": method, "params": params});
        self.send_text(&message.to_string());
    }

    /// Sends a request, and returns its id.
    pub fn ask(&mut self, method: &str, params: Value) -> i32 {
        self.next += 1;
        let message =
            json!({"jsonrpc": "2.0", "id": self.next, "method": method, "params": params});
        self.send_text(&message.to_string());
        self.next
    }

    /// The whole answer to a request.
    pub fn answer(&mut self, id: i32) -> Value {
        loop {
            let message = self.messages.recv_timeout(PATIENCE).expect("an answer");
            if message["id"] == id {
                return message;
            }
            self.record(&message);
        }
    }

    /// The result of a request that must be answered.
    pub fn request(&mut self, method: &str, params: Value) -> Value {
        let id = self.ask(method, params);
        let answer = self.answer(id);
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].clone()
    }

    fn record(&mut self, message: &Value) {
        match message["method"].as_str() {
            Some("textDocument/publishDiagnostics") => {
                let params = &message["params"];
                let path = self.path_of(params["uri"].as_str().unwrap());
                let found = params["diagnostics"].as_array().unwrap().clone();
                self.findings.insert(path, found);
            }
            Some("window/logMessage") => {
                let text = message["params"]["message"].as_str().unwrap();
                self.log.push(text.to_owned());
            }
            other => panic!("an unexpected message: {other:?}"),
        }
    }

    /// Waits until everything that was sent is answered.
    pub fn settle(&mut self) {
        let id = self.ask("textDocument/hover", json!({
            "textDocument": {"uri": "file:///nowhere.md"}, "position": {"line": 0, "character": 0}
        }));
        self.answer(id);
    }

    pub fn uri(&self, path: &str) -> String {
        format!("file://{}", self.root.join(path).display())
    }

    fn path_of(&self, uri: &str) -> String {
        let root = format!("file://{}/", self.root.display());
        let path = uri.strip_prefix(&root);
        path.unwrap_or_else(|| panic!("{uri} is not in the practice"))
            .to_owned()
    }

    pub fn open(&mut self, path: &str, text: &str) {
        let item = json!({
            "uri": self.uri(path), "languageId": "markdown", "version": 1, "text": text
        });
        self.notify("textDocument/didOpen", json!({"textDocument": item}));
    }

    /// Replaces a range, or with `null` everything.
    pub fn change(&mut self, path: &str, range: Value, text: &str) {
        let change = match range.is_null() {
            true => json!({"text": text}),
            false => json!({"range": range, "text": text}),
        };
        self.next += 1;
        let document = json!({"uri": self.uri(path), "version": self.next});
        let params = json!({"textDocument": document, "contentChanges": [change]});
        self.notify("textDocument/didChange", params);
    }

    /// A request about a whole text.
    pub fn about(&mut self, method: &str, path: &str) -> Value {
        let uri = self.uri(path);
        self.request(
            method,
            json!({"textDocument": {"uri": uri}, "range": everything()}),
        )
    }

    /// Ends the connection properly.
    pub fn end(mut self) {
        let result = self.request("shutdown", Value::Null);
        assert_eq!(result, Value::Null);
        self.notify("exit", Value::Null);
        assert_eq!(self.wait(), (0, String::new()));
    }

    /// Closes the connection, and returns the exit code and standard error.
    pub fn close(mut self) -> (i32, String) {
        self.input = None;
        self.wait()
    }

    /// The exit code and standard error.
    pub fn wait(&mut self) -> (i32, String) {
        let status = self.child.wait().unwrap();
        let mut errors = String::new();
        let mut stderr = self.child.stderr.take().unwrap();
        stderr.read_to_string(&mut errors).unwrap();
        (status.code().expect("an exit code"), errors)
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        // A test that failed must leave no process.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The range of any text.
pub fn everything() -> Value {
    json!({"start": {"line": 0, "character": 0}, "end": {"line": 1_000_000, "character": 0}})
}

fn read(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        if line == "\r\n" {
            break;
        }
        if let Some(number) = line.strip_prefix("Content-Length: ") {
            length = number.trim().parse().unwrap();
        }
    }
    let mut content = vec![0; length];
    output.read_exact(&mut content).ok()?;
    Some(serde_json::from_slice(&content).expect("JSON"))
}
