//! Numbers that may be shown: each with five or more clients behind it, and behind its difference from the total.

use serde::Serialize;

use super::MIN_CLIENTS;

/// A number of clients out of all clients of the report.
///
/// It is exact only if five or more clients remain. Otherwise it would say how many of few clients are missing, or that
/// none is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct ClientCount {
    /// The number, or a lower bound.
    pub number: usize,
    pub exact: bool,
}

impl ClientCount {
    /// The count to show for `count` of `all` clients; `None` if it is below [`MIN_CLIENTS`].
    pub fn of(count: usize, all: usize) -> Option<ClientCount> {
        let most = all.saturating_sub(MIN_CLIENTS);
        if count < MIN_CLIENTS {
            None
        } else if count <= most {
            Some(ClientCount {
                number: count,
                exact: true,
            })
        } else {
            Some(ClientCount {
                number: MIN_CLIENTS.max(most + 1),
                exact: false,
            })
        }
    }
}

/// A number, or why it is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ProtectedNumber {
    pub number: Option<u64>,
    pub withheld: Option<Withheld>,
}

/// Why a number is not shown. None of these says whether it is zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Withheld {
    /// Fewer than five clients are behind it, perhaps none.
    FewClients,
    /// It differs from the number of sessions agreed for fewer than five clients, perhaps for none.
    AsAgreed,
    /// Fewer than five clients are behind a number that could be calculated from it and others.
    Difference,
}

impl ProtectedNumber {
    pub(super) fn shown(number: u64) -> ProtectedNumber {
        ProtectedNumber {
            number: Some(number),
            withheld: None,
        }
    }

    pub(super) fn withheld(why: Withheld) -> ProtectedNumber {
        ProtectedNumber {
            number: None,
            withheld: Some(why),
        }
    }
}
