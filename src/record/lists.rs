//! Lists that several kinds of record have: actions, their follow-up, and amendments.
//!
//! This module must not ask who may see them.

use super::Content;
use super::agenda::Point;
use super::leaf::{List, ListItem};
use super::parts::{Action, Change, Reviewed};
use crate::policy::Field;

/// An action in the list of a record.
#[derive(Debug, Clone, Copy)]
pub struct ListedAction<'c> {
    /// The field of the list.
    pub list: Field,
    /// The action.
    pub item: &'c ListItem<Action>,
    /// The agenda point of an action in an agenda.
    pub point: Option<&'c ListItem<Point>>,
}

impl Content {
    /// Every action agreed in this record, in the order of the file.
    pub fn actions(&self) -> Vec<ListedAction<'_>> {
        fn listed<'c>(
            list: &'c List<Action>,
            point: Option<&'c ListItem<Point>>,
        ) -> impl Iterator<Item = ListedAction<'c>> {
            list.items.iter().map(move |item| ListedAction {
                list: list.field,
                item,
                point,
            })
        }
        match self {
            Content::SponsorMeeting(meeting) => listed(&meeting.actions, None).collect(),
            Content::Session(session) => listed(&session.actions, None).collect(),
            Content::Review(review) => listed(&review.actions, None).collect(),
            Content::Agenda(agenda) => {
                let points = agenda.points.items.iter();
                points
                    .flat_map(|point| listed(&point.value.actions, Some(point)))
                    .collect()
            }
            _ => Vec::new(),
        }
    }

    /// This record's follow-up of earlier actions.
    pub fn reviewed(&self) -> Option<&List<Reviewed>> {
        match self {
            Content::SponsorMeeting(meeting) => Some(&meeting.reviewed),
            Content::Session(session) => Some(&session.reviewed),
            Content::Review(review) => Some(&review.reviewed),
            _ => None,
        }
    }

    /// The amendments of the agenda that were decided in this record.
    pub fn changes(&self) -> Option<&List<Change>> {
        match self {
            Content::Session(session) => Some(&session.changes),
            Content::Review(review) => Some(&review.changes),
            _ => None,
        }
    }
}
