//! When a number may be shown: if five or more clients are behind it, and it does not follow from it what few of them have.

use serde::Serialize;

use super::MIN_CLIENTS;

/// The smallest sum of sessions or objectives. With five or more clients behind it, a smaller sum says that some of them
/// have exactly one. A sum of five says that each of them has one, and that all other clients have none.
pub(super) const MIN_SUM: u64 = 2 * MIN_CLIENTS as u64;

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
    pub fn protect(count: usize, all: usize) -> Option<ClientCount> {
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
