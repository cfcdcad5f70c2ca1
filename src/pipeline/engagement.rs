//! One engagement: from files to portals.

use super::coverage;
use super::names::Sponsors;
use super::reports::{self, Done};
use super::scan;
use super::{BuildContext, Built, EngagementOutcome, Portal, PortalReport, Stopped};
use crate::check::{self, AllowedFinding, excerpt};
use crate::diag::{Diagnostic, ENGAGEMENT_MISSING, Level, MISSING_FIELD};
use crate::model::{self, Model};
use crate::page::chrome::Home;
use crate::page::health::HealthItem;
use crate::page::report::RecordsRevision;
use crate::reader::Reader;
use crate::record::value::Language;
use crate::render::{Edition, render};
use crate::source::{EngagementFiles, SourceMap, Tree};
use crate::span::{FileId, Span};
use crate::view::types::View;
use crate::view::{Access, ProjectionInput, project};
use crate::words::Words;

/// An engagement, read and checked.
pub struct Loaded {
    /// Its records, resolved.
    pub model: Model,
    /// Which reader has which record, and what is held back.
    pub standing: Access,
    /// The coach's view of it; none without a usable engagement.md.
    pub coach: Option<View>,
    /// What was found so far.
    pub diags: Vec<Diagnostic>,
    /// What was found and the coach accepts, with the reason.
    pub accepted: Vec<AllowedFinding>,
}

impl Loaded {
    /// Whether nothing of it can be shown, once it was checked.
    pub fn is_stopped(&self) -> bool {
        self.coach.is_none() || self.diags.iter().any(Diagnostic::forbids)
    }
}

/// Reads one engagement and decides where its readers stand.
pub fn load(
    tree: &dyn Tree,
    files: &EngagementFiles,
    name: &str,
    shared: &BuildContext<'_>,
) -> Loaded {
    let mut diags = Vec::new();
    let model = model::load(tree, files, name, &mut diags);
    let standing = Access::compute(source(&model, shared));
    let coach = project(source(&model, shared), &standing, &Reader::Coach);
    Loaded {
        model,
        standing,
        coach,
        diags,
        accepted: Vec::new(),
    }
}

/// Runs the rules over a loaded engagement, and sorts what was found.
pub fn check(loaded: &mut Loaded, shared: &BuildContext<'_>) {
    let unset = coverage::uncovered(loaded, shared);
    loaded.diags.extend(unset);
    let source = source(&loaded.model, shared);
    loaded.accepted = check::run(
        source,
        &loaded.standing,
        loaded.coach.as_ref(),
        (shared.settings, shared.folders),
        &mut loaded.diags,
    );
    let agreement = agreement_path(&loaded.model);
    let known = |diag: &Diagnostic| {
        diag.rule == &ENGAGEMENT_MISSING || loaded.model.sources.path(diag.span) == agreement
    };
    if loaded.model.engagement().is_none() && !loaded.diags.iter().any(known) {
        let sources = &loaded.model.sources;
        let file = (0..)
            .map(FileId)
            .map_while(|id| Some((id, sources.file(id)?)))
            .find(|(_, file)| file.path == agreement)
            .map_or(FileId(0), |(id, _)| id);
        let span = Span::new(file, 0, 0);
        loaded.diags.push(
            Diagnostic::new(&MISSING_FIELD, span, "this engagement has no usable engagement.md; nothing can be shared")
                .help("give engagement.md `kind: engagement` and a client, and take `draft` out when it is agreed"),
        );
    }
    if loaded.model.engagement().is_none() {
        // Without the agreement nobody knows who may see what: what keeps it from being read stops the build.
        let sources = &loaded.model.sources;
        for diag in loaded
            .diags
            .iter_mut()
            .filter(|diag| diag.rule == &MISSING_FIELD)
        {
            if sources.path(diag.span) == agreement {
                diag.level = Level::Forbid;
            }
        }
    }
    check::sort(&loaded.model.sources, &mut loaded.diags);
}

/// Where the agreement lies in the practice.
fn agreement_path(model: &Model) -> String {
    match model.dir.as_str() {
        "" => "engagement.md".to_owned(),
        dir => format!("{dir}/engagement.md"),
    }
}

/// Builds every portal of one engagement; on a forbid, none of them.
pub fn build(
    tree: &dyn Tree,
    files: &EngagementFiles,
    name: &str,
    shared: &BuildContext<'_>,
) -> Built {
    let mut loaded = load(tree, files, name, shared);
    check(&mut loaded, shared);
    let mut told = EngagementOutcome::of(&loaded);
    let stopped = loaded.is_stopped();
    let made = match (stopped, loaded.coach.take()) {
        (true, _) | (_, None) => Err(Stopped::Forbidden),
        (false, Some(coach)) => portals(source(&loaded.model, shared), &loaded, coach, shared),
    };
    let (portals, stopped) = match made {
        Ok(portals) => (portals, None),
        Err(stopped) => (Vec::new(), Some(stopped)),
    };
    told.summary.stopped = stopped.is_some();
    Built {
        name: name.to_owned(),
        folders: folders(name),
        portals,
        stopped,
        told,
        diags: loaded.diags,
        accepted: loaded.accepted,
        sources: loaded.model.sources,
    }
}

pub(super) fn source<'m>(model: &'m Model, shared: &BuildContext<'m>) -> ProjectionInput<'m> {
    ProjectionInput {
        model,
        practice: shared.practice,
        policy: shared.policy,
        today: shared.today,
    }
}

/// Every folder of the output that one engagement may have.
fn folders(name: &str) -> Vec<String> {
    ["coach", "client", "sponsor"]
        .iter()
        .map(|party| format!("{party}/{name}"))
        .collect()
}

fn portals(
    source: ProjectionInput<'_>,
    loaded: &Loaded,
    coach: View,
    shared: &BuildContext<'_>,
) -> Result<Vec<Portal>, Stopped> {
    let committed = shared
        .committed
        .and_then(|known| known.get(&loaded.model.dir));
    let edition = |reader: &Reader| Edition {
        home: home(reader, loaded.diags.len()),
        pdf: shared.reports.is_some(),
        revision: committed.map(|known| RecordsRevision {
            commit: known.commit.clone(),
            clean: known.clean,
        }),
    };
    let mut done = Done::new();
    let mut coach = Some(coach);
    let mut portals = Vec::new();
    for (reader, folder) in copies(&loaded.model) {
        // The coach's view goes before the next is made.
        let view = match reader {
            Reader::Coach => coach.take(),
            _ => project(source, &loaded.standing, &reader),
        };
        let Some(view) = view else { continue };
        let portal = portal(&view, folder, &edition(&reader), shared, &mut done)?;
        if reader != Reader::Coach {
            let made = (portal.tree.files.as_slice(), portal.shown.as_slice());
            scan::clean(source, &loaded.standing, &view, made, shared.theme)?;
        }
        portals.push(portal);
    }
    Ok(portals)
}

/// The readers in the order of engagement.md, the coach first, each with the folder of their portal in the output.
pub(super) fn copies(model: &Model) -> Vec<(Reader, String)> {
    let name = &model.name;
    let mut copies = vec![
        (Reader::Coach, format!("coach/{name}")),
        (Reader::Client, format!("client/{name}")),
    ];
    let mut sponsors = Sponsors::default();
    let engagement = model.engagement().map(|(_, engagement)| engagement);
    for sponsor in engagement.into_iter().flat_map(|one| one.known_sponsors()) {
        let reader = Reader::Sponsor(sponsor.name.value.clone());
        if copies.iter().all(|(known, _)| *known != reader) {
            let folder = sponsors.folder(&sponsor.name.value);
            copies.push((reader, format!("sponsor/{name}/{folder}")));
        }
    }
    copies
}

/// Where a reader's copy lies: the coach's within the practice, the others' by themselves.
pub(super) fn home(reader: &Reader, findings: usize) -> Home {
    match reader {
        Reader::Coach => Home::Practice {
            up: "../".to_owned(),
            findings,
        },
        _ => Home::Alone,
    }
}

fn portal(
    view: &View,
    folder: String,
    edition: &Edition,
    shared: &BuildContext<'_>,
    done: &mut Done,
) -> Result<Portal, Stopped> {
    let rendered =
        render(shared.theme, view, words_of(view), edition).map_err(Stopped::Template)?;
    let mut tree = rendered.tree;
    let pdfs = reports::pdfs(view, &rendered.reports, shared, done).map_err(Stopped::Template)?;
    let reports = rendered.reports.iter().map(|named| PortalReport {
        name: named.name.clone(),
        kind: named.report.kind,
        date: named.date,
    });
    let reports = reports.collect();
    let mut shown = Vec::new();
    for (path, made) in pdfs {
        shown.push((path.clone(), made.text));
        tree.add(path, made.bytes);
    }
    Ok(Portal {
        reader: view.reader.clone(),
        folder,
        tree,
        shown,
        reports,
    })
}

/// The engagement's language, else the practice's.
pub(super) fn language_of(view: &View) -> Language {
    let own = view.engagement.language;
    own.or(view.practice.language).unwrap_or(Language::En)
}

/// The words of a view's language.
pub(super) fn words_of(view: &View) -> &'static Words {
    Words::of(language_of(view))
}

/// A finding as the coach's Health page shows it.
pub fn health(sources: &SourceMap, diag: &Diagnostic) -> HealthItem {
    HealthItem {
        excerpt: excerpt::around(sources, diag.span),
        ..health_without_lines(sources, diag)
    }
}

/// The same without the lines around it.
pub(super) fn health_without_lines(sources: &SourceMap, diag: &Diagnostic) -> HealthItem {
    let (line, column) = sources.line_column(diag.span);
    let related = diag.related.iter().map(|(span, note)| {
        let (line, _) = sources.line_column(*span);
        (format!("{}:{line}", sources.path(*span)), note.clone())
    });
    HealthItem {
        code: diag.rule.code.to_owned(),
        name: diag.rule.name.to_owned(),
        level: diag.level,
        message: diag.message.clone(),
        help: diag.help.clone(),
        path: sources.path(diag.span).to_owned(),
        line,
        column,
        excerpt: Vec::new(),
        related: related.collect(),
    }
}
