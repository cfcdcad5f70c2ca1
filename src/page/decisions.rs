//! What the client decided about a record, and what differs between the copy that a sponsor has and the record.

use chrono::NaiveDate;
use serde::Serialize;

use super::PageContext;
use super::parts::TextPiece;
use crate::route::NavSection;
use crate::view::types::{
    ApprovalView, DecisionView, Difference, PreviousCopy, SharedRecord, WordsView,
};

/// How much of a long unchanged stretch is shown on either side of a change, in words.
const AROUND: usize = 8;

/// What the sponsor has, against the copy that waits.
#[derive(Serialize)]
pub struct WaitingDifference {
    /// Whose version it is, and of which day.
    lede: String,
    /// Each passage that differs.
    changes: Vec<ChangedPassage>,
}

/// One passage that differs.
#[derive(Serialize)]
struct ChangedPassage {
    /// Where it is.
    place: String,
    /// Its words, in order.
    words: Vec<ChangedWords>,
}

/// Words of a passage that differs.
#[derive(Serialize)]
struct ChangedWords {
    /// `same`, `gone` or `new`.
    is: &'static str,
    /// The words.
    text: String,
}

impl PageContext<'_> {
    /// What was decided about a record of which this reader has the content.
    pub fn approvals<T>(&self, shared: &Option<SharedRecord<T>>) -> Vec<TextPiece> {
        let approvals = shared.as_ref().map(|shared| shared.approvals.as_slice());
        self.decisions(approvals.unwrap_or_default())
    }

    /// What was decided: one sentence for all sponsors with the same decision of the same day.
    pub fn decisions(&self, approvals: &[ApprovalView]) -> Vec<TextPiece> {
        let words = self.words;
        let mut sentences: Vec<TextPiece> = Vec::new();
        for (same, sponsors) in grouped(approvals) {
            let date = words.date(same.on);
            let names = words.list(&sponsors);
            let (id, who) = match same.decision {
                DecisionView::Approved if self.is_sponsor() => ("approved_by_on", self.client()),
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

    /// What differs from the copy that these sponsors have.
    pub(super) fn since(&self, before: &PreviousCopy, sponsors: &[String]) -> WaitingDifference {
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

    /// A value in the words of the interface: a day, or a verdict; else as it is.
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

    /// What a step on the way to a passage is called: a field by its word, a point or an objective by its own words.
    fn place(&self, name: &str) -> String {
        let agenda = self.derived.agenda.as_ref();
        let point = || Some(agenda?.point(name)?.now.title.clone());
        let objective = || {
            let (point, objective) = agenda?.objective(name)?;
            Some(objective.words(point))
        };
        let field = self
            .words
            .choice_if("changed_field", &name.replace('_', "-"));
        let own = field.map(str::to_owned).or_else(point).or_else(objective);
        own.unwrap_or_else(|| name.to_owned())
    }
}

/// Decisions that read the same, with the sponsors they are about, in the order of their days.
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

/// The latest day of an approval that is as the record is now; none where a sponsor has another version.
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

/// A stretch without what is far from any change.
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
