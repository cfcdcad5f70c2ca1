//! Finds Chromium on this machine and runs it as a child process.
//!
//! Ends only the process that it started.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

const START: Duration = Duration::from_secs(30);
const QUIT: Duration = Duration::from_secs(3);
const PAUSE: Duration = Duration::from_millis(10);

/// The program that `CHROMIUM` names, else the first of the usual names on the path, else of the usual locations.
pub fn find() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("CHROMIUM").filter(|value| !value.is_empty()) {
        return Some(PathBuf::from(named));
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let on_path = names.iter().flat_map(|name| {
        let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
        std::env::split_paths(&path)
            .map(move |folder| folder.join(&file))
            .collect::<Vec<_>>()
    });
    on_path
        .chain(usual_places())
        .find(|candidate| candidate.is_file())
}

fn usual_places() -> Vec<PathBuf> {
    if cfg!(target_os = "macos") {
        return ["Google Chrome", "Chromium", "Microsoft Edge"]
            .iter()
            .map(|app| PathBuf::from(format!("/Applications/{app}.app/Contents/MacOS/{app}")))
            .collect();
    }
    if !cfg!(windows) {
        return Vec::new();
    }
    let roots = ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"]
        .into_iter()
        .filter_map(std::env::var_os);
    roots
        .flat_map(|root| {
            [
                "Google/Chrome/Application/chrome.exe",
                "Chromium/Application/chrome.exe",
                "Microsoft/Edge/Application/msedge.exe",
            ]
            .map(|file| Path::new(&root).join(file))
        })
        .collect()
}

/// A running Chromium with an empty temporary profile; ended when dropped.
pub struct Process {
    child: Child,
    profile: TempDir,
}

impl Process {
    /// Starts it and waits for its address, `ws://127.0.0.1:PORT/…`.
    pub fn start(program: &Path) -> Result<(Self, String), String> {
        let profile =
            tempfile::tempdir().map_err(|error| format!("no folder for its profile: {error}"))?;
        let log =
            File::create(profile.path().join("stderr.txt")).map_err(|error| error.to_string())?;
        let mut command = Command::new(program);
        command.args(FLAGS).arg(format!(
            "--user-data-dir={}",
            profile.path().join("profile").display()
        ));
        if runs_as_root(profile.path()) {
            command.arg("--no-sandbox");
        }
        command
            .arg("about:blank")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log);
        let child = command.spawn().map_err(|error| error.to_string())?;
        let mut process = Self { child, profile };
        let address = process.wait_for_address()?;
        Ok((process, address))
    }

    /// Chromium writes the file at once but with a delay: it is complete when it has a second line.
    fn wait_for_address(&mut self) -> Result<String, String> {
        let file = self
            .profile
            .path()
            .join("profile")
            .join("DevToolsActivePort");
        let until = Instant::now() + START;
        while Instant::now() < until {
            let text = std::fs::read_to_string(&file).unwrap_or_default();
            let mut lines = text.lines();
            if let (Some(port), Some(path)) = (lines.next(), lines.next()) {
                return Ok(format!("ws://127.0.0.1:{port}{path}"));
            }
            // A launcher may start another process and exit with success; only a failure is final.
            if let Ok(Some(status)) = self.child.try_wait()
                && !status.success()
            {
                return Err(format!("it ended with {status}: {}", self.log()));
            }
            std::thread::sleep(PAUSE);
        }
        Err(format!(
            "no address after {} s: {}",
            START.as_secs(),
            self.log()
        ))
    }

    fn log(&self) -> String {
        std::fs::read_to_string(self.profile.path().join("stderr.txt")).unwrap_or_default()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // The browser was asked to close over its protocol, which also ends its child processes. This kills one that
        // does not.
        let until = Instant::now() + QUIT;
        while Instant::now() < until {
            if !matches!(self.child.try_wait(), Ok(None)) {
                return;
            }
            std::thread::sleep(PAUSE);
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

const FLAGS: &[&str] = &[
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--disable-back-forward-cache",
    // A scrollbar would use up part of a narrow window, and look different on each system.
    "--hide-scrollbars",
    "--force-color-profile=srgb",
    // A page's requests to the network are recorded and not sent.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--remote-debugging-address=127.0.0.1",
    "--remote-debugging-port=0",
];

/// Chromium's sandbox does not work for root. The owner of a new file shows whether this process runs as root.
#[cfg(unix)]
fn runs_as_root(own_folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    std::fs::metadata(own_folder).is_ok_and(|data| data.uid() == 0)
}

#[cfg(not(unix))]
fn runs_as_root(_own_folder: &Path) -> bool {
    false
}
