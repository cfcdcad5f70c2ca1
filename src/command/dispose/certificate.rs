//! The list of disposals beside the records. It contains no names and no text of records.

use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use super::Plan;
use crate::command::CommandError;
use crate::output::new_files;
use crate::source::{Disk, Tree as _};
use crate::text::hex;

/// The file in the practice's folder.
const FILE: &str = "disposals.yaml";

/// The number of hexadecimal digits of the reference.
const DIGITS: usize = 16;

/// Adds an entry for the engagement.
///
/// # Errors
/// If the file cannot be written.
pub(super) fn add(plan: &Plan, today: NaiveDate) -> Result<(), CommandError> {
    let disk = Disk::open(&plan.root).map_err(|error| error.to_string())?;
    let before = disk.read(FILE).ok();
    let before = before.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let mut text = before.unwrap_or_else(|| {
        "# Engagements that were deleted with `coachgen dispose`. `reference` is the beginning of the SHA-256 digest of engagement.md.\n"
            .to_owned()
    });
    if !text.ends_with('\n') {
        text.push('\n');
    }
    let engagement = disk
        .read(&format!("{}/engagement.md", plan.dir))
        .unwrap_or_default();
    text.push_str(&entry(plan, &engagement, today));
    new_files::write_to(&plan.root.join(FILE), text.as_bytes(), true)
        .map_err(|error| error.to_string().into())
}

fn entry(plan: &Plan, engagement: &[u8], today: NaiveDate) -> String {
    let agreed = match plan.disposal.date {
        Some(date) => date.to_string(),
        None => "none".to_owned(),
    };
    let reference = &hex(&Sha256::digest(engagement))[..DIGITS];
    let commit = match &plan.commits {
        Some((_, last)) => format!("  last_commit: \"{last}\"\n"),
        None => String::new(),
    };
    format!(
        "- deleted: {today}\n  agreed: {agreed}\n  reference: \"{reference}\"\n  files: {}\n  bytes: {}\n  portals: {}\n{commit}",
        plan.files.files,
        plan.files.bytes,
        plan.portals.len()
    )
}
