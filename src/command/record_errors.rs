//! Records whose fields cannot be trusted, because one of them has an error.

use std::collections::BTreeSet;

use crate::diag::Level;
use crate::pipeline::Loaded;
use crate::source::split;

/// Returns the paths in the practice of files with an error in their front matter, or that have none although they
/// should. An error in the text below it says nothing about the fields.
pub(super) fn paths_with_errors(loaded: &Loaded) -> BTreeSet<String> {
    let errors = loaded
        .diags
        .iter()
        .filter(|diag| diag.level >= Level::Error);
    let files = errors.filter_map(|diag| {
        let file = loaded.model.sources.file(diag.span.file)?;
        let fields = split(&file.text).map(|front| front.yaml.end);
        let in_fields = fields.is_none_or(|end| diag.span.start as usize <= end);
        in_fields.then(|| file.path.clone())
    });
    files.collect()
}
