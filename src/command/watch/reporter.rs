//! Terminal output of `coachgen watch`: new and fixed findings, and what cannot be shown.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use super::safe_name;
use crate::check::{human, template_fault};
use crate::command::terminal::Terminal;
use crate::diag::Level;
use crate::page::health::HealthItem;
use crate::pipeline::Stopped;
use crate::record::safe_path;
use crate::record::value::Editor;
use crate::text::counted;
use crate::theme::TemplateError;
use crate::watch::{
    Edited, EditorLinks, EngagementState, PracticeChange, PracticeSnapshot, TerminalFinding,
};

/// Prints changes of the practice.
pub(super) struct Reporter<'o> {
    out: &'o Terminal,
    links: EditorLinks,
    /// The template error that was last printed.
    template_error: Mutex<Option<TemplateError>>,
}

impl<'o> Reporter<'o> {
    pub(super) fn new(out: &'o Terminal, links: EditorLinks) -> Reporter<'o> {
        Reporter {
            out,
            links,
            template_error: Mutex::new(None),
        }
    }

    /// Prints the findings and the state of all engagements when `coachgen watch` starts.
    pub(super) fn report_start(&self, change: &PracticeChange, took: Duration) {
        let editor = editor(change);
        let practice = change.practice.iter().flatten();
        let found = change.edited.iter().flat_map(|one| &one.findings);
        let all: Vec<&TerminalFinding> = practice.chain(found).collect();
        for finding in &all {
            self.print_finding(finding, editor);
        }
        if change.site.is_blank() {
            self.out.error(format!(
                "{} cannot be used; nothing can be shown until it is fixed",
                blocking_file(&change.site)
            ));
            return;
        }
        self.out.message(&format!(
            "Watching {}, read in {} ms: {}.",
            counted(change.edited.len(), "engagement"),
            took.as_millis(),
            count_findings(all.iter().map(|finding| finding.item.level)),
        ));
        for one in change
            .edited
            .iter()
            .filter(|one| is_stopped(&one.engagement))
        {
            self.out.error(format!(
                "{} cannot be shown until the errors that block its build are fixed",
                safe_name(&one.engagement.name)
            ));
        }
    }

    /// Prints the result of a change.
    pub(super) fn report_change(&self, change: &PracticeChange, took: Duration) {
        let editor = editor(change);
        if change.practice.is_some() {
            *self
                .template_error
                .lock()
                .unwrap_or_else(PoisonError::into_inner) = None;
        }
        for finding in change.practice.iter().flatten() {
            self.print_finding(finding, editor);
        }
        if change.site.unusable.is_some() && !change.site.is_blank() {
            self.out.error(format!(
                "{} cannot be used; the previous settings and templates stay in effect until it is fixed",
                blocking_file(&change.site)
            ));
        }
        // If all engagements were read again, those with the same findings as before are not printed.
        let several = change.edited.len() > 1;
        for one in &change.edited {
            if !several || has_changed(one) {
                self.report_edit(one, editor, took);
            }
        }
        if let Some(error) = &change.unread {
            self.out
                .error(format!("{error}; its previous content is used"));
        }
        for (name, has_files) in &change.gone {
            let name = safe_name(name);
            match has_files {
                true => self.out.error(format!(
                    "{name} no longer has an engagement.md and is not shown; its other files still exist"
                )),
                false => self.out.message(&format!("{name}: removed.")),
            }
        }
        if several || change.practice.is_some() {
            self.report_all(change, took);
        }
    }

    /// Prints one line for all engagements after several of them were read again.
    fn report_all(&self, change: &PracticeChange, took: Duration) {
        let other = |one: &&Edited| match &one.before {
            Some(before) => !before.files.is_same_as(&one.engagement.files),
            None => true,
        };
        let changed = change.edited.iter().filter(other).count();
        let practice = change.practice.iter().flatten();
        let found = change.edited.iter().flat_map(|one| &one.findings);
        let levels = practice.chain(found).map(|finding| finding.item.level);
        self.out.message(&format!(
            "Checked all engagements again, {changed} of {} changed: {} ({:.1} ms).",
            change.edited.len(),
            count_findings(levels),
            took.as_secs_f64() * 1000.0,
        ));
    }

    /// Prints why an engagement could not be rendered completely.
    pub(super) fn report_stopped(&self, held: &EngagementState) {
        let name = safe_name(&held.name);
        match held.stopped() {
            Some(Stopped::Template(error)) => {
                // One template can block every engagement; its error is printed once.
                let mut known = self
                    .template_error
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner);
                if known.as_ref() != Some(error) {
                    let theme = &held.practice.theme;
                    let mut sources = held.practice.file.sources.clone();
                    let found = template_fault(error, theme, &mut sources);
                    let rendered = human::render(&sources, &found, self.out.colour());
                    self.out.finding(&rendered);
                    *known = Some(error.clone());
                }
                self.out.error(format!(
                    "{name} cannot be shown with templates/{}; {}",
                    safe_path(&error.template),
                    shown_instead(held)
                ));
            }
            Some(Stopped::Leak { reader, records }) => {
                let records: Vec<String> = records.iter().map(|path| safe_path(path)).collect();
                self.out.error(format!(
                    "{name}: the portal of {reader} would contain text that they may not see, from {}; {}",
                    records.join(", "),
                    shown_instead(held)
                ));
            }
            Some(Stopped::Forbidden) | None => {}
        }
    }

    /// Prints a template error that prevents the practice's pages from being rendered.
    pub(super) fn report_practice_pages(&self, error: &TemplateError) {
        let mut known = self
            .template_error
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if known.as_ref() == Some(error) {
            return;
        }
        *known = Some(error.clone());
        self.out.error(format!(
            "templates/{}, line {}: {}; the practice's pages are unchanged",
            safe_path(&error.template),
            error.line,
            safe_path(&error.message),
        ));
    }

    fn report_edit(&self, one: &Edited, editor: Option<Editor>, took: Duration) {
        // What an engagement with blocking errors lacks may not have been checked, so its last good state counts too.
        let stopped = is_stopped(&one.engagement);
        let good = one.before.as_ref().and_then(|before| before.earlier());
        let good = good.filter(|_| one.before.as_ref().is_some_and(|before| is_stopped(before)));
        let before: Vec<&HealthItem> = one
            .before
            .iter()
            .chain(&good)
            .flat_map(|state| &state.outcome.health)
            .collect();
        let new: Vec<&TerminalFinding> = one
            .findings
            .iter()
            .filter(|finding| {
                !before
                    .iter()
                    .any(|known| is_same_finding(known, &finding.item))
            })
            .collect();
        for finding in &new {
            self.print_finding(finding, editor);
        }
        let now: Vec<&HealthItem> = one.findings.iter().map(|finding| &finding.item).collect();
        let fixed = before
            .iter()
            .filter(|known| !now.iter().any(|item| is_same_finding(known, item)));
        let fixed = match stopped {
            true => 0,
            false => fixed.count(),
        };
        let mut news = vec![count_findings(now.iter().map(|item| item.level))];
        if !new.is_empty() && new.len() < now.len() {
            news.push(format!("{} new", new.len()));
        }
        let was_stopped = one
            .before
            .as_ref()
            .is_some_and(|before| before.stopped().is_some());
        match fixed {
            0 if was_stopped && one.engagement.stopped().is_none() => news.push("fixed".to_owned()),
            0 => {}
            count => news.push(format!("{count} fixed")),
        }
        let name = safe_name(&one.engagement.name);
        let ms = took.as_secs_f64() * 1000.0;
        match stopped {
            true => self.out.error(format!(
                "{name} has {}; {}",
                news.join(", "),
                shown_instead(&one.engagement),
            )),
            false => self
                .out
                .message(&format!("{name}: {} ({ms:.1} ms).", news.join(", "))),
        }
    }

    /// Prints a finding, with `--quiet` only an error; on a terminal, its location is a link that opens the file.
    fn print_finding(&self, finding: &TerminalFinding, editor: Option<Editor>) {
        let item = &finding.item;
        if self.out.is_quiet() && item.level == Level::Warn {
            return;
        }
        let place = format!("{}:{}:{}", safe_path(&item.path), item.line, item.column);
        if !self.out.has_terminal() || !self.out.colour() {
            self.out.finding(&finding.rendered);
            return;
        }
        let href = self.links.terminal(editor, &item.path, item.line);
        let linked = format!("\u{1b}]8;;{href}\u{1b}\\{place}\u{1b}]8;;\u{1b}\\");
        self.out
            .finding(&finding.rendered.replacen(&place, &linked, 1));
    }
}

/// What the preview shows instead of an engagement that cannot be shown.
fn shown_instead(held: &EngagementState) -> &'static str {
    match held.earlier() {
        Some(_) => "its last good pages are still shown",
        None => "there is nothing to show yet",
    }
}

fn editor(change: &PracticeChange) -> Option<Editor> {
    change.site.practice.file.practice.editor
}

fn is_stopped(held: &EngagementState) -> bool {
    held.outcome.summary.stopped
}

fn has_changed(one: &Edited) -> bool {
    let Some(before) = &one.before else {
        return true;
    };
    let (old, new) = (&before.outcome.health, &one.engagement.outcome.health);
    before.stopped().is_some() != one.engagement.stopped().is_some()
        || old.len() != new.len()
        || !old
            .iter()
            .zip(new)
            .all(|(old, new)| is_same_finding(old, new))
}

/// Whether two findings are the same, ignoring their line and column.
fn is_same_finding(one: &HealthItem, other: &HealthItem) -> bool {
    (&one.code, &one.path, &one.message, &one.help)
        == (&other.code, &other.path, &other.message, &other.help)
}

fn count_findings(levels: impl Iterator<Item = Level>) -> String {
    let levels: Vec<Level> = levels.collect();
    let warnings = levels.iter().filter(|level| **level == Level::Warn).count();
    match levels.len() {
        0 => "no findings".to_owned(),
        all => human::count(all - warnings, warnings),
    }
}

/// Returns the path of the file that blocks everything.
fn blocking_file(site: &PracticeSnapshot) -> String {
    let practice = site.unusable.as_ref();
    let path = practice.and_then(|practice| practice.blocking_file());
    safe_path(path.unwrap_or("coachgen.yaml"))
}
