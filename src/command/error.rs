//! The error of a command.

use std::fmt;

use super::Exit;

/// Why a command could not run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommandError {
    /// What sort of error it is.
    pub kind: ErrorKind,
    /// What is wrong.
    pub message: String,
    /// What to do, one sentence each.
    pub hints: Vec<String>,
}

/// A sort of error, which decides the exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// The command could not do what was requested.
    Failed,
    /// No engagement was found.
    NoEngagement,
}

impl ErrorKind {
    /// The exit code of the command.
    pub fn exit(self) -> Exit {
        match self {
            ErrorKind::Failed => Exit::Failed,
            ErrorKind::NoEngagement => Exit::NoRecords,
        }
    }
}

impl CommandError {
    /// An error of the kind `Failed`.
    pub fn new(message: impl Into<String>) -> CommandError {
        CommandError {
            kind: ErrorKind::Failed,
            message: message.into(),
            hints: Vec::new(),
        }
    }

    /// Sets the kind.
    #[must_use]
    pub fn kind(mut self, kind: ErrorKind) -> CommandError {
        self.kind = kind;
        self
    }

    /// Adds a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> CommandError {
        self.hints.push(hint.into());
        self
    }
}

impl fmt::Display for CommandError {
    /// The message and the hints in one line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        self.hints.iter().try_for_each(|hint| write!(f, "; {hint}"))
    }
}

impl From<String> for CommandError {
    fn from(message: String) -> CommandError {
        CommandError::new(message)
    }
}

impl From<&str> for CommandError {
    fn from(message: &str) -> CommandError {
        CommandError::new(message)
    }
}
