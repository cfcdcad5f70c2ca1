//! Projection: each reader's own copy of what they may see, and nothing else.
//!
//! This is the only module that reads both the model and the policy. It returns no reference into the model.
//! Everything computed later uses one reader's view alone.

mod access;
mod agreed;
mod allowed;
mod approvals;
mod attempts;
mod audience;
mod awaiting;
mod compute_access;
mod contracting;
mod copy;
mod decisions;
mod development;
mod diagnosis;
mod difference;
mod draft;
mod explanation;
mod fact;
mod gate;
mod given_results;
mod groups;
mod handed_over;
mod hidden_by;
mod input;
mod leaves;
mod levels;
mod naming;
mod order;
mod parsed_prose;
mod parties;
mod passages;
mod private_name;
mod programme;
mod prose;
mod prose_cut;
mod pulse;
mod records;
mod refs;
mod repeat;
mod reviews;
mod shared;
mod slug;
mod sponsor;
mod targets;
mod tenure;
pub mod types;
mod unreadable;
mod waiting;
mod withheld;
mod withheld_prose;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::RecordId;
use crate::policy::AccessLevel;
use crate::reader::{Party, Reader};
use crate::record::Record;
use tenure::Tenure;
use types::{Fact, FileView, View};

pub use crate::text::same_name;
pub use access::{Access, CopyWaiting, CurrentCopy, Repeat};
pub use agreed::agreed_digest;
pub use approvals::{Approvals, Approved, Decided, DecisionHistory, DeclinedCopy};
pub use attempts::{HidingAttempt, RULE as PRIVATE_WORD, can_be_held_back};
pub use awaiting::sponsors_on;
pub use copy::{
    ApprovedCopy, CopyContent, CopyFile, FORMAT, NewCopy, VERSION, amendments_in_force,
    create_copy, key,
};
pub use decisions::{Decide, LedgerChange, decide};
pub use difference::{PlacedText, compare_texts, differences, texts_in, texts_of};
pub use explanation::{
    Condition, Explanation, FieldAccess, LevelReason, PartAccess, SectionAccess, explain,
};
pub use given_results::approved_with_other_results;
pub use groups::{MIN_GROUP_SIZE, count_people, merge_groups, persons};
pub use hidden_by::HiddenBy;
pub use input::ProjectionInput;
pub use leaves::{LeafText, classify as leaves_of};
pub use levels::{Levels, agreed_level, approvable};
pub use passages::{PassageText, classify as passages_of};
pub use private_name::{NamedThing, PrivateName};
pub use programme::practice;
pub use pulse::{is_of_a_party, pulse_respondents};
pub use slug::Slugs;
pub use waiting::{decides, without_known};
pub use withheld::{WithheldTexts, texts};

/// Projects the engagement for one reader. `None` for a reader without a portal: engagement.md cannot be read, it
/// is a draft, or it does not name the sponsor.
pub fn project(source: ProjectionInput<'_>, access: &Access, reader: &Reader) -> Option<View> {
    let (id, _) = source.model.engagement()?;
    let levels = access.levels(reader)?;
    if levels.level_of(id) < AccessLevel::Shared {
        return None;
    }
    let projector = Projector::new(source, access, reader)?;
    let mut view = match reader {
        Reader::Sponsor(_) => sponsor::view(&projector)?.into_view(),
        _ => projector.full_view()?,
    };
    if reader.party() != Party::Sponsor {
        view.awaiting = awaiting::copies(&projector);
        view.files = awaiting::files(access);
    }
    view.files.extend(projector.files());
    view.files.sort_by(|a, b| a.name.cmp(&b.name));
    view.files.dedup_by(|a, b| a.name == b.name);
    Some(view)
}

/// Projects records for one reader.
struct Projector<'s> {
    source: ProjectionInput<'s>,
    access: &'s Access,
    reader: &'s Reader,
    levels: &'s Levels,
    slugs: Slugs,
    pays: bool,
    tenure: Tenure<'s>,
    /// Whether this makes a copy for a sponsor, rather than a view of what they have.
    copying: bool,
    /// Paths of the attachments that visible prose links to.
    linked: RefCell<Vec<String>>,
}

impl<'s> Projector<'s> {
    fn new(source: ProjectionInput<'s>, access: &'s Access, reader: &'s Reader) -> Option<Self> {
        let slugs = Slugs::for_reader(source, access, reader);
        Self::with_names(source, access, reader, slugs)
    }

    /// A projector with these levels and record names.
    fn with_names(
        source: ProjectionInput<'s>,
        access: &'s Access,
        reader: &'s Reader,
        slugs: Slugs,
    ) -> Option<Self> {
        let levels = access.levels(reader)?;
        Self::at(source, access, reader, levels, slugs)
    }

    /// A projector for a sponsor's copy, in which records are identified by their keys.
    fn copying(
        source: ProjectionInput<'s>,
        access: &'s Access,
        reader: &'s Reader,
        levels: &'s Levels,
    ) -> Option<Self> {
        let mut projector = Self::at(source, access, reader, levels, Slugs::default())?;
        projector.copying = true;
        let facts = source.model.complete_records();
        let facts = facts.filter_map(|(id, ..)| Some((id, projector.fact(id)?)));
        projector.slugs = Slugs::keys(facts.collect());
        Some(projector)
    }

    fn at(
        source: ProjectionInput<'s>,
        access: &'s Access,
        reader: &'s Reader,
        levels: &'s Levels,
        slugs: Slugs,
    ) -> Option<Self> {
        let (_, engagement) = source.model.engagement()?;
        Some(Projector {
            source,
            access,
            reader,
            levels,
            slugs,
            pays: levels::pays(engagement, reader.party()),
            tenure: Tenure::for_reader(source, reader),
            copying: false,
            linked: RefCell::new(Vec::new()),
        })
    }

    /// The view of the coach or the client: every kind, each at its level.
    fn full_view(&self) -> Option<View> {
        Some(View {
            reader: self.reader.clone(),
            today: self.tenure.today(),
            practice: programme::practice(self.source.practice),
            engagement: self.engagement()?,
            records: self.records(),
            questions: self.questions(),
            lacks_follow_up: self.lacks_follow_up(),
            drafts: self.drafts(),
            unreadable: self.unreadable(),
            allowed: self.allowed(),
            handovers: self.handovers(),
            awaiting: Vec::new(),
            files: Vec::new(),
        })
    }

    fn body(&self, record: &Record, level: AccessLevel) -> Vec<types::Passage> {
        let (mut passages, files) = prose::linked(
            self.source,
            self.reader,
            (self.levels, &self.slugs),
            &self.access.prose,
            (record, level),
        );
        self.linked.borrow_mut().extend(files);
        if self.reader.party() == Party::Coach {
            audience::add(self.source, self.access, record, &mut passages);
        }
        passages
    }

    /// The fact of a record, at the reader's level.
    fn fact(&self, id: RecordId) -> Option<Fact> {
        self.fact_at(id, self.levels.level_of(id))
    }

    /// A record's path from the practice's folder; visible to the coach only.
    fn path(&self, record: &Record) -> String {
        match self.source.model.sources.file(record.file) {
            Some(file) => file.path.clone(),
            None => record.path.clone(),
        }
    }

    /// The files of an approved copy.
    fn files_of(&self, copy: &ApprovedCopy) -> Vec<FileView> {
        let known = &self.source.model.approvals.files;
        let files = copy.files.iter().filter_map(|file| {
            Some(FileView {
                name: file.name.clone(),
                bytes: Arc::clone(known.get(&file.name)?),
                image: file.image,
            })
        });
        files.collect()
    }

    /// The attachments that visible prose links to, and the practice's logo.
    fn files(&self) -> Vec<FileView> {
        let mut files: BTreeMap<String, FileView> = BTreeMap::new();
        let linked = self.linked.borrow();
        let attached = linked
            .iter()
            .filter_map(|path| self.source.model.attachments.get(path));
        for attachment in attached.chain(self.source.practice.logo.as_deref()) {
            if let Ok(content) = &attachment.content {
                files
                    .entry(attachment.name.clone())
                    .or_insert_with(|| FileView {
                        name: attachment.name.clone(),
                        bytes: Arc::from(content.bytes.as_slice()),
                        image: content.image,
                    });
            }
        }
        files.into_values().collect()
    }
}
