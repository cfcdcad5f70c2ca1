//! The actions: overdue, open by owner, closed, each with its history.
//!
//! Must not work out a state; that is the ledger's.

use serde::Serialize;

use super::deeds::{ActionItem, Empty, HistoryStep};
use super::parts::{Piece, capital};
use super::{Cx, Page};
use crate::derive::{ActionState, LedgerAction};
use crate::record::value::Owner;
use crate::route::Section;

/// What `page` holds in actions.html.
#[derive(Serialize)]
struct Actions {
    /// Stands under the title, where there is something to say.
    lede: Option<String>,
    /// In place of the list, where it has nothing.
    empty: Empty,
    /// Actions that are overdue.
    overdue: Vec<ActionItem>,
    /// Open actions, by owner.
    open: Vec<Group>,
    /// Actions that are closed.
    closed: Vec<ActionItem>,
}

/// The open actions of one person.
#[derive(Serialize)]
struct Group {
    /// None where nobody is named.
    owner: Option<String>,
    /// The actions of that owner.
    actions: Vec<ActionItem>,
}

/// Adds the page, where this reader has it.
pub fn pages(cx: &Cx<'_>, out: &mut Vec<Page>) {
    if !cx.route.has(Section::Actions) {
        return;
    }
    let ledger = &cx.derived.actions;
    let open = |owner: Option<Owner>| -> Vec<ActionItem> {
        ledger
            .in_state(ActionState::Open)
            .filter(|action| action.owner == owner)
            .map(|action| item(cx, action, None))
            .collect()
    };
    let groups = [Some(Owner::Client), Some(Owner::Coach), None]
        .into_iter()
        .map(|owner| Group {
            owner: owner.map(|owner| cx.owner(owner)),
            actions: open(owner),
        })
        .filter(|group| !group.actions.is_empty());
    let closed = ledger
        .actions
        .iter()
        .filter(|action| !action.state.is_open());
    let model = Actions {
        lede: lede(cx),
        empty: cx.empty("actions_empty", "actions_empty_text"),
        overdue: ledger
            .in_state(ActionState::Overdue)
            .map(|action| item(cx, action, action.owner))
            .collect(),
        open: groups.collect(),
        closed: closed
            .map(|action| item(cx, action, action.owner))
            .collect(),
    };
    out.push(Page::section(cx, Section::Actions, "actions.html", &model));
}

fn lede(cx: &Cx<'_>) -> Option<String> {
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

/// One action; its `owner` where no heading above it says so.
fn item(cx: &Cx<'_>, action: &LedgerAction, owner: Option<Owner>) -> ActionItem {
    let words = cx.words;
    let mut meta = Vec::new();
    if let Some(owner) = owner {
        meta.push(Piece::text(cx.owner(owner)));
    }
    if action.state.is_open()
        && let Some(due) = action.due
    {
        cx.comma(&mut meta);
        meta.push(Piece::text(words.get("action_due")));
        meta.push(Piece::text(" "));
        meta.push(cx.date_piece(due));
    }
    cx.for_point(action.point.as_ref(), &mut meta);
    if owner.is_none()
        && let Some(first) = meta.first_mut()
    {
        first.text = capital(&first.text);
    }
    let late = action
        .due
        .map(|due| (cx.view.today - due).num_days())
        .filter(|days| *days > 0);
    let (tag, tag_class) = match (action.state, late) {
        (ActionState::Open, _) => (None, ""),
        (ActionState::Overdue, Some(days)) => (
            Some(words.with("overdue_by", &[("days", (days as f64).into())])),
            "tag-warn",
        ),
        (state, _) => (
            Some(words.choice("action_state", state.word()).to_owned()),
            match state {
                ActionState::Overdue => "tag-warn",
                ActionState::Done => "tag-accent",
                _ => "",
            },
        ),
    };
    ActionItem {
        id: Some(action.id.clone()),
        what: Piece::text(&action.what),
        only: cx.only_coach(action.coach_only),
        tag,
        tag_class,
        meta,
        learning: None,
        closed: !action.state.is_open(),
        history: history(cx, action),
    }
}

/// One action as another page lists it: a link to where it is kept, without its history.
pub(super) fn line(cx: &Cx<'_>, action: &LedgerAction) -> ActionItem {
    let item = item(cx, action, None);
    ActionItem {
        id: None,
        what: Piece::link(
            &action.what,
            Some(format!("{}#{}", Section::Actions.path(), action.id)),
        ),
        history: Vec::new(),
        ..item
    }
}

fn history(cx: &Cx<'_>, action: &LedgerAction) -> Vec<HistoryStep> {
    let words = cx.words;
    let mut set = vec![Piece::text(words.get("history_set")), Piece::text(" ")];
    set.push(cx.record_link(&action.set_in));
    if let Some(date) = action.set_in.date {
        cx.comma(&mut set);
        set.push(cx.date_piece(date));
    }
    if let Some(due) = action.due_agreed {
        cx.comma(&mut set);
        set.push(Piece::text(words.get("history_due")));
        set.push(Piece::text(" "));
        set.push(cx.date_piece(due));
    }
    let mut steps = vec![HistoryStep {
        pieces: set,
        only: None,
    }];
    for step in &action.steps {
        let outcome = words.choice("outcome", step.outcome.word());
        let mut pieces = vec![Piece::text(
            words.with("history_step", &[("outcome", outcome.into())]),
        )];
        pieces.push(Piece::text(" "));
        pieces.push(cx.record_link(&step.session));
        if let Some(due) = step.due {
            cx.comma(&mut pieces);
            pieces.push(Piece::text(words.get("action_now_due")));
            pieces.push(Piece::text(" "));
            pieces.push(cx.date_piece(due));
        }
        if let Some(learning) = &step.learning {
            pieces.push(Piece::text(
                words.with("history_learning", &[("text", learning.into())]),
            ));
        }
        steps.push(HistoryStep {
            pieces,
            only: cx.only_coach(step.coach_only),
        });
    }
    if let Some(missed) = &action.missed {
        let pieces = vec![
            Piece::text(words.get("history_missed")),
            Piece::text(" "),
            cx.record_link(missed),
        ];
        steps.push(HistoryStep { pieces, only: None });
    }
    steps
}
