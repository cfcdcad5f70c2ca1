//! Reads the practice's fonts for reports from `templates/fonts/`, and reports invalid ones.

use std::sync::Arc;

use super::templates::FOLDER;
use crate::diag::{Diagnostic, UNKNOWN_FONT};
use crate::model::PracticeFile;
use crate::source::{EntrySort, Tree, TreeEntry};
use crate::span::Span;

/// The folder of fonts, relative to the folder of templates.
const FONTS: &str = "fonts/";

/// The largest font that is read, in bytes. A font that covers all scripts has about 20 MiB.
const MAX_SIZE: u64 = 32 * 1024 * 1024;

/// The first bytes of font files: TrueType, OpenType, and collections of both.
const MAGIC: [&[u8]; 4] = [&[0, 1, 0, 0], b"OTTO", b"true", b"ttcf"];

/// The bytes of each font, in order of path. Adds a finding to the practice's file for each file that is not a font.
pub fn fonts(tree: &dyn Tree, entries: &[TreeEntry], file: &mut PracticeFile) -> Vec<Vec<u8>> {
    let mut out = Vec::new();
    let font_name = |path: &str| {
        let name = path.strip_prefix(FOLDER)?.strip_prefix(FONTS)?;
        let ending = name.rsplit('.').next()?.to_lowercase();
        ["otf", "ttf", "ttc", "otc"]
            .contains(&ending.as_str())
            .then_some(())
    };
    for entry in entries
        .iter()
        .filter(|entry| font_name(&entry.path).is_some())
    {
        let read = match entry.sort {
            EntrySort::File(length) if length <= MAX_SIZE => tree.read(&entry.path).ok(),
            _ => None,
        };
        match read.filter(|bytes| MAGIC.iter().any(|magic| bytes.starts_with(magic))) {
            Some(bytes) => out.push(bytes),
            None => {
                let id = file.sources.add(entry.path.clone(), Arc::from(""));
                let message =
                    "this is not a font that coachgen can read: OpenType or TrueType, up to 32 MiB";
                let help = "save it as .otf or .ttf, or remove it from templates/fonts/";
                let finding = Diagnostic::new(&UNKNOWN_FONT, Span::new(id, 0, 0), message);
                file.diags.push(finding.help(help));
            }
        }
    }
    out
}
