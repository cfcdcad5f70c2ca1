//! Files and folders as they are on coaches' disks: missing, duplicated, or left behind by other programs.
#![cfg(unix)]

mod attached;
mod contents;
mod copies;
mod kept;
mod names;
mod vanished;

use std::{fs, path::PathBuf, process::Command};

use tempfile::TempDir;

/// The shortest valid agreement.
const AGREEMENT: &str = "---\nkind: engagement\nclient: {name: Ada Lund}\nstatus: active\n---\n";

/// A practice on disk with two engagements: `lund`, which a test changes, and `berg`, which must always be built.
struct Practice {
    folder: TempDir,
}

/// The outcome of a run of the program.
struct RunOutcome {
    code: i32,
    /// Everything it printed.
    output: String,
}

impl Practice {
    fn new() -> Practice {
        Practice::in_folder(tempfile::tempdir().unwrap())
    }

    fn in_folder(folder: TempDir) -> Practice {
        let practice = Practice { folder };
        practice.put("coachgen.yaml", "practice: {name: Fjord}\n");
        practice.put("lund/engagement.md", AGREEMENT);
        practice.put("lund/session-1.md", session(1));
        practice.put(
            "berg/engagement.md",
            AGREEMENT.replace("Ada Lund", "Ole Berg"),
        );
        practice.put("berg/session-1.md", session(1));
        practice
    }

    fn root(&self) -> PathBuf {
        self.folder.path().canonicalize().unwrap()
    }

    fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    fn put(&self, path: &str, text: impl AsRef<[u8]>) {
        let at = self.path(path);
        fs::create_dir_all(at.parent().unwrap()).unwrap();
        fs::write(at, text).unwrap();
    }

    fn rename(&self, from: &str, to: &str) {
        fs::rename(self.path(from), self.path(to)).unwrap();
    }

    fn run(&self, args: &[&str]) -> RunOutcome {
        run_command(
            Command::new(env!("CARGO_BIN_EXE_coachgen"))
                .args(args)
                .current_dir(self.root()),
        )
    }

    fn check(&self) -> RunOutcome {
        self.run(&["check", "--format", "concise", "--today", "2026-11-20"])
    }

    fn build(&self) -> RunOutcome {
        self.run(&["build", "--no-pdf", "--today", "2026-11-20"])
    }

    /// The findings that block the build, each as `CODE path`.
    fn blocking_findings(&self) -> Vec<String> {
        let args = ["check", "--format", "json", "--today", "2026-11-20"];
        self.run(&args).blocking_findings()
    }

    fn has(&self, path: &str) -> bool {
        self.path(path).exists()
    }
}

fn run_command(command: &mut Command) -> RunOutcome {
    let run = command.output().unwrap();
    let output = String::from_utf8(run.stdout).unwrap() + &String::from_utf8(run.stderr).unwrap();
    RunOutcome {
        code: run.status.code().unwrap_or(-1),
        output,
    }
}

fn session(number: u32) -> String {
    format!(
        "---\nkind: session\nnumber: {number}\ndate: 2026-0{number}-12\n---\n\nA shared line.\n"
    )
}

impl RunOutcome {
    /// The findings that block the build, from output in JSON.
    fn blocking_findings(&self) -> Vec<String> {
        let report: serde_json::Value = serde_json::from_str(&self.output).expect(&self.output);
        let findings = report["findings"].as_array().unwrap().iter();
        let forbids = findings.filter(|one| one["level"] == "forbid");
        let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
        forbids
            .map(|one| format!("{} {}", text(&one["code"]), text(&one["path"])))
            .collect()
    }

    #[track_caller]
    fn assert_output(&self, words: &str) -> &RunOutcome {
        assert!(
            self.output.contains(words),
            "`{words}` is not in\n{}",
            self.output
        );
        self
    }
}
