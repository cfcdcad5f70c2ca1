//! The client's decisions on a record, and the differences between a sponsor's copy and the record.

use chrono::NaiveDate;
use serde::Serialize;

use super::PageContext;
use super::parts::TextPiece;
use crate::route::NavSection;
use crate::view::types::{
    ApprovalView, DecisionView, Difference, PreviousCopy, SharedRecord, WordsView,
};

/// The number of unchanged words shown before and after a change.
const AROUND: usize = 8;

/// The differences between the copy that a sponsor has and the copy that waits for approval.
#[derive(Serialize)]
pub struct WaitingDifference {
    /// Whose version it is, and its date.
    lede: String,
    /// Each passage that differs.
    changes: Vec<ChangedPassage>,
}

/// One passage that differs.
#[derive(Serialize)]
struct ChangedPassage {
    /// The location of the passage.
    place: String,
    /// Its text, in order.
    words: Vec<ChangedWords>,
}

/// Text of a passage that differs.
#[derive(Serialize)]
struct ChangedWords {
    /// `same`, `gone` or `new`.
    is: &'static str,
    /// The words.
    text: String,
}

impl PageContext<'_> {
    /// The decisions on a record whose content this reader sees.
    pub fn approvals<T>(&self, shared: &Option<SharedRecord<T>>) -> Vec<TextPiece> {
        let approvals = shared.as_ref().map(|shared| shared.approvals.as_slice());
        self.decisions(approvals.unwrap_or_default())
    }

    /// The decisions: one sentence for all sponsors with the same decision on the same date.
    pub fn decisions(&self, approvals: &[ApprovalView]) -> Vec<TextPiece> {
        let words = self.words;
        let mut sentences: Vec<TextPiece> = Vec::new();
        for (same, sponsors) in grouped(approvals) {
            let date = words.date(same.on);
            let names = words.list(&sponsors);
            let (id, who) = match same.decision {
                DecisionView::Approved if self.is_sponsor() => {
                    ("approved_by_on", self.client_as_object())
                }
                DecisionView::Approved => ("approved_for_on", names.as_str()),
                DecisionView::Declined => ("declined_for_on", names.as_str()),
                DecisionView::Withdrawn => ("withdrawn_for_on", names.as_str()),
            };
            let args = [("who", who.into()), ("date", date.as_str().into())];
            sentences.push(TextPiece::text(words.with(id, &args)));
            if let Some(because) = &same.because {
                let because =
                    words.with("decided_because", &[("because", because.as_str().into())]);
                sentences.push(TextPiece::text(because));
            }
            if same.changed {
                let args = [
                    ("count", sponsors.len().into()),
                    ("date", date.as_str().into()),
                ];
                let link = self
                    .route
                    .has(NavSection::Awaiting)
                    .then(|| NavSection::Awaiting.path().to_owned());
                sentences.push(TextPiece {
                    class: Some("warn"),
                    href: link,
                    ..TextPiece::text(words.with("approval_changed", &args))
                });
            }
        }
        let mut out = Vec::new();
        for (at, sentence) in sentences.into_iter().enumerate() {
            if at > 0 {
                out.push(TextPiece::text(" "));
            }
            out.push(sentence);
        }
        out
    }

    /// The differences from the copy that these sponsors have.
    pub(super) fn difference_from(
        &self,
        before: &PreviousCopy,
        sponsors: &[String],
    ) -> WaitingDifference {
        let names = self.words.list(sponsors);
        let date = self.words.date(before.on);
        let args = [
            ("sponsors", names.as_str().into()),
            ("count", sponsors.len().into()),
            ("date", date.as_str().into()),
        ];
        WaitingDifference {
            lede: self.words.with("awaiting_since", &args),
            changes: before.changes.iter().map(|one| self.changed(one)).collect(),
        }
    }

    fn changed(&self, one: &Difference) -> ChangedPassage {
        let place: Vec<String> = one.place.iter().map(|name| self.place(name)).collect();
        let last = one.words.len().saturating_sub(1);
        let words = one.words.iter().enumerate().map(|(at, words)| match words {
            WordsView::Same(text) => ChangedWords {
                is: "same",
                text: shortened(text, at > 0, at < last),
            },
            WordsView::Gone(text) => ChangedWords {
                is: "gone",
                text: self.value(one, text),
            },
            WordsView::New(text) => ChangedWords {
                is: "new",
                text: self.value(one, text),
            },
        });
        ChangedPassage {
            place: place.join(" › "),
            words: words.collect(),
        }
    }

    /// A value for display: a date or a verdict in the reader's language; otherwise unchanged.
    fn value(&self, of: &Difference, text: &str) -> String {
        let field = of.place.last().map(String::as_str);
        if field == Some("verdict")
            && let Some(word) = self.words.choice_if("verdict", text)
        {
            return word.to_owned();
        }
        match text.parse::<NaiveDate>() {
            Ok(date) if text.len() == 10 => self.words.date(date),
            _ => text.to_owned(),
        }
    }

    /// The name of one step of a passage's path: a field's name, or the text of a point or an objective.
    fn place(&self, name: &str) -> String {
        let agenda = self.derived.agenda.as_ref();
        let point = || Some(agenda?.point(name)?.now.title.clone());
        let objective = || {
            let (point, objective) = agenda?.objective(name)?;
            Some(objective.words(point))
        };
        let field = self.words.copy_field(name);
        let own = field.map(str::to_owned).or_else(point).or_else(objective);
        own.unwrap_or_else(|| name.to_owned())
    }
}

/// Decisions with the same wording, with their sponsors, by date.
fn grouped(approvals: &[ApprovalView]) -> Vec<(&ApprovalView, Vec<String>)> {
    let key = |one: &ApprovalView| (one.on, one.decision, one.changed, one.because.clone());
    let mut sorted: Vec<&ApprovalView> = approvals.iter().collect();
    sorted.sort_by_key(|one| key(one));
    let mut groups: Vec<(&ApprovalView, Vec<String>)> = Vec::new();
    for one in sorted {
        match groups.last_mut() {
            Some((same, sponsors)) if key(same) == key(one) => sponsors.push(one.sponsor.clone()),
            _ => groups.push((one, vec![one.sponsor.clone()])),
        }
    }
    groups
}

/// The latest date of an approval of the current version; none if a sponsor has another version.
pub(super) fn approved_on(approvals: &[ApprovalView]) -> Option<NaiveDate> {
    let approved = || {
        approvals
            .iter()
            .filter(|one| one.decision == DecisionView::Approved)
    };
    match approved().any(|one| one.changed) {
        true => None,
        false => approved().map(|one| one.on).max(),
    }
}

/// Shortens an unchanged passage to the words near a change.
fn shortened(text: &str, before: bool, after: bool) -> String {
    let words: Vec<&str> = text.split_inclusive(char::is_whitespace).collect();
    let most = AROUND * (usize::from(before) + usize::from(after));
    if words.len() <= most + 2 {
        return text.to_owned();
    }
    let start = if before {
        words[..AROUND].concat()
    } else {
        String::new()
    };
    let end = if after {
        words[words.len() - AROUND..].concat()
    } else {
        String::new()
    };
    format!("{start}… {end}")
}
