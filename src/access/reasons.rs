//! Reasons as text, with the file and line that each comes from, if a line of a record decides.

use super::RecordAccess;
use crate::policy::{AccessLevel, Field, RequiredLevel};
use crate::reader::{Party, Reader};
use crate::record::prose::Narrowed;
use crate::span::Span;
use crate::view::{Condition, Explanation, HiddenBy, LevelReason};

/// Why a reader does not see a part.
pub(super) enum Reason {
    /// The reason that limits the whole record.
    OfRecord,
    /// A separate reason.
    OfPart(String),
}

impl RecordAccess<'_> {
    /// Why the reader has the record at this level: the conditions that decide it.
    pub(super) fn level_reasons(&self, reader: &Reader, has: &Explanation) -> Vec<String> {
        let approved =
            |condition: &&Condition| matches!(condition.reason, LevelReason::Approved(_));
        if let Some(condition) = has.conditions.iter().find(approved) {
            return vec![self.condition(reader, condition)];
        }
        let deciding = has.conditions.iter().filter(|one| one.level <= has.level);
        deciding.map(|one| self.condition(reader, one)).collect()
    }

    fn condition(&self, reader: &Reader, condition: &Condition) -> String {
        let at = condition.at.map(|at| format!(" ({})", self.location(at)));
        let at = at.unwrap_or_default();
        match condition.reason {
            LevelReason::Coach => "the coach sees everything".to_owned(),
            LevelReason::Unreadable => format!(
                "it has errors, so only the coach sees it; run `coachgen check`{at}"
            ),
            LevelReason::Draft => format!("`draft: true`{at}"),
            LevelReason::Kind(kind) => {
                let level = match condition.level {
                    AccessLevel::Hidden => "hidden from",
                    AccessLevel::Fact => "only a fact for",
                    AccessLevel::Shared => "shared with",
                };
                let row = self.policy.kind(kind);
                let party = match reader.party() {
                    Party::Sponsor if row.ceiling > row.sponsor => "sponsors, unless agreed otherwise",
                    Party::Sponsor => "sponsors",
                    _ => "the client",
                };
                match condition.level {
                    // The reason of the row is about those who do not see all of it.
                    AccessLevel::Shared => format!("kind `{kind}` is {level} {party}"),
                    _ => format!("kind `{kind}` is {level} {party}: {}", row.because),
                }
            }
            LevelReason::Agreement(kind, written) => {
                let most = match written > condition.level {
                    true => format!(", of which `{}` is the most", condition.level.word()),
                    false => String::new(),
                };
                format!("`sponsor_sees`: `{kind}: {}`{most}{at}", written.word())
            }
            LevelReason::EmptyLog => {
                "everything in it is for the coach only; an empty log would show that something was left out".to_owned()
            }
            LevelReason::NotPassedOn(field) => match condition.at {
                None => format!("`{field}` is missing: add the day on which you discussed it with the client"),
                Some(_) => format!("`{field}` is in the future{at}"),
            },
            LevelReason::Future => format!("it has not taken place yet{at}"),
            LevelReason::AfterLastDay => {
                format!("it is dated, or was received, after this sponsor’s last day, `until`{at}")
            }
            LevelReason::NotPresent => {
                format!("neither `present` nor `shared_with_sponsors` names this sponsor{at}")
            }
            LevelReason::NotApproved => "the client has not approved it".to_owned(),
            LevelReason::Declined(on) => format!("the client declined it on {on}"),
            LevelReason::Withdrawn(on) => format!("the client withdrew the approval on {on}"),
            LevelReason::UnusableCopy(on) => {
                format!("the copy that the client approved on {on} cannot be used; run `coachgen check`{at}")
            }
            LevelReason::Approved(on) => format!("the client approved a copy on {on}{at}"),
            LevelReason::PrivateWords => format!(
                "held back, because words in it suggest that it is private{at}; run `coachgen explain CG609`"
            ),
            LevelReason::PrivateName => format!(
                "held back, because the name of a folder or file suggests that it is private{at}; run `coachgen explain CG609`"
            ),
            LevelReason::RepeatsPrivateWords => format!(
                "held back, because it repeats private words{at}; run `coachgen explain CG606`"
            ),
        }
    }

    /// Why the reader does not see a part.
    pub(super) fn part_reason(&self, reader: &Reader, has: &Explanation, by: HiddenBy) -> Reason {
        let text = match by {
            HiddenBy::Draft => return Reason::OfRecord,
            HiddenBy::Policy(field) => return self.policy_reason(reader, has, field),
            HiddenBy::UnknownField => {
                "no reader but the coach sees a field that coachgen does not know".to_owned()
            }
            HiddenBy::CoachOnly(at) => format!("`coach_only: true` ({})", self.location(at)),
            HiddenBy::Personal(at) => format!("`personal: true` ({})", self.location(at)),
            HiddenBy::OtherContact => {
                "only the coach sees contacts by a sponsor or the organisation".to_owned()
            }
            HiddenBy::Tenure => format!(
                "it belongs to a day after this sponsor’s last day, `until`{}",
                self.until(reader)
            ),
            HiddenBy::OtherSponsor => "it names a sponsor whom this reader does not see".to_owned(),
            HiddenBy::Reference => {
                "it refers to something that this reader does not see".to_owned()
            }
            HiddenBy::Marker(at) => format!("`{}` ({})", self.marker(at), self.location(at)),
            HiddenBy::BodyCoachOnly => match self.record.node.get("body") {
                Some(body) => format!("`body: coach-only` ({})", self.location(body.span)),
                None => "`body: coach-only`".to_owned(),
            },
        };
        Reason::OfPart(text)
    }

    fn policy_reason(&self, reader: &Reader, has: &Explanation, field: Field) -> Reason {
        let row = field.row();
        let party = match reader.party() {
            Party::Sponsor => "a sponsor",
            _ => "the client",
        };
        match self.policy.need(field, reader.party()) {
            RequiredLevel::Never => {
                Reason::OfPart(format!("never shown to {party}: {}", row.because))
            }
            RequiredLevel::Payer if has.level == AccessLevel::Shared => Reason::OfPart(format!(
                "{}; `fees.payer` does not name {party}",
                row.because
            )),
            _ => Reason::OfRecord,
        }
    }

    /// Where the last day of a sponsor is written.
    fn until(&self, reader: &Reader) -> String {
        let spans = reader.sponsor().and_then(|name| self.last_days.get(name));
        spans.map_or_else(String::new, |span| format!(" ({})", self.location(*span)))
    }

    /// The marker of a section's heading.
    fn marker(&self, section: Span) -> &'static str {
        let sections = &self.record.body.sections;
        let narrowed = sections.iter().find(|one| one.span == section);
        match narrowed.and_then(|one| one.narrowed) {
            Some(Narrowed::ClientOnly) => "{.client-only}",
            _ => "{.coach-only}",
        }
    }

    /// A location such as `engagement.md:14`.
    fn location(&self, at: Span) -> String {
        let (line, _) = self.sources.line_column(at);
        format!("{}:{line}", self.sources.path(at))
    }
}
