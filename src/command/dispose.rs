//! `coachgen dispose`: deletes the records of an engagement, its portals and all caches.

mod register;
mod remains;

use std::io::{BufRead, IsTerminal, Write};
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;

use super::Exit;
use super::build::output_folder;
use super::complete;
use super::find::{self, FoundEngagement};
use super::retention::AgreedDisposal;
use super::terminal::Terminal;
use crate::command::{CommandError, ErrorKind};
use crate::diag::HANDOVERS;
use crate::output::{
    FileCount, HiddenFolder, MANIFEST, Portals, Seal, clear_caches, count_files, delete_interrupted,
};
use crate::pipeline;
use crate::policy::Policy;
use crate::record::handovers::Handover;
use crate::record::safe_path;
use crate::source::{Tree as _, commits_that_change, folded};
use crate::text::counted;

/// `coachgen dispose`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coachgen dispose amara-okafor
  coachgen dispose amara-okafor --early
  coachgen dispose amara-okafor --yes

Deletes the engagement's folder with its records, approvals and attachments, its portals, and all caches. It lists them first and
asks you to type the name of the folder. Your list of engagements is removed too, until the next build makes it again. The
command adds an entry to disposals.yaml that contains no names and no text. It then lists what may remain in git, in backups and
with other people, and what to do about it.")]
pub struct DisposeArgs {
    /// Folder of the engagement, or part of its name
    #[arg(value_name = "ENGAGEMENT", add = complete::engagements())]
    pub engagement: PathBuf,

    /// Delete before the agreed date
    #[arg(long)]
    pub early: bool,

    /// Delete without asking
    #[arg(long)]
    pub yes: bool,
}

/// What is to be deleted.
struct Plan {
    root: PathBuf,
    dir: String,
    /// The name of its folders in the output.
    name: String,
    disposal: AgreedDisposal,
    /// The files that were made to be handed over.
    handovers: Vec<Handover>,
    /// Identifies the engagement in the register without its name.
    reference: String,
    files: FileCount,
    portals: Vec<PathBuf>,
    target: PathBuf,
    /// The number of commits that changed the folder, and the last of them; `None` without git.
    commits: Option<(usize, String)>,
}

/// Shows what would be deleted, asks, deletes.
pub fn run(args: &DisposeArgs, today: NaiveDate, out: &Terminal) -> Result<Exit, CommandError> {
    let is_resumed = complete_interrupted(out)?;
    let plan = match plan(args, today) {
        // It was the engagement whose deletion is complete now.
        Err(error) if is_resumed && error.kind == ErrorKind::NoEngagement => {
            out.note("If its portals are still there, run `coachgen build --prune`.");
            return Ok(Exit::Clean);
        }
        plan => plan?,
    };
    show(&plan, out);
    if !args.yes && !is_confirmed(&plan.dir)? {
        return Err(
            CommandError::new("nothing was deleted: the name does not match").hint(format!(
                "run the command again and type {}",
                safe_path(&plan.dir)
            )),
        );
    }
    let register =
        register::with_entry(&plan, today).map_err(|error| error.hint("nothing was deleted"))?;
    // The portals come first: they can be built again if the records cannot be deleted.
    delete_portals(&plan)?;
    let hidden = HiddenFolder::hide(&plan.root, &plan.dir).map_err(|error| error.to_string())?;
    if let Err(error) = register::write(&plan, &register) {
        hidden.restore().map_err(|error| error.to_string())?;
        return Err(CommandError::new(error.to_string())
            .hint("no record was deleted; `coachgen build` makes the portals again"));
    }
    hidden.delete().map_err(|error| {
        CommandError::new(error.to_string()).hint("run the command again to delete the rest")
    })?;
    clear_caches(&plan.root);
    out.result_line(&format!("Deleted {}.", safe_path(&plan.dir)));
    if plan.target.exists() {
        out.result_line("Run `coachgen build` to make your list of engagements again.");
    }
    remains::print(&plan, out);
    Ok(Exit::Clean)
}

/// Completes deletions in the current practice that were confirmed and then interrupted. Returns true if there were any.
fn complete_interrupted(out: &Terminal) -> Result<bool, CommandError> {
    let (root, _) = find::current_practice()?;
    let count = delete_interrupted(&root).map_err(|error| error.to_string())?;
    if count > 0 {
        clear_caches(&root);
        out.message(&format!(
            "Completed {} that had been interrupted.",
            counted(count, "deletion")
        ));
    }
    Ok(count > 0)
}

fn plan(args: &DisposeArgs, today: NaiveDate) -> Result<Plan, CommandError> {
    let found = FoundEngagement::find(&args.engagement)?;
    let opened = &found.opened;
    let files = found.files();
    let root = opened.disk.root().to_path_buf();
    let name = opened.name(files);
    let dir = files.dir.clone();
    if dir.is_empty() {
        return Err(CommandError::new("this engagement is the whole practice")
            .hint("delete its folder, its portals and the copies of both yourself; if its name is a link, delete the folder that it leads to. Its handovers.yaml lists the files made for others"));
    }
    let policy = Policy::default();
    let shared = opened.practice.build_context(&policy, today);
    let mut all = pipeline::run_parallel(1, 1, |_| {
        let loaded = pipeline::load(&opened.disk, files, &name, &shared);
        if loaded.diags.iter().any(|diag| diag.rule == &HANDOVERS) {
            return Err(CommandError::new(format!(
                "{} cannot be read, so it is not known for whom files were made; nothing was deleted",
                safe_path(&files.handovers_path())
            ))
            .hint("run `coachgen check` to see what to fix, or keep the file elsewhere and remove it here"));
        }
        let disposal = AgreedDisposal::of(dir.clone(), &loaded);
        Ok((disposal, loaded.model.handovers))
    })?;
    let (disposal, handovers) = all.pop().ok_or("the engagement cannot be read")?;
    if !args.early && !disposal.has_come(today) {
        let message = match disposal.date {
            Some(date) => format!(
                "the records of {} are to be kept until {date}",
                safe_path(&dir)
            ),
            None => format!(
                "there is no date for deleting the records of {}",
                safe_path(&dir)
            ),
        };
        return Err(CommandError::new(message).hint(format!(
            "{}; add `--early` to delete them now",
            disposal.source
        )));
    }
    let engagement = opened.disk.read(&format!("{dir}/engagement.md"));
    let engagement = engagement.map_err(|error| error.to_string())?;
    let target = output_folder(&root, None, &opened.practice, &root);
    let portals = pipeline::output_folders(&name);
    let portals = portals.iter().map(|portal| target.join(portal));
    Ok(Plan {
        files: count_files(&root.join(&dir)).map_err(|error| error.to_string())?,
        portals: portals.filter(|portal| portal.exists()).collect(),
        commits: commits_that_change(&root, &dir),
        reference: register::reference(&engagement),
        dir,
        name,
        root,
        disposal,
        handovers,
        target,
    })
}

fn show(plan: &Plan, out: &Terminal) {
    out.result_line("To be deleted:");
    out.result_line(&format!(
        "  {}: {}, {} kB",
        safe_path(&plan.root.join(&plan.dir).display().to_string()),
        counted(plan.files.files, "file"),
        plan.files.bytes.div_ceil(1000)
    ));
    for portal in &plan.portals {
        out.result_line(&format!("  {}", safe_path(&portal.display().to_string())));
    }
    if !plan.portals.is_empty() {
        out.result_line("  your list of engagements and its search, until the next build");
    }
    out.result_line("  all caches in .coachgen, which the next build creates again");
    let date = match plan.disposal.date {
        Some(date) => date.to_string(),
        None => "not known".to_owned(),
    };
    for line in remains::handover_lines(&plan.handovers) {
        out.result_line(&format!("Not deleted: {line}"));
    }
    out.result_line(&format!("Agreed date: {date} ({}).", plan.disposal.source));
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

/// Removes the portals of the engagement and, until the next build, the coach's pages about all engagements.
fn delete_portals(plan: &Plan) -> Result<(), CommandError> {
    if !plan.target.join(MANIFEST).exists() {
        return Ok(());
    }
    let failed = |error: crate::output::OutputError| {
        CommandError::new(error.to_string()).hint("nothing was deleted")
    };
    let portals = Portals::open(&plan.target, &plan.root, &Seal::of_user()).map_err(failed)?;
    for portal in portals.left_over() {
        let engagement = portal.split('/').nth(1).map(folded);
        // The coach's pages about all engagements are in no folder of an engagement.
        if engagement.is_none_or(|engagement| engagement == folded(&plan.name)) {
            portals.prune(&portal);
        }
    }
    portals.commit().map_err(failed)?;
    Ok(())
}
