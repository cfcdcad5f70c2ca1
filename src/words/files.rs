//! The embedded message files of each language.
//!
//! Must not know what a message is for.

use crate::record::value::Language;

/// Embeds the files of one language, in loading order.
macro_rules! files {
    ($language:literal) => {
        &[
            include_str!(concat!($language, "/portal.ftl")),
            include_str!(concat!($language, "/records.ftl")),
            include_str!(concat!($language, "/questions.ftl")),
            include_str!(concat!($language, "/course.ftl")),
            include_str!(concat!($language, "/desk.ftl")),
            include_str!(concat!($language, "/charts.ftl")),
            include_str!(concat!($language, "/search.ftl")),
            include_str!(concat!($language, "/reports.ftl")),
            include_str!(concat!($language, "/watch.ftl")),
            include_str!(concat!($language, "/skeletons.ftl")),
            include_str!(concat!($language, "/calendar.ftl")),
        ]
    };
}

/// Returns the files of `language`.
pub(super) fn files_for(language: Language) -> &'static [&'static str] {
    match language {
        Language::En => files!("en"),
        Language::De => files!("de"),
        Language::Fr => files!("fr"),
    }
}

/// Returns the BCP 47 tag of `language`.
pub(super) fn locale(language: Language) -> &'static str {
    match language {
        Language::En => "en-GB",
        Language::De => "de",
        Language::Fr => "fr",
    }
}

/// Returns every message in the files of `language`: its id, and its source after the `=`.
pub(super) fn sources(language: Language) -> impl Iterator<Item = (&'static str, &'static str)> {
    files_for(language).iter().flat_map(|text| {
        let starts: Vec<usize> = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .filter(|at| text[*at..].starts_with(|c: char| c.is_ascii_lowercase() || c == '#'))
            .collect();
        let ends: Vec<usize> = starts.iter().copied().skip(1).chain([text.len()]).collect();
        starts
            .into_iter()
            .zip(ends)
            .filter_map(|(from, to)| text[from..to].split_once('='))
            .filter(|(id, _)| !id.starts_with('#'))
            .map(|(id, source)| (id.trim(), source.trim()))
    })
}
