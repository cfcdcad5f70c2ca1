//! The days on which a reader is a sponsor, and which dates and people the reader may therefore see. Decided only
//! here.
//!
//! `until` hides what belongs to later days; `from` hides nothing (docs/decisions/0006-from-until.md). Nothing is
//! hidden from a reader who is not a sponsor or has no last day. This module must not look at prose.

use chrono::NaiveDate;

use super::input::ProjectionInput;
use crate::policy::{Field, Policy};
use crate::reader::{Party, Reader};
use crate::record::Content;
use crate::record::engagement::Sponsor;
use crate::record::leaf::ListItem;
use crate::text::same_name;
use crate::today::Today;

/// One reader's days, and the sponsors of the engagement.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tenure<'m> {
    party: Party,
    /// The reader's last day as a sponsor.
    until: Option<NaiveDate>,
    today: &'m Today,
    /// The day on which the engagement ended.
    ended: Option<NaiveDate>,
    sponsors: &'m [ListItem<Sponsor>],
}

impl<'m> Tenure<'m> {
    /// The days of a reader.
    pub(super) fn for_reader(source: ProjectionInput<'m>, reader: &Reader) -> Tenure<'m> {
        let engagement = source.model.engagement().map(|(_, engagement)| engagement);
        let own = reader.sponsor().and_then(|name| {
            engagement?
                .known_sponsors()
                .find(|sponsor| sponsor.name.value == name)
        });
        Tenure {
            party: reader.party(),
            until: own.and_then(last_day),
            today: source.today,
            ended: engagement
                .and_then(|engagement| engagement.ended.as_ref())
                .map(|ended| ended.value),
            sponsors: engagement.map_or(&[], |engagement| engagement.sponsors.items.as_slice()),
        }
    }

    /// Whether the reader may see this date. The day on which something took place must be one of the reader's
    /// days. A future date that belongs to what the client approved, such as a due date or a milestone, is visible.
    pub(super) fn date(&self, policy: &Policy, field: Field, date: NaiveDate) -> bool {
        // A sponsor sees what a session changed only in an approved copy of the agenda.
        let approved = || policy.is_approved(field) || field == Field::SessionChangesNowDue;
        self.reaches(date) || (field.is_deadline() && approved())
    }

    /// Whether the reader may see something that took place on that day.
    pub(super) fn reaches(&self, date: NaiveDate) -> bool {
        self.until.is_none_or(|until| date <= until)
    }

    /// Whether the reader may see a person's name in this field. Sponsors marked `coach_only` are hidden. In a list
    /// of the sponsors that something was shared with, so are those who joined after the reader's last day.
    pub(super) fn person(&self, field: Field, name: &str) -> bool {
        if self.party == Party::Coach {
            return true;
        }
        let has_name = |item: &&ListItem<Sponsor>| same_name(name, &item.value.name.value);
        let named: Vec<&ListItem<Sponsor>> = self.sponsors.iter().filter(has_name).collect();
        if named.iter().any(|item| item.coach_only) {
            return false;
        }
        match field {
            // For a name that matches no sponsor, it is unknown whether it belongs to the reader's days.
            Field::SponsorMeetingSharedWithSponsors => {
                named.iter().all(|item| self.sponsor(&item.value))
                    && !(named.is_empty() && self.has_left())
            }
            // Who said something or has to do something: only a sponsor of the engagement is named.
            field if field.names_a_sponsor() => {
                !named.is_empty() && named.iter().all(|item| self.sponsor(&item.value))
            }
            // Whoever attended a meeting in the reader's days is shown, whatever role they took later.
            _ => true,
        }
    }

    /// Whether the reader may know of a sponsor. Sponsors who joined after the reader's last day are hidden.
    pub(super) fn sponsor(&self, sponsor: &Sponsor) -> bool {
        let from = sponsor.from.as_ref();
        from.is_none_or(|from| self.reaches(from.value))
    }

    /// Whether the reader may see the status of the engagement. A status has no date. It belongs to the days of a
    /// sponsor who has left only if the engagement had ended by then.
    pub(super) fn status(&self) -> bool {
        !self.has_left() || self.ended.is_some_and(|ended| self.reaches(ended))
    }

    fn has_left(&self) -> bool {
        self.until.is_some_and(|until| until < *self.today)
    }

    /// The day that the reader's portal shows: today, or the reader's last day.
    pub(super) fn today(&self) -> Today {
        match self.until {
            Some(until) => self.today.at_most(until),
            None => self.today.clone(),
        }
    }
}

/// Whether a record belongs to the sponsor's days, by its date and by the day on which the coach received it. A
/// record without a date, such as the agreement, does.
pub(super) fn covers_record(sponsor: &Sponsor, content: &Content) -> bool {
    let received = content.fields().received.and_then(Option::as_ref);
    let days = [content.day(), received.map(|received| received.value)];
    let last = last_day(sponsor);
    let late = |day: NaiveDate| last.is_some_and(|last| day > last);
    !days.into_iter().flatten().any(late)
}

/// Whether a day is not after a sponsor's last day.
pub(super) fn covers_day(sponsor: &Sponsor, day: NaiveDate) -> bool {
    last_day(sponsor).is_none_or(|last| day <= last)
}

/// Whether somebody is a sponsor on that day, considering both dates.
pub(super) fn is_sponsor_on(sponsor: &Sponsor, day: &Today) -> bool {
    let begun = sponsor.from.as_ref().is_none_or(|from| from.value <= *day);
    begun && last_day(sponsor).is_none_or(|last| last >= *day)
}

fn last_day(sponsor: &Sponsor) -> Option<NaiveDate> {
    sponsor.until.as_ref().map(|until| until.value)
}
