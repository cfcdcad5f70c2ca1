//! CG601: reports an agreement or a marker that would show more of a record than its kind allows.

use crate::check::RuleInput;
use crate::diag::{Diagnostic, WIDER_THAN_AGREED};
use crate::kind::Kind;
use crate::policy::AccessLevel;
use crate::record::prose::Narrowed;

rule! {
    identity: WIDER_THAN_AGREED,
    page: "wider_than_agreed.md",
    needs: &[],
    superseded_by: [],
    run: Records(check),
}

/// Reports levels and markers above the ceiling of a kind.
pub fn check(input: RuleInput<'_>, diags: &mut Vec<Diagnostic>) {
    check_agreement(input, diags);
    check_records(input, diags);
}

fn check_agreement(input: RuleInput<'_>, diags: &mut Vec<Diagnostic>) {
    let Some((_, engagement)) = input.source.model.engagement() else {
        return;
    };
    let Some(agreement) = &engagement.confidentiality else {
        return;
    };
    for (word, level) in &agreement.value.sponsor_sees {
        let Some(kind) = Kind::from_word(&word.value) else {
            // An unknown kind is reported when engagement.md is read.
            continue;
        };
        let row = input.source.policy.kind(kind);
        if level.value > row.ceiling {
            diags.push(
                Diagnostic::new(
                    &WIDER_THAN_AGREED,
                    level.span,
                    format!(
                        "a sponsor can have `{kind}` at most as `{}`; the agreement asks for `{}`",
                        row.ceiling.word(),
                        level.value.word()
                    ),
                )
                .help(match row.ceiling {
                    AccessLevel::Hidden => format!("write `hidden`: {}", row.because),
                    most => format!("write `{}` or less: {}", most.word(), row.because),
                }),
            );
        }
    }
}

fn check_records(input: RuleInput<'_>, diags: &mut Vec<Diagnostic>) {
    for (_, record, _) in input.source.model.complete_records() {
        let hidden_from_client = input.source.policy.kind(record.kind).client
            == AccessLevel::Hidden
            || record.common.body_coach_only;
        for section in &record.body.sections {
            let marker = match section.narrowed {
                Some(Narrowed::ClientOnly) => Narrowed::ClientOnly.marker(),
                None if section.reopened => "{.shared}",
                _ => continue,
            };
            if hidden_from_client {
                diags.push(
                    Diagnostic::new(
                        &WIDER_THAN_AGREED,
                        section.span,
                        format!(
                            "`{marker}` would show a passage of prose that is for the coach alone"
                        ),
                    )
                    .help(match record.common.body_coach_only {
                        true => "remove the marker or `body: coach-only`",
                        false => "remove the marker; nobody else reads a record of this kind",
                    }),
                );
            }
        }
    }
}
