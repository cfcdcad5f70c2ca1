//! Why a reader does not see a field or a passage.

use crate::policy::Field;
use crate::span::Span;

/// Why a reader does not see a field or a passage of a record: the first reason on the way from the record to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HiddenBy {
    /// The record is a draft.
    Draft,
    /// It is below a field without a row in the policy.
    UnknownField,
    /// The policy's row of this field requires more than this reader has.
    Row(Field),
    /// The list item is marked `coach_only`. The span is the mark's value.
    CoachOnly(Span),
    /// The agenda point is marked `personal`. The span is the mark's value.
    Personal(Span),
    /// A contact by the sponsor or the organisation, which only the coach sees.
    OtherContact,
    /// A name or a date that a sponsor does not see given their days as a sponsor.
    Tenure,
    /// It refers to something that the reader does not see.
    Reference,
    /// The heading's marker limits the readers. The span is the section.
    Marker(Span),
    /// The whole prose is limited to the coach.
    BodyCoachOnly,
}
