//! The numbers of imported sessions: those that are written, and otherwise the order of the dates.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use chrono::NaiveDate;

use super::ImportedDraft;
use crate::kind::Kind;

/// The sessions with a number, and their dates.
pub(super) type NumberedSessions = BTreeMap<u32, Option<NaiveDate>>;

/// Gives each session its number. A written number that another session has is not used; nor is a number that would be
/// out of the order of the dates.
pub(super) fn assign(drafts: &mut [ImportedDraft], mut known: NumberedSessions) {
    drafts.sort_by(|a, b| {
        let key = |draft: &ImportedDraft| (draft.date.is_none(), draft.date);
        key(a).cmp(&key(b)).then_with(|| a.source.cmp(&b.source))
    });
    let mut sessions: Vec<&mut ImportedDraft> = drafts
        .iter_mut()
        .filter(|draft| draft.kind == Kind::Session)
        .collect();
    for session in &mut sessions {
        let Some(number) = session.number else {
            continue;
        };
        match known.entry(number) {
            Entry::Occupied(_) => {
                session.number = None;
                session
                    .why
                    .push(format!("no number: there is another session {number}"));
            }
            Entry::Vacant(free) => drop(free.insert(session.date)),
        }
    }
    for session in sessions {
        let is_refused = session.why.iter().any(|why| why.starts_with("no number"));
        let Some(date) = session
            .date
            .filter(|_| session.number.is_none() && !is_refused)
        else {
            continue;
        };
        match next(&known, date) {
            Some(number) => {
                known.insert(number, Some(date));
                session.number = Some(number);
                session.why.push("number: order of the dates".to_owned());
            }
            None => session
                .why
                .push("no number: none is free in the order of the dates".to_owned()),
        }
    }
}

/// The number after those of all earlier sessions, if it is free and before those of all later ones.
fn next(known: &NumberedSessions, date: NaiveDate) -> Option<u32> {
    let dated = || {
        known
            .iter()
            .filter_map(|(number, on)| Some((*number, (*on)?)))
    };
    let earlier = dated().filter(|(_, on)| *on <= date);
    let number = earlier.map(|(number, _)| number).max().unwrap_or(0) + 1;
    let fits = dated().all(|(other, on)| (on <= date) == (other < number));
    (fits && !known.contains_key(&number)).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::next;

    #[test]
    fn a_number_is_in_the_order_of_the_dates() {
        let day = |text: &str| text.parse().expect("a date");
        let known = |all: &[(u32, &str)]| {
            let all = all.iter().map(|(number, on)| (*number, Some(day(on))));
            all.collect()
        };
        assert_eq!(next(&known(&[]), day("2026-05-12")), Some(1));
        let two = known(&[(1, "2026-04-01"), (2, "2026-05-01")]);
        assert_eq!(next(&two, day("2026-05-12")), Some(3));
        assert_eq!(next(&two, day("2026-04-12")), None);
        assert_eq!(next(&two, day("2026-03-12")), None);
        let gap = known(&[(1, "2026-04-01"), (3, "2026-06-01")]);
        assert_eq!(next(&gap, day("2026-05-12")), Some(2));
    }
}
