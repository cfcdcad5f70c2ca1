//! One reader's portal as it is handed over, and a message to send with it, in memory.

use super::engagement::{portal, projection_input};
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
use crate::words::Words;

/// What is handed over to a reader.
pub struct ReaderPortal {
    /// The files of the portal.
    pub files: RenderedFiles,
    /// The interface words of its language.
    pub words: &'static Words,
    /// A draft of the message that the coach sends with it.
    pub message: String,
}

/// The portal of a client or a sponsor, as `build` makes it, and scanned like it. Findings must have been checked before.
///
/// # Errors
/// If a finding blocks the portals, the reader has no portal, a template fails, or the portal would contain text that the
/// reader may not see.
pub fn hand_over(
    loaded: &Loaded,
    reader: &Reader,
    form: HandoverForm,
    shared: &BuildContext<'_>,
) -> Result<ReaderPortal, ReaderFilesError> {
    if loaded.is_stopped() {
        return Err(ReaderFilesError::Stopped(Stopped::Forbidden));
    }
    let source = projection_input(&loaded.model, &loaded.today, shared);
    let view = project(source, &loaded.access, reader).ok_or(ReaderFilesError::NoReader)?;
    let view = ReaderView::new(view);
    let words = words_of(&view.view);
    let edition = Edition {
        pdf: shared.reports.is_some(),
        ..Edition::from(Home::Alone)
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
    Ok(ReaderPortal {
        files: portal.tree.files,
        words,
        message: message(&view, words, form),
    })
}
