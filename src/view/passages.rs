//! Every passage of a body, and whether a reader may see it, based on its markers and the policy.

use super::input::ProjectionInput;
use crate::policy::{AccessLevel, Field};
use crate::reader::{Party, Reader};
use crate::record::Record;
use crate::span::Span;

/// One passage of a body, and whether a reader may see it.
pub struct PassageText<'m> {
    pub text: &'m str,
    pub span: Span,
    pub visible: bool,
    /// Whether a marker or `body: coach-only` hides it from this reader.
    pub narrowed: bool,
}

/// The passages of a record's body, for a reader who has the record at `level`.
pub fn classify<'m>(
    source: ProjectionInput<'m>,
    reader: &Reader,
    record: &'m Record,
    level: AccessLevel,
) -> Vec<PassageText<'m>> {
    use crate::record::prose::Narrowed;
    let party = reader.party();
    let open = source.policy.sees(Field::RecordBody, party, level, false)
        && !(record.common.draft && party != Party::Coach);
    let Some(file) = source.model.sources.file(record.file) else {
        return Vec::new();
    };
    record
        .body
        .sections
        .iter()
        .map(|section| {
            let narrowed = if record.common.body_coach_only {
                Some(Narrowed::CoachOnly)
            } else {
                section.narrowed
            };
            let allowed = matches!(
                (party, narrowed),
                (Party::Coach, _) | (_, None) | (Party::Client, Some(Narrowed::ClientOnly))
            );
            PassageText {
                text: &file.text[section.span.range()],
                span: section.span,
                visible: open && allowed,
                narrowed: !allowed,
            }
        })
        .collect()
}
