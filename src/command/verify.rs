//! `coachgen verify`: checks whether a file is one that was made with `coachgen hand-over`, unchanged.

use std::path::PathBuf;

use clap::Args;

use super::Exit;
use super::complete;
use super::find;
use super::open::OpenedPractice;
use super::terminal::Terminal;
use crate::command::CommandError;
use crate::model::sha256;
use crate::record::handovers::{Handover, read};
use crate::record::safe_path;
use crate::source::{EngagementFiles, HANDOVERS, Tree as _, read_given_file};
use crate::span::FileId;

/// `coachgen verify`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coachgen verify ~/Downloads/amara.html
  coachgen verify amara.zip ../practice

Compares the SHA-256 digest of the file with the handovers.yaml of each engagement. Exit code 1 if none lists it; 2 if none lists it
and a handovers.yaml cannot be read.")]
pub struct VerifyArgs {
    /// File to check
    #[arg(value_name = "FILE")]
    pub file: PathBuf,

    /// A practice, a folder of engagements, or one engagement, by its folder or a part of its name
    #[arg(default_value = ".", value_name = "DIR", add = complete::engagements())]
    pub dir: PathBuf,
}

/// The maximum size of the file in bytes.
const MAX_FILE: u64 = 1024 * 1024 * 1024;

/// Prints when and for whom the file was made.
pub fn run(args: &VerifyArgs, out: &Terminal) -> Result<Exit, CommandError> {
    let shown = safe_path(&args.file.display().to_string());
    let bytes = read_given_file(&args.file, MAX_FILE)
        .map_err(|error| CommandError::new(format!("cannot read {shown}: {error}")))?;
    let digest = sha256(&bytes);
    let opened = OpenedPractice::open(&find::folder(&args.dir)?, None)?;
    let (mut found, mut ledgers, mut unreadable) = (false, 0, false);
    for files in opened.requested() {
        let Some(entries) = entries(&opened, files) else {
            unreadable = true;
            out.error(format!(
                "{} cannot be read; run `coachgen check`",
                safe_path(&files.handovers_path())
            ));
            continue;
        };
        ledgers += usize::from(!entries.is_empty());
        let same = entries.iter().filter(|entry| entry.sha256 == digest);
        let mut lines: Vec<String> = same
            .map(|entry| described(entry, &opened.name(files)))
            .collect();
        // The same file may have been made several times.
        lines.dedup();
        for line in lines {
            found = true;
            out.result_line(&format!("{shown}: {line}"));
        }
    }
    if found {
        return Ok(Exit::Clean);
    }
    let why = "it was changed, or it was not made with `coachgen hand-over` in this practice";
    out.result_line(&match ledgers {
        _ if unreadable => format!("{shown} is in none of the ledgers that can be read."),
        0 => format!("{shown} cannot be verified: no {HANDOVERS} here lists any file."),
        1 => format!("{shown} is not listed in the ledger: {why}."),
        several => format!("{shown} is in none of {several} ledgers: {why}."),
    });
    Ok(match unreadable {
        true => Exit::Failed,
        false => Exit::Findings,
    })
}

/// `unchanged, as made on 2026-05-12 for the client of amara-okafor, from commit 0123456789ab`
fn described(entry: &Handover, engagement: &str) -> String {
    let commit = entry.commit.as_ref().map(|commit| {
        let changes = match entry.uncommitted {
            true => " with uncommitted changes",
            false => "",
        };
        format!(", from commit {}{changes}", safe_path(commit))
    });
    format!(
        "unchanged, as made on {} for {} of {}{}",
        entry.on,
        entry.reader_label(),
        safe_path(engagement),
        commit.unwrap_or_default()
    )
}

/// The entries of an engagement's ledger; empty if it has none, `None` if it cannot be read.
pub(super) fn entries(opened: &OpenedPractice, files: &EngagementFiles) -> Option<Vec<Handover>> {
    let mut paths = files.entries.iter().map(|entry| entry.path.as_str());
    let path = files.handovers_path();
    if !paths.any(|other| other == path) {
        return Some(Vec::new());
    }
    let text = String::from_utf8(opened.disk.read(&path).ok()?).ok()?;
    read(FileId(0), &text, &mut Vec::new())
}
