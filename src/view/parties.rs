//! Identifies the sponsor of a view, score, contact or action.
//!
//! Decided once, when a record is projected, and so part of an approved copy: sponsors who join or leave later change no
//! name in it.

use chrono::NaiveDate;

use super::Projector;
use super::gate::Gate;
use super::tenure::is_sponsor_on;
use crate::policy::Field;
use crate::record::leaf::Opt;
use crate::record::person::Person;
use crate::text::same_name;

impl Projector<'_> {
    /// The name of the sponsor that is meant: the one that `name` gives, else the only one on that day. None where
    /// there are several and the record does not say which, and where the reader may not have the name. `field` is that of `name`.
    pub(super) fn sponsor_name(
        &self,
        gate: &Gate<'_>,
        field: Field,
        name: &Opt<Person>,
        on: Option<NaiveDate>,
    ) -> Option<String> {
        let (_, engagement) = self.source.model.engagement()?;
        let sponsors = || engagement.sponsors.values();
        if let Some(written) = name {
            let seen: String = gate.one(written)?.into();
            let known = sponsors().find(|sponsor| same_name(&sponsor.name.value, &seen));
            // As engagement.md writes it, so that it can be compared.
            return Some(known.map_or(seen, |sponsor| sponsor.name.value.clone()));
        }
        let on = on?;
        // One whom the coach keeps to themselves does not count, or the label would say that there is another.
        let mut then = engagement
            .known_sponsors()
            .filter(|sponsor| is_sponsor_on(sponsor, on));
        let only = then.next().filter(|_| then.next().is_none())?;
        let name = &only.name.value;
        (gate.open(field) && gate.tenure.person(field, name)).then(|| name.clone())
    }
}
