//! The kind that a name or a heading suggests.

use super::dates::is_month;
use crate::kind::Kind;
use crate::text::words;

/// Words that suggest a kind, in folded form, the most specific first. A file that has none of them becomes a note, which
/// only the coach sees.
const WORDS: [(Kind, &[&str]); 9] = [
    (
        Kind::StakeholderInterview,
        &["stakeholder", "stakeholders", "stakeholderinterview"],
    ),
    (
        Kind::Chemistry,
        &[
            "chemistry",
            "kennenlernen",
            "kennenlerngesprach",
            "vorgesprach",
        ],
    ),
    (
        Kind::SponsorMeeting,
        &["sponsor", "tripartite", "dreiecksgesprach", "tripartie"],
    ),
    (
        Kind::Review,
        &["review", "zwischenbilanz", "abschlussgesprach", "bilan"],
    ),
    (Kind::Interview, &["interview", "entretien"]),
    (Kind::Agenda, &["agenda", "ziele", "goals", "objectifs"]),
    (
        Kind::Session,
        &[
            "session",
            "sessions",
            "sitzung",
            "sitzungen",
            "seance",
            "seances",
            "coachingsitzung",
        ],
    ),
    (
        Kind::Note,
        &[
            "note",
            "notes",
            "notiz",
            "notizen",
            "supervision",
            "reflection",
            "reflexion",
        ],
    ),
    (Kind::Evidence, &["appraisal", "360", "assessment"]),
];

/// The kind that a text suggests.
pub(super) fn kind_in(text: &str) -> Option<Kind> {
    let words: Vec<String> = words(text).into_iter().map(|word| word.folded).collect();
    let mut known = WORDS.iter();
    let found = known.find(|(_, names)| words.iter().any(|word| names.contains(&word.as_str())));
    found.map(|(kind, _)| *kind)
}

/// The number of a session in a name such as `Session 3`, `session-03` or `3. Sitzung`.
pub(super) fn session_number(text: &str) -> Option<u32> {
    let words: Vec<String> = words(text).into_iter().map(|word| word.folded).collect();
    let is_session = |word: &String| {
        let (_, names) = WORDS[6];
        names.contains(&word.as_str())
    };
    let number = |word: &String| {
        let digits = word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit());
        digits
            .then(|| word.parse().ok())
            .flatten()
            .filter(|number| *number > 0)
    };
    let at = words.iter().position(is_session)?;
    // The number may be the day of a date: `Session 14 March 2026`, `Session 12.4.2026`.
    let is_day = words.get(at + 2).is_some_and(|next| {
        let year = words.get(at + 3).is_some_and(|year| year.len() == 4);
        is_month(next) || number(next).is_some() && year
    });
    let after = words.get(at + 1).filter(|_| !is_day).and_then(number);
    after.or_else(|| {
        at.checked_sub(1)
            .and_then(|before| number(words.get(before)?))
    })
}

#[cfg(test)]
mod tests {
    use super::{kind_in, session_number};
    use crate::kind::Kind;

    #[test]
    fn names_suggest_a_kind() {
        for (text, kind) in [
            ("Session 3", Some(Kind::Session)),
            ("2026-05-12 Séance", Some(Kind::Session)),
            ("Sitzung mit Amara", Some(Kind::Session)),
            (
                "Stakeholder interview Priya",
                Some(Kind::StakeholderInterview),
            ),
            ("Kennenlerngespräch", Some(Kind::Chemistry)),
            ("Supervision notes", Some(Kind::Note)),
            ("Amara", None),
            ("obsession", None),
        ] {
            assert_eq!(kind_in(text), kind, "{text}");
        }
        for (text, number) in [
            ("Session 3", Some(3)),
            ("session-03 Amara", Some(3)),
            ("3. Sitzung", Some(3)),
            ("Session 2026-05-12", None),
            ("Session", None),
            ("Session 0", None),
        ] {
            assert_eq!(session_number(text), number, "{text}");
        }
    }
}
