//! The plan of one reader's pages: which there are, what they are called as files, where a link to a
//! record leads.
//!
//! Made from the view alone. Must not open a record's content beyond whether there is any.

use std::collections::HashMap;

use crate::kind::Kind;
use crate::reader::Party;
use crate::view::seen::{Fact, Seen, View};

/// A part of the portal that the navigation lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    Overview,
    Awaiting,
    Agreement,
    Contracting,
    Diagnosis,
    Agenda,
    Sessions,
    Actions,
    Progress,
    Timeline,
    Trace,
    Contact,
    Reviews,
    Reports,
    Notes,
    Search,
}

impl Section {
    /// Every section, in the order of the navigation.
    pub const ALL: [Section; 16] = [
        Section::Overview,
        Section::Awaiting,
        Section::Agreement,
        Section::Contracting,
        Section::Diagnosis,
        Section::Agenda,
        Section::Sessions,
        Section::Actions,
        Section::Progress,
        Section::Timeline,
        Section::Trace,
        Section::Contact,
        Section::Reviews,
        Section::Reports,
        Section::Notes,
        Section::Search,
    ];

    /// A stable word, also the id of its title in the words as `section_‹word›`.
    pub fn word(self) -> &'static str {
        match self {
            Section::Overview => "overview",
            Section::Awaiting => "awaiting",
            Section::Agreement => "agreement",
            Section::Contracting => "contracting",
            Section::Diagnosis => "diagnosis",
            Section::Agenda => "agenda",
            Section::Sessions => "sessions",
            Section::Actions => "actions",
            Section::Progress => "progress",
            Section::Timeline => "timeline",
            Section::Trace => "trace",
            Section::Contact => "contact",
            Section::Reviews => "reviews",
            Section::Reports => "reports",
            Section::Notes => "notes",
            Section::Search => "search",
        }
    }

    /// Its page, relative to the engagement's folder.
    pub fn path(self) -> &'static str {
        match self {
            Section::Overview => "index.html",
            Section::Awaiting => "awaiting.html",
            Section::Agreement => "agreement.html",
            Section::Contracting => "contracting.html",
            Section::Diagnosis => "diagnosis.html",
            Section::Agenda => "agenda.html",
            Section::Sessions => "sessions.html",
            Section::Actions => "actions.html",
            Section::Progress => "progress.html",
            Section::Timeline => "timeline.html",
            Section::Trace => "trace.html",
            Section::Contact => "contact.html",
            Section::Reviews => "reviews.html",
            Section::Reports => "reports.html",
            Section::Notes => "notes.html",
            Section::Search => "search.html",
        }
    }

    /// The section that lists records of `kind`.
    pub fn of_kind(kind: Kind) -> Section {
        match kind {
            Kind::Engagement => Section::Agreement,
            Kind::Chemistry | Kind::SponsorMeeting => Section::Contracting,
            Kind::Interview
            | Kind::Evidence
            | Kind::StakeholderInterview
            | Kind::StakeholderThemes
            | Kind::Psychometric => Section::Diagnosis,
            Kind::Agenda => Section::Agenda,
            Kind::Session => Section::Sessions,
            Kind::Contacts => Section::Contact,
            Kind::Review => Section::Reviews,
            Kind::Note => Section::Notes,
        }
    }
}

/// A line of the navigation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavEntry {
    pub section: Section,
    /// How many records or things it lists, where a number helps.
    pub count: Option<usize>,
}

/// The plan.
#[derive(Debug, Clone)]
pub struct Route {
    records: HashMap<String, Target>,
    nav: Vec<NavEntry>,
}

#[derive(Debug, Clone)]
enum Target {
    /// A page of its own.
    Page(String),
    /// A line in its section's list, by its slug.
    Line(Section),
}

impl Route {
    /// The plan of `view`'s pages.
    pub fn of(view: &View) -> Route {
        let mut records = HashMap::new();
        let own = |fact: &Fact| Target::Page(format!("{}.html", fact.slug));
        plan(&mut records, &view.chemistry, own);
        plan(&mut records, &view.sponsor_meetings, own);
        plan(&mut records, &view.interviews, own);
        plan(&mut records, &view.evidence, own);
        plan(&mut records, &view.stakeholder_interviews, own);
        plan(&mut records, &view.themes, own);
        plan(&mut records, &view.psychometrics, own);
        plan(&mut records, &view.sessions, own);
        plan(&mut records, &view.reviews, own);
        plan(&mut records, &view.notes, own);
        plan(&mut records, &view.contacts, |_| {
            Target::Line(Section::Contact)
        });
        let in_force = in_force(view).map(|agenda| agenda.fact.slug.as_str());
        plan(&mut records, &view.agendas, |fact| {
            if Some(fact.slug.as_str()) == in_force {
                Target::Page(Section::Agenda.path().to_owned())
            } else if fact.slug == "agenda" {
                Target::Page("agenda-earlier.html".to_owned())
            } else {
                own(fact)
            }
        });
        Route {
            records,
            nav: nav(view),
        }
    }

    /// The page of a record's own, if it has one.
    pub fn page(&self, slug: &str) -> Option<&str> {
        match self.records.get(slug)? {
            Target::Page(path) => Some(path),
            Target::Line(_) => None,
        }
    }

    /// Where a link to a record leads: its page, or its line in its section's list.
    pub fn record(&self, slug: &str) -> Option<String> {
        match self.records.get(slug)? {
            Target::Page(path) => Some(path.clone()),
            Target::Line(section) => Some(format!("{}#{slug}", section.path())),
        }
    }

    /// Where a link to a place in a record leads; without a page of its own, its line in the list.
    pub fn anchor(&self, slug: &str, anchor: &str) -> Option<String> {
        match self.records.get(slug)? {
            Target::Page(path) => Some(format!("{path}#{anchor}")),
            Target::Line(_) => self.record(slug),
        }
    }

    /// The navigation, in order.
    pub fn nav(&self) -> &[NavEntry] {
        &self.nav
    }

    /// Whether this reader's portal has that section.
    pub fn has(&self, section: Section) -> bool {
        self.nav.iter().any(|entry| entry.section == section)
    }
}

/// The agenda in force: the last that the reader has in full.
pub fn in_force(view: &View) -> Option<&Seen<crate::view::seen::AgendaSeen>> {
    view.agendas
        .iter()
        .rev()
        .find(|agenda| agenda.shared.is_some())
}

fn plan<T>(records: &mut HashMap<String, Target>, seen: &[Seen<T>], own: impl Fn(&Fact) -> Target) {
    for record in seen {
        let target = if record.shared.is_some() {
            own(&record.fact)
        } else {
            Target::Line(Section::of_kind(record.fact.kind))
        };
        records.insert(record.fact.slug.clone(), target);
    }
}

fn nav(view: &View) -> Vec<NavEntry> {
    let party = view.reader.party();
    let coach = party == Party::Coach;
    let sponsor = party == Party::Sponsor;
    let diagnosis = view.interviews.len()
        + view.evidence.len()
        + view.stakeholder_interviews.len()
        + view.themes.len()
        + view.psychometrics.len();
    let contracting = view.chemistry.len() + view.sponsor_meetings.len();
    Section::ALL
        .into_iter()
        .filter_map(|section| {
            let (shown, count) = match section {
                Section::Overview | Section::Agreement | Section::Agenda => (true, None),
                Section::Awaiting => (
                    !sponsor && (!view.engagement.sponsors.is_empty() || !view.awaiting.is_empty()),
                    Some(view.awaiting.len()),
                ),
                Section::Contracting => (true, Some(contracting)),
                Section::Diagnosis => (!sponsor || diagnosis > 0, Some(diagnosis)),
                Section::Sessions => (true, Some(view.sessions.len())),
                Section::Actions | Section::Contact => (!sponsor, None),
                Section::Progress | Section::Timeline | Section::Trace => (true, None),
                Section::Reviews => (true, Some(view.reviews.len())),
                Section::Reports => (true, None),
                Section::Notes => (coach, Some(view.notes.len() + view.drafts.len())),
                Section::Search => (true, None),
            };
            shown.then_some(NavEntry {
                section,
                count: count.filter(|count| *count > 0),
            })
        })
        .collect()
}
