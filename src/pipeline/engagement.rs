//! Builds one engagement: from files to portals.

use super::coverage;
use super::history::history;
use super::language::words_of;
use super::loaded::Loaded;
use super::names::SponsorFolders;
use super::reports::{self, PdfsByKey};
use super::scan;
use super::{BuildContext, Built, EngagementOutcome, Portal, PortalReport, Stopped};
use crate::check::{self, EngagementFolders, excerpt};
use crate::derive::ReaderView;
use crate::diag::{Diagnostic, ENGAGEMENT_MISSING, Level, MISSING_FIELD};
use crate::leak::FoldedTexts;
use crate::model::{self, Model};
use crate::page::chrome::Home;
use crate::page::health::HealthItem;
use crate::page::report::RecordsRevision;
use crate::reader::Reader;
use crate::render::{Edition, render};
use crate::source::{CommittedRecords, EngagementFiles, SourceMap, Tree};
use crate::span::{FileId, Span};
use crate::today::Today;
use crate::view::{Access, ProjectionInput, project};

/// Loads one engagement and decides what each reader may see.
pub fn load(
    tree: &dyn Tree,
    files: &EngagementFiles,
    name: &str,
    shared: &BuildContext<'_>,
) -> Loaded {
    let mut diags = Vec::new();
    let model = model::load(tree, files, name, &mut diags);
    let today = Today::new(shared.today);
    let source = projection_input(&model, &today, shared);
    let access = Access::compute(source);
    let coach = project(source, &access, &Reader::Coach).map(ReaderView::new);
    Loaded {
        model,
        today,
        access,
        coach,
        diags,
        accepted: Vec::new(),
        depends_on_folders: false,
    }
}

/// Runs the rules on a loaded engagement, and sorts the findings.
pub fn check(loaded: &mut Loaded, shared: &BuildContext<'_>) {
    let missing_glyphs = coverage::missing_glyphs(loaded, shared);
    loaded.diags.extend(missing_glyphs);
    let source = projection_input(&loaded.model, &loaded.today, shared);
    let folders = EngagementFolders::new(shared.folders);
    loaded.accepted = check::run(
        source,
        &loaded.access,
        loaded.coach.as_ref(),
        (shared.settings, &folders),
        &mut loaded.diags,
    );
    loaded.depends_on_folders |= folders.were_read();
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
            Diagnostic::new(&MISSING_FIELD, span, "this engagement has no usable engagement.md, so nothing can be shared")
                .help("set `kind: engagement` and a client in engagement.md, and remove `draft` when it is agreed"),
        );
    }
    if loaded.model.engagement().is_none() {
        // Without the agreement it is unknown who may see what, so what makes it unreadable blocks the build.
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

/// Returns the path of the agreement in the practice.
fn agreement_path(model: &Model) -> String {
    match model.dir.as_str() {
        "" => "engagement.md".to_owned(),
        dir => format!("{dir}/engagement.md"),
    }
}

/// Builds every portal of one engagement, or none if there is a blocking error.
pub fn build(
    tree: &dyn Tree,
    files: &EngagementFiles,
    name: &str,
    shared: &BuildContext<'_>,
) -> Built {
    let mut loaded = load(tree, files, name, shared);
    check(&mut loaded, shared);
    let mut outcome = EngagementOutcome::from_loaded(&loaded);
    let stopped = loaded.is_stopped();
    let made = match (stopped, loaded.coach.take()) {
        (true, _) | (_, None) => Err(Stopped::Forbidden),
        (false, Some(coach)) => portals(
            projection_input(&loaded.model, &loaded.today, shared),
            &loaded,
            coach,
            shared,
        ),
    };
    let (portals, stopped) = match made {
        Ok(portals) => (portals, None),
        Err(stopped) => (Vec::new(), Some(stopped)),
    };
    outcome.summary.stopped = stopped.is_some();
    Built {
        name: name.to_owned(),
        folders: output_folders(name),
        portals,
        stopped,
        outcome,
        diags: loaded.diags,
        accepted: loaded.accepted,
        valid: loaded.today.valid_days(),
        depends_on_folders: loaded.depends_on_folders,
        sources: loaded.model.sources,
    }
}

pub(super) fn projection_input<'m>(
    model: &'m Model,
    today: &'m Today,
    shared: &BuildContext<'m>,
) -> ProjectionInput<'m> {
    ProjectionInput {
        model,
        practice: shared.practice,
        policy: shared.policy,
        today,
    }
}

/// Returns every folder of the output that one engagement may have.
pub fn output_folders(name: &str) -> Vec<String> {
    ["coach", "client", "sponsor"]
        .iter()
        .map(|party| format!("{party}/{name}"))
        .collect()
}

fn portals(
    source: ProjectionInput<'_>,
    loaded: &Loaded,
    coach: ReaderView,
    shared: &BuildContext<'_>,
) -> Result<Vec<Portal>, Stopped> {
    let edition = |reader: &Reader| Edition {
        home: home(reader, loaded.diags.len()),
        pdf: shared.reports.is_some(),
        history: match reader {
            Reader::Coach => history(&loaded.model.dir, shared),
            _ => None,
        },
        revision: revision(shared.committed, &loaded.model.dir),
    };
    let mut done = PdfsByKey::new();
    let mut folded = FoldedTexts::default();
    let mut coach = Some(coach);
    let mut portals = Vec::new();
    for (reader, folder) in reader_folders(&loaded.model) {
        // The coach's view is dropped before the next view is created.
        let view = match reader {
            Reader::Coach => coach.take(),
            _ => project(source, &loaded.access, &reader).map(ReaderView::new),
        };
        let Some(view) = view else { continue };
        let portal = portal(&view, folder, &edition(&reader), shared, &mut done)?;
        if reader != Reader::Coach {
            let made = (portal.tree.files.as_slice(), portal.shown.as_slice());
            scan::check_portal(
                source,
                &loaded.access,
                &view.view,
                made,
                (shared.theme, &[]),
                &mut folded,
            )?;
        }
        portals.push(portal);
    }
    Ok(portals)
}

/// Returns the state of the engagement in `dir` in git; `None` if it is in no commit.
pub(super) fn revision(committed: Option<&CommittedRecords>, dir: &str) -> Option<RecordsRevision> {
    let known = committed?.get(dir)?;
    Some(RecordsRevision {
        commit: known.commit.clone(),
        clean: known.clean,
    })
}

/// Returns the readers in the order of engagement.md, the coach first, each with the output folder of their portal.
pub(super) fn reader_folders(model: &Model) -> Vec<(Reader, String)> {
    let name = &model.name;
    let mut copies = vec![
        (Reader::Coach, format!("coach/{name}")),
        (Reader::Client, format!("client/{name}")),
    ];
    let mut sponsors = SponsorFolders::default();
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

/// Returns where a reader's portal is: the coach's is part of the practice, the others' are separate.
pub(super) fn home(reader: &Reader, findings: usize) -> Home {
    match reader {
        Reader::Coach => Home::Practice {
            up: "../".to_owned(),
            findings,
        },
        _ => Home::Alone,
    }
}

pub(super) fn portal(
    reader: &ReaderView,
    folder: String,
    edition: &Edition,
    shared: &BuildContext<'_>,
    done: &mut PdfsByKey,
) -> Result<Portal, Stopped> {
    let view = &reader.view;
    let rendered =
        render(shared.theme, reader, words_of(view), edition).map_err(Stopped::Template)?;
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

/// Converts a finding for the coach's Checks page.
pub fn health_item(sources: &SourceMap, diag: &Diagnostic) -> HealthItem {
    HealthItem {
        excerpt: excerpt::around(sources, diag.span),
        ..health_item_without_excerpt(sources, diag)
    }
}

/// The same, without the excerpt.
pub(super) fn health_item_without_excerpt(sources: &SourceMap, diag: &Diagnostic) -> HealthItem {
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
