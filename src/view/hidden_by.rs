//! Why a reader does not see a field or a passage.

use crate::policy::Field;
use crate::span::Span;

/// Why a reader does not see a field or a passage of a record. If there are several reasons: of a field the outermost, of a
/// passage its marker first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HiddenBy {
    /// The record is a draft.
    Draft,
    /// It is below a field without a row in the policy.
    UnknownField,
    /// The policy's row of this field requires more than this reader has.
    Policy(Field),
    /// The list item is marked `coach_only`. The span is the mark's value.
    CoachOnly(Span),
    /// The agenda point is marked `personal`. The span is the mark's value.
    Personal(Span),
    /// A contact by the sponsor or the organisation, which only the coach sees.
    OtherContact,
    /// A date after the sponsor's last day, or the status of the engagement after it.
    Tenure,
    /// A sponsor whom this reader does not see.
    OtherSponsor,
    /// It refers to something that the reader does not see.
    Reference,
    /// The heading's marker limits the readers. The span is the section.
    Marker(Span),
    /// The whole prose is limited to the coach.
    BodyCoachOnly,
}
