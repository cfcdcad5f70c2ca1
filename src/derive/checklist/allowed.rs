//! Marks steps as accepted if the coach allows, with a reason, the rules that report what they lack.
//!
//! Must not decide whether a rule reports anything; the checker does that.

use super::{ChecklistStep, Completion, inside};
use crate::derive::missing::{MissingItem, RuleName};
use crate::diag::{Level, Rule};
use crate::view::types::View;

/// Whether the coach accepts findings of a rule in the engagement, or in one of the records at these paths.
pub(super) fn is_allowed(view: &View, (code, name): RuleName, paths: &[&str]) -> bool {
    let rule = Rule {
        code,
        name,
        level: Level::Warn,
    };
    view.allowed.iter().any(|allow| {
        let path = allow.path.as_deref();
        rule.is_named(&allow.rule) && path.is_none_or(|path| paths.contains(&path))
    })
}

/// Removes what the coach accepts from what the steps lack. A step that lacks nothing else is accepted, and so are the
/// steps that depend on the record that it lacks.
pub(super) fn accept(view: &View, steps: &mut [ChecklistStep]) {
    let mut before = false;
    for step in steps {
        if step.done {
            before = false;
            continue;
        }
        if !step.missing.is_empty() {
            let missing = std::mem::take(&mut step.missing);
            let (accepted, open) = missing
                .into_iter()
                .partition(|item| item_is_allowed(view, item, &step.completions));
            step.missing = open;
            before = step.missing.is_empty();
            remove_paths(view, &accepted, &mut step.completions);
        }
        if before {
            step.done = true;
            step.accepted = true;
            step.completions.clear();
        }
    }
}

fn item_is_allowed(view: &View, item: &MissingItem, completions: &[Completion]) -> bool {
    let paths: Vec<&str> = match item {
        // A point may lack several things; agenda_setting.rs accepts each under the rule that reports it.
        MissingItem::PointIncomplete(_) => return false,
        MissingItem::Debrief(fact) => {
            let path = fact.path.as_deref();
            path.map(|path| inside(view, path)).into_iter().collect()
        }
        // The finding is in the record that lacks the fields.
        _ => completions.iter().flat_map(paths_of).collect(),
    };
    let rules = item.rules();
    !rules.is_empty() && rules.iter().all(|rule| is_allowed(view, *rule, &paths))
}

fn paths_of(completion: &Completion) -> impl Iterator<Item = &str> {
    let paths = match completion {
        Completion::Fields { paths, .. } => paths.as_slice(),
        _ => &[],
    };
    paths.iter().map(String::as_str)
}

/// Removes the records of accepted debriefs from those in which the field is to be written.
fn remove_paths(view: &View, accepted: &[MissingItem], completions: &mut Vec<Completion>) {
    let accepted: Vec<&str> = accepted
        .iter()
        .filter_map(|item| match item {
            MissingItem::Debrief(fact) => Some(inside(view, fact.path.as_deref()?)),
            _ => None,
        })
        .collect();
    completions.retain_mut(|completion| match completion {
        Completion::Fields { paths, .. } => {
            paths.retain(|path| !accepted.contains(&path.as_str()));
            !paths.is_empty()
        }
        _ => true,
    });
}
