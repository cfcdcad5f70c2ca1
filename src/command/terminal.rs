//! Output of the commands: results on standard output, findings and errors on standard error.

use std::io::{IsTerminal, Write};

use anstream::ColorChoice;

use super::CommandError;
use crate::record::safe_path;

/// Prints lines as `--quiet`, `--verbose` and the terminal's support for colour require.
pub struct Terminal {
    quiet: bool,
    verbose: bool,
    colour: bool,
    colour_results: bool,
}

impl Terminal {
    /// Uses colour on a terminal, unless `NO_COLOR` is set.
    pub fn new(quiet: bool, verbose: bool) -> Terminal {
        let choice = anstream::AutoStream::choice(&std::io::stderr());
        Terminal {
            quiet,
            verbose,
            colour: choice != ColorChoice::Never,
            colour_results: anstream::AutoStream::choice(&std::io::stdout()) != ColorChoice::Never,
        }
    }

    /// Whether standard error is coloured.
    pub fn colour(&self) -> bool {
        self.colour
    }

    /// Whether standard output is coloured.
    pub fn colours_results(&self) -> bool {
        self.colour_results
    }

    /// Whether standard error is a terminal and not quiet, so that a progress bar can be shown.
    pub fn has_terminal(&self) -> bool {
        !self.quiet && std::io::stderr().is_terminal()
    }

    /// Prints a line on standard output, unless `--quiet` is given.
    pub fn message(&self, line: &str) {
        if !self.quiet {
            // A closed pipe must not make the command fail.
            let _ = writeln!(anstream::stdout(), "{}", sanitize(line));
        }
    }

    /// Prints the requested output as it is.
    pub fn result(&self, text: &str) {
        let _ = writeln!(anstream::stdout(), "{text}");
    }

    /// Prints a line of the requested output, escaped.
    pub fn result_line(&self, line: &str) {
        let _ = writeln!(anstream::stdout(), "{}", sanitize(line));
    }

    /// Prints a line on standard error, unless `--quiet` is given.
    pub fn note(&self, line: &str) {
        if !self.quiet {
            let _ = writeln!(anstream::stderr(), "{}", sanitize(line));
        }
    }

    /// Whether `--quiet` is given.
    pub fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Prints a line on standard error if `--verbose` is given.
    pub fn detail(&self, line: &str) {
        if self.verbose {
            let _ = writeln!(anstream::stderr(), "{}", sanitize(line));
        }
    }

    /// Prints a line on standard error that must be read, also with `--quiet`.
    ///
    /// # Errors
    /// If standard error is closed or full.
    pub fn require(&self, line: &str) -> std::io::Result<()> {
        writeln!(anstream::stderr(), "{}", sanitize(line))
    }

    /// Prints a rendered finding on standard error.
    pub fn finding(&self, rendered: &str) {
        let _ = writeln!(anstream::stderr(), "{rendered}\n");
    }

    /// Prints an error and its hints on standard error.
    pub fn error(&self, error: impl Into<CommandError>) {
        let error = error.into();
        let _ = writeln!(anstream::stderr(), "error: {}", sanitize(&error.message));
        for hint in &error.hints {
            let _ = writeln!(anstream::stderr(), "hint: {}", sanitize(hint));
        }
    }
}

/// Escapes control characters, because a line can contain names of files and people.
fn sanitize(line: &str) -> String {
    let lines: Vec<String> = line.split('\n').map(safe_path).collect();
    lines.join("\n")
}
