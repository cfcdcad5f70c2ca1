//! The agenda as agreed.

use chrono::NaiveDate;

pub use super::point::{Milestone, Objective, Point};

use super::decode::Fields;
use super::fields::{ContentFields, KindContent};
use super::leaf::{Leaf, List, Opt};
use super::point::point;
use crate::policy::Field;

/// The focused agenda of an engagement.
#[derive(Debug, Clone)]
pub struct Agenda {
    pub date: Leaf<NaiveDate>,
    pub agreed: Opt<AgendaAgreement>,
    pub points: List<Point>,
}

/// Who agreed to the agenda, when, and to which words.
#[derive(Debug, Clone)]
pub struct AgendaAgreement {
    pub client: Opt<NaiveDate>,
    pub sponsor: Opt<NaiveDate>,
    pub digest: Opt<String>,
}

impl KindContent for Agenda {
    fn read(d: &mut Fields<'_, '_>) -> Option<Self> {
        let date = d.need(Field::AgendaDate);
        let agreed = d.group(Field::AgendaAgreed, |d| {
            Some(AgendaAgreement {
                client: d.get(Field::AgendaAgreedClient),
                sponsor: d.get(Field::AgendaAgreedSponsor),
                digest: d.get(Field::AgendaAgreedDigest),
            })
        });
        let points = d.list(Field::AgendaPoints, point);
        Some(Agenda {
            date: date?,
            agreed,
            points,
        })
    }

    fn fields(&self) -> ContentFields<'_> {
        let Agenda {
            date,
            agreed: _,
            points,
        } = self;
        ContentFields {
            date: Some(date),
            points: Some(points),
            ..ContentFields::default()
        }
    }
}
