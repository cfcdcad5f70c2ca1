//! The language of an engagement's portals and reports.

use crate::record::value::Language;
use crate::view::types::View;
use crate::words::Words;

/// Returns the engagement's language, or else the practice's.
pub(super) fn language_of(view: &View) -> Language {
    let own = view.engagement.language;
    own.or(view.practice.language).unwrap_or(Language::En)
}

/// Returns the interface words in a view's language.
pub fn words_of(view: &View) -> &'static Words {
    Words::for_language(language_of(view))
}
