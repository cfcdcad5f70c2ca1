//! The checker: runs the rules over one engagement, and returns findings as data.
//!
//! A rule gets the loaded engagement, the coach's view of it, and today's date; it does no IO and does not read the
//! clock. A rule does not run if something that it needs could not be read. Findings that another rule reports better
//! are removed as superseded; then those that the coach allows are set aside with their reason.

mod allow;
pub mod concise;
mod context;
mod damage;
mod edit;
pub mod excerpt;
mod fix;
mod folders;
mod fonts;
pub mod human;
mod item_ids;
mod item_words;
pub mod json;
#[macro_use]
mod rule;
mod rules;
mod settings;
mod tally;
mod templates;
mod tracked;

use std::collections::{BTreeMap, BTreeSet};

use crate::derive::ReaderView;
use crate::diag::{Diagnostic, Rule, UNKNOWN_REFERENCE};
use crate::source::SourceMap;
use crate::span::FileId;
use crate::view::{Access, ProjectionInput};

pub use allow::AllowedFinding;
pub use context::{DatedRecord, HeldRecords, RuleContext};
pub use damage::UnreadParts;
pub use edit::append;
pub use fix::{FixedFile, apply_fixes};
pub use folders::EngagementFolders;
pub use fonts::fonts;
pub use item_words::TEXT_FIELDS;
pub use rule::{RegisteredRule, RequiredFields, RuleFunction};
pub use rules::{ALL, find, words};
pub use settings::Settings;
pub use tally::{MAX_SHOWN, Tally};
pub use templates::{FOLDER as TEMPLATES, ReadTemplates, template_fault, templates};
pub use tracked::tracked;

/// The input of every rule.
#[derive(Clone, Copy)]
pub struct RuleInput<'c> {
    /// The engagement, with the practice, the policy and today's date.
    pub source: ProjectionInput<'c>,
    /// Which reader may see which record.
    pub access: &'c Access,
    /// The parts that could not be read.
    pub damage: &'c UnreadParts,
    /// Folders of the practice's engagements; empty if they are not known.
    pub folders: &'c EngagementFolders<'c>,
}

/// Runs all rules over an engagement. Adds their findings to those made while the files were read, removes those that
/// the coach allows, and returns the allowed ones.
pub fn run(
    source: ProjectionInput<'_>,
    access: &Access,
    coach: Option<&ReaderView>,
    (settings, folders): (&Settings, &EngagementFolders<'_>),
    diags: &mut Vec<Diagnostic>,
) -> Vec<AllowedFinding> {
    let damage = UnreadParts::new(source.model, diags);
    let input = RuleInput {
        source,
        access,
        damage: &damage,
        folders,
    };
    let context = coach.and_then(|coach| RuleContext::new(input, coach));
    for check in ALL.iter().filter(|check| !damage.affects(check.needs)) {
        match (check.run, &context) {
            (RuleFunction::Records(run), _) => run(input, diags),
            (RuleFunction::Context(run), Some(context)) => run(context, diags),
            (RuleFunction::Context(_), None) | (RuleFunction::Elsewhere, _) => {}
        }
    }
    let allowed = allow::AllowIndex::new(source.model);
    let superseded = remove_superseded(source, diags, |diag| {
        !settings.drops(diag) && !allowed.allows(diag)
    });
    let accepted = allow::apply_allows(source.model, &damage, &superseded, diags);
    settings.apply(diags);
    item_ids::add_fixes(source.model, diags);
    item_words::add(source.model, diags);
    sort(&source.model.sources, diags);
    accepted
}

/// Removes and returns findings that are superseded by a finding of another rule, so that each cause is reported once.
/// Only findings for which `counts` is true supersede others: those that are not allowed. A dead link in prose never
/// does.
fn remove_superseded(
    source: ProjectionInput<'_>,
    diags: &mut Vec<Diagnostic>,
    counts: impl Fn(&Diagnostic) -> bool,
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
    let engagement_span = source
        .model
        .engagement()
        .map(|(id, _)| source.model.record(id).kind_span);
    let superseding: BTreeMap<&str, &[&Rule]> = ALL
        .iter()
        .map(|check| (check.rule.code, check.superseded_by))
        .collect();
    // Which rules have findings in which file; `None` is the engagement as a whole.
    let mut reported: BTreeSet<(&str, Option<FileId>)> = BTreeSet::new();
    for diag in diags.iter().filter(|diag| counts(diag) && !in_prose(diag)) {
        reported.insert((diag.rule.code, Some(diag.span.file)));
        if Some(diag.span) == engagement_span {
            reported.insert((diag.rule.code, None));
        }
    }
    let (kept, superseded) = diags.drain(..).partition(|diag| {
        let mut rules = superseding
            .get(diag.rule.code)
            .into_iter()
            .copied()
            .flatten();
        !rules.any(|rule| {
            let has_finding = |file| reported.contains(&(rule.code, file));
            has_finding(Some(diag.span.file)) || has_finding(None)
        })
    });
    *diags = kept;
    superseded
}

/// Sorts findings by path and position, and removes duplicates.
pub fn sort(sources: &SourceMap, diags: &mut Vec<Diagnostic>) {
    fn key<'d>(sources: &'d SourceMap, diag: &'d Diagnostic) -> (&'d str, u32, &'d str, &'d str) {
        let (span, code) = (diag.span, diag.rule.code);
        (sources.path(span), span.start, code, &diag.message)
    }
    diags.sort_by(|a, b| key(sources, a).cmp(&key(sources, b)));
    diags.dedup();
}
