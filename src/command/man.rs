//! `coachgen man`: prints a manual page, made from the same texts as `--help`.

use clap::Args;
use clap_mangen::Man;

use super::Exit;
use super::terminal::Terminal;
use crate::command::CommandError;
use crate::diag::nearest;
use crate::record::safe;

/// `coachgen man`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coachgen man | man -l -
  coachgen man new > ~/.local/share/man/man1/coachgen-new.1")]
pub struct ManArgs {
    /// Command to describe [default: coachgen itself, with the list of commands]
    #[arg(value_name = "COMMAND")]
    pub command: Option<String>,
}

/// Prints the page of `program`, or of one of its commands.
pub fn run(args: &ManArgs, program: clap::Command, out: &Terminal) -> Result<Exit, CommandError> {
    let mut all = program.disable_help_subcommand(true);
    all.build();
    let command = match &args.command {
        None => &all,
        Some(name) => all
            .find_subcommand(name)
            .ok_or_else(|| unknown_command(name, &all))?,
    };
    let mut page = Vec::new();
    Man::new(command.clone())
        .render(&mut page)
        .map_err(|error| error.to_string())?;
    out.result(String::from_utf8_lossy(&page).trim_end());
    Ok(Exit::Clean)
}

fn unknown_command(name: &str, all: &clap::Command) -> CommandError {
    let known = || all.get_subcommands().map(clap::Command::get_name);
    let error = CommandError::new(format!("there is no command `{}`", safe(name)));
    error.hint(match nearest(name, known()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!(
            "the commands are {}",
            known().collect::<Vec<_>>().join(", ")
        ),
    })
}
