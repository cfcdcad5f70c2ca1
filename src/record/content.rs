//! The fields of a record, by kind, and access to those that several kinds have.
//!
//! This module must not ask who may see them.

use chrono::NaiveDate;

use super::decode::Fields;
use super::fields::{ContentFields, KindContent};
use super::leaf::{Leaf, List, ListItem};
use super::parts::{Action, Change, Reviewed};
use super::point::Point;
use super::value::Id;
use super::{agenda, contacts, contracting, diagnosis, engagement, pulse, review, session};
use crate::kind::{Kind, kinds};
use crate::policy::Field;

/// A kind of content, as the type of its struct.
pub trait OfKind: KindContent {
    /// The content, if it is of this kind.
    fn from_content(content: &Content) -> Option<&Self>;
}

macro_rules! define_content {
    ($($kind:ident { content: $content:ty, access: $access:tt, traits: $traits:tt, })*) => {
        /// The fields of a record, by kind.
        #[derive(Debug, Clone)]
        #[allow(missing_docs)]
        pub enum Content { $($kind(Box<$content>)),* }

        impl Content {
            /// Reads the front matter of a record of `kind`.
            pub(super) fn read(kind: Kind, d: &mut Fields<'_, '_>) -> Option<Content> {
                Some(match kind {
                    $(Kind::$kind => Content::$kind(Box::new(KindContent::read(d)?)),)*
                })
            }

            /// The fields that several kinds have, and those that identify the record.
            pub fn fields(&self) -> ContentFields<'_> {
                match self {
                    $(Content::$kind(content) => content.fields(),)*
                }
            }
        }

        $(impl OfKind for $content {
            fn from_content(content: &Content) -> Option<&Self> {
                match content {
                    Content::$kind(content) => Some(content),
                    _ => None,
                }
            }
        })*
    };
}

kinds!(define_content);

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

/// A finding, an expectation or a theme in the list of a record.
#[derive(Debug, Clone, Copy)]
pub struct ListedFinding<'c> {
    /// Its id, which is unique in the record.
    pub id: &'c Leaf<Id>,
    /// Its words.
    pub text: &'c Leaf<String>,
    /// Whether the item has `coach_only: true`.
    pub coach_only: bool,
}

impl Content {
    /// The content as the struct of one kind, if it is of that kind.
    pub fn as_kind<T: OfKind>(&self) -> Option<&T> {
        T::from_content(self)
    }

    /// The date on which the record took place, or which it describes.
    pub fn date(&self) -> Option<&Leaf<NaiveDate>> {
        self.fields().date
    }

    /// The value of [`Content::date`].
    pub fn day(&self) -> Option<NaiveDate> {
        self.date().map(|date| date.value)
    }

    /// Every finding, expectation or theme of this record, in the order of the file.
    pub fn findings(&self) -> impl Iterator<Item = ListedFinding<'_>> {
        let fields = self.fields();
        let findings = fields.findings.into_iter().flat_map(|list| &list.items);
        let findings = findings.map(|item| ListedFinding {
            id: &item.value.id,
            text: &item.value.text,
            coach_only: item.coach_only,
        });
        let themes = fields.themes.into_iter().flat_map(|list| &list.items);
        findings.chain(themes.map(|item| ListedFinding {
            id: &item.value.id,
            text: &item.value.text,
            coach_only: item.coach_only,
        }))
    }

    /// The points of an agenda.
    pub fn points(&self) -> Option<&List<Point>> {
        self.fields().points
    }

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
        let fields = self.fields();
        let points = fields.points.into_iter().flat_map(|points| &points.items);
        let of_points = points.flat_map(|point| listed(&point.value.actions, Some(point)));
        let own = fields.actions.into_iter();
        own.flat_map(|actions| listed(actions, None))
            .chain(of_points)
            .collect()
    }

    /// This record's follow-up of earlier actions.
    pub fn reviewed(&self) -> Option<&List<Reviewed>> {
        self.fields().reviewed
    }

    /// The amendments of the agenda that were decided in this record.
    pub fn changes(&self) -> Option<&List<Change>> {
        self.fields().changes
    }
}
