//! Sessions agreed, held and cancelled late, as sums over clients.
//!
//! A sum is shown only if five or more clients are behind it and it is ten or more. The same must be true of every number
//! that results from adding or subtracting shown sums, each at most once. For example, if all clients but one have held
//! all sessions, the difference between sessions agreed and held is about that one client. Of five clients, all would be
//! behind each sum, so there must be six.
//!
//! The organisation knows how many sessions are agreed for each client. So most of them must not be one client's. Such a
//! rule must use only what is known: one about the sessions held would itself tell something about the largest. A test
//! with this knowledge looks for sums from which one client's sessions follow.

use serde::{Deserialize, Serialize};

use super::counts::{ClientCount, MIN_SUM};
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

/// The sessions of all clients whose sponsors see them. A sum is `None` if it is not shown. Every reason looks the same,
/// because a reason could give the number back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Attendance {
    /// The number of these clients.
    pub clients: ClientCount,
    pub agreed: Option<u64>,
    pub held: Option<u64>,
    pub cancelled_late: Option<u64>,
}

/// Which sums are shown.
#[derive(Debug, Clone, Copy)]
struct ShownSums {
    agreed: bool,
    held: bool,
    cancelled_late: bool,
}

/// What is shown if it is safe, the most informative choice first.
const CHOICES: [ShownSums; 6] = [
    ShownSums::new(true, true, true),
    ShownSums::new(true, true, false),
    ShownSums::new(true, false, true),
    ShownSums::new(true, false, false),
    ShownSums::new(false, true, false),
    ShownSums::new(false, false, false),
];

impl ShownSums {
    const fn new(agreed: bool, held: bool, cancelled_late: bool) -> ShownSums {
        ShownSums {
            agreed,
            held,
            cancelled_late,
        }
    }

    /// Whether each sum and difference of the shown sums can be shown.
    fn is_safe(self, facts: &[AttendanceFacts]) -> bool {
        let factors = |is_shown: bool| if is_shown { -1..=1 } else { 0..=0 };
        let combinations = factors(self.agreed).flat_map(move |agreed| {
            factors(self.held).flat_map(move |held| {
                factors(self.cancelled_late).map(move |cancelled| [agreed, held, cancelled])
            })
        });
        combinations
            .filter(|factors| factors.iter().any(|factor| *factor != 0))
            .all(|factors| can_be_shown(facts, factors))
    }
}

/// Whether this combination of agreed, held and cancelled sessions is large enough, and enough clients are behind it.
fn can_be_shown(facts: &[AttendanceFacts], [agreed, held, cancelled]: [i64; 3]) -> bool {
    let numbers = facts.iter().map(|one| {
        agreed * i64::from(one.agreed)
            + held * i64::from(one.held)
            + cancelled * i64::from(one.cancelled_late)
    });
    let behind = numbers.clone().filter(|number| *number != 0).count();
    behind >= MIN_CLIENTS && numbers.sum::<i64>().unsigned_abs() >= MIN_SUM
}

/// The sums that may be shown; `None` with fewer than six clients, or if fewer than twenty sessions are agreed for those
/// without the one who has most.
pub(super) fn shown_sums(clients: &[ClientFacts]) -> Option<Attendance> {
    let facts: Vec<AttendanceFacts> = clients.iter().filter_map(|one| one.attendance).collect();
    let agreed = facts.iter().map(|one| u64::from(one.agreed));
    let without_largest = agreed.clone().sum::<u64>() - agreed.max().unwrap_or(0);
    if facts.len() <= MIN_CLIENTS || without_largest < 2 * MIN_SUM {
        return None;
    }
    let count = ClientCount::protect(facts.len(), clients.len())?;
    let shown = CHOICES.into_iter().find(|choice| choice.is_safe(&facts))?;
    let sum = |is_shown: bool, of: fn(&AttendanceFacts) -> u32| {
        is_shown.then(|| facts.iter().map(|one| u64::from(of(one))).sum())
    };
    Some(Attendance {
        clients: count,
        agreed: sum(shown.agreed, |one| one.agreed),
        held: sum(shown.held, |one| one.held),
        cancelled_late: sum(shown.cancelled_late, |one| one.cancelled_late),
    })
}
