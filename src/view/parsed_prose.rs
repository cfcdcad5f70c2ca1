//! The prose that was parsed so far, so that readers of the same text share it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::types::Narrowed;
use crate::prose::{Prose, Written};
use crate::span::FileId;

/// The parsed prose of the records of an engagement, so that readers of the same text share it.
#[derive(Debug, Default)]
pub(super) struct ParsedProse(Mutex<HashMap<VisibleSections, Arc<Vec<ParsedRun>>>>);

/// The file of a record, and its visible sections by index, each with the restriction that its reader may know of.
pub(super) type VisibleSections = (FileId, Vec<(usize, Option<Narrowed>)>);

/// A run of visible text that has the same readers throughout.
pub(super) type ParsedRun = (Option<Narrowed>, Prose<Written>);

impl ParsedProse {
    pub(super) fn get_or_parse(
        &self,
        sections: VisibleSections,
        parse: impl FnOnce() -> Vec<ParsedRun>,
    ) -> Arc<Vec<ParsedRun>> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(known.entry(sections).or_insert_with(|| Arc::new(parse())))
    }
}
