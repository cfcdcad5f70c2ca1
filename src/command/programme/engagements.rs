//! The engagements of one organisation: what each contributes, and which are left out.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::command::CommandError;
use crate::command::load_requested::load_requested;
use crate::command::open::OpenedPractice;
use crate::command::terminal::Terminal;
use crate::diag::nearest;
use crate::kind::Kind;
use crate::pipeline::{self, BuildContext, Loaded};
use crate::programme::{ClientFacts, Contribution, EngagementPart, clients, engagement_part};
use crate::record::safe_path;
use crate::record::value::Status;
use crate::text::{PersonNames, same_name};

/// What the engagements of one organisation contribute.
#[derive(Debug, Default)]
pub(super) struct OrganisationParts {
    /// Whether no engagement is of this organisation.
    pub is_unknown: bool,
    /// Whether only a part of the practice was requested.
    pub is_part_of_practice: bool,
    pub clients: Vec<ClientFacts>,
    /// The organisation as each contributing engagement writes it.
    spellings: Vec<String>,
    /// Every organisation of the practice.
    known: Vec<String>,
    /// Folders of engagements with a blocking error, of this organisation or of an unknown one.
    pub blocked: Vec<String>,
    /// Folders of engagements of which nobody is a sponsor today.
    pub without_sponsor: Vec<String>,
    /// Folders of engagements with a theme that contains a client's name.
    pub themes_with_names: Vec<String>,
    /// Folders of engagements whose client is not known.
    pub without_client: Vec<String>,
    /// The names of all clients of the practice, also of engagements that do not count.
    pub names: PersonNames,
}

/// One engagement.
struct FoundEngagement {
    folder: String,
    /// `None` if engagement.md cannot be read or names none.
    organisation: Option<String>,
    /// `None` if engagement.md cannot be read.
    client: Option<String>,
    state: FoundState,
}

enum FoundState {
    Contributes(Box<EngagementPart>),
    NoSponsor,
    /// A draft, a prospect, or declined.
    NotCounted,
    /// With a blocking error.
    Blocked,
    /// Without a usable engagement.md.
    Unreadable,
}

/// Collects what the requested engagements of an organisation contribute.
pub(super) fn collect(
    opened: &OpenedPractice,
    organisation: &str,
    today: NaiveDate,
    out: &Terminal,
) -> Result<OrganisationParts, CommandError> {
    let found = load_requested(opened, today, out, |files, loaded, shared| {
        let folder = match files.dir.as_str() {
            "" => ".".to_owned(),
            dir => dir.to_owned(),
        };
        classify(folder, loaded, shared)
    })?;
    let mut all = OrganisationParts {
        is_unknown: true,
        is_part_of_practice: !opened.disk.scope().is_empty(),
        ..OrganisationParts::default()
    };
    let clients_of_practice = found.iter().filter_map(|one| one.client.as_deref());
    all.names = PersonNames::new(clients_of_practice);
    let unknown = found.iter().filter(|one| one.client.is_none());
    all.without_client = unknown.map(|one| one.folder.clone()).collect();
    let mut parts = Vec::new();
    for one in found {
        let is_requested = one
            .organisation
            .as_ref()
            .is_some_and(|name| same_name(name, organisation));
        all.is_unknown &= !is_requested;
        all.known.extend(one.organisation);
        match one.state {
            FoundState::Unreadable => all.blocked.push(one.folder),
            _ if !is_requested => {}
            FoundState::Blocked => all.blocked.push(one.folder),
            FoundState::NoSponsor => all.without_sponsor.push(one.folder),
            FoundState::NotCounted => {}
            FoundState::Contributes(part) => {
                if part.facts.has_theme_about(&all.names) {
                    all.themes_with_names.push(one.folder);
                }
                parts.push(*part);
            }
        }
    }
    all.spellings = parts.iter().map(|part| part.organisation.clone()).collect();
    all.clients = clients(parts);
    Ok(all)
}

/// Classifies an engagement. The coach's view only says which organisation it belongs to and whether it counts at all; what
/// it contributes comes from the sponsors' views.
fn classify(folder: String, mut loaded: Loaded, shared: &BuildContext<'_>) -> FoundEngagement {
    pipeline::check(&mut loaded, shared);
    let view = loaded.coach.as_ref().map(|coach| &coach.view);
    let terms = view.map(|view| &view.engagement);
    let drafts = view.map_or(&[][..], |view| &view.drafts);
    let is_draft = drafts.iter().any(|one| one.fact.kind == Kind::Engagement);
    let status = terms.and_then(|terms| terms.status);
    let state = if is_draft || matches!(status, Some(Status::Prospective | Status::Declined)) {
        FoundState::NotCounted
    } else {
        let sponsors = pipeline::sponsor_views(&loaded, shared);
        match sponsors.map(|views| engagement_part(&views, &folder, shared.today)) {
            Ok(Some(part)) => FoundState::Contributes(Box::new(part)),
            Ok(None) => FoundState::NoSponsor,
            Err(_) if loaded.model.engagement().is_none() => FoundState::Unreadable,
            Err(_) => FoundState::Blocked,
        }
    };
    FoundEngagement {
        organisation: terms.and_then(|terms| terms.organisation.clone()),
        client: terms.and_then(|terms| Some(terms.client.as_ref()?.name.clone())),
        folder,
        state,
    }
}

impl OrganisationParts {
    /// The organisation as most engagements and contributions write it.
    pub(super) fn spelling(&self, added: &[Contribution], requested: &str) -> String {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let added = added.iter().map(|one| &one.organisation);
        for name in self.spellings.iter().chain(added) {
            *counts.entry(name).or_default() += 1;
        }
        let most = counts
            .into_iter()
            .min_by_key(|(name, count)| (Reverse(*count), *name));
        most.map_or(requested, |(name, _)| name).to_owned()
    }

    /// The error for an organisation of no engagement.
    pub(super) fn unknown_organisation(&self, requested: &str) -> CommandError {
        let mut names: Vec<&str> = Vec::new();
        for name in &self.known {
            if !names.iter().any(|known| same_name(known, name)) {
                names.push(name);
            }
        }
        names.sort_unstable();
        let error = CommandError::new(format!(
            "no engagement is of the organisation `{}`",
            safe_path(requested)
        ));
        let error = match nearest(requested, names.iter().copied()) {
            Some(near) => error.hint(format!("did you mean `{}`?", safe_path(near))),
            None => error,
        };
        match names.is_empty() {
            true => error.hint("set `organisation` in engagement.md"),
            false => error.hint(format!(
                "the organisations are: {}",
                safe_path(&names.join(", "))
            )),
        }
    }
}
