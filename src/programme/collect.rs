//! What one engagement contributes: the facts that every current sponsor sees.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::themes::{each_once, key};
use super::{AttendanceFacts, ClientFacts};
use crate::derive::{AmendmentState, ReaderView, attendance};
use crate::kind::Kind;
use crate::policy::AccessLevel;
use crate::record::value::{ReviewType, Verdict};
use crate::view::types::View;

/// What one engagement contributes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EngagementPart {
    /// Its folder in the practice, for messages to the coach.
    pub folder: String,
    /// The organisation, as the sponsors see it.
    pub organisation: String,
    /// The client's name, by which engagements of one client are found.
    pub client: String,
    pub facts: ClientFacts,
}

/// Returns what an engagement contributes, from the views of its sponsors; `None` if nobody is a sponsor today, or the
/// engagement has no client.
pub fn engagement_part(
    sponsors: &[ReaderView],
    folder: &str,
    today: NaiveDate,
) -> Option<EngagementPart> {
    let views: Vec<&ReaderView> = sponsors
        .iter()
        .filter(|one| is_current(&one.view, today))
        .collect();
    let first = &views.first()?.view.engagement;
    let mut facts = ClientFacts {
        attendance: common_attendance(&views, today),
        verdicts: latest_verdicts(&views, today),
        themes: common_themes(&views),
    };
    facts.normalise();
    Some(EngagementPart {
        folder: folder.to_owned(),
        organisation: first.organisation.clone().unwrap_or_default(),
        client: first.client.as_ref()?.name.clone(),
        facts,
    })
}

/// Whether the reader of this view is a sponsor today.
fn is_current(view: &View, today: NaiveDate) -> bool {
    let name = view.reader.sponsor();
    let sponsors = view.engagement.sponsors.iter();
    let mut own = sponsors.filter(|one| Some(one.name.as_str()) == name);
    own.all(|one| {
        one.from.is_none_or(|from| from <= today) && one.until.is_none_or(|until| today <= until)
    })
}

/// The sessions as one sponsor sees them.
#[derive(PartialEq)]
struct SponsorSessions {
    agreed: u32,
    /// Number and date of each session held.
    held: Vec<(Option<u32>, Option<NaiveDate>)>,
    cancelled: usize,
}

fn common_attendance(views: &[&ReaderView], today: NaiveDate) -> Option<AttendanceFacts> {
    let seen = common(views, |one| sessions_seen(&one.view, today))?;
    let count = |number: usize| u32::try_from(number).ok();
    Some(AttendanceFacts {
        agreed: seen.agreed,
        held: count(seen.held.len())?,
        cancelled_late: count(seen.cancelled)?,
    })
}

/// The sessions; `None` if the agreement hides them from sponsors. Without sessions, a view does not show the difference.
fn sessions_seen(view: &View, today: NaiveDate) -> Option<SponsorSessions> {
    let terms = &view.engagement.confidentiality.as_ref()?.terms;
    let sessions = terms.iter().find(|term| term.kind == Kind::Session)?;
    if sessions.sponsor < AccessLevel::Fact {
        return None;
    }
    let attended = attendance(view, None, today);
    let held = attended.held.iter();
    Some(SponsorSessions {
        agreed: attended.contracted,
        held: held.map(|one| (one.fact.number, one.fact.date)).collect(),
        cancelled: attended.cancelled,
    })
}

/// What `seen` returns for every view, if it is the same for all.
fn common<T: PartialEq>(
    views: &[&ReaderView],
    seen: impl Fn(&ReaderView) -> Option<T>,
) -> Option<T> {
    let (first, rest) = views.split_first()?;
    let first = seen(first)?;
    rest.iter()
        .all(|one| seen(one).as_ref() == Some(&first))
        .then_some(first)
}

/// A verdict of a review: the date, whether the review is the final one, and the verdict. The latest is the greatest.
type DatedVerdict = (NaiveDate, bool, Verdict);

/// The number of objectives by verdict: for each objective, the latest verdict that all of these sponsors have.
fn latest_verdicts(views: &[&ReaderView], today: NaiveDate) -> BTreeMap<Verdict, u32> {
    let mut given = views.iter().map(|one| verdicts_given(&one.view, today));
    let mut common = given.next().unwrap_or_default();
    for other in given {
        for (objective, verdicts) in &mut common {
            let others = other.get(objective);
            verdicts.retain(|one| others.is_some_and(|others| others.contains(one)));
        }
    }
    let mut counts = BTreeMap::new();
    for (_, _, verdict) in common.values().filter_map(BTreeSet::last) {
        *counts.entry(*verdict).or_default() += 1;
    }
    counts
}

/// The verdicts in the reviews that this sponsor has, by objective.
fn verdicts_given(view: &View, today: NaiveDate) -> BTreeMap<String, BTreeSet<DatedVerdict>> {
    let mut given: BTreeMap<String, BTreeSet<DatedVerdict>> = BTreeMap::new();
    for seen in view.reviews() {
        let (Some(date), Some(review)) = (seen.fact.date, seen.content()) else {
            continue;
        };
        for row in review.objectives.iter().filter(|_| date <= today) {
            if let Some(verdict) = row.verdict {
                let is_final = review.kind == ReviewType::Final;
                let known = given.entry(row.objective.id.clone()).or_default();
                known.insert((date, is_final, verdict));
            }
        }
    }
    given
}

/// The themes of the agenda in force, without withdrawn points, that all of these sponsors see.
fn common_themes(views: &[&ReaderView]) -> Vec<String> {
    let seen = |one: &ReaderView| -> Vec<String> {
        let points = one.derived.agenda.iter().flat_map(|agenda| &agenda.points);
        let points = points.filter(|point| point.amendment_state != AmendmentState::Withdrawn);
        points.filter_map(|point| point.now.theme.clone()).collect()
    };
    let all: Vec<Vec<String>> = views.iter().map(|one| seen(one)).collect();
    let is_common = |theme: &String| {
        let wanted = key(theme);
        let has = |themes: &Vec<String>| themes.iter().any(|theme| key(theme) == wanted);
        all.iter().all(has)
    };
    each_once(
        all.iter()
            .flatten()
            .filter(|theme| is_common(theme))
            .cloned(),
    )
}
