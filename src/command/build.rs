//! `coachgen build`: writes the portals of all readers.

use std::path::{Path, PathBuf};
use std::time::Instant;

use chrono::NaiveDate;
use clap::Args;

use super::Exit;
use super::build_changes;
use super::complete;
use super::find;
use super::leftovers::{self, LeftoverPortals, PruneLimit};
use super::open::OpenedPractice;
use super::practice_pages::StageError;
use super::shard::{self, Shard};
use super::stage_all::stage_all;
use super::staged::StagedEngagement;
use super::summary;
use super::terminal::Terminal;
use crate::command::CommandError;
use crate::command::args::FailOn;
use crate::diag::Level;
use crate::output::{Portals, Seal, clear_caches};
use crate::pipeline::Practice;
use crate::source::{CommittedRecords, EngagementFiles, within};

/// `coachgen build`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coachgen build
  coachgen build amara --output /media/usb/portals

Without --prune, a build removes no portals. Portals of engagements and sponsors that no longer
exist stay unchanged, and the build lists them; while an engagement is missing, the exit code is 1.
Pages that are no longer part of a portal are removed.")]
pub struct BuildArgs {
    /// A practice, a folder of engagements, or one engagement, by its folder or a part of its name
    #[arg(default_value = ".", value_name = "DIR", add = complete::engagements())]
    pub dir: PathBuf,

    /// Write the portals to this folder [default: `output` in coachgen.yaml, else `portal` in the practice]
    #[arg(long, short, value_name = "OUT")]
    pub output: Option<PathBuf>,

    /// Number of engagements to process in parallel [default: the number of processors]
    #[arg(long, short, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub jobs: Option<u16>,

    /// Fail if there are findings of this level or higher
    #[arg(long, value_name = "LEVEL", default_value = "forbid")]
    pub fail_on: FailOn,

    /// Do not create PDFs of the reports; you can still print each report from the browser
    #[arg(long)]
    pub no_pdf: bool,

    /// Rebuild portals even if they are up to date, and do not use cached PDFs and pictures
    #[arg(long)]
    pub all: bool,

    /// Show the changes for each reader since the last file made for them, and ask before writing
    #[arg(long)]
    pub confirm: bool,

    /// Build one of several shards of a practice, for example 2/3: the second of three; see --merge
    #[arg(long, value_name = "K/N", requires = "output", conflicts_with_all = ["all", "confirm", "prune", "merge"])]
    pub shard: Option<Shard>,

    /// Take up-to-date portals from the folder of a shard instead of building them; can be repeated
    #[arg(long, value_name = "FOLDER", conflicts_with = "all")]
    pub merge: Vec<PathBuf>,

    /// Whether the end of the build compares with earlier files.
    #[arg(skip = true)]
    pub compares: bool,

    /// Remove the portals of engagements and sponsors that no longer exist, and list them; not while there are errors
    #[arg(long)]
    pub prune: bool,
}

/// Default names of the output folder; the first that contains no engagement is used.
pub(super) const PORTAL_FOLDERS: [&str; 3] = ["portal", "portals", "coachgen-portals"];

/// Builds the requested engagements.
pub fn run(args: &BuildArgs, today: NaiveDate, out: &Terminal) -> Result<Exit, CommandError> {
    let began = Instant::now();
    let dir = find::folder(&args.dir)?;
    let mut opened = OpenedPractice::open_to_build(&dir, args.output.as_deref(), !args.all)?;
    if opened.layout.engagements.is_empty() {
        // The caches may quote the records of engagements that are gone.
        clear_caches(opened.disk.root());
    }
    if opened.requested().is_empty() {
        return Err(summary::no_engagement(&args.dir));
    }
    if let Some(file) = opened.report_practice(out) {
        return Err(format!(
            "{file} cannot be used; nothing was built, and all portals are unchanged"
        )
        .into());
    }
    shard::check_request(args.shard, &args.merge, &opened)?;
    let target = output_folder(
        &dir,
        args.output.as_deref(),
        &opened.practice,
        opened.disk.root(),
    );
    // Runs git before the lock is taken: a child process that is just starting inherits the locked file, and if this
    // build is killed at that moment, the next one finds the lock taken.
    let committed = {
        let folders = &opened.practice.folders;
        CommittedRecords::read(opened.disk.root(), folders, folders)
    };
    let mut portals = Portals::open(&target, opened.disk.root(), &Seal::of_user())
        .map_err(|error| error.to_string())?;
    shard::check_target(args.shard, &portals)?;
    let cache = portals.use_cache(!args.all);
    if !cache.is_usable() {
        shard::check_cache(args.shard)?;
        out.note(
            "nothing is cached, so every build makes everything again: coachgen did not create the folder .coachgen beside the records, \
             or there is no home folder for the key of its seals; if you delete .coachgen, the next build creates it",
        );
    }
    let read = began.elapsed();
    let mut staged = stage_all(args, today, &opened, &committed, (&portals, cache), out)?;
    opened.report_templates(std::mem::take(&mut staged.template_errors), out);
    if let Err(error) = staged.stage_pages(&opened, today, &portals) {
        return Err(report_stage_error(error, &mut opened, out));
    }
    opened.pictures.tidy();
    let staged = staged.engagements;
    if args.shard.is_some() {
        // They are in another shard now.
        let others = portals.left_over();
        others.iter().for_each(|portal| portals.prune(portal));
    }
    let mut leftover = match args.shard {
        Some(_) => LeftoverPortals::default(),
        None => LeftoverPortals::find(&portals, staged.iter().map(|one| one.name.as_str())),
    };
    let pruned = match args.prune {
        true => leftover.prune(&portals, prune_limit(&opened, &staged).as_ref(), out),
        false => Vec::new(),
    };
    if args.confirm && !build_changes::confirm(&opened, today, out)? {
        out.message("Nothing was written.");
        return Ok(Exit::Findings);
    }
    let rendered = began.elapsed();
    let committed = portals.commit().map_err(|error| error.to_string())?;
    out.detail(&format!(
        "read in {} ms, built in {} ms, written in {} ms",
        read.as_millis(),
        (rendered - read).as_millis(),
        (began.elapsed() - rendered).as_millis()
    ));
    let practice: Vec<Level> = opened
        .practice
        .file
        .diags
        .iter()
        .map(|diag| diag.level)
        .collect();
    let exit = summary::print(&staged, &practice, &committed, &target, args.shard, out);
    if !args.merge.is_empty() {
        shard::print_merged(&staged, out);
    }
    leftover.report(args.prune, out);
    if args.prune {
        out.message(&match pruned.as_slice() {
            [] => "Nothing was pruned.".to_owned(),
            pruned => format!("Pruned: {}.", leftovers::list(pruned)),
        });
    }
    if args.compares && !args.confirm {
        let is_new = |name: &str| {
            let mut staged = staged.iter();
            staged.any(|one| one.name == name && !one.portals.is_empty())
        };
        let is_included = |files: &EngagementFiles| is_new(&opened.name(files));
        if let Err(error) = build_changes::print_summaries(&opened, is_included, today, out) {
            // The portals are written; only the comparison is missing.
            out.note(&format!(
                "the portals are written, but the changes since the last handover cannot be shown: {}",
                error.message
            ));
        }
    }
    let levels = staged.iter().flat_map(|one| one.levels.iter().copied());
    if levels
        .chain(practice)
        .any(|level| args.fail_on.fails(level))
    {
        return Ok(Exit::Findings);
    }
    Ok(match leftover.has_missing_engagements() {
        true => Exit::Findings,
        false => exit,
    })
}

/// Prints the finding if a template failed; returns the command's error.
fn report_stage_error(
    error: StageError,
    opened: &mut OpenedPractice,
    out: &Terminal,
) -> CommandError {
    let mut message = error.to_string();
    if let StageError::Template(error) = error {
        opened.report_templates(vec![error], out);
        message.push_str("; nothing was built, and all portals are unchanged");
    }
    message.into()
}

/// Why leftover portals may not be pruned, if there is a reason. An error can be the reason why an engagement was not
/// found, and a partial build does not know which other engagements exist.
fn prune_limit(opened: &OpenedPractice, staged: &[StagedEngagement]) -> Option<PruneLimit> {
    let mut practice = opened.practice.file.diags.iter();
    if staged.iter().any(|one| one.stopped.is_some())
        || practice.any(|diag| diag.level >= Level::Error)
    {
        return Some(PruneLimit::Errors);
    }
    (!opened.disk.scope().is_empty()).then_some(PruneLimit::Part)
}

/// The output folder: from the command line, else from coachgen.yaml, else next to the records.
pub(super) fn output_folder(
    dir: &Path,
    asked: Option<&Path>,
    practice: &Practice,
    root: &Path,
) -> PathBuf {
    match (asked, practice.file.practice.output.as_deref()) {
        (Some(output), _) => output.to_path_buf(),
        (None, Some(output)) => root.join(output),
        (None, None) => {
            let is_free =
                |name: &&&str| !practice.folders.iter().any(|folder| within(folder, name));
            let free = PORTAL_FOLDERS
                .iter()
                .find(is_free)
                .unwrap_or(&PORTAL_FOLDERS[0]);
            as_given(dir, root).join(free)
        }
    }
}

/// The practice's folder as given on the command line if it is that folder, else its full path.
fn as_given(dir: &Path, root: &Path) -> PathBuf {
    match dir.canonicalize() {
        Ok(full) if full == root => dir.to_path_buf(),
        _ => root.to_path_buf(),
    }
}
