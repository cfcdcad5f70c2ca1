//! CG607: reports a link in a shared passage to a record that its reader may not see.

use std::collections::BTreeMap;

use crate::check::RuleInput;
use crate::diag::{self, Diagnostic, Rule};
use crate::model::{RecordId, ResolvedLink};
use crate::policy::AccessLevel;
use crate::reader::Party;

/// The identity of the rule.
pub static RULE: Rule = Rule {
    code: "CG607",
    name: "hidden-link",
    level: diag::Level::Warn,
};

rule! {
    identity: RULE,
    page: "hidden_link.md",
    needs: &[],
    superseded_by: [&diag::UNKNOWN_MARKER],
    run: Records(check),
}

/// Reports each link of which a reader of the passage only gets the text.
pub fn check(input: RuleInput<'_>, diags: &mut Vec<Diagnostic>) {
    let model = input.source.model;
    let mut unavailable: BTreeMap<RecordId, bool> = BTreeMap::new();
    for (id, record, _) in model.complete_records() {
        let readers: Vec<_> = input
            .access
            .shared_with(id)
            .into_iter()
            .map(|reader| {
                let passages =
                    crate::view::passages_of(input.source, &reader, record, AccessLevel::Shared);
                (reader, passages)
            })
            .collect();
        for link in &record.body.links {
            let target = match model.follow(record, link) {
                ResolvedLink::Record(target, _) => Some(target),
                _ => None,
            };
            // Other findings report that the target is a draft, lacks a field or is held back.
            let is_unavailable = |id: &RecordId| {
                model.record(*id).content.is_none()
                    || model.record(*id).common.draft
                    || input.access.is_held_back(*id)
            };
            // Computed once for each record, because thousands of links may lead to the same one.
            let target =
                target.filter(|id| !*unavailable.entry(*id).or_insert_with(|| is_unavailable(id)));
            let Some(target) = target else {
                continue;
            };
            let mut parties: Vec<Party> = readers
                .iter()
                .filter(|(_, passages)| {
                    let after =
                        passages.partition_point(|passage| passage.span.start <= link.span.start);
                    after
                        .checked_sub(1)
                        .is_some_and(|at| passages[at].is_visible())
                })
                .map(|(reader, _)| reader)
                .filter(|reader| {
                    input
                        .access
                        .levels(reader)
                        .is_some_and(|levels| levels.level_of(target) == AccessLevel::Hidden)
                })
                .map(|reader| reader.party())
                .collect();
            parties.sort();
            parties.dedup();
            if parties.is_empty() {
                continue;
            }
            let words: Vec<&str> = parties.iter().map(|party| party.word()).collect();
            let reads = if words.len() == 1 { "reads" } else { "read" };
            diags.push(
                Diagnostic::new(
                    &RULE,
                    link.span,
                    format!("the {} {reads} this passage but not the record it links to; they get the text without the link", words.join(" and the ")),
                )
                .help("link to something they have, or remove the link"),
            );
        }
    }
}
