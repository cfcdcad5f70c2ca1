//! The history of an action, step by step.
//!
//! Must not compute a state; the ledger does.

use super::super::PageContext;
use super::super::components::HistoryStep;
use super::super::parts::TextPiece;
use crate::derive::LedgerAction;

/// The history, from the record that agreed it through each review.
pub(super) fn history(cx: &PageContext<'_>, action: &LedgerAction) -> Vec<HistoryStep> {
    let words = cx.words;
    let mut set = vec![
        TextPiece::text(words.get("history_set")),
        TextPiece::text(" "),
    ];
    set.push(cx.record_link(&action.set_in));
    if let Some(date) = action.set_in.date {
        cx.comma(&mut set);
        set.push(cx.date_piece(date));
    }
    if let Some(due) = action.due_agreed {
        cx.comma(&mut set);
        set.push(TextPiece::text(words.get("history_due")));
        set.push(TextPiece::text(" "));
        set.push(cx.date_piece(due));
    }
    let mut steps = vec![HistoryStep {
        pieces: set,
        only: None,
    }];
    for step in &action.steps {
        let outcome = words.choice("outcome", step.outcome.word());
        let mut pieces = vec![TextPiece::text(
            words.with("history_step", &[("outcome", outcome.into())]),
        )];
        pieces.push(TextPiece::text(" "));
        pieces.push(cx.record_link(&step.record));
        if let Some(due) = step.due {
            cx.comma(&mut pieces);
            pieces.push(TextPiece::text(words.get("action_now_due")));
            pieces.push(TextPiece::text(" "));
            pieces.push(cx.date_piece(due));
        }
        if let Some(learning) = &step.learning {
            pieces.push(TextPiece::text(
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
            TextPiece::text(words.get("history_missed")),
            TextPiece::text(" "),
            cx.record_link(missed),
        ];
        steps.push(HistoryStep { pieces, only: None });
    }
    steps
}
