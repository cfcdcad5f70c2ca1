//! `coachgen diff`: shows what each reader would newly see, see differently, or no longer see.

pub(super) mod handed_over;

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;

use super::Exit;
use super::complete;
use super::find;
use super::load_requested::load_requested;
use super::open::OpenedPractice;
use super::readers;
use super::summary;
use super::terminal::Terminal;
use crate::command::CommandError;
use crate::export::Export;
use crate::pipeline::{self, BuildContext, Practice};
use crate::policy::Policy;
use crate::reader::Reader;
use crate::reader_changes::{ReaderChanges, details, summary as one_line};
use crate::record::safe_path;
use crate::source::{Commit, CommitTree, Layout, Tree as _, find_commit, layout, within};

/// `coachgen diff`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coachgen diff
  coachgen diff amara --for client
  coachgen diff amara --since 2026-05-handover
  coachgen diff --since-handover --summary

Each state is shown with its own markers, agreement and approvals; the earlier one as of the day of its commit. `[-words-]` were
removed, `{+words+}` were added. The output contains text of records: keep it to yourself.")]
pub struct DiffArgs {
    /// A practice, a folder of engagements, or one engagement, by its folder or a part of its name
    #[arg(default_value = ".", value_name = "DIR", add = complete::engagements())]
    pub dir: PathBuf,

    /// Compare with this commit: a hash, a tag or a branch
    #[arg(long, value_name = "COMMIT", default_value = "HEAD")]
    pub since: String,

    /// Compare with the last file made for each reader, as listed in handovers.yaml
    #[arg(long, conflicts_with = "since")]
    pub since_handover: bool,

    /// Show only this reader: coach, client, sponsor, or a sponsor's name [default: client and sponsors]
    #[arg(long = "for", value_name = "READER")]
    pub reader: Option<String>,

    /// Print one line for each reader
    #[arg(long)]
    pub summary: bool,
}

/// Prints the changes of each requested engagement.
pub fn run(args: &DiffArgs, today: NaiveDate, out: &Terminal) -> Result<Exit, CommandError> {
    let opened = OpenedPractice::open(&find::folder(&args.dir)?, None)?;
    if opened.requested().is_empty() {
        return Err(summary::no_engagement(&args.dir));
    }
    if args.since_handover {
        return handed_over::run(args, &opened, today, out);
    }
    let earlier = EarlierState::open(&opened, &args.since)?;
    let day = earlier.commit.date.min(today);
    let mut compared = load_requested(&opened, today, out, |files, mut loaded, shared| {
        pipeline::check(&mut loaded, shared);
        let is_stopped = loaded.is_stopped();
        let now = pipeline::exports(&loaded, shared);
        drop(loaded);
        let before = earlier.exports(&files.dir, day);
        let changes = compare_readers(args, before, now)?;
        Ok::<_, CommandError>((opened.name(files), is_stopped, changes))
    })?;
    for dir in earlier.deleted(&opened) {
        let before =
            pipeline::run_parallel(1, 1, |_| Ok::<_, CommandError>(earlier.exports(dir, day)))?;
        let before = before.into_iter().flatten().collect();
        let changes = compare_readers(args, before, Vec::new());
        compared.push(changes.map(|changes| (earlier.practice.name(dir), false, changes)));
    }
    if earlier.tree.has_failed() {
        return Err(damaged());
    }
    for engagement in compared {
        let (name, is_stopped, changes) = engagement?;
        print(args, &name, &earlier.commit, &changes, out);
        if is_stopped {
            note_stopped(&name, out);
        }
    }
    Ok(Exit::Clean)
}

/// The error of a repository in which files are missing or damaged.
fn damaged() -> CommandError {
    CommandError::new("git cannot read all files of an earlier commit; nothing was compared")
        .hint("`git fsck` lists what is missing or damaged")
}

fn note_stopped(name: &str, out: &Terminal) {
    out.note(&format!(
        "Errors block the build of {}: its portals stay as they are. Run `coachgen check`.",
        safe_path(name)
    ));
}

fn print(args: &DiffArgs, name: &str, commit: &Commit, changes: &[ReaderChanges], out: &Terminal) {
    out.result_line(&format!(
        "{}: changes since commit {:.12} of {}",
        safe_path(name),
        commit.hash,
        commit.date
    ));
    for change in changes {
        match args.summary {
            true => out.result_line(&format!("  {}", one_line(change))),
            false => out.result(&details(change)),
        }
    }
}

/// The changes for each requested reader.
fn compare_readers(
    args: &DiffArgs,
    before: Vec<(Reader, Export)>,
    now: Vec<(Reader, Export)>,
) -> Result<Vec<ReaderChanges>, CommandError> {
    let mut states: BTreeMap<Reader, (Option<Export>, Option<Export>)> = BTreeMap::new();
    for (reader, export) in before {
        states.entry(reader).or_default().0 = Some(export);
    }
    for (reader, export) in now {
        states.entry(reader).or_default().1 = Some(export);
    }
    let known: Vec<&Reader> = states.keys().collect();
    let requested = match &args.reader {
        Some(who) => Some(readers::named(&known, ("for", who))?.clone()),
        None => None,
    };
    let is_requested = |reader: &Reader| match &requested {
        Some(requested) => reader == requested,
        None => *reader != Reader::Coach,
    };
    let states = states
        .into_iter()
        .filter(|(reader, _)| is_requested(reader));
    let changes = states.map(|(reader, (before, now))| {
        ReaderChanges::compare(reader, before.as_ref(), now.as_ref())
    });
    Ok(changes.collect())
}

/// The practice in a commit.
struct EarlierState {
    commit: Commit,
    tree: CommitTree,
    layout: Layout,
    practice: Practice,
}

impl EarlierState {
    fn open(opened: &OpenedPractice, name: &str) -> Result<EarlierState, CommandError> {
        let root = opened.disk.root();
        let commit = find_commit(root, name).ok_or_else(|| {
            CommandError::new(format!(
                "there is no commit `{}` to compare with",
                safe_path(name)
            ))
            .hint("the practice must be in a git repository with at least one commit; `git log` lists the commits, or says why it cannot")
        })?;
        let failed = |error: crate::source::SourceError| CommandError::new(error.to_string());
        let tree = CommitTree::open(root, &commit).map_err(failed)?;
        let layout = layout(tree.entries().map_err(failed)?);
        let practice = Practice::read(&tree, &layout, opened.disk.name());
        Ok(EarlierState {
            commit,
            tree,
            layout,
            practice,
        })
    }

    /// The folders of the requested engagements that are only in the commit.
    fn deleted<'a>(&'a self, opened: &'a OpenedPractice) -> impl Iterator<Item = &'a str> {
        let scope = opened.disk.scope();
        let earlier = self.layout.engagements.iter().map(|one| one.dir.as_str());
        earlier.filter(move |dir| {
            let mut now = opened.layout.engagements.iter();
            (within(dir, scope) || within(scope, dir)) && !now.any(|one| one.dir == *dir)
        })
    }

    /// What each reader saw of an engagement in the commit on a day; nothing if it is not in the commit.
    fn exports(&self, dir: &str, day: NaiveDate) -> Vec<(Reader, Export)> {
        let mut engagements = self.layout.engagements.iter();
        let Some(files) = engagements.find(|one| one.dir == dir) else {
            return Vec::new();
        };
        let policy = Policy::default();
        let shared: BuildContext<'_> = self.practice.build_context(&policy, day);
        let name = self.practice.name(&files.dir);
        let loaded = pipeline::load(&self.tree, files, &name, &shared);
        pipeline::exports(&loaded, &shared)
    }
}
