//! `coachgen lsp`: the language server.

use std::io;
use std::sync::mpsc::channel;

use clap::Args;

use super::Exit;
use super::watch::Clock;
use crate::command::CommandError;
use crate::lsp::{Served, Server, read_messages};

/// `coachgen lsp`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coachgen lsp

An editor starts it and talks to it over standard input and output; docs/editors.md says how to set up an editor. It checks
the records of the practice that contains the open file, with the text as it is in the editor, and shows who sees each
part of a record. It writes no file.")]
pub struct LspArgs {
    /// Accepted for editors that add it; the server always uses standard input and output
    #[arg(long, hide = true)]
    pub stdio: bool,
}

/// Serves one editor until it ends the connection.
pub fn run(_: &LspArgs, clock: Clock<'_>) -> Result<Exit, CommandError> {
    let (queue, incoming) = channel();
    let messages = queue.clone();
    std::thread::Builder::new()
        .name("messages".to_owned())
        .spawn(move || read_messages(&mut io::stdin().lock(), &messages))
        .map_err(|error| error.to_string())?;
    let server = Server::new(io::stdout().lock(), clock, queue);
    match server.serve(&incoming).map_err(|error| error.to_string())? {
        Served::Properly => Ok(Exit::Clean),
        // The exit code that the protocol requires.
        Served::Abruptly => Ok(Exit::Findings),
    }
}
