//! The steps of development: the sessions, the review of actions, and the contracted interim reviews.
//!
//! Must not decide when a step is due; the rules do that.

use std::collections::BTreeSet;

use super::{ChecklistStep, Completion, Step, fields, record, self_funded};
use crate::derive::actions::ActionLedger;
use crate::derive::missing::MissingItem;
use crate::derive::order::{contents, held, sessions};
use crate::kind::Kind;
use crate::policy::Field;
use crate::record::value::ReviewType;
use crate::view::types::{Fact, ReviewView, View};

/// The steps of development.
pub(super) fn steps(view: &View, actions: &ActionLedger) -> Vec<ChecklistStep> {
    let recorded: Vec<&Fact> = sessions(view).into_iter().map(|seen| &seen.fact).collect();
    let held: Vec<&Fact> = recorded
        .iter()
        .copied()
        .filter(|fact| held(fact, &view.today))
        .collect();
    let contracted = view.engagement.programme.sessions;
    // A session that was cancelled too late counts, but nothing was reviewed in it.
    let (cancelled, held): (Vec<&Fact>, Vec<&Fact>) =
        held.into_iter().partition(|fact| fact.cancelled);
    let remaining = MissingItem::Sessions {
        held: held.len(),
        cancelled: cancelled.len(),
        contracted,
    };
    let counted = held.len() + cancelled.len();
    let mut sessions = ChecklistStep::one(
        Step::Sessions,
        counted >= contracted as usize,
        remaining.clone(),
        record(
            view,
            recorded.len() >= contracted as usize,
            Kind::Session,
            Vec::new(),
        ),
    );
    let unreadable = may_be_sessions(view);
    if !sessions.done && !unreadable.is_empty() {
        let more = counted + unreadable.len() < contracted as usize;
        sessions.missing = unreadable
            .into_iter()
            .map(|path| MissingItem::Unreadable { path })
            .chain(more.then_some(remaining))
            .collect();
    }
    let reviewed = match held.is_empty() && !sessions.done {
        true => ChecklistStep::after_missing_record(Step::ActionsReviewed),
        false => actions_reviewed(view, &held, actions),
    };
    let mut steps = vec![sessions, reviewed];
    steps.extend(interim_reviews(view));
    steps
}

/// The paths of the records that cannot be read and may be sessions.
fn may_be_sessions(view: &View) -> Vec<String> {
    let unreadable = view.unreadable.iter();
    let unreadable = unreadable.filter(|unreadable| unreadable.may_be(Kind::Session));
    unreadable
        .map(|unreadable| unreadable.path.clone())
        .collect()
}

fn actions_reviewed(view: &View, held: &[&Fact], actions: &ActionLedger) -> ChecklistStep {
    let last = held.last().map(|fact| fact.slug.as_str());
    let count = actions
        .actions
        .iter()
        .filter(|action| action.steps.is_empty() && action.set_in.kind == Kind::Session)
        .filter(|action| held.iter().any(|fact| fact.slug == action.set_in.slug))
        .filter(|action| last != Some(action.set_in.slug.as_str()))
        .count();
    ChecklistStep::one(
        Step::ActionsReviewed,
        count == 0,
        MissingItem::ActionsReviewed { count },
        fields(view, &[Field::SessionReviewed], held.last().copied()),
    )
}

/// The contracted interim reviews, as in `interim-review-due`; none if none is contracted.
fn interim_reviews(view: &View) -> Option<ChecklistStep> {
    let programme = &view.engagement.programme;
    // After the last session, there is a final review instead.
    let contracted: BTreeSet<u32> = programme
        .sponsor_reviews_after
        .iter()
        .copied()
        .filter(|after| *after < programme.sessions)
        .collect();
    if self_funded(view) || contracted.is_empty() {
        return None;
    }
    let reviews: Vec<(&Fact, &ReviewView)> = contents(view.reviews()).collect();
    let exists = |after: u32| {
        let mut reviews = reviews.iter();
        reviews.any(|(_, review)| review.after_session == Some(after))
    };
    let open: Vec<u32> = contracted
        .into_iter()
        .filter(|after| {
            !reviews.iter().any(|(fact, review)| {
                review.after_session == Some(*after) && held(fact, &view.today)
            })
        })
        .collect();
    let first = open.iter().copied().find(|after| !exists(*after));
    let completions: Vec<Completion> = first
        .into_iter()
        .flat_map(|after| record(view, false, Kind::Review, values(after)))
        .collect();
    let unreadable = completions.iter().find_map(|completion| match completion {
        Completion::Unreadable { path } => Some(path.clone()),
        _ => None,
    });
    let items = open.into_iter().map(|after| match &unreadable {
        Some(path) if first == Some(after) => MissingItem::Unreadable { path: path.clone() },
        _ => MissingItem::InterimReview { after },
    });
    Some(ChecklistStep::new(
        Step::InterimReview,
        items.collect(),
        completions,
    ))
}

fn values(after: u32) -> Vec<(Field, String)> {
    vec![
        (Field::ReviewType, ReviewType::Interim.word().to_owned()),
        (Field::ReviewAfterSession, after.to_string()),
    ]
}
