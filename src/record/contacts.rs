//! The log of contact between sessions, and the coach's notes.

use chrono::NaiveDate;

use super::decode::Fields;
use super::fields::{ContentFields, KindContent};
use super::leaf::{Leaf, List, Opt};
use super::person::Person;
use super::value::{Channel, ContactBy};
use crate::policy::Field;

/// The log of contacts, one per engagement.
#[derive(Debug, Clone)]
pub struct Contacts {
    pub contacts: List<Contact>,
}

/// One contact.
#[derive(Debug, Clone)]
pub struct Contact {
    pub date: Leaf<NaiveDate>,
    pub channel: Leaf<Channel>,
    pub minutes: Opt<u32>,
    pub by: Opt<ContactBy>,
    /// The name of the sponsor, or of somebody else in the organisation, who made the contact.
    pub name: Opt<Person>,
    pub about: Opt<String>,
}

impl Contact {
    /// Whether only the coach sees it: a sponsor or somebody else in the client's organisation made it. A name without
    /// such a `by` counts too, because client and coach need no name.
    pub fn is_for_coach_only(&self) -> bool {
        let by = self.by.as_ref().map(|by| by.value);
        by.is_some_and(ContactBy::is_for_coach_only) || self.name.is_some()
    }
}

impl KindContent for Contacts {
    fn read(d: &mut Fields<'_, '_>) -> Option<Self> {
        let contacts = d.list(Field::ContactsContacts, |d| {
            let date = d.need(Field::ContactsContactsDate);
            let channel = d.need(Field::ContactsContactsChannel);
            let minutes = d.get_minutes(Field::ContactsContactsMinutes);
            let by = d.get(Field::ContactsContactsBy);
            let name = d.get(Field::ContactsContactsName);
            let about = d.get(Field::ContactsContactsAbout);
            Some(Contact {
                date: date?,
                channel: channel?,
                minutes,
                by,
                name,
                about,
            })
        });
        if d.place_of("contacts").is_none() {
            d.missing(Field::ContactsContacts);
        }
        Some(Contacts { contacts })
    }

    fn fields(&self) -> ContentFields<'_> {
        // Each contact has its own date.
        let Contacts { contacts: _ } = self;
        ContentFields::default()
    }
}

/// The coach's own reflection or supervision note.
#[derive(Debug, Clone)]
pub struct Note {
    pub date: Leaf<NaiveDate>,
}

impl KindContent for Note {
    fn read(d: &mut Fields<'_, '_>) -> Option<Self> {
        let date = d.need(Field::NoteDate);
        Some(Note { date: date? })
    }

    fn fields(&self) -> ContentFields<'_> {
        let Note { date } = self;
        ContentFields {
            date: Some(date),
            ..ContentFields::default()
        }
    }
}
