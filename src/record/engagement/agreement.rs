//! The confidentiality agreement: which kinds of record a sponsor sees, and at which level.
//!
//! This module must not judge whether a level exceeds what a sponsor can have; a rule does.

use super::Confidentiality;
use crate::diag::{Diagnostic, INVALID_FRONT_MATTER, nearest};
use crate::kind::Kind;
use crate::policy::{AccessLevel, Field};
use crate::record::decode::Fields;
use crate::record::leaf::Leaf;

/// Reads the confidentiality agreement.
pub(super) fn read(d: &mut Fields<'_, '_>) -> Option<Confidentiality> {
    use Field as F;
    let agreed = d.get(F::EngagementConfidentialityAgreed);
    let sees = d.pairs::<AccessLevel>(F::EngagementConfidentialitySponsorSees);
    let exceptions = d.all(F::EngagementConfidentialityExceptions);
    let mut sponsor_sees = Vec::new();
    for (kind, level) in sees {
        let Some(of) = kind_of(d, &kind) else {
            continue;
        };
        if of == Kind::Engagement && level.value != AccessLevel::Shared {
            d.found(
                Diagnostic::new(
                    &INVALID_FRONT_MATTER,
                    level.span,
                    "the agreement binds the sponsor and cannot be hidden from them",
                )
                .help("remove this line"),
            );
        } else {
            sponsor_sees.push((kind, level));
        }
    }
    Some(Confidentiality {
        agreed,
        sponsor_sees,
        exceptions,
    })
}

/// The kind that a line of `sponsor_sees` names.
fn kind_of(d: &Fields<'_, '_>, word: &Leaf<String>) -> Option<Kind> {
    let kind = Kind::from_word(&word.value);
    if kind.is_none() {
        let words = || Kind::ALL.into_iter().map(Kind::word);
        let help = match nearest(&word.value, words()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the kinds are {}", words().collect::<Vec<_>>().join(", ")),
        };
        d.found(
            Diagnostic::new(
                &INVALID_FRONT_MATTER,
                word.span,
                "unknown kind of record in `sponsor_sees`",
            )
            .help(help),
        );
    }
    kind
}
