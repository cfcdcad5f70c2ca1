//! `coachgen hook`: checks the records before each commit.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::Exit;
use super::find;
use super::open::OpenedPractice;
use super::terminal::Terminal;
use crate::command::CommandError;
use crate::output::{OutputError, new_files};
use crate::record::safe_path;
use crate::source::{hooks_folder, prefix_in_repository};

/// The name of the hook.
const HOOK: &str = "pre-commit";

/// `coachgen hook`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coachgen hook install")]
pub struct HookArgs {
    #[allow(missing_docs, reason = "a comment here would be printed as help")]
    #[command(subcommand)]
    pub command: HookCommand,
}

/// The subcommand.
#[derive(Debug, Subcommand)]
pub enum HookCommand {
    /// Run `coachgen check` before each commit in the practice's git repository
    Install(InstallArgs),
}

/// `coachgen hook install`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coachgen hook install

Git then refuses a commit while there is an error that blocks the build. The records are checked as they are in the folder.
`git commit --no-verify` commits without the check. To remove the hook, delete the file that this command names. With the program
`pre-commit`, use the hook `coachgen-check` of coachgen's repository instead.")]
pub struct InstallArgs {
    /// A folder of the practice
    #[arg(default_value = ".", value_name = "DIR")]
    pub dir: PathBuf,
}

/// Writes the hook.
pub fn run(args: &HookArgs, out: &Terminal) -> Result<Exit, CommandError> {
    let HookCommand::Install(args) = &args.command;
    let opened = OpenedPractice::open(&find::folder(&args.dir)?, None)?;
    let root = opened.disk.root();
    let (Some(folder), Some(prefix)) = (hooks_folder(root), prefix_in_repository(root)) else {
        return Err(CommandError::new(format!(
            "git finds no repository in {}",
            safe_path(&root.display().to_string())
        ))
        .hint("run `git status` there: it says why; `git init` creates a repository"));
    };
    let folder = folder.canonicalize().unwrap_or(folder);
    let path = folder.join(HOOK);
    match new_files::create_script(&folder, HOOK, &script(&prefix)) {
        Ok(()) => {
            out.message(&format!(
                "Wrote {}.",
                safe_path(&path.display().to_string())
            ));
            Ok(Exit::Clean)
        }
        Err(OutputError::Exists { .. }) => Err(CommandError::new(format!(
            "{} already exists; not changed",
            safe_path(&path.display().to_string())
        ))
        .hint(format!("add this line to it: {}", command(&prefix)))),
        Err(error) => Err(error.to_string().into()),
    }
}

fn script(prefix: &str) -> String {
    format!(
        "#!/bin/sh\n\
         # Checks the coaching records before each commit. Written by `coachgen hook install`.\n\
         if ! command -v coachgen >/dev/null 2>&1; then\n\
         \x20   echo 'The program coachgen was not found, so the records were not checked and nothing was committed.' >&2\n\
         \x20   echo 'Add its folder to PATH, or commit with: git commit --no-verify' >&2\n\
         \x20   exit 1\n\
         fi\n\
         exec {}\n",
        command(prefix)
    )
}

/// The command that checks the practice, from the root of the repository, where git runs hooks.
fn command(prefix: &str) -> String {
    match prefix {
        "" => "coachgen check --quiet --fail-on forbid .".to_owned(),
        prefix => {
            let quoted = prefix.trim_end_matches('/').replace('\'', "'\\''");
            format!("coachgen check --quiet --fail-on forbid './{quoted}'")
        }
    }
}
