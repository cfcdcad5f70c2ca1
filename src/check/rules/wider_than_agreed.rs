//! CG601: the agreement or a record asks for more than the ceiling, or a marker would widen.

use crate::check::{Check, Checked, Run};
use crate::diag::{
    Diagnostic, INVALID_FRONT_MATTER, UNKNOWN_REFERENCE, WIDER_THAN_AGREED, nearest,
};
use crate::kind::Kind;
use crate::policy::Level;
use crate::record::prose::Narrowed;

/// The rule and all that belongs to it.
pub static CHECK: Check = Check {
    rule: &WIDER_THAN_AGREED,
    page: include_str!("wider_than_agreed.md"),
    needs: &[],
    yields: &[],
    run: Run::Records(check),
};

/// Reports what reaches above a ceiling.
pub fn check(checked: Checked<'_>, diags: &mut Vec<Diagnostic>) {
    agreement(checked, diags);
    records(checked, diags);
}

fn agreement(checked: Checked<'_>, diags: &mut Vec<Diagnostic>) {
    let Some((_, engagement)) = checked.source.model.engagement() else {
        return;
    };
    let Some(agreement) = &engagement.confidentiality else {
        return;
    };
    for (word, level) in &agreement.value.sponsor_sees {
        let Some(kind) = Kind::from_word(&word.value) else {
            let words = || Kind::ALL.into_iter().map(Kind::word);
            let help = match nearest(&word.value, words()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("the kinds are {}", words().collect::<Vec<_>>().join(", ")),
            };
            diags.push(
                Diagnostic::new(
                    &INVALID_FRONT_MATTER,
                    word.span,
                    "`sponsor_sees` names no kind of record",
                )
                .help(help),
            );
            continue;
        };
        let row = checked.source.policy.kind(kind);
        if kind == Kind::Engagement && level.value != Level::Shared {
            diags.push(
                Diagnostic::new(
                    &INVALID_FRONT_MATTER,
                    level.span,
                    "the agreement itself binds the sponsor and cannot be hidden from them",
                )
                .help("remove this line"),
            );
        } else if level.value > row.ceiling {
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
                    Level::Hidden => format!("write `hidden`: {}", row.because),
                    most => format!("write `{}` or less: {}", most.word(), row.because),
                }),
            );
        }
    }
}

fn records(checked: Checked<'_>, diags: &mut Vec<Diagnostic>) {
    let sponsors: Vec<&str> = checked
        .source
        .model
        .engagement()
        .map(|(_, engagement)| {
            engagement
                .known_sponsors()
                .map(|sponsor| sponsor.name.value.as_str())
                .collect()
        })
        .unwrap_or_default();
    for (_, record, _) in checked.source.model.held() {
        if let Some(approved) = &record.common.approved {
            if !checked.source.policy.kind(record.kind).approved {
                diags.push(
                    Diagnostic::new(
                        &WIDER_THAN_AGREED,
                        approved.span,
                        format!("an approval cannot share a record of kind `{}` with a sponsor", record.kind),
                    )
                    .help("remove `approved`; only stakeholder-themes, agenda and review can be approved"),
                );
            }
            let known = checked.source.model.engagement().is_some();
            for name in approved.value.sponsors.iter().filter(|_| known) {
                if !sponsors.contains(&name.value.as_str()) {
                    diags.push(
                        Diagnostic::new(
                            &UNKNOWN_REFERENCE,
                            name.span,
                            "this approval names somebody who is no sponsor of the engagement",
                        )
                        .help("write a sponsor's name as engagement.md has it"),
                    );
                }
            }
        }
        let hidden_from_client = checked.source.policy.kind(record.kind).client == Level::Hidden
            || record.common.body_coach_only;
        for section in &record.body.sections {
            if hidden_from_client && section.narrowed == Some(Narrowed::ClientOnly) {
                diags.push(
                    Diagnostic::new(
                        &WIDER_THAN_AGREED,
                        section.span,
                        "`{.client-only}` would open a passage of a record that the client does not have",
                    )
                    .help("a marker can only narrow; remove it"),
                );
            }
        }
    }
}
