//! Prepares a copy for display, with the record names of the portal that shows it.

use std::collections::BTreeMap;

use super::{ApprovedCopy, CopyContent, key};
use crate::prose::{Prose, Target};
use crate::view::types::{
    ApprovalView, Fact, Passage, RecordView, SharedRecord, SourceView, SponsorCopy,
};

/// The records of a portal by key, each with its name there.
#[derive(Debug, Clone, Default)]
pub struct KeyNames(BTreeMap<String, Option<String>>);

impl KeyNames {
    /// Adds a record. A second record with the same key removes the key for both.
    pub(in crate::view) fn add(&mut self, fact: &Fact) {
        self.0
            .entry(key(fact))
            .and_modify(|slug| *slug = None)
            .or_insert_with(|| Some(fact.slug.clone()));
    }

    fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key)?.as_deref()
    }
}

/// A name that no page has, for a record that a copy refers to and its reader cannot open.
fn unused_name(fact: &Fact) -> String {
    format!("?{}", key(fact))
}

/// The copy for a portal in which records have these `names` and the copy itself is called `slug`.
pub(in crate::view) fn shown(
    copy: &ApprovedCopy,
    slug: &str,
    names: &KeyNames,
    approval: Vec<ApprovalView>,
) -> SponsorCopy {
    let fact = Fact {
        slug: slug.to_owned(),
        ..copy.record.clone()
    };
    let body: Vec<Passage> = copy
        .text
        .iter()
        .map(|text| Passage {
            prose: relinked(text, copy, names),
            narrowed: None,
            audience: None,
        })
        .collect();
    match &copy.content {
        CopyContent::Themes(content) => {
            SponsorCopy::Themes(Box::new(seen(fact, *content.clone(), body, approval)))
        }
        CopyContent::Pulse(content) => {
            SponsorCopy::Pulse(Box::new(seen(fact, *content.clone(), body, approval)))
        }
        CopyContent::Review(content) => {
            SponsorCopy::Review(Box::new(seen(fact, *content.clone(), body, approval)))
        }
        CopyContent::Agenda(content) => {
            let mut agenda = *content.clone();
            let sources = agenda
                .points
                .iter_mut()
                .flat_map(|point| &mut point.draws_on);
            for SourceView { record, .. } in sources {
                name(record, names);
            }
            for amendment in &mut agenda.amendments {
                name(&mut amendment.by, names);
            }
            SponsorCopy::Agenda(Box::new(seen(fact, agenda, body, approval)))
        }
    }
}

fn name(fact: &mut Fact, names: &KeyNames) {
    fact.slug = match names.get(&key(fact)) {
        Some(slug) => slug.to_owned(),
        None => unused_name(fact),
    };
}

fn seen<T>(
    fact: Fact,
    content: T,
    body: Vec<Passage>,
    approvals: Vec<ApprovalView>,
) -> RecordView<T> {
    RecordView {
        fact,
        shared: Some(SharedRecord {
            content,
            body,
            approvals,
        }),
    }
}

/// The text of a copy with the links of a portal. A link to something that the reader does not have is reduced to its
/// text.
fn relinked(text: &Prose, copy: &ApprovedCopy, names: &KeyNames) -> Prose {
    let is_file = |name: &str| copy.files.iter().any(|file| file.name == name);
    text.with_targets(&mut |target| match target {
        Target::Record(key) => Some(Target::Record(names.get(key)?.to_owned())),
        Target::File(name) => is_file(name).then(|| target.clone()),
        Target::Url(_) => Some(target.clone()),
    })
}
