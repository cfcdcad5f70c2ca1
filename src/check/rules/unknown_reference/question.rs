//! Part of CG004: reports an interview question that does not exist.

use crate::diag::{Diagnostic, UNKNOWN_REFERENCE, nearest};
use crate::model::PracticeFile;
use crate::record::decode::Scalar;
use crate::record::questions::question_ids;
use crate::record::safe;
use crate::record::value::Id;
use crate::span::Span;

/// Reports a finding whose question is neither one of the practice's nor built in.
pub fn check(practice: &PracticeFile, text: &str, span: Span) -> Option<Diagnostic> {
    let known = question_ids(&practice.practice.questions);
    // A question that cannot be read is reported in coachgen.yaml.
    if !practice.diags.is_empty() {
        return None;
    }
    // Invalid ids were reported when the record was read.
    if known.contains(&text) || Id::read(text, true).is_err() {
        return None;
    }
    let message = format!("there is no interview question `{}`", safe(text));
    let help = match nearest(text, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the questions are: {}", known.join(", ")),
    };
    Some(Diagnostic::new(&UNKNOWN_REFERENCE, span, message).help(help))
}
