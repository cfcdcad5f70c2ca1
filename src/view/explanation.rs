//! Why a reader sees a record, its fields and its prose, or does not.
//!
//! Repeats no decision: fields come from `leaves`, prose from `passages`, the level from `access`. Only the reasons for a
//! level are collected here, and a test compares them with the level.

mod copies;
mod levels;

use super::access::Access;
use super::hidden_by::HiddenBy;
use super::input::ProjectionInput;
use super::leaves::{self, CopiedActions};
use super::passages;
use super::prose::shown_text;
use crate::model::RecordId;
use crate::policy::{AccessLevel, Field};
use crate::reader::Reader;
use crate::span::Span;

use copies::CopyTexts;
pub use levels::{Condition, LevelReason};

/// What one reader has of one record, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// What the reader has today: for a record that needs approval, as an approved copy.
    pub level: AccessLevel,
    /// What decides the level.
    pub conditions: Vec<Condition>,
    /// Every field with a value, in the order of the file; the same for each reader.
    pub fields: Vec<FieldAccess>,
    /// Every section of the prose, in the order of the file; the same for each reader.
    pub sections: Vec<SectionAccess>,
}

/// Whether a reader sees a part of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PartAccess {
    /// Yes. If the record needs approval, the approved copy has the same value or the same prose, as far as values without
    /// their item can be compared.
    Visible,
    /// Only once the client approves the record in its current form for this sponsor. The copy that the sponsor has, if
    /// any, differs here.
    OnceApproved,
    /// No.
    Hidden(HiddenBy),
}

/// One value in the front matter.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldAccess {
    /// Its row in the policy.
    pub field: Field,
    /// The value.
    pub span: Span,
    /// Whether the reader sees it.
    pub access: PartAccess,
}

/// A run of prose from one heading with a marker to the next.
#[derive(Debug, Clone, PartialEq)]
pub struct SectionAccess {
    /// The section, with its heading.
    pub span: Span,
    /// Whether the reader sees it.
    pub access: PartAccess,
}

/// Explains what a reader has of a record. `None` for somebody without a portal.
pub fn explain<'m>(
    source: ProjectionInput<'m>,
    access: &'m Access,
    reader: &'m Reader,
    id: RecordId,
) -> Option<Explanation> {
    let levels = access.levels(reader)?;
    let conditions = levels::conditions(source, access, reader, id);
    let level = levels.level_of(id);
    let copied = copies::levels_of_copy(source, access, reader, id);
    let known = copied
        .as_ref()
        .map(|_| CopyTexts::in_force(source, access, reader, id));
    let (levels, level_of_parts) = match &copied {
        Some(copied) => (copied, AccessLevel::Shared),
        // Of a record that can be approved, a sponsor has copies, and of the record as it is now at most the fact.
        None if copies::needs_approval(source, reader, id) => {
            (levels, level.min(AccessLevel::Fact))
        }
        None => (levels, level),
    };
    let part = |hidden_by: Option<HiddenBy>, is_known: &dyn Fn(&CopyTexts) -> bool| match hidden_by
    {
        Some(by) => PartAccess::Hidden(by),
        None if known.as_ref().is_none_or(is_known) => PartAccess::Visible,
        None => PartAccess::OnceApproved,
    };
    let actions = match copied {
        Some(_) => CopiedActions::Quoted(access),
        None => CopiedActions::InForce(access),
    };
    let leaves = leaves::classify_with(source, reader, levels, (id, level_of_parts), actions);
    let fields = leaves.iter().map(|leaf| FieldAccess {
        field: leaf.field,
        span: leaf.span,
        access: part(leaf.hidden_by, &|known| {
            known.has_value(leaf.field.key(), leaf.text)
        }),
    });
    let record = source.model.record(id);
    let passages = passages::classify(source, reader, record, level_of_parts);
    let sections = passages
        .iter()
        .zip(&record.body.sections)
        .map(|(passage, section)| SectionAccess {
            span: passage.span,
            access: part(passage.hidden_by, &|known| {
                known.has_prose(&shown_text(passage.text, section, &record.body.comments))
            }),
        });
    Some(Explanation {
        level,
        conditions,
        fields: fields.collect(),
        sections: sections.collect(),
    })
}
