//! Scripts other than Latin in a PDF: their fonts, their direction, and the findings if a font lacks one.

use std::collections::BTreeMap;
use std::process::Command;

use coachgen::report::model::{Block, ReportRow};
use coachgen::report::pdf::Lazy;
use coachgen::report::{MissingGlyphs, Pdf, PdfRenderer};
use coachgen::theme::DOCUMENTS;

use super::engine::on_a_worker;
use super::values::{grid, heading, list, look, note, p, pre, prose, quote, report, table, text};
use crate::skip::skip;

/// An engine with these fonts of a practice.
fn engine_with_fonts(fonts: Vec<Vec<u8>>) -> Lazy {
    let texts = DOCUMENTS
        .iter()
        .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
    Lazy::new(texts.collect(), fonts)
}

/// The built-in font of this family, as if it were a practice's own. DejaVu Sans Mono has Arabic with its shaping
/// rules.
fn built_in_font(family: &[u8]) -> Vec<u8> {
    let holds = |font: &&[u8]| font.windows(family.len()).any(|part| part == family);
    let found = typst_assets::fonts().find(holds);
    found.expect("a built-in font").to_vec()
}

/// The same font without shaping rules, which some scripts need.
fn without_shaping_rules(mut font: Vec<u8>) -> Vec<u8> {
    let at = font.windows(4).position(|part| part == b"GSUB");
    let at = at.expect("its rules");
    font[at..at + 4].copy_from_slice(b"XXXX");
    font
}

fn render(engine: &Lazy, blocks: Vec<Block>) -> Pdf {
    let report = report(blocks);
    on_a_worker(|| engine.render(&report, &look(), &[])).unwrap()
}

fn missing(engine: &Lazy, text: &str) -> Vec<MissingGlyphs> {
    engine.lacking(text, false).into_values().collect()
}

#[test]
fn a_script_needs_a_text_font() {
    let engine = engine_with_fonts(Vec::new());
    for text in [
        "שלום",
        "Ελλάδα",
        "Київ",
        "საქართველო",
        "Հայաստան",
        "☑ ☐ → ≥ ½ ① №",
        "naïve",
    ] {
        assert_eq!(missing(&engine, text), [], "{text}");
    }
    for (text, what) in [
        ("محمد", MissingGlyphs::Typeface),
        ("अनीता", MissingGlyphs::Typeface),
        ("ກຂ", MissingGlyphs::Typeface),
        ("𝐀𝗕", MissingGlyphs::Typeface),
        ("ภาษา", MissingGlyphs::Glyph),
        ("陈伟", MissingGlyphs::Glyph),
        ("తెలుగు", MissingGlyphs::Glyph),
    ] {
        let found = missing(&engine, text);
        assert!(!found.is_empty(), "{text}");
        assert!(found.iter().all(|one| *one == what), "{text}: {found:?}");
    }
    let code = engine.lacking("محمد 陈", true);
    assert_eq!(code, BTreeMap::from([('陈', MissingGlyphs::Glyph)]));
}

#[test]
fn a_font_of_the_practice_is_used_for_what_the_first_one_lacks() {
    let mono = built_in_font(b"DejaVu Sans Mono");
    let own = engine_with_fonts(vec![mono.clone()]);
    assert_eq!(missing(&own, "محمد"), []);
    assert!(!missing(&own, "अनीता").is_empty());
    let unshaped = engine_with_fonts(vec![without_shaping_rules(mono)]);
    assert_eq!(
        missing(&unshaped, "محمد"),
        [MissingGlyphs::Typeface; 3],
        "letters that would not be joined"
    );
}

#[test]
fn a_glyph_from_another_font_keeps_the_archival_profile() {
    let engine = engine_with_fonts(Vec::new());
    let made = |words: &str| render(&engine, vec![text(words)]);
    assert!(made("قال محمد (المدير): نعم!").archival);
    assert!(!made("ภาษา").archival);
}

/// The left edges of words on the pages, in points, from `pdftotext`.
fn word_positions(made: &Pdf) -> Option<Vec<(String, f64, f64)>> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("report.pdf");
    std::fs::write(&file, &made.bytes).unwrap();
    let output = Command::new("pdftotext")
        .args(["-bbox"])
        .arg(&file)
        .arg("-")
        .output()
        .ok()?;
    let html = String::from_utf8_lossy(&output.stdout).into_owned();
    let words = html.lines().filter_map(|line| {
        let line = line.trim().strip_prefix("<word ")?;
        let (attributes, word) = line.split_once('>')?;
        let number = |name: &str| -> Option<f64> {
            let (_, rest) = attributes.split_once(&format!("{name}=\""))?;
            rest.split_once('"')?.0.parse().ok()
        };
        let word = word.split('<').next()?.to_owned();
        Some((word, number("xMin")?, number("xMax")?))
    });
    Some(words.collect())
}

/// The positions of a page's left and right margins, on A4.
const LEFT: f64 = 76.5;
const RIGHT: f64 = 518.7;

#[test]
fn a_paragraph_begins_on_the_side_of_its_first_letter() {
    let engine = engine_with_fonts(Vec::new());
    let nodes = vec![
        p("אחת"),
        p("one"),
        list(Some(7), vec![p("שתיים")]),
        quote(vec![p("שלוש")]),
    ];
    let row = ReportRow {
        label: "Label".to_owned(),
        texts: vec!["ארבע".to_owned()],
    };
    let blocks = vec![
        prose(nodes),
        Block::Facts { rows: vec![row] },
        heading(3, "חמש"),
        text("\u{2068}שש\u{2069} is six"),
    ];
    let made = render(&engine, blocks);
    assert!(made.archival);
    let Some(places) = word_positions(&made) else {
        return skip(
            "the direction of paragraphs in a PDF",
            "poppler is not here",
        );
    };
    // Programs differ in the order of the letters of a Hebrew word.
    let find = |word: &str| {
        let turned: String = word.chars().rev().collect();
        let mut all = places.iter();
        let found = all.find(|(other, ..)| other.contains(word) || other.contains(&turned));
        let (_, from, to) = found.unwrap_or_else(|| panic!("{word} is not in {places:?}"));
        (*from, *to)
    };
    // A right-to-left paragraph starts at the right margin.
    let reading = RIGHT;
    assert!((find("one").0 - LEFT).abs() < 1.0);
    assert!((find("אחת").1 - reading).abs() < 1.0, "{places:?}");
    assert!(
        (find("7").1 - reading).abs() < 3.0,
        "the number is at the right: {places:?}"
    );
    assert!(find("שתיים").1 < find("7").0);
    let line = reading - find("שלוש").1;
    assert!(
        (9.0..12.0).contains(&line),
        "a quotation is indented: {places:?}"
    );
    assert!((find("ארבע").1 - RIGHT).abs() < 1.0, "{places:?}");
    assert!((find("Label").0 - LEFT).abs() < 1.0);
    assert!((find("חמש").1 - reading).abs() < 1.0, "{places:?}");
    assert!(
        (find("שש").0 - LEFT).abs() < 1.0,
        "a sentence of the page's own begins at the left"
    );
}

/// The scan reads the text in the order of the words, not in the order of the glyphs.
#[test]
fn the_text_of_a_page_is_in_the_order_in_which_it_is_read() {
    let engine = engine_with_fonts(Vec::new());
    let words = "יעל מנהלת צוות של 12 עובדים מאז 2024 ולפני כן ניהלה 3 צוותים אחרים בחברת Northwind Ltd במשך 7 שנים רצופות";
    let sentence = "She said (שלום לכם 4 פעמים היום) and then left the room with all of us";
    let made = render(&engine, vec![text(words), text(sentence)]);
    let plain = |text: &str| text.split_whitespace().collect::<String>();
    let found = plain(&made.text);
    assert!(found.contains(&plain(words)), "{found}");
    assert!(found.contains(&plain(sentence)), "{found}");
}

#[test]
fn a_template_is_given_the_right_direction() {
    let nodes = vec![grid(&["א", ""], &[&["x", "7"]]), note("הערה"), pre("קוד")];
    let blocks = vec![
        text("שלום"),
        table(&["a", "ב"], &[&["אחד", "two"]]),
        prose(nodes),
    ];
    let made = render(&engine_with_fonts(Vec::new()), blocks);
    assert!(made.archival);
    for word in ["שלום", "אחד", "two", "הערה", "קוד"] {
        assert!(made.text.contains(word), "{word}");
    }
}
