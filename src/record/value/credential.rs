//! The experience that a professional body requires for a credential.

use chrono::NaiveDate;

/// What a credential requires of a coach's log of hours. Training, mentoring and examinations are not part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CredentialRequirements {
    /// The word for it on the command line.
    pub id: String,
    /// The body and the credential.
    pub name: String,
    /// Hours of coaching in all.
    pub hours: u32,
    /// The part of these hours that must be paid.
    pub paid_hours: Option<u32>,
    /// The number of clients.
    pub clients: Option<u32>,
    /// Whether each participant of a group counts as a client; otherwise a group counts as one.
    pub group_members_count: bool,
    /// Hours in the last `recent_months`.
    pub recent_hours: Option<u32>,
    /// The number of months before the application in which `recent_hours` must be.
    pub recent_months: u32,
    /// Years of practice as a coach.
    pub years: Option<u32>,
    /// The title of the page that states this.
    pub source: String,
    /// Its address.
    pub url: String,
    /// The day on which the numbers were compared with it.
    pub checked: NaiveDate,
    /// What could not be confirmed on that page.
    pub unconfirmed: Option<String>,
}
