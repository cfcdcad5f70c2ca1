//! The egress scan of one portal, on every build: the last check before anything is written.

use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex};

use super::Stopped;
use super::language::language_of;
use crate::leak::{FoldedTexts, Interface, RecordPiece, Scan};
use crate::record::value::Language;
use crate::theme::Theme;
use crate::view::types::View;
use crate::view::{Access, ProjectionInput, texts};
use crate::words::Words;

/// The interface words, case-folded once for each language.
static INTERFACES: LazyLock<Mutex<BTreeMap<Language, &'static Interface>>> =
    LazyLock::new(|| Mutex::new(BTreeMap::new()));

/// A path and the bytes of the file.
type ScannedFile = (String, Vec<u8>);

/// The path of a PDF and its text.
type PdfWords = (String, String);

/// Returns an error if files of the portal of `view` contain text that its reader may not see. `shown` is the text of
/// its PDFs, by path; `own_words` are words of the program in these files that are not words of the interface; `folded` is
/// shared by the readers of an engagement.
pub(super) fn check_portal(
    source: ProjectionInput<'_>,
    access: &Access,
    view: &View,
    (files, shown): (&[ScannedFile], &[PdfWords]),
    (theme, own_words): (&Theme, &[String]),
    folded: &mut FoldedTexts,
) -> Result<(), Stopped> {
    let language = language_of(view);
    let texts = texts(source, access, &view.reader);
    let of_others = texts.of_others.iter();
    let of_others = of_others.map(|(record, text)| (*record, text.as_str()));
    let withheld: Vec<RecordPiece<'_>> = texts
        .withheld
        .iter()
        .copied()
        .chain(of_others)
        .map(|(record, text)| RecordPiece {
            text,
            origin: record.0,
        })
        .collect();
    let practice = &source.practice.practice;
    let known = [
        &practice.name,
        &practice.coach.name,
        &practice.coach.email,
        &practice.coach.credentials,
    ];
    let mut allowed = texts.allowed;
    allowed.extend(texts.copied.iter().map(String::as_str));
    allowed.extend(known.into_iter().flatten().map(String::as_str));
    allowed.extend(own_words.iter().map(String::as_str));
    let scan = Scan::new(&withheld, &allowed, interface_words(language), folded);
    let files = files
        .iter()
        .filter(|(path, _)| !is_built_in(path, theme))
        .map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
    let shown: Vec<(String, &str)> = shown
        .iter()
        .map(|(path, text)| (format!("{path}.txt"), text.as_str()))
        .collect();
    let shown = shown
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_bytes()));
    let hits = scan.files(files.chain(shown));
    if hits.is_empty() {
        return Ok(());
    }
    Err(Stopped::Leak {
        reader: match &view.reader {
            crate::reader::Reader::Sponsor(name) => format!("the sponsor {name}"),
            reader => format!("the {}", reader.party().word()),
        },
        records: hits
            .into_iter()
            .filter_map(|place| source.model.records.get(place))
            .map(|record| source.model.sources.path(record.kind_span).to_owned())
            .collect(),
    })
}

/// Returns true for files that are the same for every reader and only contain the program's own text.
fn is_built_in(path: &str, theme: &Theme) -> bool {
    match path {
        "assets/portal.css" | "assets/report.css" => !theme.has_own_style(),
        "assets/theme.css" | "assets/search.js" => true,
        _ => false,
    }
}

fn interface_words(language: Language) -> &'static Interface {
    let mut known = match INTERFACES.lock() {
        Ok(known) => known,
        Err(poisoned) => poisoned.into_inner(),
    };
    known.entry(language).or_insert_with(|| {
        let messages = Words::for_language(language).messages();
        // One for each language, kept until the program ends.
        Box::leak(Box::new(Interface::new(
            messages.iter().map(String::as_str),
        )))
    })
}
