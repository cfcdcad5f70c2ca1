//! Extracts all text from finished pages, in page order.
//!
//! Reads what was drawn, so that a template cannot show text that is missing here.

use std::collections::HashSet;

use typst::foundations::Value;
use typst::introspection::Tag;
use typst::layout::{Frame, FrameItem, Point, Transform};
use typst::model::{Destination, Document};
use typst::syntax::Span;
use typst::visualize::ImageKind;
use typst_layout::PagedDocument;

use super::prepare::svg_words;

/// The text of the pages, the document's title, descriptions and addresses.
pub(super) fn page_text(document: &PagedDocument) -> String {
    let mut found = PdfText::default();
    if let Some(title) = &document.info().title {
        found.0.push(PdfTextPiece::Aside(title.to_string()));
    }
    for page in document.pages() {
        found.frame(&page.frame, Transform::identity());
        found.0.push(PdfTextPiece::Aside(String::new()));
    }
    found.joined()
}

/// The items on the pages, in order.
#[derive(Default)]
struct PdfText(Vec<PdfTextPiece>);

enum PdfTextPiece {
    Run(PdfTextRun),
    /// Text that is not on a line.
    Aside(String),
}

/// A run of text on one line.
struct PdfTextRun {
    text: String,
    size: f64,
    /// The start and end along its line, and the position of the line.
    from: f64,
    to: f64,
    line: f64,
    /// The source location in a template; whether the run is the beginning of that text.
    source: Option<Span>,
    first: bool,
}

/// How two adjacent runs are joined.
enum RunJoin {
    None,
    Space,
    Line,
}

impl PdfText {
    fn frame(&mut self, frame: &Frame, by: Transform) {
        for (at, item) in frame.items() {
            let by = by.pre_concat(Transform::translate(at.x, at.y));
            match item {
                FrameItem::Group(group) => self.frame(&group.frame, by.pre_concat(group.transform)),
                FrameItem::Text(run) => {
                    let at = Point::zero().transform(by);
                    let first = run.glyphs.first().map(|glyph| glyph.span);
                    self.0.push(PdfTextPiece::Run(PdfTextRun {
                        text: run.text.to_string(),
                        size: run.size.to_pt(),
                        from: at.x.to_pt(),
                        to: (at.x + run.width()).to_pt(),
                        line: at.y.to_pt(),
                        source: first.map(|(source, _)| source),
                        first: first.is_some_and(|(_, start)| start == 0),
                    }));
                }
                FrameItem::Image(image, ..) => {
                    if let ImageKind::Svg(svg) = image.kind() {
                        self.0
                            .push(PdfTextPiece::Aside(svg_words(&String::from_utf8_lossy(
                                svg.data(),
                            ))));
                    }
                }
                FrameItem::Link(Destination::Url(url), _) => {
                    self.0.push(PdfTextPiece::Aside(url.as_str().to_owned()))
                }
                FrameItem::Tag(Tag::Start(element, _)) => {
                    for name in ["alt", "summary"] {
                        if let Ok(Value::Str(words)) = element.get_by_name(name) {
                            self.0.push(PdfTextPiece::Aside(words.to_string()));
                        }
                    }
                }
                FrameItem::Link(..) | FrameItem::Tag(_) | FrameItem::Shape(..) => {}
            }
        }
    }

    fn joined(self) -> String {
        let pieces = self.sources_of_pieces();
        let mut out = String::new();
        let mut asides = Vec::new();
        let mut last: Option<PdfTextRun> = None;
        for piece in self.0 {
            match piece {
                // An address or a description does not interrupt the words of a line.
                PdfTextPiece::Aside(words) if words.is_empty() => last = None,
                PdfTextPiece::Aside(words) => asides.push(words),
                PdfTextPiece::Run(run) => {
                    match last
                        .as_ref()
                        .map_or(RunJoin::Line, |last| last.bond(&run, &pieces))
                    {
                        RunJoin::None if out.ends_with('\u{ad}') => _ = out.pop(),
                        RunJoin::None => {}
                        RunJoin::Space => gap(&mut out, ' '),
                        RunJoin::Line => {
                            for words in asides.drain(..) {
                                aside(&mut out, &words);
                            }
                            gap(&mut out, '\n');
                        }
                    }
                    out.push_str(&run.text);
                    last = Some(run);
                }
            }
        }
        for words in asides {
            aside(&mut out, &words);
        }
        out
    }

    /// The template locations that set a long word in pieces: runs from there follow each other without a gap.
    fn sources_of_pieces(&self) -> HashSet<Span> {
        let pairs = self.0.windows(2).filter_map(|pair| match pair {
            [PdfTextPiece::Run(one), PdfTextPiece::Run(two)] => {
                let piece = two.first && one.source == two.source && one.may_join(two);
                (piece && one.same_line(two) && one.touches(two)).then_some(two.source?)
            }
            _ => None,
        });
        pairs.collect()
    }
}

impl PdfTextRun {
    fn bond(&self, next: &PdfTextRun, pieces: &HashSet<Span>) -> RunJoin {
        let piece = next.first
            && next.source == self.source
            && next.source.is_some_and(|source| pieces.contains(&source));
        match self.same_line(next) {
            true if self.touches(next) => RunJoin::None,
            true => RunJoin::Space,
            false if piece || self.text.ends_with('\u{ad}') => RunJoin::None,
            false => RunJoin::Line,
        }
    }

    /// Whether both may be pieces of one word; a hyphen has the source of the text it ends, but is not a piece.
    fn may_join(&self, next: &PdfTextRun) -> bool {
        let whole = |run: &PdfTextRun| !run.text.contains(char::is_whitespace);
        let hyphen = matches!(next.text.as_str(), "\u{ad}" | "-");
        self.size == next.size && whole(self) && whole(next) && !hyphen
    }

    fn same_line(&self, next: &PdfTextRun) -> bool {
        (self.line - next.line).abs() < 0.5 * next.size
    }

    fn touches(&self, next: &PdfTextRun) -> bool {
        let near = |one: f64, other: f64| (one - other).abs() < 0.05 * next.size;
        // In right-to-left text, the next run ends where this one begins.
        near(next.from, self.to) || near(next.to, self.from)
    }
}

fn gap(out: &mut String, with: char) {
    if !out.is_empty() && !out.ends_with(char::is_whitespace) {
        out.push(with);
    }
}

fn aside(out: &mut String, words: &str) {
    gap(out, '\n');
    out.push_str(words);
    gap(out, '\n');
}
