//! The views of diagnosis records.

use super::Projector;
use super::groups;
use super::types::{
    EvidenceView, InterviewView, PsychometricView, ScoreView, StakeholderInterviewView, ThemeView,
    ThemesView,
};
use crate::model::RecordId;
use crate::policy::{AccessLevel, Field};
use crate::record::Content;
use crate::record::diagnosis::{
    Evidence, Interview, Psychometric, ScaleScore, Stakeholder, StakeholderInterview,
    StakeholderThemes,
};
use crate::record::parts::RecordedTheme;

impl Projector<'_> {
    pub(super) fn interview(
        &self,
        _: RecordId,
        content: &Content,
        level: AccessLevel,
    ) -> Option<InterviewView> {
        let gate = self.gate_at(level);
        let Interview {
            part: _,
            date: _,
            minutes: _,
            mode,
            findings,
        } = content.as_kind()?;
        Some(InterviewView {
            mode: gate.see(mode),
            findings: self.findings_seen(&gate, findings),
        })
    }

    pub(super) fn evidence(
        &self,
        _: RecordId,
        content: &Content,
        level: AccessLevel,
    ) -> Option<EvidenceView> {
        let gate = self.gate_at(level);
        let Evidence {
            kind: _,
            date: _,
            received,
            debriefed,
            source,
            findings,
        } = content.as_kind()?;
        Some(EvidenceView {
            received: gate.see(received),
            debriefed: gate.see(debriefed),
            source: gate.see(source),
            findings: self.findings_seen(&gate, findings),
        })
    }

    pub(super) fn stakeholder_interview(
        &self,
        _: RecordId,
        content: &Content,
        level: AccessLevel,
    ) -> Option<StakeholderInterviewView> {
        let gate = self.gate_at(level);
        let StakeholderInterview {
            stakeholder,
            date: _,
            minutes: _,
            findings,
        } = content.as_kind()?;
        if !gate.open(stakeholder.field) {
            return None;
        }
        let Stakeholder {
            name,
            relationship,
            attributed,
        } = &stakeholder.value;
        Some(StakeholderInterviewView {
            name: gate.one(name)?,
            relationship: gate.one(relationship)?,
            attributed: gate.see(attributed),
            findings: self.findings_seen(&gate, findings),
        })
    }

    pub(super) fn themes(
        &self,
        _: RecordId,
        content: &Content,
        level: AccessLevel,
    ) -> Option<ThemesView> {
        let gate = self.gate_at(level);
        let StakeholderThemes {
            date: _,
            themes,
            debriefed,
        } = content.as_kind()?;
        let groups = if gate.open(Field::StakeholderThemesThemes) {
            groups::count_groups(self.source.model)
        } else {
            Vec::new()
        };
        Some(ThemesView {
            themes: gate.list(themes, |theme, coach_only| {
                let RecordedTheme {
                    id,
                    text,
                    kind,
                    heard_in,
                } = theme;
                let heard_in = gate.all(heard_in);
                let heard_in = heard_in.iter().filter_map(|it| self.source_seen(it));
                Some(ThemeView {
                    id: gate.one(id)?.0,
                    text: gate.one(text)?,
                    kind: gate.see(kind),
                    heard_in: heard_in.collect(),
                    coach_only,
                })
            }),
            debriefed: gate.see(debriefed),
            groups,
        })
    }

    pub(super) fn psychometric(
        &self,
        _: RecordId,
        content: &Content,
        level: AccessLevel,
    ) -> Option<PsychometricView> {
        let gate = self.gate_at(level);
        let Psychometric {
            instrument,
            date: _,
            received,
            debriefed,
            scores,
            findings,
        } = content.as_kind()?;
        Some(PsychometricView {
            instrument: gate.one(instrument)?,
            received: gate.see(received),
            debriefed: gate.see(debriefed),
            scores: gate.list(scores, |score, coach_only| {
                let ScaleScore {
                    scale,
                    value,
                    low,
                    high,
                } = score;
                Some(ScoreView {
                    scale: gate.one(scale)?,
                    value: gate.one(value)?,
                    low: gate.see(low),
                    high: gate.see(high),
                    coach_only,
                })
            }),
            findings: self.findings_seen(&gate, findings),
        })
    }
}
