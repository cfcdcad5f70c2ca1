//! Findings that the coach accepts with `allow` in a record. They are only listed on the coach's Checks page.
//!
//! An allow in engagement.md covers the whole engagement; in another record, it covers only that record. A finding of
//! level forbid cannot be allowed. Must not change levels; the settings of the practice do that.

use std::collections::{BTreeMap, BTreeSet};

use super::damage::UnreadParts;
use super::rule::RuleFunction;
use super::rules::{find, names_a_stakeholder};
use super::settings::{GUARDED, unknown_rule};
use crate::diag::{ALLOW_UNUSED, ALLOW_WITHOUT_REASON, Diagnostic, Level, Rule};
use crate::kind::Kind;
use crate::model::Model;
use crate::record::value::Status;
use crate::record::{Allow, safe_path};
use crate::span::FileId;

/// A finding that the coach accepts.
#[derive(Debug, Clone)]
pub struct AllowedFinding {
    /// The finding.
    pub finding: Diagnostic,
    /// The coach's reason; shown only to the coach.
    pub because: String,
}

/// Rules of level forbid that also report findings of a lower level, which can be allowed.
const ALLOWABLE_FORBIDS: [&Rule; 1] = [&names_a_stakeholder::RULE];

/// One allow and the file that it covers; without a file, it covers the whole engagement.
struct AllowScope<'a> {
    allow: &'a Allow,
    file: Option<FileId>,
    used: bool,
}

/// All allows of an engagement, by the code of their rule.
pub(super) struct AllowIndex<'a>(BTreeMap<&'static str, Vec<AllowScope<'a>>>);

impl<'a> AllowIndex<'a> {
    /// Collects the allows of all records.
    pub(super) fn new(model: &'a Model) -> Self {
        let mut by_rule = BTreeMap::<_, Vec<AllowScope<'a>>>::new();
        for scope in allow_scopes(model) {
            if let Some(check) = find(&scope.allow.rule.value) {
                by_rule.entry(check.rule.code).or_default().push(scope);
            }
        }
        AllowIndex(by_rule)
    }

    /// Whether one of the allows covers this finding.
    pub(super) fn allows(&self, diag: &Diagnostic) -> bool {
        let scopes = self.0.get(diag.rule.code);
        scopes.is_some_and(|scopes| scopes.iter().any(|scope| scope.covers(diag)))
    }
}

/// Removes allowed findings from `diags` and returns them; reports unused allows and allows without a reason.
///
/// `superseded` are findings that were already removed because another rule reports the cause. An allow for one of them
/// counts as used.
pub(super) fn apply_allows(
    model: &Model,
    damage: &UnreadParts,
    superseded: &[Diagnostic],
    diags: &mut Vec<Diagnostic>,
) -> Vec<AllowedFinding> {
    let mut scopes = allow_scopes(model);
    // Indexed by rule, so that thousands of allows are not compared with thousands of findings.
    let mut by_rule = BTreeMap::<&str, Vec<usize>>::new();
    for (index, scope) in scopes.iter().enumerate() {
        if let Some(check) = find(&scope.allow.rule.value) {
            by_rule.entry(check.rule.code).or_default().push(index);
        }
    }
    let of_rule = |diag: &Diagnostic| by_rule.get(diag.rule.code).map_or(&[][..], Vec::as_slice);
    let mut accepted = Vec::new();
    let mut kept = Vec::with_capacity(diags.len());
    for diag in diags.drain(..) {
        let mut because = None;
        for &index in of_rule(&diag) {
            let scope = &mut scopes[index];
            if scope.covers(&diag) {
                scope.used = true;
                because = because.or(Some(&scope.allow.because));
            }
        }
        match because {
            Some(because) => accepted.push(AllowedFinding {
                because: because
                    .as_ref()
                    .map_or_else(String::new, |because| because.value.clone()),
                finding: diag,
            }),
            None => kept.push(diag),
        }
    }
    for diag in superseded {
        for &index in of_rule(diag) {
            let scope = &mut scopes[index];
            scope.used |= scope.covers(diag);
        }
    }
    *diags = kept;
    let inactive = model.engagement().is_none_or(|(id, engagement)| {
        let status = engagement.status.as_ref().map(|status| status.value);
        model.record(id).common.draft
            || matches!(status, Some(Status::EndedEarly | Status::Declined))
    });
    let forbids = diags.iter().filter(|diag| diag.forbids());
    let forbids: BTreeSet<&str> = forbids.map(|diag| diag.rule.code).collect();
    let mut unused = Vec::new();
    for scope in &scopes {
        unused.extend(scope.missing_reason());
        unused.extend(scope.unused(damage, inactive, &forbids).map(|finding| {
            let rule = find(&scope.allow.rule.value).filter(|_| scope.file.is_some());
            match rule.map_or_else(String::new, |check| records_reported(model, check.rule, diags)) {
                records if records.is_empty() || finding.rule != &ALLOW_UNUSED => finding,
                records => finding.help(format!(
                    "the rule reports something in {records}; move these lines there, or remove them"
                )),
            }
        }));
    }
    diags.extend(unused);
    accepted
}

/// The most records that one message names.
const MAX_NAMED: usize = 3;

/// The paths of the records in which a rule reports something that can be allowed there; empty if there are none.
fn records_reported(model: &Model, rule: &Rule, diags: &[Diagnostic]) -> String {
    let mut paths = Vec::new();
    let found = diags
        .iter()
        .filter(|diag| diag.rule == rule && !diag.forbids());
    for diag in found {
        let path = safe_path(model.sources.path(diag.span));
        if !paths.contains(&path) {
            paths.push(path);
        }
        if paths.len() == MAX_NAMED {
            break;
        }
    }
    paths.join(", ")
}

fn allow_scopes(model: &Model) -> Vec<AllowScope<'_>> {
    let records = model.records.iter().filter(|record| !record.common.draft);
    records
        .flat_map(|record| {
            let file = (record.kind != Kind::Engagement).then_some(record.file);
            record.common.allow.values().map(move |allow| AllowScope {
                allow,
                file,
                used: false,
            })
        })
        .collect()
}

impl AllowScope<'_> {
    fn covers(&self, diag: &Diagnostic) -> bool {
        !diag.forbids()
            && diag.rule.is_named(&self.allow.rule.value)
            && self.file.is_none_or(|file| file == diag.span.file)
    }

    fn missing_reason(&self) -> Option<Diagnostic> {
        find(&self.allow.rule.value)?;
        self.allow.because.is_none().then(|| {
            Diagnostic::new(
                &ALLOW_WITHOUT_REASON,
                self.allow.rule.span,
                format!("`{}` is allowed here without a reason", self.name()),
            )
            .help("add `because:` and a few words; only you see them")
        })
    }

    /// The finding about an allow that has no effect.
    fn unused(
        &self,
        damage: &UnreadParts,
        inactive: bool,
        forbids: &BTreeSet<&str>,
    ) -> Option<Diagnostic> {
        if self.used {
            return None;
        }
        let span = self.allow.rule.span;
        let Some(check) = find(&self.allow.rule.value) else {
            return Some(unknown_rule(&self.allow.rule.value, span));
        };
        let name = check.rule.name;
        let finding = |message: String| Diagnostic::new(&ALLOW_UNUSED, span, message);
        let forbidden = check.rule.level == Level::Forbid
            && !ALLOWABLE_FORBIDS.contains(&check.rule)
            || forbids.contains(check.rule.code);
        if forbidden {
            return Some(finding(format!("`{name}` cannot be allowed")).help(GUARDED));
        }
        if check.rule == &ALLOW_UNUSED || check.rule == &ALLOW_WITHOUT_REASON {
            return Some(
                finding(format!("`{name}` cannot be allowed in a record"))
                    .help("set its level under `rules` in coachgen.yaml"),
            );
        }
        let skipped = matches!(check.run, RuleFunction::Context(_)) && inactive;
        if skipped || damage.affects(check.needs) {
            // The rule did not run, because something could not be read, or because the engagement ended early, was
            // declined or is a draft.
            return None;
        }
        let scope = match self.file {
            Some(_) => "in this record",
            None => "in this engagement",
        };
        Some(
            finding(format!("`{name}` finds nothing to allow {scope}"))
                .help("remove these lines; the rule reports it if it finds something again"),
        )
    }

    fn name(&self) -> &str {
        find(&self.allow.rule.value).map_or("", |check| check.rule.name)
    }
}
