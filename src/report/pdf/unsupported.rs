//! Finds pictures that cannot be drawn.
//!
//! Only used after a report has failed: each picture is compiled on a separate page.

use std::collections::BTreeSet;

use serde_json::Value;
use typst::foundations::Bytes;
use typst::syntax::Source;

use super::chart::styled;
use super::compile::compiles;
use super::engine::{Engine, place};
use super::world::{PictureFiles, ReportWorld};

/// The paths of the pictures, and the charts themselves, that make a page fail.
pub(super) fn pictures(engine: &Engine, data: &Value, files: &PictureFiles) -> BTreeSet<String> {
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
    let mut charts = Vec::new();
    collect(data, &mut charts);
    let look = data.get("look").unwrap_or(&Value::Null);
    unreadable.extend(charts.into_iter().filter(|svg| {
        let drawn = Bytes::from_string(styled(svg, look));
        !drawable(
            engine,
            "#image(read(\"/data.json\", encoding: none), format: \"svg\")",
            drawn,
            files,
        )
    }));
    unreadable
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

fn collect(value: &Value, charts: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                match value.as_str() {
                    Some(svg) if key == "svg" => charts.push(svg.to_owned()),
                    _ => collect(value, charts),
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| collect(value, charts)),
        _ => {}
    }
}
