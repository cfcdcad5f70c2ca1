//! The coach's own pages, made from the outcome of each engagement: its summary, findings and words.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::engagement::health_item_without_excerpt;
use super::{Loaded, health_item};
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

/// What the coach's own pages show about one engagement.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct EngagementOutcome {
    /// Its summary.
    pub summary: EngagementSummary,
    /// The findings in it.
    pub health: Vec<HealthItem>,
    /// The findings in it that the coach accepts.
    pub accepted: Vec<AcceptedItem>,
}

impl EngagementOutcome {
    /// Creates the outcome of a checked engagement.
    pub fn from_loaded(loaded: &Loaded) -> EngagementOutcome {
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
            item: health_item(sources, &one.finding),
            because: one.because.clone(),
        });
        EngagementOutcome {
            summary,
            health: found
                .map(|diag| match tally.count(diag) <= SHOWN {
                    true => health_item(sources, diag),
                    // Counted on the page, but not listed.
                    false => health_item_without_excerpt(sources, diag),
                })
                .collect(),
            accepted: accepted.collect(),
        }
    }
}

/// The data of the coach's own pages.
pub struct PracticePages<'o> {
    /// The contents of coachgen.yaml, with every finding in it and in the templates.
    pub file: &'o PracticeFile,
    /// The templates in use.
    pub theme: &'o Theme,
    /// The date used as today.
    pub today: NaiveDate,
    /// The outcome of each engagement, in the order of their folders.
    pub outcomes: Vec<&'o EngagementOutcome>,
}

impl PracticePages<'_> {
    /// Renders every file of the coach's own pages. The index numbers engagements in the order of `outcomes`.
    ///
    /// # Errors
    /// If a template fails: the first error.
    pub fn tree(&self, index: &WordIndex) -> Result<OutputTree, TemplateError> {
        self.with_summaries(|words, practice| render_practice(self.theme, words, practice, index))
    }

    /// Renders the file at `path` of the coach's own pages; `None` if there is no such file.
    ///
    /// # Errors
    /// If a template fails: the first error.
    pub fn render_file(
        &self,
        path: &str,
        parts: &dyn Fn() -> Arc<Parts>,
    ) -> Result<Option<Vec<u8>>, TemplateError> {
        self.with_summaries(|words, practice| {
            practice_file(self.theme, words, practice, parts, path)
        })
    }

    fn with_summaries<R>(
        &self,
        make: impl FnOnce(&'static Words, &PracticeSummaries<'_>) -> R,
    ) -> R {
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
        let summaries: Vec<EngagementSummary> = outcomes
            .clone()
            .map(|outcome| outcome.summary.clone())
            .collect();
        let own = self.file.diags.iter();
        let health: Vec<HealthItem> = own
            .map(|diag| health_item(&self.file.sources, diag))
            .chain(
                outcomes
                    .clone()
                    .flat_map(|outcome| outcome.health.iter().cloned()),
            )
            .collect();
        let accepted: Vec<AcceptedItem> = outcomes
            .flat_map(|outcome| outcome.accepted.iter().cloned())
            .collect();
        let rules: Vec<BrokenRule> = ALL.iter().map(|check| broken_rule(check)).collect();
        let words = Words::for_language(practice.language.unwrap_or(Language::En));
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

/// Converts a rule for the coach's pages.
fn broken_rule(check: &RegisteredRule) -> BrokenRule {
    BrokenRule {
        code: check.rule.code,
        name: check.rule.name,
        level: check.rule.level,
        summary: check.summary(),
        page: check.prose(),
    }
}
