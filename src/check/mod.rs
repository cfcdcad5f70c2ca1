//! The checker: rules over one engagement, and what they find as data.
//!
//! A rule gets the loaded engagement, the coach's view of it, and today's date; it does no IO and knows
//! no clock. What a rule needs and could not be read keeps it silent; where another rule says the same
//! better, it yields; then what the coach allows is set aside, with the reason.

mod allow;
pub mod concise;
mod context;
mod damage;
mod edit;
pub mod excerpt;
mod fix;
mod fonts;
pub mod human;
pub mod json;
mod rule;
mod rules;
mod settings;
mod tally;
mod templates;

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Diagnostic, Rule, UNKNOWN_REFERENCE};
use crate::source::SourceMap;
use crate::span::FileId;
use crate::view::types::View;
use crate::view::{Access, ProjectionInput};

pub use allow::AllowedFinding;
pub use context::{DatedRecord, HeldRecords, RuleContext};
pub use damage::UnreadParts;
pub use fix::{FixedFile, apply_fixes};
pub use fonts::fonts;
pub use rule::{RegisteredRule, RequiredFields, RuleFunction};
pub use rules::{ALL, find, words};
pub use settings::Settings;
pub use tally::{MAX_SHOWN, Tally};
pub use templates::{FOLDER as TEMPLATES, template_fault, templates};

/// What every rule gets.
#[derive(Clone, Copy)]
pub struct RuleInput<'c> {
    /// The engagement, with what it is judged by.
    pub source: ProjectionInput<'c>,
    /// Which reader has which record.
    pub standing: &'c Access,
    /// What could not be read.
    pub damage: &'c UnreadParts,
    /// Folders of the practice's engagements; none where they are not known.
    pub folders: &'c [String],
}

/// Runs every rule over an engagement, adding to what was found while it was read, and sets aside what the
/// coach allows; what is set aside is given back.
pub fn run(
    source: ProjectionInput<'_>,
    standing: &Access,
    coach: Option<&View>,
    (settings, folders): (&Settings, &[String]),
    diags: &mut Vec<Diagnostic>,
) -> Vec<AllowedFinding> {
    let damage = UnreadParts::new(source.model, diags);
    let checked = RuleInput {
        source,
        standing,
        damage: &damage,
        folders,
    };
    let course = coach.and_then(|view| RuleContext::new(checked, view));
    for check in ALL.iter().filter(|check| !damage.affects(check.needs)) {
        match (check.run, &course) {
            (RuleFunction::Records(run), _) => run(checked, diags),
            (RuleFunction::Context(run), Some(course)) => run(course, diags),
            (RuleFunction::Context(_), None) | (RuleFunction::Elsewhere, _) => {}
        }
    }
    let allowed = allow::AllowIndex::new(source.model);
    let silent = remove_superseded(source, diags, |diag| {
        !settings.drops(diag) && !allowed.allows(diag)
    });
    let accepted = allow::apply_allows(source.model, &damage, &silent, diags);
    settings.apply(diags);
    sort(&source.model.sources, diags);
    accepted
}

/// One cause, one finding: takes out what a rule says where one that it yields to speaks, and gives it back.
/// What is allowed does not speak, and a dead link in prose is no cause of anything.
fn remove_superseded(
    source: ProjectionInput<'_>,
    diags: &mut Vec<Diagnostic>,
    stands: impl Fn(&Diagnostic) -> bool,
) -> Vec<Diagnostic> {
    let bodies: BTreeMap<FileId, u32> = source
        .model
        .records
        .iter()
        .map(|record| (record.file, record.node.span.end))
        .collect();
    let in_prose = |diag: &Diagnostic| {
        let body = bodies.get(&diag.span.file);
        diag.rule == &UNKNOWN_REFERENCE && body.is_some_and(|body| *body <= diag.span.start)
    };
    let whole = source
        .model
        .engagement()
        .map(|(id, _)| source.model.record(id).kind_span);
    let yields: BTreeMap<&str, &[&Rule]> = ALL
        .iter()
        .map(|check| (check.rule.code, check.yields))
        .collect();
    // Which rules speak of which file; none stands for the whole engagement.
    let mut spoken: BTreeSet<(&str, Option<FileId>)> = BTreeSet::new();
    for diag in diags.iter().filter(|diag| stands(diag) && !in_prose(diag)) {
        spoken.insert((diag.rule.code, Some(diag.span.file)));
        if Some(diag.span) == whole {
            spoken.insert((diag.rule.code, None));
        }
    }
    let (kept, silent) = diags.drain(..).partition(|diag| {
        let mut yields = yields.get(diag.rule.code).into_iter().copied().flatten();
        !yields.any(|rule| {
            let speaks = |file| spoken.contains(&(rule.code, file));
            speaks(Some(diag.span.file)) || speaks(None)
        })
    });
    *diags = kept;
    silent
}

/// Sorts findings by path and place, each said once.
pub fn sort(sources: &SourceMap, diags: &mut Vec<Diagnostic>) {
    fn key<'d>(sources: &'d SourceMap, diag: &'d Diagnostic) -> (&'d str, u32, &'d str, &'d str) {
        let (span, code) = (diag.span, diag.rule.code);
        (sources.path(span), span.start, code, &diag.message)
    }
    diags.sort_by(|a, b| key(sources, a).cmp(&key(sources, b)));
    diags.dedup();
}
