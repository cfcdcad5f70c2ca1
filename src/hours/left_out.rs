//! What the log leaves out, as numbers and file paths.

use serde::Serialize;

use super::CoachingTime;

/// What the log leaves out. It names no client: the paths are those of clients who agreed to be listed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// Clients who did not agree to be listed.
    pub no_consent: NoConsent,
    /// Engagements of another coach.
    pub other_coach: usize,
    /// Sessions, and rows of earlier hours, before the coach's training.
    pub before_training: BeforeTraining,
    /// Paths in the practice of sessions without a length.
    pub without_minutes: Vec<String>,
    /// Paths in the practice of records that may be sessions, but cannot be read or have an error in their fields.
    pub unreadable: Vec<String>,
    /// Rows of earlier hours that began before the last 18 months and did not end before them. No row says when its
    /// hours were, so none of them is in the hours of the last 18 months.
    pub earlier_not_recent: usize,
}

/// Clients who did not agree to be listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct NoConsent {
    pub clients: usize,
    #[serde(flatten)]
    pub length: CoachingTime,
    /// Their sessions without a length, which are in no number of hours.
    pub sessions_without_minutes: usize,
}

/// What was before the coach's training.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct BeforeTraining {
    pub entries: usize,
    #[serde(flatten)]
    pub length: CoachingTime,
}
