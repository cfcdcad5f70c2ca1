//! Stages the pages of the whole practice in the coach's portal.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::output::{BuildCache, CacheKey, OutputError, PortalDigest, Portals};
use crate::pipeline::PracticePages;
use crate::record::safe_path;
use crate::search::WordIndex;
use crate::theme::TemplateError;

/// The folder of the practice's pages in the output.
const FOLDER: &str = "coach";

/// The reason why the practice's pages could not be staged.
pub(super) enum StageError {
    /// A template failed.
    Template(TemplateError),
    /// They could not be written.
    Output(OutputError),
}

/// The practice's pages as the last build wrote them.
#[derive(Serialize, Deserialize)]
struct CachedPages {
    /// The digest of everything that they depend on.
    inputs: String,
    digest: PortalDigest,
}

/// Stages the practice's pages: the list of engagements, Checks, the rules, and the search over all engagements.
pub(super) fn stage(
    pages: &PracticePages<'_>,
    index: &WordIndex,
    portals: &Portals,
) -> Result<PortalDigest, StageError> {
    let tree = pages.tree(index).map_err(StageError::Template)?;
    let staged = portals.stage("coach", FOLDER, &tree.files);
    staged.map_err(StageError::Output)
}

/// Stages the practice's pages as they are on disk, if they were made from the same inputs. Returns whether they were.
pub(super) fn reuse(
    cache: &BuildCache,
    inputs: &str,
    portals: &Portals,
) -> Result<bool, StageError> {
    let content = cache.get(CacheKey::PracticePages);
    let cached = content.and_then(|content| serde_json::from_slice::<CachedPages>(&content).ok());
    let Some(cached) = cached.filter(|cached| cached.inputs == inputs) else {
        return Ok(false);
    };
    let staged = portals.stage_unchanged(&[(FOLDER, &cached.digest)]);
    staged.map_err(StageError::Output)
}

/// Stores what the next build needs to reuse the practice's pages.
pub(super) fn store(cache: &BuildCache, inputs: String, digest: PortalDigest) {
    if let Ok(content) = serde_json::to_vec(&CachedPages { inputs, digest }) {
        cache.put(CacheKey::PracticePages, &[&content]);
    }
}

impl fmt::Display for StageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StageError::Output(error) => error.fmt(f),
            StageError::Template(error) => write!(
                f,
                "templates/{} has an error and is needed for the practice's pages",
                safe_path(&error.template)
            ),
        }
    }
}
