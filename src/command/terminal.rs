//! What a command says: results to standard output, findings and errors to standard error.

use std::io::{IsTerminal, Write};

use anstream::ColorChoice;

use crate::record::safe_path;

/// How much is said, and whether in colour.
pub struct Terminal {
    quiet: bool,
    verbose: bool,
    colour: bool,
    colour_results: bool,
}

impl Terminal {
    /// Colour on a terminal, unless `NO_COLOR` says otherwise.
    pub fn new(quiet: bool, verbose: bool) -> Terminal {
        let choice = anstream::AutoStream::choice(&std::io::stderr());
        Terminal {
            quiet,
            verbose,
            colour: choice != ColorChoice::Never,
            colour_results: anstream::AutoStream::choice(&std::io::stdout()) != ColorChoice::Never,
        }
    }

    /// Whether findings are coloured.
    pub fn colour(&self) -> bool {
        self.colour
    }

    /// Whether what goes to standard output is coloured.
    pub fn colours_results(&self) -> bool {
        self.colour_results
    }

    /// Whether a progress bar has anywhere to be.
    pub fn has_terminal(&self) -> bool {
        !self.quiet && std::io::stderr().is_terminal()
    }

    /// A result.
    pub fn message(&self, line: &str) {
        if !self.quiet {
            // A reader that went away is no failure of the build.
            let _ = writeln!(anstream::stdout(), "{}", sanitize(line));
        }
    }

    /// What the command was asked for; always said.
    pub fn result(&self, text: &str) {
        let _ = writeln!(anstream::stdout(), "{text}");
    }

    /// A line of what the command was asked for; always printed.
    pub fn result_line(&self, line: &str) {
        let _ = writeln!(anstream::stdout(), "{}", sanitize(line));
    }

    /// What was done on the way, beside the result.
    pub fn note(&self, line: &str) {
        if !self.quiet {
            let _ = writeln!(anstream::stderr(), "{}", sanitize(line));
        }
    }

    /// Whether only what went wrong is to be said.
    pub fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// A detail, for those who asked for more.
    pub fn detail(&self, line: &str) {
        if self.verbose {
            let _ = writeln!(anstream::stderr(), "{}", sanitize(line));
        }
    }

    /// A finding, rendered; always said.
    pub fn finding(&self, rendered: &str) {
        let _ = writeln!(anstream::stderr(), "{rendered}\n");
    }

    /// Why something could not be done; always said.
    pub fn error(&self, message: &str) {
        let _ = writeln!(anstream::stderr(), "error: {}", sanitize(message));
    }
}

/// A line without anything that a terminal would obey; it may hold names of files and people.
fn sanitize(line: &str) -> String {
    let lines: Vec<String> = line.split('\n').map(safe_path).collect();
    lines.join("\n")
}
