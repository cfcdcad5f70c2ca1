//! What each credential requires, compared with the totals.

use chrono::NaiveDate;
use serde::Serialize;

use super::totals::{TimeEntry, Totals, recent};
use super::{CoachingTime, recent_since};
use crate::record::value::CredentialRequirements;

/// A credential, and how far the log meets it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CredentialStatus {
    pub id: String,
    pub name: String,
    /// Whether every requirement is met.
    pub met: bool,
    pub criteria: Vec<Criterion>,
    /// The title and address of the page that states the requirements, and the day on which they were compared with it.
    pub source: String,
    pub url: String,
    pub checked: NaiveDate,
    /// What could not be confirmed on that page.
    pub unconfirmed: Option<String>,
}

/// One requirement. Hours have at most two decimals; clients and years are whole.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Criterion {
    pub requirement: Requirement,
    /// The first day that counts, for recent hours.
    pub since: Option<NaiveDate>,
    pub required: f64,
    pub reached: f64,
    /// What is missing; 0 if the requirement is met.
    pub missing: f64,
}

/// What a requirement is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Requirement {
    Hours,
    PaidHours,
    Clients,
    RecentHours,
    Years,
}

/// Compares the totals with each credential.
pub(super) fn compare(
    credentials: &[CredentialRequirements],
    totals: &Totals,
    entries: &[TimeEntry],
    today: NaiveDate,
) -> Vec<CredentialStatus> {
    let compared = credentials.iter().map(|required| {
        let criteria = criteria(required, totals, entries, today);
        CredentialStatus {
            id: required.id.clone(),
            name: required.name.clone(),
            met: criteria.iter().all(Criterion::is_met),
            criteria,
            source: required.source.clone(),
            url: required.url.clone(),
            checked: required.checked,
            unconfirmed: required.unconfirmed.clone(),
        }
    });
    compared.collect()
}

fn criteria(
    required: &CredentialRequirements,
    totals: &Totals,
    entries: &[TimeEntry],
    today: NaiveDate,
) -> Vec<Criterion> {
    let mut criteria = vec![Criterion::hours(
        Requirement::Hours,
        required.hours,
        totals.all,
    )];
    if let Some(hours) = required.paid_hours {
        criteria.push(Criterion::hours(Requirement::PaidHours, hours, totals.paid));
    }
    if let Some(clients) = required.clients {
        let reached = match required.group_members_count {
            true => totals.clients_in_groups_counted,
            false => totals.clients,
        };
        let reached = u32::try_from(reached).unwrap_or(u32::MAX);
        criteria.push(Criterion::whole(Requirement::Clients, clients, reached));
    }
    if let Some(hours) = required.recent_hours {
        let since = recent_since(today, required.recent_months);
        criteria.push(Criterion {
            since: Some(since),
            ..Criterion::hours(Requirement::RecentHours, hours, recent(entries, since))
        });
    }
    if let Some(years) = required.years {
        criteria.push(Criterion::whole(Requirement::Years, years, totals.years));
    }
    criteria
}

impl Criterion {
    /// Whether nothing is missing.
    pub fn is_met(&self) -> bool {
        self.missing <= 0.0
    }

    fn hours(requirement: Requirement, required: u32, reached: CoachingTime) -> Criterion {
        let wanted = CoachingTime::from_hours(required);
        Criterion {
            requirement,
            since: None,
            required: f64::from(required),
            reached: reached.hours_number(),
            missing: reached.missing(wanted).hours_number(),
        }
    }

    fn whole(requirement: Requirement, required: u32, reached: u32) -> Criterion {
        Criterion {
            requirement,
            since: None,
            required: f64::from(required),
            reached: f64::from(reached),
            missing: f64::from(required.saturating_sub(reached)),
        }
    }
}
