//! The names that the records state.

use crate::anonymise::{KnownNames, KnownPerson, PersonRole};
use crate::model::Model;
use crate::record::Content;
use crate::record::practice::PracticeRecord;

/// Every person in a field for names, and the organisations of client and coach. Drafts count too.
pub(super) fn known(model: &Model, practice: &PracticeRecord) -> KnownNames {
    let mut people = Vec::new();
    let mut organisations = Vec::new();
    let mut add = |role, name: &str| {
        people.push(KnownPerson {
            name: name.to_owned(),
            role,
        });
    };
    if let Some((_, agreement)) = model.engagement() {
        add(PersonRole::Client, &agreement.client.value.name.value);
        for sponsor in agreement.sponsors.values() {
            add(PersonRole::Sponsor, &sponsor.name.value);
        }
        let coach = agreement.coach.as_ref();
        if let Some(name) = coach.and_then(|coach| coach.value.name.as_ref()) {
            add(PersonRole::Coach, &name.value);
        }
        organisations.extend(agreement.organisation.iter().map(|name| name.value.clone()));
        for signature in agreement.signed.values() {
            add(PersonRole::Other, &signature.who.value);
        }
    }
    if let Some(name) = &practice.coach.name {
        add(PersonRole::Coach, name);
    }
    organisations.extend(practice.name.clone());
    for content in model
        .records
        .iter()
        .filter_map(|record| record.content.as_ref())
    {
        match content {
            Content::StakeholderInterview(interview) => {
                add(
                    PersonRole::Stakeholder,
                    &interview.stakeholder.value.name.value,
                );
            }
            Content::SponsorMeeting(meeting) => {
                let shared = meeting.shared_with_sponsors.iter();
                for person in meeting.present.iter().chain(shared) {
                    add(PersonRole::Other, &person.value);
                }
            }
            Content::Review(review) => {
                for person in &review.present {
                    add(PersonRole::Other, &person.value);
                }
            }
            Content::Session(session) => {
                for person in &session.joined_by {
                    add(PersonRole::Other, &person.value);
                }
            }
            Content::Contacts(log) => {
                let names = log.contacts.values().filter_map(|one| one.name.as_ref());
                for person in names {
                    add(PersonRole::Other, &person.value);
                }
            }
            _ => {}
        }
    }
    KnownNames {
        people,
        organisations,
        places: Vec::new(),
    }
}

/// Adds the names that the command line states.
pub(super) fn add(
    known: &mut KnownNames,
    names: &[String],
    organisations: &[String],
    places: &[String],
) {
    let people = names.iter().map(|name| KnownPerson {
        name: name.clone(),
        role: PersonRole::Other,
    });
    known.people.extend(people);
    known.organisations.extend(organisations.iter().cloned());
    known.places.extend(places.iter().cloned());
}
