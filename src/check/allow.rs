//! What the coach allows in a record, with the reason: set aside, and kept for the coach's Health page.
//!
//! An allow in engagement.md covers the engagement, one in another record that record. No allow reaches a
//! forbid. Must not change a level; that is the practice's setting.

use std::collections::{BTreeMap, BTreeSet};

use super::damage::UnreadParts;
use super::rule::RuleFunction;
use super::rules::{allow_unused, allow_without_reason, find, names_a_stakeholder};
use super::settings::unknown;
use crate::diag::{Diagnostic, Level, Rule};
use crate::kind::Kind;
use crate::model::Model;
use crate::record::Allow;
use crate::record::value::Status;
use crate::span::FileId;

/// A finding that the coach accepts.
#[derive(Debug, Clone)]
pub struct AllowedFinding {
    /// What was found.
    pub finding: Diagnostic,
    /// Why it is accepted, in the coach's words: for the coach alone.
    pub because: String,
}

/// Forbids that have findings which are none, and can be allowed.
const SOFTER: [&Rule; 1] = [&names_a_stakeholder::RULE];

/// One allow and the file that it covers; none covers the engagement.
struct Cover<'a> {
    allow: &'a Allow,
    file: Option<FileId>,
    used: bool,
}

/// Every allow of an engagement, by the rule that it is for, to be asked.
pub(super) struct Allowed<'a>(BTreeMap<&'static str, Vec<Cover<'a>>>);

impl<'a> Allowed<'a> {
    /// The allows of all records.
    pub(super) fn of(model: &'a Model) -> Self {
        let mut by_rule = BTreeMap::<_, Vec<Cover<'a>>>::new();
        for cover in covers(model) {
            if let Some(check) = find(&cover.allow.rule.value) {
                by_rule.entry(check.rule.code).or_default().push(cover);
            }
        }
        Allowed(by_rule)
    }

    /// Whether one of them sets this finding aside.
    pub(super) fn reach(&self, diag: &Diagnostic) -> bool {
        let covers = self.0.get(diag.rule.code);
        covers.is_some_and(|covers| covers.iter().any(|cover| cover.reaches(diag)))
    }
}

/// Sets aside what is allowed. `silent` are findings that gave way to others: an allow for one of them is
/// not idle.
pub(super) fn settle(
    model: &Model,
    damage: &UnreadParts,
    silent: &[Diagnostic],
    diags: &mut Vec<Diagnostic>,
) -> Vec<AllowedFinding> {
    let mut covers = covers(model);
    // Their places by rule: thousands of allows must not each be held against thousands of findings.
    let mut by_rule = BTreeMap::<&str, Vec<usize>>::new();
    for (place, cover) in covers.iter().enumerate() {
        if let Some(check) = find(&cover.allow.rule.value) {
            by_rule.entry(check.rule.code).or_default().push(place);
        }
    }
    let of_rule = |diag: &Diagnostic| by_rule.get(diag.rule.code).map_or(&[][..], Vec::as_slice);
    let mut accepted = Vec::new();
    let mut kept = Vec::with_capacity(diags.len());
    for diag in diags.drain(..) {
        let mut because = None;
        for &place in of_rule(&diag) {
            let cover = &mut covers[place];
            if cover.reaches(&diag) {
                cover.used = true;
                because = because.or(Some(&cover.allow.because));
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
    for diag in silent {
        for &place in of_rule(diag) {
            let cover = &mut covers[place];
            cover.used |= cover.reaches(diag);
        }
    }
    *diags = kept;
    let quiet = model.engagement().is_none_or(|(id, engagement)| {
        let status = engagement.status.as_ref().map(|status| status.value);
        model.record(id).common.draft
            || matches!(status, Some(Status::EndedEarly | Status::Declined))
    });
    let forbids = diags.iter().filter(|diag| diag.forbids());
    let forbids: BTreeSet<&str> = forbids.map(|diag| diag.rule.code).collect();
    for cover in &covers {
        diags.extend(cover.without_reason());
        diags.extend(cover.idle(damage, quiet, &forbids));
    }
    accepted
}

fn covers(model: &Model) -> Vec<Cover<'_>> {
    let held = model.records.iter().filter(|record| !record.common.draft);
    held.flat_map(|record| {
        let file = (record.kind != Kind::Engagement).then_some(record.file);
        record.common.allow.values().map(move |allow| Cover {
            allow,
            file,
            used: false,
        })
    })
    .collect()
}

impl Cover<'_> {
    fn reaches(&self, diag: &Diagnostic) -> bool {
        !diag.forbids()
            && diag.rule.is_named(&self.allow.rule.value)
            && self.file.is_none_or(|file| file == diag.span.file)
    }

    fn without_reason(&self) -> Option<Diagnostic> {
        find(&self.allow.rule.value)?;
        self.allow.because.is_none().then(|| {
            Diagnostic::new(
                &allow_without_reason::RULE,
                self.allow.rule.span,
                format!("`{}` is allowed here without a reason", self.name()),
            )
            .help("add `because:` and a few words; they stay with you")
        })
    }

    /// What is said of an allow that allows nothing.
    fn idle(
        &self,
        damage: &UnreadParts,
        silent: bool,
        forbids: &BTreeSet<&str>,
    ) -> Option<Diagnostic> {
        if self.used {
            return None;
        }
        let span = self.allow.rule.span;
        let Some(check) = find(&self.allow.rule.value) else {
            return Some(unknown(&self.allow.rule.value, span));
        };
        let name = check.rule.name;
        let say = |message: String| Diagnostic::new(&allow_unused::RULE, span, message);
        let forbidden = check.rule.level == Level::Forbid && !SOFTER.contains(&check.rule)
            || forbids.contains(check.rule.code);
        if forbidden {
            return Some(say(format!("`{name}` cannot be allowed")).help(allow_unused::GUARDED));
        }
        if check.rule == &allow_unused::RULE || check.rule == &allow_without_reason::RULE {
            return Some(
                say(format!("`{name}` cannot be allowed in a record"))
                    .help("set its level under `rules` in coachgen.yaml"),
            );
        }
        let over = matches!(check.run, RuleFunction::Course(_)) && silent;
        if over || damage.touches(check.needs) {
            // The rule did not look: because of what could not be read, or because nothing is asked of an
            // engagement that was broken off or is a draft.
            return None;
        }
        let place = match self.file {
            Some(_) => "in this record",
            None => "in this engagement",
        };
        Some(
            say(format!("`{name}` finds nothing to allow {place}"))
                .help("remove these lines; should the rule find something again, it will say so"),
        )
    }

    fn name(&self) -> &str {
        find(&self.allow.rule.value).map_or("", |check| check.rule.name)
    }
}
