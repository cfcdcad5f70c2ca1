//! Where a command may write what a user names with `-o`.

use std::path::Path;

use super::open::OpenedPractice;
use crate::command::CommandError;
use crate::output::MANIFEST;
use crate::record::safe_path;
use crate::source::repository_of;

/// Refuses a file or folder in the practice. `consequence` completes "is in the practice, where …".
///
/// # Errors
/// If the target is in the practice, or its folder cannot be opened.
pub(super) fn refuse_inside_practice(
    opened: &OpenedPractice,
    target: &Path,
    consequence: &str,
) -> Result<(), CommandError> {
    let above = match target.parent() {
        Some(above) if !above.as_os_str().is_empty() => above,
        _ => Path::new("."),
    };
    if !above.exists() {
        return Err(CommandError::new(format!(
            "the folder {} does not exist",
            safe_path(&above.display().to_string())
        ))
        .hint("create it, or choose another path with `-o`"));
    }
    let above = above.canonicalize().map_err(|error| {
        format!(
            "cannot open {}: {error}",
            safe_path(&above.display().to_string())
        )
    })?;
    let shown = safe_path(&target.display().to_string());
    let elsewhere = |what: &str| {
        CommandError::new(format!("{shown} is in {what}"))
            .hint("choose a path outside of it with `-o`")
    };
    let root = opened.disk.root();
    if !above.starts_with(root) {
        let mut folders = above.ancestors();
        if folders
            .clone()
            .any(|folder| folder.join(MANIFEST).is_file())
        {
            return Err(elsewhere("a folder of portals"));
        }
        if folders.any(|folder| folder.join("coachgen.yaml").is_file()) {
            return Err(elsewhere("another practice"));
        }
        // The practice can be a folder of a larger repository.
        if repository_of(root).is_some_and(|repository| above.starts_with(repository)) {
            return Err(elsewhere("the git repository of the practice"));
        }
    }
    if above.starts_with(root) {
        return Err(
            CommandError::new(format!("{shown} is in the practice, where {consequence}"))
                .hint("choose a path outside the practice with `-o`"),
        );
    }
    Ok(())
}
