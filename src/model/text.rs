//! Reads the text of a file, or explains why it cannot be read.
//!
//! The advice never says to save a file that is encrypted or was not fetched.

use std::sync::Arc;

use crate::diag::{Diagnostic, UNREADABLE_RECORD};
use crate::source::{Contents, EntrySort, SourceMap, Tree, TreeEntry, contents};
use crate::span::{FileId, Span};

/// The text of a file. A file that is too large is refused before it is read.
pub(super) fn read_text(
    tree: &dyn Tree,
    entry: &TreeEntry,
    most: u64,
    sources: &mut SourceMap,
    diags: &mut Vec<Diagnostic>,
) -> Option<(FileId, Arc<str>)> {
    let mut refuse = |sources: &mut SourceMap, read: &str, message: String, help: String| {
        let file = sources.add(entry.path.clone(), Arc::from(read));
        let span = Span::new(file, read.len(), read.len());
        diags.push(Diagnostic::new(&UNREADABLE_RECORD, span, message).help(help));
    };
    // Other entry types are reported with the names, whatever their extension.
    let EntrySort::File(length) = entry.sort else {
        return None;
    };
    if length > most {
        let size = match most / 1024 {
            kib if kib < 1024 => format!("{kib} KiB"),
            kib => format!("{} MiB", kib / 1024),
        };
        let message = format!("this file is larger than {size} and is not read");
        let help = "split it, or move long text into an attachment";
        refuse(sources, "", message, help.to_owned());
        return None;
    }
    let bytes = match tree.read(&entry.path) {
        Ok(bytes) => bytes,
        Err(error) => {
            let message = format!("this file cannot be read: {}", error.cause);
            let help = "check that it exists, that it is downloaded to this computer, and that you may read it";
            refuse(sources, "", message, help.to_owned());
            return None;
        }
    };
    let found = contents(&bytes);
    match (found, String::from_utf8(bytes)) {
        (Some(zero @ Contents::Zero), Ok(text)) => {
            // The position of the first zero byte, which editors do not show.
            let read = text.split('\0').next().unwrap_or_default();
            let (message, help) = zero.explain();
            refuse(sources, read, message, help);
            None
        }
        (None, Ok(text)) => {
            let text: Arc<str> = Arc::from(text);
            Some((sources.add(entry.path.clone(), Arc::clone(&text)), text))
        }
        (found, text) => {
            let found = found.unwrap_or(Contents::NotUtf8);
            let (message, help) = found.explain();
            // In a file that is otherwise text, the position of the first invalid byte helps to find it.
            let read = match (found, text) {
                (Contents::NotUtf8, Err(error)) => {
                    let read = error.utf8_error().valid_up_to();
                    String::from_utf8_lossy(&error.as_bytes()[..read]).into_owned()
                }
                _ => String::new(),
            };
            refuse(sources, &read, message, help);
            None
        }
    }
}
