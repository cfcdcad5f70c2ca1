//! The practice's own pages, from what each engagement left: its summary, its findings, its words.

use std::sync::Arc;

use chrono::NaiveDate;

use super::engagement::health_without_lines;
use super::{Loaded, health};
use crate::check::{ALL, RegisteredRule, Tally};
use crate::model::{Model, PracticeFile};
use crate::page::health::{AcceptedItem, HealthItem, SHOWN};
use crate::page::practice::{EngagementSummary, PracticeSummaries, summary};
use crate::page::rules::BrokenRule;
use crate::record::value::Language;
use crate::render::{OutputTree, practice_file, render_practice};
use crate::search::{Parts, WordIndex};
use crate::theme::{TemplateError, Theme};
use crate::view::practice as practice_seen;
use crate::view::types::FileView;
use crate::words::Words;

/// What the practice's own pages say of one engagement.
#[derive(Debug, Clone)]
pub struct EngagementOutcome {
    /// Where it stands.
    pub summary: EngagementSummary,
    /// What was found in it.
    pub health: Vec<HealthItem>,
    /// What was found in it and the coach accepts.
    pub accepted: Vec<AcceptedItem>,
}

impl EngagementOutcome {
    /// What is told of an engagement that was checked.
    pub fn of(loaded: &Loaded) -> EngagementOutcome {
        let Model {
            name, dir, sources, ..
        } = &loaded.model;
        let mut summary = match &loaded.coach {
            Some(view) => summary(view, name, dir),
            None => EngagementSummary::unreadable(name, dir),
        };
        summary.stopped = loaded.is_stopped();
        let found = loaded.diags.iter();
        let mut tally = Tally::default();
        let accepted = loaded.accepted.iter().map(|one| AcceptedItem {
            item: health(sources, &one.finding),
            because: one.because.clone(),
        });
        EngagementOutcome {
            summary,
            health: found
                .map(|diag| match tally.count(diag) <= SHOWN {
                    true => health(sources, diag),
                    // Counted on the page and not shown there.
                    false => health_without_lines(sources, diag),
                })
                .collect(),
            accepted: accepted.collect(),
        }
    }
}

/// What the practice's own pages are made from.
pub struct PracticePages<'o> {
    /// coachgen.yaml, with every finding in it and in the templates.
    pub file: &'o PracticeFile,
    /// The templates in force.
    pub theme: &'o Theme,
    /// The day the clock showed, or the one that was asked for.
    pub today: NaiveDate,
    /// Of each engagement, in the order of their folders.
    pub outcomes: Vec<&'o EngagementOutcome>,
}

impl PracticePages<'_> {
    /// Every file of the coach's own pages. The index numbers engagements as `told` does.
    ///
    /// # Errors
    /// The first error of a template.
    pub fn tree(&self, index: &WordIndex) -> Result<OutputTree, TemplateError> {
        self.with(|words, practice| render_practice(self.theme, words, practice, index))
    }

    /// The file at `path` of the coach's own pages; none where there is no such file.
    ///
    /// # Errors
    /// The first error of a template.
    pub fn one(
        &self,
        path: &str,
        parts: &dyn Fn() -> Arc<Parts>,
    ) -> Result<Option<Vec<u8>>, TemplateError> {
        self.with(|words, practice| practice_file(self.theme, words, practice, parts, path))
    }

    fn with<R>(&self, make: impl FnOnce(&'static Words, &PracticeSummaries<'_>) -> R) -> R {
        let practice = &self.file.practice;
        let logo = self.file.logo.as_ref().and_then(|logo| {
            let content = logo.content.as_ref().ok()?;
            Some(FileView {
                name: logo.name.clone(),
                bytes: content.bytes.as_slice().into(),
                image: content.image,
            })
        });
        let seen = practice_seen(self.file);
        let outcomes = self.outcomes.iter();
        let summaries: Vec<EngagementSummary> =
            told.clone().map(|told| told.summary.clone()).collect();
        let own = self.file.diags.iter();
        let health: Vec<HealthItem> = own
            .map(|diag| health(&self.file.sources, diag))
            .chain(told.clone().flat_map(|told| told.health.iter().cloned()))
            .collect();
        let accepted: Vec<AcceptedItem> = told
            .flat_map(|told| told.accepted.iter().cloned())
            .collect();
        let rules: Vec<BrokenRule> = ALL.iter().map(|check| rule(check)).collect();
        let words = Words::of(practice.language.unwrap_or(Language::En));
        make(
            words,
            &PracticeSummaries {
                seen: &seen,
                today: self.today,
                summaries: &summaries,
                health: &health,
                accepted: &accepted,
                rules: &rules,
                logo: logo.as_ref(),
            },
        )
    }
}

/// A rule as the coach's pages tell of it.
fn rule(check: &RegisteredRule) -> BrokenRule {
    BrokenRule {
        code: check.rule.code,
        name: check.rule.name,
        level: check.rule.level,
        summary: check.summary(),
        page: check.prose(),
    }
}
