//! The portal of one reader, and a message to send with it, in memory.

use super::engagement::{portal, projection_input, reader_folders};
use super::language::words_of;
use super::reports::PdfsByKey;
use super::{BuildContext, Loaded, ReaderFilesError, Stopped, scan};
use crate::derive::ReaderView;
use crate::leak::FoldedTexts;
use crate::page::chrome::Home;
use crate::page::hand_over::message;
use crate::reader::Reader;
use crate::record::value::HandoverForm;
use crate::render::{Edition, RenderedFiles};
use crate::view::project;
use crate::view::types::View;
use crate::words::Words;

/// The portal of one reader, and a message to send with it.
pub struct ReaderPortal {
    /// The files of the portal.
    pub files: RenderedFiles,
    /// The interface words of its language.
    pub words: &'static Words,
    /// A draft of the message that the coach sends with it.
    pub message: String,
    /// Names of people and organisations in the agreement.
    pub names: Vec<String>,
}

/// The portal of a client or a sponsor, as `build` makes it, and scanned like it. What blocks the portal of another reader
/// blocks it too, as in a build. Findings must have been checked before.
///
/// # Errors
/// If a finding blocks the portals, the reader has no portal, a template fails, or the portal would contain text that the
/// reader may not see.
pub fn reader_portal(
    loaded: &Loaded,
    reader: &Reader,
    form: HandoverForm,
    shared: &BuildContext<'_>,
) -> Result<ReaderPortal, ReaderFilesError> {
    if loaded.is_stopped() {
        return Err(ReaderFilesError::Stopped(Stopped::Forbidden));
    }
    let others = reader_folders(&loaded.model).into_iter();
    let others = others.filter(|(other, _)| other != reader && *other != Reader::Coach);
    for (other, _) in others {
        match scanned_portal(loaded, &other, false, shared) {
            Ok(_) | Err(ReaderFilesError::NoReader) => {}
            Err(error) => return Err(error),
        }
    }
    let (view, files) = scanned_portal(loaded, reader, shared.reports.is_some(), shared)?;
    let words = words_of(&view.view);
    Ok(ReaderPortal {
        files,
        words,
        message: message(&view, words, form),
        names: names(&view.view),
    })
}

/// The view of a reader, and the files of their portal, with PDFs if `pdf`.
fn scanned_portal(
    loaded: &Loaded,
    reader: &Reader,
    pdf: bool,
    shared: &BuildContext<'_>,
) -> Result<(ReaderView, RenderedFiles), ReaderFilesError> {
    let source = projection_input(&loaded.model, &loaded.today, shared);
    let view = project(source, &loaded.access, reader).ok_or(ReaderFilesError::NoReader)?;
    let view = ReaderView::new(view);
    let edition = Edition {
        pdf,
        ..Edition::from(Home::Alone)
    };
    let shared = &BuildContext {
        reports: shared.reports.filter(|_| pdf),
        ..*shared
    };
    let mut pdfs = PdfsByKey::new();
    let portal = portal(&view, String::new(), &edition, shared, &mut pdfs);
    let portal = portal.map_err(ReaderFilesError::Stopped)?;
    scan::check_portal(
        source,
        &loaded.access,
        &view.view,
        (&portal.tree.files, &portal.shown),
        (shared.theme, &[]),
        &mut FoldedTexts::default(),
    )
    .map_err(ReaderFilesError::Stopped)?;
    Ok((view, portal.tree.files))
}

fn names(view: &View) -> Vec<String> {
    let agreement = &view.engagement;
    let client = agreement.client.as_ref().map(|client| &client.name);
    let sponsors = agreement.sponsors.iter().map(|sponsor| &sponsor.name);
    let one = [
        agreement.organisation.as_ref(),
        agreement.coach.as_ref(),
        view.practice.name.as_ref(),
        view.practice.coach.as_ref(),
    ];
    let all = client.into_iter().chain(sponsors);
    all.chain(one.into_iter().flatten()).cloned().collect()
}
