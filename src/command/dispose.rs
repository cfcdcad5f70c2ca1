//! `coachgen dispose`: deletes the records of an engagement and everything that was made of them.

mod certificate;

use std::io::{BufRead, IsTerminal, Write};
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;

use super::Exit;
use super::build::{self, BuildArgs, output_folder};
use super::complete;
use super::find::FoundEngagement;
use super::retention::Disposal;
use super::terminal::Terminal;
use crate::command::CommandError;
use crate::command::args::FailOn;
use crate::output::{
    FileCount, MANIFEST, clear_caches, count_files, delete_folder, delete_interrupted,
};
use crate::pipeline;
use crate::policy::Policy;
use crate::record::safe_path;
use crate::source::commits_of;
use crate::text::counted;

/// `coachgen dispose`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coachgen dispose amara-okafor
  coachgen dispose amara-okafor --early
  coachgen dispose amara-okafor --yes

Deletes the engagement's folder with its records, approvals and attachments, its portals, and all caches. It lists them first and
asks you to type the name of the folder. It adds an entry to disposals.yaml that contains no names and no text. What git, other
computers and other people still have is listed, with what to do about it.")]
pub struct DisposeArgs {
    /// Folder of the engagement, or part of its name
    #[arg(value_name = "ENGAGEMENT", add = complete::engagements())]
    pub engagement: PathBuf,

    /// Delete before the agreed date
    #[arg(long)]
    pub early: bool,

    /// Do not ask
    #[arg(long)]
    pub yes: bool,
}

/// What is to be deleted.
struct Plan {
    root: PathBuf,
    dir: String,
    disposal: Disposal,
    files: FileCount,
    portals: Vec<PathBuf>,
    target: PathBuf,
    /// The number of commits with a change of the folder, and the last of them; `None` without git.
    commits: Option<(usize, String)>,
}

/// Shows what would be deleted, asks, deletes.
pub fn run(args: &DisposeArgs, today: NaiveDate, out: &Terminal) -> Result<Exit, CommandError> {
    let plan = plan(args, today)?;
    show(&plan, out);
    if !args.yes && !is_confirmed(&plan.dir)? {
        return Err(CommandError::new(
            "nothing was deleted: the name was not typed",
        ));
    }
    delete_interrupted(&plan.root).map_err(|error| error.to_string())?;
    // The entry is written first: if it cannot be written, nothing is deleted.
    certificate::add(&plan, today)?;
    delete_folder(&plan.root, &plan.dir).map_err(|error| error.to_string())?;
    clear_caches(&plan.root);
    out.message(&format!("Deleted {}.", safe_path(&plan.dir)));
    let are_gone = delete_portals(&plan, today, out);
    print_what_remains(&plan, out);
    Ok(match are_gone {
        true => Exit::Clean,
        false => Exit::Findings,
    })
}

fn plan(args: &DisposeArgs, today: NaiveDate) -> Result<Plan, CommandError> {
    let found = FoundEngagement::find(&args.engagement)?;
    let opened = &found.opened;
    let files = found.files();
    let root = opened.disk.root().to_path_buf();
    let name = opened.name(files);
    if files.dir.is_empty() {
        return Err(CommandError::new("this engagement is the whole practice")
            .hint("delete its folder, its portals and the copies of both yourself"));
    }
    let policy = Policy::default();
    let shared = opened.practice.build_context(&policy, today);
    let mut all = pipeline::run_parallel(1, 1, |_| {
        let loaded = pipeline::load(&opened.disk, files, &name, &shared);
        Ok::<_, CommandError>(Disposal::of(files.dir.clone(), &loaded))
    })?;
    let disposal = all.pop().ok_or("the engagement cannot be read")?;
    if !args.early && !disposal.is_due(today) {
        let date = match disposal.date {
            Some(date) => format!(
                "the records of {} are to be kept until {date}",
                safe_path(&files.dir)
            ),
            None => format!(
                "no date is known on which the records of {} are to be deleted",
                safe_path(&files.dir)
            ),
        };
        return Err(CommandError::new(date)
            .hint(format!("{}; `--early` deletes them now", disposal.source)));
    }
    let target = output_folder(&root, None, &opened.practice, &root);
    let portals = pipeline::output_folders(&name);
    let portals = portals.iter().map(|portal| target.join(portal));
    Ok(Plan {
        files: count_files(&root.join(&files.dir)).map_err(|error| error.to_string())?,
        portals: portals.filter(|portal| portal.exists()).collect(),
        commits: commits_of(&root, &files.dir),
        dir: files.dir.clone(),
        root,
        disposal,
        target,
    })
}

fn show(plan: &Plan, out: &Terminal) {
    out.message("To be deleted:");
    out.message(&format!(
        "  {}: {}, {} kB",
        safe_path(&plan.root.join(&plan.dir).display().to_string()),
        counted(plan.files.files, "file"),
        plan.files.bytes.div_ceil(1000)
    ));
    for portal in &plan.portals {
        out.message(&format!("  {}", safe_path(&portal.display().to_string())));
    }
    out.message("  all caches in .coachgen; the next build makes them again");
    match plan.disposal.date {
        Some(date) => out.message(&format!("Agreed date: {date} ({}).", plan.disposal.source)),
        None => out.message(&format!("Agreed date: none ({}).", plan.disposal.source)),
    }
}

/// Whether the coach types the name of the folder.
fn is_confirmed(dir: &str) -> Result<bool, CommandError> {
    if !std::io::stdin().is_terminal() || !std::io::stdout().is_terminal() {
        return Err(CommandError::new(
            "nothing was deleted: there is no terminal to confirm it on",
        )
        .hint("`--yes` deletes without asking"));
    }
    let mut output = std::io::stdout();
    let _ = write!(
        output,
        "This cannot be undone. Type {} to delete it: ",
        safe_path(dir)
    );
    let _ = output.flush();
    let mut line = String::new();
    let _ = std::io::stdin().lock().read_line(&mut line);
    Ok(line.trim() == dir)
}

/// Removes the portals by a build of the other engagements. Returns true if they are gone.
fn delete_portals(plan: &Plan, today: NaiveDate, out: &Terminal) -> bool {
    if !plan.target.join(MANIFEST).exists() {
        return true;
    }
    let build = BuildArgs {
        dir: plan.root.clone(),
        output: None,
        jobs: None,
        fail_on: FailOn::Forbid,
        no_pdf: false,
        all: false,
        prune: true,
    };
    if let Err(error) = build::run(&build, today, out) {
        out.error(error);
    }
    let left: Vec<String> = plan
        .portals
        .iter()
        .filter(|portal| portal.exists())
        .map(|portal| safe_path(&portal.display().to_string()))
        .collect();
    if left.is_empty() {
        return true;
    }
    out.error(
        CommandError::new(format!("these portals are still there: {}", left.join(", "))).hint(
            "fix the errors above and run `coachgen build --prune`; if no engagement is left, delete the folder of the portals yourself",
        ),
    );
    false
}

fn print_what_remains(plan: &Plan, out: &Terminal) {
    let dir = safe_path(&plan.dir);
    out.message("Still to do, where it applies:");
    if let Some((count, _)) = &plan.commits {
        out.message(&format!(
            "  git: {} of this repository still {} the records. Commit the deletion, then rewrite the history, for example with \
             `git filter-repo --invert-paths --path {dir}`, or delete the repository; `git gc --prune=now` removes what is unreachable.",
            counted(*count, "commit"),
            if *count == 1 { "contains" } else { "contain" }
        ));
        out.message("  clones, forks and hosting services: each has its own history; rewrite or delete each of them.");
    }
    out.message("  backups and synchronised folders: delete the folder there, or let them expire.");
    out.message("  portals, reports, exports and calendars that you gave away or wrote elsewhere: ask for their deletion.");
    out.message("  notes on paper, recordings, mail, calendars.");
}
