//! The checker: rules over one engagement, and what they find as data.
//!
//! A rule gets the loaded engagement and where its readers stand; it does no IO and knows no clock.

pub mod excerpt;
pub mod human;
mod rules;

use crate::diag::Diagnostic;
use crate::source::SourceMap;
use crate::view::{Source, Standing};

/// What every rule gets.
#[derive(Clone, Copy)]
pub struct Checked<'c> {
    /// The engagement, with what it is judged by.
    pub source: Source<'c>,
    /// Which reader has which record.
    pub standing: &'c Standing,
}

/// A rule: one function over the engagement.
type Rule = fn(Checked<'_>, &mut Vec<Diagnostic>);

/// Every rule that needs the whole engagement; what one record shows by itself is found when it is read.
const RULES: &[Rule] = &[
    rules::unknown_reference::check,
    rules::wider_than_agreed::check,
    rules::unknown_marker::check,
    rules::approval_stale::check,
    rules::names_a_stakeholder::check,
    rules::private_text_repeated::check,
    rules::hidden_link::check,
    rules::attachment_metadata::check,
];

/// Runs every rule.
pub fn run(checked: Checked<'_>, diags: &mut Vec<Diagnostic>) {
    for rule in RULES {
        rule(checked, diags);
    }
}

/// Sorts findings by path and place, each said once.
pub fn sort(sources: &SourceMap, diags: &mut Vec<Diagnostic>) {
    diags.sort_by(|a, b| {
        let key = |diag: &Diagnostic| {
            (
                sources.path(diag.span).to_owned(),
                diag.span.start,
                diag.rule.code,
            )
        };
        key(a).cmp(&key(b)).then_with(|| a.message.cmp(&b.message))
    });
    diags.dedup();
}
