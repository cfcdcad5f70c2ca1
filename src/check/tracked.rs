//! Finds what the program wrote and git tracks: portals, caches, and files that are handed over. Whoever can read the
//! repository can read them all, whatever the agreement says.
//!
//! Must not ask git: it receives the paths.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::{Diagnostic, TRACKED_OUTPUT};
use crate::model::PracticeFile;
use crate::record::safe_path;
use crate::source::CACHE;
use crate::span::Span;
use crate::text::counted;

/// Adds a finding to those of the practice's file for each folder of portals or caches, and for each handed-over file, that
/// git tracks. `tracked` are paths in the practice; `portals` are the folders with portals, and `handed_over` the files
/// that a ledger lists.
pub fn tracked(
    tracked: &[String],
    portals: &[String],
    handed_over: &[String],
    file: &mut PracticeFile,
) {
    let mut folders: BTreeMap<String, (&str, usize)> = BTreeMap::new();
    for path in tracked {
        if let Some(folder) = output_folder(path, portals) {
            folders.entry(folder).or_insert((path, 0)).1 += 1;
        }
    }
    let mut found = |first: &str, message: String, remove: String| {
        let id = file.sources.add(first.to_owned(), Arc::from(""));
        let help = format!(
            "`{remove}` takes it out of the next commit and leaves it on disk. Earlier commits still contain it: if others have the repository, rewrite its history"
        );
        let span = Span::new(id, 0, 0);
        let finding = Diagnostic::new(&TRACKED_OUTPUT, span, message).help(help);
        file.diags.push(finding);
    };
    for (folder, (first, count)) in folders {
        let folder = safe_path(&folder);
        let files = counted(count, "file");
        let message = format!(
            "git tracks {files} in {folder}/, which contains every reader's pages or text from records"
        );
        found(first, message, format!("git rm -r --cached {folder}"));
    }
    for path in handed_over {
        let message = "git tracks this file, which was made to be handed over to one reader";
        let remove = format!("git rm --cached {}", safe_path(path));
        found(path, message.to_owned(), remove);
    }
}

/// The folder of portals or caches that a path is in.
fn output_folder(path: &str, portals: &[String]) -> Option<String> {
    let is_in = |folder: &&String| {
        path.strip_prefix(folder.as_str())
            .is_some_and(|rest| rest.starts_with('/'))
    };
    if let Some(folder) = portals.iter().find(is_in) {
        return Some(folder.clone());
    }
    let mut names: Vec<&str> = Vec::new();
    for name in path.split('/') {
        names.push(name);
        if name == CACHE {
            return Some(names.join("/"));
        }
    }
    None
}
