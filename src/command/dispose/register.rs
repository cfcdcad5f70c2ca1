//! The list of deleted engagements beside the records. It contains no names and no text of records.

use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use super::Plan;
use crate::command::CommandError;
use crate::output::{OutputError, edit, new_files};
use crate::source::{Disk, Tree as _};
use crate::text::hex;

/// The file in the practice's folder.
const FILE: &str = "disposals.yaml";

/// The number of hexadecimal digits of the reference.
const DIGITS: usize = 16;

/// The first line of the file.
const ABOUT: &str = "# Engagements deleted with `coachgen dispose`. `reference` is the beginning of the SHA-256 digest of engagement.md.\n";

/// Returns the reference for an engagement.
pub(super) fn reference(engagement: &[u8]) -> String {
    hex(&Sha256::digest(engagement))[..DIGITS].to_owned()
}

/// Returns the text of the file with an entry for the engagement.
///
/// # Errors
/// If the file cannot be read as text.
pub(super) fn with_entry(plan: &Plan, today: NaiveDate) -> Result<String, CommandError> {
    let entry = entry(plan, today);
    if !new_files::exists(&plan.root, "", FILE) {
        return Ok(format!("{ABOUT}{entry}"));
    }
    let disk = Disk::open(&plan.root).map_err(|error| error.to_string())?;
    let bytes = disk.read(FILE).map_err(|error| error.to_string())?;
    let mut text =
        String::from_utf8(bytes).map_err(|_| format!("{FILE} is not text in UTF-8; rename it"))?;
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text.push_str(&entry);
    Ok(text)
}

/// Writes the file.
///
/// # Errors
/// If the disk reports an error; the file is unchanged then.
pub(super) fn write(plan: &Plan, text: &str) -> Result<(), OutputError> {
    match new_files::exists(&plan.root, "", FILE) {
        true => edit::write(&plan.root.join(FILE), text),
        false => new_files::create(&plan.root, "", FILE, text).map(|_| ()),
    }
}

fn entry(plan: &Plan, today: NaiveDate) -> String {
    let agreed = match plan.disposal.date {
        Some(date) => date.to_string(),
        None => "unknown".to_owned(),
    };
    let commit = match &plan.commits {
        Some((_, last)) => format!("  last_commit: \"{last}\"\n"),
        None => String::new(),
    };
    format!(
        "- deleted: {today}\n  agreed: {agreed}\n  reference: \"{}\"\n  files: {}\n  bytes: {}\n{commit}",
        plan.reference, plan.files.files, plan.files.bytes,
    )
}
