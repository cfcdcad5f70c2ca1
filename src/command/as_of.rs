//! `coachgen as-of`: builds the portals of an earlier day from the repository.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::Args;

use super::Exit;
use super::build::{self, BuildArgs, output_folder};
use super::complete;
use super::find;
use super::open::OpenedPractice;
use super::terminal::Terminal;
use crate::command::CommandError;
use crate::command::args::{FailOn, parse_date};
use crate::output::PracticeCopy;
use crate::record::safe_path;
use crate::source::{
    Commit, CommitTree, Tree as _, committed_paths, find_commit, is_markdown, last_commit_until,
    layout, within,
};

/// `coachgen as-of`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coachgen as-of 2026-05-12 -o portals-in-may
  coachgen as-of handed-over-to-amara amara -o amara-then

A date means the last commit on that day or before it, with that day as today's date. Otherwise today's date is that of the
commit. `--today` sets another one. The portals are those that this version of coachgen makes of the records; the records and your
current portals are not changed.")]
pub struct AsOfArgs {
    /// A day (YYYY-MM-DD), or a commit: a hash, a tag or a branch
    #[arg(value_name = "COMMIT|DATE")]
    pub when: String,

    /// A practice, a folder of engagements, or one engagement, by its folder or a part of its name
    #[arg(default_value = ".", value_name = "DIR", add = complete::engagements())]
    pub dir: PathBuf,

    /// Write the portals to this folder
    #[arg(long, short, value_name = "OUT")]
    pub output: PathBuf,

    /// Do not create PDFs of the reports
    #[arg(long)]
    pub no_pdf: bool,
}

/// Builds the portals of the requested engagements.
pub fn run(
    args: &AsOfArgs,
    requested_day: Option<NaiveDate>,
    out: &Terminal,
) -> Result<Exit, CommandError> {
    let dir = find::folder(&args.dir)?;
    let opened = OpenedPractice::open(&dir, Some(&args.output))?;
    refuse_current_portals(args, &dir, &opened)?;
    let root = opened.disk.root();
    let (commit, day) = commit_and_day(args, root)?;
    let tree = CommitTree::open(root, &commit).map_err(|error| error.to_string())?;
    let scope = opened.disk.scope();
    let there = layout(tree.entries().map_err(|error| error.to_string())?);
    let mut engagements = there.engagements.iter();
    if !engagements.any(|one| within(&one.dir, scope) || within(scope, &one.dir)) {
        return Err(CommandError::new(format!(
            "commit {:.12} of {} contains no engagement in {}",
            commit.hash,
            commit.date,
            safe_path(&args.dir.display().to_string())
        ))
        .hint("`git log` lists the commits; name an earlier or later one"));
    }
    refuse_incomplete(&opened, &tree)?;
    let copy = PracticeCopy::write(opened.disk.name(), &tree).map_err(|error| error.to_string())?;
    out.message(&format!(
        "Commit {:.12} of {}, as of {}:",
        commit.hash,
        commit.date,
        requested_day.unwrap_or(day)
    ));
    let build = BuildArgs {
        dir: copy.root().join(scope),
        output: Some(args.output.clone()),
        jobs: None,
        fail_on: FailOn::Forbid,
        no_pdf: args.no_pdf,
        all: true,
        prune: false,
        confirm: false,
        compares: false,
        shard: None,
        merge: Vec::new(),
    };
    let exit = build::run(&build, requested_day.unwrap_or(day), out)?;
    out.note("These portals are for you. Give readers only what `coachgen build` makes of the current records.");
    Ok(exit)
}

/// Records that are not in the commit can contain what is private, and without them it would not be recognised elsewhere. A
/// link is not followed, so what it leads to is missing too.
fn refuse_incomplete(opened: &OpenedPractice, tree: &CommitTree) -> Result<(), CommandError> {
    let root = opened.disk.root();
    let scope = opened.disk.scope();
    let is_requested = |path: &str| within(path, scope) || scope.is_empty();
    if let Some(link) = tree.links().iter().find(|path| is_requested(path)) {
        return Err(CommandError::new(format!(
            "{} is a link or a submodule in that commit, and is not read",
            safe_path(link)
        ))
        .hint("portals without what it leads to would not be complete"));
    }
    let committed = committed_paths(root).unwrap_or_default();
    let requested = opened.requested().into_iter();
    let mut records = requested
        .flat_map(|files| &files.entries)
        .filter(|entry| is_markdown(&entry.path));
    match records.find(|entry| !committed.contains(&entry.path)) {
        None => Ok(()),
        Some(entry) => Err(CommandError::new(format!(
            "{} is not in the last commit",
            safe_path(&entry.path)
        ))
        .hint("texts that are private in it could not be recognised in other records; commit all records first")),
    }
}

/// The portals of today are not replaced by those of another day.
fn refuse_current_portals(
    args: &AsOfArgs,
    dir: &Path,
    opened: &OpenedPractice,
) -> Result<(), CommandError> {
    let current = output_folder(dir, None, &opened.practice, opened.disk.root());
    let resolved = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let same = resolved(&current) == resolved(&args.output)
        || matches!((current.canonicalize(), args.output.canonicalize()), (Ok(one), Ok(other)) if one == other);
    match same {
        false => Ok(()),
        true => Err(CommandError::new(format!(
            "{} contains the current portals, which would be replaced",
            safe_path(&args.output.display().to_string())
        ))
        .hint("name another folder with `-o`")),
    }
}

fn commit_and_day(args: &AsOfArgs, root: &Path) -> Result<(Commit, NaiveDate), CommandError> {
    let found = match parse_date(&args.when) {
        Ok(day) => last_commit_until(root, day).map(|commit| (commit, day)),
        Err(_) => find_commit(root, &args.when).map(|commit| {
            let day = commit.date;
            (commit, day)
        }),
    };
    found.ok_or_else(|| {
        CommandError::new(format!("there is no commit for `{}`", safe_path(&args.when))).hint(
            "name a commit, a tag, a branch, or a day as YYYY-MM-DD; the practice must be in a git repository",
        )
    })
}
