//! Checks drafts before they are written, against the engagement as it would be with them: as drafts and after their
//! draft line is removed.
//!
//! What a record keeps private may hold back another record that has the same words. So a draft whose text is also in a
//! record that client or sponsors have would change their portals; it is not imported.

use std::collections::{BTreeMap, BTreeSet};

use crate::command::find::FoundEngagement;
use crate::import::{DraftForm, ImportedDraft, NotImported, without_draft_line};
use crate::output::new_files;
use crate::pipeline::{self, BuildContext, ExportFormat, Loaded};
use crate::reader::Reader;
use crate::source::{EngagementFiles, WithFiles};

/// A draft that can be written.
pub(super) struct VerifiedDraft {
    pub(super) draft: ImportedDraft,
    /// Its path in the engagement's folder.
    pub(super) path: String,
    /// The text of the record.
    pub(super) text: String,
}

/// Findings that block the build, and those about other records: path, code and message.
type Faults = BTreeSet<(String, &'static str, String)>;

/// Returns the drafts that change nothing for client and sponsors. The others are added to `refused`.
pub(super) fn verify(
    found: &FoundEngagement,
    loaded: &Loaded,
    drafts: Vec<ImportedDraft>,
    shared: &BuildContext<'_>,
    refused: &mut Vec<NotImported>,
) -> Vec<VerifiedDraft> {
    let verifier = Verifier {
        found,
        shared,
        before: faults(loaded),
        exports: exports(loaded, shared),
    };
    let mut taken = BTreeSet::new();
    let candidates = drafts.into_iter().filter_map(|draft| {
        let Some(path) = verifier.free_path(&draft, &mut taken) else {
            let why = "no file name is free for it".to_owned();
            refused.push(NotImported {
                source: draft.source,
                why,
            });
            return None;
        };
        let text = draft.record(draft.first_form());
        Some(VerifiedDraft { draft, path, text })
    });
    let candidates: Vec<VerifiedDraft> = candidates.collect();
    if verifier.problem(&candidates).is_none() {
        return candidates;
    }
    let mut accepted = Vec::new();
    for mut candidate in candidates {
        let mut problem = verifier.problem(std::slice::from_ref(&candidate));
        if problem.is_some() {
            candidate.text = candidate.draft.record(DraftForm::Block);
            problem = verifier.problem(std::slice::from_ref(&candidate));
        }
        match problem {
            None => accepted.push(candidate),
            Some(why) => refused.push(NotImported {
                source: candidate.draft.source,
                why,
            }),
        }
    }
    match verifier.problem(&accepted) {
        None => accepted,
        Some(why) => {
            let all = accepted.into_iter().map(|one| NotImported {
                source: one.draft.source,
                why: format!("with the other files, {why}"),
            });
            refused.extend(all);
            Vec::new()
        }
    }
}

struct Verifier<'v> {
    found: &'v FoundEngagement,
    shared: &'v BuildContext<'v>,
    before: Faults,
    exports: Vec<Vec<u8>>,
}

impl Verifier<'_> {
    /// The first path that is free, also among the other drafts.
    fn free_path(&self, draft: &ImportedDraft, taken: &mut BTreeSet<String>) -> Option<String> {
        let root = self.found.opened.disk.root().join(&self.found.files().dir);
        let numbered = (2..1000).map(|number| format!("{}-{number}", draft.stem));
        let stems = std::iter::once(draft.stem.clone()).chain(numbered);
        for stem in stems {
            let path = match draft.folder.as_str() {
                "" => format!("{stem}.md"),
                folder => format!("{folder}/{stem}.md"),
            };
            if !new_files::exists(&root, "", &path) && taken.insert(path.clone()) {
                return Some(path);
            }
        }
        None
    }

    /// Why these drafts cannot be written together, if they cannot.
    fn problem(&self, drafts: &[VerifiedDraft]) -> Option<String> {
        let as_drafts = self.loaded_with(drafts, str::to_owned);
        if let Some(why) = self.new_fault(&as_drafts, drafts) {
            return Some(why);
        }
        if exports(&as_drafts, self.shared) != self.exports {
            return Some(
                "it has the same words as a record that others can read, so their portals would change; \
                 if it is a copy of that record, do not import it"
                    .to_owned(),
            );
        }
        let completed = self.loaded_with(drafts, without_draft_line);
        self.new_fault(&completed, drafts)
    }

    fn loaded_with(&self, drafts: &[VerifiedDraft], text: impl Fn(&str) -> String) -> Loaded {
        let opened = &self.found.opened;
        let engagement = self.found.files();
        let further: BTreeMap<String, Vec<u8>> = drafts
            .iter()
            .map(|one| {
                (
                    self.path_in_practice(&one.path),
                    text(&one.text).into_bytes(),
                )
            })
            .collect();
        let tree = WithFiles::new(&opened.disk, further);
        let mut entries = engagement.entries.clone();
        entries.extend(tree.further_entries());
        entries.sort_by(|a, b| a.path.cmp(&b.path));
        let files = EngagementFiles {
            dir: engagement.dir.clone(),
            entries,
        };
        let mut loaded = pipeline::load(&tree, &files, &opened.name(engagement), self.shared);
        pipeline::check(&mut loaded, self.shared);
        loaded
    }

    fn path_in_practice(&self, path: &str) -> String {
        match self.found.files().dir.as_str() {
            "" => path.to_owned(),
            dir => format!("{dir}/{path}"),
        }
    }

    /// A finding that the drafts cause: one that blocks the build, or that holds another record back.
    fn new_fault(&self, loaded: &Loaded, drafts: &[VerifiedDraft]) -> Option<String> {
        let after = faults(loaded);
        let (path, code, _) = after.difference(&self.before).next()?;
        let own = drafts
            .iter()
            .any(|one| self.path_in_practice(&one.path) == *path);
        Some(match own {
            true => format!("it would block the build ({code}); run `coachgen explain {code}`"),
            false => format!("it would cause {code} in {path}; run `coachgen explain {code}`"),
        })
    }
}

/// The code of the rule about private words that are also in another record.
const REPEATED: &str = "CG606";

/// The findings that decide what client and sponsors have.
fn faults(loaded: &Loaded) -> Faults {
    let sources = &loaded.model.sources;
    let deciding = loaded
        .diags
        .iter()
        .filter(|diag| diag.forbids() || diag.rule.code == REPEATED);
    deciding
        .map(|diag| {
            let path = sources.path(diag.span).to_owned();
            (path, diag.rule.code, diag.message.clone())
        })
        .collect()
}

/// What each client and sponsor has; nothing if errors block it.
fn exports(loaded: &Loaded, shared: &BuildContext<'_>) -> Vec<Vec<u8>> {
    let readers = pipeline::readers(loaded, shared).into_iter();
    let readers = readers.filter(|(reader, _)| *reader != Reader::Coach);
    let made = readers.map(|(reader, _)| {
        let made = pipeline::export(loaded, &reader, ExportFormat::Json, shared);
        let mut files = made.unwrap_or_default();
        files.pop().map_or_else(Vec::new, |(_, bytes)| bytes)
    });
    made.collect()
}
