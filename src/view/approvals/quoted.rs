//! Points and actions as worded in the copies that a sponsor has.

use super::Approvals;
use crate::model::RecordId;
use crate::reader::Reader;
use crate::today::Today;
use crate::view::copy::CopyContent;
use crate::view::refs::ActionWords;
use crate::view::types::PointRef;

impl Approvals {
    /// An agenda point as worded in the last agenda that the sponsor has.
    pub(in crate::view) fn point(
        &self,
        reader: &Reader,
        id: &str,
        today: &Today,
    ) -> Option<PointRef> {
        let Reader::Sponsor(name) = reader else {
            return None;
        };
        let agendas = self
            .copies(name)
            .filter_map(|held| match &held.copy.content {
                CopyContent::Agenda(agenda)
                    if held.copy.record.date.is_none_or(|date| date <= *today) =>
                {
                    Some((held.copy.record.date, agenda))
                }
                _ => None,
            });
        let (_, agenda) = agendas.max_by_key(|(date, _)| *date)?;
        let point = agenda.points.iter().find(|point| point.id == id)?;
        Some(PointRef {
            id: point.id.clone(),
            title: point.title.clone(),
        })
    }

    /// An action as worded in the sponsor's copies: in the copy of `record` if the id is defined there.
    pub(in crate::view) fn action(
        &self,
        reader: &Reader,
        id: &str,
        (record, today): (Option<RecordId>, &Today),
    ) -> Option<ActionWords> {
        let Reader::Sponsor(name) = reader else {
            return None;
        };
        let reached = self
            .copies(name)
            .filter(|held| record.is_none() || held.history.record == record)
            .filter(|held| held.copy.record.date.is_none_or(|date| date <= *today));
        reached.map(|held| &held.copy.content).find_map(|content| {
            let found = match content {
                CopyContent::Review(review) => review.actions.iter().find(|one| one.id == id),
                CopyContent::Agenda(agenda) => {
                    let mut points = agenda.points.iter().flat_map(|point| &point.actions);
                    points.find(|one| one.id == id)
                }
                CopyContent::Themes(_) | CopyContent::Pulse(_) => None,
            }?;
            Some(ActionWords {
                what: found.what.clone(),
                owner: found.owner,
                name: found.name.clone(),
            })
        })
    }
}
