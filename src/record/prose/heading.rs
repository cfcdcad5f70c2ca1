//! A heading: the marker it bears, and where its section begins.

use std::ops::Range;

use pulldown_cmark::{CowStr, HeadingLevel};

use super::Narrowed;
use super::reader::Reader;
use super::sections::Heading;
use crate::diag::{Diagnostic, WIDER_THAN_AGREED, nearest};
use crate::span::Span;

impl Reader<'_, '_> {
    /// Notes a heading; one inside another block begins no section.
    pub(super) fn heading(
        &mut self,
        level: HeadingLevel,
        classes: &[CowStr<'_>],
        attributes: bool,
        place: Range<usize>,
    ) {
        let mut narrowed = None;
        for class in classes {
            let marker = match &**class {
                "coach-only" => Some(Narrowed::CoachOnly),
                "client-only" => Some(Narrowed::ClientOnly),
                _ => None,
            };
            if marker.is_none() {
                let help = match nearest(class, ["coach-only", "client-only"]) {
                    Some(near) => format!("did you mean `{{.{near}}}`?"),
                    None => "a heading may bear `{.coach-only}` or `{.client-only}`".to_owned(),
                };
                self.marker(place.clone(), "this heading bears an unknown marker", &help);
            }
            narrowed = narrowed.max(Some(marker.unwrap_or(Narrowed::CoachOnly)));
        }
        if attributes {
            self.marker(
                place.clone(),
                "this heading bears an attribute that is no marker",
                "a heading may bear `{.coach-only}` or `{.client-only}`",
            );
            narrowed = Some(Narrowed::CoachOnly);
        }
        if self.depth > 0 {
            if narrowed.is_some() {
                self.marker(
                    place,
                    "a marker has no effect on a heading inside a quote, list or table",
                    "take the heading out to the margin, where it begins a section",
                );
            }
            return;
        }
        let inside = self
            .headings
            .iter()
            .rev()
            .filter(|heading| heading.level < level)
            .any(|heading| {
                heading.narrowed == Some(Narrowed::CoachOnly) && self.holds(heading, level)
            });
        if inside && narrowed == Some(Narrowed::ClientOnly) {
            let span = Span::new(self.file, self.base + place.start, self.base + place.end);
            self.diags.push(
                Diagnostic::new(
                    &WIDER_THAN_AGREED,
                    span,
                    "`{.client-only}` would open part of a coach-only passage",
                )
                .help("a marker can only narrow; remove it, or take this section out of the other"),
            );
        }
        // Markdown ends a line at a lone carriage return too.
        let start = self.text[..place.start]
            .rfind(['\n', '\r'])
            .map_or(0, |at| at + 1);
        self.headings.push(Heading {
            start,
            level,
            narrowed,
        });
    }

    /// Whether a heading's section reaches to the end of what was read, where one of `level` begins.
    fn holds(&self, heading: &Heading, level: HeadingLevel) -> bool {
        heading.level < level
            && self
                .headings
                .iter()
                .filter(|later| later.start > heading.start)
                .all(|later| later.level > heading.level)
    }
}
