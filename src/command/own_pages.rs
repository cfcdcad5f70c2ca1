//! The practice's own pages, made from what each engagement left: its summary and its findings.

use chrono::NaiveDate;

use super::build::Staged;
use super::open::Opened;
use super::out::Out;
use crate::build;
use crate::check::{ALL, Check};
use crate::output::{OutputError, Portals};
use crate::page::health::{AcceptedItem, HealthItem};
use crate::page::practice::{Practice, Summary};
use crate::page::rules::RuleSeen;
use crate::record::safe_path;
use crate::record::value::Language;
use crate::render::render_practice;
use crate::search::Index;
use crate::theme::TemplateError;
use crate::view::practice as practice_seen;
use crate::view::seen::FileSeen;
use crate::words::Words;

/// Why the coach's own pages could not be staged.
pub(super) enum Unstaged {
    /// A template failed.
    Template(TemplateError),
    /// They could not be written.
    Output(OutputError),
}

/// Stages the practice, its health, the rules, and the search over all engagements.
pub(super) fn stage(
    opened: &Opened,
    today: NaiveDate,
    portals: &Portals,
    staged: &[Staged],
    index: &Index,
) -> Result<(), Unstaged> {
    let practice = &opened.practice.practice;
    let logo = opened.practice.logo.as_ref().and_then(|logo| {
        let content = logo.content.as_ref().ok()?;
        Some(FileSeen {
            name: logo.name.clone(),
            bytes: content.bytes.as_slice().into(),
            image: content.image,
        })
    });
    let seen = practice_seen(&opened.practice);
    let summaries: Vec<Summary> = staged.iter().map(|one| one.summary.clone()).collect();
    let own = opened.practice.diags.iter();
    let health: Vec<HealthItem> = own
        .map(|diag| build::health(&opened.practice.sources, diag))
        .chain(staged.iter().flat_map(|one| one.health.iter().cloned()))
        .collect();
    let accepted: Vec<AcceptedItem> = staged
        .iter()
        .flat_map(|one| one.accepted.iter().cloned())
        .collect();
    let rules: Vec<RuleSeen> = ALL.iter().map(|check| rule(check)).collect();
    let model = Practice {
        seen: &seen,
        today,
        summaries: &summaries,
        health: &health,
        accepted: &accepted,
        rules: &rules,
        logo: logo.as_ref(),
    };
    let words = Words::of(practice.language.unwrap_or(Language::En));
    let tree = render_practice(&opened.theme, words, &model, index).map_err(Unstaged::Template)?;
    let staged = portals.stage("coach", "coach", &tree.files);
    staged.map_err(Unstaged::Output)
}

impl Unstaged {
    /// Tells of the template, where it is one; gives the sentence that the command ends with.
    pub(super) fn said(self, opened: &mut Opened, out: &Out) -> String {
        match self {
            Unstaged::Output(error) => error.to_string(),
            Unstaged::Template(fault) => {
                let name = safe_path(&fault.template);
                opened.report_templates(vec![fault], out);
                format!(
                    "templates/{name} is needed for your own pages; nothing was built, and all portals stay as they were"
                )
            }
        }
    }
}

/// A rule as the coach's pages tell of it.
fn rule(check: &Check) -> RuleSeen {
    RuleSeen {
        code: check.rule.code,
        name: check.rule.name,
        level: check.rule.level,
        summary: check.summary(),
        page: check.prose(),
    }
}
