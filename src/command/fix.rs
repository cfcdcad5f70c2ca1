//! `coachgen check --diff` and `--fix`: shows or applies safe fixes.

use similar::TextDiff;

use super::open::OpenedPractice;
use super::terminal::Terminal;
use crate::check::FixedFile;
use crate::command::CommandError;
use crate::output::edit;
use crate::record::safe_path;
use crate::source::Tree;

/// Printed if there is nothing to fix automatically.
pub(super) const NO_FIXES: &str =
    "No safe fixes available; corrections that need a decision are not made automatically.";

/// Prints the changes as a unified diff.
pub(super) fn print_diff(files: impl Iterator<Item = FixedFile>, out: &Terminal) {
    let mut shown = false;
    for file in files {
        shown = true;
        let path = safe_path(&file.path);
        let diff = TextDiff::from_lines(&file.before, &file.after);
        let text = diff
            .unified_diff()
            .header(&format!("a/{path}"), &format!("b/{path}"))
            .to_string();
        out.result(text.trim_end_matches('\n'));
    }
    if !shown {
        out.message(NO_FIXES);
    }
}

/// Writes the fixed files, and prints each fix.
pub(super) fn write_fixes(
    opened: &OpenedPractice,
    files: &[FixedFile],
    out: &Terminal,
) -> Result<(), CommandError> {
    for file in files {
        let current = opened
            .disk
            .read(&file.path)
            .map_err(|error| error.to_string())?;
        if current != file.before.as_bytes() {
            return Err(CommandError::new(format!(
                "{} changed while it was being checked; nothing was written to it",
                safe_path(&file.path)
            )));
        }
        edit::write(&opened.disk.locate(&file.path), &file.after)
            .map_err(|error| error.to_string())?;
        for (line, what) in &file.fixes {
            out.note(&format!("Fixed {}:{line}: {what}", safe_path(&file.path)));
        }
    }
    Ok(())
}
