//! What every kind of content has: how it is read, and the fields that several kinds share.

use chrono::NaiveDate;

use super::decode::Fields;
use super::leaf::{Leaf, List, Opt};
use super::parts::{Action, Change, Finding, MilestoneMet, RecordedTheme, Reviewed};
use super::point::Point;
use super::value::{Decision, EvidenceType, Part, ReviewType};

/// The content of one kind of record.
pub trait KindContent: Sized {
    /// Reads the front matter. `None` if a required field is missing.
    fn read(d: &mut Fields<'_, '_>) -> Option<Self>;

    /// The fields that other kinds have too. Implementations take the struct apart without `..`, so that no field is
    /// forgotten.
    fn fields(&self) -> ContentFields<'_>;
}

/// The fields of a record that do not belong to one kind only, or that identify the record. A field is `None` if the
/// kind does not have it.
#[derive(Debug, Clone, Copy, Default)]
pub struct ContentFields<'c> {
    /// The date on which it took place, or which it describes.
    pub date: Option<&'c Leaf<NaiveDate>>,
    /// The day on which the coach received it.
    pub received: Option<&'c Opt<NaiveDate>>,
    /// The day on which the client was told of its content: `debriefed` or `shared_with_client`.
    pub passed_on: Option<&'c Opt<NaiveDate>>,
    /// How long it took.
    pub minutes: Option<&'c Leaf<u32>>,
    /// Whether a session was cancelled.
    pub cancelled: Option<&'c Leaf<bool>>,
    /// The number of a session.
    pub number: Option<&'c Leaf<u32>>,
    /// The part of an interview.
    pub part: Option<&'c Leaf<Part>>,
    /// The type of a review.
    pub review: Option<&'c Leaf<ReviewType>>,
    /// The type of evidence.
    pub evidence: Option<&'c Leaf<EvidenceType>>,
    /// What was decided in a chemistry meeting.
    pub decision: Option<&'c Leaf<Decision>>,
    /// Findings or expectations.
    pub findings: Option<&'c List<Finding>>,
    /// Themes.
    pub themes: Option<&'c List<RecordedTheme>>,
    /// Agenda points.
    pub points: Option<&'c List<Point>>,
    /// Actions agreed, apart from those of agenda points.
    pub actions: Option<&'c List<Action>>,
    /// The outcome of earlier actions.
    pub reviewed: Option<&'c List<Reviewed>>,
    /// Amendments of the agenda.
    pub changes: Option<&'c List<Change>>,
    /// Milestones met.
    pub milestones: Option<&'c List<MilestoneMet>>,
}
