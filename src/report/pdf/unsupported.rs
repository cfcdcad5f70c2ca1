//! Finds pictures that cannot be drawn.
//!
//! Only used after a report has failed: each picture is compiled on a separate page.

use std::collections::BTreeSet;

use typst::foundations::Bytes;
use typst::syntax::Source;

use super::chart::{WIDTH, sheet, styled};
use super::data::PdfLook;
use super::engine::{Engine, place};
use super::export::compiles;
use super::world::{PictureFiles, ReportWorld};
use crate::report::Look;
use crate::report::model::{Block, Report, Sign};

/// The paths of the pictures, and the charts themselves, that make a page fail.
pub(super) fn pictures(
    engine: &Engine,
    report: &Report,
    look: &Look,
    files: &PictureFiles,
) -> BTreeSet<String> {
    let mut unreadable: BTreeSet<String> = files
        .iter()
        .filter(|(place, _)| {
            !drawable(
                engine,
                &format!("#image({})", quoted(place)),
                Bytes::new([]),
                files,
            )
        })
        .map(|(place, _)| place.clone())
        .collect();
    let sheet = sheet(&PdfLook::new(look, &engine.families));
    let failing = charts(report).filter(|svg| {
        let drawn = Bytes::from_string(styled(svg, &sheet, WIDTH));
        !drawable(
            engine,
            "#image(read(\"/data.json\", encoding: none), format: \"svg\")",
            drawn,
            files,
        )
    });
    unreadable.extend(failing.map(str::to_owned));
    unreadable
}

/// The charts of a report and their symbols.
fn charts(report: &Report) -> impl Iterator<Item = &str> {
    let blocks = report.sections.iter().flat_map(|section| &section.blocks);
    let charts = blocks.filter_map(|block| match block {
        Block::Chart { svg, legend, .. } => Some((svg, legend)),
        _ => None,
    });
    charts.flat_map(|(svg, legend): (&String, &Vec<Sign>)| {
        let signs = legend.iter().map(|sign| sign.svg.as_str());
        std::iter::once(svg.as_str()).chain(signs)
    })
}

fn drawable(engine: &Engine, page: &str, data: Bytes, files: &PictureFiles) -> bool {
    let Some(main) = place("picture.typ") else {
        return true;
    };
    compiles(&ReportWorld {
        engine,
        main: Source::new(main, page.to_owned()),
        data,
        files,
    })
}

/// A string literal of Typst; a path has no control characters.
fn quoted(place: &str) -> String {
    format!("\"{}\"", place.replace('\\', "\\\\").replace('"', "\\\""))
}
