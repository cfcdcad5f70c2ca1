//! `build --shard` and `build --merge`: several builds of a part each give the same as one build.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Child;

use super::{RunOutcome, Workspace, copy, tree};

/// A practice of which each worker has its own copy, as after a checkout, and the output of a build of everything.
struct Workers {
    workspace: Workspace,
    expected: BTreeMap<String, Vec<u8>>,
}

impl Workers {
    fn new() -> Workers {
        let workspace = Workspace::practice();
        let workers = Workers {
            expected: BTreeMap::new(),
            workspace,
        };
        let built = workers.run("whole", &["build", "records", "-o", "out"]);
        assert!(built.code < 2, "{}{}", built.out, built.err);
        let expected = tree(&workers.folder("whole").join("out"));
        assert!(expected.contains_key("manifest.json"));
        Workers {
            expected,
            ..workers
        }
    }

    /// The folder of a worker, with a copy of the records in `records`.
    fn folder(&self, worker: &str) -> PathBuf {
        let folder = self.workspace.root().join(worker);
        if !folder.exists() {
            copy(&self.workspace.records(), &folder.join("records"));
        }
        folder
    }

    fn start(&self, worker: &str, args: &[&str]) -> Child {
        let mut command = self.workspace.command(args);
        command
            .current_dir(self.folder(worker))
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped());
        command.spawn().unwrap()
    }

    fn run(&self, worker: &str, args: &[&str]) -> RunOutcome {
        RunOutcome::from_output(self.start(worker, args).wait_with_output().unwrap())
    }

    /// Builds all shards at the same time.
    fn build_shards(&self, count: usize) {
        let running: Vec<Child> = (1..=count)
            .map(|number| {
                let shard = format!("{number}/{count}");
                let args = ["build", "records", "-o", "out", "--shard", &shard];
                self.start(&format!("worker-{number}"), &args)
            })
            .collect();
        for child in running {
            let ran = RunOutcome::from_output(child.wait_with_output().unwrap());
            ran.assert_output(0, "To merge all shards");
        }
    }

    /// Merges the shards in a new folder.
    fn merge(&self, shards: &[usize], more: &[&str]) -> RunOutcome {
        let folders: Vec<String> = shards
            .iter()
            .map(|number| format!("--merge=../worker-{number}/out"))
            .collect();
        let mut args = vec!["build", "records", "-o", "out"];
        args.extend(folders.iter().map(String::as_str));
        args.extend(more);
        self.run("merged", &args)
    }

    fn assert_merged(&self) {
        let merged = tree(&self.folder("merged").join("out"));
        let differs: Vec<&String> = self
            .expected
            .keys()
            .chain(merged.keys())
            .filter(|path| self.expected.get(*path) != merged.get(*path))
            .collect();
        assert!(differs.is_empty(), "these files differ: {differs:?}");
    }
}

fn write(folder: &Path, path: &str, change: impl Fn(String) -> String) {
    let path = folder.join(path);
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, change(text)).unwrap();
}

#[test]
fn merged_shards_are_the_same_as_one_build() {
    for count in [2, 3, 7] {
        let workers = Workers::new();
        workers.build_shards(count);
        let first = tree(&workers.folder("worker-1").join("out"));
        assert!(first.keys().any(|path| path.starts_with("client/")));
        assert!(!first.contains_key("coach/index.html"));
        let all: Vec<usize> = (1..=count).collect();
        let merged = workers.merge(&all, &[]);
        merged.assert_output(0, "5 engagements taken from the shards.");
        assert!(!merged.err.contains("built here"), "{}", merged.err);
        workers.assert_merged();
        // The next build here finds everything unchanged, without the shards.
        let next = workers.run("merged", &["build", "records", "-o", "out"]);
        next.assert_output(0, "nothing changed");
        workers.assert_merged();
    }
}

#[test]
fn what_no_shard_has_is_built() {
    let workers = Workers::new();
    workers.build_shards(3);
    let merged = workers.merge(&[1, 3], &[]);
    merged.assert_output(
        0,
        "built here, because no shard has up-to-date portals for them",
    );
    workers.assert_merged();
}

#[test]
fn shards_of_other_records_settings_or_days_are_not_used() {
    // A record that changed after the shards were built.
    let workers = Workers::new();
    workers.build_shards(2);
    let record = "records/two-sponsors-tomasz-brandt/4-development/session-1.md";
    write(&workers.folder("merged"), record, |text| {
        text.replacen("\n---\n", "\n---\n\nA line that was written later.\n", 1)
    });
    let merged = workers.merge(&[1, 2], &[]);
    merged.assert_output(
        0,
        "built here, because no shard has up-to-date portals for them: two-sponsors-tomasz-brandt",
    );
    let page = "out/client/two-sponsors-tomasz-brandt/session-1.html";
    let page = fs::read_to_string(workers.folder("merged").join(page)).unwrap();
    assert!(page.contains("written later"));

    // Other settings.
    let workers = Workers::new();
    workers.build_shards(2);
    write(&workers.folder("merged"), "records/coachgen.yaml", |text| {
        format!("{text}\nrules:\n  CG401: allow\n")
    });
    workers
        .merge(&[1, 2], &[])
        .assert_output(0, "0 engagements taken from the shards.");

    // Another day, on which something else is overdue.
    let workers = Workers::new();
    workers.build_shards(2);
    let day = ["--today", "2027-03-01"];
    workers.merge(&[1, 2], &day);
    let alone = [&["build", "records", "-o", "later"][..], &day].concat();
    workers.run("whole", &alone);
    let later = tree(&workers.folder("whole").join("later"));
    assert!(tree(&workers.folder("merged").join("out")) == later);
}

#[test]
fn a_shard_that_was_changed_is_refused() {
    let workers = Workers::new();
    workers.build_shards(2);
    let out = workers.folder("worker-1").join("out");
    let page = tree(&out)
        .into_keys()
        .find(|path| path.starts_with("sponsor/") && path.ends_with("index.html"))
        .expect("a page of a sponsor");
    write(&out, &page, |text| text.replace("</h1>", "!</h1>"));
    let refused = workers.merge(&[1, 2], &[]);
    refused.assert_output(
        2,
        "was changed after it was written; build this shard again",
    );
    assert!(refused.err.contains(&page), "{}", refused.err);
    assert!(!workers.folder("merged").join("out").exists());

    // A file that is much longer than the manifest says is not read to its end.
    let folder = workers.folder("worker-2").join("out/shard");
    let name = fs::read_dir(&folder)
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let file = fs::File::options().write(true).open(&name).unwrap();
    file.set_len(1 << 40).unwrap();
    let refused = workers.merge(&[2], &[]);
    refused.assert_output(2, "was changed after it was written");

    // A manifest that fits the changed page has no valid seal.
    write(&out, "manifest.json", |text| {
        text.replacen("client", "coach", 1)
    });
    let refused = workers.merge(&[1, 2], &[]);
    refused.assert_output(2, "was changed, or was sealed with another key");
}

#[test]
fn every_folder_that_is_no_shard_of_this_user_is_named() {
    let workers = Workers::new();
    workers.build_shards(2);
    let elsewhere = workers.workspace.root().join("another-home");
    let mut command = workers.workspace.command(&[
        "build",
        "records",
        "-o",
        "out",
        "--merge=../worker-1/out",
        "--merge=../whole/out",
        "--merge=nothing",
    ]);
    command
        .current_dir(workers.folder("merged"))
        .env("HOME", &elsewhere);
    let refused = RunOutcome::from_output(command.output().unwrap());
    refused.assert_output(
        2,
        "worker-1/out: its manifest.json was changed, or was sealed",
    );
    refused.assert_output(2, "nothing has no manifest.json");
    refused.assert_output(2, "whole/out: its manifest.json");
    let refused = workers.run(
        "merged",
        &["build", "records", "-o", "out", "--merge=../whole/out"],
    );
    refused.assert_output(2, "has the portals of a whole practice");
}

#[test]
fn an_engagement_that_cannot_be_built_is_reported_in_both_builds() {
    let workers = Workers::new();
    for worker in ["worker-1", "worker-2", "merged"] {
        let agreement = "records/two-sponsors-tomasz-brandt/engagement.md";
        write(&workers.folder(worker), agreement, |text| {
            text.replacen("client:", "cliant:", 1)
        });
    }
    let codes: Vec<i32> = (1..=2)
        .map(|number| {
            let shard = format!("{number}/2");
            let args = ["build", "records", "-o", "out", "--shard", &shard];
            let ran = workers.run(&format!("worker-{number}"), &args);
            ran.code
        })
        .collect();
    assert_eq!(codes.iter().filter(|code| **code == 1).count(), 1);
    let merged = workers.merge(&[1, 2], &[]);
    merged.assert_output(1, "two-sponsors-tomasz-brandt was not built");
    merged.assert_output(1, "4 engagements taken from the shards.");
    let merged = tree(&workers.folder("merged").join("out"));
    assert!(!merged.keys().any(|path| path.contains("tomasz")), "built");
    assert!(merged.contains_key("coach/index.html"));
}

#[test]
fn a_shard_has_its_own_folder_and_is_of_a_whole_practice() {
    let workers = Workers::new();
    let run = |args: &[&str]| workers.run("whole", args);
    run(&["build", "records", "-o", "out", "--shard", "1/2"])
        .assert_output(2, "contains the portals of a whole practice");
    run(&["build", "records", "--shard", "1/2"]).assert_output(2, "--output");
    for shard in ["0/2", "3/2", "1/0", "1", "-1/2", "a/b", "1/2/3"] {
        let shard = format!("--shard={shard}");
        run(&["build", "records", "-o", "new", &shard]).assert_output(2, "use a form such as 2/3");
    }
    let one = "records/two-sponsors-tomasz-brandt";
    run(&["build", one, "-o", "new", "--shard", "1/2"])
        .assert_output(2, "`--shard` needs the folder of the practice");
    run(&["build", one, "-o", "new", "--merge=../worker-1/out"])
        .assert_output(2, "`--merge` needs the folder of the practice");
    assert!(!workers.folder("whole").join("new").exists());
}

#[test]
fn a_shard_folder_can_be_used_again_for_another_shard() {
    let workers = Workers::new();
    workers.build_shards(2);
    for (number, shard) in [(1, "2/2"), (2, "1/2")] {
        let args = ["build", "records", "-o", "out", "--shard", shard];
        let ran = workers.run(&format!("worker-{number}"), &args);
        assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
        assert!(!ran.err.contains("kept"), "{}", ran.err);
    }
    let merged = workers.merge(&[1, 2], &[]);
    merged.assert_output(0, "5 engagements taken from the shards.");
    workers.assert_merged();
}

/// A shallow clone has the same records, but not the commits before.
#[test]
fn a_shard_of_a_copy_without_the_earlier_commits_is_not_used() {
    let workers = Workers {
        workspace: super::git_history::practice(),
        expected: BTreeMap::new(),
    };
    let root = workers.workspace.root();
    let clone = |worker: &str, depth: &[&str]| {
        let mut git = std::process::Command::new("git");
        git.args(["clone", "--quiet"]).args(depth);
        let source = format!("file://{}", root.display());
        git.args([source.as_str(), worker]).current_dir(&root);
        assert!(git.status().unwrap().success());
    };
    clone("worker-1", &["--depth=1"]);
    clone("worker-2", &[]);
    clone("merged", &[]);
    for worker in ["worker-1", "worker-2"] {
        let args = ["build", "records", "-o", "out", "--shard=1/1"];
        workers.run(worker, &args).assert_output(0, "shard 1 of 1");
    }
    let merged = workers.merge(&[1], &[]);
    merged.assert_output(0, "0 engagements taken from the shards.");
    fs::remove_dir_all(workers.folder("merged").join("records/.coachgen/builds")).unwrap();
    let merged = workers.merge(&[2], &[]);
    merged.assert_output(0, "4 engagements taken from the shards.");
}
