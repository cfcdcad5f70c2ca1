//! Every word that finished pages bear, in the order of the pages.
//!
//! What is read here is what was drawn, so that a template cannot say more than the text lets on.

use typst::foundations::Value;
use typst::introspection::Tag;
use typst::layout::{Frame, FrameItem, Point, Transform};
use typst::model::{Destination, Document};
use typst::syntax::Span;
use typst::text::TextItem;
use typst::visualize::ImageKind;
use typst_layout::PagedDocument;

/// The words of the pages, the document's title, descriptions and addresses.
pub(super) fn of(document: &PagedDocument) -> String {
    let mut reader = Reader::default();
    if let Some(title) = &document.info().title {
        reader.aside(title);
    }
    for page in document.pages() {
        reader.frame(&page.frame, Transform::identity());
        reader.end_line();
    }
    reader.out
}

/// Text being put together again from the runs that were set.
#[derive(Default)]
struct Reader {
    out: String,
    /// Where the last run ended, and what it was set from.
    last: Option<(Point, f64, Option<Span>)>,
}

impl Reader {
    fn frame(&mut self, frame: &Frame, by: Transform) {
        for (at, item) in frame.items() {
            let by = by.pre_concat(Transform::translate(at.x, at.y));
            match item {
                FrameItem::Group(group) => self.frame(&group.frame, by.pre_concat(group.transform)),
                FrameItem::Text(run) => self.run(run, Point::zero().transform(by)),
                FrameItem::Image(image, ..) => {
                    if let ImageKind::Svg(svg) = image.kind() {
                        self.aside(&of_svg(svg.data()));
                    }
                    if let Some(alt) = image.alt() {
                        self.aside(alt);
                    }
                }
                FrameItem::Link(Destination::Url(url), _) => self.aside(url.as_str()),
                FrameItem::Tag(Tag::Start(element, _)) => {
                    for name in ["alt", "summary"] {
                        if let Ok(Value::Str(words)) = element.get_by_name(name) {
                            self.aside(&words);
                        }
                    }
                }
                FrameItem::Link(..) | FrameItem::Tag(_) | FrameItem::Shape(..) => {}
            }
        }
    }

    /// A run of text: on the line of the last one, on the next, or part of a word that was broken.
    fn run(&mut self, run: &TextItem, at: Point) {
        let size = run.size.to_pt();
        let first = run.glyphs.first().map(|glyph| glyph.span);
        if let Some((end, _, from)) = self.last {
            let same_line = (at.y - end.y).to_pt().abs() < 0.5 * size;
            let gap = (at.x - end.x).to_pt();
            // A long word is set in pieces, all of them from the same place of the template.
            let piece = first.is_some_and(|(span, start)| start == 0 && Some(span) == from);
            if same_line && gap.abs() < 0.05 * size {
            } else if same_line {
                self.gap(' ');
            } else if self.out.ends_with('\u{ad}') {
                self.out.pop();
            } else if !piece {
                self.gap('\n');
            }
        }
        self.out.push_str(&run.text);
        let end = Point::new(at.x + run.width(), at.y);
        let from = run.glyphs.last().map(|glyph| glyph.span.0);
        self.last = Some((end, size, from));
    }

    fn gap(&mut self, with: char) {
        if !self.out.is_empty() && !self.out.ends_with(char::is_whitespace) {
            self.out.push(with);
        }
    }

    fn end_line(&mut self) {
        self.gap('\n');
        self.last = None;
    }

    /// Words that stand on no line.
    fn aside(&mut self, words: &str) {
        self.gap('\n');
        self.out.push_str(words);
        self.gap('\n');
    }
}

/// The character data of an SVG.
fn of_svg(data: &[u8]) -> String {
    let text = String::from_utf8_lossy(data);
    super::prepare::svg_words(&text)
}
