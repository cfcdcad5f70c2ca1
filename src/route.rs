//! The plan of one reader's pages: their list, their file names, and the destination of a link to a record.
//!
//! A section without anything to show has no page. This module must only check whether a record has content, not look at
//! the content.

use std::collections::HashMap;

use crate::derive::ReaderView;
use crate::kind::{Kind, Phase};
use crate::reader::Party;
use crate::view::types::{AgendaView, AnyRecord, RecordView, View};

/// A section of the portal in the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NavSection {
    Overview,
    Awaiting,
    Actions,
    Agreement,
    Contracting,
    Diagnosis,
    Agenda,
    Sessions,
    Contact,
    Notes,
    Progress,
    Timeline,
    Trace,
    Reviews,
    Reports,
    Search,
}

impl NavSection {
    /// Every section, in the order of the navigation.
    pub const ALL: [NavSection; 16] = [
        NavSection::Overview,
        NavSection::Awaiting,
        NavSection::Actions,
        NavSection::Agreement,
        NavSection::Contracting,
        NavSection::Diagnosis,
        NavSection::Agenda,
        NavSection::Sessions,
        NavSection::Contact,
        NavSection::Notes,
        NavSection::Progress,
        NavSection::Timeline,
        NavSection::Trace,
        NavSection::Reviews,
        NavSection::Reports,
        NavSection::Search,
    ];

    /// A stable word, which is also part of the id of its title in the words: `section_‹word›`.
    pub fn word(self) -> &'static str {
        match self {
            NavSection::Overview => "overview",
            NavSection::Awaiting => "awaiting",
            NavSection::Agreement => "agreement",
            NavSection::Contracting => "contracting",
            NavSection::Diagnosis => "diagnosis",
            NavSection::Agenda => "agenda",
            NavSection::Sessions => "sessions",
            NavSection::Actions => "actions",
            NavSection::Progress => "progress",
            NavSection::Timeline => "timeline",
            NavSection::Trace => "trace",
            NavSection::Contact => "contact",
            NavSection::Reviews => "reviews",
            NavSection::Reports => "reports",
            NavSection::Notes => "notes",
            NavSection::Search => "search",
        }
    }

    /// Its page, relative to the engagement's folder.
    pub fn path(self) -> &'static str {
        match self {
            NavSection::Overview => "index.html",
            NavSection::Awaiting => "awaiting.html",
            NavSection::Agreement => "agreement.html",
            NavSection::Contracting => "contracting.html",
            NavSection::Diagnosis => "diagnosis.html",
            NavSection::Agenda => "agenda.html",
            NavSection::Sessions => "sessions.html",
            NavSection::Actions => "actions.html",
            NavSection::Progress => "progress.html",
            NavSection::Timeline => "timeline.html",
            NavSection::Trace => "trace.html",
            NavSection::Contact => "contact.html",
            NavSection::Reviews => "reviews.html",
            NavSection::Reports => "reports.html",
            NavSection::Notes => "notes.html",
            NavSection::Search => "search.html",
        }
    }

    /// The group in which the navigation lists it.
    pub fn group(self) -> NavGroup {
        match self {
            NavSection::Overview | NavSection::Awaiting | NavSection::Actions => NavGroup::Now,
            NavSection::Agreement
            | NavSection::Contracting
            | NavSection::Diagnosis
            | NavSection::Agenda => NavGroup::Foundations,
            NavSection::Sessions | NavSection::Contact | NavSection::Notes => NavGroup::Work,
            NavSection::Progress
            | NavSection::Timeline
            | NavSection::Trace
            | NavSection::Reviews
            | NavSection::Reports => NavGroup::Results,
            NavSection::Search => NavGroup::Search,
        }
    }

    /// The section that lists records of `kind`.
    pub fn for_kind(kind: Kind) -> NavSection {
        match (kind, kind.phase()) {
            (Kind::Engagement, _) => NavSection::Agreement,
            (Kind::Contacts, _) => NavSection::Contact,
            (Kind::Pulse, _) => NavSection::Progress,
            (_, Some(Phase::Contracting)) => NavSection::Contracting,
            (_, Some(Phase::Diagnosis)) => NavSection::Diagnosis,
            (_, Some(Phase::AgendaSetting)) => NavSection::Agenda,
            (_, Some(Phase::Development)) => NavSection::Sessions,
            (_, Some(Phase::Review)) => NavSection::Reviews,
            (_, None) => NavSection::Notes,
        }
    }
}

/// A group of sections in the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NavGroup {
    Now,
    Foundations,
    Work,
    Results,
    Search,
}

impl NavGroup {
    /// Every group, in the order of the navigation.
    pub const ALL: [NavGroup; 5] = [
        NavGroup::Now,
        NavGroup::Foundations,
        NavGroup::Work,
        NavGroup::Results,
        NavGroup::Search,
    ];

    /// A stable word, which is also part of the id of its heading in the words: `nav_‹word›`; none for a group without a
    /// heading.
    pub fn word(self) -> Option<&'static str> {
        match self {
            NavGroup::Now => Some("now"),
            NavGroup::Foundations => Some("foundations"),
            NavGroup::Work => Some("work"),
            NavGroup::Results => Some("results"),
            NavGroup::Search => None,
        }
    }
}

/// The page of the interview questions, relative to the engagement's folder; for the coach.
pub const INTERVIEW_QUESTIONS: &str = "interview-questions.html";

/// An entry of the navigation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavEntry {
    pub section: NavSection,
    /// The number of listed records or items, where a number is useful.
    pub count: Option<usize>,
}

/// The plan.
#[derive(Debug, Clone)]
pub struct Route {
    records: HashMap<String, LinkTarget>,
    nav: Vec<NavEntry>,
}

#[derive(Debug, Clone)]
enum LinkTarget {
    /// A separate page.
    Page(String),
    /// A line in the list of its section, with its slug.
    Line(NavSection),
}

impl Route {
    /// The plan of this reader's pages.
    pub fn new(reader: &ReaderView) -> Route {
        let view = &reader.view;
        let in_force = in_force(view).map(|agenda| agenda.fact.slug.as_str());
        let target = |record: &AnyRecord| {
            let fact = record.fact();
            let slug = fact.slug.as_str();
            match fact.kind {
                // Contacts have no separate page.
                kind if !record.is_shared() || kind == Kind::Contacts => {
                    LinkTarget::Line(NavSection::for_kind(kind))
                }
                Kind::Agenda if Some(slug) == in_force => {
                    LinkTarget::Page(NavSection::Agenda.path().to_owned())
                }
                Kind::Agenda if slug == "agenda" => {
                    LinkTarget::Page("agenda-earlier.html".to_owned())
                }
                _ => LinkTarget::Page(format!("{slug}.html")),
            }
        };
        let records = view.records.iter();
        let records = records.map(|record| (record.fact().slug.clone(), target(record)));
        let drafts = view.drafts.iter().map(|draft| {
            let slug = &draft.fact.slug;
            (slug.clone(), LinkTarget::Page(format!("{slug}.html")))
        });
        Route {
            records: records.chain(drafts).collect(),
            nav: nav(reader),
        }
    }

    /// The separate page of a record, if it has one.
    pub fn page(&self, slug: &str) -> Option<&str> {
        match self.records.get(slug)? {
            LinkTarget::Page(path) => Some(path),
            LinkTarget::Line(_) => None,
        }
    }

    /// The destination of a link to a record: its page, or its line in the list of its section.
    pub fn record(&self, slug: &str) -> Option<String> {
        match self.records.get(slug)? {
            LinkTarget::Page(path) => Some(path.clone()),
            LinkTarget::Line(section) => Some(format!("{}#{slug}", section.path())),
        }
    }

    /// The destination of a link to a heading in a record: on its page if it has one, otherwise its line in the
    /// list.
    pub fn anchor(&self, slug: &str, anchor: &str) -> Option<String> {
        match self.records.get(slug)? {
            LinkTarget::Page(path) => Some(format!("{path}#{anchor}")),
            LinkTarget::Line(_) => self.record(slug),
        }
    }

    /// The navigation, in order.
    pub fn nav(&self) -> &[NavEntry] {
        &self.nav
    }

    /// Whether this reader's portal has the section.
    pub fn has(&self, section: NavSection) -> bool {
        self.nav.iter().any(|entry| entry.section == section)
    }
}

/// The agenda in force: the last one that the reader has in full.
pub fn in_force(view: &View) -> Option<&RecordView<AgendaView>> {
    view.agendas().rev().find(|agenda| agenda.shared.is_some())
}

/// The sections that have something to show. Check [`Route::has`] before linking to a section, except from a record that is
/// in it.
fn nav(reader: &ReaderView) -> Vec<NavEntry> {
    let ReaderView { view, derived } = reader;
    let party = view.reader.party();
    let coach = party == Party::Coach;
    let sponsor = party == Party::Sponsor;
    let records = |section| {
        let kinds = view.records.iter().map(|record| record.fact().kind);
        kinds
            .filter(|kind| NavSection::for_kind(*kind) == section)
            .count()
    };
    let entry = |section: NavSection| {
        let of_kind = records(section);
        let notes = of_kind + view.drafts.len();
        let (shown, count) = match section {
            NavSection::Overview
            | NavSection::Agreement
            | NavSection::Reports
            | NavSection::Search => (true, None),
            NavSection::Awaiting => {
                let count = view.awaiting.len();
                (!sponsor && count > 0, Some(count))
            }
            NavSection::Actions => (!sponsor && !derived.actions.actions.is_empty(), None),
            NavSection::Contracting | NavSection::Reviews => (of_kind > 0, Some(of_kind)),
            // The coach's page leads to the interview questions.
            NavSection::Diagnosis => (coach || of_kind > 0, Some(of_kind)),
            NavSection::Agenda => (of_kind > 0, None),
            NavSection::Sessions => {
                let planned = derived.calendar.planned().next().is_some();
                (of_kind > 0 || planned, Some(of_kind))
            }
            NavSection::Contact => {
                let agreed = !view.engagement.programme.between_by.is_empty();
                (!sponsor && (agreed || of_kind > 0), None)
            }
            NavSection::Notes => (coach && notes > 0, Some(notes)),
            NavSection::Progress => (!derived.tracks.is_empty() || of_kind > 0, None),
            NavSection::Timeline => (derived.timeline.is_some(), None),
            NavSection::Trace => {
                let trace = &derived.trace;
                let sources = !sponsor && !trace.sources.is_empty();
                (!trace.points.is_empty() || sources, None)
            }
        };
        shown.then_some(NavEntry {
            section,
            count: count.filter(|count| *count > 0),
        })
    };
    NavSection::ALL.into_iter().filter_map(entry).collect()
}
