//! Unique ids and region names on one page.
//!
//! Must not derive an id from anything except words on the page.

use std::collections::{HashMap, HashSet};

/// The ids and names that are used on a page.
#[derive(Debug, Default)]
pub struct Ids {
    prefix: String,
    taken: HashSet<String>,
    next: HashMap<String, u32>,
    regions: HashSet<String>,
    next_region: HashMap<String, u32>,
    footnotes: u32,
}

impl Ids {
    /// Creates the ids of a page whose template uses the reserved ones.
    pub fn new(reserved: &[&str]) -> Self {
        let taken = reserved.iter().map(|id| (*id).to_owned()).collect();
        Ids {
            taken,
            ..Ids::default()
        }
    }

    /// Creates ids for a part of a page that may appear several times; each begins with `prefix`.
    pub fn prefixed(prefix: &str, reserved: &[&str]) -> Self {
        let taken = reserved.iter().map(|id| format!("{prefix}{id}")).collect();
        Ids {
            prefix: prefix.to_owned(),
            taken,
            ..Ids::default()
        }
    }

    /// Returns the prefix of every id.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// Returns a unique id made from these words.
    pub fn claim(&mut self, words: &str) -> String {
        let wanted = format!("{}{}", self.prefix, slug(words));
        if self.taken.insert(wanted.clone()) {
            return wanted;
        }
        let next = self.next.entry(wanted.clone()).or_insert(1);
        loop {
            *next += 1;
            let id = format!("{wanted}-{next}");
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }

    /// Reserves an id from a record, and returns it with the prefix.
    pub fn reserve(&mut self, id: &str) -> String {
        let id = format!("{}{id}", self.prefix);
        self.taken.insert(id.clone());
        id
    }

    /// Returns a unique region name.
    pub fn region(&mut self, name: &str) -> String {
        // The digits of the prefix distinguish the parts of a page.
        let part: String = self.prefix.chars().filter(char::is_ascii_digit).collect();
        let name = if part.is_empty() {
            name.to_owned()
        } else {
            format!("{name}, {part}")
        };
        if self.regions.insert(name.clone()) {
            return name;
        }
        // Continues counting: a page with thousands of tables must not start from 1 for each.
        let next = self.next_region.entry(name.clone()).or_insert(1);
        loop {
            *next += 1;
            let unique = format!("{name} ({next})");
            if self.regions.insert(unique.clone()) {
                return unique;
            }
        }
    }

    /// Returns the number that the page's next footnote will have.
    pub fn next_footnote(&self) -> u32 {
        self.footnotes + 1
    }

    /// Takes the number of the page's next footnote.
    pub fn footnote(&mut self) -> u32 {
        self.footnotes += 1;
        self.footnotes
    }
}

/// Converts words to an id: lower-case letters and digits, with single hyphens for anything else.
pub fn slug(words: &str) -> String {
    let mut id = String::with_capacity(words.len());
    for letter in words.chars().flat_map(char::to_lowercase) {
        if letter.is_alphanumeric() {
            id.push(letter);
        } else if !id.is_empty() && !id.ends_with('-') && !matches!(letter, '\'' | '’' | '‘') {
            id.push('-');
        }
        if id.len() >= 80 {
            break;
        }
    }
    let id = id.trim_end_matches('-');
    if id.is_empty() {
        "section".to_owned()
    } else {
        id.to_owned()
    }
}
