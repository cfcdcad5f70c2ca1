//! A watch that runs in a separate process, and a client that sends raw bytes.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::{TODAY, copy_records};

/// The maximum wait for anything.
const MAX_WAIT: Duration = Duration::from_secs(20);

/// A watch over a copy of records; killed when dropped, unless it was stopped.
pub struct Watching {
    pub folder: TempDir,
    child: Child,
    out: Receiver<String>,
    err: Receiver<String>,
    pub url: String,
    cookie: String,
    secret_folder: String,
}

/// A response of the preview.
pub struct Reply {
    pub status: u16,
    pub bytes: Vec<u8>,
}

impl Watching {
    /// Watches a copy of the records in `from`.
    pub fn on_copy_of(from: &str, args: &[&str]) -> Watching {
        Watching::start(copy_records(from), args)
    }

    /// Watches `records` in `folder`.
    pub fn start(folder: TempDir, args: &[&str]) -> Watching {
        let command = command(&folder, args);
        Watching::start_command(folder, command)
    }

    /// Watches with the given command.
    pub fn start_command(folder: TempDir, mut command: Command) -> Watching {
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let out = lines(child.stdout.take().unwrap());
        let err = lines(child.stderr.take().unwrap());
        let mut watching = Watching {
            folder,
            child,
            out,
            err,
            url: String::new(),
            cookie: String::new(),
            secret_folder: String::new(),
        };
        let line = watching.wait_for_output(|line| line.starts_with("Open http://"));
        watching.url = line.strip_prefix("Open ").unwrap().to_owned();
        let path = &watching.url[watching.url.find("/?").unwrap()..];
        let reply = watching.ask(path);
        let text = String::from_utf8(reply).unwrap();
        let cookie = text.split("set-cookie: ").nth(1).unwrap();
        watching.cookie = cookie.split(';').next().unwrap().to_owned();
        let secret_folder = cookie.split("Path=").nth(1).unwrap();
        watching.secret_folder = secret_folder.split("/;").next().unwrap().to_owned();
        watching
    }

    /// The memory it uses now, in MiB; `None` if the system does not report it.
    pub fn memory(&self) -> Option<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
        let kib: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
        Some(kib / 1024.0)
    }

    /// The folder of the records.
    pub fn records(&self) -> PathBuf {
        self.folder.path().join("records")
    }

    /// The folder of its pages in URLs.
    pub fn base_path(&self) -> String {
        format!(
            "{}{}",
            self.url.split("/?").next().unwrap(),
            self.secret_folder
        )
    }

    /// Replaces text that must be in a record.
    pub fn edit(&self, path: &str, from: &str, to: &str) {
        let path = self.records().join(path);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(
            text.contains(from),
            "{} does not contain `{from}`",
            path.display()
        );
        std::fs::write(path, text.replacen(from, to, 1)).unwrap();
    }

    pub fn get(&self, path: &str) -> Reply {
        let answer = self.ask(path);
        let end = answer
            .windows(4)
            .position(|four| four == b"\r\n\r\n")
            .unwrap();
        let head = String::from_utf8(answer[..end].to_vec()).unwrap();
        Reply {
            status: head.split(' ').nth(1).unwrap().parse().unwrap(),
            bytes: answer[end + 4..].to_vec(),
        }
    }

    /// The text of a page, once it contains `words`.
    pub fn wait_for_page(&self, path: &str, words: &str) -> String {
        let until = Instant::now() + MAX_WAIT;
        loop {
            let text = String::from_utf8(self.get(path).bytes).unwrap();
            if text.contains(words) {
                return text;
            }
            assert!(
                Instant::now() < until,
                "{path} never contained {words}:\n{text}"
            );
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// The next line of standard output that matches.
    pub fn wait_for_output(&self, wanted: impl Fn(&str) -> bool) -> String {
        next_match(&self.out, wanted, "standard output")
    }

    /// The next line of standard error that matches.
    pub fn wait_for_warning(&self, wanted: impl Fn(&str) -> bool) -> String {
        next_match(&self.err, wanted, "standard error")
    }

    /// Presses Ctrl-C; returns the exit code, the remaining output, the time it took, and the folder.
    pub fn stop(mut self) -> (i32, String, Duration, TempDir) {
        let began = Instant::now();
        let id = self.child.id().to_string();
        let sent = Command::new("kill").args(["-INT", &id]).status().unwrap();
        assert!(sent.success());
        let status = self.child.wait().unwrap();
        let took = began.elapsed();
        let output: Vec<String> = self.out.iter().chain(self.err.iter()).collect();
        let folder = std::mem::replace(&mut self.folder, tempfile::tempdir().unwrap());
        (status.code().unwrap_or(-1), output.join("\n"), took, folder)
    }

    fn ask(&self, path: &str) -> Vec<u8> {
        let authority = self.url.split('/').nth(2).unwrap();
        let mut stream = TcpStream::connect(authority).unwrap();
        stream.set_read_timeout(Some(MAX_WAIT)).unwrap();
        write!(
            stream,
            "GET {}{path} HTTP/1.1\r\nHost: {authority}\r\nCookie: {}\r\nConnection: close\r\n\r\n",
            self.secret_folder, self.cookie
        )
        .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        answer
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A command to watch `records` in `folder` in a clean environment.
pub fn command(folder: &TempDir, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_coachgen"));
    command
        .current_dir(folder.path())
        .env_clear()
        .env("HOME", folder.path().join("home"))
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .args(["--today", TODAY, "watch", "records"])
        .args(args);
    if !args.contains(&"--port") {
        command.args(["--port", "0"]);
    }
    command
}

fn lines(from: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        for line in BufReader::new(from).lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                return;
            }
        }
    });
    receiver
}

fn next_match(lines: &Receiver<String>, wanted: impl Fn(&str) -> bool, place: &str) -> String {
    let until = Instant::now() + MAX_WAIT;
    let mut passed = Vec::new();
    loop {
        let left = until.saturating_duration_since(Instant::now());
        match lines.recv_timeout(left) {
            Ok(line) if wanted(&line) => return line,
            Ok(line) => passed.push(line),
            Err(_) => panic!("{place} never printed it, but:\n{}", passed.join("\n")),
        }
    }
}
