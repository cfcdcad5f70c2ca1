//! What a report on several clients needs of one engagement: the views of its sponsors; and the PDF of that report.

use super::engagement::{projection_input, reader_folders};
use super::reports::render_document;
use super::{BuildContext, Loaded, Stopped, scan};
use crate::derive::ReaderView;
use crate::leak::FoldedTexts;
use crate::reader::Party;
use crate::record::value::Language;
use crate::report::model::Report;
use crate::report::{Pdf, PdfRenderer};
use crate::theme::TemplateError;
use crate::view::types::PracticeView;
use crate::view::{practice, project};
use crate::words::Words;

/// Returns the views of the sponsors. Findings must have been checked before.
///
/// # Errors
/// If a finding blocks the portals, or a theme is a text that a sponsor may not see.
pub fn sponsor_views(
    loaded: &Loaded,
    shared: &BuildContext<'_>,
) -> Result<Vec<ReaderView>, Stopped> {
    if loaded.is_stopped() {
        return Err(Stopped::Forbidden);
    }
    let source = projection_input(&loaded.model, &loaded.today, shared);
    let readers = reader_folders(&loaded.model).into_iter();
    let sponsors = readers.filter(|(reader, _)| reader.party() == Party::Sponsor);
    let views = sponsors.filter_map(|(reader, _)| project(source, &loaded.access, &reader));
    let views: Vec<ReaderView> = views.map(ReaderView::new).collect();
    let mut folded = FoldedTexts::default();
    for one in &views {
        // The only text of a record that a report on several clients may show.
        let files = [("themes.txt".to_owned(), themes(one).into_bytes())];
        scan::check_portal(
            source,
            &loaded.access,
            &one.view,
            (&files, &[]),
            (shared.theme, &[]),
            &mut folded,
        )?;
    }
    Ok(views)
}

fn themes(one: &ReaderView) -> String {
    let points = one.derived.agenda.iter().flat_map(|agenda| &agenda.points);
    let themes: Vec<&str> = points
        .filter_map(|point| point.now.theme.as_deref())
        .collect();
    themes.join("\n")
}

/// Renders a document that `make` makes from the practice's settings, in the practice's language.
///
/// # Errors
/// If a template fails: the first error.
pub fn practice_pdf(
    renderer: &dyn PdfRenderer,
    shared: &BuildContext<'_>,
    make: impl FnOnce(&PracticeView, &'static Words) -> Report,
) -> Result<Pdf, TemplateError> {
    let settings = practice(shared.practice);
    let words = Words::for_language(settings.language.unwrap_or(Language::En));
    let report = make(&settings, words);
    let logo = shared.practice.logo.as_ref();
    let logo = logo.and_then(|logo| {
        let content = logo.content.as_ref().ok()?;
        Some((logo.name.as_str(), content.bytes.as_slice()))
    });
    let files: Vec<(&str, &[u8])> = logo.into_iter().collect();
    render_document(
        renderer,
        &report,
        (&settings, &shared.practice.practice),
        &files,
    )
}
