//! The practice's file and its logo.
//!
//! This module must not know what readers see of them.

use std::sync::Arc;

use super::load::attached;
use super::resolve::{joined, scheme};
use super::text::read_text;
use super::{Attachment, PracticeFile};
use crate::diag::{Diagnostic, HEAVY_LOGO, UNKNOWN_REFERENCE};
use crate::record::practice::{self, PracticeRecord};
use crate::source::{MAX_FRONT_MATTER, Tree, TreeEntry};

/// Reads coachgen.yaml and the practice's logo.
pub fn load_practice(tree: &dyn Tree, entry: Option<&TreeEntry>) -> PracticeFile {
    let mut file = PracticeFile::default();
    let Some(entry) = entry else {
        return file;
    };
    if let Some((id, text)) = read_text(
        tree,
        entry,
        MAX_FRONT_MATTER as u64,
        &mut file.sources,
        &mut file.diags,
    ) {
        file.practice = practice::read(id, &text, &mut file.diags);
        file.logo = logo(tree, &mut file.practice, &mut file.diags);
    }
    file
}

fn logo(
    tree: &dyn Tree,
    practice: &mut PracticeRecord,
    diags: &mut Vec<Diagnostic>,
) -> Option<Arc<Attachment>> {
    let (path, span) = practice.logo.as_ref()?;
    let known = joined("coachgen.yaml", path)
        .filter(|path| scheme(path).is_none())
        .and_then(|path| tree.read(&path).ok());
    let stripped = known.map(|bytes| attached(path, &bytes, tree.pictures()));
    match stripped {
        Some(found) if found.content.as_ref().is_ok_and(|content| content.image) => {
            let length = found.content.as_ref().map_or(0, |one| one.bytes.len());
            if length > RECOMMENDED_LOGO_BYTES {
                let message = format!(
                    "the logo is {} KiB, and every reader's portal contains it",
                    length / 1024
                );
                let help =
                    "save it smaller: it is shown at most 44 pixels high, and 100 KiB is plenty";
                diags.push(Diagnostic::new(&HEAVY_LOGO, *span, message).help(help));
            }
            Some(Arc::new(found))
        }
        other => {
            let (message, help) = match other.map(|found| found.content) {
                Some(Err(error)) => ("the logo cannot be put into a portal", error.to_string()),
                _ => (
                    "`logo` must name a JPEG, PNG, GIF or WebP image in the practice",
                    "write the image's path, relative to the folder of coachgen.yaml".to_owned(),
                ),
            };
            diags.push(Diagnostic::new(&UNKNOWN_REFERENCE, *span, message).help(help));
            None
        }
    }
}

/// The recommended maximum size of a logo in bytes. The first page of a portal with its style is smaller than this.
const RECOMMENDED_LOGO_BYTES: usize = 100 * 1024;
