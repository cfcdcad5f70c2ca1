//! `coachgen completions`: prints the script that lets a shell complete commands, engagements, records and rules.

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap_complete::env::Shells;

use super::Exit;
use super::complete::VARIABLE;
use super::terminal::Terminal;
use crate::command::CommandError;

/// `coachgen completions`
#[derive(Debug, Args)]
#[command(after_help = "\
Add the line for your shell to its configuration file:
  bash        source <(coachgen completions bash)            in ~/.bashrc
  zsh         source <(coachgen completions zsh)             in ~/.zshrc
  fish        coachgen completions fish | source             in ~/.config/fish/config.fish
  powershell  coachgen completions powershell | Out-String | Invoke-Expression   in $PROFILE
  elvish      eval (coachgen completions elvish | slurp)     in ~/.config/elvish/rc.elv

The shell runs coachgen each time you press Tab, so new engagements and records are offered immediately.")]
pub struct CompletionsArgs {
    /// Shell that the script is for
    #[arg(value_name = "SHELL", value_parser = shell())]
    pub shell: String,
}

/// Parses the name of a shell.
fn shell() -> impl TypedValueParser<Value = String> {
    PossibleValuesParser::new(Shells::builtins().names())
}

/// Prints the script for `program`.
pub fn run(
    args: &CompletionsArgs,
    program: &clap::Command,
    out: &Terminal,
) -> Result<Exit, CommandError> {
    let shells = Shells::builtins();
    let Some(shell) = shells.completer(&args.shell) else {
        return Err("use a shell listed in the help".into());
    };
    let mut script = Vec::new();
    let name = program.get_name();
    shell
        .write_registration(VARIABLE, name, name, name, &mut script)
        .map_err(|error| error.to_string())?;
    out.result(String::from_utf8_lossy(&script).trim_end());
    Ok(Exit::Clean)
}
