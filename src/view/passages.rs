//! Every passage of a body, and whether a reader may see it, based on its markers and the policy.

use super::hidden_by::HiddenBy;
use super::input::ProjectionInput;
use crate::policy::{AccessLevel, Field};
use crate::reader::{Party, Reader};
use crate::record::Record;
use crate::record::prose::{Narrowed, Section};
use crate::span::Span;

/// One passage of a body, and whether a reader may see it.
pub struct PassageText<'m> {
    pub text: &'m str,
    pub span: Span,
    /// Why the reader does not see it; `None` if they do.
    pub hidden_by: Option<HiddenBy>,
}

impl PassageText<'_> {
    /// Whether the reader may see it.
    pub fn is_visible(&self) -> bool {
        self.hidden_by.is_none()
    }

    /// Whether a marker or `body: coach-only` hides it from this reader.
    pub fn is_narrowed(&self) -> bool {
        matches!(
            self.hidden_by,
            Some(HiddenBy::Marker(_) | HiddenBy::BodyCoachOnly)
        )
    }
}

/// The passages of a record's body, for a reader who has the record at `level`.
pub fn classify<'m>(
    source: ProjectionInput<'m>,
    reader: &Reader,
    record: &'m Record,
    level: AccessLevel,
) -> Vec<PassageText<'m>> {
    let party = reader.party();
    let Some(file) = source.model.sources.file(record.file) else {
        return Vec::new();
    };
    let is_draft = record.common.draft && party != Party::Coach;
    let is_open = source.policy.sees(Field::RecordBody, party, level, false);
    let hidden_by = |section: &Section| {
        let is_allowed = match section.narrowed {
            None => true,
            Some(Narrowed::ClientOnly) => party != Party::Sponsor,
            Some(Narrowed::CoachOnly) => party == Party::Coach,
        };
        if record.common.body_coach_only && party != Party::Coach {
            Some(HiddenBy::BodyCoachOnly)
        } else if !is_allowed {
            Some(HiddenBy::Marker(section.span))
        } else if is_draft {
            Some(HiddenBy::Draft)
        } else if !is_open {
            Some(HiddenBy::Policy(Field::RecordBody))
        } else {
            None
        }
    };
    let sections = record.body.sections.iter();
    sections
        .map(|section| PassageText {
            text: &file.text[section.span.range()],
            span: section.span,
            hidden_by: hidden_by(section),
        })
        .collect()
}
