//! What a build caches about an engagement, so that the next build can tell, without loading it, that its portals would
//! be the same.
//!
//! An engagement is unchanged if these three are: the inputs that are known before it is loaded
//! ([`engagement_inputs_digest`]), the files that were read ([`ReadLog`]), and the result of every comparison with
//! today's date ([`ValidDays`]). Must not access the disk, and must not decide whether the portals on disk are still as
//! they were written.

use std::sync::Mutex;

use serde::{Deserialize, Serialize};

use super::{BuildContext, Built, EngagementOutcome};
use crate::diag::Level;
use crate::report::{Pdf, PdfKey, PdfStore};
use crate::search::PackedVocabulary;
use crate::source::{EngagementFiles, InputDigest, ReadLog};
use crate::today::ValidDays;

/// What is cached about an engagement. `D` identifies the content of a portal on disk.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CachedEngagement<D> {
    /// The digest of its other inputs.
    pub inputs_digest: String,
    /// The digest of the folders of all engagements, if it depends on them.
    pub folders_digest: Option<String>,
    /// The files that were read.
    pub reads: ReadLog,
    /// The days on which the result is the same.
    pub valid: ValidDays,
    /// Its portals.
    pub portals: Vec<CachedPortal<D>>,
    /// Its findings as text with colours.
    pub findings: Vec<String>,
    /// The level of each finding.
    pub levels: Vec<Level>,
    /// The number of overdue actions.
    pub overdue: usize,
    /// The number of records that wait for the client's approval.
    pub awaiting: usize,
    /// The PDFs that it has, by the names under which they are cached.
    pub pdfs: Vec<String>,
    /// A digest of its [`CachedSummary`].
    pub summary_digest: String,
}

/// A portal as it was written.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CachedPortal<D> {
    /// Its folder in the output.
    pub folder: String,
    /// What was written to it.
    pub digest: D,
    /// Its number of pages.
    pub pages: usize,
    /// Its number of PDFs.
    pub pdfs: usize,
}

/// What the practice's pages need from an engagement.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CachedSummary {
    /// What they show about it.
    pub outcome: EngagementOutcome,
    /// The words of each of its portals, for the search.
    pub words: Vec<PackedVocabulary>,
}

impl CachedSummary {
    /// Takes it from an engagement that was built, and drops the rest.
    pub fn new(built: Built) -> CachedSummary {
        let portals = built.portals.into_iter();
        CachedSummary {
            outcome: built.outcome,
            words: portals.map(|portal| portal.tree.words.into()).collect(),
        }
    }
}

impl<D> CachedEngagement<D> {
    /// Returns the numbers of portals for clients and for sponsors.
    pub fn readers(&self) -> (usize, usize) {
        let of = |party: &str| {
            let folders = self.portals.iter().map(|portal| &portal.folder);
            folders.filter(|folder| folder.starts_with(party)).count()
        };
        (of("client/"), of("sponsor/"))
    }
}

/// Returns the digest of everything that an engagement's portals depend on, except the content of its files and the
/// date. `practice` is the digest of what all engagements share.
pub fn engagement_inputs_digest(
    practice: &InputDigest,
    files: &EngagementFiles,
    name: &str,
    shared: &BuildContext<'_>,
) -> String {
    let mut digest = practice.clone();
    digest.add(name);
    digest.add_files(files);
    let committed = shared.committed.and_then(|known| known.get(&files.dir));
    match committed {
        Some(known) => {
            digest.add(&known.commit);
            digest.add(if known.clean { "clean" } else { "changed" });
        }
        None => digest.add("not in git"),
    }
    digest.finish()
}

/// Returns the digest of the folders of all engagements.
pub fn folders_digest(shared: &BuildContext<'_>) -> String {
    let mut digest = InputDigest::new("folders");
    shared.folders.iter().for_each(|folder| digest.add(folder));
    digest.finish()
}

/// A store of PDFs that records which ones were used.
pub struct TrackingPdfStore<'s> {
    store: &'s dyn PdfStore,
    used: Mutex<Vec<String>>,
}

impl<'s> TrackingPdfStore<'s> {
    /// Wraps a store.
    pub fn new(store: &'s dyn PdfStore) -> TrackingPdfStore<'s> {
        TrackingPdfStore {
            store,
            used: Mutex::default(),
        }
    }

    /// Returns the names under which the PDFs are cached.
    pub fn into_used(self) -> Vec<String> {
        self.used.into_inner().unwrap_or_default()
    }
}

impl PdfStore for TrackingPdfStore<'_> {
    fn get(&self, key: &PdfKey) -> Option<Pdf> {
        if let Ok(mut used) = self.used.lock() {
            used.push(key.as_str().to_owned());
        }
        self.store.get(key)
    }

    fn put(&self, key: &PdfKey, made: &Pdf) {
        self.store.put(key, made);
    }
}
