//! What the terminal says while the practice is followed: what is new, what is mended, what no longer can be shown.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use super::shown;
use crate::check::{human, template_fault};
use crate::command::terminal::Terminal;
use crate::diag::Level;
use crate::page::health::HealthItem;
use crate::pipeline::Stopped;
use crate::record::safe_path;
use crate::record::value::Editor;
use crate::theme::TemplateError;
use crate::watch::{Edited, EditorLinks, EngagementState, PracticeChange, TerminalFinding};

/// Says it.
pub(super) struct Reporter<'o> {
    out: &'o Terminal,
    links: EditorLinks,
    /// The fault of a template that was told last.
    fault: Mutex<Option<TemplateError>>,
}

impl<'o> Reporter<'o> {
    pub(super) fn new(out: &'o Terminal, links: EditorLinks) -> Reporter<'o> {
        Reporter {
            out,
            links,
            fault: Mutex::new(None),
        }
    }

    /// What there is when the watch begins.
    pub(super) fn first(&self, change: &PracticeChange, took: Duration) {
        let editor = editor(change);
        let practice = change.practice.iter().flatten();
        let found = change.edited.iter().flat_map(|one| &one.findings);
        let all: Vec<&TerminalFinding> = practice.chain(found).collect();
        for finding in &all {
            self.finding(finding, editor);
        }
        if change.site.is_blank() {
            self.out.error(
                "coachgen.yaml cannot be used as it is; nothing can be shown until it is mended",
            );
            return;
        }
        let count = change.edited.len();
        self.out.say(&format!(
            "Watching {count} engagement{}, read in {} ms: {}.",
            if count == 1 { "" } else { "s" },
            took.as_millis(),
            counted(all.iter().map(|finding| finding.item.level)),
        ));
        for one in change.edited.iter().filter(|one| is_stopped(&one.held)) {
            self.out.error(&format!(
                "{} cannot be shown until what stops it is mended",
                shown(&one.held.name)
            ));
        }
    }

    /// What an edit came to.
    pub(super) fn changed(&self, change: &PracticeChange, took: Duration) {
        let editor = editor(change);
        if change.practice.is_some() {
            *self.fault.lock().unwrap_or_else(PoisonError::into_inner) = None;
        }
        for finding in change.practice.iter().flatten() {
            self.finding(finding, editor);
        }
        if change.site.unusable.is_some() && !change.site.is_blank() {
            self.out.error(
                "coachgen.yaml cannot be used as it is; what it said before holds until it is mended",
            );
        }
        // Where all were read anew, those that say what they said before are not told again.
        let several = change.edited.len() > 1;
        for one in &change.edited {
            if !several || is_news(one) {
                self.edited(one, editor, took);
            }
        }
        if let Some(error) = &change.unread {
            self.out
                .error(&format!("{error}; what it held stays as it was"));
        }
        for (name, has_files) in &change.gone {
            let name = shown(name);
            match has_files {
                true => self.out.error(&format!(
                    "{name} has no engagement.md any more, so nothing of it is shown; its other files are there"
                )),
                false => self.out.say(&format!("{name}: gone.")),
            }
        }
        if several || change.practice.is_some() {
            self.all(change, took);
        }
    }

    /// Where all stand after much was read again.
    fn all(&self, change: &PracticeChange, took: Duration) {
        let other = |one: &&Edited| match &one.before {
            Some(before) => !before.files.is_same_as(&one.held.files),
            None => true,
        };
        let changed = change.edited.iter().filter(other).count();
        let practice = change.practice.iter().flatten();
        let found = change.edited.iter().flat_map(|one| &one.findings);
        let levels = practice.chain(found).map(|finding| finding.item.level);
        self.out.say(&format!(
            "All checked again, {changed} of {} engagements changed: {} ({:.1} ms).",
            change.edited.len(),
            counted(levels),
            took.as_secs_f64() * 1000.0,
        ));
    }

    /// An engagement that every page of could not be made of.
    pub(super) fn stopped(&self, held: &EngagementState) {
        let name = shown(&held.name);
        match held.stopped() {
            Some(Stopped::Template(fault)) => {
                // One template may stop every engagement; what is wrong with it is said once.
                let mut known = self.fault.lock().unwrap_or_else(PoisonError::into_inner);
                if known.as_ref() != Some(fault) {
                    let theme = &held.practice.theme;
                    let mut sources = held.practice.file.sources.clone();
                    let found = template_fault(fault, theme, &mut sources);
                    let rendered = human::render(&sources, &found, self.out.colour());
                    self.out.finding(&rendered);
                    *known = Some(fault.clone());
                }
                self.out.error(&format!(
                    "{name} cannot be shown with templates/{}; {}",
                    safe_path(&fault.template),
                    kept(held)
                ));
            }
            Some(Stopped::Leak { reader, records }) => {
                let records: Vec<String> = records.iter().map(|path| safe_path(path)).collect();
                self.out.error(&format!(
                    "{name}: the portal of {reader} would hold text that they may not see, from {}; {}",
                    records.join(", "),
                    kept(held)
                ));
            }
            Some(Stopped::Forbidden) | None => {}
        }
    }

    /// A template that the coach's own pages cannot be made with.
    pub(super) fn own_pages(&self, fault: &TemplateError) {
        let mut known = self.fault.lock().unwrap_or_else(PoisonError::into_inner);
        if known.as_ref() == Some(fault) {
            return;
        }
        *known = Some(fault.clone());
        self.out.error(&format!(
            "templates/{}, line {}: {}; your own pages stay as they were",
            safe_path(&fault.template),
            fault.line,
            safe_path(&fault.message),
        ));
    }

    fn edited(&self, one: &Edited, editor: Option<Editor>, took: Duration) {
        let before: &[HealthItem] = match &one.before {
            Some(before) => &before.told.health,
            None => &[],
        };
        let new: Vec<&TerminalFinding> = one
            .findings
            .iter()
            .filter(|finding| !before.iter().any(|known| says_same(known, &finding.item)))
            .collect();
        for finding in &new {
            self.finding(finding, editor);
        }
        let now: Vec<&HealthItem> = one.findings.iter().map(|finding| &finding.item).collect();
        let mended = before
            .iter()
            .filter(|known| !now.iter().any(|item| says_same(known, item)));
        let mended = mended.count();
        let mut news = vec![counted(now.iter().map(|item| item.level))];
        if !new.is_empty() && new.len() < now.len() {
            news.push(format!("{} new", new.len()));
        }
        let was_stopped = one
            .before
            .as_ref()
            .is_some_and(|before| before.stopped().is_some());
        match mended {
            0 if was_stopped && one.held.stopped().is_none() => news.push("mended".to_owned()),
            0 => {}
            count => news.push(format!("{count} mended")),
        }
        let name = shown(&one.held.name);
        let ms = took.as_secs_f64() * 1000.0;
        match is_stopped(&one.held) {
            true => self.out.error(&format!(
                "{name} cannot be shown as it is ({}); {}",
                news.join(", "),
                kept(&one.held),
            )),
            false => self
                .out
                .say(&format!("{name}: {} ({ms:.1} ms).", news.join(", "))),
        }
    }

    /// A finding; on a terminal its place opens the file.
    fn finding(&self, finding: &TerminalFinding, editor: Option<Editor>) {
        let item = &finding.item;
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

/// What is shown of an engagement that cannot be shown as it is.
fn kept(held: &EngagementState) -> &'static str {
    match held.earlier() {
        Some(_) => "its pages stay as they were",
        None => "there is nothing to show of it yet",
    }
}

fn editor(change: &PracticeChange) -> Option<Editor> {
    change.site.practice.file.practice.editor
}

fn is_stopped(held: &EngagementState) -> bool {
    held.told.summary.stopped
}

fn is_news(one: &Edited) -> bool {
    let Some(before) = &one.before else {
        return true;
    };
    let (old, new) = (&before.told.health, &one.held.told.health);
    before.stopped().is_some() != one.held.stopped().is_some()
        || old.len() != new.len()
        || !old.iter().zip(new).all(|(old, new)| says_same(old, new))
}

/// The same finding, wherever it stands by now.
fn says_same(one: &HealthItem, other: &HealthItem) -> bool {
    (&one.code, &one.path, &one.message, &one.help)
        == (&other.code, &other.path, &other.message, &other.help)
}

fn counted(levels: impl Iterator<Item = Level>) -> String {
    let levels: Vec<Level> = levels.collect();
    let warnings = levels.iter().filter(|level| **level == Level::Warn).count();
    match levels.len() {
        0 => "no findings".to_owned(),
        all => human::count(all - warnings, warnings),
    }
}
