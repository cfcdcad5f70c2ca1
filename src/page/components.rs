//! Parts that several record pages share: byline, actions, milestones met, amendments, empty states.
//!
//! Must not show content of a record whose content is not in the view.

use chrono::NaiveDate;
use serde::Serialize;

use super::PageContext;
use super::parts::{TextPiece, When};
use crate::bidi;
use crate::derive::agreement;
use crate::reader::Party;
use crate::record::value::{AgreedBy, Mode, Outcome, Owner, Who};
use crate::route::{NavSection, in_force};
use crate::view::types::{
    ActionView, ChangeView, Fact, MilestoneMetSeen, ObjectiveRef, PointRef, ReviewedView,
};

use super::revision::{self, RevisedField};

/// An action in a list. Templates: `{{ <action_list of={…} /> }}`.
#[derive(Debug, Default, Serialize)]
pub struct ActionItem {
    /// Its anchor, if this page has the action’s main entry.
    pub(super) id: Option<String>,
    /// What is to be done, with a link to the main entry.
    pub(super) what: TextPiece,
    /// Who can see this, if not every reader of the page can.
    pub(super) only: Option<String>,
    /// Its state, if it needs a label.
    pub(super) tag: Option<String>,
    /// `tag-warn`, `tag-accent` or empty.
    pub(super) tag_class: &'static str,
    /// The owner and dates.
    pub(super) meta: Vec<TextPiece>,
    /// What was learnt from it.
    pub(super) learning: Option<String>,
    /// Whether it is closed.
    pub(super) closed: bool,
    /// Its history, step by step.
    pub(super) history: Vec<HistoryStep>,
}

/// A step of an action's history.
#[derive(Debug, Serialize)]
pub struct HistoryStep {
    /// What happened, and in which record.
    pub(super) pieces: Vec<TextPiece>,
    /// Who can see this, if not every reader of the page can.
    pub(super) only: Option<String>,
}

/// A milestone that was met.
#[derive(Debug, Serialize)]
pub struct MetItem {
    /// The date on which it was met.
    pub(super) when: When,
    /// The milestone.
    pub(super) what: TextPiece,
}

/// An amendment as reported by the record that decided it. Templates: `{{ <change_list of={…} /> }}`.
#[derive(Debug, Serialize)]
pub struct ChangeItem {
    /// The kind of change, in one word.
    pub(super) tag: String,
    /// What it amends.
    pub(super) of: Vec<TextPiece>,
    /// The reason.
    pub(super) because: String,
    /// Who agreed to it and when, or who has yet to agree.
    pub(super) agreed: Option<String>,
    /// Old and new values, field by field.
    pub(super) lines: Vec<RevisedField>,
    /// Who can see this, if not every reader of the page can.
    pub(super) only: Option<String>,
}

/// An empty state. Templates: `{{ <empty strong={…} text={…} /> }}`.
#[derive(Debug, Serialize)]
pub struct EmptyState {
    /// What is missing.
    pub(super) strong: String,
    /// What will be here, and when.
    pub(super) text: String,
}

impl PageContext<'_> {
    /// Whether this portal is a sponsor's.
    pub fn is_sponsor(&self) -> bool {
        self.view.reader.party() == Party::Sponsor
    }

    /// A record's own title, if it adds to the record's name.
    pub fn lede(&self, fact: &Fact) -> Option<String> {
        let title = self.words.record_title(fact)?;
        (title != self.words.record_name(fact)).then(|| title.to_owned())
    }

    /// A party's name as this reader knows it, else its role.
    pub fn party(&self, who: Who) -> String {
        match who {
            Who::Client => self.client().to_owned(),
            Who::Coach => match self.coach() {
                Some(coach) => coach.to_owned(),
                None => self.words.choice("who", who.word()).to_owned(),
            },
            // The record says which sponsor is meant; today's sponsor may not be the one who spoke.
            Who::Sponsor => self.words.choice("who", who.word()).to_owned(),
        }
    }

    /// A party's name; for a sponsor, the name in the record.
    pub fn party_name(&self, who: Who, name: Option<&String>) -> String {
        match (who, name) {
            (Who::Sponsor, Some(name)) => name.clone(),
            _ => self.party(who),
        }
    }

    /// The owner of an action.
    pub fn owner(&self, owner: Owner, name: Option<&String>) -> String {
        let who = match owner {
            Owner::Client => Who::Client,
            Owner::Coach => Who::Coach,
            Owner::Sponsor => Who::Sponsor,
        };
        self.party_name(who, name)
    }

    /// Date, duration and mode: `Tuesday 14 July 2026, 105 minutes, in person`.
    pub fn byline(&self, fact: &Fact, mode: Option<Mode>) -> Vec<TextPiece> {
        let mut out = Vec::new();
        if let Some(date) = fact.date {
            let when = self.weekday(date);
            out.push(TextPiece {
                text: when.text,
                iso: Some(when.iso),
                ..TextPiece::default()
            });
        }
        // A session that was cancelled took no time, whatever its record says.
        let minutes = fact.minutes.filter(|_| !fact.cancelled);
        let minutes = minutes.map(|minutes| self.words.minutes(minutes));
        let mode = mode.map(|mode| self.words.choice("mode", mode.word()).to_owned());
        for text in minutes.into_iter().chain(mode) {
            self.comma(&mut out);
            out.push(TextPiece::text(text));
        }
        out
    }

    /// Adds a comma if there is already text.
    pub fn comma(&self, out: &mut Vec<TextPiece>) {
        if !out.is_empty() {
            out.push(TextPiece::text(self.words.get("list_mark")));
        }
    }

    /// The link to an ID on the agenda page, if this reader's agenda has that ID. It does not have what a proposed
    /// amendment adds.
    pub fn in_agenda(&self, id: &str) -> Option<String> {
        let agenda = in_force(self.view).and(self.derived.agenda.as_ref());
        let has_it = agenda.is_some_and(|agenda| agenda.has(id));
        has_it.then(|| format!("{}#{id}", NavSection::Agenda.path()))
    }

    /// A link to a point of the agenda.
    pub fn point_link(&self, point: &PointRef) -> TextPiece {
        TextPiece::link(&point.title, self.in_agenda(&point.id))
    }

    /// A link to an objective of the agenda.
    pub fn objective_link(&self, objective: &ObjectiveRef) -> TextPiece {
        TextPiece::link(&objective.words, self.in_agenda(&objective.id))
    }

    /// An action as reported by the record that agreed it.
    pub fn action(&self, action: &ActionView) -> ActionItem {
        let mut meta = Vec::new();
        if let Some(owner) = action.owner {
            meta.push(TextPiece::text(self.owner(owner, action.name.as_ref())));
        }
        if let Some(due) = action.due {
            self.comma(&mut meta);
            meta.push(TextPiece::text(self.words.get("action_by")));
            meta.push(TextPiece::text(" "));
            meta.push(self.date_piece(due));
        }
        self.for_point(action.point.as_ref(), &mut meta);
        let kept =
            self.route.has(NavSection::Actions) && self.derived.actions.get(&action.id).is_some();
        let href = kept.then(|| format!("{}#{}", NavSection::Actions.path(), action.id));
        ActionItem {
            what: TextPiece::link(&action.what, href),
            only: self.only_coach(action.coach_only),
            meta,
            ..ActionItem::default()
        }
    }

    /// `, for An executive voice`.
    pub fn for_point(&self, point: Option<&PointRef>, out: &mut Vec<TextPiece>) {
        if let Some(point) = point {
            self.comma(out);
            out.push(TextPiece::text(self.words.get("action_for")));
            out.push(TextPiece::text(" "));
            out.push(self.point_link(point));
        }
    }

    /// The milestones that a record reports as met.
    pub fn milestones_met(&self, milestones: &[MilestoneMetSeen]) -> Vec<MetItem> {
        milestones
            .iter()
            .map(|met| MetItem {
                when: self.when(met.met),
                what: TextPiece::link(&met.what, self.in_agenda(&met.milestone)),
            })
            .collect()
    }

    /// The outcome of an action as reported by a record.
    pub fn reviewed(&self, one: &ReviewedView) -> ActionItem {
        let words = self.words;
        let ledger = self.derived.actions.get(&one.action);
        let mut meta = Vec::new();
        if let Some(owner) = one.owner {
            meta.push(TextPiece::text(self.owner(owner, one.name.as_ref())));
        }
        if let Some(due) = one.due {
            self.comma(&mut meta);
            meta.push(TextPiece::text(words.get("action_now_due")));
            meta.push(TextPiece::text(" "));
            meta.push(self.date_piece(due));
        }
        let href = (ledger.is_some() && self.route.has(NavSection::Actions))
            .then(|| format!("{}#{}", NavSection::Actions.path(), one.action));
        let done = one.outcome == Outcome::Done;
        ActionItem {
            what: TextPiece::link(&one.what, href),
            only: self.only_coach(one.coach_only),
            tag: Some(words.choice("outcome", one.outcome.word()).to_owned()),
            tag_class: if done { "tag-accent" } else { "" },
            meta,
            learning: one.learning.clone(),
            closed: one.outcome != Outcome::Ongoing,
            ..ActionItem::default()
        }
    }

    /// The amendments that a record decided.
    pub fn changes(&self, by: &Fact, changes: &[ChangeView]) -> Vec<ChangeItem> {
        changes
            .iter()
            .map(|change| {
                let id = change.objective.as_deref().or(change.point.as_deref());
                let now = revision::of_revision(self, &change.now);
                ChangeItem {
                    tag: self.words.choice("change", change.change.word()).to_owned(),
                    of: vec![TextPiece::link(
                        &change.of,
                        id.and_then(|id| self.in_agenda(id)),
                    )],
                    because: change.because.clone(),
                    agreed: self.agreed_by(
                        &agreement(self.view, by, change).not_yet_agreed,
                        (change.agreed_client, change.agreed_sponsor),
                    ),
                    lines: revision::lines(self, &mut revision::Values::default(), now),
                    only: self.only_coach(change.coach_only),
                }
            })
            .collect()
    }

    /// Who has yet to agree to an amendment; if nobody, who agreed and when, as far as recorded.
    pub fn agreed_by(
        &self,
        not_yet_agreed: &[AgreedBy],
        (client, sponsor): (Option<NaiveDate>, Option<NaiveDate>),
    ) -> Option<String> {
        let words = self.words;
        match not_yet_agreed {
            [] => {}
            [only] => return Some(words.choice("not_agreed", only.word()).to_owned()),
            _ => return Some(words.get("not_agreed_by_both").to_owned()),
        }
        let days = [(AgreedBy::Client, client), (AgreedBy::Sponsor, sponsor)];
        let agreed = days.into_iter().filter_map(|(party, day)| {
            let who = words.choice("who", party.word());
            let day = words.date(day?);
            Some(words.with(
                "amendment_agreed",
                &[("who", who.into()), ("date", day.as_str().into())],
            ))
        });
        let agreed: Vec<String> = agreed.collect();
        (!agreed.is_empty()).then(|| bidi::join(&agreed, words.get("sentence_mark")))
    }

    /// An empty state: what is missing, and what will be here and when.
    pub fn empty(&self, strong: &str, text: &str) -> EmptyState {
        EmptyState {
            strong: self.words.get(strong).to_owned(),
            text: self.words.get(text).to_owned(),
        }
    }

    /// The names as one text; none if there are none.
    pub fn names(&self, names: &[String]) -> Option<String> {
        (!names.is_empty()).then(|| self.words.list(names))
    }
}
