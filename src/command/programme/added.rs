//! The contributions of other practices, from the files that `--add` names.

use std::path::{Path, PathBuf};

use super::engagements::OrganisationParts;
use crate::command::CommandError;
use crate::command::terminal::Terminal;
use crate::programme::Contribution;
use crate::record::safe_path;
use crate::source::read_given_file;
use crate::text::{counted, same_name};

/// The maximum size of a file, in bytes: about 50,000 clients.
const MAX_SIZE: u64 = 16 * 1024 * 1024;

/// Reads the files. `own` is the name of this practice, and what it contributes itself.
///
/// # Errors
/// If a file cannot be used. All such files are printed, each with the reason.
pub(super) fn read(
    paths: &[PathBuf],
    organisation: &str,
    (own, parts): (Option<&str>, &OrganisationParts),
    out: &Terminal,
) -> Result<Vec<Contribution>, CommandError> {
    let mut known: Vec<(&Path, Contribution)> = Vec::new();
    let mut wrong = 0;
    for path in paths {
        let read = read_one(path, organisation).and_then(|found| {
            let own = own.filter(|_| !parts.clients.is_empty());
            match repeated(&found, own, &known) {
                Some(why) => Err(why),
                None => Ok(found),
            }
        });
        match read {
            Ok(found) => known.push((path, found)),
            Err(why) => {
                wrong += 1;
                out.finding(&format!("{}: {why}", shown(path)));
            }
        }
    }
    match wrong {
        0 => Ok(known.into_iter().map(|(_, found)| found).collect()),
        count => Err(CommandError::new(format!(
            "{} given with `--add` cannot be used; no report was made",
            counted(count, "file")
        ))
        .hint("replace these files, or leave them out of the command")),
    }
}

fn shown(path: &Path) -> String {
    safe_path(&path.display().to_string())
}

fn read_one(path: &Path, organisation: &str) -> Result<Contribution, String> {
    let bytes = read_given_file(path, MAX_SIZE)
        .map_err(|error| format!("cannot be read: {}", safe_path(&error.to_string())))?;
    let found = Contribution::read(&bytes).map_err(|error| {
        format!("{error}. Ask the coach for a file written by `coachgen programme --contribution`, with the same version of coachgen")
    })?;
    match same_name(&found.organisation, organisation) {
        true => Ok(found),
        false => Err(format!(
            "is for another organisation, `{}`",
            safe_path(&found.organisation)
        )),
    }
}

/// Why the clients of a contribution are counted already.
fn repeated(
    found: &Contribution,
    own: Option<&str>,
    known: &[(&Path, Contribution)],
) -> Option<String> {
    if own.is_some_and(|own| same_name(own, &found.practice)) {
        return Some("comes from this practice, whose clients are counted already".to_owned());
    }
    let same = |(_, other): &&(&Path, Contribution)| same_name(&other.practice, &found.practice);
    let (path, other) = known.iter().find(same)?;
    Some(match other == found {
        true => format!(
            "has the same content as {}; name each file once",
            shown(path)
        ),
        false => format!(
            "comes from `{}`, as does {}; its clients would count twice",
            safe_path(&found.practice),
            shown(path)
        ),
    })
}
