//! The program as a coach runs it: on real folders, checked by its exit code, its output and the files it leaves.
#![cfg(unix)]

mod access;
mod agreed_digest;
mod anonymise;
mod approve;
mod boundaries;
mod build;
mod calendar;
mod check;
mod day;
mod diff;
mod dispose;
mod eject;
mod engagement_names;
mod export;
mod find;
mod formats;
#[cfg(unix)]
mod full_disk;
mod git_history;
mod hand_over;
mod hours;
mod import;
mod init;
mod lsp;
mod merge_status;
mod new;
mod pdf;
mod pictures;
mod portal_name;
mod programme;
mod pruned;
mod record_history;
mod refused;
mod settings;
mod shards;
mod typed;
mod unchanged;
mod year;
mod year_report;

use std::{
    collections::BTreeMap,
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use tempfile::TempDir;

/// The date that every run uses as today's date.
const TODAY: &str = "2026-11-20";

/// A temporary folder with a copy of records.
struct Workspace {
    folder: TempDir,
    /// Whether builds make PDFs.
    pdf: bool,
}

/// The outcome of a run.
struct RunOutcome {
    code: i32,
    out: String,
    err: String,
}

impl Workspace {
    /// The example engagement: a practice with one engagement.
    fn example() -> Workspace {
        Workspace::copy_of("example-engagement")
    }

    /// A practice with five engagements.
    fn practice() -> Workspace {
        Workspace::copy_of("tests/fixtures/practice")
    }

    /// The same practice, in memory where the system allows it, for a test with hundreds of builds.
    fn practice_in_memory() -> Workspace {
        let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir());
        Workspace::copy_to(folder.unwrap(), "tests/fixtures/practice")
    }

    fn copy_of(from: &str) -> Workspace {
        Workspace::copy_to(tempfile::tempdir().unwrap(), from)
    }

    fn copy_to(folder: TempDir, from: &str) -> Workspace {
        let workspace = Workspace { folder, pdf: false };
        copy(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join(from),
            &workspace.records(),
        );
        workspace
    }

    fn root(&self) -> PathBuf {
        self.folder.path().canonicalize().unwrap()
    }

    fn records(&self) -> PathBuf {
        self.root().join("records")
    }

    fn path(&self, path: &str) -> PathBuf {
        self.records().join(path)
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    fn write(&self, path: &str, text: &str) {
        fs::create_dir_all(self.path(path).parent().unwrap()).unwrap();
        fs::write(self.path(path), text).unwrap();
    }

    /// Replaces text that must be in the file.
    fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "{path} does not contain `{from}`");
        self.write(path, &text.replacen(from, to, 1));
    }

    fn append(&self, path: &str, more: &str) {
        let text = self.read(path);
        self.write(path, &format!("{text}{more}"));
    }

    /// A command that runs the program in the folder of the records, in a clean environment.
    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_coachgen"));
        command
            .current_dir(self.root())
            .env_clear()
            .env("HOME", self.root().join("home"));
        command.args(args);
        if !args.contains(&"--today") {
            command.args(["--today", TODAY]);
        }
        // PDFs are slow and have their own tests.
        if args.first() == Some(&"build") && !self.pdf {
            command.arg("--no-pdf");
        }
        command
    }

    fn run(&self, args: &[&str]) -> RunOutcome {
        RunOutcome::from_output(self.command(args).output().unwrap())
    }

    /// Runs a command in a folder of the records.
    fn run_in(&self, folder: &str, args: &[&str]) -> RunOutcome {
        let mut command = self.command(args);
        let command = command.current_dir(self.records().join(folder));
        RunOutcome::from_output(command.output().unwrap())
    }

    /// A run that must succeed without findings.
    fn run_clean(&self, args: &[&str]) -> RunOutcome {
        let ran = self.run(args);
        assert_eq!(ran.code, 0, "{args:?}\n{}{}", ran.out, ran.err);
        ran
    }

    /// Every file of the portals, with its contents.
    fn portal(&self) -> BTreeMap<String, Vec<u8>> {
        tree(&self.path("portal"))
    }

    /// Makes the next build load every engagement, with the PDFs and pictures that are kept.
    fn forget_builds(&self) {
        fs::remove_dir_all(self.path(".coachgen/builds")).unwrap();
    }

    /// Every file outside the portals, to show that none was touched.
    fn files_outside_portals(&self) -> BTreeMap<String, Vec<u8>> {
        tree(&self.root())
    }
}

impl RunOutcome {
    fn from_output(output: Output) -> RunOutcome {
        RunOutcome {
            code: output.status.code().expect("an exit code"),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Checks the exit code, and that the output contains `words`.
    #[track_caller]
    fn assert_output(&self, code: i32, words: &str) {
        assert_eq!(self.code, code, "{}{}", self.out, self.err);
        assert!(
            self.err.contains(words) || self.out.contains(words),
            "expected `{words}` in:\n{}{}",
            self.out,
            self.err
        );
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            if entry.file_name() != "portal" && entry.file_name() != ".coachgen" {
                copy(&entry.path(), &target);
            }
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn tree(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    visit_files(root, "", &mut |name, path| {
        if path.is_file() {
            files.insert(name.to_owned(), fs::read(path).unwrap());
        }
    });
    files
}

fn visit_files(folder: &Path, prefix: &str, each: &mut impl FnMut(&str, &Path)) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        each(&name, &entry.path());
        if entry.file_type().unwrap().is_dir() {
            visit_files(&entry.path(), &format!("{name}/"), each);
        }
    }
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}
