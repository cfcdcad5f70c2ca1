//! What a command says: results to standard output, findings and errors to standard error.

use std::io::{IsTerminal, Write};

use anstream::ColorChoice;

/// How much is said, and whether in colour.
pub struct Out {
    quiet: bool,
    verbose: bool,
    colour: bool,
}

impl Out {
    /// Colour on a terminal, unless `NO_COLOR` says otherwise.
    pub fn new(quiet: bool, verbose: bool) -> Out {
        let choice = anstream::AutoStream::choice(&std::io::stderr());
        Out {
            quiet,
            verbose,
            colour: choice != ColorChoice::Never,
        }
    }

    /// Whether findings are coloured.
    pub fn colour(&self) -> bool {
        self.colour
    }

    /// Whether a progress bar has anywhere to be.
    pub fn has_terminal(&self) -> bool {
        !self.quiet && std::io::stderr().is_terminal()
    }

    /// A result.
    pub fn say(&self, line: &str) {
        if !self.quiet {
            // A reader that went away is no failure of the build.
            let _ = writeln!(anstream::stdout(), "{line}");
        }
    }

    /// What was asked for as a text of its own; said even where little is to be said.
    pub fn print(&self, text: &str) {
        let _ = writeln!(anstream::stdout(), "{text}");
    }

    /// Whether only what went wrong is to be said.
    pub fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// A detail, for those who asked for more.
    pub fn detail(&self, line: &str) {
        if self.verbose {
            let _ = writeln!(anstream::stderr(), "{line}");
        }
    }

    /// A finding, rendered; always said.
    pub fn finding(&self, rendered: &str) {
        let _ = writeln!(anstream::stderr(), "{rendered}\n");
    }

    /// Why something could not be done; always said.
    pub fn error(&self, message: &str) {
        let _ = writeln!(anstream::stderr(), "error: {message}");
    }
}
