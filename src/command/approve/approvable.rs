//! The record named on the command line, loaded and checked with its engagement.
//!
//! Decides whether the record can be approved at all; must not decide for whom.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::check::human;
use crate::command::CommandError;
use crate::command::find;
use crate::command::open::OpenedPractice;
use crate::command::terminal::Terminal;
use crate::diag::Diagnostic;
use crate::kind::Kind;
use crate::model::{Model, RecordId};
use crate::pipeline::{self, Loaded};
use crate::policy::{AccessLevel, Policy};
use crate::reader::Reader;
use crate::record::{Content, Record, safe_path};
use crate::view::{ProjectionInput, agreed_level, approvable};

/// A record that can be approved.
pub(super) struct Approvable {
    /// Its path, escaped for messages.
    pub(super) shown: String,
    pub(super) loaded: Loaded,
    pub(super) id: RecordId,
    /// Its position in the order in which records are approved.
    pub(super) rank: usize,
    pub(super) today: NaiveDate,
    opened: OpenedPractice,
    policy: Policy,
}

/// The folder of the engagement that contains a file.
pub(super) fn engagement_folder(file: &Path) -> Result<PathBuf, CommandError> {
    let shown = safe_path(&file.display().to_string());
    let full = file
        .canonicalize()
        .map_err(|error| format!("cannot read {shown}: {error}"))?;
    if full.is_dir() {
        return Err(
            CommandError::new(match full.join("engagement.md").is_file() {
                true => format!("{shown} is an engagement's folder"),
                false => format!("{shown} is a folder"),
            })
            .hint("name the file of a record, for example the agenda or a review"),
        );
    }
    let folder = full
        .ancestors()
        .skip(1)
        .find(|folder| folder.join("engagement.md").is_file());
    folder.map(Path::to_owned).ok_or_else(|| {
        CommandError::new(format!("{shown} is not in an engagement"))
            .hint("an engagement is a folder that contains an engagement.md")
    })
}

impl Approvable {
    /// Loads the record at a path.
    pub(super) fn at(
        file: &Path,
        today: NaiveDate,
        out: &Terminal,
    ) -> Result<Approvable, CommandError> {
        let shown = safe_path(&file.display().to_string());
        let folder = engagement_folder(file)?;
        let opened = OpenedPractice::open(&folder, None)?;
        let path = find::path_in_practice(&opened, file)?;
        let asked = opened.requested();
        let files = asked
            .into_iter()
            .find(|files| files.entries.iter().any(|entry| entry.path == path))
            .ok_or_else(|| format!("{shown} is not a record of an engagement"))?;
        let policy = Policy::default();
        let shared = opened.practice.build_context(&policy, today);
        let mut loaded = pipeline::load(&opened.disk, files, &opened.name(files), &shared);
        pipeline::check(&mut loaded, &shared);
        let blocking: Vec<&Diagnostic> =
            loaded.diags.iter().filter(|diag| diag.forbids()).collect();
        if !blocking.is_empty() {
            for text in human::render_all(&loaded.model.sources, blocking, out.colour()) {
                out.finding(&text);
            }
            return Err(CommandError::new(format!(
                "{shown}: nothing was changed; fix the errors above first"
            )));
        }
        let source = ProjectionInput {
            model: &loaded.model,
            practice: &opened.practice.file,
            policy: &policy,
            today: &loaded.today,
        };
        let id = find::record_at(&loaded.model, &path)
            .ok_or_else(|| format!("{shown} cannot be read as a record; run `coachgen check`"))?;
        let rank = approvable(source).iter().position(|known| *known == id);
        let Some(rank) = rank else {
            let record = loaded.model.record(id);
            return Err(if record.common.draft {
                CommandError::new(format!("{shown} is a draft"))
                    .hint("remove `draft: true` when it is ready")
            } else {
                CommandError::new(format!(
                    "{shown} is of kind `{}`, which cannot be approved for a sponsor",
                    record.kind
                ))
                .hint("only stakeholder-themes, agenda, review and pulse can be approved")
            });
        };
        Ok(Approvable {
            shown,
            id,
            rank,
            today,
            loaded,
            opened,
            policy,
        })
    }

    /// Refuses while a record of the engagement is left out because it cannot be read: a copy could lack what it quotes
    /// from that record.
    pub(super) fn check_complete(&self) -> Result<(), CommandError> {
        let unreadable = self.model().unreadable.iter();
        let paths: Vec<String> = unreadable.map(|record| safe_path(&record.path)).collect();
        if paths.is_empty() {
            return Ok(());
        }
        Err(CommandError::new(format!(
            "{} cannot be approved while a record of the engagement cannot be read: {}",
            self.shown,
            paths.join(", ")
        ))
        .hint("run `coachgen check` to see what to fix"))
    }

    pub(super) fn model(&self) -> &Model {
        &self.loaded.model
    }

    pub(super) fn record(&self) -> &Record {
        self.loaded.model.record(self.id)
    }

    pub(super) fn is_agenda(&self) -> bool {
        self.record().kind == Kind::Agenda
    }

    /// The record's text.
    pub(super) fn text(&self) -> &str {
        let file = self.loaded.model.sources.file(self.record().file);
        file.map_or("", |file| &file.text)
    }

    pub(super) fn projection_input(&self) -> ProjectionInput<'_> {
        ProjectionInput {
            model: &self.loaded.model,
            practice: &self.opened.practice.file,
            policy: &self.policy,
            today: &self.loaded.today,
        }
    }

    /// Why a sponsor gets no copy, although the client would approve it.
    pub(super) fn refusal_reason(&self) -> String {
        let kind = self.record().kind;
        if self
            .loaded
            .access
            .repeats
            .iter()
            .any(|repeat| repeat.record == self.id)
        {
            return "it repeats text of a private passage (CG606); fix that first".to_owned();
        }
        let agreed = self
            .model()
            .engagement()
            .map(|(_, engagement)| agreed_level(self.projection_input(), engagement, kind));
        match agreed {
            Some(AccessLevel::Shared) => "they were no longer a sponsor on its date".to_owned(),
            _ => format!("the agreement does not share records of kind `{kind}` with sponsors"),
        }
    }

    /// Checks that a decision is not dated before the last one for the same sponsor.
    pub(super) fn check_decision_order(
        &self,
        sponsors: &[String],
        on: NaiveDate,
    ) -> Result<(), CommandError> {
        let Some(thread) = self.loaded.access.approvals.of_record(self.id) else {
            return Ok(());
        };
        for sponsor in sponsors {
            let Some(decided) = thread.decided.get(sponsor) else {
                continue;
            };
            let copy = decided.copy.as_ref().map(|approved| approved.on);
            let refusal = decided.refusal.as_ref().map(|refusal| refusal.on);
            if let Some(last) = copy.max(refusal).filter(|last| *last > on) {
                return Err(CommandError::new(format!(
                    "{}: the client last decided for {sponsor} on {last}; a later decision cannot be dated {on}",
                    self.shown
                )));
            }
        }
        Ok(())
    }

    /// Checks that the record's date is not after the approval, and that the client has the record.
    pub(super) fn check_approval_date(&self, on: NaiveDate) -> Result<(), CommandError> {
        let (shown, access) = (&self.shown, &self.loaded.access);
        if let Some(date) = self.record().content.as_ref().and_then(Content::day)
            && on < date
        {
            return Err(CommandError::new(format!(
                "{shown} is dated {date}; it cannot have been approved on {on}"
            )));
        }
        let client_has = access
            .levels(&Reader::Client)
            .is_some_and(|levels| levels.level_of(self.id) == AccessLevel::Shared);
        if client_has {
            return Ok(());
        }
        if access.repeats.iter().any(|repeat| repeat.record == self.id) {
            return Err(CommandError::new(format!(
                "{shown} repeats text of a private passage (CG606); fix that first"
            )));
        }
        if access.is_held_back(self.id) {
            return Err(CommandError::new(format!(
                "{shown} says that it is private, so it is held back from the client (CG609); fix that first"
            )));
        }
        Err(CommandError::new(format!(
            "the client does not have {shown} yet and cannot approve it; add `debriefed:` with the date of the debrief"
        )))
    }
}
