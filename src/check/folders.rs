//! The folders of the practice's engagements, with a flag that shows whether a rule read them.
//!
//! A finding that depends on other engagements has to be made again when one is added. Most engagements have none.

use std::cell::Cell;

/// The folders of the practice's engagements, for one engagement.
pub struct EngagementFolders<'p> {
    all: &'p [String],
    read: Cell<bool>,
}

impl<'p> EngagementFolders<'p> {
    /// Creates it from the folders, relative to the practice; empty if they are not known.
    pub fn new(all: &'p [String]) -> EngagementFolders<'p> {
        EngagementFolders {
            all,
            read: Cell::new(false),
        }
    }

    /// Returns the folders.
    pub fn all(&self) -> &'p [String] {
        self.read.set(true);
        self.all
    }

    /// Returns true if a rule read the folders.
    pub fn were_read(&self) -> bool {
        self.read.get()
    }
}
