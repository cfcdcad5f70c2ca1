//! The ids and the names of regions on one page, each given once.
//!
//! Must not derive an id from anything but words that stand on the page.

use std::collections::{HashMap, HashSet};

/// What is taken on a page.
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
    /// Ids of a page whose template has these of its own.
    pub fn new(reserved: &[&str]) -> Self {
        let taken = reserved.iter().map(|id| (*id).to_owned()).collect();
        Ids {
            taken,
            ..Ids::default()
        }
    }

    /// Ids of a part of a page that may stand there several times; each begins with `prefix`.
    pub fn prefixed(prefix: &str, reserved: &[&str]) -> Self {
        let taken = reserved.iter().map(|id| format!("{prefix}{id}")).collect();
        Ids {
            prefix: prefix.to_owned(),
            taken,
            ..Ids::default()
        }
    }

    /// What every id begins with.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// An id made of these words that nothing else on the page has.
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

    /// An id as a record gives it, behind the prefix; nothing else on the page gets it.
    pub fn keep(&mut self, id: &str) -> String {
        let id = format!("{}{id}", self.prefix);
        self.taken.insert(id.clone());
        id
    }

    /// A region's name that no other on the page has.
    pub fn region(&mut self, name: &str) -> String {
        // The figures of the prefix tell the parts of a page apart.
        let part: String = self.prefix.chars().filter(char::is_ascii_digit).collect();
        let name = if part.is_empty() {
            name.to_owned()
        } else {
            format!("{name}, {part}")
        };
        if self.regions.insert(name.clone()) {
            return name;
        }
        // Where the count stopped: a page of thousands of tables must not begin it again for each.
        let next = self.next_region.entry(name.clone()).or_insert(1);
        loop {
            *next += 1;
            let unique = format!("{name} ({next})");
            if self.regions.insert(unique.clone()) {
                return unique;
            }
        }
    }

    /// The number of the page's next footnote.
    pub fn footnote(&mut self) -> u32 {
        self.footnotes += 1;
        self.footnotes
    }
}

/// Words as an id: letters and digits in small letters, anything else a single hyphen.
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
