//! The faults of pages, each reported once.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Faults by their text, so that a fault of a shared part is one entry with many pages.
#[derive(Default)]
pub struct Faults {
    pages_by_fault: BTreeMap<String, BTreeSet<String>>,
}

impl Faults {
    /// Records that `page` has the fault `what`.
    pub fn add(&mut self, page: &str, what: impl Into<String>) {
        self.pages_by_fault
            .entry(what.into())
            .or_default()
            .insert(page.to_owned());
    }

    /// Whether there are no faults.
    pub fn is_empty(&self) -> bool {
        self.pages_by_fault.is_empty()
    }

    /// The faults of one page.
    pub fn of_page(&self, page: &str) -> Vec<&str> {
        let having = self
            .pages_by_fault
            .iter()
            .filter(|(_, pages)| pages.contains(page));
        having.map(|(fault, _)| fault.as_str()).collect()
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{} faults in the browser:", self.pages_by_fault.len())?;
        for (fault, pages) in &self.pages_by_fault {
            writeln!(out, "- {fault}")?;
            for page in pages {
                writeln!(out, "    {page}")?;
            }
        }
        Ok(())
    }
}
