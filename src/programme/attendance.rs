//! Sessions agreed, held and cancelled late, as sums over clients.
//!
//! A sum is shown only if five or more clients are behind it, and behind every number that can be calculated from the
//! shown sums by adding and subtracting. For example, if all clients but one have held all sessions, the difference
//! between sessions agreed and held is about that one client.

use serde::{Deserialize, Serialize};

use super::counts::{ClientCount, ProtectedNumber, Withheld};
use super::{ClientFacts, MIN_CLIENTS};

/// The sessions of one client.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(deny_unknown_fields)]
pub struct AttendanceFacts {
    pub agreed: u32,
    pub held: u32,
    pub cancelled_late: u32,
}

/// The sessions of all clients whose sponsors see them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Attendance {
    /// The number of these clients.
    pub clients: ClientCount,
    pub agreed: ProtectedNumber,
    pub held: ProtectedNumber,
    pub cancelled_late: ProtectedNumber,
}

/// Which sums are shown.
#[derive(Debug, Clone, Copy)]
struct Choice {
    agreed: bool,
    held: bool,
    cancelled_late: bool,
}

/// What is shown if it is safe, the most informative choice first.
const CHOICES: [Choice; 5] = [
    Choice::new(true, true, true),
    Choice::new(true, true, false),
    Choice::new(true, false, true),
    Choice::new(true, false, false),
    Choice::new(false, true, false),
];

impl Choice {
    const fn new(agreed: bool, held: bool, cancelled_late: bool) -> Choice {
        Choice {
            agreed,
            held,
            cancelled_late,
        }
    }

    /// Whether five or more clients are behind each sum and difference of what this choice shows.
    fn is_safe(self, facts: &[AttendanceFacts]) -> bool {
        let factors = |is_shown: bool| if is_shown { -1..=1 } else { 0..=0 };
        let combinations = factors(self.agreed).flat_map(move |agreed| {
            factors(self.held).flat_map(move |held| {
                factors(self.cancelled_late).map(move |cancelled| [agreed, held, cancelled])
            })
        });
        combinations
            .filter(|factors| factors.iter().any(|factor| *factor != 0))
            .all(|factors| behind(facts, factors) >= MIN_CLIENTS)
    }
}

/// The number of clients for whom this combination of agreed, held and cancelled sessions is not zero.
fn behind(facts: &[AttendanceFacts], [agreed, held, cancelled]: [i64; 3]) -> usize {
    let is_behind = |one: &&AttendanceFacts| {
        let sum = agreed * i64::from(one.agreed)
            + held * i64::from(one.held)
            + cancelled * i64::from(one.cancelled_late);
        sum != 0
    };
    facts.iter().filter(is_behind).count()
}

/// The sums that may be shown; `None` with fewer than five clients.
pub(super) fn protected(clients: &[ClientFacts]) -> Option<Attendance> {
    let facts: Vec<AttendanceFacts> = clients.iter().filter_map(|one| one.attendance).collect();
    let count = ClientCount::of(facts.len(), clients.len())?;
    let choice = CHOICES.into_iter().find(|choice| choice.is_safe(&facts));
    let choice = choice.unwrap_or(Choice::new(false, false, false));
    let sum = |of: fn(&AttendanceFacts) -> u32| facts.iter().map(|one| u64::from(of(one))).sum();
    let is_few = |factors| behind(&facts, factors) < MIN_CLIENTS;
    let number = |is_shown: bool, number: u64, why: Withheld| match is_shown {
        true => ProtectedNumber::shown(number),
        false => ProtectedNumber::withheld(why),
    };
    let why = |factors| match is_few(factors) {
        true => Withheld::FewClients,
        false => Withheld::Difference,
    };
    let held_why = match why([0, 1, 0]) {
        Withheld::Difference if choice.agreed && is_few([1, -1, 0]) => Withheld::AsAgreed,
        why => why,
    };
    Some(Attendance {
        clients: count,
        agreed: number(choice.agreed, sum(|one| one.agreed), why([1, 0, 0])),
        held: number(choice.held, sum(|one| one.held), held_why),
        cancelled_late: number(
            choice.cancelled_late,
            sum(|one| one.cancelled_late),
            why([0, 0, 1]),
        ),
    })
}
