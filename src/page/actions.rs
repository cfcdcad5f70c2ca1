//! The actions: overdue, open by owner, closed, each with its history.
//!
//! Shows the states that `derive::actions` computes.

mod history;

use std::cmp::Reverse;

use serde::Serialize;

use super::components::{ActionItem, HistoryStep};
use super::parts::{TextPiece, When, capital};
use super::{Page, PageContext};
use crate::derive::{ActionState, LedgerAction};
use crate::reader::Party;
use crate::record::value::Owner;
use crate::route::NavSection;
use history::history;

/// The `page` value of actions.html.
#[derive(Serialize)]
struct ActionsPage {
    /// Text under the title, if any.
    lede: Option<String>,
    /// Actions that are overdue.
    overdue: Vec<ActionLine>,
    /// Open actions, by owner.
    open: Vec<ActionGroup>,
    /// Closed actions, by outcome.
    closed: Vec<ActionGroup>,
}

/// The open actions of one person, or the closed actions with one outcome.
#[derive(Serialize)]
struct ActionGroup {
    /// The owner, or the outcome.
    title: String,
    /// How many there are.
    count: usize,
    /// The actions.
    actions: Vec<ActionLine>,
}

/// One action in full.
#[derive(Serialize)]
struct ActionLine {
    /// Its anchor on the page.
    id: String,
    /// Its due date; for a closed action, the date it was closed.
    when: Option<When>,
    /// Whether it is still open.
    open: bool,
    /// How long it has been overdue.
    late: Option<String>,
    /// What was agreed.
    what: String,
    /// Who can see this, if not every reader of the page can.
    only: Option<String>,
    /// Its owner, its point, and the record that agreed it.
    meta: Vec<TextPiece>,
    /// What was learnt, according to the last review.
    learning: Option<LearningLine>,
    /// The history, if it has more than one step.
    history: Vec<HistoryStep>,
}

/// What was learnt from an action.
#[derive(Serialize)]
struct LearningLine {
    /// In words.
    text: String,
    /// Who can see this, if not every reader of the page can.
    only: Option<String>,
}

/// The outcomes of closed actions, in the order of their sections on the page.
const CLOSED_STATES: [ActionState; 4] = [
    ActionState::Done,
    ActionState::Partly,
    ActionState::NotDone,
    ActionState::Dropped,
];

/// Adds the page, if this reader has it.
pub fn pages(cx: &PageContext<'_>, out: &mut Vec<Page>) {
    if !cx.route.has(NavSection::Actions) {
        return;
    }
    let model = ActionsPage {
        lede: lede(cx),
        overdue: by_date(cx, |action| action.state == ActionState::Overdue)
            .into_iter()
            .map(|action| action_line(cx, action, true))
            .collect(),
        open: open_groups(cx),
        closed: closed_groups(cx),
    };
    out.push(Page::section(
        cx,
        NavSection::Actions,
        "actions.html",
        &model,
    ));
}

/// The matching actions, by due date; those without one come last.
fn by_date<'c>(
    cx: &'c PageContext<'_>,
    matches: impl Fn(&LedgerAction) -> bool,
) -> Vec<&'c LedgerAction> {
    let all = cx.derived.actions.actions.iter();
    let mut matching: Vec<_> = all.filter(|action| matches(action)).collect();
    matching.sort_by_key(|action| (action.due.is_none(), action.due));
    matching
}

/// The reader's own actions, then those of each other person, then those without an owner.
fn open_groups(cx: &PageContext<'_>) -> Vec<ActionGroup> {
    let reader_owner = owner_of_reader(cx);
    let all = cx.derived.actions.actions.iter();
    let whose = |action: &LedgerAction| (action.owner, action.name.clone());
    let mut owners: Vec<(Option<Owner>, Option<String>)> = all.map(whose).collect();
    // Sorted by party, with the reader first and no owner last; sponsors are sorted by name.
    owners.sort_by_key(|(owner, name)| {
        (
            owner.is_none(),
            *owner != Some(reader_owner),
            *owner,
            name.clone(),
        )
    });
    owners.dedup();
    owners
        .into_iter()
        .filter_map(|(owner, name)| {
            let matches = |action: &LedgerAction| {
                action.state == ActionState::Open && action.owner == owner && action.name == name
            };
            let actions: Vec<ActionLine> = by_date(cx, matches)
                .into_iter()
                .map(|action| action_line(cx, action, false))
                .collect();
            let title = match owner {
                Some(owner) if owner == reader_owner => {
                    cx.words.get("overview_your_actions").to_owned()
                }
                Some(owner) => cx.owner(owner, name.as_ref()),
                None => cx.words.get("actions_nobody").to_owned(),
            };
            ActionGroup::new(title, actions)
        })
        .collect()
}

/// Closed actions by outcome, the last closed first.
fn closed_groups(cx: &PageContext<'_>) -> Vec<ActionGroup> {
    CLOSED_STATES
        .into_iter()
        .filter_map(|end| {
            let actions = cx.derived.actions.in_state(end);
            let mut actions: Vec<_> = actions.collect();
            actions.sort_by_key(|action| Reverse(action.closed_in().and_then(|fact| fact.date)));
            let actions = actions
                .into_iter()
                .map(|action| action_line(cx, action, true));
            let title = cx.words.choice("action_state", end.word());
            ActionGroup::new(title.to_owned(), actions.collect())
        })
        .collect()
}

impl ActionGroup {
    fn new(title: String, actions: Vec<ActionLine>) -> Option<ActionGroup> {
        let count = actions.len();
        (count > 0).then_some(ActionGroup {
            title,
            count,
            actions,
        })
    }
}

/// The owner that matches this reader.
fn owner_of_reader(cx: &PageContext<'_>) -> Owner {
    match cx.view.reader.party() {
        Party::Coach => Owner::Coach,
        // A sponsor has no actions page, see `route`.
        Party::Client | Party::Sponsor => Owner::Client,
    }
}

/// Returns the line of one action. `with_owner` adds the owner, for sections that are not grouped by owner.
fn action_line(cx: &PageContext<'_>, action: &LedgerAction, with_owner: bool) -> ActionLine {
    let words = cx.words;
    let open = action.state.is_open();
    let mut meta = Vec::new();
    if let Some(owner) = action.owner.filter(|_| with_owner) {
        meta.push(TextPiece::text(if owner == owner_of_reader(cx) {
            words.get("you").to_owned()
        } else {
            cx.owner(owner, action.name.as_ref())
        }));
    }
    cx.for_point(action.point.as_ref(), &mut meta);
    cx.comma(&mut meta);
    meta.push(TextPiece::text(words.get("actions_set_in")));
    meta.push(TextPiece::text(" "));
    meta.push(cx.record_link(&action.set_in));
    if let Some(first) = meta.first_mut() {
        first.text = capital(&first.text);
    }
    let when = if open {
        action.due
    } else {
        action.closed_in().and_then(|fact| fact.date)
    };
    let learnt = action.steps.last().and_then(|step| {
        Some(LearningLine {
            text: step.learning.clone()?,
            only: cx.only_coach(step.coach_only),
        })
    });
    ActionLine {
        id: action.id.clone(),
        when: when.map(|date| cx.when(date)),
        open,
        late: overdue_text(cx, action),
        what: action.what.clone(),
        only: cx.only_coach(action.coach_only),
        meta,
        learning: learnt,
        history: match action.steps.is_empty() && action.missed.is_none() {
            true => Vec::new(),
            false => history(cx, action),
        },
    }
}

/// Returns how long an action has been overdue: `Overdue by 3 days`. `None` if it is not overdue.
fn overdue_text(cx: &PageContext<'_>, action: &LedgerAction) -> Option<String> {
    let due = action
        .due
        .filter(|_| action.state == ActionState::Overdue)?;
    let days = (cx.view.today.date() - due).num_days();
    let words = cx.words;
    Some(words.with("overdue_by", &[("days", (days as f64).into())]))
}

fn lede(cx: &PageContext<'_>) -> Option<String> {
    let all = &cx.derived.actions.actions;
    let open = all.iter().filter(|action| action.state.is_open()).count();
    let overdue = all
        .iter()
        .filter(|action| action.state == ActionState::Overdue)
        .count();
    (!all.is_empty()).then(|| {
        cx.words.with(
            "actions_lede",
            &[
                ("open", open.into()),
                ("overdue", overdue.into()),
                ("closed", (all.len() - open).into()),
            ],
        )
    })
}

/// One action for a list on another page: a link to its entry, without its history.
pub(super) fn action_item(cx: &PageContext<'_>, action: &LedgerAction) -> ActionItem {
    let words = cx.words;
    let mut meta = Vec::new();
    let open = action.state.is_open() || action.state == ActionState::Agreed;
    if let Some(due) = action.due.filter(|_| open) {
        meta.push(TextPiece::text(capital(words.get("action_due"))));
        meta.push(TextPiece::text(" "));
        meta.push(cx.date_piece(due));
    }
    cx.for_point(action.point.as_ref(), &mut meta);
    if let Some(first) = meta.first_mut() {
        first.text = capital(&first.text);
    }
    let (tag, tag_class) = match (action.state, overdue_text(cx, action)) {
        (ActionState::Open | ActionState::Agreed, _) => (None, ""),
        (ActionState::Overdue, Some(late)) => (Some(late), "tag-warn"),
        (state, _) => (
            Some(words.choice("action_state", state.word()).to_owned()),
            "",
        ),
    };
    ActionItem {
        what: TextPiece::link(
            &action.what,
            match cx.route.has(NavSection::Actions) {
                true => Some(format!("{}#{}", NavSection::Actions.path(), action.id)),
                false => cx.route.record(&action.set_in.slug),
            },
        ),
        only: cx.only_coach(action.coach_only),
        tag,
        tag_class,
        meta,
        closed: !open,
        ..ActionItem::default()
    }
}
