//! Identifies the sponsor of a view, score, contact or action.
//!
//! The sponsor is identified once, when a record is projected, and is part of an approved copy. Sponsors who join
//! or leave later therefore do not change a name in it.

use chrono::NaiveDate;

use super::Projector;
use super::gate::Gate;
use super::tenure::is_sponsor_on;
use crate::policy::Field;
use crate::record::leaf::Opt;
use crate::record::person::Person;
use crate::text::same_name;
use crate::today::Today;

impl Projector<'_> {
    /// The name of the sponsor: the one that `name` gives, otherwise the only sponsor on that day. `None` if there
    /// are several and the record does not name one, or if the reader may not see the name. `field` is the field of
    /// `name`.
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
            // Use the spelling of engagement.md, so that names can be compared.
            return Some(known.map_or(seen, |sponsor| sponsor.name.value.clone()));
        }
        let on = Today::fixed(on?);
        // A sponsor marked `coach_only` does not count. Otherwise the label would reveal that there is another
        // sponsor.
        let mut then = engagement
            .known_sponsors()
            .filter(|sponsor| is_sponsor_on(sponsor, &on));
        let only = then.next().filter(|_| then.next().is_none())?;
        let name = &only.name.value;
        (gate.open(field) && gate.tenure.person(field, name)).then(|| name.clone())
    }
}
